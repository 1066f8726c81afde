"""Who reports, to whom, through whom, and by which order."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.reports import actions
from hoiam.desk.reports.actions import HEADERS, Heading
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.keepers import only

LISTS = ("superior", "lines", "authority", "recipients")
EACH_A_LINE = gettext_lazy("Mỗi dòng một dòng in.")


def _area(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class HeadingForm(forms.Form):
    """The head and the foot of a report."""

    name = forms.CharField(
        label=gettext_lazy("Đơn vị lập báo cáo"),
        max_length=200,
        help_text=gettext_lazy("Đứng trong câu “… báo cáo như sau”. Ví dụ: Phòng Văn hóa - Xã hội xã Đăk Hà"),
    )
    superior = forms.CharField(
        label=gettext_lazy("Cơ quan chủ quản"), required=False, max_length=300, widget=_area(), help_text=EACH_A_LINE
    )
    lines = forms.CharField(
        label=gettext_lazy("Tên đơn vị trên đầu báo cáo"),
        max_length=400,
        widget=_area(),
        help_text=gettext_lazy("Viết hoa như trên giấy, mỗi dòng một dòng in."),
    )
    notation = forms.CharField(label=gettext_lazy("Ký hiệu báo cáo"), max_length=30)
    addressee = forms.CharField(
        label=gettext_lazy("Kính gửi"), max_length=300, help_text=gettext_lazy("Nơi nhận báo cáo, viết đủ tên.")
    )
    via = forms.CharField(
        label=gettext_lazy("Qua"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Nơi chuyển báo cáo lên. Ví dụ: Văn phòng HĐND và UBND xã"),
    )
    order = forms.CharField(
        label=gettext_lazy("Thực hiện văn bản"),
        required=False,
        max_length=600,
        widget=_area(3),
        help_text=gettext_lazy("Văn bản giao làm báo cáo tuần: loại, số, ngày, nơi ban hành, trích yếu."),
    )
    area = forms.CharField(label=gettext_lazy("Địa bàn ghi trên báo cáo"), required=False, max_length=100)
    authority = forms.CharField(
        label=gettext_lazy("Quyền hạn ký"),
        required=False,
        max_length=200,
        widget=_area(),
        help_text=gettext_lazy("Ví dụ: KT. GIÁM ĐỐC. Người đứng đầu ký thì để trống."),
    )
    position = forms.CharField(label=gettext_lazy("Chức vụ người ký"), max_length=100)
    signer = forms.CharField(label=gettext_lazy("Họ tên người ký"), required=False, max_length=100)
    recipients = forms.CharField(
        label=gettext_lazy("Nơi nhận"), required=False, max_length=1500, widget=_area(4), help_text=EACH_A_LINE
    )
    keep = forms.CharField(
        label=gettext_lazy("Lưu: VT và"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Chữ viết tắt, cách nhau bằng dấu phẩy."),
    )

    def clean(self) -> dict[str, Any]:
        """Return the lists as lists."""
        given: dict[str, Any] = super().clean() or {}
        for name in LISTS:
            given[name] = tuple(line.strip() for line in given.get(name, "").splitlines() if line.strip())
        given["keep"] = tuple(word.strip() for word in given.get("keep", "").split(",") if word.strip())
        return given


@only(HEADERS)
def heading(request: HttpRequest) -> HttpResponse:
    """Ask for it, and keep it."""
    page = Ask(
        title=_("Nơi gửi, tên đơn vị trên báo cáo"),
        button=_("Lưu"),
        back=reverse("reports"),
        kicker=_("Báo cáo"),
        note=_("Báo cáo chưa khóa số liệu dùng ngay; báo cáo đã khóa giữ nguyên như khi khóa."),
        said=_("Đã lưu nơi gửi, tên đơn vị trên báo cáo."),
        place="reports",
    )

    def act(given: dict[str, Any]) -> None:
        actions.keep_heading(office=request.office, head=Heading(**given), by=request.actor, now=request.now)

    return ask(request, HeadingForm(posted(request), initial=_held(request)), page, act)


def _held(request: HttpRequest) -> dict[str, str]:
    """Return what reports carry now."""
    head, told = letterhead(request.office, "report"), request.office.settings.get("report") or {}
    return {
        "name": head.issuer.name,
        "superior": "\n".join(head.issuer.superior),
        "lines": "\n".join(head.issuer.lines),
        "notation": head.issuer.notation,
        "addressee": told.get("addressee", ""),
        "via": str(told.get("via", "")).strip("()").removeprefix("qua "),
        "order": told.get("order", ""),
        "area": told.get("area", request.office.place_name),
        "authority": "\n".join(head.signature.authority),
        "position": head.signature.position,
        "signer": head.signature.name,
        "recipients": "\n".join(head.recipients),
        "keep": ", ".join(head.keep),
    }
