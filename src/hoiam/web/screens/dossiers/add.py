"""Choose papers for a work file: what its case has, or what is found by words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import HoiamError
from hoiam.core.text.question import LONGEST, question
from hoiam.desk.dossiers import actions, queries
from hoiam.desk.dossiers.describing import Thing, described
from hoiam.desk.dossiers.words import KINDS
from hoiam.web.door import staff
from hoiam.web.screens.dossiers.asking import address, dossier_of, may_fill
from hoiam.web.sentences import sentence


@staff
def add(request: HttpRequest, number: int) -> HttpResponse:
    """Show what could go in, or put the chosen papers in."""
    dossier, today = dossier_of(request, number), localdate(request.seen_at)
    if request.method == "POST":
        try:
            things = [
                queries.thing_for(dossier, request.actor, key, today) for key in request.POST.getlist("chon")[:200]
            ]
            made = actions.add(dossier=dossier, things=things, by=request.actor, now=request.now)
        except HoiamError as refused:
            messages.error(request, sentence(refused))
            return redirect(request.get_full_path())
        said = ngettext("Đã đưa %(n)s văn bản vào hồ sơ.", "Đã đưa %(n)s văn bản vào hồ sơ.", len(made))
        messages.success(request, said % {"n": len(made)})
        return redirect(address(dossier))
    q = " ".join(request.GET.get("q", "")[:LONGEST].split())
    proposed = queries.proposed(dossier, request.actor, today)
    found = queries.search(dossier, request.actor, question(q)) if q else []
    reports = [] if q or dossier.case or dossier.directive else queries.handed_reports(dossier, request.actor)
    context = {
        "now": request.seen_at,
        "place": "letters",
        "dossier": dossier,
        "q": q,
        "proposed": [] if q else _rows(proposed),
        "found": _rows(found),
        "reports": _rows(reports),
        "may": may_fill(dossier, request.actor) and dossier.state == "open",
    }
    return render(request, "dossiers/add.html", context)


def _rows(things: list[Thing]) -> list[tuple[str, object, object]]:
    """Return each paper with its key and its kind in words."""
    told = [(thing, described(thing)) for thing in things]
    return [(queries.key_of(thing), said, KINDS[said.kind]) for thing, said in told]
