"""Have evidence of an article kept by hand, for a reason."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.desk.articles import actions
from hoiam.desk.watch import queries as watch
from hoiam.web.door import staff
from hoiam.web.screens.ask import Ask, ask, posted
from hoiam.web.screens.evidence.asking import address
from hoiam.web.screens.evidence.forms import KeepForm


@staff
def keep(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, and queue the snapshot."""
    article = watch.hits_of(request.office).get(article=number).article
    page = Ask(
        title=_("Lưu bằng chứng của bài này"),
        button=_("Lưu bằng chứng"),
        back=reverse("article", args=[article.pk]),
        kicker=f"{article.outlet.name}: {article.title}",
        note=_("Hệ thống lấy trang một lần nữa, giữ nguyên văn kèm mã kiểm chứng. Bạn và đơn vị của bạn được mở."),
        said=_("Đã xếp việc lưu bằng chứng."),
        place="inbox",
    )

    def act(given: dict[str, Any]) -> str:
        told = {"office": request.office, "article": article, "reason": given["reason"]}
        return address(actions.keep_evidence(**told, by=request.actor, now=request.now))

    return ask(request, KeepForm(posted(request)), page, act)
