"""Does a file look as Decree 30/2020 says? Margins, fonts, sizes, weights and the page number, as measured on it."""

from collections.abc import Iterator
from dataclasses import fields

from hoiam.core.compose.finding import LOOK, MUST, Finding, Measured
from hoiam.core.compose.sheet import FONT, LEAST_MARGINS, MOST_MARGINS, STYLES, Margins

_SLACK_MM = 0.3  # files round lengths to twentieths of a point, offices to hundredths of an inch
_PAGE = "NĐ 30/2020, Phụ lục I.I"
_LOOKS = "NĐ 30/2020, Phụ lục I, mẫu chữ"


def margins(measured: Measured) -> Iterator[Finding]:
    """Check the four margins of each section: 20-25, 20-25, 30-35, 15-20 mm (I.3)."""
    for at, found in enumerate(measured.margins, 1):
        for side in (each.name for each in fields(Margins)):
            mm, least, most = (getattr(each, side) for each in (found, LEAST_MARGINS, MOST_MARGINS))
            if not least - _SLACK_MM <= mm <= most + _SLACK_MM:
                facts = {"side": side, "found": round(mm, 1), "least": least, "most": most, "section": at}
                yield Finding("page.margin", MUST, "page", f"{_PAGE}.3", facts)


def page_number(measured: Measured) -> Iterator[Finding]:
    """Check that the number stands centred in the top margin and not on page 1 (I.7)."""
    rule = f"{_PAGE}.7"
    if not measured.numbered:
        yield Finding("page.number_missing", LOOK, "page", rule)
    elif measured.numbered != "top-center":
        yield Finding("page.number_place", MUST, "page", rule, {"found": measured.numbered})
    if measured.numbered and measured.first_numbered:
        yield Finding("page.number_first", MUST, "page", rule)


def looks(measured: Measured) -> Iterator[Finding]:
    """Check font, size and weight of each part against the table; the first fault of a kind in a part is told."""
    told: set[tuple[str, str]] = set()
    for look in measured.looks:
        style = STYLES[look.role]
        faults: tuple[tuple[str, bool, dict[str, object]], ...] = (
            ("look.font", look.font is not None and look.font != FONT, {"found": look.font}),
            (
                "look.size",
                look.size is not None and not style.least <= look.size <= style.most,
                {"found": look.size, "least": style.least, "most": style.most},
            ),
            ("look.bold", style.bold and look.bold is False, {}),
            ("look.italic", style.italic and look.italic is False, {}),
            ("look.capitals", style.upper and look.words != look.words.upper(), {}),
        )
        for code, wrong, facts in faults:
            if wrong and (code, look.role) not in told:
                told.add((code, look.role))
                yield Finding(code, MUST, look.role, _LOOKS, {"words": look.words[:60], **facts})
