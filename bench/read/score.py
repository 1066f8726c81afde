"""How near is a reading to the truth? Compares JSON of the shape of dispatch-2736.json, field by field."""

import re
from collections import Counter
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

from hoiam.core.text.fold import fold
from hoiam.core.text.tones import placed_alike

HEADER = (
    "type",
    "number",
    "notation",
    "number_full",
    "issuer",
    "level",
    "place",
    "date",
    "subject",
    "authority",
    "capacity",
    "position",
    "signer_name",
)
DUE = (
    "kind",
    "weekday",
    "time",
    "day",
    "month_of_quarter",
    "date",
    "days",
    "working_days",
    "within_hours",
    "bound",
    "also",
)
_SAME_TASK = 0.3  # token F1 from which two tasks may be the same


@dataclass
class Tally:
    """Right ones of all, by name; and what went wrong, in words."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def count(self, name: str, ok: bool, note: str = "") -> None:
        """Count one comparison."""
        self.of[name] += 1
        self.right[name] += ok
        if not ok and note:
            self.wrong.append(f"{name}: {note}")

    def add(self, other: "Tally") -> None:
        """Add what another has counted."""
        self.right += other.right
        self.of += other.of
        self.wrong += other.wrong


def score(name: str, truth: dict[str, Any], got: dict[str, Any], tally: Tally) -> None:
    """Add one reading to the tally."""
    for key in HEADER:
        want, have = _head(truth["document"], key), _head(got["document"], key)
        if key in truth["document"] or want is not None:
            tally.count("header", _alike(key, want, have), f"{name} {key}: {have!r}, not {want!r}")
    pairs = matched(truth["tasks"], got["tasks"])
    for place, task in enumerate(truth["tasks"]):
        other = got["tasks"][pairs[place]] if place in pairs else None
        tally.count("tasks found", other is not None, f"{name} {task['id']} {task['what'][:70]}")
        if other is None:
            continue
        actors = set(task["actor"]) == set(other["actor"])
        tally.count(
            "actor", actors, f"{name} {task['id']}: {other['actor']} {other['actor_text']!r}, not {task['actor']}"
        )
        want, have = _due(task["due"]), _due(other["due"])
        tally.count("deadline", want == have, f"{name} {task['id']}: {have}, not {want}")
    for place, other in enumerate(got["tasks"]):
        tally.count("task precision", place in pairs.values(), f"{name} {other['id']} {other['what'][:70]}")


def matched(truth: list[dict[str, Any]], got: list[dict[str, Any]]) -> dict[int, int]:
    """Return which task of the reading is which of the truth: the best pairs first, each once."""
    near = sorted(
        (
            (_near(a["what"], b["what"]) + 0.05 * (a["due"]["kind"] == b["due"]["kind"]) - 0.001 * abs(i - j), i, j)
            for i, a in enumerate(truth)
            for j, b in enumerate(got)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for sure, i, j in near:
        if sure >= _SAME_TASK and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the 95 % interval of a share."""
    if not of:
        return 0.0, 1.0
    z, share = 1.96, right / of
    middle = share + z * z / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (middle - spread) / (1 + z * z / of), (middle + spread) / (1 + z * z / of)


def _head(document: dict[str, Any], key: str) -> Any:
    if key == "issuer":
        return document["issuer"]["name"]
    if key == "level":
        return document["issuer"]["level"]
    if key in {"authority", "capacity", "position", "signer_name"}:
        return (document.get("signature") or {}).get(key)
    return document.get(key)


def _alike(key: str, want: Any, have: Any) -> bool:
    if key == "subject" and want and have:
        return _near(want, have, marks=True) >= 0.95
    return _tidy(want) == _tidy(have)


def _tidy(value: Any) -> Any:
    return " ".join(re.findall(r"\w+", placed_alike(value).lower())) if isinstance(value, str) else value


def _near(one: str, other: str, marks: bool = False) -> float:
    a, b = (Counter(re.findall(r"\w+", text.lower() if marks else fold(text))) for text in (one, other))
    shared = sum((a & b).values())
    return 2 * shared / max(1, sum(a.values()) + sum(b.values()))


def _due(due: dict[str, Any]) -> dict[str, Any]:
    return {key: due[key] for key in DUE if due.get(key) not in (None, [], ())}
