"""The office's own words for papers to come: listed by kind, added, left again."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from hoiam.core.compose.paper_kinds import EVERY
from hoiam.core.errors import HoiamError
from hoiam.desk.letters import actions
from hoiam.desk.letters.phrases import phrases_of
from hoiam.desk.letters.words.papers import KINDS, PHRASE_PLACES
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import posted
from hoiam.web.sentences import sentence


class PhraseForm(forms.Form):
    """For which kind, its name, its words."""

    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=[(key, KINDS[key]) for key in EVERY])
    name = forms.CharField(label=_("Tên câu mẫu"), max_length=80)
    text = forms.CharField(
        label=_("Lời"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Mỗi dòng là một đoạn. Chỗ điền ghi trong ngoặc nhọn, ví dụ {bao}, {bai}."),
    )


@staff
def phrases(request: HttpRequest) -> HttpResponse:
    """Show the phrases, and take a new one in."""
    writes = bool(request.actor.roles & actions.WRITERS) and not request.office.frozen_at
    form = PhraseForm(posted(request)) if writes else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            actions.put_phrase(office=request.office, **form.cleaned_data, by=request.actor, now=request.now)
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        else:
            return redirect("letter_phrases")
    context: dict[str, Any] = {
        "now": request.seen_at,
        "here": "letters",
        "form": form,
        "rows": [(one, KINDS[one.kind]) for one in phrases_of(request.office)],
        "places": [(f"{{{name}}}", word) for name, word in PHRASE_PLACES.items()],
    }
    return render(request, "letters/phrases.html", context, status=422 if form is not None and form.errors else 200)


@require_POST
@staff
def end(request: HttpRequest, number: int) -> HttpResponse:
    """Offer a phrase no more."""
    held = phrases_of(request.office).get(pk=number)
    return done(
        request,
        lambda: actions.end_phrase(phrase=held, by=request.actor, now=request.now),
        to=reverse("letter_phrases"),
        said=now_("Đã thôi dùng câu mẫu này."),
    )
