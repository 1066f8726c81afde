"""Reasons and chips as HTML. A list of fifty stories shows hundreds: as nodes of a template they took half of the page.

Every word is escaped by `e`.
"""

from collections.abc import Iterable, Mapping
from typing import NotRequired, TypedDict

from django.utils.safestring import SafeString, mark_safe

from hoiam.web.chrome.escaped import e


class Why(TypedDict):
    """One reason: on its line `lead` and `evidence`, opened `label` and `words`, and the way to overrule it."""

    label: str
    words: str
    lead: NotRequired[str]
    evidence: NotRequired[str]
    change_url: NotRequired[str]
    change: NotRequired[str]


def evidence(reasons: Iterable[Why]) -> SafeString:
    """Return the line of reasons: "Khớp <u>“Đăk Uy”</u>. "."""
    told = [f"{e(one.get('lead', ''))} <u>{e(one['evidence'])}</u>. " for one in reasons if one.get("evidence")]
    return mark_safe("".join(told))  # noqa: S308 - each word is escaped


def listed(reasons: Iterable[Why]) -> SafeString:
    """Return reasons opened: each with its words and the link that overrules it."""
    rows = [f"<dt>{e(one['label'])}</dt><dd>{e(one['words'])}</dd><dd>{_change(one)}</dd>\n  " for one in reasons]
    return mark_safe(f'<dl class="reasons">\n  {"".join(rows)}\n</dl>')  # noqa: S308 - each word is escaped


def chips(shown: Iterable[Mapping[str, object] | str]) -> SafeString:
    """Return chips: words, or words with a level that is seen."""
    return mark_safe("".join([_chip(one) for one in shown]))  # noqa: S308 - each word is escaped


def _change(one: Why) -> str:
    url = one.get("change_url")
    return f'<a href="{e(url)}">{e(one.get("change", ""))}</a>' if url else ""


def _chip(one: Mapping[str, object] | str) -> str:
    if isinstance(one, str):
        return f'<span class="chip">{e(one)}</span> '
    level = f" chip--{e(one['level'])}" if one.get("level") else ""
    return f'<span class="chip{level}">{e(one["word"])}</span> '
