"""A day that a person set is a term: reminded before, late after, told to the next level, silent once it is done."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from hoiam.core.calendar import end_of
from hoiam.core.errors import Refused
from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.core.values.case import TaskKind, Track, Verdict
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, CaseClock, CaseTask, Instruction, Notice
from hoiam.desk.law import queries as law
from hoiam.desk.units.models import Office
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import HANOI, House
from tests.writes import by_a_wrong_hand

FRIDAY_NEXT = date(2022, 10, 14)
ASKED = people.actor("cong-chuc-xa-dak-mar", Role.UBND_XA, "mau-dak-mar")


def at(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2022, 10, day, hour, minute, tzinfo=HANOI)


def look(house: House, *moments: datetime) -> None:
    for moment in moments:
        cases.remind_due(office=house.office, by=MACHINE, now=moment)


def told(case: Case) -> list[tuple[str, str]]:
    """Return what was told about the days of a case: which step, and to which unit, role or person."""
    rows = Notice.objects.filter(case=case, code__regex=r"^notice\.(day|clock)\.").order_by("id")
    rows = rows.exclude(facts__clock__in=("verify_start", "verify_result", "assign", "clarify", "route"))
    return [(one.code.rsplit(".", 1)[1], one.unit.key if one.unit else one.role or one.person) for one in rows]


def late(house: House, now: datetime, what: str) -> list[CaseClock]:
    return list(queries.late(house.office, now).filter(what=what))


def ordered(house: House, until: date = FRIDAY_NEXT) -> Instruction:
    case = made.verifying(house)
    return cases.instruct(case=case, order="Thay đường ống thôn 7", until=until, **by(people.LEADER, 30))


def asked(house: House, until: date = FRIDAY_NEXT) -> CaseTask:
    told = {"kind": TaskKind.CONFIRM, "unit": house.units["mau-dak-mar"], "text": "Ống ở thôn 7 có vỡ không?"}
    return cases.ask_unit(case=made.verifying(house), until=until, **told, **by(people.VERIFIER, 30))


def remedy(house: House, until: date | None = FRIDAY_NEXT, who: Actor = people.VERIFIER, **more: str) -> Case:
    case = made.concluded(house, Verdict.TRUE)
    if until:
        told = {"track": Track.REMEDY, "to": "doing", "note": "Đang thay ống thôn 7", "until": until} | more
        cases.advance_track(case=case, **told, **by(who, 90))
    return case


Maker = Callable[[House], Case]
DATED: dict[str, Maker] = {
    "order": lambda house: ordered(house).case,
    "asked": lambda house: asked(house).case,
    "remedy": lambda house: remedy(house),
}


@pytest.mark.parametrize("what", DATED)
def test_what_somebody_set_a_day_for_is_reminded_late_and_passed_on(house: House, what: str) -> None:
    case = DATED[what](house)
    whose = {"asked": "mau-dak-mar"}.get(what, "mau-dak-ui")
    look(house, at(13), at(13, 9, 10), at(13, 9, 20))  # the day before: once, however often is looked
    assert set(told(case)) == {("soon", whose)}
    before = len(told(case))
    assert before == 1
    look(house, at(14, 22), at(15), at(16))  # night, Saturday, Sunday: nobody is told
    assert [one for one in told(case) if one[0] != "soon"] == []
    assert late(house, at(14, 23), what) == []
    assert [clock.case_id for clock in late(house, at(15, 0), what)] == [case.pk]
    look(house, at(17), at(17, 10))
    after = [who for code, who in told(case) if code == "late"]
    assert whose in after and "VAN_PHONG" in after and len(after) == len(set(after))
    look(house, at(18), at(18, 10), at(25))
    up = [who for code, who in told(case) if code == "up"]
    assert {whose, "VAN_PHONG", "CHU_TICH", "PCT"} <= set(up) and len(up) == len(set(up))
    assert case in queries.filtered(house.office, people.ROUTER, "late", at(17))
    assert queries.counts(house.office, people.ROUTER, at(17))["late"] == 1


def test_who_gave_the_order_and_who_asked_hear_that_it_is_late(house: House) -> None:
    order, task = ordered(house), asked(house)
    look(house, at(17))
    assert ("late", people.LEADER.key) in told(order.case)
    assert ("late", "mau-dak-ui") in told(task.case)


def test_an_order_to_another_unit_binds_that_unit_and_lets_it_see_the_case(house: House) -> None:
    case = made.verifying(house)
    unit = house.units["mau-dak-mar"]
    cases.instruct(case=case, order="Chở nước cho thôn 7", unit=unit, until=FRIDAY_NEXT, **by(people.LEADER, 30))
    look(house, at(13))
    assert told(case) == [("soon", "mau-dak-mar")]
    assert queries.case_for(house.office, ASKED, case.number) == case
    assert [one.what for one in queries.clocks_of_unit(house.office, unit)] == ["order"]


def test_an_order_without_a_unit_follows_the_case_to_the_unit_that_leads_it(house: House) -> None:
    order = ordered(house)
    taker = house.units["mau-dak-mar"]
    cases.assign(case=order.case, lead=taker, **by(people.ROUTER, 60))
    look(house, at(13))
    assert ("soon", "mau-dak-mar") in told(order.case)


def test_what_is_done_is_silent_and_late_stays_late(house: House) -> None:
    order, task, case = ordered(house), asked(house), remedy(house)
    cases.carry_out(instruction=order, result="Đã thay xong toàn bộ ống", by=people.VERIFIER, now=at(12))
    cases.answer_task(task=task, answer="", finding="true", by=ASKED, now=at(12))
    done = {"to": "done", "note": "Đã thay 540 m ống", "proof": "Biên bản nghiệm thu"}
    cases.advance_track(case=case, track=Track.REMEDY, **done, by=people.VERIFIER, now=at(12))
    look(house, at(13), at(17), at(18))
    assert [told(one) for one in (order.case, task.case, case)] == [[], [], []]
    assert [late(house, at(18), what) for what in DATED] == [[], [], []]
    ends = CaseClock.objects.filter(what__in=list(DATED), rule="").values_list("ended", flat=True)
    assert list(ends) == ["done"] * 3


def test_a_question_that_is_taken_back_or_refused_is_no_longer_waited_for(house: House) -> None:
    one, other = asked(house), asked(house)
    cases.withdraw_task(task=one, by=people.VERIFIER, now=at(12))
    cases.refuse_task(task=other, reason="Không thuộc địa bàn của xã", by=ASKED, now=at(12))
    assert set(CaseClock.objects.filter(what="asked").values_list("ended", flat=True)) == {"left"}
    assert late(house, at(18), "asked") == []


def test_a_remedy_without_a_request_of_a_newspaper_has_the_offices_term_and_says_why(house: House) -> None:
    case = remedy(house, until=None)
    clock = case.clocks.get(what="remedy", done_at=None)
    assert (clock.rule, clock.policy) == ("POLICY.remedy", True)
    assert case.concluded_at
    assert clock.ends_at == end_of(date(2022, 10, 26))  # the twentieth day after Thursday 6 October
    assert not case.clocks.filter(what="answer").exists()
    look(house, at(25), at(27))
    assert {code for code, _who in told(case)} == {"soon", "late"}
    assert case in queries.filtered(house.office, people.ROUTER, "late", at(27))


def test_a_partly_true_case_follows_its_remedy_too_and_a_false_one_has_none(house: House) -> None:
    partly = made.concluded(house, Verdict.TRUE, Verdict.FALSE)
    assert partly.clocks.filter(what="remedy", done_at=None).count() == 1
    false = made.concluded(house, Verdict.FALSE, article=made.article(77))
    assert not false.clocks.filter(what="remedy").exists()


def test_a_changed_day_begins_anew_and_the_old_one_is_kept(house: House) -> None:
    case = remedy(house, until=date(2022, 10, 12))
    look(house, at(11), at(13))
    assert {code for code, _who in told(case)} == {"soon", "late"}
    before = len(told(case))
    why = "Phải chờ ống nhập từ tỉnh về"
    again = {"track": Track.REMEDY, "to": "doing", "note": "", "until": date(2022, 10, 21), "why_until": why}
    cases.advance_track(case=case, **again, by=people.ROUTER, now=at(13, 10))
    ended = case.clocks.filter(what="remedy").order_by("pk").values_list("ended", flat=True)
    assert list(ended) == ["replaced", "replaced", ""]
    assert late(house, at(13, 11), "remedy") == []
    look(house, at(13, 11), at(17))
    assert len(told(case)) == before
    look(house, at(20))
    assert told(case)[before:] == [("soon", "mau-dak-ui")]
    line = AuditEvent.objects.filter(verb="track.advance").order_by("-pk")[0]
    assert (line.facts["until"], line.facts["why_until"]) == ("2022-10-21", why)


def test_the_unit_may_hasten_its_remedy_but_only_who_follows_it_gives_more_time_and_says_why(house: House) -> None:
    case = remedy(house, until=date(2022, 10, 20))
    later_day = {"track": Track.REMEDY, "to": "doing", "until": date(2022, 11, 30)}
    reason = "Chờ kinh phí của tỉnh cấp"
    with pytest.raises(Refused) as refused:
        cases.advance_track(case=case, **later_day, why_until=reason, **by(people.VERIFIER, 95))
    assert refused.value.code == "track.later_day"
    with pytest.raises(Refused) as refused:
        cases.advance_track(case=case, **later_day, **by(people.ROUTER, 95))
    assert refused.value.code == "case.needs_reason"
    with pytest.raises(Refused) as refused:
        gone = {**later_day, "until": date(2022, 10, 5)}
        cases.advance_track(case=case, **gone, why_until=reason, **by(people.ROUTER, 95))
    assert refused.value.code == "case.past_day"
    assert case.tracks.get(track=Track.REMEDY).until == date(2022, 10, 20)
    cases.advance_track(case=case, **later_day, why_until=reason, **by(people.ROUTER, 95))
    assert case.clocks.get(what="remedy", done_at=None).ends_at == end_of(date(2022, 11, 30))


def test_a_case_that_changes_hands_takes_the_day_of_its_remedy_along(house: House) -> None:
    case = remedy(house)
    cases.reopen(case=case, reason="Có thêm bằng chứng mới", **by(people.ROUTER, 100))
    offered = cases.ask_handover(
        case=case, taker=house.units["mau-dak-mar"], reason="Ống thuộc xã bên quản lý", **by(people.VERIFIER, 105)
    )
    cases.answer_handover(handover=offered, accept=True, reason="", **by(ASKED, 110))
    look(house, at(13))
    assert ("soon", "mau-dak-mar") in told(case)


def test_a_corrected_law_asks_nothing_about_a_day_that_a_person_set(house: House) -> None:
    clock = CaseClock.objects.get(order=ordered(house))
    assert clock.pk not in [one.pk for one in queries.running_after(0, 100)]
    found = queries.running_after(0, 100)
    told = cases.ask_again(clocks=found, book=law.book(), calendar=law.calendar(), by=MACHINE, now=later(200))
    assert told == 0


def test_a_day_off_that_somebody_set_stands_and_says_that_it_is_one(house: House) -> None:
    clock = CaseClock.objects.get(order=ordered(house, until=date(2022, 10, 15)))
    assert clock.ends_at == end_of(date(2022, 10, 15))
    assert "date.on_day_off" in [reason["code"] for reason in clock.due["reasons"]]
    look(house, at(14))  # said on Friday, since Saturday is none for saying it
    assert told(clock.case) == [("soon", "mau-dak-ui")]
    assert clock.started_at - later(30) == timedelta(0)


def test_the_days_of_a_dismissed_case_end_and_climb_to_nobody(house: House) -> None:
    case = made.case(house, **by(people.SORTER, 1))
    order = cases.instruct(case=case, order="Thay đường ống thôn 7", until=FRIDAY_NEXT, **by(people.LEADER, 30))
    cases.dismiss(case=case, reason="việc của xã khác", **by(people.SORTER, 40))
    assert CaseClock.objects.get(order=order).ended == "left"
    look(house, at(13), at(17), at(20))
    assert told(case) == [] and late(house, at(20), "order") == []


@pytest.mark.parametrize(
    ("state", "frozen", "terms"), [("verifying", False, 1), ("irrelevant", False, 0), ("verifying", True, 0)]
)
def test_days_of_before_get_a_term_only_where_somebody_still_keeps_them(
    house: House, state: str, frozen: bool, terms: int
) -> None:
    order = ordered(house)
    with by_a_wrong_hand():
        CaseClock.objects.filter(order=order).delete()
        Case.objects.filter(pk=order.case_id).update(state=state)
        Office.objects.filter(pk=house.office.pk).update(frozen_at=at(10) if frozen else None)
        import_module("hoiam.desk.cases.migrations.0017_dates_carried").carry(apps, None)
    assert CaseClock.objects.filter(order=order).count() == terms
