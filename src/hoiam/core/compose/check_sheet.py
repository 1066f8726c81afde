"""Does a file look as Decree 30/2020 says? Paper, margins, page number, fonts, sizes, weights, as measured on it."""

from collections.abc import Iterator
from dataclasses import fields

from hoiam.core.compose.finding import LOOK, MUST, Finding, excerpt
from hoiam.core.compose.measured import Look, Measured
from hoiam.core.compose.sheet import FONT, LEAST_MARGINS, MOST_MARGINS, PAPER_MM, STYLES, Margins

_SLACK_MM = 0.3  # files round lengths to twentieths of a point, offices to hundredths of an inch
_PAPER_SLACK_MM = 1.0
_PAGE = "NĐ 30/2020, Phụ lục I.I"
_LOOKS = "NĐ 30/2020, Phụ lục I, mẫu chữ"
_FREE = frozenset(("body", "table", "heading", "contact", "subtitle"))  # may be bold or italic where a writer wants
_OLD_FONTS = (".vn", "vni", "vni-")  # TCVN3 and VNI: the bytes are no Unicode


def paper(measured: Measured) -> Iterator[Finding]:
    """Check that each sheet is A4 and stands; only a table that needs it may lie (I.1, I.2)."""
    for at, sheet in enumerate(measured.sheets, 1):
        sides = sorted((sheet.wide, sheet.high))
        if any(abs(side - want) > _PAPER_SLACK_MM for side, want in zip(sides, PAPER_MM, strict=True)):
            facts = {"found": f"{sheet.wide:.0f} x {sheet.high:.0f}", "section": at}
            yield Finding("page.paper", MUST, "page", f"{_PAGE}.1", facts)
        if sheet.lies and not sheet.tables:
            yield Finding("page.lying", MUST, "page", f"{_PAGE}.2", {"section": at})


def margins(measured: Measured) -> Iterator[Finding]:
    """Check the four margins of each section: 20-25, 20-25, 30-35, 15-20 mm (I.3)."""
    for at, sheet in enumerate(measured.sheets, 1):
        for side in (each.name for each in fields(Margins)):
            mm, least, most = (getattr(each, side) for each in (sheet.margins, LEAST_MARGINS, MOST_MARGINS))
            if not least - _SLACK_MM <= mm <= most + _SLACK_MM:
                facts = {"side": side, "found": round(mm, 1), "least": least, "most": most, "section": at}
                yield Finding("page.margin", MUST, "page", f"{_PAGE}.3", facts)


def page_number(measured: Measured) -> Iterator[Finding]:
    """Check that the number stands centred in the top margin, Arabic, upright, 13-14, and not on page 1 (I.7)."""
    rule, number = f"{_PAGE}.7", measured.number
    if not number.place:
        yield Finding("page.number_missing", LOOK, "page", rule)
        return
    if number.place != "top-center":
        yield Finding("page.number_place", MUST, "page", rule, {"found": number.place})
    if number.first:
        yield Finding("page.number_first", MUST, "page", rule)
    if number.form:
        yield Finding("page.number_form", MUST, "page", rule, {"found": number.form})
    if number.around:
        yield Finding("page.number_words", LOOK, "page", rule, {"found": number.around})
    style, look = STYLES["page_number"], number.look
    if look and (look.italic or look.bold or (look.size and not style.least <= look.size <= style.most)):
        yield Finding("page.number_look", MUST, "page", rule, {"found": look.size})


def looks(measured: Measured) -> Iterator[Finding]:
    """Check font, size, weight and colour of each part; the first fault of a kind in a part is told."""
    told: set[tuple[str, str]] = set()
    for look in measured.looks:
        for code, facts in _faults(look):
            if (code, look.role) not in told:
                told.add((code, look.role))
                yield Finding(code, MUST, look.role, _LOOKS, {"words": excerpt(look.words), **facts})


def _faults(look: Look) -> Iterator[tuple[str, dict[str, object]]]:
    style, free = STYLES[look.role], look.role in _FREE
    if look.font is not None and look.font != FONT:
        old = look.font.lower().startswith(_OLD_FONTS)
        yield "look.old_font" if old else "look.font", {"found": look.font}
    if look.size is not None and not style.least <= look.size <= style.most:
        yield "look.size", {"found": look.size, "least": style.least, "most": style.most}
    if look.bold is not None and look.bold != style.bold and not (free and look.bold):
        yield "look.bold" if style.bold else "look.not_bold", {}
    if look.italic is not None and look.italic != style.italic and not (free and look.italic):
        yield "look.italic" if style.italic else "look.not_italic", {}
    if style.upper and look.words != look.words.upper():
        yield "look.capitals", {}
    if look.colour:
        yield "look.colour", {"found": look.colour}
