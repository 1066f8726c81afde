"""The number books: one for each series of a year, without gaps, whoever asks at once (NĐ 30/2020, Điều 15).

A number belongs to its letter from the moment it is taken. When the letter comes back the same day it keeps it; on a
later day the old number is void in the register, with the reason, and a new one is taken: numbers follow the days.
What did not come back keeps number and sheet, however late it is issued.
"""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.letter_facts import Issue
from hoiam.core.compose.paper_kinds import KINDS
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.core.compose.store import pack
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.letters import queries
from hoiam.desk.letters.actions.holding import CLERKS, as_found, in_form, line, locked, need_role
from hoiam.desk.letters.models import Letter, LetterState, NumberBook, NumberEntry
from hoiam.desk.letters.queries import ALL, COPIES, LETTERS
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

MOST_NUMBER = 999_999
LATER = "Trả lại để sửa; cấp số mới vào ngày khác."


@transaction.atomic
def start_book(*, office: Office, year: int, last: int, by: Actor, now: datetime, series: str = LETTERS) -> None:
    """Begin a year's number book after the last number given on paper. Never steps back behind a number given here.

    Raises Refused: letter.issue_role for a person who keeps no register, book.year, book.backwards.
    """
    if by.kind == "person":
        need_role(by, CLERKS, "letter.issue_role")
    units.refuse_frozen(office)
    if not 2000 <= year <= localdate(now).year or not 0 <= last <= MOST_NUMBER:
        raise Refused("book.year")
    book = _locked_book(office, year, series)
    if book.given > last:
        raise Refused("book.backwards", last=book.given)
    book.last = last
    book.save(update_fields=["last"])
    subject = ("office", office.key)
    audit.record(
        verb="book.start", subject=subject, by=by, now=now, office=office.key, year=year, last=last, series=series
    )


@transaction.atomic
def take_number(*, letter: Letter, by: Actor, now: datetime) -> Letter:
    """Give an approved letter its number and day before it is signed electronically (Đ.15.3), and freeze its words.

    Raises Refused: "letter.numbered" where its sheet was given out with one (on whatever day: another one is taken
    after `void_number`), "letter.not_in_form", "letter.findings_changed", "letter.template_changed" where the office's
    own template is another than when the letter was submitted.
    """
    letter = locked(letter, LetterState.APPROVED)
    need_role(by, CLERKS, "letter.issue_role")
    if letter.document:
        day = f"{letter.numbered_on:%d/%m/%Y}" if letter.numbered_on else ""
        raise Refused("letter.numbered", number=letter.full_number, day=day)
    number(letter, by, now)
    line(letter, "letter.number", by, now, number=letter.full_number)
    return letter


@transaction.atomic
def void_number(*, letter: Letter, reason: str, by: Actor, now: datetime) -> Letter:
    """Give up the number of a letter that is not out; it stays in the register, void, and is never given again."""
    letter = locked(letter, LetterState.DRAFT, LetterState.SUBMITTED, LetterState.APPROVED)
    need_role(by, CLERKS, "letter.issue_role")
    if letter.number is None:
        raise Refused("letter.no_number")
    if not reason.strip():
        raise Refused("letter.needs_reason")
    was = letter.full_number
    _void(letter, reason.strip())
    letter.number = letter.numbered_on = letter.document = None
    letter.printed_sha256 = letter.print_problem = ""
    letter.save(update_fields=["number", "numbered_on", "document", "printed_sha256", "print_problem"])
    line(letter, "letter.void", by, now, number=was, reason=reason.strip()[:300])
    return letter


@transaction.atomic
def note_pages(*, letter: Letter, pages: int | None, by: Actor, now: datetime) -> None:
    """Note how many pages the printed sheet has in its line of the register; what a clerk wrote there stays.

    The machine's half: it counts, and writes no line.
    """
    letter.entries.filter(number=letter.number, pages__isnull=True).exclude(state="void").update(pages=pages)


@transaction.atomic
def mend_entry(*, entry: NumberEntry, pages: int | None, copies: int | None, by: Actor, now: datetime) -> NumberEntry:
    """Write down how many pages and copies an outgoing paper has; its number, day and words are the paper's own."""
    need_role(by, CLERKS, "letter.issue_role")
    row = NumberEntry.objects.select_for_update(of=("self",)).select_related("office", "letter").get(pk=entry.pk)
    units.refuse_frozen(row.office)
    was = {"pages": row.pages, "copies": row.copies}
    row.pages, row.copies = pages, copies
    row.save(update_fields=["pages", "copies"])
    facts = {"number": f"{row.number:02d}/{row.letter.notation}", "pages": pages, "copies": copies, "before": was}
    subject = ("letter", str(row.letter_id))
    audit.record(verb="book.mend", subject=subject, by=by, now=now, office=row.office.key, **facts)
    return row


def number(letter: Letter, by: Actor, now: datetime) -> None:
    """Give a locked letter its number, or leave it the one of the same day; freeze its words, have its files made."""
    as_found(letter)
    day = localdate(now)
    if letter.number is not None and letter.numbered_on != day:
        _void(letter, LATER)
        letter.number = None
    if letter.number is None:
        letter.number, letter.numbered_on = _next(letter, day.year), day
        _enter(letter, day, by, now)
    facts = replace(queries.facts_of(letter), issue=Issue(day.year, day.month, day.day, letter.number))
    letter.facts, letter.document = pack(facts), pack(in_form(facts))
    letter.form_sha256, letter.printed_sha256, letter.print_problem = _template(letter), "", ""
    printed = ["form_sha256", "printed_sha256", "print_problem"]
    letter.save(update_fields=["facts", "document", "number", "numbered_on", *printed])
    args = {"letter": letter.pk}
    jobs.enqueue(kind="render.letter", args=args, key=f"letter:{letter.pk}", office=letter.office.key, by=by, now=now)


def _template(letter: Letter) -> str:
    """Return the office's own template for a letter, "" without one: the one that stood when it was submitted.

    Raises Refused("letter.template_changed"): nobody has approved a paper on the sheet that came in since.
    """
    own = queries.template_of(letter.office, letter.kind)
    if own and own.sha256 != letter.form_sha256:
        raise Refused("letter.template_changed")
    return own.sha256 if own else ""


def series_of(letter: Letter) -> str:
    """Return the book of a letter: one for each type, or one for all where the head decided so (Đ.15.1.c).

    Copies of all forms are counted together, and never among the papers.
    """
    kind = KINDS.get(letter.kind)
    if kind and kind.copy:
        return COPIES
    if (letter.office.settings.get("paper") or {}).get("numbering") == "one":
        return ALL
    return (SHEETS[kind.sheet][1] if kind and not letter.route else "") or LETTERS


def _next(letter: Letter, year: int) -> int:
    """Return the next number of a letter's book, which stays locked until the transaction ends."""
    return next_of(letter.office, year, series_of(letter))


def next_of(office: Office, year: int, series: str, least: int = 0) -> int:
    """Return the next number of a book, above `least`; a report whose notation is the letters' takes it here too."""
    book = _locked_book(office, year, series)
    book.last = book.given = max(book.last, least) + 1
    book.save(update_fields=["last", "given"])
    return book.last


def _locked_book(office: Office, year: int, series: str) -> NumberBook:
    fields = {"office": office, "year": year, "series": series}
    NumberBook.objects.get_or_create(**fields)
    return NumberBook.objects.select_for_update().get(**fields)


def _enter(letter: Letter, day: date, by: Actor, now: datetime) -> None:
    NumberEntry.objects.create(
        office=letter.office,
        year=day.year,
        series=series_of(letter),
        number=letter.number,
        letter=letter,
        day=day,
        state="reserved",
        taken_by=by.key,
        taken_at=now,
    )


def _void(letter: Letter, reason: str) -> None:
    letter.entries.filter(state="reserved", number=letter.number).update(state="void", reason=reason[:300])
