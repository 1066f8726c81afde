"""What the two registers have in common: which year, which words, and the register as a file to keep or print."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.book import book as compose
from hoiam.core.text.question import LONGEST, Question, question
from hoiam.core.values.document import Document
from hoiam.desk.letters.letterhead import letterhead
from hoiam.outside.render.docx import docx
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.sheets import xlsx
from hoiam.web.screens.letters.download import TYPES
from hoiam.web.screens.letters.file import as_attachment

YEARS = 5


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


def as_file(
    request: HttpRequest,
    name: str,
    title: str,
    span: str,
    year: int,
    columns: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[str]],
) -> HttpResponse | None:
    """Return the register as `?tep=` asks for it: XLSX whose cells are all words, DOCX or PDF; None for a page."""
    ending = request.GET.get("tep", "")
    if ending == "xlsx":
        data = xlsx(title.capitalize(), [word for word, _share in columns], rows)
        return as_attachment(data, f"{name}-{year}.xlsx", TYPES["xlsx"])
    if ending not in ("docx", "pdf"):
        return None
    office, today = request.office, localdate(request.seen_at)
    sheet = compose(letterhead(office).issuer, title, year, span, columns, list(rows), today, sample=office.sample)
    writers: dict[str, Callable[[Document], bytes]] = {"docx": docx, "pdf": lambda paper: pdf(paper, today)}
    return as_attachment(writers[ending](sheet), f"{name}-{year}.{ending}", TYPES[ending])
