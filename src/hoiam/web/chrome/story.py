"""One row of a working list as HTML. A list shows fifty: as a template that each row includes they took a third of it.

Every word is escaped by `e`.
"""

from collections.abc import Iterable, Mapping
from typing import NotRequired, TypedDict

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hoiam.web.chrome.escaped import e
from hoiam.web.chrome.reasons import Why, chips, evidence, listed


class Row(TypedDict):
    """What a row shows; `level`: now, high or low."""

    key: int | str
    url: str
    title: str
    count: NotRequired[str]
    level: NotRequired[str]
    level_word: NotRequired[str]
    chips: NotRequired[Iterable[Mapping[str, object] | str]]
    side: NotRequired[str]
    side_url: NotRequired[str]
    side_word: NotRequired[str]
    reasons: NotRequired[list[Why]]
    chosen: NotRequired[bool]
    open: NotRequired[bool]


def story(row: Row, boxless: bool = False) -> SafeString:
    """Return a row: title and reasons, and unless `boxless` a box that belongs to the form components/bulk.html."""
    return stories([row], boxless)


def stories(rows: Iterable[Row], boxless: bool = False) -> SafeString:
    """Return the rows of a list."""
    choose = "" if boxless else _("Chọn: %(title)s")
    return mark_safe("\n      ".join([_story(row, choose) for row in rows]))  # noqa: S308 - each word is escaped


def _story(row: Row, choose: str) -> str:
    key, title, url = e(row["key"]), row["title"], e(row["url"])
    on = " story--on" if row.get("chosen") else ""
    count = f' <span class="count">{e(row["count"])}</span>' if row.get("count") else ""
    return (
        f'<li class="story{on}" data-row id="dong-{key}">\n'
        f'  {_box(row, key, choose)}\n  <p class="level">{_level(row)}</p>\n'
        f'  <h2><a href="{url}">{e(title)}</a>{count}</h2>\n'
        f'  <div class="side">{_side(row)}</div>\n  {_why(row)}\n</li>'
    )


def _box(row: Row, key: str, choose: str) -> str:
    if not choose:
        return ""
    checked = " checked" if row.get("chosen") else ""
    box = f'<input class="form-check-input" type="checkbox" name="chosen" value="{key}" form="loat"{checked}'
    return f'{box} aria-label="{e(choose % {"title": row["title"]})}">'


def _level(row: Row) -> str:
    if not row.get("level_word"):
        return ""
    level = f" chip--{e(row['level'])}" if row.get("level") else ""
    return f'<span class="chip{level}">{e(row["level_word"])}</span>\n'


def _side(row: Row) -> str:
    shown = f"<p>{chips(row['chips'])}</p>" if row.get("chips") else ""
    side = row.get("side") or ""
    lead = ""
    if row.get("side_url"):
        lead = f'<a href="{e(row["side_url"])}">{e(row.get("side_word", ""))}</a>{", " if side else ""}'
    return f"{shown}<p>{lead}{e(side)}</p>"


def _why(row: Row) -> str:
    reasons = row.get("reasons")
    if not reasons:
        return ""
    opened = " open" if row.get("open") else ""
    return (
        f'<details class="reason"{opened}>\n    <summary>{evidence(reasons)}</summary>\n'
        f"    {listed(reasons)}\n\n  </details>"
    )
