"""What a recogniser said beside the text counts: further looks at the head vote, its own doubts are marked."""

from datetime import date

import pytest

from hoiam.core.read import read
from hoiam.core.read.issuer import issuer_of
from hoiam.core.read.sheet import lines_of
from hoiam.core.read.votes import voted, worded
from hoiam.core.text.restore import Marks
from hoiam.core.values.sight import Sight, Unsure

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN ĐĂK HÀ
Số: {number}/UBND-VX          Đăk Hà, ngày {day} tháng 10 năm 2022
V/v {about} báo chí

Kính gửi: Các phòng, ban, đơn vị huyện.
"""
BODY = """
Ủy ban nhân dân huyện yêu cầu các phòng, ban, đơn vị huyện:
1. Kiểm tra nội dung báo nêu, báo cáo Ủy ban nhân dân huyện trước ngày 25 tháng 10 năm 2022.
2. Theo dõi thông tin trên báo chí và mạng xã hội hằng ngày.

Nơi nhận:                TM. ỦY BAN NHÂN DÂN
- Như trên;              CHỦ TỊCH
"""


def _head(number: str = "801", day: str = "06", about: str = "theo dõi") -> str:
    return HEAD.format(number=number, day=day, about=about)


def _read(marks: Marks, first: str, *looks: str, unsure: tuple[Unsure, ...] = ()):
    text = first + BODY
    return read(text, marks, {}, scanned=True, sight=Sight(text, unsure, looks))


def test_two_looks_that_agree_put_number_and_day_right(marks: Marks) -> None:
    found = _read(marks, _head("8017", "36"), _head(), _head()).header
    assert (found.number, found.number_full, found.date) == (801, "801/UBND-VX", date(2022, 10, 6))
    assert found.confidence["number"] < 0.8, "a person should look: the readings differ"


def test_where_all_looks_differ_the_first_stays_and_is_less_sure(marks: Marks) -> None:
    alike = _read(marks, _head(), _head(), _head()).header
    apart = _read(marks, _head(), _head("881"), _head("807")).header
    assert apart.number == 801 and apart.confidence["number"] < alike.confidence["number"]


def test_a_word_of_the_subject_is_voted_and_readings_of_another_length_are_not_heard() -> None:
    assert worded("V/v thèo dõi báo", ["V/v theo dõi báo", "V/v theo dõi báo"]) == ("V/v theo dõi báo", False)
    assert worded("V/v theo dõi báo", ["báo chí", None]) == ("V/v theo dõi báo", False)
    assert worded(None, [None, "V/v theo dõi"]) == ("V/v theo dõi", True)
    assert voted(None, [None, 5]) == (5, True) and voted(7, [5, 6]) == (7, False)


def test_what_the_recogniser_doubts_is_marked_and_what_it_saw_well_is_not(marks: Marks) -> None:
    unsure = (Unsure(10, "mạng", 0.41), Unsure(10, "báo", 0.955), Unsure(9, "25", 0.52))
    marked = {(one.line, one.original) for one in _read(marks, _head(), unsure=unsure).doubtful}
    assert {(10, "mạng"), (9, "25")} <= marked and (10, "báo") not in marked
    assert not {(10, "mạng"), (9, "25")} & {(one.line, one.original) for one in _read(marks, _head()).doubtful}


def test_about_is_never_in_doubt(marks: Marks) -> None:
    unsure = (Unsure(4, "V/v", 0.21), Unsure(4, "theo", 0.2))
    marked = [one.original for one in _read(marks, _head(), unsure=unsure).doubtful]
    assert "theo" in marked and not {"V", "v", "V/v"} & set(marked)


def test_a_sight_is_written_down_and_several_become_one() -> None:
    first = Sight("a\nb", (Unsure(2, "b", 0.5),), ("look",))
    second = Sight("c", (Unsure(1, "c", 0.4),), ("other",))
    whole = Sight.joined([first, second], "\n\n")
    assert whole == Sight("a\nb\n\nc", (Unsure(2, "b", 0.5), Unsure(4, "c", 0.4)), ("look",))
    assert Sight.from_json(whole.as_json()) == whole


@pytest.mark.parametrize(
    ("head", "level"),
    [
        ("ỦY BAN NHÂN DÂN\nTHỊ XÃ AN LÃNH", "huyen"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VĨNH LÃNG", "huyen"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG", "tinh"),
        ("ỦY BAN NHÂN DÂN\nĐẶC KHU HÒN SAO", "xa"),
        ("ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY", "xa"),
    ],
)
def test_towns_stand_between_and_islands_with_communes(head: str, level: str) -> None:
    assert issuer_of(lines_of(head), head)[0].level == level
