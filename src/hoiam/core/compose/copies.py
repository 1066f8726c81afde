"""Which words stand on a copy of a paper: bản sao y, trích sao, sao lục (NĐ 30/2020, Điều 25; Phụ lục I, phần II)?

A copy carries no quốc hiệu of its own: below the paper that it copies stand, under a line across the sheet, the form of
copy, who copies, its own number, place and day, who signs, who receives it. Reads no file: the sheets that are copied
are named by their digest, an extract is a paper set anew.
"""

from dataclasses import replace

from hoiam.core.compose import lines
from hoiam.core.compose.letter import dated
from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.compose.paper_kinds import KINDS
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.core.errors import Refused
from hoiam.core.values.document import Block, Copied, Document, Signature

EXTRACT = "trich_sao"


def copy(facts: PaperFacts, notation: str) -> Document:
    """Return the copy. Raises Refused("copy.no_source") where nothing is copied or, of an extract, nothing taken."""
    held = facts.copied
    if held is None or not _whole(facts.kind, held):
        raise Refused("copy.no_source")
    sheet = KINDS[facts.kind].sheet
    return Document(
        kind=sheet,
        type_name=SHEETS[sheet][0],
        superior=(),
        agency=facts.office.lines,
        number=lines.number_line(facts.issue, notation),
        dateline=lines.date_line(facts.office.place, facts.issue),
        subject=facts.subject.strip(),
        body=(),
        signature=facts.signature,
        recipients=lines.recipient_lines(facts.recipients, facts.keep),
        copied=held,
        dated=dated(facts.issue),
        sample=facts.sample,
    )


def extract(paper: Document, taken: tuple[Block, ...]) -> Document:
    """Return the paper with some of its blocks only: who issued it, its number and day, who signed, stay (Đ.25.3)."""
    return replace(paper, body=taken, annexes=(), attachments=(), contact=(), recipients=(), copied=None)


def typed(
    *, agency: tuple[str, ...], number: str, dateline: str, type_name: str, subject: str, body: tuple[Block, ...],
    position: str, signer: str,
) -> Document:  # fmt: skip
    """Return an extract of somebody else's paper from what was typed off it; `position` and `signer` as they stand."""
    kind = next((key for key, (name, _code) in SHEETS.items() if name and name == type_name.upper()), "cong_van")
    return Document(
        kind=kind,
        type_name=type_name.upper(),
        superior=agency[:-1],
        agency=agency[-1:],
        number=number,
        dateline=dateline,
        subject=subject,
        body=body,
        signature=Signature((), position.upper(), signer),
        recipients=(),
    )


def _whole(kind: str, held: Copied) -> bool:
    return held.extract is not None and bool(held.extract.body) if kind == EXTRACT else bool(held.sha256)
