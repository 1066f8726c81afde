"""Word to the newspapers that a check takes longer: who still waits for it, and the draft for one of them."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import Actor
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import actions, delays
from hoiam.desk.letters.models import LetterState
from hoiam.desk.letters.words.papers import DELAY_STANDS
from hoiam.web.door import staff
from hoiam.web.screens.cases.asking import address, case_of
from hoiam.web.sentences import sentence

ANCHOR = "#bao-gia-han"


@dataclass(frozen=True, slots=True)
class Row:
    """One newspaper that waits: how far its letter is, and whether this person may begin it."""

    name: str
    stands: object
    letter: str  # the address of the letter, "" where there is none
    draft: str  # where a draft is made, "" where it is not this person's to make


def rows(case: Case, actor: Actor) -> list[Row]:
    """Return who still waits for word of an extension, as the page of the case shows it."""
    writes = bool(actor.roles & actions.WRITERS) and not case.office.frozen_at
    return [
        Row(
            one.outlet.name,
            DELAY_STANDS[LetterState(one.letter.state) if one.letter else ""],
            reverse("letter", args=[one.letter.pk]) if one.letter else "",
            reverse("case_delay", args=[case.number, one.outlet.key]) if writes and not one.letter else "",
        )
        for one in delays.owed(case)
    ]


def names(case: Case) -> str:
    """Return the newspapers that raised a case, "" for none."""
    return "; ".join(outlet.name for outlet in delays.raised_by(case))


@require_POST
@staff
def draft(request: HttpRequest, number: str, outlet: str) -> HttpResponse:
    """Make the draft for one newspaper and go to it."""
    case = case_of(request, number)
    meant = next((one for one in delays.raised_by(case) if one.key == outlet), None)
    if meant is None:
        raise Http404
    try:
        letter = actions.draft_delay(case=case, outlet=meant, by=request.actor, now=request.now)
    except HoiamError as refused:
        messages.error(request, sentence(refused))
        return redirect(f"{address(case)}{ANCHOR}")
    messages.success(request, _("Đã lập dự thảo từ lý do và hạn mới. Xem lại từng chữ rồi trình duyệt."))
    return redirect("letter", letter.pk)
