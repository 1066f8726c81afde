"""A signed letter goes out on the next working day at the latest; the clerk is told before it is late (NĐ 30 Đ.18)."""

from datetime import datetime, timedelta

from hoiam.core.values.actor import MACHINE
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import CaseClock, Notice
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import Letter
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.people import HANOI, House


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
