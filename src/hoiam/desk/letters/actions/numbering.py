"""The number books: one for each series of a year, without gaps, whoever asks at once (NĐ 30/2020, Điều 15)."""

from datetime import datetime

from django.db import transaction

from hoiam.core.compose.paper_kinds import KINDS
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit import actions as audit
from hoiam.desk.letters.models import Letter, NumberBook
from hoiam.desk.units.models import Office

LETTERS = "CV"  # a công văn has no code of its own; its book is called so
ALL = "VB"


@transaction.atomic
def start_book(*, office: Office, year: int, last: int, by: Actor, now: datetime, series: str = LETTERS) -> None:
    """Begin a year's number book after the last number given on paper. Never steps back."""
    book, made = NumberBook.objects.get_or_create(office=office, year=year, series=series, defaults={"last": last})
    if not made and book.last > last:
        raise Refused("book.backwards", last=book.last)
    NumberBook.objects.filter(pk=book.pk).update(last=last)
    subject = ("office", office.key)
    audit.record(verb="book.start", subject=subject, by=by, now=now, office=office.key, year=year, last=last)


def series_of(letter: Letter) -> str:
    """Return the book of a letter: one for each type, or one for all where the head decided so (Đ.15.1.c)."""
    if (letter.office.settings.get("paper") or {}).get("numbering") == "one":
        return ALL
    kind = KINDS.get(letter.kind)
    return (SHEETS[kind.sheet][1] if kind and not letter.route else "") or LETTERS


def next_number(letter: Letter, year: int) -> int:
    """Return the next number of a letter's book, which stays locked until the transaction ends."""
    fields = {"office": letter.office, "year": year, "series": series_of(letter)}
    NumberBook.objects.get_or_create(**fields)
    book = NumberBook.objects.select_for_update().get(**fields)
    book.last += 1
    book.save(update_fields=["last"])
    return book.last
