"""Write down whether a printed correction still stands, and what those did who carried the wrong piece on."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from hoiam.core.calendar.zone import localdate
from hoiam.desk.letters import actions, keeping
from hoiam.desk.letters.models import Letter
from hoiam.desk.letters.words.exchanges import DID
from hoiam.web.door import staff
from hoiam.web.screens.ask import ask, posted
from hoiam.web.screens.letters.asking import about, letter_of
from hoiam.web.screens.letters.content import DAY


class StandingForm(forms.Form):
    """Was it there, on which day, where?"""

    stands = forms.TypedChoiceField(
        label=_lazy("Cải chính"),
        choices=[("1", _lazy("Còn đăng")), ("0", _lazy("Đã gỡ, không còn"))],
        coerce=lambda said: said == "1",
        widget=forms.RadioSelect,
    )
    seen_on = forms.DateField(label=_lazy("Ngày xem"), widget=DAY)
    place = forms.CharField(
        label=_lazy("Nằm ở đâu"),
        required=False,
        max_length=200,
        help_text=_lazy("Trang mấy, chuyên mục nào, kênh nào."),
    )
    note = forms.CharField(label=_lazy("Ghi chú"), required=False, max_length=300)


class ReprintForm(forms.Form):
    """Who carried the piece on, when it was asked, what it did."""

    name = forms.CharField(label=_lazy("Nơi đăng lại"), max_length=200)
    asked_on = forms.DateField(
        label=_lazy("Ngày đề nghị đăng cải chính"),
        required=False,
        widget=DAY,
        help_text=_lazy("Ngày báo đăng đầu tiên hoặc cơ quan gửi đề nghị cho nơi này; để trống nếu chưa gửi."),
    )
    did = forms.ChoiceField(label=_lazy("Nơi này đã làm gì"), required=False, choices=list(DID.items()))
    did_on = forms.DateField(label=_lazy("Ngày thấy"), required=False, widget=DAY)
    url = forms.URLField(label=_lazy("Địa chỉ"), required=False, max_length=500, assume_scheme="https")
    note = forms.CharField(label=_lazy("Ghi chú"), required=False, max_length=300)


@staff
def standing(request: HttpRequest, number: int) -> HttpResponse:
    """Ask whether the correction stands and keep it."""
    letter = letter_of(request, number)
    if keeping.kept(letter) is None:
        raise Http404
    note = _("Gỡ trước hạn giữ của luật thì vụ việc chuyển về “đăng thiếu”; chưa rõ hạn thì chỉ ghi lại.")
    page = about(letter, _("Ghi cải chính còn đăng hay đã gỡ"), _("Ghi nhận"), note=note, said=_("Đã ghi nhận."))

    def act(given: dict[str, Any]) -> str:
        actions.note_standing(letter=letter, by=request.actor, now=request.now, **given)
        return reverse("exchange", args=[letter.pk]) + "#giu"

    return ask(request, StandingForm(posted(request), initial={"seen_on": localdate(request.seen_at)}), page, act)


@staff
def reprint(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what a republisher did and keep it; `noi` names one that is noted already."""
    letter = letter_of(request, number)
    if letter.route != "correction":
        raise Http404
    page = about(letter, _("Ghi nơi đăng lại bài sai"), _("Ghi nhận"), said=_("Đã ghi nhận."), note=_seen(letter))
    held = letter.reprints.filter(name=request.GET.get("noi", "")).first()
    fields = ("name", "asked_on", "did", "did_on", "url", "note")
    first = {name: getattr(held, name) for name in fields} if held else {"name": request.GET.get("noi", "")}

    def act(given: dict[str, Any]) -> str:
        actions.note_reprint(letter=letter, by=request.actor, now=request.now, **given)
        return reverse("exchange", args=[letter.pk]) + "#giu"

    return ask(request, ReprintForm(posted(request), initial=first), page, act)


def _seen(letter: Letter) -> str:
    """Return whom the stories know to have carried the piece on."""
    names = keeping.republished(letter)
    return _("Hệ thống thấy đăng lại: %(names)s.") % {"names": ", ".join(names)} if names else ""
