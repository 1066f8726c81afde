"""What does a clarification stand on, how far is it? The fact box: what was said, what is so, by which source (S28)."""

from typing import Any

from hoiam.core.values.case import Verdict
from hoiam.desk.cases.models import Case, Clarification


def fact_box(case: Case) -> list[dict[str, Any]]:
    """Return the claims that were found false and checked, each with the finding and its proofs, by their letters."""
    false = case.claims.filter(verdict=Verdict.FALSE).exclude(checked_by="").order_by("letter")
    return [
        {
            "claim": claim.letter,
            "said": claim.text,
            "fact": claim.finding,
            "sources": [proof.name for proof in claim.proofs.order_by("id")],
        }
        for claim in false
    ]


def newest(case: Case) -> Clarification | None:
    """Return the newest words of a case's clarification."""
    return case.clarifications.order_by("-pk").first()


def outdated(one: Clarification) -> bool:
    """Say whether the claims were found otherwise since a clarification was written."""
    return bool(one.facts != fact_box(one.case))


def wrote(case: Case, key: str) -> bool:
    """Say whether somebody wrote any of the words that nobody has approved yet."""
    approved = case.clarifications.exclude(approved_by="").order_by("-pk").first()
    open_ = case.clarifications.filter(pk__gt=approved.pk if approved else 0)
    return bool(open_.filter(drafted_by=key).exists())
