"""The office's own terms start at their event, end when they are met, and never stand in place of a limit of law."""

from datetime import date, datetime, timedelta

import pytest

from hoiam.core.calendar import end_of
from hoiam.core.handle.route import Question, route
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.case import Route, Track, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, Notice
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.facts import facts_for
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Entry, Paper
from hoiam.desk.reports import actions as reports
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.people import HANOI, House


def at(month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2022, month, day, hour, minute, tzinfo=HANOI)


def look(house: House, *moments: datetime) -> None:
    for moment in moments:
        cases.remind_due(office=house.office, by=MACHINE, now=moment)


def paper(house: House, received: datetime, kind: str = "press_request") -> Paper:
    about = {"sender": "Báo Thông Reo", "number": "118/BTR-BĐ", "subject": "Về công trình cấp nước"}
    told = {"kind": kind, "received_at": received, "by": people.CLERK, "now": received + timedelta(minutes=5)}
    return papers.register(office=house.office, **told, **about)


def asked(house: House, received: datetime) -> Case:
    """Return a case about which a newspaper asks in writing."""
    case = made.case(house, now=received)
    return cases.attach_paper(
        case=case, paper=paper(house, received), by=people.ROUTER, now=received + timedelta(minutes=9)
    )


def notices(case: Case, clock: str) -> list[str]:
    rows = Notice.objects.filter(case=case, facts__clock=clock).order_by("id").values_list("code", flat=True)
    return list(dict.fromkeys(code.rsplit(".", 1)[1] for code in rows))


# --- the first report of a matter that is rated high (S18)


@pytest.mark.parametrize("level", ["high", "urgent"])
def test_a_matter_rated_high_is_reported_within_a_day_of_its_rating(house: House, level: str) -> None:
    case = made.case(house, level=level)
    clock = case.clocks.get(what="quick_report")
    assert (clock.rule, clock.ends_at) == ("POLICY.quick_report", NOW + timedelta(hours=24))
    assert clock.due["start_event"] == "rated_high_at"
    assert case in queries.filtered(house.office, people.ROUTER, "late", NOW + timedelta(hours=25))


def test_a_matter_of_normal_level_owes_no_quick_report(house: House) -> None:
    assert not made.case(house).clocks.filter(what="quick_report").exists()


def test_the_report_that_is_sent_ends_its_term_at_that_moment(house: House) -> None:
    case = made.case(house, level="high")
    report = reports.open_quick(office=house.office, case=case, **by(people.SORTER, 10))
    reports.freeze(report=report, **by(people.SORTER, 20))
    reports.approve(report=report, **by(people.DIRECTOR, 30))
    assert case.clocks.get(what="quick_report").done_at is None
    reports.send(report=report, **by(people.DIRECTOR, 40))
    clock = case.clocks.get(what="quick_report")
    assert (clock.done_at, clock.ended) == (later(40), "done")


def test_a_report_on_the_story_before_it_was_a_case_counts(house: House) -> None:
    story = made.item(house).story
    report = reports.open_quick(office=house.office, story=story, **by(people.SORTER, 1))
    reports.freeze(report=report, **by(people.SORTER, 2))
    reports.approve(report=report, **by(people.DIRECTOR, 3))
    reports.send(report=report, **by(people.DIRECTOR, 4))
    case = made.case(house, story=story, level="high", now=later(10))
    reports.meet_quick(office=house.office, by=MACHINE, now=later(20))
    assert case.clocks.get(what="quick_report").ended == "done"


def test_a_matter_that_is_set_aside_owes_no_report_any_more(house: House) -> None:
    case = made.case(house, level="high")
    cases.dismiss(case=case, reason="Không thuộc địa bàn huyện", **by(people.SORTER, 5))
    assert case.clocks.get(what="quick_report").ended == "left"


# --- the choice of the legal route (S23)


def draft(case: Case, verdict: Verdict, minutes: int) -> None:
    to = made.outlet()
    decision = route(Question(verdict, True, False, NOW.date(), True))
    facts = facts_for(case, to, decision, later(minutes), topic="cấp nước ở xã Đăk Ui", signature=made.SIGNED)
    letters.draft(case=case, outlet=to, facts=facts, decision=decision, **by(people.SECOND_EYES, minutes))


def test_the_route_is_chosen_on_the_day_of_the_conclusion_and_the_draft_ends_the_term(house: House) -> None:
    case = made.concluded(house, Verdict.FALSE, article=made.article())
    clock = case.clocks.get(what="route")
    assert (clock.rule, clock.ends_at) == ("POLICY.route", end_of(NOW.date()))
    assert clock.due["start_event"] == "concluded_at"
    draft(case, Verdict.FALSE, 30)
    assert case.clocks.get(what="route").done_at == later(30)


def test_while_one_of_two_parts_is_not_begun_the_route_is_still_to_be_chosen(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE, Verdict.FALSE, article=made.article())
    cases.advance_track(
        case=case, track=Track.OBJECTION, to="dropped", note="Báo đã tự sửa bài", **by(people.SECOND_EYES, 20)
    )
    assert case.clocks.get(what="route").done_at is None
    draft(case, Verdict.TRUE, 30)
    assert case.clocks.get(what="route").ended == "done"


def test_what_people_told_the_office_has_no_route_to_the_press(house: House) -> None:
    case = made.concluded(
        house, Verdict.TRUE, article=made.article(of=made.source(made.outlet("trang", "public_page")))
    )
    assert not case.clocks.filter(what="route").exists()


def test_a_verification_that_is_opened_again_asks_for_no_route(house: House) -> None:
    case = made.concluded(house, Verdict.FALSE, article=made.article())
    cases.reopen(case=case, reason="Có thêm bằng chứng mới", **by(people.ROUTER, 50))
    assert case.clocks.get(what="route").ended == "left"


# --- what only stood on a social network (practice of Nghệ An)


def post(house: House) -> Entry:
    return papers.enter(
        office=house.office,
        key="b" * 32,
        channel="link",
        speaker="public_page",
        outlet=made.outlet("trang-mau", "public_page"),
        said_at=NOW - timedelta(days=3),
        title="Nước ở thôn 7 có màu lạ",
        text="Nước ở thôn 7 xã Đăk Ui có màu lạ",
        by=people.SORTER,
        now=NOW - timedelta(days=2),
    )


def test_what_only_stood_on_a_network_is_verified_within_five_days_of_being_found(house: House) -> None:
    case = made.verifying(house, entry=post(house))
    clock = case.clocks.get(what="verify_result")
    assert clock.rule == "POLICY.social_result"
    assert (clock.started_at, clock.due["start_event"]) == (NOW - timedelta(days=2), "discovered_at")
    assert clock.ends_at == end_of(date(2022, 10, 10))  # the fifth day is Sunday 9 October
    made.judged(case, Verdict.TRUE)
    cases.conclude(case=case, **by(people.VERIFIER, 4))
    assert case.clocks.get(what="verify_result").ended == "done"


def test_a_case_that_is_given_to_another_unit_wins_no_time_by_it(house: House) -> None:
    case = made.verifying(house, entry=post(house))
    cases.assign(case=case, lead=house.units["mau-dak-mar"], **by(people.ROUTER, 20))
    clock = case.clocks.get(what="verify_result")
    assert (clock.done_at, clock.ended) == (None, "")
    assert clock.started_at == NOW - timedelta(days=2)


def test_what_the_press_printed_has_the_terms_of_the_press(house: House) -> None:
    case = made.verifying(house, article=made.article())
    assert case.clocks.get(what="verify_result").rule == "POLICY.verify_result"


# --- the answer to a newspaper: the office's aim beside the limit of law (DESIGN 6)


def test_a_newspaper_is_answered_by_the_offices_aim_and_at_the_latest_by_the_laws_limit(house: House) -> None:
    case = asked(house, at(9, 9, 10))
    limit, goal = case.clocks.get(what="answer"), case.clocks.get(what="answer_goal")
    assert (limit.rule, limit.policy, limit.ends_at) == ("L103-2016.39.1", False, at(10, 11, 0))
    assert (goal.rule, goal.policy, goal.ends_at) == ("POLICY.answer_newspaper", True, at(9, 20, 0))
    assert goal.started_at == limit.started_at == at(9, 9, 10)


def test_to_pass_the_aim_is_told_once_and_is_not_late(house: House) -> None:
    case = asked(house, at(9, 9, 10))
    look(house, at(9, 19), at(9, 20), at(9, 22), at(9, 23))
    assert notices(case, "answer_goal") == ["soon", "goal"]
    late = queries.late(house.office, at(9, 23)).values_list("what", flat=True)
    assert "answer_goal" not in late
    assert "answer" in queries.late(house.office, at(10, 11)).values_list("what", flat=True)


def test_the_answer_ends_both(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE, article=made.article(), now=NOW)
    cases.attach_paper(case=case, paper=paper(house, NOW), **by(people.ROUTER, 20))
    cases.follow_letter(case=case, track=Track.ANSWER, to="answered", note="12/UBND-VX", **by(people.CLERK, 60))
    assert set(case.clocks.filter(what__startswith="answer").values_list("ended", flat=True)) == {"done"}


def test_a_complaint_has_no_aim_before_it_is_settled(house: House) -> None:
    case = made.case(house)
    cases.attach_paper(case=case, paper=paper(house, NOW, "complaint"), **by(people.ROUTER, 20))
    assert not case.clocks.filter(what="answer_goal").exists()


def test_half_and_four_fifths_of_the_laws_term_are_told_once_each_in_working_hours(house: House) -> None:
    # S27: received on Friday 9 September, 30 days; half of it has passed on Sunday the 25th, four fifths on 4 October.
    case = asked(house, at(9, 9, 10))
    look(house, at(9, 23))
    assert notices(case, "answer") == []
    look(house, at(9, 25), at(9, 25, 23))  # a Sunday: nobody is told
    assert notices(case, "answer") == []
    look(house, at(9, 26), at(9, 26, 9, 10), at(9, 28))
    assert notices(case, "answer") == ["half"]
    look(house, at(10, 4, 22), at(10, 5), at(10, 5, 10), at(10, 6))
    assert notices(case, "answer") == ["half", "most"]
    look(house, at(10, 7, 15), at(10, 10, 9), at(10, 10, 10), at(10, 11))
    assert notices(case, "answer") == ["half", "most", "soon", "late"]
    told = Notice.objects.filter(case=case, facts__clock="answer", code__in=("notice.clock.half", "notice.clock.most"))
    assert told.count() == 2 * len({"VAN_PHONG", "PHONG_VHTT"})


def test_no_route_of_the_law_is_needed_for_information_only(house: House) -> None:
    case = made.concluded(house, Verdict.UNKNOWN, article=made.article())
    assert not case.clocks.filter(what="route").exists()
    assert route(Question(Verdict.UNKNOWN, True, False, NOW.date(), True)).route == Route.INFORMATION
