"""Until when is an article read again, so that an edit is seen? Told beside its versions: after that none is."""

from datetime import datetime

from django.utils.translation import gettext as _

from hoiam.desk.articles.models import Article
from hoiam.desk.articles.queries import EDITED_FOR
from hoiam.desk.cases.read_again import read_by_open_cases
from hoiam.desk.letters import exchanges
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
    days, until = EDITED_FOR.days, article.published_at + EDITED_FOR
    if until > now:
        told = {"until": moment(until), "days": days}
        return (
            _(
                "Máy đọc lại bài này mỗi 6 giờ đến %(until)s (%(days)s ngày sau khi đăng). "
                "Sau đó chỉ đọc lại khi có vụ việc đang xử lý hoặc văn bản đã gửi về bài."
            )
            % told
        )
    return _(
        "Bài đăng đã quá %(days)s ngày nên máy không đọc lại: báo sửa từ đó về sau thì hệ thống không thấy. "
        "Lập vụ việc từ bài này thì bài được đọc lại mỗi ngày."
    ) % {"days": days}
