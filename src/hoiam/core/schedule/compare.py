"""Is it late? Which of two clocks is the target, and which is the limit? May another round of reply be demanded?"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from hoiam.core.calendar import end_of, localdate
from hoiam.core.values.law import ClockKind, Due, RoundAnswer, Rule, Terms
from hoiam.core.values.reason import Reason, why


def ends_at(due: Due) -> datetime | None:
    """Return the moment at which a term ends: 24:00 of its last day, or the moment itself; None where unknown."""
    if due.due is None or isinstance(due.due, datetime):
        return due.due
    return end_of(due.due)


def is_late(due: Due, done_at: datetime) -> bool | None:
    """Return whether something done at a moment was late.

    None where the law gives no measure: unknown terms, "ngay" once its moment has passed, minimum durations.
    """
    if due.due is None or due.least:
        return None
    if isinstance(due.due, datetime):
        late = done_at >= due.due if due.strict else done_at > due.due
    else:
        late = localdate(done_at) > due.due
    if due.kind is ClockKind.IMMEDIATE and late:
        return None
    return late


def target_and_limit(dues: Iterable[Due]) -> Terms:
    """Choose among several clocks on one duty: the earliest is the target.

    The limit is the latest of those that are law; where none is law, the latest of the office's own. Minimum durations
    and unknown terms take no part; the reasons name the unknown ones.
    """
    shown = tuple(dues)
    known = sorted((due for due in shown if due.due is not None and not due.least), key=_end)
    reasons = [why("target.unknown", rule=due.rule) for due in shown if due.due is None]
    if not known:
        return Terms(None, None, shown, tuple(reasons))
    law = [due for due in known if not due.policy]
    limit = (law or known)[-1]
    if len(known) > 1:
        reasons = [why("target.earliest", rule=known[0].rule), _limit(known, law, limit), *reasons]
    return Terms(known[0], limit, shown, tuple(reasons))


def round_allowed(rule: Rule, number: int) -> RoundAnswer:
    """Return whether the press must still take the reply of that round (1, 2, 3 …).

    Luật 103/2016 Điều 43.2: it may stop after three rounds without agreement; NĐ 237/2026 Điều 21.1: after two.
    """
    if rule.rounds is None:
        return RoundAnswer(None, None, (why("rounds.unknown", rule=rule.id),))
    allowed = number <= rule.rounds
    code = "rounds.within" if allowed else "rounds.over"
    reason = why(code, number=number, limit=rule.rounds, article=rule.article, rule=rule.id)
    return RoundAnswer(allowed, rule.rounds, (reason,))


def _end(due: Due) -> datetime:
    return ends_at(due) or datetime.max.replace(tzinfo=UTC)


def _limit(known: Sequence[Due], law: Sequence[Due], limit: Due) -> Reason:
    if not law:
        return why("limit.policy_only", rule=limit.rule)
    return why("limit.latest_law" if len(law) == len(known) else "limit.law_over_policy", rule=limit.rule)
