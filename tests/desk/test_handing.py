"""A case goes back, goes over to a unit that agrees, is ordered about, and those whom it concerns are told."""

from datetime import date

import pytest

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Role
from hoiam.core.values.case import State, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, Notice
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import House

OTHER = people.actor("chu-tich-xa-dak-mar", Role.UBND_XA, "mau-dak-mar")
WHY = "Công trình nằm trên địa bàn xã Đăk Mar"


def running(case: Case) -> dict[str, object]:
    """Return when each running clock of a case began."""
    return dict(case.clocks.filter(done_at__isnull=True).values_list("what", "started_at"))


def new_for(house: House, actor: people.Actor) -> list[str]:
    """Return the codes of what somebody was not yet told."""
    return [notice.code for notice in queries.notices_for(house.office, actor)]


def test_a_case_given_back_waits_to_be_given_out_again_and_says_why(house: House) -> None:
    case = made.verifying(house)
    case = cases.give_back(case=case, reason=WHY, **by(people.VERIFIER, 10))
    assert (case.state, case.lead, case.assigned_at) == (State.TRIAGED, None, None)
    assert running(case) == {"assign": later(10)}
    assert case.clocks.get(what="verify_result").ended == "left"
    assert made.lines("case.give_back")[0].facts == {"giver": "mau-dak-ui", "reason": WHY}
    assert new_for(house, people.ROUTER) == ["notice.case.give_back"]


@pytest.mark.parametrize("who", [people.SECOND_EYES, OTHER, people.ROUTER])
def test_only_the_unit_in_charge_gives_a_case_back(house: House, who: people.Actor) -> None:
    case = made.verifying(house)
    with pytest.raises((Refused, MoveDenied)):
        cases.give_back(case=case, reason=WHY, **by(who, 10))
    assert Case.objects.get().state == State.VERIFYING


def test_a_case_is_not_given_back_or_over_without_a_reason(house: House) -> None:
    case = made.verifying(house)
    for deed in (
        lambda: cases.give_back(case=case, reason="Không phải", **by(people.VERIFIER, 10)),
        lambda: cases.ask_handover(case=case, taker=house.units["mau-dak-mar"], reason=" ", **by(people.VERIFIER, 10)),
    ):
        with pytest.raises(Refused) as refused:
            deed()
        assert refused.value.code == "case.needs_reason"


def test_a_case_moves_only_when_the_other_unit_agrees(house: House) -> None:
    case = made.verifying(house)
    result = case.clocks.get(what="verify_result").ends_at
    taker = house.units["mau-dak-mar"]
    asked = cases.ask_handover(case=case, taker=taker, reason=WHY, **by(people.VERIFIER, 10))
    assert Case.objects.get().lead.key == "mau-dak-ui"
    assert queries.case_for(house.office, OTHER, case.number) == case  # it reads what it is asked to take
    assert new_for(house, OTHER) == ["notice.handover.ask"]
    case = cases.answer_handover(handover=asked, accept=True, reason="", **by(OTHER, 20))
    assert (case.state, case.lead) == (State.ASSIGNED, taker)
    assert running(case)["verify_start"] == later(20)
    assert case.clocks.get(what="verify_result", done_at__isnull=True).ends_at == result  # no time is won by it
    assert set(new_for(house, people.ROUTER)) == {"notice.case.hand_over"}
    assert queries.case_for(house.office, people.VERIFIER, case.number) == case  # the giver is told how it goes on


def test_a_unit_that_does_not_take_a_case_says_why_and_nothing_moves(house: House) -> None:
    case = made.verifying(house)
    asked = cases.ask_handover(case=case, taker=house.units["mau-dak-mar"], reason=WHY, **by(people.VERIFIER, 10))
    with pytest.raises(Refused):
        cases.answer_handover(handover=asked, accept=False, reason="Không", **by(OTHER, 20))
    no = "Công trình do xã Đăk Ui quản lý từ năm 2019"
    case = cases.answer_handover(handover=asked, accept=False, reason=no, **by(OTHER, 20))
    assert (case.state, case.lead.key) == (State.VERIFYING, "mau-dak-ui")
    assert new_for(house, people.VERIFIER)[0] == "notice.handover.refuse"
    with pytest.raises(Case.DoesNotExist):
        queries.case_for(house.office, OTHER, case.number)


def test_a_request_falls_with_the_conclusion(house: House) -> None:
    case = made.verifying(house)
    made.judged(case, Verdict.TRUE)
    asked = cases.ask_handover(case=case, taker=house.units["mau-dak-mar"], reason=WHY, **by(people.VERIFIER, 10))
    case = cases.conclude(case=case, **by(people.VERIFIER, 12))
    asked.refresh_from_db()
    assert (case.state, case.lead.key) == (State.CONCLUDED, "mau-dak-ui")
    assert asked.answer == "withdrawn"
    assert not case.handovers.filter(answer="").exists()


def test_nobody_else_answers_and_an_answered_request_is_over(house: House) -> None:
    case = made.verifying(house)
    asked = cases.ask_handover(case=case, taker=house.units["mau-dak-mar"], reason=WHY, **by(people.VERIFIER, 10))
    with pytest.raises(Refused):
        cases.answer_handover(handover=asked, accept=True, reason="", **by(people.SECOND_EYES, 11))
    with pytest.raises(MoveDenied) as denied:
        cases.ask_handover(case=case, taker=house.units["mau-vhtt"], reason=WHY, **by(people.VERIFIER, 12))
    assert denied.value.code == "handover.open"
    cases.withdraw_handover(handover=asked, **by(people.VERIFIER, 13))
    with pytest.raises(MoveDenied) as denied:
        cases.answer_handover(handover=asked, accept=True, reason="", **by(OTHER, 14))
    assert denied.value.code == "handover.answered"


def test_giving_a_case_out_anew_lets_the_request_fall(house: House) -> None:
    case = made.verifying(house)
    asked = cases.ask_handover(case=case, taker=house.units["mau-dak-mar"], reason=WHY, **by(people.VERIFIER, 10))
    cases.assign(case=case, lead=house.units["mau-vhtt"], **by(people.ROUTER, 11))
    asked.refresh_from_db()
    assert asked.answer == "withdrawn"


def test_an_instruction_binds_its_unit_which_says_that_it_received_it_and_what_came_of_it(house: House) -> None:
    case = made.verifying(house)
    day = date(2022, 10, 10)
    told = {"order": "Thay xong ống", "unit": house.units["mau-vhtt"], "until": day}
    order = cases.instruct(case=case, **told, **by(people.LEADER, 5))
    assert new_for(house, people.SECOND_EYES)[0] == "notice.instruct"
    with pytest.raises(Refused) as refused:
        cases.acknowledge(instruction=order, **by(people.VERIFIER, 6))
    assert refused.value.code == "instruction.not_yours"
    order = cases.acknowledge(instruction=order, **by(people.SECOND_EYES, 7))
    assert (order.acked_by, order.acked_at) == (people.SECOND_EYES.key, later(7))
    with pytest.raises(MoveDenied):
        cases.acknowledge(instruction=order, **by(people.SECOND_EYES, 8))
    assert list(queries.late_instructions(house.office, people.LEADER, date(2022, 10, 11))) == [order]
    with pytest.raises(Refused):
        cases.carry_out(instruction=order, result="Đã ghi nhận", **by(people.SECOND_EYES, 9))
    cases.carry_out(instruction=order, result="Đã thay xong 540 m ống", **by(people.SECOND_EYES, 9))
    assert not queries.late_instructions(house.office, people.LEADER, date(2022, 10, 11))
    assert new_for(house, people.LEADER) == ["notice.instruct.done"]


def test_an_instruction_without_a_unit_is_for_whoever_leads(house: House) -> None:
    case = made.case(house)
    order = cases.instruct(case=case, order="Kiểm tra ngay", **by(people.LEADER, 1))
    assert new_for(house, people.ROUTER)[0] == "notice.instruct"
    cases.assign(case=case, lead=house.units["mau-dak-ui"], **by(people.ROUTER, 2))
    assert cases.acknowledge(instruction=order, **by(people.VERIFIER, 3)).acked_by == people.VERIFIER.key


def test_an_instruction_for_a_day_that_has_passed_or_a_unit_elsewhere_is_refused(house: House) -> None:
    case, other = made.verifying(house), people.settle_other()
    for told, code in (
        ({"until": date(2022, 10, 5)}, "case.past_day"),
        ({"unit": other.units["khac-dak-ui"]}, "case.foreign_unit"),
    ):
        with pytest.raises(Refused) as refused:
            cases.instruct(case=case, order="Làm ngay", **told, **by(people.LEADER, 1))
        assert refused.value.code == code


def test_those_whom_the_table_names_are_told_and_nobody_of_their_own_deed(house: House) -> None:
    case = made.case(house)
    cases.assign(
        case=case,
        lead=house.units["mau-dak-ui"],
        support=[house.units["mau-vhtt"]],
        inform=[house.units["mau-dak-mar"]],
        **by(people.ROUTER, 1),
    )
    for actor in (people.VERIFIER, people.SECOND_EYES, OTHER):
        assert new_for(house, actor) == ["notice.case.assign"]
    assert new_for(house, people.ROUTER) == []
    cases.start(case=case, **by(people.VERIFIER, 2))
    assert new_for(house, people.SECOND_EYES) == ["notice.case.start", "notice.case.assign"]
    made.judged(case, Verdict.FALSE)
    cases.conclude(case=case, **by(people.VERIFIER, 4))
    assert new_for(house, people.ROUTER) == ["notice.case.conclude"]


def test_a_notice_is_seen_once_by_any_of_those_it_is_for(house: House) -> None:
    made.verifying(house)
    new = queries.notices_for(house.office, people.SECOND_EYES)
    assert cases.see(notices=new, **by(people.SECOND_EYES, 5)) == 2
    assert cases.see(notices=Notice.objects.all(), **by(people.SECOND_EYES, 6)) == 1  # the lead unit's was still new
    assert not queries.notices_for(house.office, people.SECOND_EYES)


def test_another_office_is_told_nothing(house: House) -> None:
    made.verifying(house)
    other = people.settle_other()
    assert not queries.notices_for(other.office, people.actor("x", Role.VAN_PHONG, "mau-vhtt", "khac"))
