"""Reasons and chips as HTML. A list of fifty stories shows hundreds: as nodes of a template they took half of the page.

Every word is escaped by `format_html`.
"""

from collections.abc import Iterable, Mapping
from typing import NotRequired, TypedDict

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


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
    told = ((one.get("lead", ""), one["evidence"]) for one in reasons if one.get("evidence"))
    return format_html_join("", "{} <u>{}</u>. ", told)


def listed(reasons: Iterable[Why]) -> SafeString:
    """Return reasons opened: each with its words and the link that overrules it."""
    rows = ((one["label"], one["words"], _change(one)) for one in reasons)
    return format_html(
        '<dl class="reasons">\n  {}\n</dl>', format_html_join("", "<dt>{}</dt><dd>{}</dd><dd>{}</dd>\n  ", rows)
    )


def chips(shown: Iterable[Mapping[str, object] | str]) -> SafeString:
    """Return chips: words, or words with a level that is seen."""
    return format_html_join("", '<span class="chip{}">{}</span> ', (_chip(one) for one in shown))


def _change(one: Why) -> SafeString | str:
    url = one.get("change_url")
    return format_html('<a href="{}">{}</a>', url, one.get("change", "")) if url else ""


def _chip(one: Mapping[str, object] | str) -> tuple[object, object]:
    if isinstance(one, str):
        return "", one
    return f" chip--{one['level']}" if one.get("level") else "", one["word"]
