"""A request for correction rests on a conclusion of a competent agency, and that paper goes with it (L103 Đ.42.2)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hoiam.core.compose.letter_facts import Conclusion as Cited
from hoiam.core.handle.route import Question, route
from hoiam.core.values.actor import Role
from hoiam.core.values.case import Verdict
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import concluded
from hoiam.desk.letters.facts import facts_for
from hoiam.desk.letters.models import Conclusion, Letter
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.desk.test_case_tasks import Sent
from tests.desk.test_letters import refused
from tests.people import House

PAPER = Cited("Kết luận thanh tra", "12/KL-TTr", date(2022, 10, 4), "Thanh tra tỉnh Kon Tum", "về cấp nước")
FILE = Sent("ket-luan.pdf", "application/pdf", "c" * 64)
TOLD: dict[str, Any] = {name: getattr(PAPER, name) for name in ("kind", "number", "signed_on", "issuer", "title")}


@pytest.fixture
def house(db: None) -> House:
    return people.furnished()


def request_for_correction(letter: Letter) -> Letter:
    decision = route(Question(Verdict.FALSE, True, True, NOW.date()))
    facts = facts_for(letter.case, letter.outlet, decision, later(6), signature=made.SIGNED, conclusion=PAPER)
    told = {"case": letter.case, "outlet": letter.outlet, "facts": facts, "decision": decision}
    return letters.draft(**told, **by(people.SECOND_EYES, 6))


def test_a_recorded_conclusion_goes_with_the_letter_that_rests_on_it(house: House) -> None:
    letter = made.letter(house)
    row = letters.record_conclusion(case=letter.case, stored=FILE, **TOLD, **by(people.SECOND_EYES, 5))
    assert letter.case.files.get().file == row.file and made.lines("conclusion.record")[0].facts["sha256"] == "c" * 64
    asks = request_for_correction(letter)
    assert [(one.name, one.sha256) for one in asks.enclosures.all()] == [("Kết luận thanh tra số 12/KL-TTr", "c" * 64)]
    assert letters.submit(letter=asks, **by(people.SECOND_EYES, 7)).state == "submitted"


def test_without_its_file_a_request_for_correction_is_not_submitted(house: House) -> None:
    asks = request_for_correction(made.letter(house))
    assert concluded.lacks_conclusion(asks)
    refused(lambda: letters.submit(letter=asks, **by(people.SECOND_EYES, 7)), "letter.conclusion_without_file")
    row = letters.record_conclusion(case=asks.case, stored=FILE, **TOLD, **by(people.SECOND_EYES, 8))
    chosen = {"Kết luận thanh tra số 12/KL-TTr": f"case:{row.file_id}"}
    letters.enclose(letter=asks, chosen=chosen, **by(people.SECOND_EYES, 9))
    assert letters.submit(letter=asks, **by(people.SECOND_EYES, 10)).state == "submitted"


def test_a_response_needs_no_conclusion(house: House) -> None:
    letter = made.letter(house)
    assert letter.route == "response" and not concluded.lacks_conclusion(letter)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"number": " "}, "conclusion.lacking"),
        ({"issuer": ""}, "conclusion.lacking"),
        ({"signed_on": date(2022, 10, 7)}, "conclusion.day"),
    ],
)
def test_a_conclusion_has_number_issuer_and_a_day_that_was(house: House, changed: dict[str, Any], code: str) -> None:
    case = made.concluded(house, Verdict.FALSE)
    refused(
        lambda: letters.record_conclusion(case=case, stored=FILE, **(TOLD | changed), **by(people.SECOND_EYES, 5)), code
    )
    assert not Conclusion.objects.exists() and not case.files.exists()


def test_the_same_conclusion_is_recorded_once_and_not_by_everybody(house: House) -> None:
    case = made.concluded(house, Verdict.FALSE)
    refused(
        lambda: letters.record_conclusion(case=case, stored=FILE, **TOLD, **by(people.CLERK, 5)), "letter.draft_role"
    )
    letters.record_conclusion(case=case, stored=FILE, **TOLD, **by(people.SECOND_EYES, 5))
    refused(
        lambda: letters.record_conclusion(case=case, stored=FILE, **TOLD, **by(people.SECOND_EYES, 6)),
        "conclusion.known",
    )
    assert case.files.count() == 1


def test_who_recorded_the_conclusion_does_not_approve_the_letter_that_carries_it(house: House) -> None:
    letter = made.letter(house)
    leader = replace(people.LEADER, roles=frozenset({Role.PCT, Role.PHONG_VHTT}))
    letters.record_conclusion(case=letter.case, stored=FILE, **TOLD, **by(leader, 5))
    asks = letters.submit(letter=request_for_correction(letter), **by(people.SECOND_EYES, 7))
    refused(lambda: letters.approve(letter=asks, **by(people.LEADER, 8)), "letter.same_person")
