"""Until when is an article read again, so that an edit is seen? Told beside its versions: after that none is."""

from datetime import datetime

from django.utils.translation import gettext as _

from hoiam.desk.articles.models import Article
from hoiam.desk.articles.queries import OFTEN_FOR
from hoiam.desk.cases.read_again import read_by_open_cases
from hoiam.desk.letters import exchanges
from hoiam.desk.units import queries as units
from hoiam.web.chrome.days import moment


def read_again(article: Article, now: datetime) -> str:
    """Return why an article is read again and until when, or that it is not, in one sentence or two."""
    if exchanges.barred(article):
        return _("Máy không đọc lại bài này: không có trang báo nào để đọc lại. Báo sửa thì người theo dõi tự xem.")
    if article.source and article.pk in exchanges.watched(article.source, now).values_list("pk", flat=True):
        return _("Máy đọc lại bài này mỗi 6 giờ vì cơ quan đã gửi văn bản về bài, đến khi báo đăng đủ.")
    if article.source and article.source.kind != "manual" and not article.source.enabled:
        return _("Máy không đọc lại bài này: nguồn của bài đang tắt.")
    if article.source and article.pk in read_by_open_cases([article.source]):
        return _("Máy đọc lại bài này mỗi ngày vì có vụ việc đang xử lý.")
    return _as_young(article, now)


def _as_young(article: Article, now: datetime) -> str:
    kept = units.longest_read_again()
    until = article.published_at + kept
    told = {"until": moment(until), "days": kept.days, "often": moment(article.published_at + OFTEN_FOR)}
    if until <= now:
        return (
            _(
                "Bài đăng đã quá %(days)s ngày nên máy không đọc lại: báo sửa từ đó về sau thì hệ thống không thấy. "
                "Lập vụ việc từ bài này thì bài được đọc lại mỗi ngày."
            )
            % told
        )
    if kept <= OFTEN_FOR:
        often = _("Máy đọc lại bài này mỗi 6 giờ đến %(until)s (%(days)s ngày sau khi đăng).")
    elif article.published_at + OFTEN_FOR > now:
        often = _(
            "Máy đọc lại bài này mỗi 6 giờ đến %(often)s, rồi mỗi ngày đến %(until)s (%(days)s ngày sau khi đăng)."
        )
    else:
        often = _("Máy đọc lại bài này mỗi ngày đến %(until)s (%(days)s ngày sau khi đăng).")
    after = _("Sau đó chỉ đọc lại khi có vụ việc đang xử lý hoặc văn bản đã gửi về bài.")
    return f"{often % told} {after}"
