"""A DOCX as lines in reading order, each with the look that Word resolves for its words and where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from hoiam.outside.render.word import drawn, walk
from hoiam.outside.render.word.numbering import Lists
from hoiam.outside.render.word.props import Props, Shape
from hoiam.outside.render.word.spans import Span, cut, stripped, text_of

_TYPED_RULE = re.compile(r"^[_\-–—=*⎯─]{3,}$")  # a line drawn with the keys


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line or paragraph. `cell` is "table.row.column" or "box.n", "" in the open; `width` of it in mm.

    `mark` is what an automatic list puts before the words, which hold it too. `gap` is the space above in points,
    None where nothing stands above it in the same place; `apart` says that an empty line stands there. `ruled` are the
    lengths of the lines drawn just below, in millimetres, None where the file does not say. `goes_on` follows a break
    within its paragraph.
    """

    spans: tuple[Span, ...]
    shape: Shape
    cell: str = ""
    width: float | None = None
    mark: str = ""
    codes: str = ""
    tabbed: bool = False
    goes_on: bool = False
    gap: float | None = None
    apart: bool = False
    ruled: tuple[float | None, ...] = ()

    @property
    def words(self) -> str:
        """The words as printed, the list's mark before them."""
        said = text_of(self.spans)
        return f"{self.mark} {said}" if self.mark else said

    @property
    def longest(self) -> Span:
        """The look of most of its letters."""
        return max(self.spans, key=lambda span: len(span.text.strip()))

    @property
    def bold(self) -> bool:
        """Most letters are bold."""
        return self.longest.bold

    @property
    def italic(self) -> bool:
        """Most letters are italic."""
        return self.longest.italic

    @property
    def align(self) -> str:
        """justify, center, left or right."""
        return self.shape.align

    def part(self, start: int, end: int) -> "Line":
        """Return the letters from `start` until before `end` as a line of its own."""
        return replace(self, spans=stripped(cut(self.spans, start, end)), mark="")


def lines(root: Any, props: Props, lists: Lists) -> list[Line]:
    """Return the printed lines below a body or header; empty ones only leave their space and drawn lines behind."""
    found: list[Line] = []
    empty, last, after = False, "", 0.0
    for placed in walk.paragraphs(root):
        made = list(_lines(placed, props, lists))
        ruled = _ruled_here(placed, props, made)
        if made and all(_TYPED_RULE.match(line.words) for line in made):
            made, ruled = [], (None,)
        same = placed.cell == last
        if not made:
            empty, last, after = True, placed.cell, after if same else 0.0
            if ruled and found:
                found[-1] = replace(found[-1], ruled=(*found[-1].ruled, *ruled))
            continue
        shape = made[0].shape
        quiet = shape.contextual and bool(found) and found[-1].shape.style == shape.style
        gap = (0.0 if quiet else after + shape.before) if same and found else None
        made[0] = replace(made[0], gap=gap, apart=empty and same)
        made[-1] = replace(made[-1], ruled=ruled)
        if found and drawn.border(props.holders(placed.paragraph), "top"):
            found[-1] = replace(found[-1], ruled=(*found[-1].ruled, None))
        found += made
        empty, last, after = False, placed.cell, shape.after
    return found


def _lines(placed: walk.Placed, props: Props, lists: Lists) -> Iterator[Line]:
    """Yield a paragraph as its printed lines: Word's own line breaks are lines of the head."""
    paragraph, table = placed.paragraph, placed.table
    mark, level = lists.mark(props.holders(paragraph))
    spans = tuple(
        span
        for run in walk.runs(paragraph)
        if (said := walk.words(run)) and not (span := props.span(said, run, paragraph, table)).hidden
    )
    shape, codes = props.shape(paragraph, table, level), walk.codes(paragraph)
    whole, goes_on = text_of(spans), False
    for piece in re.finditer(r"[^\n]+", whole):
        here = stripped(cut(spans, piece.start(), piece.end()))
        if not here:
            continue
        tabbed = piece[0].startswith(("\t", "    "))
        yield Line(here, shape, placed.cell, placed.width, "" if goes_on else mark, codes, tabbed, goes_on)
        goes_on = True


def _ruled_here(placed: walk.Placed, props: Props, made: list[Line]) -> tuple[float | None, ...]:
    """Return the lengths of the lines at a paragraph: below its words, or along an empty one."""
    paragraph, holders = placed.paragraph, props.holders(placed.paragraph)
    found: list[float | None] = list(drawn.drawings(paragraph))
    if drawn.border(holders, "bottom") or (not made and drawn.border(holders, "top")):
        shape = props.shape(paragraph, placed.table, None)
        found.append(placed.width - shape.left - shape.right if placed.width else None)
    if made and all(span.underlined for span in made[-1].spans if span.text.strip()):
        found.append(0.0)  # as long as the words
    return tuple(found)
