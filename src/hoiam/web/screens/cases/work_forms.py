"""What people fill in when they work on a case together. Checks shapes only."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.desk.cases.models import Claim
from hoiam.desk.cases.words import LINKS, TASK_FINDINGS, TASK_KINDS
from hoiam.desk.units.models import Unit
from hoiam.web.screens.cases.filing import papers, photos
from hoiam.web.screens.cases.forms import area


def day(label: Any, hint: Any = "", required: bool = False) -> forms.DateField:
    """Return a field of one day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, help_text=hint, widget=widget)


class _WithUnits(forms.Form):
    """A form that chooses one unit."""

    chooses = "unit"
    empty: Any = _("Chọn đơn vị")

    def __init__(self, units: Iterable[Unit], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[self.chooses].choices = [("", self.empty), *((unit.key, unit.short_name) for unit in units)]


class HandOverForm(_WithUnits):
    """To which unit a case should go, and why."""

    chooses = "taker"
    taker = forms.ChoiceField(label=_("Đơn vị nhận"))
    reason = area(_("Lý do"), rows=3, most=500, hint=_("Ít nhất bốn chữ; đơn vị kia đọc trước khi trả lời."))


class AnswerHandoverForm(forms.Form):
    """Whether a unit takes a case over."""

    answer = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[("accept", _("Nhận vụ việc")), ("refuse", _("Không nhận"))],
        widget=forms.RadioSelect,
    )
    reason = area(_("Lý do"), rows=3, most=500, required=False, hint=_("Không nhận thì ghi rõ, ít nhất bốn chữ."))


class OrderForm(_WithUnits):
    """A leader's instruction, in the leader's own words: to whom, until when."""

    empty = _("Đơn vị chủ trì")
    order = area(_("Nội dung bút phê"), rows=4, most=500, hint=_("Ai làm gì."))
    unit = forms.ChoiceField(label=_("Giao cho"), required=False)
    until = day(_("Xong chậm nhất hết ngày"), _("Bỏ trống nếu không đặt hạn."))


class OrderDayForm(forms.Form):
    """Another day for an instruction, and why."""

    until = day(_("Xong chậm nhất hết ngày"), required=True)
    reason = area(_("Lý do"), rows=3, most=500, hint=_("Ít nhất bốn chữ; đơn vị đọc được, ngày cũ vẫn hiện."))


class ResultForm(forms.Form):
    """What came of an instruction."""

    result = area(_("Kết quả"), rows=3, most=500, hint=_("Ít nhất bốn chữ; “đã ghi nhận” chưa phải kết quả."))


class AskUnitForm(_WithUnits):
    """What is asked of a unit: work, an opinion, a confirmation; about which claim, until when."""

    kind = forms.ChoiceField(label=_("Cần gì"), choices=list(TASK_KINDS.items()), widget=forms.RadioSelect)
    unit = forms.ChoiceField(label=_("Đơn vị"))
    text = area(_("Nội dung"), rows=3, most=500, hint=_("Một câu hỏi hoặc một việc, ghi rõ ở đâu."))
    claim = forms.ChoiceField(label=_("Về ý nào của bài báo"), required=False)
    until = day(_("Trả lời chậm nhất hết ngày"), _("Bỏ trống nếu không đặt hạn."))

    def __init__(self, units: Iterable[Unit], claims: Iterable[Claim], *args: Any, **kwargs: Any) -> None:
        super().__init__(units, *args, **kwargs)
        named = [(claim.letter, f"{claim.letter}. {claim.text}") for claim in claims]
        self.fields["claim"].choices = [("", _("Cả vụ việc")), *named]


class AnswerForm(forms.Form):
    """What a unit answers, with its photos and papers."""

    answer = area(_("Trả lời"), rows=5, hint=_("Không ghi tên, số điện thoại của dân."))
    camera = photos()
    files = papers()


class ConfirmForm(AnswerForm):
    """Whether it is so, on the spot."""

    finding = forms.ChoiceField(
        label=_("Thực tế thế nào"), choices=list(TASK_FINDINGS.items()), widget=forms.RadioSelect
    )
    answer = area(_("Nói rõ thêm"), rows=4, required=False, hint=_("Không ghi tên, số điện thoại của dân."))
    field_order = ["finding", "answer", "camera", "files"]


class AnswerExtensionForm(forms.Form):
    """Whether there is more time, and why."""

    answer = forms.ChoiceField(
        label=_("Trả lời"),
        choices=[("grant", _("Đồng ý gia hạn")), ("refuse", _("Không gia hạn"))],
        widget=forms.RadioSelect,
    )
    reason = area(_("Lý do"), rows=3, most=500)


class NoteForm(forms.Form):
    """A note among colleagues, and whom it mentions."""

    text = area(
        _("Nội dung"), rows=3, most=2000, hint=_("Không ghi tên, số điện thoại của dân; lỡ ghi thì máy lược bỏ.")
    )
    mentions = forms.MultipleChoiceField(
        label=_("Nhắc tới"), required=False, widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})
    )

    def __init__(self, known: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mentions"].choices = list(known)


class LinkForm(forms.Form):
    """With which case, how, and why."""

    other = forms.CharField(label=_("Số vụ việc"), max_length=20, help_text=_("Ví dụ: VV-2026-012."))
    kind = forms.ChoiceField(
        label=_("Vụ việc này"), choices=[(key, pair[0]) for key, pair in LINKS.items()], widget=forms.RadioSelect
    )
    reason = forms.CharField(label=_("Vì sao"), max_length=300, required=False)
