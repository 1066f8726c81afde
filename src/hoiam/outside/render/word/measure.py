"""What does the sheet of a DOCX measure? Looks, paragraphs, drawn lines, page number, and what was left in the file."""

import re
from collections.abc import Iterator
from typing import Any

from hoiam.core.compose.measured import Look, Measured, Standing
from hoiam.outside.render.metrics import width_mm
from hoiam.outside.render.word import pages, walk
from hoiam.outside.render.word.lines import Line
from hoiam.outside.render.word.parts import Parts
from hoiam.outside.render.word.props import Props

_LOOKED_AT = (
    *("motto_1", "motto_2", "superior", "agency", "number", "dateline", "urgency", "scope", "type_name", "subject"),
    *("letter_subject", "addressees", "bases", "authority", "signer", "recipients_head", "recipients", "typist"),
    "contact",
    "copy_form",
)
_DATE_CODE = re.compile(r"(?<![A-Z])(?:DATE|TIME)\b")
_SINGLE = 1.15  # height of a single line of Times New Roman against its size
_TAB_MM = 12.7
_RULED = ("agency", "motto_2", "subject")
_ALIGNED = ("type_name", "subject")


def measured(word: Any, found: Parts, props: Props) -> Measured:
    """Return what was measured on a file whose lines were sorted into their boxes."""
    body = word.element.body
    subject = found.roles.get("letter_subject", [])
    return Measured(
        sheets=pages.sheets(word),
        looks=tuple(_looks(found)),
        number=pages.page_number(word, props),
        body=tuple(_standing(found.body)),
        rules=_rules(found),
        order=tuple(found.order),
        aligned={role: found.roles[role][0].align for role in _ALIGNED if role in found.roles},
        subject_gap=subject[0].gap if subject and not subject[0].apart else None,
        date_field=any(_DATE_CODE.search(line.codes.upper()) for line in found.roles.get("dateline", [])),
        annex_restarts=pages.restarts(word),
        secrecy=" ".join(found.words("secrecy")),
        changes=walk.changes(body),
        comments=walk.comments(body),
    )


def _looks(found: Parts) -> Iterator[Look]:
    for role in _LOOKED_AT:
        for line in found.roles.get(role, []):
            yield from _spans(role, line)
    for line in found.roles.get("position", []):
        yield from _spans("authority", line)
    for line in found.body:
        yield from _spans("table" if line.cell else "body", line)
    for label, *rest in found.annexes:
        yield from _spans("annex_label", label)
        titled = True
        for line in rest:
            note = line.words.startswith("(")
            titled = titled and (note or line.bold) and line.align == "center"
            role = "annex_note" if note else "annex_title"
            yield from _spans(role if titled else "table" if line.cell else "body", line)


def _spans(role: str, line: Line) -> Iterator[Look]:
    yield from (pages.look(role, span) for span in line.spans if span.text.strip(" .-–:;,/"))


def _standing(body: list[Line]) -> Iterator[Standing]:
    above: Line | None = None
    for line in body:
        if not line.cell and not line.goes_on:
            shape, size = line.shape, line.longest.size
            free = above is None or bool(above.cell) or line.apart
            yield Standing(
                line.words,
                shape.align,
                shape.left + shape.first + (_TAB_MM if line.tabbed else 0.0),
                None if free else line.gap,
                shape.spacing if shape.exact is None else shape.exact / (_SINGLE * size),
                bool(line.mark),
            )
        above = line


def _rules(found: Parts) -> dict[str, float | None]:
    """Return for each role with a line below it how long that line is; lines drawn elsewhere in the head count too."""
    loose = sum(len(line.ruled) for role, held in found.roles.items() if role not in _RULED for line in held)
    told: dict[str, float | None] = {}
    for role in _RULED:
        held = [*found.roles.get(role, []), *(found.roles.get("subtitle", []) if role == "subject" else [])]
        if not held:
            continue
        lengths = [length for line in held for length in line.ruled]
        if not lengths and loose:
            loose -= 1
            told[role] = None
        else:
            told[role] = _share(lengths, found.roles[role]) if lengths else 0.0
    return told


def _share(lengths: list[float | None], held: list[Line]) -> float | None:
    known = next((length for length in lengths if length is not None), None)
    if known is None or known == 0.0:
        return None if known is None else 1.0
    wide = max(width_mm(line.words, line.longest.size, bold=line.bold) for line in held)
    return known / wide if wide else None
