"""Draft what replaces, corrects or recalls an issued letter; it takes effect when it is issued itself."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError
from hoiam.desk.letters import actions, enclosing
from hoiam.desk.letters.following import following_facts
from hoiam.web.door import staff
from hoiam.web.screens.letters.asking import address, letter_of
from hoiam.web.sentences import sentence

RELATIONS = {"thay-the": "replaces", "dinh-chinh": "corrects", "thu-hoi": "recalls"}


@require_POST
@staff
def follow(request: HttpRequest, number: int, what: str) -> HttpResponse:
    """Make the draft and go to it."""
    letter = letter_of(request, number)
    if what not in RELATIONS:
        raise Http404
    try:
        facts = following_facts(letter, RELATIONS[what], request.now)
        made = actions.draft_following(
            letter=letter, relation=RELATIONS[what], facts=facts, by=request.actor, now=request.now
        )
    except HoiamError as refused:
        messages.error(request, sentence(refused))
        return redirect(address(letter))
    messages.success(request, _("Đã lập dự thảo. Văn bản cũ vẫn giữ nguyên cho đến khi văn bản này phát hành."))
    left = enclosing.left_behind(made)
    if left:
        messages.warning(request, _("Tệp gửi kèm chưa theo sang: %(names)s.") % {"names": "; ".join(left)})
    return redirect(address(made))
