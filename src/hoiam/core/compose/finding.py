"""What the format checker finds: a code with its facts, how grave, where in the paper, and which rule says so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hoiam.core.values.document import Block, Chart, Document, Heading, Paragraph, Table

MUST = "must"  # a rule of the decree is broken: the paper may not be signed so
LOOK = "look"  # likely wrong, a person decides


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `where` is a field of Document, or "body:3" for its third block; `rule` is cited as people cite it."""

    code: str
    severity: str
    where: str
    rule: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """All that was found, in the order of the sheet, and the points that are in order."""

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]

    @property
    def may_be_signed(self) -> bool:
        """No finding of the kind "must" is left."""
        return all(finding.severity != MUST for finding in self.findings)


def excerpt(words: str, most: int = 60) -> str:
    """Return the beginning of some words, cut between two of them."""
    said = words.strip()
    return said if len(said) <= most else said[:most].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


@dataclass(frozen=True, slots=True)
class Text:
    """Some words of the paper and where they stand."""

    where: str
    words: str


_HEAD = ("superior", "agency", "motto", "number", "dateline", "urgency", "scope")


def texts(paper: Document) -> Iterator[Text]:
    """Yield every printed word of a paper, part by part in the order of the sheet."""
    subject = () if paper.copied else ("subject",)  # of a copy: what it copies, for the book; on no sheet
    for name in (*_HEAD, "type_name", *subject, "subtitle"):
        yield from _each(name, getattr(paper, name))
    for name in ("addressees", "via", "bases"):
        yield from _each(name, getattr(paper, name))
    yield from body_texts(paper)
    sign = paper.signature
    yield from _each("signature", (*sign.authority, sign.position, sign.name))
    yield from _each("recipients", paper.recipients)
    yield from _each("typist", paper.typist)
    yield from _each("contact", paper.contact)
    for at, annex in enumerate(paper.annexes, 1):
        yield from _each(f"annex:{at}", (annex.label, annex.title, annex.note))
        yield from (Text(f"annex:{at}", text.words) for text in blocks_texts(annex.body))


def body_texts(paper: Document) -> Iterator[Text]:
    """Yield the words of the body, block by block; a table gives its cells one by one."""
    yield from blocks_texts(paper.body)


def blocks_texts(blocks: tuple[Block, ...]) -> Iterator[Text]:
    """Yield the words of some blocks, each with its place "body:3"."""
    for at, block in enumerate(blocks, 1):
        where = f"body:{at}"
        if isinstance(block, Heading):
            yield Text(where, block.text)
        elif isinstance(block, Paragraph):
            yield Text(where, "".join(run.text for run in block.runs))
        elif isinstance(block, Chart):
            yield from _each(where, (block.title, *(bar.label for bar in block.bars)))
        elif isinstance(block, Table):
            yield from (Text(where, column.title) for column in block.columns)
            yield from (Text(where, cell.text) for row in block.rows for cell in row)
            yield from _each(where, (block.caption, block.note))


def _each(where: str, said: str | tuple[str, ...]) -> Iterator[Text]:
    for words in (said,) if isinstance(said, str) else said:
        if words:
            yield Text(where, words)
