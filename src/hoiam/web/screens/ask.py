"""A page that asks for one thing: one form, one action, one answer. What was typed stays when something is refused."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render

from hoiam.core.errors import HoiamError
from hoiam.web.sentences import sentence


@dataclass(frozen=True, slots=True)
class Ask:
    """What stands round the form: where it belongs (kicker, back), what is asked (title, note), the button's word."""

    title: str
    button: str
    back: str
    kicker: str
    note: str = ""
    said: str = ""  # what is said once it is done
    facts: Mapping[str, Any] = field(default_factory=dict)  # what to show above the form: word -> value
    place: str = "cases"
    lacking: str = ""  # why there is nothing to ask, told in place of the form: what must be there first is not


def posted(request: HttpRequest) -> QueryDict | None:
    """Return what a form is bound to: the data of a POST, nothing on a first look."""
    return request.POST if request.method == "POST" else None


def ask(
    request: HttpRequest,
    form: Form,
    page: Ask,
    act: Callable[[dict[str, Any]], str | None],
    template: str = "cases/ask.html",
    **shown: Any,
) -> HttpResponse:
    """Show the form, or do the action with its cleaned data and go on.

    `act` returns the address to go on to, or None to go back to `page.back`. A refusal is told above the form, which
    keeps what was typed; nothing is saved then. `shown` is what the template shows beside the form.
    """
    if request.method == "POST" and form.is_valid():
        try:
            onward = act(form.cleaned_data)
        except HoiamError as refused:
            form.add_error(None, sentence(refused))
        else:
            if page.said:
                messages.success(request, page.said)
            return redirect(onward or page.back)
    context = {"form": form, "page": page, "now": request.seen_at, "place": page.place, **shown}
    return render(request, template, context, status=422 if form.errors else 200)
