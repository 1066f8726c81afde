"""What units owe of the tasks of dispatches stands in part VIII of the week and in the months' table of units."""

from datetime import date, datetime, timedelta

from hoiam.core.compose.report import weekly_report
from hoiam.core.compose.weekly_figures import LateLine, WeeklyFigures
from hoiam.desk.directives import actions as directives
from hoiam.desk.directives.models import Quality, TaskUnit
from hoiam.desk.reports import actions, queries
from hoiam.desk.reports.models import Report, ReportKind
from hoiam.web.screens.reports.things import lines
from tests import people
from tests.desk.test_directives import confirmed, task
from tests.desk.test_report_kinds import frozen, numbers
from tests.desk.test_reports import opened
from tests.people import HANOI, House

DUE = datetime(2022, 10, 6, 15, tzinfo=HANOI)
NEXT_NOON = datetime(2022, 10, 13, 12, tzinfo=HANOI)
HOUR = timedelta(hours=1)


def week_of(house: House) -> Report:
    """Freeze the week from the 6th to the 13th."""
    opened(house)
    return frozen(opened(house, NEXT_NOON - timedelta(days=1)), NEXT_NOON)


def told(report: Report) -> list[LateLine]:
    figures = queries.figures_of(report, NEXT_NOON)
    assert isinstance(figures, WeeklyFigures)
    return [line for line in figures.late if line.opens]


def test_part_eight_tells_who_has_not_handed_in_and_opens_the_list_for_ever(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    report = week_of(house)
    [line] = told(report)
    assert line.unit == "Trung tâm VH-TT-DL&TT"
    assert "Chưa nộp nhiệm vụ 2.1b, văn bản 2736/UBND-VX" in line.what
    assert (line.due, line.late) == ("15:00 06/10/2022", "quá 6 ngày")
    assert report.lists[line.opens] == [f"U{weekly.units.get().pk}"]
    directives.give_evidence(task=weekly, note="Đã gửi", by=people.SORTER, now=NEXT_NOON + HOUR)
    report.refresh_from_db()
    assert told(report) == [line]
    assert [one.title for one in lines(report.lists[line.opens], report)] == ["Gửi báo cáo tuần"]
    assert any("Chưa nộp nhiệm vụ 2.1b" in str(block) for block in weekly_report(queries.figures_of(report, DUE)).body)


def test_part_eight_tells_what_came_late_in_the_week_and_what_was_handed_back(house: House) -> None:
    directive = confirmed(house)
    weekly = task(directive, "2.1b")
    given = directives.give_evidence(task=weekly, note="Muộn", by=people.SORTER, now=DUE + timedelta(hours=26))
    report = week_of(house)
    [line] = told(report)
    assert (line.what, line.late) == ("Nộp chậm nhiệm vụ 2.1b, văn bản 2736/UBND-VX", "chậm 1 ngày")
    assert report.lists[line.opens] == [f"E{given.pk}"]
    directives.judge(evidence=given, quality=Quality.WEAK, note="Thiếu", by=people.ROUTER, now=NEXT_NOON + HOUR)
    after = actions.open_week(office=house.office, by=people.SORTER, now=NEXT_NOON + timedelta(days=1))
    found = queries.gathered_of(after, NEXT_NOON + timedelta(days=2))
    assert [(one.what.partition(" nhiệm vụ")[0], one.late) for one in found.figures.late if one.opens] == [
        ("Chưa nộp", "quá 8 ngày"),
        ("Sản phẩm bị trả lại,", "chưa đạt"),
    ]


def test_the_months_table_of_units_counts_tasks_beside_the_terms_of_cases(house: House) -> None:
    directive = confirmed(house)
    weekly = task(directive, "2.1b")
    directives.give_evidence(task=weekly, note="Muộn", by=people.SORTER, now=DUE + timedelta(days=15))  # the 21st
    now = datetime(2022, 11, 1, 8, tzinfo=HANOI)
    opened = actions.open_period(
        office=house.office, kind=ReportKind.MONTHLY, day=date(2022, 10, 6), by=people.SORTER, now=now
    )
    report = frozen(opened, now)
    held = {key: field.text for key, field in numbers(report).items() if key.startswith("duty")}
    bond = TaskUnit.objects.get(task=weekly)
    [row] = [key.partition(".")[0] for key in held if report.lists[key] == [f"U{bond.pk}"]]
    centre = {key.partition(".")[2]: text for key, text in held.items() if key.startswith(row)}
    # Left out: the 13th and the 20th. The 27th is overdue, and can still be handed in.
    assert centre == {"given": "1", "late": "1", "missed": "2", "overdue": "1"}
    assert all(len(report.lists[key]) == int(text) for key, text in held.items())
    assert len(lines(report.lists[f"{row}.missed"], report)) == 2
