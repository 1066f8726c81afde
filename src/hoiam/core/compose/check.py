"""Is this paper in the form of Decree 30/2020? Every fault with its place and rule, and every point that is in order.

Judges forms. Whether the words are true, lawful and wise is for the people who read them before signing.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from hoiam.core.compose import (
    check_annex,
    check_boxes,
    check_capitals,
    check_copy,
    check_sheet,
    check_standing,
    check_words,
)
from hoiam.core.compose.finding import Checked, Finding
from hoiam.core.compose.letter import letter
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.measured import Measured
from hoiam.core.compose.numbers import unlike
from hoiam.core.compose.sheet import COPIES
from hoiam.core.values.document import Citation, Document

POINTS: Mapping[str, Callable[[Document], Iterator[Finding]]] = MappingProxyType(
    {
        "normal_form": check_words.normal_form,
        "motto": check_boxes.motto,
        "agency": check_boxes.agency,
        "number": check_boxes.number,
        "dateline": check_boxes.dateline,
        "urgency": check_boxes.urgency,
        "subject": check_boxes.subject,
        "addressees": check_boxes.addressees,
        "bases": check_words.bases,
        "citations": check_words.citations,
        "again": check_words.again,
        "wording": check_words.wording,
        "names": check_words.names,
        "capitals": check_capitals.capitals,
        "blanks": check_words.blanks,
        "closing": check_words.closing,
        "signature": check_boxes.signature,
        "recipients": check_boxes.recipients,
        "annexes": check_annex.annexes,
    }
)
MEASURED_POINTS: Mapping[str, Callable[[Measured], Iterator[Finding]]] = MappingProxyType(
    {
        "paper": check_sheet.paper,
        "margins": check_sheet.margins,
        "page_number": check_sheet.page_number,
        "looks": check_sheet.looks,
        "body_form": check_standing.body_form,
        "rules": check_standing.rules,
        "order": check_standing.order,
        "left_over": check_standing.left_over,
    }
)
# Of a copy only its own block is judged: what it copies was issued by others, or checked when it was issued.
COPY_POINTS: Mapping[str, Callable[[Document], Iterator[Finding]]] = MappingProxyType(
    {
        **{name: POINTS[name] for name in ("normal_form", "agency", "number", "dateline", "signature", "recipients")},
        "copy": check_copy.copy,
    }
)
MEASURED_COPY_POINTS: Mapping[str, Callable[[Measured], Iterator[Finding]]] = MappingProxyType(
    {
        **{name: MEASURED_POINTS[name] for name in ("paper", "margins", "looks", "left_over")},
        "copy_line": check_copy.line_above,
    }
)


def check(paper: Document, *, measured: Measured | None = None, laws: tuple[Citation, ...] = ()) -> Checked:
    """Return what is wrong with a paper and what is in order.

    Without `measured` the paper is one that this house will print, whose sheet is right by its own table.
    `laws` are papers known with their validity; one cited on a day on which it is not in force is a fault.
    """
    copied = paper.kind in COPIES
    results = {name: tuple(point(paper)) for name, point in (COPY_POINTS if copied else POINTS).items()}
    for name, point in (MEASURED_COPY_POINTS if copied else MEASURED_POINTS).items():
        results[name] = () if measured is None else tuple(point(measured))
    if measured is not None and not copied:
        results["annexes"] += tuple(check_annex.restarts(paper, measured))
    if laws and not copied:
        results["laws"] = tuple(check_words.in_force(paper, laws))
    return _told(results)


def check_against(paper: Document, facts: LetterFacts) -> tuple[Finding, ...]:
    """Return the figures of an edited letter that its facts do not hold; the person who edited them decides."""
    return tuple(unlike(paper, letter(facts)))


def _told(results: Mapping[str, tuple[Finding, ...]]) -> Checked:
    found = tuple(finding for findings in results.values() for finding in findings)
    return Checked(found, tuple(name for name, findings in results.items() if not findings))
