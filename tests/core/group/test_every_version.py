"""What every version of grouping puts together, since all of them still place pieces of stories that they opened."""

import pytest

from hoiam.core.group import versions
from hoiam.core.text.fold import fold
from tests.core.group.readers import DISPUTE, FENCE, MEASURED, MONDAY, Reader, piece
from tests.core.group.readers import reader as reader_of


@pytest.fixture(params=versions, scope="module")
def reader(request) -> Reader:
    return reader_of(request.param)


def test_the_first_piece_opens_a_story(reader):
    placed = reader.place(reader.made(DISPUTE), MONDAY, [])
    assert (placed.story, placed.reprint_of, placed.reasons[0].code) == (None, None, "group.new")


def test_a_reprint_with_a_cut_tail_joins_and_names_its_original(reader):
    cut = DISPUTE[: len(DISPUTE) * 6 // 10]
    placed = reader.place(reader.made(cut, "Kon Tum: Dân vướng đất khoán"), MONDAY, [reader.earlier("a", DISPUTE)])
    assert (placed.story, placed.reprint_of) == ("story of a", "a")
    assert placed.reasons[0].code == "group.reprint"


def test_the_earliest_piece_is_the_original(reader):
    copies = [reader.earlier("late", DISPUTE, days=1, story="s"), reader.earlier("early", DISPUTE, days=2, story="s")]
    assert reader.place(reader.made(DISPUTE), MONDAY, copies).reprint_of == "early"


def test_a_reprint_without_marks_is_a_reprint(reader):
    plain = reader.features(piece("x", fold(DISPUTE)))
    assert reader.place(plain, MONDAY, [reader.earlier("a", DISPUTE)]).reprint_of == "a"


def test_a_follow_up_after_two_weeks_joins_and_says_which_words_places_and_days(reader):
    others = [reader.earlier("a", DISPUTE, days=14), reader.earlier("b", FENCE, days=10)]
    placed = reader.place(reader.made(MEASURED), MONDAY, others)
    assert (placed.story, placed.reprint_of) == ("story of a", None)
    facts = {reason.code: reason.facts for reason in placed.reasons}
    assert "lo nhan" in facts["group.words"]["words"]
    assert "thon 3" in facts["group.places"]["words"]
    assert facts["group.days"]["days"] == 14.0
    assert 0.5 < placed.score <= 1


def test_two_land_disputes_in_one_commune_stay_apart(reader):
    assert reader.place(reader.made(FENCE), MONDAY, [reader.earlier("a", DISPUTE, days=3)]).story is None


def test_a_denial_joins_its_rumour(reader):
    rumour = (
        "khan cap ba con oi dap dak uy nut roi, nuoc tran qua mat dap, sap vo dap, ba con dak ngoc dak ui chay len doi"
    )
    denial = (
        "Bác bỏ thông tin vỡ đập lan truyền trên mạng. Đập thủy lợi Đăk Ui không bị nứt, nước không tràn qua mặt đập. "
        "Người dân hai xã Đăk Ngọk và Đăk Ui chạy lên đồi trong đêm vì tin đồn đập sắp vỡ đã trở về nhà."
    )
    assert reader.place(reader.made(denial), MONDAY, [reader.earlier("r", rumour, days=0.1)]).story == "story of r"


def test_a_piece_older_than_the_window_is_no_neighbour(reader):
    assert (
        reader.place(reader.made(DISPUTE), MONDAY, [reader.earlier("a", DISPUTE, days=reader.version.DAYS + 2)]).story
        is None
    )


@pytest.mark.parametrize("text", ["", " ", "🙂", "a", "1 2 3", "\x00" * 50])
def test_a_text_of_nothing_opens_a_story_of_its_own(reader, text):
    assert (
        reader.place(reader.made(text), MONDAY, [reader.earlier("a", text), reader.earlier("b", DISPUTE)]).story is None
    )


def test_the_order_of_candidates_does_not_matter(reader):
    others = [
        reader.earlier("a", DISPUTE, days=5),
        reader.earlier("b", FENCE, days=3),
        reader.earlier("c", MEASURED, days=2),
    ]
    answers = {str(reader.place(reader.made(MEASURED), MONDAY, some)) for some in (others, others[::-1])}
    assert len(answers) == 1
