"""Change the words of a draft. What was typed stays on the page when it cannot be saved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.errors import HoiamError
from hoiam.desk.letters import actions
from hoiam.web.door import staff
from hoiam.web.screens.letters.asking import address, letter_of
from hoiam.web.screens.letters.show import form_of, page
from hoiam.web.sentences import sentence


@require_POST
@staff
def revise(request: HttpRequest, number: int) -> HttpResponse:
    """Save the draft, and show it as it now prints."""
    letter = letter_of(request, number)
    form = form_of(letter, request.POST)
    if not form.is_valid():
        return page(request, letter, form)
    try:
        actions.revise(letter=letter, facts=form.facts(), by=request.actor, now=request.now)
    except HoiamError as refused:
        form.add_error(None, sentence(refused))
        return page(request, letter, form)
    messages.success(request, _("Đã lưu bản thảo."))
    return redirect(address(letter))
