"""The five fields of an entry: by which way, who, when, what, and photos or sound. None asks for a person's name."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.desk.papers.words import CHANNELS, SPEAKERS
from hoiam.desk.sources.models import Outlet
from hoiam.web.screens.moments import moment

ACCEPT = ".jpg,.jpeg,.png,.webp,.mp3,.m4a,.wav,.ogg,.amr,.pdf,image/jpeg,image/png,audio/*"
OTHERS = [
    ("people", SPEAKERS["people"]),
    ("agency", SPEAKERS["agency"]),
    ("public_page", SPEAKERS["public_page"]),
    ("press", _("Báo, đài khác")),
]


class Files(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


def _files(label: Any, **attrs: Any) -> forms.FileField:
    return forms.FileField(label=label, required=False, widget=Files(attrs={"multiple": True, **attrs}))


class EntryForm(forms.Form):
    """One entry. `key` makes sending it twice one entry; `kept` are files that were taken in before."""

    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)
    channel = forms.ChoiceField(
        label=_("1. Qua đâu?"),
        choices=[row for row in CHANNELS.items() if row[0] != "sheet"],
        initial="print",
        widget=forms.RadioSelect,
    )
    who = forms.ChoiceField(
        label=_("2. Báo, đài nào, hay ai nói?"), help_text=_("Chỉ ghi loại người nói, không ghi tên ai.")
    )
    who_name = forms.CharField(
        label=_("Tên báo, đài, trang hoặc cơ quan nếu chưa có ở trên"), max_length=120, required=False
    )
    said_at = moment(_("3. Đăng, phát hoặc nghe lúc nào?"))
    title = forms.CharField(
        label=_("4. Nói gì?"),
        max_length=500,
        required=False,
        help_text=_("Tên bài hoặc một câu nói rõ việc gì, ở đâu."),
    )
    text = forms.CharField(
        label=_("Nội dung"),
        max_length=50_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Lời người dân, bài mạng xã hội: họ tên, số điện thoại, tài khoản được lược bỏ trước khi lưu."),
    )
    url = forms.URLField(label=_("Đường dẫn"), max_length=1000, required=False, assume_scheme="https")
    camera = _files(_("5. Chụp ảnh"), accept="image/jpeg,image/png", capture="environment")
    files = _files(_("Chọn ảnh, ghi âm, PDF có sẵn"), accept=ACCEPT)
    concerns = forms.ChoiceField(
        label=_("Có liên quan tới địa bàn không?"),
        choices=[("", _("Để máy xét")), ("yes", _("Có"))],
        required=False,
        initial="",
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Vì sao có liên quan"),
        max_length=300,
        required=False,
        help_text=_("Bắt buộc khi ghi Có; được giữ cùng tin."),
    )

    def __init__(self, data: Any, files: Any, outlets: Any, initial: dict[str, Any], now: datetime) -> None:
        super().__init__(data, files, initial={"said_at": now, **initial})
        rows = [(f"o:{outlet.key}", outlet.name) for outlet in outlets]
        self.fields["who"].choices = [("", _("Chọn")), *rows, *OTHERS]
        self.outlets: dict[str, Outlet] = {f"o:{outlet.key}": outlet for outlet in outlets}

    def clean(self) -> dict[str, Any]:
        """Ask for a title or an address, for the name of what is not in the list, for a reason with a statement."""
        given = self.cleaned_data
        if not given.get("title") and not given.get("url"):
            self.add_error("title", _("Hãy ghi tên tin hoặc dán đường dẫn."))
        if given.get("who") in ("press", "public_page") and not given.get("who_name"):
            self.add_error("who_name", _("Hãy ghi tên báo, đài hoặc trang."))
        if given.get("who") in ("people", "public_page") and given.get("url") and not given.get("title"):
            self.add_error("title", _("Máy không tự đọc mạng xã hội. Hãy ghi tên tin và chép nội dung vào đây."))
        if given.get("concerns") == "yes" and len(given.get("reason", "").split()) < 4:
            self.add_error("reason", _("Hãy ghi lý do, ít nhất bốn chữ."))
        return given
