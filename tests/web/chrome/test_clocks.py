"""The chip of a term, in the words of the drawn screens. Friday 07/10/2022 08:15 unless said otherwise."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hoiam.web.chrome.clocks import face

VN = ZoneInfo("Asia/Ho_Chi_Minh")


def at(day: int, hour: int = 0, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2022, month, day, hour, minute, tzinfo=VN)


NOW = at(7, 8, 15)


@pytest.mark.parametrize(
    ("due", "now", "state", "words"),
    [
        (date(2022, 10, 10), NOW, "near", "còn 3 ngày"),
        (date(2022, 10, 11), NOW, "plain", "còn 4 ngày"),
        (date(2022, 10, 20), NOW, "plain", "còn 13 ngày"),
        (date(2022, 10, 7), NOW, "near", "hạn hôm nay"),
        (date(2022, 10, 7), at(7, 23, 59), "near", "hạn hôm nay"),
        (date(2022, 10, 6), NOW, "late", "quá 1 ngày"),
        (date(2022, 10, 6), at(7), "late", "quá 1 ngày"),  # 24:00 has struck
        (date(2022, 9, 30), at(6, 13, 20), "late", "quá 6 ngày"),
        (at(6, 15), at(6, 13, 20), "near", "còn 1 giờ 40 phút"),
        (at(6, 15), at(6, 9, 5), "near", "còn 5 giờ 55 phút"),
        (at(6, 15), at(6, 9), "near", "còn 6 giờ"),
        (at(6, 15), at(6, 8, 59), "plain", "còn 6 giờ 1 phút"),
        (at(6, 15), at(5, 14), "plain", "còn 25 giờ"),
        (at(6, 15), at(3, 14), "plain", "còn 3 ngày"),
        (at(6, 15), at(6, 14, 59), "near", "còn 1 phút"),
        (at(6, 3), at(6, 13, 20), "late", "quá 10 giờ"),
        (at(6, 13), at(6, 13, 20), "late", "quá 20 phút"),
        (at(4, 13), at(6, 13, 20), "late", "quá 2 ngày"),
        (None, NOW, "idle", "chưa tính"),
    ],
)
def test_a_chip_says_in_words_how_much_time_is_left_or_how_late_it_is(
    due: date | datetime | None, now: datetime, state: str, words: str
) -> None:
    shown = face(due, now, rule="Đ.39.1")
    assert (shown.state, shown.words, shown.rule) == (state, words, "Đ.39.1")


def test_exactly_at_three_o_clock_the_weekly_report_is_already_late_but_a_24_hour_term_is_kept() -> None:
    assert face(at(6, 15), at(6, 15), strict=True).state == "late"
    assert face(at(6, 15), at(6, 15)).state == "near"


def test_a_term_in_days_that_is_stored_as_midnight_ends_with_the_day_before() -> None:
    stored = face(at(11), NOW)
    assert (stored.words, stored.ends) == ("còn 3 ngày", "hết thứ Hai 10/10")
    assert face(at(11), at(11)).state == "late"


def test_late_stays_late_after_it_is_done() -> None:
    shown = face(at(6, 3), NOW, rule="NĐ 09, Đ.3.6", done=at(6, 14, 5))
    assert (shown.state, shown.words, shown.late) == ("done", "xong 06/10", "chậm 11 giờ")


def test_done_in_time_says_nothing_of_lateness() -> None:
    assert face(date(2022, 10, 6), NOW, done=at(6, 23, 59)).late == ""
    assert face(None, NOW, done=at(6, 9)).late == ""
    assert face(at(6, 15), NOW, done=at(6, 15), strict=True).late == "chậm 1 phút"


def test_an_office_policy_is_never_shown_as_law() -> None:
    assert face(at(7, 10, 30), NOW, policy=True).rule == "quy định nội bộ"
    assert face(at(7, 10, 30), NOW, policy=True, rule="bút phê 03/10").rule == "bút phê 03/10"


def test_when_a_term_counts_as_near_is_a_setting() -> None:
    assert face(date(2022, 10, 10), NOW, near=timedelta(days=1)).state == "plain"
    assert face(at(8, 8), NOW, near=timedelta(days=1)).state == "near"


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (date(2022, 10, 10), "hết thứ Hai 10/10"),
        (date(2022, 10, 9), "hết Chủ nhật 09/10"),
        (date(2022, 10, 7), "hết hôm nay"),
        (at(7, 10, 30), "10:30 hôm nay"),
        (at(13, 15), "15:00 thứ Năm 13/10"),
        (date(2023, 1, 5), "hết thứ Năm 05/01/2023"),
    ],
)
def test_a_term_says_when_it_ends(due: date | datetime, words: str) -> None:
    assert face(due, NOW).ends == words


def test_the_chip_has_a_shape_for_each_state_not_only_a_colour() -> None:
    assert face(None, NOW).css == "clock clock--idle"
    assert face(date(2022, 12, 1), NOW).css == "clock"
