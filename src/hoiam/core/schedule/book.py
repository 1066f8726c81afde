"""The law library, read from TOML texts: one instrument with its rules in each. Computes no term.

A row with a key that nobody knows, a clock that does not fit its kind, an id outside its instrument: each is refused
with Unreadable("law.…"), so that a mistyped rule never silently loses its term.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from hashlib import sha256
from typing import Any

from hoiam.core.errors import Unreadable
from hoiam.core.schedule.clock import parse_clock
from hoiam.core.values.law import Book, Confidence, Instrument, Rule

# What a file may say: the fields of the values, and in its head what holds for all its rules.
INSTRUMENT_KEYS = frozenset(f.name for f in fields(Instrument)) | {
    "short",
    "levels",
    "confidence",
    "policy",
    "recorded_from",
}
RULE_KEYS = frozenset(f.name for f in fields(Rule)) - {"instrument", "article", "digest"}


def parse_book(texts: Iterable[str]) -> Book:
    """Read all law files. Raises Unreadable for a broken file, or for two rows of one id that hold on the same day."""
    instruments: list[Instrument] = []
    rules: list[Rule] = []
    for text in texts:
        instrument, rows = parse_instrument(text)
        instruments.append(instrument)
        rules.extend(rows)
    book = Book(tuple(instruments), tuple(rules))
    _check_references(book)
    return book


def parse_instrument(text: str) -> tuple[Instrument, tuple[Rule, ...]]:
    """Read one law file. Raises Unreadable("law.broken", …) with the fault and, where known, the rule."""
    try:
        raw = tomllib.loads(text)
        head = raw["instrument"]
        _known_keys(head, INSTRUMENT_KEYS, "instrument")
        instrument = _instrument(head)
        return instrument, tuple(_rule(row, instrument, head) for row in raw["rule"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as fault:
        raise Unreadable("law.broken", fault=f"{type(fault).__name__}: {fault}") from fault


def _instrument(raw: Mapping[str, Any]) -> Instrument:
    return Instrument(
        id=raw["id"],
        number=raw["number"],
        name=raw["name"],
        title=raw.get("title", ""),
        issuer=raw.get("issuer", ""),
        signed_on=raw.get("signed_on"),
        in_force_from=raw["in_force_from"],
        in_force_to=raw.get("in_force_to"),
        replaces=tuple(raw.get("replaces", ())),
        source=raw["source"],
        note=raw.get("note", ""),
    )


def _rule(raw: Mapping[str, Any], instrument: Instrument, head: Mapping[str, Any]) -> Rule:
    _known_keys(raw, RULE_KEYS, raw["id"])
    prefix, _, tail = str(raw["id"]).partition(".")
    if prefix != instrument.id or not tail:
        raise Unreadable("law.foreign_id", id=raw["id"], instrument=instrument.id)
    locator = raw.get("locator") or locator_of(tail)
    rule = Rule(
        id=raw["id"],
        instrument=instrument.id,
        locator=locator,
        article=f"{locator} {instrument.name}",
        short=raw.get("short") or _short(head.get("short", ""), tail),
        valid_from=raw.get("valid_from", instrument.in_force_from),
        valid_to=raw.get("valid_to", instrument.in_force_to),
        recorded_from=raw.get("recorded_from", head["recorded_from"]),
        recorded_to=raw.get("recorded_to"),
        levels=tuple(raw.get("levels", head.get("levels", ()))),
        obligor=raw["obligor"],
        trigger=raw.get("trigger", ""),
        action=raw["action"],
        clock=parse_clock(raw["clock"], raw["id"]) if "clock" in raw else None,
        outlets=tuple(raw.get("outlets", ())),
        part_of=raw.get("part_of", ""),
        rounds=raw.get("rounds"),
        items=tuple(raw.get("items", ())),
        exceptions=tuple(raw.get("exceptions", ())),
        evidence=tuple(raw.get("evidence", ())),
        succeeded_by=tuple(raw.get("succeeded_by", ())),
        confidence=Confidence(raw.get("confidence", head.get("confidence", "A"))),
        policy=bool(raw.get("policy", head.get("policy", False))),
        text=raw["text"],
        if_missed=raw.get("if_missed", ""),
        note=raw.get("note", ""),
        digest=_digest(raw, instrument),
    )
    if rule.valid_to is not None and rule.valid_to <= rule.valid_from:
        raise Unreadable("law.validity", id=rule.id)
    return rule


def locator_of(tail: str) -> str:
    """Return how the law itself names a place: "6.3.a" is "Điều 6 khoản 3 điểm a"; "42.5.b-weekly" drops its suffix."""
    words = ("Điều", "khoản", "điểm")
    return " ".join(f"{word} {part}" for word, part in zip(words, tail.split("-")[0].split("."), strict=False))


def _short(prefix: str, tail: str) -> str:
    place = f"Đ.{tail.split('-')[0]}"
    return f"{prefix}, {place}" if prefix else place


def _digest(raw: Mapping[str, Any], instrument: Instrument) -> str:
    row = json.dumps({"in": instrument.number, **raw}, sort_keys=True, ensure_ascii=False, default=str)
    return sha256(row.encode()).hexdigest()


def _known_keys(raw: Mapping[str, Any], allowed: frozenset[str], where: str) -> None:
    strange = sorted(set(raw) - allowed)
    if strange:
        raise Unreadable("law.strange_key", where=where, keys=strange)


def _check_references(book: Book) -> None:
    ids = {rule.id for rule in book.rules}
    for rule in book.rules:
        named = {*rule.succeeded_by, *([rule.part_of] if rule.part_of else [])}
        if not named <= ids:
            raise Unreadable("law.no_such_rule", id=rule.id, names=sorted(named - ids))
    for number, rule in enumerate(book.rules):
        if any(_clash(rule, other) for other in book.rules[:number]):
            raise Unreadable("law.twice", id=rule.id)


def _clash(one: Rule, other: Rule) -> bool:
    """Two rows of one id may not hold on the same day according to the same knowledge."""
    return (
        one.id == other.id
        and _overlap(one.valid_from, one.valid_to, other.valid_from, other.valid_to)
        and _overlap(one.recorded_from, one.recorded_to, other.recorded_from, other.recorded_to)
    )


def _overlap(start: date, end: date | None, other_start: date, other_end: date | None) -> bool:
    return start < (other_end or date.max) and other_start < (end or date.max)
