"""The forms of outlets and sources. None asks for a person, and none rates an outlet."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from hoiam.core.errors import Refused
from hoiam.core.text.fold import fold
from hoiam.desk.sources import queries, words
from hoiam.desk.sources.actions import POLITE
from hoiam.desk.sources.models import Outlet
from hoiam.desk.sources.social import is_social
from hoiam.outside.collect import KINDS
from hoiam.web.sentences import sentence

WEB = ("http://", "https://")
SELECTORS = ("item", "link", "title", "date")


class OutletForm(forms.Form):
    """What an outlet is by its licence, and on which basis it is read."""

    name = forms.CharField(label=_("Tên cơ quan báo chí hoặc trang"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại"), choices=[("", _("Chọn")), *words.OUTLET_KINDS.items()])
    press_type = forms.ChoiceField(
        label=_("Loại hình báo chí"),
        required=False,
        choices=[("", _("Không phải báo")), *words.PRESS_TYPES.items()],
        help_text=_("Chỉ chọn cho cơ quan báo chí; thời hạn đăng cải chính theo loại hình này."),
    )
    licence = forms.CharField(label=_("Số giấy phép"), max_length=200, required=False)
    home = forms.URLField(label=_("Trang chủ"), max_length=500, required=False, assume_scheme="https")
    legal_basis = forms.CharField(
        label=_("Căn cứ thu thập"),
        max_length=500,
        error_messages={"required": _("Phải ghi căn cứ thu thập của nguồn.")},
        help_text=_("Văn bản, điều khoản hoặc thỏa thuận cho phép đọc nguồn công khai này."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_name(self) -> str:
        """Refuse a name that is registered already."""
        name: str = self.cleaned_data["name"]
        self.cleaned_data["key"] = slugify(fold(name))[:64]
        if not self.cleaned_data["key"]:
            raise forms.ValidationError(_("Hãy ghi tên có chữ cái."))
        if Outlet.objects.filter(key=self.cleaned_data["key"]).exists():
            raise forms.ValidationError(_("Đã đăng ký cơ quan hoặc trang này."))
        return name

    def clean(self) -> dict[str, Any]:
        """A press agency says how it appears; what is no press agency has no such kind."""
        return pressed(self)


def pressed(form: forms.Form) -> dict[str, Any]:
    """Return what was given of an outlet: how it appears goes with being a press agency, and only with it."""
    given = form.cleaned_data
    if given.get("kind") == "press" and not given.get("press_type"):
        form.add_error("press_type", _("Cơ quan báo chí phải ghi loại hình."))
    elif given.get("kind") != "press":
        given["press_type"] = ""
    return given


def web_address(url: str) -> str:
    """Return an address that may be asked for, by its form; what is behind its name is seen at the connection."""
    if not url.startswith(WEB):
        raise forms.ValidationError(words.error("fetch.scheme"))
    if is_social(url):
        raise forms.ValidationError(sentence(Refused("source.social")))
    return url


class DiscoverForm(forms.Form):
    """The address of a site."""

    url = forms.URLField(
        label=_("Địa chỉ trang"), max_length=500, assume_scheme="https", validators=[lambda url: web_address(url)]
    )


class PreviewForm(DiscoverForm):
    """A list page and how its entries are found in it."""

    item = forms.CharField(
        label=_("Bộ chọn của mỗi mục"), max_length=200, help_text=_("Viết theo CSS, thí dụ: article.item")
    )
    link = forms.CharField(label=_("Bộ chọn của đường dẫn"), max_length=200, required=False)
    title = forms.CharField(label=_("Bộ chọn của tên bài"), max_length=200, required=False)
    date = forms.CharField(label=_("Bộ chọn của ngày đăng"), max_length=200, required=False)


class SwitchOnForm(forms.Form):
    """What a person confirms of an outlet of the catalogue before it is read."""

    home = forms.URLField(
        label=_("Trang chủ"), max_length=500, assume_scheme="https", validators=[lambda url: web_address(url)]
    )
    kind = forms.ChoiceField(label=_("Loại"), choices=list(words.OUTLET_KINDS.items()))
    press_type = forms.ChoiceField(
        label=_("Loại hình báo chí"), required=False, choices=[("", _("Không phải báo")), *words.PRESS_TYPES.items()]
    )
    licence = forms.CharField(label=_("Số giấy phép"), max_length=200, required=False)
    legal_basis = forms.CharField(
        label=_("Căn cứ thu thập"),
        max_length=500,
        error_messages={"required": _("Phải ghi căn cứ thu thập của nguồn.")},
        help_text=_("Ghi tên luật, điều khoản; “trang công khai” không phải là căn cứ."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    terms = forms.CharField(
        label=_("Điều khoản sử dụng đã đọc"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Ghi điều khoản nói gì về việc đọc tự động, ở địa chỉ nào; không có điều khoản thì ghi là không có."
        ),
    )

    def clean(self) -> dict[str, Any]:
        """A press agency says how it appears; what is no press agency has no such kind."""
        return pressed(self)


class ManyForm(forms.Form):
    """What a person confirms of all outlets of the catalogue that were ticked."""

    terms = forms.CharField(
        label=_("Điều khoản sử dụng đã đọc, chung cho các nơi đã chọn"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Để trống nếu chưa đọc; từng nơi ghi sau ở trang nguồn."),
    )
    confirmed = forms.BooleanField(
        label=_("Tôi đã đối chiếu loại và căn cứ thu thập của các nơi đã chọn."),
        error_messages={"required": _("Phải xác nhận loại và căn cứ thu thập trước khi bật.")},
    )


class OpmlForm(forms.Form):
    """A list of feeds, and the basis on which all of them are read."""

    file = forms.FileField(label=_("Tệp OPML"))
    legal_basis = forms.CharField(
        label=_("Căn cứ thu thập chung"),
        max_length=500,
        error_messages={"required": _("Phải ghi căn cứ thu thập của nguồn.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SwitchForm(forms.Form):
    """Why a source is no longer read."""

    reason = forms.CharField(label=_("Lý do tắt"), max_length=300)


class TermsForm(forms.Form):
    """What the terms of use of an outlet say about reading it."""

    terms = forms.CharField(
        label=_("Điều khoản sử dụng đã đọc"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Ghi điều khoản nói gì về việc đọc tự động, ở địa chỉ nào; không có điều khoản thì ghi là không có."
        ),
    )


class SourceForm(forms.Form):
    """Where an outlet is read, and how often."""

    outlet = forms.ModelChoiceField(
        label=_("Cơ quan báo chí hoặc trang"),
        queryset=Outlet.objects.none(),
        empty_label=_("Chọn"),
        to_field_name="key",
    )
    kind = forms.ChoiceField(label=_("Kiểu nguồn"), choices=[(key, words.KINDS[key]) for key in KINDS])
    url = forms.URLField(label=_("Địa chỉ đọc tin"), max_length=500, assume_scheme="https")
    every = forms.IntegerField(label=_("Đọc lại sớm nhất sau (phút)"), min_value=5, max_value=1440, initial=30)
    most_every = forms.IntegerField(
        label=_("Thưa nhất sau mỗi (phút)"),
        min_value=5,
        max_value=1440,
        initial=60,
        help_text=_("Giữa hai mức này, máy theo nhịp đăng bài của chính nguồn."),
    )
    interval = forms.IntegerField(
        label=_("Nghỉ giữa hai lần lấy trang (giây)"),
        min_value=POLITE,
        max_value=120,
        initial=POLITE,
        help_text=_("Ít nhất 5 giây, để không làm phiền máy chủ của báo."),
    )
    item = forms.CharField(
        label=_("Bộ chọn của mỗi mục"),
        max_length=200,
        required=False,
        help_text=_("Bốn ô cuối chỉ dùng cho kiểu Trang danh sách, viết theo CSS, thí dụ: article.item"),
    )
    link = forms.CharField(label=_("Bộ chọn của đường dẫn"), max_length=200, required=False)
    title = forms.CharField(label=_("Bộ chọn của tên bài"), max_length=200, required=False)
    date = forms.CharField(label=_("Bộ chọn của ngày đăng"), max_length=200, required=False)

    def __init__(self, data: Any, outlets: QuerySet[Outlet], first: dict[str, Any]) -> None:
        super().__init__(data, initial=first)
        self.fields["outlet"].queryset = outlets

    def clean_url(self) -> str:
        """Refuse what is no web address, and an address that is read already."""
        url: str = self.cleaned_data["url"]
        web_address(url)
        if queries.same_address(url) in queries.addresses():
            raise forms.ValidationError(_("Địa chỉ này đã có trong danh sách."))
        return url

    def clean(self) -> dict[str, Any]:
        """A list page is read by its selectors: nothing is guessed."""
        given = self.cleaned_data
        chosen = {name: given.pop(name, "") for name in SELECTORS}
        given["options"] = {name: rule for name, rule in chosen.items() if rule} if given.get("kind") == "page" else {}
        if given.get("most_every", 0) < given.get("every", 0):
            self.add_error("most_every", _("Mức thưa nhất không được ngắn hơn mức sớm nhất."))
        if given.get("kind") == "page" and not given["options"].get("item"):
            self.add_error("item", _("Trang danh sách cần bộ chọn của mỗi mục."))
        return given

    def fields_of(self, given: dict[str, Any]) -> dict[str, Any]:
        """Return what the source keeps: its rhythm in seconds."""
        return {**given, "every": given["every"] * 60, "most_every": given["most_every"] * 60}


def known(sample: bool) -> QuerySet[Outlet]:
    """Return the outlets that an office may add a source to."""
    return queries.outlets().filter(sample=sample)
