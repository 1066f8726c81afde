"""How long the full text of articles and of public posts is kept for matching: the own wish, and what holds for all."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hoiam.desk.units import actions, queries
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.settings.keepers import TEXT_KEEPERS, only

LEAST, MOST = queries.PRESS_DAYS


class TextsForm(forms.Form):
    """Days, of articles and of posts."""

    press_days = forms.IntegerField(
        label=gettext_lazy("Toàn văn bài báo, trang cơ quan (ngày)"), min_value=LEAST, max_value=MOST
    )
    post_days = forms.IntegerField(
        label=gettext_lazy("Bài trên trang công khai của người dân (ngày)"),
        min_value=0,
        max_value=queries.POST_DAYS,
        help_text=gettext_lazy("Nhiều nhất 7 ngày. Tên, số điện thoại, tài khoản đã bị lược bỏ ngay khi nhận."),
    )


@only(TEXT_KEEPERS)
def texts(request: HttpRequest) -> HttpResponse:
    """Show the days as a form, or keep them."""
    press, posts = queries.texts_kept_for(request.office)
    longest, longest_posts = queries.longest_texts()
    page = Ask(
        title=_("Thời hạn giữ toàn văn"),
        button=_("Lưu thời hạn"),
        back=reverse("settings"),
        kicker=_("Cài đặt"),
        note=_(
            "Toàn văn chỉ để máy đối chiếu, không hiện, không phát hành lại. Hết hạn thì bỏ toàn văn, giữ tiêu đề, "
            "đường dẫn, trích ngắn. Bài của vụ việc giữ cùng hồ sơ. 90 ngày là mức chung của hệ thống, "
            "chưa phải quy định."
        ),
        said=_("Đã lưu thời hạn giữ toàn văn."),
        facts={
            _("Đang áp dụng"): _(
                "bài báo %(press)s ngày, bài công khai %(posts)s ngày (lấy mức dài nhất của các cơ quan)"
            )
            % {"press": longest, "posts": longest_posts}
        },
        place="settings",
    )

    def act(given: dict[str, Any]) -> None:
        actions.keep_texts_for(office=request.office, by=request.actor, now=request.now, **given)

    form = TextsForm(posted(request), initial={"press_days": press, "post_days": posts})
    return ask(request, form, page, act)
