"""Has something like this claim been judged before? The nearest ones, each with what was found, for a person to read.

Claims that a second person checked, in cases that the asker may see; a machine's likeness decides nothing (G12).
"""

from dataclasses import dataclass

from hoiam.core.text.likeness import likeness, pairs
from hoiam.core.values.actor import Actor
from hoiam.desk.cases.models import Claim
from hoiam.desk.cases.queries import cases_of

LOOKED_AT = 3_000  # of the newest claims: about 40 ms
LEAST = 0.4  # below it two sentences share little more than a place
MOST = 3


@dataclass(frozen=True, slots=True)
class Earlier:
    """A claim that was judged before, and how alike it is."""

    claim: Claim
    likeness: float


def earlier_claims(claim: Claim, actor: Actor) -> list[Earlier]:
    """Return up to three claims of other cases that say nearly the same, the most alike first."""
    seen = cases_of(claim.case.office, actor).order_by().values("pk")
    judged = Claim.objects.filter(case__in=seen).exclude(case=claim.case).exclude(checked_by="")
    own = pairs(claim.text)
    told = judged.order_by("-pk").values_list("pk", "text")[:LOOKED_AT]
    scored = sorted(((likeness(own, pairs(text)), pk) for pk, text in told), reverse=True)[:MOST]
    near = {pk: score for score, pk in scored if score >= LEAST}
    held = Claim.objects.filter(pk__in=near).select_related("case")
    return sorted((Earlier(one, near[one.pk]) for one in held), key=lambda one: -one.likeness)
