"""Days, numbers, marks and the counting calendar, as an officer reads them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from hoiam.core.values.law import CountedDay
from hoiam.web.chrome import days, figures, grid, marks

THURSDAY = datetime(2022, 10, 6, 6, 20, tzinfo=UTC)  # 13:20 in Việt Nam


def test_moments_are_told_on_the_wall_clock_of_the_office() -> None:
    assert days.long_moment(THURSDAY) == "Thứ Năm, 06/10/2022, 13:20"
    assert days.moment(THURSDAY) == "06/10/2022, 13:20"
    assert days.told(THURSDAY) == "06/10, 13:20"
    assert days.calendar_day(datetime(2022, 10, 6, 18, tzinfo=UTC)) == date(2022, 10, 7)


def test_days_take_a_zero_as_decree_30_writes_them() -> None:
    assert days.full_day(date(2022, 9, 6)) == "06/9/2022"
    assert days.full_day(date(2022, 2, 6)) == "06/02/2022"
    assert days.short_day(date(2022, 11, 16)) == "16/11"


def test_another_year_is_named() -> None:
    assert days.short_day(date(2021, 12, 31), THURSDAY) == "31/12/2021"
    assert days.short_day(date(2022, 9, 6), THURSDAY) == "06/9"


def test_sunday_has_its_own_name() -> None:
    assert days.weekday(date(2022, 10, 9)) == "Chủ nhật"
    assert days.long_moment(datetime(2022, 10, 9, 2, tzinfo=UTC)) == "Chủ nhật, 09/10/2022, 09:00"


def test_numbers_are_written_the_vietnamese_way_and_the_english_way() -> None:
    assert figures.number(1234567) == "1.234.567"
    assert figures.number(0.9154, 2) == "0,92"
    assert figures.percent(9, 10) == "90%"
    assert figures.percent(0, 0) == "–"
    with translation.override("en"):
        assert figures.number(1234567) == "1,234,567"


@pytest.mark.parametrize(("octets", "words"), [(84, "84 byte"), (86_016, "84 KB"), (1_500_000, "1,4 MB")])
def test_a_file_says_how_large_it_is(octets: int, words: str) -> None:
    assert figures.size(octets) == words


def test_marks_stand_round_the_words_of_the_reason_and_everything_else_is_escaped() -> None:
    shown = marks.highlight("<b>Đăk Uy</b> thiếu nước", [(14, 19), (3, 9, 'cách viết "cũ"')])
    assert shown == (
        '&lt;b&gt;<mark class="why" title="cách viết &quot;cũ&quot;">Đăk Uy</mark>&lt;/b&gt; '
        '<mark class="why">thiếu</mark> nước'
    )


def test_spans_that_overlap_or_lie_outside_break_nothing() -> None:
    assert marks.highlight("Đăk Ui", [(0, 3), (2, 5), (4, 99), (3, 3)]) == '<mark class="why">Đăk</mark> Ui'


def _counted(first: date, last: date) -> tuple[CountedDay, ...]:
    length = (last - first).days
    return tuple(
        CountedDay(
            first + timedelta(days=n),
            n or None,
            "weekend" if (first + timedelta(days=n)).weekday() > 4 else "",
            is_start=n == 0,
            is_due=n == length,
        )
        for n in range(length + 1)
    )


def test_the_calendar_of_a_term_numbers_each_counted_day_in_weeks_from_monday() -> None:
    weeks = grid.weeks(_counted(date(2022, 9, 9), date(2022, 10, 10)), date(2022, 10, 7), "nhận")
    assert all(len(week) == 7 for week in weeks)
    assert [square.label for square in weeks[0]] == ["", "", "", "", "09/9", "10", "11"]
    assert (weeks[0][4].note, weeks[0][4].css) == ("nhận", "from")
    assert (weeks[0][5].note, weeks[0][5].css) == ("1", "off")
    assert weeks[3][5].label == "01/10"
    assert weeks[4][4].css == "today"
    assert (weeks[5][0].label, weeks[5][0].note, weeks[5][0].css) == ("10/10", "hạn", "to")


def test_a_term_of_many_months_is_told_in_words_only() -> None:
    assert grid.weeks(_counted(date(2022, 1, 1), date(2022, 12, 31)), date(2022, 10, 7)) == []
    assert grid.weeks((), date(2022, 10, 7)) == []
