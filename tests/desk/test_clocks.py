"""A case's clocks: which rule they follow, when they end, that they keep what they were computed with."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.case import Track, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.law import actions as law
from hoiam.desk.law import queries as law_queries
from hoiam.desk.law.models import LawText
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import HANOI, House


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def paper(house: House, received: str, kind: str = "press_request", **more: Any) -> Paper:
    """Return a paper that the clerk registered when it came."""
    moment = at(received)
    told = {"sender": "Báo Thông Reo", "number": "118/BTR-BĐ", "subject": "Về công trình cấp nước", **more}
    return papers.register(
        office=house.office, kind=kind, received_at=moment, by=people.CLERK, now=moment + timedelta(minutes=5), **told
    )


def answer_clock(house: House, received: str, kind: str = "press_request") -> CaseClock:
    """Return the clock for answering a paper, tied to an open case."""
    case = made.case(house, now=at(received))
    came = paper(house, received, kind)
    cases.attach_paper(case=case, paper=came, by=people.ROUTER, now=at(received) + timedelta(minutes=10))
    return case.clocks.get(what="answer")


def test_thirty_days_from_receipt_that_end_on_a_day_off_end_on_the_next_working_day(house: House) -> None:
    # Received on Friday 9 September 2022: the thirtieth day is Sunday 9 October, so Monday the 10th may still be used.
    clock = answer_clock(house, "2022-09-09 10:00")
    assert (clock.rule, clock.policy) == ("L103-2016.39.1", False)
    assert clock.ends_at == at("2022-10-11 00:00")
    assert clock.started_at == at("2022-09-09 10:00")


def test_a_forwarded_petition_has_a_rule_of_its_own(house: House) -> None:
    assert answer_clock(house, "2022-09-09 10:00", "forwarded").rule == "L103-2016.39.2"


def test_a_paper_of_today_is_answered_by_the_law_of_today(house: House) -> None:
    assert answer_clock(house, "2026-07-01 00:00").rule == "ND237-2026.18.1"
    assert answer_clock(house, "2026-06-30 23:59").rule == "L103-2016.39.1"


def test_an_ordinary_paper_starts_no_clock(house: House) -> None:
    case, came = made.case(house), paper(house, "2022-10-06 07:00", "other")
    cases.attach_paper(case=case, paper=came, **by(people.ROUTER, 1))
    assert not case.clocks.filter(what="answer").exists()


def test_a_paper_of_another_office_and_a_paper_that_has_a_case_are_refused(house: House) -> None:
    case, came = made.case(house), paper(house, "2022-10-06 07:00")
    foreign = paper(people.settle_other(), "2022-10-06 07:00")
    with pytest.raises(Refused) as refused:
        cases.attach_paper(case=case, paper=foreign, **by(people.ROUTER, 1))
    assert refused.value.code == "case.other_paper"
    cases.attach_paper(case=case, paper=came, **by(people.ROUTER, 1))
    for other in (case, made.case(house)):
        with pytest.raises(Refused) as refused:
            cases.attach_paper(case=other, paper=came, **by(people.ROUTER, 30))
        assert refused.value.facts == {"number": case.number}


def test_a_paper_is_not_tied_to_a_case_that_is_over(house: House) -> None:
    case = cases.dismiss(case=made.case(house), reason="Việc của nơi khác", **by(people.SORTER, 1))
    with pytest.raises(MoveDenied):
        cases.attach_paper(case=case, paper=paper(house, "2022-10-06 07:00"), **by(people.ROUTER, 2))


def test_a_clock_keeps_the_reading_of_the_rule_that_it_was_computed_with(house: House) -> None:
    clock = answer_clock(house, "2022-09-09 10:00")
    before = law_queries.rule("L103-2016.39.1", date(2022, 9, 9))
    assert clock.digest == before.digest
    texts = dict(LawText.objects.filter(replaced_at__isnull=True).values_list("key", "text"))
    texts["L103-2016"] = texts["L103-2016"].replace("n = 30", "n = 20")
    assert law.load(texts=texts, by=MACHINE, now=later(600)) == ["L103-2016"]
    clock.refresh_from_db()
    assert law_queries.rule("L103-2016.39.1", date(2022, 9, 9)).digest != clock.digest == before.digest
    assert clock.ends_at == at("2022-10-11 00:00")  # an old case is never upgraded


def test_a_clock_can_explain_itself(house: House) -> None:
    due = answer_clock(house, "2022-09-09 10:00").due
    assert due["article"].startswith("Điều 39 khoản 1")
    assert due["reasons"] and due["days"]


def test_the_steps_of_a_case_start_and_stop_the_offices_own_clocks(house: House) -> None:
    case = made.case(house)
    assert running(case) == {"assign"}
    cases.assign(case=case, lead=house.units["mau-dak-ui"], **by(people.ROUTER, 1))
    assert running(case) == {"verify_start", "verify_result"}
    cases.start(case=case, **by(people.VERIFIER, 2))
    assert running(case) == {"verify_result"}
    made.judged(case, Verdict.FALSE)
    cases.conclude(case=case, **by(people.VERIFIER, 4))
    assert running(case) == {"clarify", "route"}
    told = {"note": "Đã đăng tin làm rõ", "proof": "Bản tin ngày 06/10"}
    made.clarified(case)
    with pytest.raises(Refused, match=r"track\.needs_place"):
        cases.advance_track(case=case, track=Track.CLARIFICATION, to="published", **by(people.SECOND_EYES, 5))
    assert running(case) == {"clarify", "route"}
    cases.advance_track(case=case, track=Track.CLARIFICATION, to="published", **told, **by(people.SECOND_EYES, 5))
    assert running(case) == {"route"}
    dropped = {"to": "dropped", "note": "Báo đã tự sửa bài"}
    cases.advance_track(case=case, track=Track.OBJECTION, **dropped, **by(people.SECOND_EYES, 6))
    assert running(case) == set()
    assert all(clock.policy for clock in case.clocks.all())


def running(case: Case) -> set[str]:
    """Return what clocks of a case still run."""
    return set(case.clocks.filter(done_at__isnull=True).values_list("what", flat=True))


def test_a_case_given_to_another_unit_starts_anew(house: House) -> None:
    case = made.verifying(house)
    again = later(3 * 24 * 60)
    cases.assign(case=case, lead=house.units["mau-dak-mar"], by=people.ROUTER, now=again)
    assert running(case) == {"verify_start", "verify_result"}
    assert {c.started_at for c in case.clocks.filter(done_at__isnull=True)} == {again}


@pytest.mark.parametrize("begun", [True, False])
def test_the_unit_that_leads_wins_no_time_by_being_given_the_case_again(house: House, begun: bool) -> None:
    case = made.verifying(house)
    if not begun:
        case = cases.assign(case=made.case(house), lead=house.units["mau-dak-ui"], **by(people.ROUTER, 1))
    before = case.clocks.get(what="verify_result", done_at=None)
    cases.assign(case=case, lead=house.units["mau-dak-ui"], by=people.ROUTER, now=later(3 * 24 * 60))
    assert case.clocks.get(what="verify_result", done_at=None) == before
    assert running(case) == {"verify_start", "verify_result"}


def test_late_is_late_from_the_first_moment_after_the_end(house: House) -> None:
    case = made.case(house)
    clock = case.clocks.get(what="assign")
    assert clock.ends_at
    assert list(queries.late(house.office, clock.ends_at - timedelta(seconds=1))) == []
    assert list(queries.late(house.office, clock.ends_at)) == [clock]


def test_what_the_press_owes_us_is_never_our_delay(house: House) -> None:
    case = made.case(house)
    cases.stop_clocks(case=case, whats=None, **by(people.MACHINE, 1))
    rule = "L103-2016.43.2-daily"
    cases.start_clock(case=case, what="press_reply", at=made.NOW, rule=rule, **by(people.CLERK, 1))
    month = made.NOW + timedelta(days=30)
    assert not queries.late(house.office, month).exists()
    assert queries.counts(house.office, people.ROUTER, month)["late"] == 0


def test_the_same_clock_started_twice_is_one(house: House) -> None:
    case = made.case(house)
    first = cases.start_clock(case=case, what="clarify", at=made.NOW, **by(people.ROUTER, 1))
    assert cases.start_clock(case=case, what="clarify", at=made.NOW, **by(people.ROUTER, 2)) == first


def test_a_moment_is_the_same_in_every_zone(house: House) -> None:
    case = made.case(house)
    start = made.NOW.astimezone(UTC)
    clock = cases.start_clock(case=case, what="clarify", at=start, **by(people.ROUTER, 1))
    again = cases.start_clock(case=case, what="verify_result", at=made.NOW, **by(people.ROUTER, 1))
    assert clock.started_at == again.started_at


def test_the_running_clock_that_ends_next_stands_on_top(house: House) -> None:
    case = made.verifying(house)
    shown = list(queries.clocks_of(case))
    ends = [clock.ends_at for clock in shown if clock.done_at is None]
    assert ends == sorted(ends)
    assert all(clock.done_at for clock in shown[len(ends) :])
    assert queries.next_clocks([case])[case.pk] == shown[0]
