"""Publications that show that a task was done: public replies, clarifications, what a newspaper printed.

Which can be chosen, and how each stands today. What is public opens to everybody; what is behind it by its own door.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Track
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import CaseTrack
from hoiam.desk.cases.words import TRACK_STATES, TRACKS
from hoiam.desk.directives.models import Evidence
from hoiam.desk.letters.models import Publication
from hoiam.desk.replies import queries as replies
from hoiam.desk.replies.models import Reply
from hoiam.desk.units.models import Office

NEWEST = 30  # of each kind
PRINTED = ("published", "published_partly")


@dataclass(frozen=True, slots=True)
class Published:
    """One publication: what it is, how it stands and since when; `url` "" where this person may not open it."""

    kind: str
    title: str
    state: str
    on: date
    url: str = ""
    outside: bool = False  # the address is not ours

    def __str__(self) -> str:
        return f"{self.kind}: {self.title} ({self.state} {self.on:%d/%m/%Y})"


def to_choose(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what can be named as evidence: the office's public replies, and what this person sees of its cases."""
    seen = cases.cases_of(request.office, request.actor)
    found: list[tuple[str, Published]] = [
        (f"reply:{one.slug}", _reply(one)) for one in replies.replies_of(request.office)[:NEWEST]
    ]
    found += [(f"clarified:{one.pk}", _clarified(one, True)) for one in _clarifications(seen)[:NEWEST]]
    found += [(f"printed:{one.pk}", _printed(one, True)) for one in _prints(seen)[:NEWEST]]
    return [(key, str(one)[:160]) for key, one in sorted(found, key=lambda pair: pair[1].on, reverse=True)]


def chosen(request: HttpRequest, key: str) -> dict[str, Any]:
    """Return what an evidence keeps of the publication of a choice, each through its own door.

    Raises …DoesNotExist for what this person may not name.
    """
    kind, _colon, value = key.partition(":")
    seen = cases.cases_of(request.office, request.actor)
    match kind:
        case "reply":
            return {"reply": replies.reply_for(request.office, value).slug}
        case "clarified":
            return {"clarified": _clarifications(seen).get(pk=int(value))}
        case "printed":
            return {"printed": _prints(seen).get(pk=int(value))}
    return {}


def shown(given: Iterable[Evidence], office: Office, actor: Actor) -> dict[int, Published]:
    """Return for each evidence that names a publication how that stands today."""
    rows = [one for one in given if one.reply or one.clarified or one.printed]
    if not rows:
        return {}
    seen = set(cases.cases_of(office, actor).filter(pk__in=_cases(rows)).values_list("pk", flat=True))
    held = replies.named(office, {one.reply for one in rows if one.reply})
    found: dict[int, Published] = {}
    for one in rows:
        if one.clarified:
            found[one.pk] = _clarified(one.clarified, one.clarified.case_id in seen)
        elif one.printed:
            found[one.pk] = _printed(one.printed, one.printed.letter.case_id in seen)
        elif one.reply in held:
            found[one.pk] = _reply(held[one.reply])
    return found


def _cases(rows: Sequence[Evidence]) -> set[int]:
    tracks = {one.clarified.case_id for one in rows if one.clarified}
    return tracks | {one.printed.letter.case_id for one in rows if one.printed and one.printed.letter.case_id}


def _clarifications(seen: Any) -> Any:
    rows = CaseTrack.objects.filter(track=Track.CLARIFICATION, state="published", case__in=seen.order_by())
    return rows.select_related("case").order_by("-changed_at", "-id")


def _prints(seen: Any) -> Any:
    rows = Publication.objects.filter(outcome__in=PRINTED, letter__case__in=seen.order_by())
    return rows.select_related("letter__outlet", "letter__case").order_by("-printed_on", "-id")


def _reply(one: Reply) -> Published:
    """Return a public reply; one that was withdrawn cannot be opened any more, and says so."""
    kind = _("Trả lời công khai")
    if one.withdrawn_at:
        return Published(kind, one.title, _("đã gỡ ngày"), localdate(one.withdrawn_at))
    url = reverse("public_reply", args=[one.office.key, one.slug])
    changed = localdate(one.changed_at) != localdate(one.published_at)
    state = _("đăng, sửa lần cuối ngày") if changed else _("đăng ngày")
    return Published(kind, one.title, state, localdate(one.changed_at), url)


def _clarified(row: CaseTrack, seen: bool) -> Published:
    """Return a clarification: open to all where it stands at a public address, else with its case."""
    public = urlsplit(row.proof).scheme in ("http", "https")
    title = row.proof if public or not seen else f"{row.case.number}, {row.proof or row.case.title}"
    url = row.proof if public else reverse("case", args=[row.case.number]) if seen else ""
    state = _("%(state)s ngày") % {"state": TRACK_STATES[row.state] if row.state != "published" else _("đã đăng")}
    return Published(str(TRACKS[row.track]), title, state, localdate(row.changed_at), url, public)


def _printed(row: Publication, seen: bool) -> Published:
    """Return what a newspaper printed: its own page where it has one, else our letter for who sees the case."""
    outlet = row.letter.outlet.name if row.letter.outlet else ""
    title = f"{outlet}, {row.letter.full_number}" if seen else outlet
    url = row.url or (reverse("letter", args=[row.letter_id]) if seen else "")
    state = _("%(state)s ngày") % {"state": TRACK_STATES[row.outcome]}
    return Published(_("Báo đăng cải chính, phản hồi"), title, state, row.printed_on, url, bool(row.url))
