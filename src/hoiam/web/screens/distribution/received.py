"""A unit's page of what it was sent, with its “Đã nhận”; looking writes nothing (S52)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Role
from hoiam.desk.directives import actions, distributions
from hoiam.desk.directives.models import Distribution
from hoiam.desk.files import queries as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.units import queries as units
from hoiam.web.chrome.clocks import face
from hoiam.web.chrome.orders import where
from hoiam.web.door import done, staff
from hoiam.web.screens.letters.file import kept

OVERSEERS = actions.OF_REPORTS | {Role.KIEM_TRA}
SHOWN = 200


def row_of(request: HttpRequest, number: int) -> Distribution:
    """Return one line for the unit that it is for, and for who sends. Raises DoesNotExist for others."""
    row = distributions.distribution_for(request.office, number)
    mine = units.answers_for(row.unit, request.actor.unit, localdate(request.seen_at))
    if not mine and not request.actor.roles & OVERSEERS:
        raise Distribution.DoesNotExist(number)
    return row


@staff
def index(request: HttpRequest) -> HttpResponse:
    """List what one's unit was sent; to who sends, also what units have not received yet."""
    actor, today = request.actor, localdate(request.seen_at)
    own = distributions.to_unit(request.office, actor.unit, today) if actor.unit else Distribution.objects.none()
    sent = distributions.waiting(request.office) if actor.roles & OVERSEERS else None
    context = {
        "now": request.seen_at,
        "own": [(row, face(row.until, request.seen_at)) for row in own[:SHOWN]],
        "sends": sent is not None,
        "sent": [(row, face(row.until, request.seen_at)) for row in (sent[:SHOWN] if sent is not None else ())],
    }
    return render(request, "distribution/index.html", context)


@staff
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show what a unit was sent. Looking at it is no receipt: nothing is written here."""
    row = row_of(request, number)
    mine = units.answers_for(row.unit, request.actor.unit, localdate(request.seen_at))
    context = {
        "now": request.seen_at,
        "row": row,
        "face": face(row.until, request.seen_at, done=row.received_at),
        "sender": units.posts().get(row.given_by, row.given_by),
        "may_receive": mine and row.received_at is None and not row.office.frozen_at,
        "url": where(row.paper) if row.paper else "",
        "file": _file(row),
    }
    return render(request, "distribution/one.html", context)


@require_POST
@staff
def receive(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the unit has it."""
    row = row_of(request, number)
    return done(
        request,
        lambda: actions.receive_distributed(row=row, by=request.actor, now=request.now),
        to=reverse("distribution", args=[row.pk]),
        said=_("Đã ghi giờ đơn vị nhận."),
    )


@staff
def file(request: HttpRequest, number: int) -> HttpResponse:
    """Hand out the signed letter or the approved report that a unit was sent, and nothing that was said about it."""
    held = _file(row_of(request, number))
    if held is None:
        raise Http404
    return kept(request, held)


def _file(row: Distribution) -> StoredFile | None:
    """Return the paper as it left: what was signed, else its print; None where no file is kept."""
    if row.paper is not None:
        return None
    if row.letter is not None:
        signed = files.files_of(row.office.key, "letter-signed", str(row.letter_id))
        signed = signed.filter(sha256=row.letter.signed_sha256) if row.letter.signed_sha256 else signed.none()
        printed = files.files_of(row.office.key, "letter", str(row.letter_id)).filter(name__endswith=".pdf")
        return signed.last() or printed.last()
    return files.files_of(row.office.key, "report", str(row.report)).filter(name__endswith=".pdf").last()
