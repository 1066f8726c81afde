"""The watch-lists of all offices, compiled for this process and brought up to date by their stamps.

A change of one office compiles that office's queries beside the rest, and what it had before counts no more; once the
changed ones are many, all are compiled anew. Every worker holds its own; the stamp, raised in the transaction of the
change, tells each that it is old.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from hoiam.core.match.queries import Compiled, Desk, Entry, Query, Reading, compile_queries, parse
from hoiam.desk.watch import queries
from hoiam.desk.watch.models import StoredQuery

BESIDE = 2000  # changed queries that are kept beside the rest before all are compiled anew


@dataclass(frozen=True, slots=True)
class Lists:
    """All queries that run: the whole as of `stamps`, and beside it the offices that changed since `whole` was made."""

    stamps: dict[int, int] = field(default_factory=dict)
    whole_stamps: dict[int, int] = field(default_factory=dict)
    whole: Compiled = field(default_factory=lambda: compile_queries([]))
    beside: Compiled = field(default_factory=lambda: compile_queries([]))
    changed: frozenset[int] = frozenset()

    def asks_for(self, kind: str) -> bool:
        """Tell whether any query asks for such a fact: place, field or source."""
        return any(word.startswith(f"{kind}:") for part in (self.whole, self.beside) for word in part.letters)

    def desks(self) -> "Desks":
        """Return desks for one batch of articles."""
        return Desks(self, self.whole.desk(), self.beside.desk())

    def __bool__(self) -> bool:
        return bool(self.whole.keys or self.beside.keys)


@dataclass(frozen=True, slots=True)
class Desks:
    """Where the articles of one batch are matched, one after the other."""

    lists: Lists
    whole: Desk
    beside: Desk

    def match(self, reading: Reading) -> list[int]:
        """Return the keys of the queries that hold."""
        own = self.lists
        held = [own.whole.keys[at] for at in self.whole.match(reading) if own.whole.owners[at] not in own.changed]
        return held + [own.beside.keys[at] for at in self.beside.match(reading)]


_LOCK = Lock()
_held = Lists()


def current() -> Lists:
    """Return the watch-lists as they are now in the database."""
    global _held
    with _LOCK:
        stamps = queries.stamps()
        if stamps != _held.stamps:
            _held = _renewed(_held, stamps)
        return _held


def _renewed(old: Lists, stamps: dict[int, int]) -> Lists:
    changed = frozenset(key for key in {*stamps, *old.whole_stamps} if stamps.get(key) != old.whole_stamps.get(key))
    if old.whole.keys and queries.running(changed).count() <= BESIDE:
        beside = compile_queries(_entries(queries.running(changed)))
        return Lists(stamps, old.whole_stamps, old.whole, beside, changed)
    whole = compile_queries(_entries(queries.running()), queries.word_shares())
    return Lists(stamps, stamps, whole)


def _entries(rows: Iterable[StoredQuery]) -> Iterable[Entry]:
    """Read the queries; one that was kept under older rules and cannot be read any more finds nothing."""
    for row in rows:
        query = parse(row.text)
        if isinstance(query, Query):
            yield Entry(row.pk, row.office_id, query, row.office.key)
