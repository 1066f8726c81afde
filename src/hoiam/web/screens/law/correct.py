"""Correct the reading of an instrument: a reviewed file, what it changes, loaded when confirmed. Old ones are kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hoiam.core.errors import HoiamError, Unreadable
from hoiam.core.schedule import parse_book, parse_instrument
from hoiam.core.values.law import Instrument, Rule
from hoiam.desk.law import actions, queries
from hoiam.desk.law.words import length, sentence
from hoiam.web.screens.law.forms import LawForm
from hoiam.web.screens.law.texts import sent_text
from hoiam.web.screens.settings.keepers import LAW_KEEPERS, only, tabs

CHANGES = ("added", "corrected", "closed")


@dataclass(frozen=True, slots=True)
class Change:
    """One rule that a file would add, correct or no longer hold."""

    kind: str
    rule: Rule
    was: str
    term: str


@only(LAW_KEEPERS)
def correct(request: HttpRequest) -> HttpResponse:
    """Ask for the file; show what it changes; load it when that is confirmed."""
    if request.method == "POST" and "text" in request.POST:
        return _load(request)
    form = LawForm(request.POST, request.FILES) if request.method == "POST" else LawForm()
    shown: dict[str, object] = {}
    if form.is_bound and form.is_valid():
        try:
            text = sent_text(form.cleaned_data["file"])
            instrument, rules = parse_instrument(text)
            held = {row.key: row.text for row in queries.readings()}
            parse_book({**held, instrument.id: text}.values())
            shown = {"instrument": instrument, "changes": _changes(instrument, rules), "text": text}
        except Unreadable as fault:
            form.add_error("file", sentence(fault.code, fault.facts, _))
    context = {"now": request.seen_at, "tabs": tabs(request), "at": "law", "place": "settings", "form": form, **shown}
    return render(request, "law/correct.html", context, status=422 if form.errors else 200)


def _load(request: HttpRequest) -> HttpResponse:
    text = request.POST["text"].replace("\r\n", "\n")
    try:
        changed = actions.load(texts={"": text}, by=request.actor, now=request.now)
    except HoiamError as fault:
        messages.error(request, sentence(fault.code, fault.facts, _))
        return redirect("law_correct")
    if changed:
        messages.success(request, _("Đã nạp. Hạn đang chạy bị ảnh hưởng sẽ hiện ở “Hạn cần xem lại”."))
    else:
        messages.info(request, _("Bản này đã có sẵn, không có gì thay đổi."))
    return redirect("law")


def _changes(instrument: Instrument, rules: Sequence[Rule]) -> list[Change]:
    before = {_key(rule): rule for rule in queries.book().rules if rule.instrument == instrument.id}
    after = {_key(rule): rule for rule in rules}
    found = [
        Change("corrected" if key in before else "added", rule, _term(before.get(key)), _term(rule))
        for key, rule in after.items()
        if key not in before or before[key].digest != rule.digest
    ]
    return found + [Change("closed", rule, _term(rule), "") for key, rule in before.items() if key not in after]


def _key(rule: Rule) -> tuple[object, ...]:
    return (rule.id, rule.valid_from, rule.recorded_from)


def _term(rule: Rule | None) -> str:
    return length(rule.clock, _) if rule and rule.clock else ""
