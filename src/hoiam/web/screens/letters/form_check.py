"""What the format checker says about a letter, in words: what must be mended, what to look at, what is in order."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hoiam.core.compose.check import check, check_against
from hoiam.core.compose.finding import LOOK, MUST, Checked, Finding
from hoiam.core.compose.paper_kinds import KINDS
from hoiam.core.errors import HoiamError
from hoiam.core.values.document import Document
from hoiam.desk.letters import queries, words
from hoiam.desk.letters.facts import from_record
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.web.screens.letters.next_step import electronic


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding as the page shows it."""

    severity: str
    level: str  # of the chip
    place: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found about one letter."""

    summary: str
    faults: list[Fault]
    passed: list[str]
    must: int


def report(letter: Letter, document: Document) -> Report:
    """Return the findings on a letter: its form, and figures that differ from the record of the case."""
    facts = queries.facts_of(letter)
    checked = check(document, laws=facts.citations)
    found = (*checked.findings, *_unlike_the_record(letter, document), *_electronic_copy(letter))
    return told(Checked(found, checked.passed))


def told(checked: Checked) -> Report:
    """Return what was found on any paper, in words."""
    return Report(
        summary=words.summary(checked.findings, checked.passed, _),
        faults=[_fault(finding) for finding in checked.findings],
        passed=words.passed(checked.passed, _),
        must=sum(finding.severity == MUST for finding in checked.findings),
    )


def _fault(finding: Finding) -> Fault:
    return Fault(
        severity=words.severity(finding, _),
        level="now" if finding.severity == MUST else "high",
        place=words.place(finding, _),
        words=words.sentence(finding, _),
        rule=finding.rule,
    )


def _electronic_copy(letter: Letter) -> tuple[Finding, ...]:
    """Say that a copy which is signed electronically needs a signature in the form of a copy; ours shows none."""
    if letter.route or not KINDS[letter.kind].copy or letter.issued_at or not electronic(letter):
        return ()
    return (Finding("copy.electronic", LOOK, "copy_form", "NĐ 30/2020, Điều 25, Phụ lục I"),)


def _unlike_the_record(letter: Letter, document: Document) -> tuple[Finding, ...]:
    """Compare a paper that is not out yet with what the case says now: a figure may have moved on."""
    if letter.state == LetterState.ISSUED or not letter.route:
        return ()
    try:
        return check_against(document, from_record(letter, letter.drafted_at))
    except HoiamError:  # the case has moved to where no such letter may be written: the actions will say so
        return ()
