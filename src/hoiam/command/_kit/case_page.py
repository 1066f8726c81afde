"""docs/made/case.md: the tables of core/handle as a page with diagrams, so that both always say the same."""

from collections.abc import Iterable, Iterator, Sequence

from hoiam.core.handle.states import DEEDS, STANDINGS, TRANSITIONS
from hoiam.core.handle.tasks import TASKS
from hoiam.core.handle.tracks import TABLES
from hoiam.core.handle.turns import NEWS, PLACES, TURNS
from hoiam.core.values.case import Track


def case_page() -> str:
    """Return the page: the diagram of the states, then states, moves and tracks as tables."""
    lines = ["# The states of a case", "", "Made from `core/handle` by `./run made`; do not edit.", ""]
    lines += [
        "The sentences of moves, notices and exits stand in `desk/cases/words.py` under the codes given here.",
        "",
    ]
    lines += [*_diagram(f"    {row.state} --> {row.to}: {row.move}" for row in TRANSITIONS), ""]
    lines += ["## States", ""]
    lines += _table(("State", "Held by", "Terms that run", "Leaves when"), _standings())
    lines += ["", "No move stops the term for an answer to the press: it belongs to a paper and its outlet.", ""]
    lines += ["## Moves", ""]
    lines += _table(("State", "Move", "To", "Roles", "Ends", "Begins"), _transitions())
    lines += ["", "## What a move says, and to whom", ""]
    lines += _table(("Move", "Audit sentence", "Notice", "For"), _deeds())
    for track, table in TABLES.items():
        arrows = [f"    {state} --> {to}" for state, follow in table.items() for to in follow]
        arrows += [f"    {state} --> [*]" for state, follow in table.items() if not follow]
        lines += ["", f"## Track: {track}", "", *_diagram(arrows), ""]
        lines += _table(("State", "Held by", "Terms that run", "Begins on coming here", "Leaves when"), _places(track))
        lines += ["", *_table(("State", "To", "By hand", "Audit sentence", "Notice", "For"), _turns(track))]
    arrows = [f"    {state} --> {to}" for state, follow in TASKS.items() for to in follow]
    lines += ["", "## What one unit asks of another", "", *_diagram(arrows)]
    return "\n".join(lines) + "\n"


def _diagram(arrows: Iterable[str]) -> list[str]:
    return ["```mermaid", "stateDiagram-v2", *arrows, "```"]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [_row(head), "|" + "---|" * len(head), *(_row(row) for row in rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell or '-' for cell in cells)} |"


def _standings() -> Iterator[Sequence[str]]:
    for state, row in STANDINGS.items():
        yield state, row.owner or "", ", ".join(row.clocks), f"`{row.leaves}`"


def _transitions() -> Iterator[Sequence[str]]:
    for row in TRANSITIONS:
        yield row.state, row.move, row.to, ", ".join(row.roles), ", ".join(row.stops), ", ".join(row.starts)


def _places(track: Track) -> Iterator[Sequence[str]]:
    for state, place in PLACES[track].items():
        yield state, place.owner or "", ", ".join(place.clocks), ", ".join(place.begins), f"`{place.leaves}`"


def _turns(track: Track) -> Iterator[Sequence[str]]:
    for turn in TURNS:
        if turn.track != track:
            continue
        news = NEWS.get((track, turn.to))
        told, whom = (f"`{news.notice}`", ", ".join(news.tells)) if news else ("", "")
        said = ", ".join(f"`{sentence}`" for sentence in turn.sentences)
        yield turn.state, turn.to, ", ".join(turn.roles), said, told, whom


def _deeds() -> Iterator[Sequence[str]]:
    for move, deed in DEEDS.items():
        yield move, f"`{deed.sentence}`", f"`{deed.notice}`", ", ".join(deed.tells)
