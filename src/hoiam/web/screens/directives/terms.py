"""What fuzzy words mean here ("kịp thời", "định kỳ"): agreed once, kept by an owner, they give tasks their dates."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.directives import actions, queries, terms, words
from hoiam.desk.directives.models import Fuzzy, Term
from hoiam.desk.units import queries as units
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.directives.forms import TermForm


@dataclass(frozen=True, slots=True)
class Row:
    """One word: what it means here, who keeps it, and how many tasks hold it."""

    key: str
    word: str
    term: Term | None
    says: str
    who: str
    tasks: int


@staff
def index(request: HttpRequest) -> HttpResponse:
    """Show the words."""
    found, posts = queries.terms_of(request.office), units.posts()
    held = [word for task in queries.followed(request.office) for word in terms.words_of(task.due, task.deadline_text)]
    rows = []
    for key in Fuzzy.values:
        term = found.get(key)
        says = words.term(term) if term else ""
        who = posts.get(term.decided_by, term.decided_by) if term else ""
        rows.append(Row(key, str(words.FUZZY[key]), term, says, who, held.count(key)))
    may = bool(request.actor.roles & actions.DECIDERS) and not request.office.frozen_at
    context = {"rows": rows, "now": request.seen_at, "place": "letters", "may_agree": may}
    return render(request, "directives/terms.html", context)


@staff
def agree(request: HttpRequest, word: str) -> HttpResponse:
    """Ask what one word means."""
    if word not in Fuzzy.values:
        raise Http404
    now = queries.terms_of(request.office).get(word)
    dated = _("Đã ghi quy ước; nhiệm vụ đang chờ đã có ngày hạn.")  # hours and working days wait for an event
    page = Ask(
        title=_("“%(word)s” ở cơ quan ta là bao lâu?") % {"word": words.FUZZY[word]},
        button=_("Ghi quy ước"),
        back=reverse("terms"),
        kicker=_("Quy ước về từ chưa rõ"),
        note=_("Hỏi một lần, dùng cho mọi văn bản về sau. Số mà văn bản ghi rõ luôn được theo trước."),
        said=dated if request.POST.get("every") else _("Đã ghi quy ước."),
        place="letters",
    )
    form = TermForm(units.units_of(request.office, localdate(request.seen_at)), posted(request), initial=_start(now))

    def act(fields: dict[str, Any]) -> None:
        told = {name: fields[name] for name in ("hours", "working_days", "every", "day", "note")}
        actions.agree(
            office=request.office, word=Fuzzy(word), owner=fields["owner"], by=request.actor, now=request.now, **told
        )

    return ask(request, form, page, act)


def _start(term: Term | None) -> dict[str, Any]:
    names = ("hours", "working_days", "every", "day", "note")
    return {**{name: getattr(term, name) for name in names}, "owner": term.owner.key} if term else {}
