"""Words among those who work on a case: read, write, mention a unit, a role or a person."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import HoiamError
from hoiam.desk.cases import actions, queries
from hoiam.desk.cases.models import Case, CaseNote
from hoiam.desk.units import queries as units
from hoiam.desk.units.words import ROLES
from hoiam.web.door import staff
from hoiam.web.screens.ask import posted
from hoiam.web.screens.cases.asking import case_of
from hoiam.web.screens.cases.work_forms import NoteForm
from hoiam.web.sentences import sentence


@dataclass(frozen=True, slots=True)
class Said:
    """One note as it is read: by which post, to whom."""

    note: CaseNote
    who: str
    to: str


@staff
def notes(request: HttpRequest, number: str) -> HttpResponse:
    """Show the notes of a case, the newest first, and keep a new one."""
    case = case_of(request, number)
    known = choices(case, request)
    form = NoteForm(known, posted(request), initial=_doubt(case, request.GET.get("y", ""), known))
    if request.method == "POST" and form.is_valid():
        named = [tuple(one.split(":", 1)) for one in form.cleaned_data["mentions"]]
        told = {"case": case, "text": form.cleaned_data["text"], "mentions": named}
        try:
            actions.add_note(**told, by=request.actor, now=request.now)
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        else:
            messages.success(request, _("Đã ghi; người được nhắc thấy trong Hôm nay."))
            return redirect(reverse("case_notes", args=[number]))
    told = said(case, units.posts(), units.short_names())
    context = {"case": case, "form": form, "notes": told, "now": request.seen_at, "place": "cases"}
    return render(request, "cases/notes.html", context, status=422 if form.errors else 200)


def _doubt(case: Case, letter: str, known: list[tuple[str, list[tuple[str, str]]]]) -> dict[str, Any]:
    """Return how a note begins by which a second pair of eyes asks who judged a claim for more; {} for other notes."""
    claim = case.claims.filter(letter=letter).exclude(verdict="").first()
    if claim is None:
        return {}
    open_to = {key for _title, rows in known for key, _word in rows}
    wanted = (f"person:{claim.judged_by}", f"unit:{case.lead.key}" if case.lead else "")
    text = _("Ý %(letter)s: bằng chứng chưa đủ, cần thêm ") % {"letter": letter}
    return {"text": text, "mentions": [key for key in wanted if key in open_to][:1]}


def said(case: Case, posts: dict[str, str], names: dict[str, str], most: int = 200) -> list[Said]:
    """Return the newest notes of a case in words; `posts` names people, `names` the units."""
    found = list(case.notes.order_by("-at", "-id")[:most])

    def named(kind: str, key: str) -> str:
        return str({"unit": names, "role": ROLES, "person": posts}[kind].get(key, key))

    return [Said(one, posts.get(one.by, one.by), ", ".join(named(*pair) for pair in one.mentions)) for one in found]


def choices(case: Case, request: HttpRequest) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return whom a note may mention, in three groups."""
    known = queries.may_be_mentioned(case, localdate(request.seen_at))
    posts, names = units.posts(), units.short_names()
    groups: dict[str, tuple[Any, Any]] = {
        "unit": (_("Đơn vị"), names),
        "role": (_("Vai trò"), ROLES),
        "person": (_("Người"), posts),
    }
    listed = []
    for kind, (title, words) in groups.items():
        rows = [(f"{one}:{key}", str(words.get(key, key))) for one, key in known if one == kind]
        listed.append((str(title), [row for row in rows if row[0] != f"person:{request.actor.key}"]))
    return [(title, rows) for title, rows in listed if rows]
