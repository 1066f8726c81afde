"""The clarification of a case, step by step: words on a fact box, a second person's approval, where it stands (S28)."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.errors import MoveDenied
from hoiam.core.handle.turns import by_hand
from hoiam.core.values.case import Track
from hoiam.desk.cases import actions, clarified
from hoiam.desk.cases.models import Case, CaseTrack, Clarification
from hoiam.desk.cases.words import TRACK_STATES
from hoiam.desk.units import queries as units
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.cases.asking import about
from hoiam.web.screens.cases.forms import area

TEMPLATE = "cases/clarify.html"
CHECKS = [
    ("facts", _("Mỗi ý đúng với hộp sự thật, không nói quá bằng chứng.")),
    ("tone", _("Nói về sự việc, không công kích người đưa tin, tờ báo.")),
    ("people", _("Không nêu tên, số điện thoại, hình ảnh của người dân, trẻ em.")),
]


class WordsForm(forms.Form):
    """The words of the piece."""

    text = area(_("Lời làm rõ"), rows=8, most=6000, hint=_("Nói điều đúng trước, dẫn nguồn kiểm tra được."))


class ApproveForm(forms.Form):
    """What the second person looked at: law, tone, people; `seen` are the words that stood on the page."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    checked = forms.MultipleChoiceField(
        label=_("Đã xem"), choices=CHECKS, widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})
    )

    def clean_checked(self) -> list[str]:
        """Return the checks; all of them are asked for."""
        given: list[str] = self.cleaned_data["checked"]
        if len(given) < len(CHECKS):
            raise forms.ValidationError(now_("Xem đủ ba điều rồi mới duyệt được."))
        return given


class PlaceForm(forms.Form):
    """Where it stands, and what it said in short."""

    proof = forms.CharField(
        label=_("Đăng ở đâu"), max_length=300, help_text=_("Kênh của cơ quan và địa chỉ hoặc ngày phát.")
    )
    note = area(_("Tóm tắt đã nói gì"), rows=2, most=1000)


def clarify(request: HttpRequest, case: Case, row: CaseTrack) -> HttpResponse:
    """Ask for the next step of this person: word, approve, or say where it was published; `?viet=1` words it anew."""
    words, steps = clarified.newest(case), by_hand(Track.CLARIFICATION, row.state, request.actor.roles)
    own = words is not None and clarified.wrote(case, request.actor.key)
    anew = "drafted" in steps and (words is None or row.state == "open" or bool(request.GET.get("viet")))
    posts = units.posts()
    shown = {
        "box": clarified.fact_box(case) if anew or words is None else words.facts,
        "words": None if anew else words,
        "writer": posts.get(words.drafted_by, words.drafted_by) if words else "",
        "approver": posts.get(words.approved_by, words.approved_by) if words else "",
        "may_reword": not anew and "drafted" in steps,
        "outdated": not anew and words is not None and clarified.outdated(words),
    }
    step = "drafted" if anew else next((to for to in steps if to != "drafted"), "")
    waits = (step == "approved" and own) or not step
    page = about(
        case,
        now_("Tin bài làm rõ"),
        str(_BUTTONS.get(step, "")),
        facts={now_("Đang ở bước"): TRACK_STATES[row.state]},
        said=now_("Đã lưu."),
        lacking=_lacking(row.state, waits, own),
    )
    form = _form(step, request, words, shown["box"])

    def act(given: dict[str, Any]) -> None:
        told = {"by": request.actor, "now": request.now}
        if step == "drafted":
            actions.draft_clarification(case=case, text=given["text"], **told)
        elif step == "approved" and words:
            if given["seen"] != words.pk:  # written anew while this person was reading
                raise MoveDenied("clarify.changed")
            actions.approve_clarification(clarification=words, **told)
        elif step != "published":
            raise MoveDenied("track.role")
        else:
            place = {"note": given["note"], "proof": given["proof"]}
            actions.advance_track(case=case, track=Track.CLARIFICATION, to="published", **place, **told)

    return ask(request, form, page, act, TEMPLATE, **shown)


_BUTTONS = {
    "drafted": _("Trình người thứ hai duyệt"),
    "approved": _("Duyệt tin bài"),
    "published": _("Ghi đã đăng"),
}


def _lacking(state: str, waits: bool, own: bool) -> str:
    if not waits:
        return ""
    if state == "drafted" and own:
        return now_("Bạn đã viết lời này nên cần một người khác duyệt.")
    return now_("Phần việc này không còn bước nào cho bạn.")


def _form(step: str, request: HttpRequest, words: Clarification | None, box: Any) -> forms.Form:
    if step == "approved":
        return ApproveForm(posted(request), initial={"seen": words.pk if words else None})
    if step == "published":
        return PlaceForm(posted(request))
    return WordsForm(posted(request), initial={"text": words.text if words else _first(box)})


def _first(box: Any) -> str:
    """Return what the words begin with: what was found, claim by claim."""
    return "\n".join(row["fact"].strip() for row in box)
