"""8 verify: each claim judged with proof and looked at by a second person; the verdict follows from the counts."""

from tests.path.conftest import Road


def test_every_claim_was_judged_with_proof_and_checked_by_somebody_else(road: Road) -> None:
    claims = list(road.case.claims.all())
    assert len(claims) == 3
    assert all(c.verdict == "false" and c.proofs.exists() and c.checked_by not in ("", c.judged_by) for c in claims)


def test_the_verdict_of_the_case_is_false(road: Road) -> None:
    assert road.case.verdict == "false"
