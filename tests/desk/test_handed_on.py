"""A unit hands its task on to communes: own terms, receipts, what they hand in comes up to the task (ADR 0062)."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.actions import SubTerm
from hoiam.desk.directives.models import Evidence, Quality, Reminder, Task, TaskUnit
from tests import people
from tests.desk import made
from tests.desk.made import NOW
from tests.desk.test_directives import confirmed, task
from tests.people import HANOI, House

ONE_DAY = SubTerm(ahead=1, hour=time(15))
NEXT_WEEK = {"by": people.SORTER, "now": NOW + timedelta(days=1)}  # after this Thursday's hour


def own(house: House, ref: str = "2.1b", unit: str = "mau-trung-tam") -> TaskUnit:
    return TaskUnit.objects.get(task__ref=ref, unit__key=unit)


def handed(house: House, **changes: Any) -> TaskUnit:
    confirmed(house)
    told = {"to": [house.units["mau-dak-ui"]], "term": ONE_DAY, **NEXT_WEEK}
    return actions.hand_on(bond=own(house), **(told | changes))[0]


def weekly() -> Task:
    return Task.objects.get(ref="2.1b")


def give(house: House, who: people.Actor, days: float, note: str = "Đã gửi") -> Evidence:
    return actions.give_evidence(task=weekly(), note=note, by=who, now=NOW + timedelta(days=days))


def test_a_commune_has_the_task_with_its_own_term_ahead_of_each_date(house: House) -> None:
    bond = handed(house, asked="Số liệu của xã")
    assert (bond.next_due_at, bond.asked) == (datetime(2022, 10, 12, 15, tzinfo=HANOI), "Số liệu của xã")
    assert "mau-dak-ui" in {one.unit.key for one in queries.bonds_of(house.office).filter(task=weekly())}
    assert weekly() in queries.filtered(house.office, "mine", "mau-dak-ui", NOW)
    assert weekly().next_due_at == datetime(2022, 10, 6, 15, tzinfo=HANOI)  # the task's own date is the unit's
    give(house, people.VERIFIER, 2)
    bond.refresh_from_db()
    assert bond.next_due_at == datetime(2022, 10, 19, 15, tzinfo=HANOI)
    assert made.lines("task.hand_on")[0].facts["to"] == "UBND xã Đăk Ui"


def test_a_commune_says_that_it_received_it(house: House) -> None:
    bond = handed(house)
    assert house.units["mau-dak-ui"] in queries.unreceived(weekly().directive)
    actions.receive(directive=weekly().directive, by=people.VERIFIER, now=NOW + timedelta(days=1))
    bond.refresh_from_db()
    assert bond.received_at is not None


def test_what_communes_hand_in_comes_up_with_what_their_giver_hands_in(house: House) -> None:
    handed(house, to=[house.units["mau-dak-ui"], house.units["mau-dak-mar"]])
    first = give(house, people.VERIFIER, 2, "Số liệu Đăk Ui")
    assert list(queries.to_gather(own(house))) == [first]
    whole = give(house, people.SORTER, 6, "Báo cáo tuần")
    assert list(whole.gathered.all()) == [first]
    assert made.lines("task.evidence")[-1].facts["gathered"] == 1
    assert not queries.to_gather(own(house)).exists()
    late = give(house, people.VERIFIER, 13, "Số liệu kỳ sau")
    assert list(queries.to_gather(own(house))) == [late]  # for the giver's next date


def test_the_giver_says_whether_it_will_do_and_weak_work_is_not_gathered(house: House) -> None:
    bond = handed(house)
    first = give(house, people.VERIFIER, 2)
    told = {"quality": Quality.WEAK, "note": "Thiếu số hộ"}
    with pytest.raises(HoiamError, match=r"task\.judge_role"):
        actions.judge(evidence=first, by=people.actor("xa-khac", people.Role.UBND_XA, "mau-dak-mar"), now=NOW, **told)
    actions.judge(evidence=first, by=people.SORTER, now=NOW + timedelta(days=3), **told)
    bond.refresh_from_db()
    assert bond.next_due_at == datetime(2022, 10, 12, 15, tzinfo=HANOI)  # its own term stands again
    assert not give(house, people.SORTER, 6).gathered.exists()


def test_what_communes_handed_in_is_not_lost_when_their_givers_paper_is_handed_back(house: House) -> None:
    handed(house)
    first = give(house, people.VERIFIER, 2)
    weak = give(house, people.SORTER, 6)
    told = {"quality": Quality.WEAK, "note": "Thiếu phụ lục", "now": NOW + timedelta(days=6)}
    actions.judge(evidence=weak, by=people.ROUTER, **told)
    assert list(queries.to_gather(own(house))) == [first]
    better = give(house, people.SORTER, 6.1)
    assert list(better.gathered.all()) == [first] and not queries.to_gather(own(house)).exists()


def test_the_giver_may_hand_in_without_the_communes_and_they_stay_late(house: House) -> None:
    handed(house)
    give(house, people.SORTER, 6)
    late = queries.late(house.office, NOW + timedelta(days=7))
    assert "mau-dak-ui" in {bond.unit.key for bond in late}


def test_communes_are_reminded_of_their_own_term(house: House) -> None:
    handed(house)
    actions.remind_due(office=house.office, by=people.MACHINE, now=datetime(2022, 10, 12, 13, 5, tzinfo=HANOI))
    steps = Reminder.objects.filter(bond__unit__key="mau-dak-ui").values_list("step", "for_due_at")
    assert list(steps) == [("2h", datetime(2022, 10, 12, 15, tzinfo=HANOI))]


def test_one_day_or_no_date_at_all(house: House) -> None:
    bond = handed(house, term=SubTerm(until=date(2022, 10, 11)))
    assert bond.next_due_at == datetime(2022, 10, 12, tzinfo=HANOI)
    give(house, people.VERIFIER, 2)
    bond.refresh_from_db()
    assert bond.next_due_at is None  # once
    actions.hand_on(bond=own(house), to=[house.units["mau-dak-mar"]], term=SubTerm(), **NEXT_WEEK)
    assert own(house, unit="mau-dak-mar").next_due_at is None


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"by": people.VERIFIER}, "task.not_yours"),
        ({"to": []}, "task.hand_nobody"),
        ({"term": SubTerm(until=date(2022, 10, 6))}, "task.hand_term"),
        ({"term": SubTerm(ahead=99)}, "task.hand_term"),
        ({"term": SubTerm(hour=time(15))}, "task.hand_term"),
        ({"term": SubTerm(ahead=1, until=date(2022, 10, 12))}, "task.hand_term"),
    ],
)
def test_what_cannot_be_handed_on_is_refused(house: House, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(HoiamError, match=code.replace(".", r"\.")):
        handed(house, **changes)
    assert not TaskUnit.objects.filter(giver__isnull=False).exists()


def test_a_term_after_the_givers_own_is_refused_and_who_has_it_is_not_given_it_again(house: House) -> None:
    confirmed(house)
    told = {"to": [house.units["mau-dak-ui"]], "by": people.SORTER, "now": NOW}
    with pytest.raises(HoiamError, match=r"task\.hand_term"):
        actions.hand_on(bond=own(house), term=SubTerm(until=date(2022, 10, 7)), **told)
    with pytest.raises(HoiamError, match=r"task\.hand_bound"):
        actions.hand_on(bond=own(house, "3.2a", "mau-vhtt"), term=SubTerm(), **(told | {"by": people.SECOND_EYES}))


def test_what_was_handed_on_is_not_handed_on_again(house: House) -> None:
    bond = handed(house)
    with pytest.raises(HoiamError, match=r"task\.hand_twice"):
        actions.hand_on(bond=bond, to=[house.units["mau-dak-mar"]], term=SubTerm(), by=people.VERIFIER, now=NOW)


def test_it_is_taken_back_before_anything_was_handed_in_and_may_be_given_again(house: House) -> None:
    bond = handed(house)
    actions.take_back(bond=bond, **NEXT_WEEK)
    assert not queries.bonds_of(house.office).filter(pk=bond.pk).exists()
    assert bond in TaskUnit.objects.all()  # a report may have counted it
    again = actions.hand_on(bond=own(house), to=[house.units["mau-dak-ui"]], term=ONE_DAY, **NEXT_WEEK)[0]
    assert again.pk == bond.pk and again.ended_at is None
    give(house, people.VERIFIER, 2)
    with pytest.raises(HoiamError, match=r"task\.hand_done"):
        actions.take_back(bond=again, **NEXT_WEEK)
    with pytest.raises(HoiamError, match=r"task\.not_handed"):
        actions.take_back(bond=own(house), **NEXT_WEEK)


def test_a_new_word_of_the_office_moves_the_sub_terms_along(house: House) -> None:
    confirmed(house)
    row = own(house, "3.2a", "mau-vhtt")
    actions.hand_on(bond=row, to=[house.units["mau-trung-tam"]], term=SubTerm(ahead=2), by=people.SECOND_EYES, now=NOW)
    bond = own(house, "3.2a")
    assert bond.next_due_at == datetime(2022, 10, 28, tzinfo=HANOI)  # to the end of the 27th, two days before the 31st
    assert task(bond.task.directive, "3.2a").next_due_at == datetime(2022, 11, 1, tzinfo=HANOI)
