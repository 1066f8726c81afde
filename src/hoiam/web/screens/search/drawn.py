"""The lines and the facets of a result as HTML: as nodes of a template they took a fifth of a page that found much.

Every word is escaped by `e`, or by `highlight`.
"""

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hoiam.web.chrome.escaped import e
from hoiam.web.chrome.figures import number
from hoiam.web.chrome.marks import highlight
from hoiam.web.screens.search.facets import Value
from hoiam.web.screens.search.groups import Found


def lines(found: Iterable[Found]) -> SafeString:
    """Return each line of a result: title, what it is, and of a story the piece that matches best."""
    return mark_safe("".join([_line(one) for one in found]))  # noqa: S308 - each word is escaped


def values(shown: Iterable[Value]) -> SafeString:
    """Return the values of a facet: each with how many it leaves, the chosen one with the way to leave it."""
    off = f' <span aria-hidden="true">✕</span><span class="visually-hidden"> {e(_("bỏ lọc"))}</span>'
    here = ' aria-current="true"'
    rows = [
        f'<li><a href="?{e(one.query)}"{here if one.chosen else ""}>'
        f"<span>{e(one.word)}{off if one.chosen else ''}</span> <span>{number(one.count)}</span></a></li>"
        for one in shown
    ]
    return mark_safe("".join(rows))  # noqa: S308 - each word is escaped


def _line(one: Found) -> str:
    title = f'<a href="{e(one.url)}">{highlight(one.title, one.spans)}</a>' if one.url else e(one.title)
    return (
        f'\n    <li><h3>{title}</h3><span class="side small quiet">{e(one.side)}</span>\n'
        f'      <p class="wide">{e(one.line)}</p>{_excerpt(one)}</li>'
    )


def _excerpt(one: Found) -> str:
    if not one.piece and not one.excerpt:
        return ""
    piece = f"<span>{highlight(one.piece, one.piece_spans)}.</span> " if one.piece else ""
    return f'\n      <p class="wide excerpt">{piece}{highlight(one.excerpt, one.excerpt_spans)}</p>'
