"""Change the words of a draft. What was typed stays on the page when it cannot be saved."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.errors import HoiamError, Permanent, Temporary
from hoiam.desk.files.words import refused
from hoiam.desk.letters import actions
from hoiam.desk.letters.actions.holding import COPIERS, need_role
from hoiam.desk.letters.models import Letter
from hoiam.web.door import staff
from hoiam.web.screens.letters.asking import address, letter_of
from hoiam.web.screens.letters.content import ContentForm
from hoiam.web.screens.letters.copy import kept_pdf
from hoiam.web.screens.letters.paper_form import PaperForm
from hoiam.web.screens.letters.show import form_of, page
from hoiam.web.sentences import sentence


@require_POST
@staff
def revise(request: HttpRequest, number: int) -> HttpResponse:
    """Save the draft, and show it as it now prints."""
    letter = letter_of(request, number)
    form = form_of(letter, request.POST, request.FILES)
    if not form.is_valid():
        return page(request, letter, form)
    try:
        _save(request, letter, form)
    except (Permanent, Temporary) as failed:
        form.add_error("file", refused(str(failed.reason)))
        return page(request, letter, form)
    except HoiamError as failed:
        form.add_error(None, sentence(failed))
        return page(request, letter, form)
    messages.success(request, _("Đã lưu bản thảo."))
    return redirect(address(letter))


def _save(request: HttpRequest, letter: Letter, form: ContentForm | PaperForm) -> None:
    """Save what was typed, on another PDF where a copy got one."""
    facts, sent = form.facts(), form.cleaned_data.get("file")
    told: dict[str, Any] = {}
    if sent and isinstance(facts, PaperFacts) and facts.copied:
        need_role(request.actor, COPIERS, "letter.copy_role")
        sha, told = kept_pdf(request, sent)
        facts = replace(facts, copied=replace(facts.copied, sha256=sha))
    actions.revise(letter=letter, facts=facts, by=request.actor, now=request.now, **told)
