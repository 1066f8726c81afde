"""What the two registers have in common: which year, which words, and the register as a file to keep or print."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.book import book as compose
from hoiam.core.text.question import LONGEST, Question, question
from hoiam.core.values.register import RegisterRow
from hoiam.desk.letters.letterhead import letterhead
from hoiam.outside import shipped
from hoiam.outside.render.register_xml import register_xml
from hoiam.outside.render.sheets import xlsx
from hoiam.web.chrome.handed_out import TYPES, as_attachment, printed

YEARS = 5
SCHEMA, XML = "so-van-ban-1.xsd", "application/xml"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see of a register."""

    year: int
    years: range
    q: str
    words: Question | None
    kind: str


def asked(request: HttpRequest, kinds: Iterable[str]) -> Asked:
    """Return year, words and kind of the address; what is none of them is as if it were not there."""
    today = localdate(request.seen_at)
    said = request.GET.get("nam", "")
    year = int(said) if said.isdecimal() and len(said) == 4 and 2000 <= int(said) <= today.year else today.year
    q = " ".join(request.GET.get("q", "")[:LONGEST].split())
    kind = request.GET.get("loai", "")
    years = range(today.year, today.year - YEARS, -1)
    return Asked(year, years, q, question(q) if q else None, kind if kind in set(kinds) else "")


@dataclass(frozen=True, slots=True)
class Book:
    """One of the two registers: what it is called, its ten columns with their shares, how a line fills them.

    `more` are the fields of Annex VI that have no column on the printed sheet: they stand in XLSX and XML.
    """

    kind: str  # outgoing | incoming, as the XML says
    name: str
    title: str
    columns: tuple[tuple[str, float], ...]
    cells: Callable[[RegisterRow], tuple[str, ...]]
    more: tuple[str, ...]
    further: Callable[[RegisterRow], tuple[str, ...]]


def as_file(request: HttpRequest, book: Book, span: str, year: int, rows: Iterable[RegisterRow]) -> HttpResponse | None:
    """Return the register as `?tep=` asks for it: XML and its schema, XLSX of words only, DOCX or PDF; None: a page."""
    ending, name = request.GET.get("tep", ""), f"{book.name}-{year}"
    if ending == "xsd":
        return as_attachment(shipped.data(f"schemas/{SCHEMA}"), SCHEMA, XML)
    if ending == "xml":
        return as_attachment(register_xml(book.kind, request.office.name, year, rows), f"{name}.xml", XML)
    if ending == "xlsx":
        heads = [*(word for word, _share in book.columns), *book.more]
        data = xlsx(book.title.capitalize(), heads, ((*book.cells(row), *book.further(row)) for row in rows))
        return as_attachment(data, f"{name}.xlsx", TYPES["xlsx"])
    if ending not in ("docx", "pdf"):
        return None
    office, today = request.office, localdate(request.seen_at)
    told = [book.cells(row) for row in rows]
    sheet = compose(letterhead(office).issuer, book.title, year, span, book.columns, told, today, sample=office.sample)
    return printed(sheet, name, ending, today)


def day(told: date | None) -> str:
    """Return a day as a register writes it, "" for none."""
    return f"{told:%d/%m/%Y}" if told else ""


def amount(number: int | None) -> str:
    """Return a number of pages or copies, "" where nobody counted."""
    return "" if number is None else str(number)
