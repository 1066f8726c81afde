"""Who judges a claim sees whether something like it was judged before, and what was found then."""

import pytest

from hoiam.core.values.actor import Role
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions
from hoiam.desk.cases.earlier import earlier_claims
from hoiam.desk.cases.models import Claim
from tests import people
from tests.desk import made
from tests.people import SECOND_EYES, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def claimed(house: House, text: str) -> Claim:
    """Return a claim of a case that the commune verifies."""
    return actions.add_claim(case=made.verifying(house), text=text, by=VERIFIER, now=THURSDAY)


def test_a_like_claim_of_an_earlier_case_stands_beside_the_new_one_with_its_finding(
    house: House, client_for: ClientFor
) -> None:
    old = road.concluded(house).claims.order_by("letter").first()
    new = claimed(house, f"{old.text} như trước")
    shown = client_for(VERIFIER).get(f"/vu-viec/{new.case.number}/y/{new.letter}/").content.decode()
    assert "Ý gần giống" in shown and old.case.number in shown and old.finding in shown
    other = claimed(house, "Đường vào làng hư hỏng nặng sau mưa")
    shown = client_for(VERIFIER).get(f"/vu-viec/{other.case.number}/y/{other.letter}/").content.decode()
    assert "Ý gần giống" not in shown


def test_what_nobody_checked_or_may_not_be_seen_is_not_shown(house: House) -> None:
    unchecked = road.verifying(house).claims.order_by("letter").first()
    new = claimed(house, unchecked.text)
    assert earlier_claims(new, VERIFIER) == []
    actions.judge(claim=unchecked, verdict=Verdict.UNKNOWN, finding="Chưa rõ.", proofs=[], by=VERIFIER, now=THURSDAY)
    assert earlier_claims(new, VERIFIER) == []
    actions.check(claim=unchecked, by=SECOND_EYES, now=THURSDAY)
    assert [one.claim for one in earlier_claims(new, VERIFIER)] == [unchecked]
    outsider = people.actor("xa-khac", Role.UBND_XA, "mau-dak-mar")
    assert earlier_claims(new, outsider) == []
