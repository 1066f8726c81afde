"""What does the press wait for, on which grounds may it be refused, and who speaks to it?"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, QuerySet

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import RuleUnknown
from hoiam.core.schedule import due, ends_at
from hoiam.core.values.law import Rule
from hoiam.desk.law import queries as law
from hoiam.desk.press.models import Occasion, PressRequest
from hoiam.desk.units.models import Office

REFUSALS = ("L103-2016.38.2", "L126-2025.31.2")  # the only grounds of a refusal: each law's own list
SPEAKER = ("ND09-2017.3.3", "ND244-2026.3.2")
PAPERS = ("L103-2016.25", "L126-2025.27")  # what a journalist shows: nothing more may be asked for
POINTS = "abcdđe"
CLAUSES = ("7.2", "7.3", "7.4", "7.5")  # of NĐ 244/2026: on which events an office speaks unasked


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground on which information may be refused. `code` is what a request keeps: rule and point."""

    code: str
    article: str
    point: str
    text: str


def requests_of(office: Office) -> QuerySet[PressRequest]:
    """Return an office's requests: those that wait first, the longest waiting on top, then the newest answers."""
    requests = PressRequest.objects.filter(office=office).select_related("outlet", "case")
    return requests.order_by(F("answered_at").desc(nulls_first=True), "received_at", "id")


def waiting(office: Office) -> QuerySet[PressRequest]:
    """Return the requests that have no answer yet."""
    return requests_of(office).filter(answered_at__isnull=True)


def request_for(office: Office, number: int) -> PressRequest:
    """Return one request; the single door. Raises PressRequest.DoesNotExist for a stranger's."""
    return requests_of(office).get(pk=number)


def requests_in(office: Office, start: datetime, end: datetime) -> QuerySet[PressRequest]:
    """Return the requests received in [start, end), oldest first."""
    return requests_of(office).filter(received_at__gte=start, received_at__lt=end).order_by("received_at")


def occasions_of(office: Office) -> QuerySet[Occasion]:
    """Return the occasions at which an office spoke or has to speak, newest first."""
    return Occasion.objects.filter(office=office).select_related("case").order_by("-at", "-id")


def occasion_for(office: Office, number: int) -> Occasion:
    """Return one occasion; the single door. Raises Occasion.DoesNotExist for a stranger's."""
    return occasions_of(office).get(pk=number)


def speaking_term(clause: str, at: datetime) -> datetime | None:
    """Return the first late moment for speaking about an event; None where the clause sets no hours on that day."""
    try:
        rule = law.rule(f"ND244-2026.{clause}", localdate(at))
    except RuleUnknown:
        return None
    return ends_at(due(rule, at, law.calendar())) if rule.clock else None


def grounds(on: date) -> list[Ground]:
    """Return the grounds on which information could be refused on a day; none where the law is not known."""
    rule = _first(REFUSALS, on)
    return _grounds(rule) if rule else []


def ground_of(code: str) -> Ground | None:
    """Return a ground by the code that a request keeps, whatever day it was used on."""
    rules = [rule for rule in law.book().rules if rule.id in REFUSALS]
    return next((ground for rule in rules for ground in _grounds(rule) if ground.code == code), None)


def speaker_rule(on: date) -> Rule | None:
    """Return the rule that says who speaks for an office on a day."""
    return _first(SPEAKER, on)


def papers_rule(on: date) -> Rule | None:
    """Return the rule that says what a journalist shows on a day."""
    return _first(PAPERS, on)


def _grounds(rule: Rule) -> list[Ground]:
    rows = zip(POINTS, rule.items, strict=False)
    return [Ground(f"{rule.id}.{point}", rule.article, point, text) for point, text in rows]


def _first(keys: tuple[str, ...], on: date) -> Rule | None:
    for key in keys:
        try:
            return law.rule(key, on)
        except RuleUnknown:
            continue
    return None
