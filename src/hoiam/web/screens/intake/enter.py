"""Put in an item by hand; a phone and no script are enough. What was typed and taken stays when a field is wrong."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoiam.core.errors import HoiamError, Permanent, Temporary
from hoiam.core.text.redact import redact
from hoiam.desk.files import actions as files
from hoiam.desk.files.words import refused
from hoiam.desk.papers import actions
from hoiam.desk.papers.models import Entry
from hoiam.desk.papers.standing import BASIS, hand_key
from hoiam.desk.papers.words import SPEAKERS
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources import queries as source_queries
from hoiam.desk.sources.models import Outlet
from hoiam.outside.keep import Keep
from hoiam.outside.scan import scan, sound
from hoiam.web.door import staff
from hoiam.web.screens.intake.forms import EntryForm
from hoiam.web.screens.intake.uploads import Slip, taken
from hoiam.web.sentences import sentence

_KINDS = {"people": "unknown", "agency": "unknown", "press": "unknown", "public_page": "public_page"}
_CLIPPED = {"dia_chi": ("url", 1000), "tieu_de": ("title", 500), "doan": ("text", 5000)}  # what the bookmarklet sends


@staff
def enter(request: HttpRequest) -> HttpResponse:
    """Show the form (filled by the bookmarklet where it called), read a photo's words, or keep the entry."""
    office = request.office
    outlets = list(source_queries.outlets().filter(sample=office.sample, kind__in=("press", "aggregator", "official")))
    slips: list[Slip] = []
    if request.method != "POST":
        form = EntryForm(None, None, outlets, _start(request), request.now)
        return _page(request, form, slips)
    sent = [*request.FILES.getlist("camera"), *request.FILES.getlist("files")]
    slips, wrong = taken(office.key, sent, request.POST.getlist("kept"), by=request.actor, now=request.now)
    if request.POST.get("do") == "read":
        return _page(request, _drafted(request, outlets, slips, wrong), slips, draft=True)
    form = EntryForm(request.POST, None, outlets, {}, request.now)
    for words in wrong:
        form.add_error("files", words)
    if form.is_valid():
        try:
            entry = _enter(request, form, slips)
        except HoiamError as no:
            form.add_error(None, sentence(no))
        else:
            messages.success(request, _told(form, entry))
            return redirect("intake_entry", entry.pk)
    return _page(request, form, slips)


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Show the empty form that a device keeps for when it has no network. It holds nothing of anybody."""
    form = EntryForm(None, None, [], {"said_at": None}, request.now)
    for name in ("camera", "files", "concerns", "reason"):
        del form.fields[name]
    answer = render(request, "intake/offline.html", {"form": form})
    answer["Cache-Control"] = "public, max-age=600"
    return answer


def _page(request: HttpRequest, form: EntryForm, slips: list[Slip], draft: bool = False) -> HttpResponse:
    may = bool(request.actor.roles & actions.ENTERERS) and not request.office.frozen_at
    facts = {"form": form, "slips": slips, "draft": draft, "may": may, "now": request.seen_at, "place": "inbox"}
    return render(request, "intake/enter.html", facts, status=422 if form.is_bound and form.errors else 200)


def _start(request: HttpRequest) -> dict[str, Any]:
    """Return what the form begins with; an address that is none of the web's is left out, nothing is followed."""
    start: dict[str, Any] = {"key": uuid4().hex}
    for said, (name, most) in _CLIPPED.items():
        start[name] = request.GET.get(said, "").strip()[:most]
    if not start["url"].startswith(("https://", "http://")):
        start["url"] = ""
    if start["url"]:
        start["channel"] = "link"
        outlet = source_queries.outlet_at(source_queries.host_of(start["url"]))
        start["who"] = f"o:{outlet.key}" if outlet else ""
    return start


def _drafted(request: HttpRequest, outlets: list[Outlet], slips: list[Slip], wrong: list[str]) -> EntryForm:
    """Return the form with the words of the first photo behind those that were typed: a draft for a person's eyes."""
    data = request.POST.copy()
    picture = next(
        (slip for slip in slips if slip.content_type.startswith("image/") or "pdf" in slip.content_type), None
    )
    if picture is None:
        wrong = [*wrong, _("Chưa có ảnh nào để đọc chữ. Hãy chụp hoặc chọn ảnh trước.")]
    else:
        try:
            words = scan(Keep(str(settings.HOIAM_FILES)).get(picture.sha256)).text.strip()
            data["text"] = f"{data.get('text', '').strip()}\n{words}".strip()[:50_000]
        except (Permanent, Temporary) as failed:
            wrong = [*wrong, refused(failed.reason, picture.name)]
    form = EntryForm(data, None, outlets, {}, request.now)
    form.errors.clear()
    for words in wrong:
        form.add_error("files", words)
    return form


@transaction.atomic
def _enter(request: HttpRequest, form: EntryForm, slips: list[Slip]) -> Entry:
    given, by, now = form.cleaned_data, request.actor, request.now
    outlet, speaker = _outlet(request, form)
    entry = actions.enter(
        office=request.office,
        key=given["key"],
        channel=given["channel"],
        speaker=speaker,
        outlet=outlet,
        said_at=given["said_at"],
        title=given["title"],
        text=given["text"],
        url=given["url"],
        concerns=True if given["concerns"] == "yes" else None,
        reason=given["reason"],
        by=by,
        now=now,
    )
    for at, slip in enumerate(slips, 1):
        told = {
            "name": f"{at}-{slip.name}",
            "content_type": slip.content_type,
            "sha256": slip.sha256,
            "size": slip.size,
        }
        files.note(office=request.office.key, purpose="entry", subject=str(entry.pk), by=by, now=now, **told)
    if speaker in actions.NAMED and sound.available(settings.HOIAM_SPEECH_MODEL):
        actions.listen(entry=entry, by=by, now=now)
    return entry


def _outlet(request: HttpRequest, form: EntryForm) -> tuple[Outlet, str]:
    """Return under which outlet the entry is kept, and the kind of who spoke."""
    who = form.cleaned_data["who"]
    if who in form.outlets:
        outlet = form.outlets[who]
        return outlet, "agency" if outlet.kind == "official" else "press"
    if not request.actor.roles & actions.ENTERERS:
        return Outlet(), who  # the action refuses before it looks
    name = redact(form.cleaned_data["who_name"]).strip() if who != "people" else ""
    made = sources.outlet_by_hand(
        key=hand_key(who, name, request.office.sample),
        name=name or str(SPEAKERS[who]),
        kind=_KINDS[who],
        basis=BASIS,
        sample=request.office.sample,
        by=request.actor,
        now=request.now,
    )
    return made, who


def _told(form: EntryForm, entry: Entry) -> str:
    said = _("Đã nhận tin. Máy sẽ đọc và đưa vào mục Tin trong ít phút.")
    changed = entry.title != form.cleaned_data["title"].strip() or entry.text != form.cleaned_data["text"].strip()
    if entry.speaker in ("people", "public_page") and changed:
        said += " " + _("Đã lược bỏ tên, số điện thoại hoặc tài khoản trong nội dung.")
    if form.cleaned_data["url"] and not entry.url:
        said += " " + _("Không giữ đường dẫn tới bài của cá nhân.")
    return said
