"""What people fill in about a case. Checks shapes only; what is allowed is decided by core and the actions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hoiam.core.values.case import Verdict
from hoiam.desk.cases.words import TRACK_STATES, VERDICTS
from hoiam.desk.cases.workload import Load
from hoiam.desk.units.models import Unit
from hoiam.web.screens.cases.filing import papers, photos


def area(label: Any, rows: int = 4, required: bool = True, hint: Any = "", most: int = 2000) -> forms.CharField:
    """Return a field of several lines."""
    box = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=box, required=required, help_text=hint, max_length=most)


def _boxes() -> forms.CheckboxSelectMultiple:
    return forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"})


class AssignForm(forms.Form):
    """The instruction as people know it: what is wanted, who leads, who works with them, who is told."""

    lead = forms.ChoiceField(
        label=_("Chủ trì"), help_text=_("Trong ngoặc: vụ việc mà đơn vị đang chủ trì, chưa kết thúc.")
    )
    order = area(_("Nội dung giao việc"), rows=3, required=False, most=500)
    support = forms.MultipleChoiceField(label=_("Phối hợp"), required=False, widget=_boxes())
    inform = forms.MultipleChoiceField(label=_("Nhận để biết"), required=False, widget=_boxes())

    def __init__(self, units: Iterable[Unit], load: Mapping[int, Load], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(units)
        leads = [(unit.key, f"{unit.short_name} ({_loaded(load.get(unit.pk, Load()))})") for unit in known]
        self.fields["lead"].choices = [("", _("Chọn đơn vị")), *leads]
        self.fields["support"].choices = self.fields["inform"].choices = [(u.key, u.short_name) for u in known]


def _loaded(load: Load) -> str:
    """Return what a unit has on its desk: "đang chủ trì 5 vụ việc, 2 vụ việc chậm"."""
    if not load.open:
        return gettext("chưa chủ trì vụ việc nào")
    held = gettext("đang chủ trì %(n)s vụ việc") % {"n": load.open}
    return held + (gettext(", %(n)s vụ việc chậm") % {"n": load.late} if load.late else "")


class ReasonForm(forms.Form):
    """Why: said in writing, kept in the history."""

    reason = area(_("Lý do"), rows=3, most=500)


class ReviewForm(forms.Form):
    """Which of two dates holds, and why."""

    holds = forms.ChoiceField(label=_("Hạn được giữ"), widget=forms.RadioSelect)
    reason = area(_("Lý do"), rows=3, most=500, hint=_("Ít nhất bốn chữ; ghi vào lịch sử vụ việc."))

    def __init__(self, was: str, would_be: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep = ("keep", _("Giữ hạn đang theo: %(end)s") % {"end": was})
        renew = [("renew", _("Dùng hạn tính lại: %(end)s") % {"end": would_be})] if would_be else []
        self.fields["holds"].choices = [keep, *renew]


class DismissForm(ReasonForm):
    """Why a case ends without work, and as what."""

    positive = forms.ChoiceField(
        label=_("Xếp vào"),
        choices=[("", _("Không liên quan")), ("yes", _("Thông tin tích cực"))],
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )
    field_order = ["positive", "reason"]


class CloseForm(forms.Form):
    """The outcome with which a case is closed."""

    outcome = area(_("Kết quả cuối cùng"), rows=4, hint=_("“Đã ghi nhận” chưa phải kết quả."))


class ClaimForm(forms.Form):
    """One thing that the article says."""

    text = area(_("Ý báo nêu"), rows=2, most=500, hint=_("Ghi đúng lời bài báo, mỗi ý một việc kiểm tra được."))


class JudgeForm(forms.Form):
    """What was found about one claim."""

    verdict = forms.ChoiceField(
        label=_("Kết luận"),
        choices=[(code.value, VERDICTS[code]) for code in (Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN)],
        widget=forms.RadioSelect,
    )
    finding = area(_("Kết quả kiểm tra"), rows=4)
    proofs = area(
        _("Bằng chứng"),
        rows=3,
        required=False,
        hint=_("Mỗi dòng một bằng chứng: biên bản, sổ, văn bản có số và ngày, ảnh hiện trường."),
    )

    evidence = forms.MultipleChoiceField(label=_("Bằng chứng lời báo đã lưu"), required=False, widget=_boxes())
    on_file = forms.MultipleChoiceField(label=_("Tệp trong hồ sơ làm bằng chứng"), required=False, widget=_boxes())
    camera = photos()
    files = papers()
    seen = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, evidence: Iterable[str], on_file: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].choices = [(name, name) for name in evidence]
        self.fields["on_file"].choices = [(str(key), name) for key, name in on_file]
        for name in ("evidence", "on_file"):
            if not self.fields[name].choices:
                del self.fields[name]


class TrackForm(forms.Form):
    """What was done on one part of work."""

    to = forms.ChoiceField(label=_("Bước"), widget=forms.RadioSelect)
    note = area(_("Kết quả, việc đã làm"), rows=3, required=False, most=1000)
    proof = forms.CharField(label=_("Bằng chứng"), required=False, max_length=300)

    def __init__(self, steps: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [(to, TRACK_STATES[to]) for to in steps]


class RemedyForm(TrackForm):
    """What was done about a true claim, how far it is, and until when."""

    done = forms.IntegerField(label=_("Đã làm được"), required=False, min_value=0)
    total = forms.IntegerField(label=_("Trong tổng số"), required=False, min_value=1)
    measure = forms.CharField(label=_("Đơn vị tính"), required=False, max_length=40, help_text=_("Ví dụ: m ống, hộ."))
    until = forms.DateField(
        label=_("Hạn xong"),
        required=False,
        help_text=_("Để trống thì giữ hạn đang có. Quá ngày mà chưa xong thì hiện đỏ và báo cấp trên."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    why_until = forms.CharField(
        label=_("Vì sao đặt ngày này"), required=False, max_length=500, help_text=_("Bắt buộc khi lùi hạn.")
    )
