"""A paper that was photographed page by page: the pictures are put in order and read as one dispatch.

Every button sends the whole form, so it works on a phone without a script; what was sent stays, page by page.
"""

import base64
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import ContentFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import local
from hoiam.core.errors import HoiamError, Permanent, Temporary, Unreadable
from hoiam.desk.directives.actions import READERS
from hoiam.desk.directives.models import Scan
from hoiam.desk.directives.words import unreadable
from hoiam.outside.keep import Keep
from hoiam.outside.scan import kinds
from hoiam.outside.scan.bound import bound, small
from hoiam.web.door import staff
from hoiam.web.screens.directives.index import most_bytes
from hoiam.web.screens.directives.taking import take_in
from hoiam.web.screens.intake import uploads
from hoiam.web.sentences import sentence

MOST = 40  # pages, as of any scan
READ, UP, DOWN, DROP = "doc", "len", "xuong", "bo"


@dataclass(frozen=True, slots=True)
class Page:
    """One picture on the form: the slip that brings it back, and how it looks ("" where its bytes are gone)."""

    slip: uploads.Slip
    picture: str


@staff
def photos(request: HttpRequest) -> HttpResponse:
    """Show the pictures in their order; add, move, drop some, or read them as one paper."""
    may = bool(request.actor.roles & READERS) and not request.office.frozen_at
    slips: list[uploads.Slip] = []
    wrong: list[str] = []
    deed = request.POST.get("lam", "")
    if request.method == "POST" and may:
        slips, wrong = _taken(request)
        slips = _moved(slips, deed)
        if deed == READ and not wrong:
            made, wrong = _read(request, slips)
            if made:
                return redirect(made)
    context = {
        "now": request.seen_at,
        "place": "letters",
        "may_read": may,
        "pages": [Page(slip, _picture(slip)) for slip in slips],
        "wrong": wrong,
        "most": MOST,
    }
    return render(request, "directives/photos.html", context, status=422 if wrong else 200)


def _taken(request: HttpRequest) -> tuple[list[uploads.Slip], list[str]]:
    """Return the pictures of before and now in their order, and why one was not taken, each by its name."""
    sent, before = request.FILES.getlist("file"), request.POST.getlist("kept")
    by = {"by": request.actor, "now": request.now}
    slips, wrong = uploads.taken(request.office.key, sent, before, kinds.PICTURES, most=MOST, **by)
    if len(sent) + len(before) > MOST:
        wrong.append(_("Mỗi văn bản tối đa %(most)s trang; các ảnh sau không được nhận.") % {"most": MOST})
    return slips, wrong


def _moved(slips: list[uploads.Slip], deed: str) -> list[uploads.Slip]:
    """Return the pictures as a button leaves them: "len-2" is the third one place up."""
    what, _dash, place = deed.partition("-")
    at = int(place) if place.isdecimal() and len(place) < 4 else len(slips)
    if at >= len(slips) or what not in (UP, DOWN, DROP):
        return slips
    left = [*slips[:at], *slips[at + 1 :]]
    if what != DROP:
        left.insert(max(at - 1, 0) if what == UP else at + 1, slips[at])
    return left


def _read(request: HttpRequest, slips: list[uploads.Slip]) -> tuple[str, list[str]]:
    """Return where the paper is read, or why it cannot be; the pictures stay on the form then."""
    if not slips:
        return "", [_("Hãy chọn hoặc chụp ít nhất một trang.")]
    try:
        keep = Keep(str(settings.HOIAM_FILES))
        data = bound([keep.get(slip.sha256) for slip in slips])
        name = f"anh-chup-{local(request.seen_at):%Y%m%d-%H%M}-{len(slips)}-trang.pdf"
        made = take_in(request, ContentFile(data, name=name))
    except (Permanent, Temporary) as failed:
        return "", [unreadable(failed.reason, filesizeformat(most_bytes()))]
    except Unreadable as failed:
        return "", [unreadable(failed.code)]
    except HoiamError as refused:
        return "", [sentence(refused)]
    return reverse("directive_scan" if isinstance(made, Scan) else "directive", args=[made.pk]), []


def _picture(slip: uploads.Slip) -> str:
    try:
        shown = small(Keep(str(settings.HOIAM_FILES)).get(slip.sha256))
    except (Permanent, Temporary):
        return ""
    return f"data:image/jpeg;base64,{base64.b64encode(shown).decode()}"
