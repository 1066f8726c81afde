"""Short quotations around each change of an article, never the whole text (guard-rail G11)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hoiam.core.values.edit import Place, Run
from hoiam.desk.articles import words

CONTEXT = 14  # words that stand the same on each side of a change
QUOTED = 60  # words of one change that are shown
SHOWN = 800  # words in all: what an office quotes to compare, not a copy of the paper (guard-rail G11)


@dataclass(frozen=True, slots=True)
class Shown:
    """One place as the page shows it."""

    field: object
    runs: list[Run]
    skipped: int


def shown(places: Iterable[Place]) -> Iterator[Shown]:
    """Return the places as they may be quoted: short, and not more than SHOWN words in all."""
    left = SHOWN
    for place in places:
        runs = [_cut(run, first=at == 0, last=at == len(place.runs) - 1) for at, run in enumerate(place.runs)]
        left -= sum(len(run.words.split()) for run in runs)
        if left < 0:
            return
        yield Shown(words.FIELDS[place.field], runs, place.skipped)


def _cut(run: Run, *, first: bool, last: bool) -> Run:
    """Return a run short enough to quote: of what stays the same only what is next to a change."""
    said = run.words.split(" ")
    if run.kind != "same":
        return (
            run if len(said) <= QUOTED else Run(run.kind, f"{' '.join(said[: QUOTED - 10])} … {' '.join(said[-10:])}")
        )
    if first and len(said) > CONTEXT:
        return Run(run.kind, "… " + " ".join(said[-CONTEXT:]))
    if last and len(said) > CONTEXT:
        return Run(run.kind, " ".join(said[:CONTEXT]) + " …")
    if len(said) > 2 * CONTEXT:
        return Run(run.kind, f"{' '.join(said[:CONTEXT])} … {' '.join(said[-CONTEXT:])}")
    return run
