"""Chips of terms, levels and findings as HTML. Lists show one in each row: as included templates they took a third.

Every word is escaped by `format_html`. What they look like otherwise stands in components/clock.html and chip.html.
"""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hoiam.core.values.case import Verdict
from hoiam.web.chrome.clocks import Face
from hoiam.web.chrome.verdicts import FACES


def term(face: Face, href: str = "") -> SafeString:
    """Return the chip of a term, as components/clock.html draws it; `href` is where the why stands."""
    rule = format_html(" · <u>{}</u>", face.rule) if face.rule else ""
    late = format_html(' <span class="late-text">{}</span>', face.late) if face.late else ""
    if not href:
        return format_html('<span class="{}">{}{}</span>{}', face.css, face.words, rule, late)
    if rule:
        rule += format_html('<span class="visually-hidden">: {}</span>', _("xem vì sao"))
    return format_html('<a class="{}" href="{}">{}{}</a>{}', face.css, href, face.words, rule, late)


def chip(word: object, level: str = "") -> SafeString:
    """Return a level, kind, field or place, as components/chip.html draws it."""
    return format_html('<span class="chip{}">{}</span>', f" chip--{level}" if level else "", word)


def verdict(code: str) -> SafeString:
    """Return a finding as shape and word, never about a person; "" is a finding that is not there yet."""
    if not code:
        return format_html('<span class="quiet">{}</span>', _("chưa có kết luận"))
    shape, word = FACES[Verdict(code)]
    return format_html('<span class="verdict verdict--{}">{}</span>', shape, word)
