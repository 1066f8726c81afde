"""What is filled in when a case is opened by hand."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hoiam.desk.cases.models import Case
from hoiam.desk.stories.words import LEVELS
from hoiam.web.screens.cases.forms import area
from hoiam.web.screens.moments import moment


class OpenForm(forms.Form):
    """The name of the case and how urgent it is; for a call also what was said and when."""

    key = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)
    title = forms.CharField(label=_("Tên vụ việc"), max_length=300, help_text=_("Việc gì, ở đâu."))
    text = area(_("Nội dung cuộc gọi"), rows=4, required=False, most=5000)
    said_at = moment(_("Nghe lúc"))
    level = forms.ChoiceField(
        label=_("Mức"),
        choices=[(code, LEVELS[code]) for code in ("normal", "high", "urgent")],
        initial="normal",
        widget=forms.RadioSelect,
    )
    another = forms.BooleanField(label=_("Đây là việc khác, vẫn lập vụ việc mới"), required=False)

    def __init__(self, call: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.double = False
        if not call:
            for name in ("text", "said_at", "key"):
                del self.fields[name]

    def may_be_double(self, near: Sequence[Case]) -> None:
        """Ask for a word that it is another matter where open cases read alike."""
        self.double = bool(near)
        if not near:
            del self.fields["another"]

    def clean_another(self) -> bool:
        """Refuse in silence what may be the same matter: the page shows the cases it may be."""
        sure = bool(self.cleaned_data["another"])
        if self.double and not sure:
            raise forms.ValidationError(
                _("Có vụ việc đang mở giống việc này. Xem ở trên; nếu là việc khác thì đánh dấu.")
            )
        return sure
