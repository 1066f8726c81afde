"""Set one threshold: try it on the last seven days, then keep it. What was not tried as it stands is not kept."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from hoiam.core.alert import Rule
from hoiam.core.errors import HoiamError
from hoiam.core.text.fold import fold
from hoiam.desk.alerts import actions
from hoiam.desk.alerts.policy import policy_of
from hoiam.web.door import staff
from hoiam.web.screens.alerts.rule_form import form_of, rule_of
from hoiam.web.screens.alerts.settings import may_keep, said
from hoiam.web.screens.alerts.trial import tried, with_rule
from hoiam.web.screens.ask import posted
from hoiam.web.sentences import sentence

SHOWN = 10


@staff
def add(request: HttpRequest) -> HttpResponse:
    """Set a new threshold."""
    return _ask(request, None)


@staff
def edit(request: HttpRequest, key: str) -> HttpResponse:
    """Change one threshold."""
    rule = next((one for one in policy_of(request.office).rules if one.key == key), None)
    if rule is None:
        raise Http404
    return _ask(request, rule)


def _ask(request: HttpRequest, rule: Rule | None) -> HttpResponse:
    form = form_of(request, posted(request), rule)
    may = may_keep(request)
    context: dict[str, Any] = {"now": request.seen_at, "form": form, "rule": rule, "may": may}
    if request.method == "POST" and may and form.is_valid():
        wanted = rule_of(form, rule.key if rule else _key(request, form.cleaned_data["name"]))
        asked = request.POST.copy()
        for name in ("csrfmiddlewaretoken", "do", "tried", "key"):
            asked.pop(name, None)
        query = asked.urlencode()
        if request.POST.get("do") == "save" and request.POST.get("tried") == query:
            try:
                actions.put_rule(office=request.office, rule=wanted, by=request.actor, now=request.now)
            except HoiamError as refused:
                form.add_error(None, sentence(refused))
            else:
                messages.success(request, _("Đã lưu ngưỡng “%(name)s”.") % {"name": wanted.name})
                return redirect("alert_settings")
        trial = tried(request.office, with_rule(policy_of(request.office), wanted), request.seen_at, wanted.key)
        context |= {
            "trial": trial,
            "lines": trial.lines[:SHOWN],
            "means": said(request, wanted),
            "tried": query,
            "whole_url": f"{reverse('alert_trial')}?{query}&key={wanted.key}",
        }
    return render(request, "alerts/rule.html", context, status=422 if form.errors else 200)


def _key(request: HttpRequest, name: str) -> str:
    """Return a key for a new threshold: its name without marks, with a number where that is taken."""
    taken = {one.key for one in policy_of(request.office).rules}
    base = slugify(fold(name))[:32] or "nguong"
    keys = [base, *(f"{base}-{number}" for number in range(2, 30))]
    return next((key for key in keys if key not in taken and key != "them"), f"{base}-{len(taken)}")
