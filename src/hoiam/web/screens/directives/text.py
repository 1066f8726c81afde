"""The restored text as paragraphs of HTML: every line can be pointed at, every doubtful word is a link that settles it.

Takes a dispatch and says nothing about its tasks. Escapes everything that comes from the paper.
"""

import re
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy_

from hoiam.core.text.normal import normal
from hoiam.desk.directives import doubts
from hoiam.desk.directives.doubts import Place
from hoiam.desk.directives.models import Directive

_SORTS = {doubts.FIGURE: lazy_("Số, ngày"), doubts.NAME: lazy_("Tên riêng"), doubts.PLAIN: lazy_("Chữ thường")}
_OPENS = re.compile(r"\s*(?:[-–•+*]\s|\d{1,2}[.)]\s|[a-zđ]\)\s|[IVX]{1,4}\.\s)")
_GAP = re.compile(r"(?:\t| {3,})+")
_CELLS = " | "  # between the cells of a table's row
_NEAR = 3  # words shown on each side of a doubt
_SHORT = 0.72  # a line shorter than this share of a usual long line ends its paragraph
_USUAL = 0.7  # where among the lengths of the lines the usual long line stands


@dataclass(frozen=True, slots=True)
class Doubt:
    """The doubtful word at hand: its number from 1, how it reads now, and the words around it in both lines."""

    number: int
    place: int
    line: int
    original: str
    reading: str
    percent: int
    others: tuple[str, ...]
    scanned: SafeString
    restored: SafeString
    settled: bool
    sort: str | Promise


def paragraphs(found: Directive, chosen: int | None) -> list[SafeString]:
    """Return the text in paragraphs; `chosen` is the place of the doubt at hand."""
    lines = found.restored.split("\n")
    marks = _marks(found)
    lengths = sorted(len(line) for line in lines if line.strip())
    usual = lengths[int(len(lengths) * _USUAL)] if lengths else 0
    made: list[list[SafeString]] = []
    ended = True
    for at, line in enumerate(lines):
        if not line.strip():
            ended = True
            continue
        if ended or _OPENS.match(line) or _GAP.search(line.strip()) or _CELLS in line:
            made.append([])
        made[-1].append(_line(found, at, line, marks.get(at, []), chosen))
        ended = len(line) < _SHORT * usual
    return [mark_safe(" ".join(parts)) for parts in made]  # noqa: S308 - each line is escaped by format_html


def doubt_at(found: Directive, place: int) -> Doubt:
    """Return one doubt as the page asks about it."""
    row = found.doubts[place]
    where = doubts.places(found.source, found.restored, found.doubts)[place]
    reading = doubts.standing(found.restored, where, row)
    others = tuple(dict.fromkeys(o for o in (*row["alternatives"], row["restored"]) if o not in (reading, "")))
    at = int(row["line"]) - 1
    scanned, lines = normal(found.source).split("\n"), found.restored.split("\n")
    return Doubt(
        number=place + 1,
        place=place,
        line=int(row["line"]),
        original=str(row["original"]),
        reading=reading,
        percent=round(float(row["confidence"]) * 100),
        others=others[:5],
        scanned=_scanned(scanned[at] if at < len(scanned) else "", str(row["original"])),
        restored=_around(lines[at] if at < len(lines) else "", where),
        settled=bool(row.get("settled")),
        sort=_SORTS[doubts.weight(row)],
    )


def _marks(found: Directive) -> dict[int, list[tuple[Place, int]]]:
    by_line: dict[int, list[tuple[Place, int]]] = {}
    for place, where in enumerate(doubts.places(found.source, found.restored, found.doubts)):
        if where:
            by_line.setdefault(where.line, []).append((where, place))
    return by_line


def _line(found: Directive, at: int, line: str, marks: list[tuple[Place, int]], chosen: int | None) -> SafeString:
    parts, last = [], 0
    for where, place in sorted(marks, key=lambda mark: mark[0].start):
        row = found.doubts[place]
        look = " doubt--at" if place == chosen else " doubt--ok" if row.get("settled") else ""
        title = _("máy đọc “%(original)s”, chắc %(percent)s %%") % {
            "original": row["original"],
            "percent": round(float(row["confidence"]) * 100),
        }
        address = f"{reverse('directive', args=[found.pk])}?chu={place + 1}"
        parts.append(_plain(line[last : where.start]))
        link = '<a class="doubt{}" href="{}" title="{}">{}</a>'
        parts.append(format_html(link, look, address, title, line[where.start : where.end]))
        last = where.end
    parts.append(_plain(line[last:]))
    return format_html('<span id="d{}">{}</span>', at + 1, mark_safe("".join(parts).strip()))  # noqa: S308 - escaped


def _plain(words: str) -> SafeString:
    """Return words escaped; the wide gap between two columns stays wide."""
    return format_html("{}", _GAP.sub("\u2003\u2003", words))


def _scanned(line: str, word: str) -> SafeString:
    before, found, after = line.strip().partition(word)
    if not found:
        return format_html("{}", word)
    return format_html("{}<mark>{}</mark>{}", _last(before, 1), found, _first(after, 1))


def _around(line: str, where: Place | None) -> SafeString:
    if where is None:
        return format_html("{}", line.strip())
    before, after = _last(line[: where.start].lstrip(), _NEAR), _first(line[where.end :].rstrip(), _NEAR)
    return format_html("{}<b>{}</b>{}", before, line[where.start : where.end], after)


def _last(words: str, most: int) -> str:
    """Return the last words before a doubt: what a person needs to find it on the paper, and no more to read."""
    parts = words.split()
    space = " " if words[-1:].isspace() else ""
    return f"… {' '.join(parts[-most:])}{space}" if len(parts) > most else words


def _first(words: str, most: int) -> str:
    parts = words.split()
    space = " " if words[:1].isspace() else ""
    return f"{space}{' '.join(parts[:most])} …" if len(parts) > most else words
