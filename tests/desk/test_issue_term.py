"""A signed letter goes out on the next working day at the latest; the clerk is told before it is late (NĐ 30 Đ.18)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from hoiam.core.compose.paper_facts import Part
from hoiam.core.errors import MoveDenied
from hoiam.core.values.actor import MACHINE, Role
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case, CaseClock, Notice
from hoiam.desk.cases.queries import gaps
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import terms
from hoiam.desk.letters.models import Letter
from hoiam.desk.letters.paper_facts import paper_facts_for
from hoiam.desk.sources import actions as sources
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.people import HANOI, House

KEEPER = people.actor("quan-tri", Role.QUAN_TRI)


def facts(case: Case, **changes: Any) -> Any:
    empty = paper_facts_for(case.office, "cong_van", made.NOW)
    typed = tuple(Part(part.key, f"Nội dung {part.key}") for part in empty.parts)
    signer = replace(empty.signature, name="Lê Thị Mẫu")
    told = {"subject": "phối hợp kiểm tra", "addressees": ("Phòng Mẫu",), "parts": typed, "signature": signer}
    return replace(empty, **told, **changes)


def term(letter: Letter) -> CaseClock:
    return letter.case.clocks.get(what="issue")


def test_it_runs_from_the_approval_to_the_end_of_the_next_working_day_and_names_its_article(house: House) -> None:
    clock = term(made.approved(house))
    assert (clock.rule, clock.policy, clock.due["start_event"]) == ("ND30-2020.18", False, "signed_at")
    assert clock.ends_at == datetime(2022, 10, 8, tzinfo=HANOI)  # signed on Thursday the 6th: until Friday 24:00


def test_the_letter_that_went_out_ends_it_and_one_that_came_back_leaves_it(house: House) -> None:
    letter = made.approved(house)
    letters.give_back(letter=letter, reason="Sửa lại trích yếu", **by(people.LEADER, 6))
    assert term(letter).ended == "left"
    letters.submit(letter=Letter.objects.get(pk=letter.pk), **by(people.SECOND_EYES, 7))
    letters.approve(letter=Letter.objects.get(pk=letter.pk), **by(people.LEADER, 8))
    letters.issue(letter=Letter.objects.get(pk=letter.pk), **by(people.CLERK, 9))
    assert sorted(letter.case.clocks.filter(what="issue").values_list("ended", flat=True)) == ["done", "left"]


def test_the_clerk_is_told_before_it_is_late_and_the_secretariat_once_it_is(house: House) -> None:
    letter = made.approved(house)
    at = made.NOW
    while not Notice.objects.filter(case=letter.case, code="notice.clock.late", facts__clock="issue").exists():
        at += timedelta(hours=1)
        cases.remind_due(office=house.office, by=MACHINE, now=at)
    rows = Notice.objects.filter(case=letter.case, facts__clock="issue")
    soon = {one.unit.key if one.unit else one.role for one in rows if one.code == "notice.clock.soon"}
    late = {one.unit.key if one.unit else one.role for one in rows if one.code == "notice.clock.late"}
    assert (soon, late) == ({"VAN_THU"}, {"VAN_THU", "VAN_PHONG"})


def written(case: Case, minutes: int, **changes: Any) -> Letter:
    """Return a paper about a case that goes to no newspaper, approved at a minute."""
    told = facts(case, **changes)
    letter = letters.draft_paper(office=case.office, case=case, facts=told, **by(people.SECOND_EYES, 6))
    letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 7))
    return letters.approve(letter=letter, **by(people.LEADER, minutes))


def test_a_newspaper_that_is_renamed_meanwhile_leaves_no_term_running(house: House) -> None:
    letter = made.approved(house)
    sources.change_outlet(outlet=letter.outlet, name="Báo Mẫu đổi tên", **by(KEEPER, 8))
    letters.issue(letter=Letter.objects.get(pk=letter.pk), **by(people.CLERK, 9))
    assert term(letter).ended == "done"


def test_two_letters_of_one_case_have_a_term_each_whatever_they_are_called_and_when_they_were_approved(
    house: House,
) -> None:
    case = made.concluded(house, Verdict.TRUE)
    first, second = written(case, 8), written(case, 8)
    assert first.title == second.title and case.clocks.filter(what="issue").count() == 2
    letters.issue(letter=first, **by(people.CLERK, 9))
    assert [clock.subject for clock in case.clocks.filter(what="issue", done_at=None)] == [str(second.pk)]


def test_an_urgent_paper_goes_out_at_once_and_is_not_told_as_late(house: House) -> None:
    letter = written(made.concluded(house, Verdict.TRUE), 8, urgency="KHẨN")
    clock = term(letter)
    assert (clock.rule, clock.due["kind"], clock.ends_at) == ("ND30-2020.18.1-urgent", "immediate", made.later(8))
    cases.remind_due(office=house.office, by=MACHINE, now=made.later(10))
    codes = Notice.objects.filter(case=letter.case, facts__clock="issue", role="VAN_THU").values_list("code", flat=True)
    assert list(codes) == ["notice.clock.now"]


def test_a_case_is_not_closed_over_a_signed_paper_that_has_not_gone_out(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE)
    letter = written(case, 8)
    with pytest.raises(MoveDenied) as denied:
        cases.close(case=case, outcome="Nước đã về từ ngày 12", **by(people.ROUTER, 9))
    assert {"code": "close.unsent", "facts": {"n": 1}} in denied.value.facts["gaps"]
    letters.give_back(letter=letter, reason="Không gửi nữa", **by(people.LEADER, 10))
    assert "close.unsent" not in [gap.code for gap in gaps(Case.objects.get(pk=case.pk))]


def caseless(house: House, **changes: Any) -> Letter:
    """Return an approved paper that is about no case."""
    told = facts(made.case(house), **changes)
    letter = letters.draft_paper(office=house.office, facts=told, **by(people.ROUTER, 1))
    letter = letters.submit(letter=letter, **by(people.ROUTER, 2))
    return letters.approve(letter=letter, **by(people.LEADER, 3))


def test_a_letter_without_a_case_carries_its_own_term_with_the_same_count(house: House) -> None:
    letter = caseless(house)
    clock = terms.term_of(Letter.objects.get(pk=letter.pk))
    assert clock and (clock.rule, clock.short, clock.due["start_event"]) == ("ND30-2020.18", "NĐ 30, Đ.18", "signed_at")
    assert clock.ends_at == datetime(2022, 10, 8, tzinfo=HANOI)
    assert not CaseClock.objects.filter(what="issue").exists()
    letter = letters.issue(letter=letter, **by(people.CLERK, 9))
    done = terms.term_of(Letter.objects.get(pk=letter.pk))
    assert done and (done.ended, done.done_at) == ("done", made.later(9))


def test_a_letter_without_a_case_that_came_back_begins_anew_with_its_next_approval(house: House) -> None:
    letter = caseless(house, urgency="HỎA TỐC")
    assert letter.term["rule"] == "ND30-2020.18.1-urgent"
    letters.give_back(letter=letter, reason="Sửa lại trích yếu", **by(people.LEADER, 6))
    assert Letter.objects.get(pk=letter.pk).term["ended"] == "left"
    letters.submit(letter=Letter.objects.get(pk=letter.pk), **by(people.ROUTER, 7))
    again = letters.approve(letter=Letter.objects.get(pk=letter.pk), **by(people.LEADER, 8))
    assert terms.runs(again) and again.term["started_at"] == made.later(8).isoformat()
