"""Why an article was taken to concern the office, as sentences; what people decided about it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FOLLOWED = {  # what a person said of the whole story, where else their reason stands
    "story.taken_up": _(
        "Máy chưa rõ địa bàn; người phân loại đã nhận tin này về xử lý, nên bài được tính là của địa bàn."
    ),
    "story.relevant": _("Máy chưa rõ địa bàn; người phân loại đã xác định cả tin là của địa bàn."),
}
REASONS = {
    "match.place": _("Có tên “%(words)s”."),
    "match.name": _("Có tên “%(words)s” trong danh mục địa danh."),
    "match.district": _("“%(words)s” chỉ đúng địa phương này."),
    "match.word": _("Viết kèm loại đơn vị: “%(words)s”."),
    "match.unique": _("Không nơi nào khác trong danh mục toàn quốc mang tên này."),
    "match.again": _("Tên này được nhắc nhiều lần."),
    "match.beside": _("Bài có cụm từ “%(words)s” đi cùng tên trên."),
    "match.second": _("Bài còn nêu nơi khác cùng địa bàn: %(words)s."),
    "match.landmark": _("Có địa điểm quen thuộc “%(words)s”."),
    "match.province": _("Bài có tên tỉnh “%(words)s”."),
    "match.own_source": _("Đăng trên trang của chính địa phương."),
    "match.homonym": _("“%(words)s” cho thấy có thể là nơi khác trùng tên."),
    "match.passing": _("Bài chủ yếu nói về “%(words)s”; địa bàn chỉ được nhắc một lần."),
    "match.unsure": _("Được %(score)s điểm, phải từ %(needed)s điểm mới chắc. Cần người quyết định."),
    "match.product": _("“%(words)s” ở đây có thể là tên sản phẩm."),
    "match.rule": _("Theo quy tắc đã ghi nhớ về “%(words)s”."),
    "match.other_office": _("Chỉ nêu xã khác trong vùng."),
    "match.stated": _("Người nhập tin ghi là có liên quan: %(reason)s."),
    "match.nothing": _("Không thấy tên địa bàn."),
    "watch.query": _("Thuộc mục theo dõi “%(name)s”, vế %(clause)s: %(words)s."),
    "watch.fact": _("Thuộc mục theo dõi “%(name)s”, vế %(clause)s."),
}
WITH_POINTS = _("%(told)s (%(points)s điểm)")
DOUBTS = ("match.unsure", "match.passing", "match.product", "match.homonym")  # what leaves it to a person
STATES = {"active": _("Đang theo dõi"), "muted": _("Theo dõi lặng"), "stopped": _("Đã dừng")}
CHOICES = {"active": _("Theo dõi lại"), "muted": _("Theo dõi lặng"), "stopped": _("Dừng theo dõi")}
HISTORY = {"hit.decide": _("quyết định bài có thuộc địa bàn hay không")}


def reason(code: str, facts: Mapping[str, Any]) -> str:
    """Return one reason as a sentence with its points; a code without words is shown as such."""
    return _reason(code, facts, *_spoken(get_language()))


def told(reasons: Iterable[Mapping[str, Any]]) -> str:
    """Return all reasons of a hit, one sentence after the other."""
    words, with_points = _spoken(get_language())
    return " ".join([_reason(one["code"], one["facts"], words, with_points) for one in reasons])


@lru_cache(maxsize=8)
def _spoken(_language: str | None) -> tuple[Mapping[str, str], str]:
    """Return the words in one language, looked up once: a page of fifty stories tells hundreds of reasons."""
    return {code: str(words) for code, words in REASONS.items()}, str(WITH_POINTS)


def _reason(code: str, facts: Mapping[str, Any], said: Mapping[str, str], with_points: str) -> str:
    words = said.get(code)
    if words is None:
        return code
    told = words % _Missing({name: _quoted(value) for name, value in facts.items()})
    points = facts.get("points")
    if not points:
        return told
    return with_points % {"told": told.rstrip("."), "points": f"{points:+d}"} + "."


def _quoted(value: Any) -> Any:
    return ", ".join(f"“{word}”" for word in value) if isinstance(value, list) else value


class _Missing(dict[str, Any]):
    """A fact that an old reason does not have is left open, never an error."""

    def __missing__(self, name: str) -> str:
        return "…"
