"""The weekly report: one a week, frozen not before noon, approved by another, late at fifteen o'clock sharp."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.law import HolidayPolicy
from hoiam.desk.articles.models import Article
from hoiam.desk.audit import queries as audit
from hoiam.desk.cases import actions as cases
from hoiam.desk.jobs.models import Job
from hoiam.desk.letters import actions as letters
from hoiam.desk.reports import actions, queries
from hoiam.desk.reports.models import Report, ReportState
from hoiam.desk.reports.week import Week
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.people import HANOI, House
from tests.writes import by_a_wrong_hand

NOON = datetime(2022, 10, 6, 12, tzinfo=HANOI)
DUE = datetime(2022, 10, 6, 15, tzinfo=HANOI)
SECOND = timedelta(seconds=1)


def opened(house: House, now: datetime = NOW, who: people.Actor = people.SORTER) -> Report:
    return actions.open_week(office=house.office, by=who, now=now)


def frozen(house: House, now: datetime = NOON) -> Report:
    return actions.freeze(report=opened(house, now), by=people.SORTER, now=now)


def approved(house: House) -> Report:
    return actions.approve(report=frozen(house), by=people.DIRECTOR, now=NOON + timedelta(minutes=30))


def received(house: House, at: datetime) -> Report:
    return actions.receive(report=approved(house), by=people.ROUTER, now=at)


def test_the_week_runs_from_noon_to_noon_and_is_due_before_fifteen_oclock(house: House) -> None:
    report = opened(house)
    assert (report.starts, report.ends, report.due_at) == (NOON - timedelta(days=7), NOON, DUE)
    assert report.due["rule"] == "CV2736-2022.2.1b"


def test_a_week_has_one_report_whoever_opens_it_again(house: House) -> None:
    first = opened(house)
    assert opened(house, NOW + timedelta(hours=1), MACHINE) == opened(house) == first
    assert Report.objects.count() == 1


def test_the_next_report_begins_where_the_last_one_ended(house: House) -> None:
    first = opened(house)
    later = opened(house, DUE + timedelta(days=15))  # a week was missed: nothing falls between two reports
    assert later.starts == first.ends
    assert later.due_at == DUE + timedelta(days=21)


@pytest.mark.parametrize(("at", "late"), [(DUE - SECOND, False), (DUE, True), (DUE + SECOND, True)])
def test_fifteen_oclock_sharp_is_late_and_late_stays_late(house: House, at: datetime, late: bool) -> None:
    report = received(house, at)
    assert (report.state, report.handed_at, report.late) == (ReportState.HANDED, at, late)
    [line] = made.lines("report.hand_over")
    assert line.facts["late"] is late


def test_the_figures_are_not_frozen_before_noon(house: House) -> None:
    report = opened(house)
    with pytest.raises(HoiamError, match=r"report\.too_early"):
        actions.freeze(report=report, by=people.SORTER, now=NOON - SECOND)
    assert actions.freeze(report=report, by=people.SORTER, now=NOON).number == 1


def test_a_frozen_number_stays_whatever_happens_afterwards(house: House) -> None:
    made.item(house)
    report = frozen(house)
    before = queries.figures_of(report, NOON)
    assert before.issues_total == 1
    made.item(house, 2)
    made.case(house)
    units.open_office(key=house.office.key, place_name="Nơi khác", **by(MACHINE))
    report.refresh_from_db()
    assert queries.figures_of(report, NOON + timedelta(days=3)) == before
    assert queries.document_of(report, NOON + timedelta(days=3)) == queries.document_of(report, NOON)


def test_every_number_opens_the_list_that_it_counted(house: House) -> None:
    item = made.item(house)
    report = frozen(house)
    lists, line = report.lists, next(s for s in queries.figures_of(report, NOON).sources if s.name == "Báo điện tử")
    assert lists["electronic.items"] == [item.hit.article_id]
    assert (line.items, line.issues) == (len(lists["electronic.items"]), len(lists["electronic.issues"]))
    assert [a.pk for a in queries.articles_in(lists["electronic.items"])] == [item.hit.article_id]
    assert [s.pk for s in queries.stories_in(house.office, lists["all.issues"])] == [item.story_id]


def test_the_report_prints_the_end_of_the_audit_chain(house: House) -> None:
    end = audit.head(house.office.key)
    report = frozen(house)
    chain, head = end.chain, f"{end.seq}:{end.digest}"
    figures = queries.figures_of(report, NOON)
    opened_by_a_person = 1
    assert figures.audit_chain == chain
    assert int(figures.audit_head.split(":")[0]) == end.seq + opened_by_a_person
    assert audit.verify(chain, audit.Head(chain, end.seq, end.digest)) is None
    assert head != figures.audit_head


@pytest.mark.parametrize(
    ("deed", "who"),
    [
        ("freeze", people.ROUTER),
        ("freeze", people.STRANGER),
        ("approve", people.VERIFIER),
        ("receive", people.DIRECTOR),
        ("write", people.ROUTER),
    ],
)
def test_each_step_belongs_to_its_role(house: House, deed: str, who: people.Actor) -> None:
    report = {"freeze": opened, "write": opened, "approve": frozen, "receive": approved}[deed](house)
    more: dict[str, Any] = {"outlook": [], "proposals": []} if deed == "write" else {}
    with pytest.raises(HoiamError, match=r"report\.role"):
        getattr(actions, deed)(report=report, **more, by=who, now=NOON + timedelta(hours=1))


def test_whoever_froze_it_does_not_approve_it_whatever_roles_they_hold(house: House) -> None:
    report = actions.freeze(report=opened(house), by=made.EVERYBODY, now=NOON)
    with pytest.raises(HoiamError, match=r"report\.same_person"):
        actions.approve(report=report, by=made.EVERYBODY, now=NOON + SECOND)
    with pytest.raises(IntegrityError), transaction.atomic(), by_a_wrong_hand():
        Report.objects.update(approved_by=made.EVERYBODY.key)


def test_whoever_rewrote_it_after_the_freezing_does_not_approve_these_words(house: House) -> None:
    words = {"proposals": [], "by": people.DIRECTOR}
    report = opened(house)
    actions.write(report=report, outlook=["Trước khi khóa."], now=NOON - SECOND, **words)
    report = actions.freeze(report=report, by=people.SORTER, now=NOON)
    read = queries.stamp(report)
    assert not queries.answers_for(report, people.DIRECTOR.key)
    report = actions.write(report=report, outlook=["Sau khi khóa."], now=NOON, **words)
    with pytest.raises(HoiamError, match=r"report\.same_person"):
        actions.approve(report=report, by=people.DIRECTOR, now=NOON)
    with pytest.raises(HoiamError, match=r"report\.changed"):
        actions.approve(report=report, by=people.LEADER, now=NOON, seen=read)
    approved = actions.approve(report=report, by=people.LEADER, now=NOON, seen=queries.stamp(report))
    assert approved.state == ReportState.APPROVED


def test_a_step_out_of_turn_is_refused(house: House) -> None:
    report = opened(house)
    for deed, who in (("approve", people.DIRECTOR), ("receive", people.ROUTER)):
        with pytest.raises(HoiamError, match=r"report\.state"):
            getattr(actions, deed)(report=report, by=who, now=NOON)
    report = frozen(house)
    with pytest.raises(HoiamError, match=r"report\.state"):
        actions.freeze(report=report, by=people.SORTER, now=NOON)


def test_words_may_be_written_until_it_is_approved_and_change_no_number(house: House) -> None:
    made.item(house)
    report = frozen(house)
    before = queries.figures_of(report, NOON)
    words = {"outlook": [" Mưa lớn ", ""], "proposals": [{"who": "VHTT", "what": "Làm rõ", "before": "2022-10-10"}]}
    report = actions.write(report=report, **words, by=people.SORTER, now=NOON + SECOND)
    after = queries.figures_of(report, NOON)
    assert after.outlook == ("Mưa lớn",)
    assert (after.issues_total, after.sources, after.audit_head) == (
        before.issues_total,
        before.sources,
        before.audit_head,
    )
    report = actions.approve(report=report, by=people.DIRECTOR, now=NOON + timedelta(minutes=1))
    with pytest.raises(HoiamError, match=r"report\.state"):
        actions.write(report=report, **words, by=people.SORTER, now=NOON + timedelta(minutes=2))


@pytest.mark.parametrize(("at", "late"), [(DUE - SECOND, False), (DUE, True)])
def test_what_the_centre_sends_in_time_is_in_time_whenever_the_office_looks(
    house: House, at: datetime, late: bool
) -> None:
    report = actions.send(report=approved(house), by=people.DIRECTOR, now=at)
    assert (report.state, report.sent_at, report.late) == (ReportState.SENT, at, late)
    report = actions.receive(report=report, by=people.ROUTER, now=DUE + timedelta(hours=3))
    assert (report.state, report.late) == (ReportState.HANDED, late)
    told = [line.facts["late"] for verb in ("report.send", "report.hand_over") for line in made.lines(verb)]
    assert told == [late, late]


def test_two_reports_frozen_at_once_get_two_numbers(house: House) -> None:
    first = frozen(house)
    with pytest.raises(HoiamError, match=r"report\.state"):
        actions.freeze(report=first, by=people.DIRECTOR, now=NOON)  # the second click changes nothing
    week = actions.open_week(office=house.office, by=MACHINE, now=NOON + timedelta(days=7))
    second = actions.freeze(report=week, by=people.SORTER, now=NOON + timedelta(days=7))
    assert (first.number, second.number) == (1, 2)
    with pytest.raises(IntegrityError), transaction.atomic(), by_a_wrong_hand():
        Report.objects.filter(pk=second.pk).update(number=1)


TET = datetime(2023, 1, 23, 9, tzinfo=HANOI)  # the second day of Tết Quý Mão; Thursday 26/01/2023 is a day off
TET_DUE = {
    HolidayPolicy.PREVIOUS: datetime(2023, 2, 2, 15, tzinfo=HANOI),  # that week's was moved before Tết and has passed
    HolidayPolicy.SAME: datetime(2023, 1, 26, 15, tzinfo=HANOI),
    HolidayPolicy.NEXT: datetime(2023, 1, 27, 15, tzinfo=HANOI),
}


@pytest.mark.parametrize("policy", HolidayPolicy)
def test_tet_moves_the_deadline_as_the_office_has_chosen(house: House, policy: HolidayPolicy) -> None:
    office = actions.choose_holiday(office=house.office, policy=policy, by=people.ROUTER, now=NOW)
    assert actions.open_week(office=office, by=MACHINE, now=TET).due_at == TET_DUE[policy]
    [line] = [line for line in made.lines("office.change") if "report.holiday" in line.facts.get("changes", {})]
    assert line.facts["changes"]["report.holiday"][1] == policy.value


def test_a_week_that_is_open_takes_over_a_new_choice_and_no_second_week_is_opened(house: House) -> None:
    opened_on = datetime(2023, 1, 24, 8, tzinfo=HANOI)
    report = opened(house, opened_on, MACHINE)
    assert report.due_at == TET_DUE[HolidayPolicy.PREVIOUS]
    at = datetime(2023, 1, 24, 9, tzinfo=HANOI)
    office = actions.choose_holiday(office=house.office, policy=HolidayPolicy.SAME, by=people.ROUTER, now=at)
    report.refresh_from_db()
    assert report.due_at == TET_DUE[HolidayPolicy.SAME]
    assert actions.open_week(office=office, by=MACHINE, now=at) == report
    with pytest.raises(HoiamError, match=r"report\.role"):
        actions.choose_holiday(office=office, policy=HolidayPolicy.NEXT, by=people.SORTER, now=at)


@pytest.mark.parametrize(
    ("policy", "other"),
    [(HolidayPolicy.PREVIOUS, HolidayPolicy.NEXT), (HolidayPolicy.NEXT, HolidayPolicy.PREVIOUS)],
)
def test_a_week_that_met_a_day_off_is_neither_swallowed_nor_reported_twice(
    house: House, policy: HolidayPolicy, other: HolidayPolicy
) -> None:
    # Thursday 01/01/2026 is a day off: one policy says Wednesday 31/12, the other Monday 05/01
    office = actions.choose_holiday(office=house.office, policy=policy, by=people.ROUTER, now=NOW)
    first = actions.open_week(office=office, by=MACHINE, now=datetime(2025, 12, 30, 9, tzinfo=HANOI))
    for moment in (datetime(2025, 12, 31, 9, tzinfo=HANOI), datetime(2026, 1, 2, 9, tzinfo=HANOI)):
        actions.open_week(office=office, by=MACHINE, now=moment)
        with pytest.raises(HoiamError, match=r"report\.holiday_running"):
            actions.choose_holiday(office=office, policy=other, by=people.ROUTER, now=moment)
    over = datetime(2026, 1, 5, 15, tzinfo=HANOI)
    last = actions.open_week(office=office, by=MACHINE, now=over)
    office = actions.choose_holiday(office=office, policy=other, by=people.ROUTER, now=over)
    assert actions.open_week(office=office, by=MACHINE, now=over) == last
    assert list(queries.weekly_of(office)) == [last, first]
    last.refresh_from_db()
    assert last.due_at == datetime(2026, 1, 8, 15, tzinfo=HANOI)


def test_no_second_week_is_opened_while_the_newest_ones_term_runs(house: House) -> None:
    report = opened(house)
    units.keep_report_setting(office=house.office, name="rule", value="POLICY.weekly_draft", **by(MACHINE))
    house.office.refresh_from_db()
    assert opened(house, NOW + timedelta(hours=1)) == report


def test_a_saturday_worked_in_exchange_takes_a_deadline_and_the_friday_given_for_it_does_not(house: House) -> None:
    # Thursday 01/01/2026 is New Year, Friday 2 January was swapped for Saturday 10 January: next is Monday 5
    office = actions.choose_holiday(office=house.office, policy=HolidayPolicy.NEXT, by=people.ROUTER, now=NOW)
    report = actions.open_week(office=office, by=MACHINE, now=datetime(2025, 12, 31, 9, tzinfo=HANOI))
    assert report.due_at == datetime(2026, 1, 5, 15, tzinfo=HANOI)
    hours = queries.hours_of(report)
    assert hours.sheets <= hours.freeze < hours.draft < hours.due


def test_table_1_is_compared_with_last_week_and_with_the_same_week_of_last_year(house: House) -> None:
    year = timedelta(weeks=52)
    made.item(house, 1)
    report = frozen(house)
    assert {line.year_before for line in queries.figures_of(report, NOON).sources} == {None}  # nobody listened then
    with by_a_wrong_hand():
        Article.objects.update(first_seen_at=NOW - timedelta(days=20))
    a_year_on = NOON + year
    actions.open_week(office=house.office, by=MACHINE, now=a_year_on - timedelta(days=8))
    this = actions.open_week(office=house.office, by=MACHINE, now=a_year_on - timedelta(days=1))
    line = next(row for row in queries.figures_of(this, a_year_on).sources if row.name == "Báo điện tử")
    assert (line.items, line.before, line.year_before) == (0, 0, 1)


def test_numbers_run_through_the_year(house: House) -> None:
    assert frozen(house).number == 1
    week = actions.open_week(office=house.office, by=MACHINE, now=NOON + timedelta(days=7))
    assert actions.freeze(report=week, by=people.SORTER, now=NOON + timedelta(days=7)).number == 2


def test_an_approved_report_has_its_files_made(house: House) -> None:
    report = approved(house)
    assert Job.objects.get(kind="render.report").args == {"report": report.pk}


def test_every_case_opened_in_the_week_stands_in_the_report_whatever_it_was_opened_from(house: House) -> None:
    from_story = made.case(house, story=made.item(house).story)
    old = made.item(house, 2).story
    with by_a_wrong_hand():
        old.items.get().hit.article.__class__.objects.filter(url="http://127.0.0.1/bai-2").update(
            published_at=NOW - timedelta(days=20)
        )
    from_old_story = made.case(house, story=old)
    by_hand = made.case(house)
    dropped = cases.dismiss(case=made.case(house), reason="Việc của huyện khác", **by(people.SORTER, 1))
    figures = queries.figures_of(frozen(house), NOON)
    numbers = [line.key for line in figures.new]
    assert numbers == [from_story.number, from_old_story.number, by_hand.number]
    assert dropped.number not in numbers


def test_a_case_of_an_earlier_week_is_followed_until_its_outcome(house: House) -> None:
    old = made.case(house, now=NOW - timedelta(days=20))
    figures = queries.figures_of(frozen(house), NOON)
    assert [line.key for line in figures.open] == [old.number]
    assert figures.new == ()


def test_an_objection_stands_in_the_report_until_the_press_has_printed_it(house: House) -> None:
    outlet = made.outlet(press_type="daily")
    letter = letters.issue(letter=made.approved(house, to=outlet), **by(people.CLERK, 8))
    letters.received(letter=letter, at=made.later(9), **by(people.CLERK, 10))
    [line] = queries.figures_of(frozen(house), NOON).objections
    assert (line.key, line.received_on) == (letter.case.number, NOW.date())
    assert line.due and line.published == ""


def test_in_a_frozen_office_no_report_moves(house: House) -> None:
    report = opened(house)
    units.freeze_office(office=house.office, **by(MACHINE))
    deeds = [
        lambda: opened(house),
        lambda: actions.freeze(report=report, by=people.SORTER, now=NOON),
        lambda: actions.write(report=report, outlook=[], proposals=[], by=people.SORTER, now=NOON),
    ]
    for deed in deeds:
        with pytest.raises(HoiamError, match=r"move\.frozen"):
            deed()


def test_the_machine_opens_a_week_without_a_line_and_a_person_with_one(house: House) -> None:
    opened(house, NOW, MACHINE)
    assert made.lines("report.open") == []
    opened(house, NOW + timedelta(days=7))
    assert len(made.lines("report.open")) == 1


def test_a_stranger_finds_no_report(house: House) -> None:
    report = opened(house)
    with pytest.raises(Report.DoesNotExist):
        queries.report_for(people.settle_other().office, people.ROUTER, report.pk)


def test_the_page_of_the_day_reads_the_cases_without_a_unit_and_no_others(house: House) -> None:
    alone, _led = made.case(house), made.verifying(house)
    week = Week(house.office, NOW - timedelta(days=1), NOW + timedelta(days=1), made.later(5))
    assert [case.pk for case in week.leaderless] == [alone.pk]
    assert [case.pk for case in week.cases if case.lead is None] == [alone.pk]
    with CaptureQueriesContext(connection) as asked:
        queries.gaps_of(opened(house), made.later(5))
    assert sum('FROM "cases_case"' in one["sql"] for one in asked) == 1
