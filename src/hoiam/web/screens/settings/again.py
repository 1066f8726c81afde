"""For how many days an article is read again for what the press changes later: the own wish, and what holds for all."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.desk.units import actions, queries
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.keepers import TEXT_KEEPERS, only

LEAST, MOST = queries.READ_AGAIN_DAYS


class AgainForm(forms.Form):
    """Days after an article was published."""

    days = forms.IntegerField(
        label=gettext_lazy("Đọc lại mỗi bài trong bao nhiêu ngày sau khi đăng"),
        min_value=LEAST,
        max_value=MOST,
        help_text=gettext_lazy("Từ 1 đến 30 ngày. Ba ngày đầu đọc lại 6 giờ một lần, sau đó mỗi ngày một lần."),
    )


@only(TEXT_KEEPERS)
def again(request: HttpRequest) -> HttpResponse:
    """Show the days as a form, or keep them."""
    page = Ask(
        title=_("Đọc lại bài đã đăng"),
        button=_("Lưu số ngày"),
        back=reverse("settings"),
        kicker=_("Cài đặt"),
        note=_(
            "Báo có thể sửa hoặc gỡ bài sau khi đăng. Trong số ngày này máy đọc lại để thấy chỗ sửa; sau đó chỉ đọc "
            "lại bài có vụ việc đang xử lý hoặc cơ quan đã gửi văn bản. Nhiều ngày hơn thì hỏi máy chủ của báo nhiều "
            "hơn. 3 ngày là mức chung của hệ thống, chưa phải quy định."
        ),
        said=_("Đã lưu số ngày đọc lại."),
        facts={
            _("Đang áp dụng"): _("%(days)s ngày (nguồn dùng chung nên lấy mức dài nhất của các cơ quan)")
            % {"days": queries.longest_read_again().days}
        },
        place="settings",
    )

    def act(given: dict[str, Any]) -> None:
        actions.read_again_for(office=request.office, by=request.actor, now=request.now, **given)

    form = AgainForm(posted(request), initial={"days": queries.reads_again_for(request.office)})
    return ask(request, form, page, act)
