"""Where the weekly deadline goes when its Thursday is a day off: the dispatch does not say, so the office does."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.core.values.law import HolidayPolicy
from hoiam.desk.reports import actions, queries, roles
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.keepers import only

POLICIES = {
    HolidayPolicy.PREVIOUS: gettext_lazy("Gửi sớm: ngày làm việc liền trước"),
    HolidayPolicy.NEXT: gettext_lazy("Gửi sau: ngày làm việc liền sau"),
    HolidayPolicy.SAME: gettext_lazy("Vẫn đúng thứ đã định, dù là ngày nghỉ"),
}


class HolidayForm(forms.Form):
    """One of three policies."""

    policy = forms.ChoiceField(
        label=gettext_lazy("Ngày gửi rơi vào ngày nghỉ thì"),
        choices=[(key.value, word) for key, word in POLICIES.items()],
        widget=forms.RadioSelect,
    )


@only(roles.HOLIDAY_KEEPERS)
def holiday(request: HttpRequest) -> HttpResponse:
    """Show the policies, or keep one."""
    page = Ask(
        title=_("Báo cáo tuần gặp ngày nghỉ"),
        button=_("Lưu"),
        back=reverse("reports"),
        kicker=_("Báo cáo"),
        note=_(
            "Văn bản giao việc không nói gặp ngày nghỉ thì sao, nên đây là quy định nội bộ của cơ quan, "
            "không phải luật. "
            "Ngày nghỉ lễ, Tết, ngày làm bù lấy theo lịch nghỉ đang dùng. Kỳ đang mở được tính lại ngay; "
            "kỳ đã khóa số liệu giữ nguyên hạn. Kỳ đã gặp ngày nghỉ thì qua kỳ ấy mới đổi được."
        ),
        said=_("Đã lưu. Hạn của kỳ đang mở đã tính lại."),
        place="reports",
    )

    def act(given: dict[str, Any]) -> None:
        policy = HolidayPolicy(given["policy"])
        actions.choose_holiday(office=request.office, policy=policy, by=request.actor, now=request.now)

    return ask(request, HolidayForm(posted(request), initial={"policy": queries.holiday_of(request.office)}), page, act)
