"""Lists of feeds in and out as OPML. What comes in is read later, through the guard, robots.txt first."""

from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoiam.core.errors import HoiamError, Permanent
from hoiam.desk.sources import actions, queries, words
from hoiam.desk.sources.social import is_social
from hoiam.desk.units.queries import refuse_frozen
from hoiam.outside.collect.opml import Outline, read_opml, write_opml
from hoiam.outside.fetch import Guard
from hoiam.web.door import staff
from hoiam.web.screens.settings.keepers import tabs
from hoiam.web.screens.sources.forms import OpmlForm
from hoiam.web.sentences import sentence

FEEDS = ("rss", "atom", "json")


@dataclass
class Told:
    """What became of each line of the file."""

    added: list[Outline] = field(default_factory=list)
    known: list[Outline] = field(default_factory=list)
    refused: list[tuple[Outline, object]] = field(default_factory=list)


@staff
def take_in(request: HttpRequest) -> HttpResponse:
    """Show the form; or add every feed of the file that is new and may be read, and tell of each what became of it."""
    form = OpmlForm(request.POST or None, request.FILES or None)
    told: Told | None = None
    if request.method == "POST" and form.is_valid():
        try:
            refuse_frozen(request.office)
            told = _sorted(read_opml(form.cleaned_data["file"].read()))
            rows = [(one.title, one.url, _home(one), "json" if one.json else "rss") for one in told.added]
            basis, sample = form.cleaned_data["legal_basis"], request.office.sample
            actions.take_in(rows=rows, legal_basis=basis, sample=sample, by=request.actor, now=request.now)
        except HoiamError as refused:
            told = None
            form.add_error(None, sentence(refused))
        except Permanent as refused:
            form.add_error("file", words.error(refused.reason))
    context = {"now": request.seen_at, "tabs": tabs(request), "at": "sources", "form": form, "told": told}
    return render(request, "sources/opml.html", context, status=422 if form.errors else 200)


@staff
def give_out(request: HttpRequest) -> HttpResponse:
    """Give every feed of this office's world as a file; sitemaps and list pages have no place in OPML."""
    sources = queries.all_sources().filter(outlet__sample=request.office.sample, kind__in=FEEDS)
    outlines = [Outline(one.outlet.name, one.url, one.outlet.home, one.kind == "json") for one in sources]
    body = write_opml(_("Nguồn tin"), outlines)
    headers = {"Content-Disposition": 'attachment; filename="nguon-tin.opml"'}
    return HttpResponse(body, content_type="text/x-opml; charset=utf-8", headers=headers)


def _sorted(outlines: list[Outline]) -> Told:
    """Tell new feeds from known ones, also within the file, and from those that may not be read."""
    told, seen, guard = Told(), queries.addresses(), Guard()
    for one in outlines:
        same = queries.same_address(one.url)
        try:
            guard.told(one.url)
        except Permanent as refused:
            told.refused.append((one, words.error(refused.reason)))
            continue
        if is_social(one.url):
            told.refused.append((one, sentence(HoiamError("source.social"))))
        elif same in seen:
            told.known.append(one)
        else:
            told.added.append(one)
            seen.add(same)
    return told


def _home(one: Outline) -> str:
    """Return the site's address where it may be kept as one."""
    try:
        return str(Guard().url(one.home)) if one.home else ""
    except Permanent:
        return ""
