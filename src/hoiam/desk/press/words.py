"""What the press asked for and got, as words: grounds of a refusal, the history of a request."""

from typing import Any

from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.desk.press.queries import ground_of

HISTORY = {
    "press.note": _("ghi nhận yêu cầu của %(outlet)s."),
    "press.tie": _("gắn vào vụ việc %(case)s."),
    "press.answer": _("ghi nội dung trả lời."),
    "press.refuse": _("ghi việc từ chối. Căn cứ: %(ground)s."),
}


def ground(code: str) -> str:
    """Return the legal ground of a refusal as people cite it, "" for none; an unknown code stays as it is."""
    found = ground_of(code)
    return now_("%(article)s, điểm %(point)s") % {"article": found.article, "point": found.point} if found else code


def history(verb: str, facts: dict[str, Any]) -> str:
    """Return one audit line of a request as a sentence without its subject."""
    refused = facts.get("ground", "")
    words = HISTORY.get("press.refuse" if refused else verb)
    return str(words) % (facts | {"ground": ground(refused)}) if words else verb


OCCASIONS = {
    "conference": _("Họp báo"),
    "briefing": _("Dự giao ban báo chí"),
    "event": _("Sự việc phải phát ngôn đột xuất"),
}
CLAUSES = {
    "7.2": _("Khoản 2"),
    "7.3": _("Khoản 3: sự việc quan trọng, tác động lớn (24 giờ từ khi nhận)"),
    "7.4": _("Khoản 4: dư luận nhiều ý kiến khác nhau (24 giờ từ khi xác định)"),
    "7.5": _("Khoản 5: báo chí, cơ quan quản lý yêu cầu"),
}
