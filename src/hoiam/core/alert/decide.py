"""Does a story pass an office's thresholds, which of them, and on what? Good news and old news never do."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from hoiam.core.alert.values import DIGEST, FEWEST, LEVELS, NOW, REACHES, Decision, Piece, Policy, Rule, Told
from hoiam.core.values.reason import Reason, why

FRESH = timedelta(hours=48)  # policy: what a new source lists from last week is no alarm
TOGETHER = timedelta(hours=24)  # as the level of a story counts outlets
LATELY = timedelta(hours=6)
_RANK = {"": 0, DIGEST: 1, NOW: 2}


def decide(told: Told, policy: Policy, now: datetime) -> Decision:
    """Return whether a story is for now, for the digest or for nobody, with the reasons of each rule that says so."""
    heard = [piece for piece in told.pieces if piece.at <= now]
    if told.kind == "positive" or not heard or max(piece.at for piece in heard) < now - FRESH:
        return Decision()
    held = [(rule, reasons) for rule in policy.rules if rule.active and (reasons := _holds(rule, told, heard, now))]
    if not held:
        return Decision()
    when = max((rule.when for rule, _ in held), key=_RANK.__getitem__)
    held = [(rule, reasons) for rule, reasons in held if rule.when == when]  # what calls for less adds nothing
    return Decision(
        when=when,
        through=when == NOW and any(rule.through for rule, _ in held),
        rules=tuple(rule.key for rule, _ in held),
        reasons=tuple(reason for rule, reasons in held for reason in (_named(rule), *reasons)),
    )


def rises(before: str, decision: Decision) -> bool:
    """Say whether a story that was alerted so is now called for sooner: once more, and only then, people are told."""
    return _RANK[decision.when] > _RANK[before]


def _named(rule: Rule) -> Reason:
    return why("alert.rule", rule=rule.key, name=rule.name, when=rule.when)


def _holds(rule: Rule, told: Told, heard: Sequence[Piece], now: datetime) -> list[Reason]:
    """Return the reasons of a rule that holds, [] where one thing that it asks is not so."""
    found = [
        *_about(rule, told),
        *_counted(rule, heard),
        *_growing(rule, heard, now),
    ]
    return [reason for reason in found if reason] if found and all(found) else []


def _about(rule: Rule, told: Told) -> Iterator[Reason | None]:
    if rule.level:
        high_enough = told.level in LEVELS and LEVELS.index(told.level) >= LEVELS.index(rule.level)
        yield why("alert.level", level=told.level) if high_enough else None
    if rule.fields:
        yield why("alert.field", field=told.field) if told.field in rule.fields else None
    if rule.places:
        places = sorted(rule.places & told.places)
        yield why("alert.place", places=places) if places else None
    if rule.queries:
        names = [name for number, name in sorted(told.queries.items()) if number in rule.queries]
        yield why("alert.query", names=names) if names else None


def _counted(rule: Rule, heard: Sequence[Piece]) -> Iterator[Reason | None]:
    press = [piece for piece in heard if piece.press]
    if rule.outlets:
        outlets = _together(press)
        yield why("alert.outlets", outlets=outlets, hours=24) if len(outlets) >= rule.outlets else None
    if rule.pieces:
        yield why("alert.pieces", pieces=len(press)) if len(press) >= rule.pieces else None
    if rule.reach:
        within = REACHES[: REACHES.index(rule.reach) + 1]
        far = sorted({piece.outlet for piece in heard if piece.reach in within})
        yield why("alert.reach", reach=rule.reach, outlets=far) if far else None
    if rule.people:
        people = sum(piece.people for piece in heard)
        yield why("alert.people", people=people) if people >= max(rule.people, FEWEST) else None


def _growing(rule: Rule, heard: Sequence[Piece], now: datetime) -> Iterator[Reason | None]:
    if rule.growth:
        press = [piece.at for piece in heard if piece.press]
        new = sum(now - LATELY < at for at in press)
        before = sum(now - 2 * LATELY < at <= now - LATELY for at in press)
        enough = new >= rule.growth and new > 2 * before
        yield why("alert.growth", pieces=new, before=before, hours=6) if enough else None


def _together(press: Sequence[Piece]) -> list[str]:
    """Return the largest set of outlets that published within one day of each other."""
    best: set[str] = set()
    for first in press:
        within = {piece.outlet for piece in press if first.at <= piece.at <= first.at + TOGETHER}
        best = max(best, within, key=len)
    return sorted(best)
