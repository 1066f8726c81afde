"""Mail an approved report to more addresses, and try one again that did not go."""

from datetime import time
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from hoiam.core.errors import Permanent
from hoiam.desk.reports import actions, queries
from hoiam.outside.send import check
from hoiam.web.door import done, staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.reports.naming import title


def addresses(said: str) -> list[str]:
    """Return the addresses of some lines. Raises ValidationError naming the first that cannot be one."""
    found = [word for line in said.splitlines() for word in line.replace(",", " ").replace(";", " ").split()]
    for word in found:
        try:
            check("mail", word)
        except Permanent as wrong:
            raise forms.ValidationError(_("“%(word)s” không phải địa chỉ thư.") % {"word": word}) from wrong
    return found


class Sent(forms.Form):
    """At what hour a report opens by itself, and to whom it goes once approved."""

    hour = forms.TimeField(
        label=gettext_lazy("Giờ"), initial=time(8), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    recipients = forms.CharField(
        label=gettext_lazy("Gửi thư cho"),
        required=False,
        help_text=gettext_lazy("Mỗi dòng một địa chỉ. Thư chỉ đi khi báo cáo đã được duyệt, mỗi nơi một thư riêng."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )

    def clean_recipients(self) -> list[str]:
        """Return the addresses."""
        return addresses(self.cleaned_data["recipients"])


class Addresses(forms.Form):
    """To whom."""

    to = forms.CharField(
        label=gettext_lazy("Địa chỉ thư của nơi nhận"),
        help_text=gettext_lazy(
            "Mỗi dòng một địa chỉ của cơ quan, đơn vị. Mỗi nơi nhận một thư riêng, không thấy nơi khác."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )

    def clean_to(self) -> list[str]:
        """Return the addresses."""
        return addresses(self.cleaned_data["to"])


@staff
def mail(request: HttpRequest, number: int) -> HttpResponse:
    """Ask for addresses, and queue the mails."""
    report = queries.report_for(request.office, request.actor, number)
    page = Ask(
        title=_("Gửi báo cáo bằng thư điện tử"),
        button=_("Gửi thư"),
        back=reverse("report", args=[number]) + "#thu",
        kicker=title(report),
        note=_("Thư kèm tệp DOCX và PDF đã duyệt. Nơi nào đã được gửi thì không gửi lần nữa."),
        said=_("Đã xếp thư để gửi; kết quả hiện ở trang báo cáo."),
        place="reports",
    )

    def act(given: dict[str, Any]) -> None:
        actions.mail(report=report, addresses=given["to"], by=request.actor, now=request.now)

    return ask(request, Addresses(posted(request)), page, act)


@require_POST
@staff
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Try a mail that failed once more."""
    mailing = queries.mailing_for(request.office, request.actor, number)

    def act() -> None:
        actions.mail_again(mailing=mailing, by=request.actor, now=request.now)

    return done(request, act, reverse("report", args=[mailing.report_id]) + "#thu", _("Đã xếp thư để gửi lại."))
