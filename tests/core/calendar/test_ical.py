"""Days off from an iCalendar file: what is taken over, what is left out and why."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoiam.core.calendar import DayOff, Year, as_toml, calendar_of, parse_year, read_ical
from hoiam.core.errors import Unreadable


def ics(*events: tuple[str, ...]) -> str:
    """Return a calendar of (first day, day after the last, words, more lines …)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//thu//VI"]
    for number, (first, after, words, *more) in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}@thu", f"DTSTART;VALUE=DATE:{first}"]
        lines += [f"DTEND;VALUE=DATE:{after}"] if after else []
        lines += [f"SUMMARY:{words}", *more, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def test_a_tet_of_nine_days_is_five_days_off_and_four_of_a_weekend() -> None:
    (year,), notes = read_ical(ics(("20270206", "20270215", "Tết Nguyên đán Đinh Mùi")), "thông báo")
    assert [str(row.day) for row in year.days] == [f"2027-02-{n:02d}" for n in (8, 9, 10, 11, 12)]
    assert [(note.code, note.facts["n"]) for note in notes] == [("ical.weekends", 4)]


def test_a_worked_saturday_is_tied_to_the_day_that_its_words_name() -> None:
    text = ics(
        ("20260102", "", "Nghỉ hoán đổi Tết Dương lịch"),
        ("20260831", "", "Nghỉ hoán đổi Quốc khánh"),
        ("20260110", "", "Làm bù cho ngày 02/01"),
        ("20260822", "", "Đi làm bù"),
    )
    (year,), notes = read_ical(text, "thông báo")
    assert {row.day: row.worked for row in year.days} == {
        date(2026, 1, 2): date(2026, 1, 10),
        date(2026, 8, 31): date(2026, 8, 22),
    }
    assert not notes
    calendar = calendar_of([year])
    assert calendar.is_working(date(2026, 8, 22))
    assert not calendar.is_working(date(2026, 8, 31))


def test_a_worked_saturday_without_its_day_off_is_left_out_and_said() -> None:
    text = ics(("20270430", "", "Ngày Chiến thắng"), ("20270508", "", "Làm bù cho ngày 03/05"))
    (year,), notes = read_ical(text, "thông báo")
    assert [row.worked for row in year.days] == [None]
    assert [note.code for note in notes] == ["ical.worked_alone"]


def test_what_is_no_day_off_is_left_out_and_said() -> None:
    text = ics(
        ("20270901", "", "Quốc khánh"),
        ("20270101", "", "Mỗi năm", "RRULE:FREQ=YEARLY"),
        ("20270301", "20270701", "Nghỉ hè"),
    ).replace(
        "END:VCALENDAR",
        "BEGIN:VEVENT\r\nUID:h\r\nDTSTART:20270105T020000Z\r\nSUMMARY:Họp\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )
    (year,), notes = read_ical(text, "thông báo")
    assert [row.name for row in year.days] == ["Quốc khánh"]
    assert {note.code for note in notes} == {"ical.recurs", "ical.too_long", "ical.not_all_day"}


def test_a_substitute_day_is_called_one_and_the_years_are_kept_apart() -> None:
    text = ics(("20270104", "", "Nghỉ bù Tết Dương lịch"), ("20280101", "20280104", "Tết Dương lịch"))
    years, _ = read_ical(text, "thông báo")
    assert [(y.year, [r.kind for r in y.days]) for y in years] == [(2027, ["substitute"]), (2028, ["holiday"])]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("xin chào", "ical.broken"),
        ("", "ical.broken"),
        ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "ical.empty"),
        (ics(("20270206", "20270208", "Cuối tuần")), "ical.empty"),
        (
            "BEGIN:VCALENDAR\r\n" + "BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n" * 2001 + "END:VCALENDAR\r\n",
            "ical.too_many",
        ),
    ],
)
def test_a_file_that_gives_no_days_says_why(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_ical(text, "thông báo")
    assert refused.value.code == code


_weekdays = st.dates(date(2027, 1, 1), date(2027, 12, 31)).filter(lambda day: day.isoweekday() <= 5)


@settings(deadline=None)  # what is held is the text, not how busy the machine is
@given(st.sets(_weekdays, min_size=1, max_size=20), st.text(max_size=40), st.text(max_size=40))
def test_a_table_written_as_toml_reads_back_unchanged(days: set[date], name: str, source: str) -> None:
    year = Year(2027, source, tuple(DayOff(day, name, source=source) for day in sorted(days)))
    assert parse_year(as_toml(year)) == year
