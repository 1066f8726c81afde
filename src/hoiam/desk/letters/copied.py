"""What would a copy be made from? An issued letter or an incoming paper in, PaperFacts out. Reads only."""

from dataclasses import replace
from datetime import datetime

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose import lines
from hoiam.core.compose.copies import extract
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.errors import Refused
from hoiam.core.values.document import Block, Copied, Document, Heading, Paragraph
from hoiam.desk.letters import queries
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers.models import Paper
from hoiam.desk.units.models import Office


def copy_of_letter(letter: Letter, now: datetime) -> PaperFacts:
    """Return a bản sao y of an issued letter: of its signed file.

    Raises Refused: "copy.not_signed" where nobody brought in what was signed, "copy.no_file" without the file.
    """
    if not letter.signed_sha256:
        raise Refused("copy.not_signed")
    held = queries.file_to_send(letter)
    if held is None:
        raise Refused("copy.no_file")
    return replace(_facts(letter.office, "sao_y", now), subject=_cited(letter), copied=Copied(held.sha256))


def extract_of_letter(letter: Letter, taken: tuple[int, ...], now: datetime) -> PaperFacts:
    """Return a trích sao with the blocks of these numbers, as `blocks_of` counts them."""
    document = queries.document_of(letter)
    blocks = tuple(document.body[at] for at in taken if 0 <= at < len(document.body))
    held = Copied(extract=extract(document, blocks))
    return replace(_facts(letter.office, "trich_sao", now), subject=_cited(letter), copied=held)


def blocks_of(letter: Letter) -> list[tuple[int, str]]:
    """Return the headings and paragraphs of an issued letter, each with its number among its blocks."""
    found: list[tuple[int, str]] = []
    for at, block in enumerate(queries.document_of(letter).body):
        if isinstance(block, Heading | Paragraph):
            found.append((at, _said(block)))
    return found


def copy_of_paper(
    paper: Paper, kind: str, now: datetime, *, sha256: str = "", taken: Document | None = None
) -> PaperFacts:
    """Return a copy of a paper that came in: of its PDF, or of what was typed off it."""
    told = [paper.type_name or "Văn bản", f"số {paper.number}" if paper.number else ""]
    told += [lines.day(paper.dated) if paper.dated else "", f"của {paper.sender}", _about(paper.subject)]
    cited = " ".join(part for part in told if part)
    return replace(_facts(paper.office, kind, now), subject=cited[:300], copied=Copied(sha256, extract=taken))


def _about(subject: str) -> str:
    said = subject.strip(" .")
    return f"về {lines.inside(said)}" if said and not said.lower().startswith(("về ", "v/v")) else said


def _facts(office: Office, kind: str, now: datetime) -> PaperFacts:
    head, on = letterhead(office), localdate(now)
    return PaperFacts(
        kind=kind,
        office=head.issuer,
        issue=Issue(on.year, on.month),
        subject="",
        addressees=(),
        parts=(),
        signature=head.signature,
        recipients=tuple(name for name in head.recipients if not name.startswith("Như trên")),
        keep=(),
        sample=office.sample,
    )


def _cited(letter: Letter) -> str:
    return lines.cite_own(queries.document_of(letter), letterhead(letter.office).issuer.name)[:300]


def _said(block: Block) -> str:
    return block.text if isinstance(block, Heading) else "".join(run.text for run in getattr(block, "runs", ()))
