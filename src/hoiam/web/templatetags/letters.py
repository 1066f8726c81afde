"""`{% load letters %}`: the tabs of the place Văn bản, with what waits in each for this person."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.desk.directives.distributions import count_waiting
from hoiam.desk.directives.queries import followed, unconfirmed
from hoiam.desk.dossiers.queries import dossiers_of
from hoiam.desk.letters.models import OUT, LetterState
from hoiam.desk.letters.queries import visible
from hoiam.web.chrome.places import address

register = template.Library()
WAITING = (LetterState.SUBMITTED, LetterState.APPROVED, LetterState.SIGNED)


@register.inclusion_tag("letters/places.html", takes_context=True)
def document_places(context: template.Context, here: str) -> dict[str, Any]:
    """`{% document_places "letters" %}`: the tabs; `here` is the url name of the current one."""
    request = context["request"]
    states = list(visible(request.office, request.actor).order_by().values_list("state", flat=True))
    waiting = count_waiting(request.office, request.actor.unit, localdate(request.seen_at))
    tabs = (
        ("directives", _("Văn bản đến"), unconfirmed(request.office).count()),
        ("tasks", _("Nhiệm vụ"), followed(request.office).count()),
        ("letters", _("Dự thảo"), states.count(LetterState.DRAFT)),
        ("letters_waiting", _("Chờ ký, cấp số"), sum(state in WAITING for state in states)),
        ("letters_out", _("Văn bản đi"), sum(state in OUT for state in states)),
        ("letter_book", _("Sổ văn bản đi"), None),
        ("papers", _("Sổ văn bản đến"), None),
        ("distributions", _("Văn bản gửi đơn vị"), waiting),
        ("dossiers", _("Hồ sơ công việc"), dossiers_of(request.office, request.actor).filter(state="open").count()),
        ("letter_check", _("Kiểm tra thể thức"), None),
    )
    found = [(name, word, count, address(name)) for name, word, count in tabs]
    return {"tabs": [(word, count, url, name == here) for name, word, count, url in found if url]}
