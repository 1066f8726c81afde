"""The log: who did what and when, whether the chain is whole, and the end to write down elsewhere."""

from dataclasses import dataclass
from datetime import date, time, timedelta

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import at
from hoiam.desk.audit import queries, words
from hoiam.desk.audit.models import INSTALLATION, AuditEvent
from hoiam.desk.units.words import ROLES
from hoiam.web.screens.settings import said
from hoiam.web.screens.settings.keepers import CHECKERS, only, tabs

PAGE = 50
AT_ONCE = 20_000  # lines that are verified on every look, under a second; a longer chain is verified when asked
LONGEST = 160  # characters of a line's facts


@dataclass(frozen=True, slots=True)
class Line:
    """One line in words."""

    event: AuditEvent
    who: str
    role: object
    verb: object
    subject: object
    facts: str


@only(CHECKERS)
def audit(request: HttpRequest) -> HttpResponse:
    """Show one chain: the office's own, or the installation's, where accounts, outlets and sources are kept."""
    chain = INSTALLATION if request.GET.get("chuoi") == INSTALLATION else request.office.key
    kinds, verbs = queries.vocabulary(chain)
    asked = {name: request.GET.get(name, "").strip()[:64] for name in ("loai", "so", "viec", "ngay")}
    page = Paginator(_lines(chain, asked), PAGE).get_page(request.GET.get("trang"))
    known = said.names()
    head = queries.head(chain)
    verified = head.seq <= AT_ONCE or request.GET.get("soat") == "1"
    fault = queries.verify(chain) if verified else None
    context = {
        "now": request.seen_at,
        "tabs": tabs(request),
        "at": "settings_audit",
        "installation": chain == INSTALLATION,
        "asked": asked,
        "kinds": [(code, words.subject(code)) for code in kinds],
        "verbs": [(code, words.verb(code)) for code in verbs],
        "page": page,
        "lines": [_line(event, known) for event in page],
        "head": head,
        "verified": verified,
        "fault": fault,
        "fault_words": words.FAULTS.get(fault.code, fault.code) if fault else "",
    }
    return render(request, "settings/audit.html", context)


def _lines(chain: str, asked: dict[str, str]) -> QuerySet[AuditEvent]:
    lines = queries.lines(chain, kind=asked["loai"], key=asked["so"], verb=asked["viec"])
    try:
        day = date.fromisoformat(asked["ngay"])
        start, end = at(day, time(0)), at(day + timedelta(days=1), time(0))
    except (ValueError, OverflowError):
        return lines
    return lines.filter(at__gte=start, at__lt=end)


def _line(event: AuditEvent, known: said.Names) -> Line:
    who = known.people.get(event.actor_key) or (_("Hệ thống") if event.actor_kind == "machine" else event.actor_key)
    facts = said.facts(event, known)
    short = facts if len(facts) <= LONGEST else facts[:LONGEST].rsplit(" ", 1)[0] + "…"
    verb, subject = words.verb(event.verb), words.subject(event.subject_kind)
    return Line(event, who, ROLES.get(event.role, ""), verb, subject, short)
