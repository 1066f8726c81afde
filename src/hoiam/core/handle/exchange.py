"""What did a press agency do with an objection of ours, and what may follow? (function S26; law notes, section 3.2)

Luật 103/2016 Điều 42, 43; Luật 126/2025 Điều 36, Nghị định 237/2026 Điều 19, 21. Computes no term: that is schedule's.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hoiam.core.values.reason import Reason, why

# Where the law says "at once" or "in the next issue" nothing is ever late; after so long one asks. No law: our measure.
ASK_AFTER = {"immediate": timedelta(days=1), "next_issue": timedelta(days=7)}
UNKNOWN_AFTER = timedelta(days=7)


class Stand(StrEnum):
    """Where an exchange stands."""

    SENT = "sent"  # out; nobody has said when the agency received it, so that no term runs
    RUNNING = "running"
    UNHEARD = "unheard"  # the law names no number, and it has been long enough to ask
    LATE = "late"
    PRINTED = "published"
    PARTLY = "published_partly"
    REFUSED = "refused"  # with its reasons in writing
    BARE = "refused_bare"  # without them: Luật 103/2016 Đ.43.3, NĐ 237/2026 Đ.21.2
    PASSED_ON = "passed_on"  # another letter of ours went out after it


OVER = (Stand.PRINTED, Stand.PASSED_ON)
OURS = (Stand.LATE, Stand.PARTLY, Stand.REFUSED, Stand.BARE)  # the next word is ours


@dataclass(frozen=True, slots=True)
class Exchange:
    """One letter and what came of it.

    `ends_at` is the first moment that is late, None where the law gives no number; `kind` is that of its clock.
    `rounds` is how often the press must take a reply before it may stop, None where nobody knows.
    """

    received_at: datetime | None
    ends_at: datetime | None
    kind: str
    outcome: str = ""  # published | published_partly | refused | overdue
    reasoned: bool = True
    round: int = 1
    rounds: int | None = None
    passed_on: bool = False


def stand(of: Exchange, now: datetime) -> Stand:
    """Return where an exchange stands at a moment."""
    if of.outcome == "published":
        return Stand.PRINTED
    if of.passed_on:
        return Stand.PASSED_ON
    if of.outcome == "refused":
        return Stand.REFUSED if of.reasoned else Stand.BARE
    if of.outcome == "published_partly":
        return Stand.PARTLY
    if of.outcome == "overdue":
        return Stand.LATE
    if of.received_at is None:
        return Stand.SENT
    if of.ends_at is not None:
        return Stand.LATE if now >= of.ends_at else Stand.RUNNING
    return Stand.UNHEARD if now >= of.received_at + ASK_AFTER.get(of.kind, UNKNOWN_AFTER) else Stand.RUNNING


def onward(of: Exchange, now: datetime) -> tuple[Reason, ...]:
    """Return what may be done next, the nearest first. Nobody has to object again: dropping it is always named last."""
    at = stand(of, now)
    match at:
        case Stand.SENT:
            return (why("exchange.receipt"),)
        case Stand.RUNNING:
            return (why("exchange.wait"),)
        case Stand.UNHEARD:
            return (why("exchange.ask", kind=of.kind), why("exchange.overdue"))
        case Stand.PRINTED | Stand.PASSED_ON:
            return ()
    first = (why("exchange.demand_reason"),) if at == Stand.BARE else ()
    if of.rounds is not None and of.round >= of.rounds:
        again = (why("exchange.rounds_over", round=of.round, rounds=of.rounds),)
    else:
        again = (why("exchange.again", round=of.round + 1, rounds=of.rounds or 0),)
    return (*first, *again, why("exchange.superior"), why("exchange.authority"), why("exchange.court"), _drop())


def together(outcomes: tuple[str, ...]) -> str:
    """Return what several agencies did, as one: "" while one of them still owes; else the least that any did."""
    if not outcomes or "" in outcomes:
        return ""
    order = ("overdue", "refused", "published_partly", "published")
    return next(outcome for outcome in order if outcome in outcomes)


def _drop() -> Reason:
    return why("exchange.drop")
