"""Do the parts of a file stand as Decree 30/2020 says? Paragraphs, drawn lines, order, and what was left in it."""

from collections.abc import Callable, Iterator

from hoiam.core.compose.finding import LOOK, MUST, Finding, excerpt
from hoiam.core.compose.measured import Measured, Standing
from hoiam.core.compose.sheet import PARAGRAPH_GAP_PT

_BODY = "NĐ 30/2020, Phụ lục I.II.6.b"
_HOUSE = "Tệp phải sạch trước khi ký"  # no article: what a file must not carry to the signer
_WRAPS = 95  # letters: what is longer fills more than a line at 14 points
_INDENTS_MM = ((9.5, 13.3),)  # 1 cm or 1.27 cm
_SPACING = (0.98, 1.52)
_GAP_SLACK = 0.6
# Which part follows which on the sheet: (earlier, later)
_ORDER = (
    *(("superior", "agency"), ("agency", "number"), ("number", "letter_subject"), ("motto_1", "motto_2")),
    *(("motto_2", "dateline"), ("dateline", "type_name"), ("number", "type_name"), ("type_name", "subject")),
    *(("type_name", "addressees"), ("letter_subject", "addressees"), ("dateline", "addressees")),
    *(("subject", "bases"), ("addressees", "bases")),
)
_RULES = {"motto_2": ("1", 0.85, 1.2), "agency": ("2", 0.27, 0.57), "subject": ("5", 0.27, 0.57)}


def body_form(measured: Measured) -> Iterator[Finding]:
    """Check the paragraphs of the body: justified, first line 1 or 1.27 cm, gaps of 6 pt, lines single to 1.5."""
    tests: tuple[tuple[str, str, Callable[[Standing], bool]], ...] = (
        ("body.align", MUST, lambda each: len(each.words) > _WRAPS and each.align != "justify"),
        ("body.indent", MUST, lambda each: len(each.words) > _WRAPS and not each.listed and not _indented(each)),
        ("body.list_indent", LOOK, lambda each: len(each.words) > _WRAPS and each.listed and not _indented(each)),
        ("body.gap", MUST, lambda each: each.gap is not None and each.gap < PARAGRAPH_GAP_PT - _GAP_SLACK),
        ("body.spacing", MUST, lambda each: not _SPACING[0] <= each.spacing <= _SPACING[1]),
    )
    for code, severity, wrong in tests:
        found = [each for each in measured.body if wrong(each)]
        if found:
            first = found[0]
            facts = {"words": excerpt(first.words), "n": len(found), "first": round(first.first, 1)}
            facts |= {"gap": round(first.gap or 0.0, 1), "spacing": round(first.spacing, 2)}
            yield Finding(code, severity, "body", _BODY, facts)


def _indented(each: Standing) -> bool:
    return any(least <= each.first <= most for least, most in _INDENTS_MM)


def rules(measured: Measured) -> Iterator[Finding]:
    """Check the lines below tiêu ngữ (as long as the words), agency and trích yếu (1/3 to 1/2) (II.1, II.2, II.5)."""
    for role, share in measured.rules.items():
        clause, least, most = _RULES[role]
        rule = f"NĐ 30/2020, Phụ lục I.II.{clause}"
        if share == 0.0:
            yield Finding("rule.missing", MUST, role, rule)
        elif share is not None and not least <= share <= most:
            yield Finding("rule.length", LOOK, role, rule, {"found": round(share, 2)})


def order(measured: Measured) -> Iterator[Finding]:
    """Check that the parts of the head follow each other as on the decree's sheet, and stand in the middle (IV)."""
    place = {role: at for at, role in enumerate(measured.order)}
    for first, later in _ORDER:
        if first in place and later in place and place[first] > place[later]:
            facts = {"found": later, "wanted": first}
            yield Finding("order.wrong", MUST, later, "NĐ 30/2020, Phụ lục I, sơ đồ bố trí", facts)
    for role, align in measured.aligned.items():
        if align != "center":
            yield Finding("align.center", MUST, role, "NĐ 30/2020, Phụ lục I.II.5", {"found": align})
    if measured.subject_gap is not None and measured.subject_gap < PARAGRAPH_GAP_PT - _GAP_SLACK:
        gap = round(measured.subject_gap, 1)
        yield Finding("subject.gap", LOOK, "letter_subject", "NĐ 30/2020, Phụ lục I.II.5", {"found": gap})


def left_over(measured: Measured) -> Iterator[Finding]:
    """Check that no tracked change, comment or self-changing date was left in the file, and that it is no secret."""
    if measured.secrecy:
        yield Finding("file.secret", MUST, "file", "Luật Bảo vệ bí mật nhà nước", {"found": measured.secrecy})
    if measured.changes:
        yield Finding("file.changes", MUST, "file", _HOUSE, {"n": measured.changes})
    if measured.comments:
        yield Finding("file.comments", MUST, "file", _HOUSE, {"n": measured.comments})
    if measured.date_field:
        yield Finding("file.date_field", MUST, "dateline", "NĐ 30/2020, Phụ lục I.II.4")
