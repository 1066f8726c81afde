"""What would these thresholds have called for? A story is asked again at each of its pieces, as the road does."""

from dataclasses import replace
from datetime import datetime

from hoiam.core.alert.decide import decide, rises
from hoiam.core.alert.values import NOW, Decision, Policy, Told


def would_have(told: Told, policy: Policy, since: datetime, until: datetime) -> tuple[datetime, Decision] | None:
    """Return the first moment in [since, until) at which a story would have been alerted, and as what in the end.

    Its level is the one that it has now: what it was at each hour is not kept.
    """
    first: datetime | None = None
    best = Decision()
    for moment in sorted({piece.at for piece in told.pieces if since <= piece.at < until}):
        so_far = replace(told, pieces=tuple(piece for piece in told.pieces if piece.at <= moment))
        decision = decide(so_far, policy, moment)
        if rises(best.when, decision):
            first, best = first or moment, decision
        if best.when == NOW:
            break
    return (first, best) if first else None
