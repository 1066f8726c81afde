"""What an alert is decided on: a story as far as it matters here, and an office's thresholds, hours and steps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from hoiam.core.values.reason import Reason

NOW, DIGEST = "now", "digest"
WAITS = ("always", "working", "off")  # when a recipient can be reached: at any hour, in or outside working time
LEVELS = ("normal", "high", "urgent")
REACHES = ("central", "province")  # of an outlet; the widest first
FEWEST = 5  # people: a smaller number of them is shown to nobody and decides nothing (guard-rail: k = 5)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a story. `people`: it was not printed by the press nor by an authority; `reach` is its outlet's."""

    outlet: str
    at: datetime
    press: bool = True
    people: bool = False
    reach: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A story as alerts see it. `queries` are what caught it in the watch-list: number and name."""

    level: str
    kind: str
    field: str
    places: frozenset[str]
    queries: Mapping[int, str]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One threshold. What is left empty is not asked; all that is asked must hold.

    `outlets`: press outlets within 24 hours. `pieces`: of the press, reprints included. `growth`: press pieces of the
    last 6 hours, and more than twice those of the 6 hours before. `people`: pieces from people, never fewer than five.
    `reach`: an outlet that reaches at least so far. `through`: it also comes in quiet hours.
    """

    key: str
    name: str
    when: str
    level: str = ""
    outlets: int = 0
    pieces: int = 0
    growth: int = 0
    people: int = 0
    reach: str = ""
    fields: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    queries: frozenset[int] = frozenset()
    through: bool = False
    active: bool = True


def fault_of(rule: Rule) -> str:
    """Return why a threshold cannot be kept, as a code; "" for one that can."""
    asked = (rule.outlets, rule.pieces, rule.growth, rule.people, rule.fields, rule.places, rule.queries, rule.reach)
    if not any(asked) and rule.level not in LEVELS[1:]:
        return "alert.asks_nothing"
    if 0 < rule.people < FEWEST:
        return "alert.too_few_people"
    known = rule.when in (NOW, DIGEST) and rule.level in ("", *LEVELS) and rule.reach in ("", *REACHES)
    return "" if known else "alert.unknown_word"


@dataclass(frozen=True, slots=True)
class Span:
    """From one time of day until before another; one that ends earlier than it starts passes midnight."""

    start: time
    end: time

    def holds(self, at: time) -> bool:
        """Say whether a time of day lies in it; one that starts when it ends is empty."""
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True)
class Policy:
    """An office's thresholds and hours. `steps` are the minutes after which each next step is told.

    `digests` are times of day; `digest_days_off`: also on days on which offices do not work.
    """

    rules: tuple[Rule, ...]
    quiet: Span | None
    working: tuple[Span, ...]
    digests: tuple[time, ...]
    digest_days_off: bool
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """Now, in the digest, or not at all (""), and why: each rule that says so, followed by its own reasons."""

    when: str = ""
    through: bool = False
    rules: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
