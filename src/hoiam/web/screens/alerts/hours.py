"""Set quiet hours, working time, the hours of the digest, and after how many minutes the next step is told."""

import re
from datetime import time
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core.alert import Policy, Span
from hoiam.desk.alerts import actions
from hoiam.desk.alerts.policy import clock, policy_of
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted

SPANS = ("quiet", "first", "second")
_HOUR = re.compile(r"(\d{1,2})(?:[:hg.](\d{2})?)?", re.IGNORECASE)


def read_hour(said: str) -> time:
    """Return the time of day that was typed: "7:30", "07:30", "7h30", "7h" or "7". Raises ValidationError."""
    found = _HOUR.fullmatch(said.strip())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise forms.ValidationError(_("“%(said)s” không phải giờ trong ngày.") % {"said": said.strip()})
    return time(int(found[1]), int(found[2] or 0))


class SpanField(forms.CharField):
    """From one hour to another, typed as "21:00 - 06:00"; empty is none."""

    def __init__(self, label: Any, hint: Any) -> None:
        super().__init__(label=label, help_text=hint, required=False, max_length=40)

    def clean(self, value: Any) -> Span | None:
        """Return the span. Raises ValidationError for anything but two hours."""
        said = super().clean(value)
        if not said:
            return None
        parts = re.split(r"\s*(?:-|–|đến)\s*", said)
        if len(parts) != 2:
            raise forms.ValidationError(_("Ghi giờ bắt đầu và giờ kết thúc, thí dụ 21:00 - 06:00."))
        return Span(read_hour(parts[0]), read_hour(parts[1]))


class HoursForm(forms.Form):
    """The hours of an office. What is left empty is not set."""

    quiet = SpanField(
        gettext_lazy("Giờ yên tĩnh"),
        gettext_lazy("Thí dụ 21:00 - 06:00. Trong giờ này chỉ báo việc vượt ngưỡng có ghi “kể cả giờ yên tĩnh”."),
    )
    first = SpanField(gettext_lazy("Giờ làm việc buổi sáng"), gettext_lazy("Thí dụ 07:00 - 11:30."))
    second = SpanField(gettext_lazy("Giờ làm việc buổi chiều"), gettext_lazy("Thí dụ 13:00 - 17:00."))
    digests = forms.CharField(
        label=gettext_lazy("Giờ gửi bản tin"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Cách nhau bằng dấu phẩy, thí dụ 07:00, 16:00. Để trống thì không gửi bản tin."),
    )
    digest_days_off = forms.BooleanField(label=gettext_lazy("Gửi bản tin cả ngày nghỉ"), required=False)
    step_one = forms.IntegerField(
        label=gettext_lazy("Chưa ai nhận thì báo tiếp cho bậc hai sau (phút)"), min_value=1, max_value=10_080
    )
    step_two = forms.IntegerField(
        label=gettext_lazy("Vẫn chưa ai nhận thì báo cho bậc cuối sau (phút)"), min_value=1, max_value=10_080
    )

    def clean_digests(self) -> tuple[time, ...]:
        """Return the hours that were typed, each once, in order."""
        said = filter(None, re.split(r"[,;\s]+", self.cleaned_data["digests"]))
        return tuple(sorted({read_hour(one) for one in said}))


@staff
def hours(request: HttpRequest) -> HttpResponse:
    """Ask for the hours, or keep them."""

    def act(given: dict[str, Any]) -> None:
        told = {"digests": given["digests"], "digest_days_off": given["digest_days_off"]}
        actions.put_hours(
            office=request.office,
            quiet=given["quiet"],
            working=[span for span in (given["first"], given["second"]) if span],
            steps=(given["step_one"], given["step_two"]),
            by=request.actor,
            now=request.now,
            **told,
        )

    page = Ask(
        title=_("Giờ báo và báo tiếp"),
        button=_("Lưu giờ"),
        back=reverse("alert_settings"),
        kicker=_("Cảnh báo"),
        note=_("Ngày làm việc theo lịch nghỉ ở mục Ngày nghỉ, kể cả ngày làm bù."),
        said=_("Đã lưu giờ báo."),
        place="settings",
    )
    return ask(request, HoursForm(posted(request), initial=_first(policy_of(request.office))), page, act)


def _first(policy: Policy) -> dict[str, Any]:
    spans = [policy.quiet, *policy.working, None, None]
    steps = [*policy.steps, 120, 120]
    return {
        name: f"{clock(span.start)} - {clock(span.end)}" for name, span in zip(SPANS, spans, strict=False) if span
    } | {
        "digests": ", ".join(map(clock, policy.digests)),
        "digest_days_off": policy.digest_days_off,
        "step_one": steps[0],
        "step_two": steps[1],
    }
