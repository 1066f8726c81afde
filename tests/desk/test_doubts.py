"""Which doubtful words may be accepted together, and which must each be looked at."""

import pytest

from hoiam.desk.directives.doubts import FIGURE, NAME, PLAIN, plain_rest, weight


@pytest.mark.parametrize(
    ("word", "harm"),
    [
        ("mười", FIGURE),
        ("triệu", FIGURE),
        ("tám", FIGURE),
        ("ngày", FIGURE),
        ("ngay", FIGURE),
        ("15/6", FIGURE),
        ("Đăk", NAME),
        ("-__VW", NAME),
        ("đường", PLAIN),
    ],
)
def test_a_number_in_words_is_as_grave_as_one_in_figures(word: str, harm: int) -> None:
    assert weight({"original": word, "restored": word}) == harm


def test_no_term_or_sum_is_accepted_with_the_rest() -> None:
    road = {"original": "duong", "restored": "đường"}
    ten = {"original": "muoi", "restored": "mười"}
    assert plain_rest([road, ten]) == []
    assert plain_rest([road, {**ten, "settled": "mười"}]) == [0]
