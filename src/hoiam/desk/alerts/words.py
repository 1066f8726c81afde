"""What an alert's codes mean: why it was raised, who is told when, and what became of each message."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from hoiam.desk.stories.words import FIELDS, LEVELS
from hoiam.desk.stories.words import reason as story_reason

WHENS = {"now": _("Báo ngay"), "digest": _("Đưa vào bản tin")}
STATES = {
    "waiting": _("chờ gửi"),
    "sending": _("đang gửi"),
    "sent": _("đã gửi"),
    "failed": _("không gửi được"),
    "dropped": _("không cần gửi nữa"),
}
KINDS = {"mail": _("Thư điện tử"), "webhook": _("Webhook"), "zalo": _("Zalo"), "telegram": _("Telegram")}
WAITS = {
    "always": _("mọi giờ, trừ giờ yên tĩnh"),
    "working": _("trong giờ làm việc"),
    "off": _("ngoài giờ làm việc (trực)"),
}
STEPS = {0: _("Báo trước tiên"), 1: _("Báo tiếp khi chưa ai nhận"), 2: _("Báo cuối cùng")}
REACHES = {"central": _("báo trung ương"), "province": _("báo tỉnh trở lên")}
FILTERS = {
    "open": _("Chưa ai nhận"),
    "now": _("Báo ngay"),
    "digest": _("Trong bản tin"),
    "acked": _("Đã nhận"),
    "muted": _("Đã tắt"),
    "all": _("Tất cả"),
}
REASONS = {
    "alert.rule": _("Ngưỡng “%(name)s”"),
    "alert.level": _("mức %(level)s"),
    "alert.outlets": _("%(count)s cơ quan báo chí cùng nêu trong %(hours)s giờ: %(outlets)s"),
    "alert.pieces": _("đã có %(pieces)s tin, bài của báo chí"),
    "alert.growth": _("%(pieces)s tin, bài trong %(hours)s giờ, %(hours)s giờ trước đó là %(before)s"),
    "alert.people": _("%(people)s lượt người dân nêu"),
    "alert.reach": _("có %(reach)s đăng: %(outlets)s"),
    "alert.field": _("thuộc lĩnh vực %(field)s"),
    "alert.place": _("xảy ra ở %(places)s"),
    "alert.query": _("thuộc mục theo dõi %(names)s"),
}
PROBLEMS = {
    "send.not_set": _("máy này chưa cài đặt kênh gửi; người quản trị xem tài liệu Cài đặt"),
    "send.mail_server": _("địa chỉ máy chủ thư trong cài đặt viết sai"),
    "send.login": _("máy chủ không nhận tên, mật khẩu hoặc mã truy cập của hệ thống"),
    "send.recipient": _("máy chủ báo không có nơi nhận này"),
    "send.sender": _("máy chủ thư không cho gửi bằng địa chỉ của hệ thống"),
    "send.content": _("máy chủ từ chối nội dung"),
    "send.no_tls": _("máy chủ thư không có mã hóa TLS nên không gửi"),
    "send.tls": _("chứng thư của máy chủ thư không hợp lệ"),
    "send.later": _("máy chủ bận, chưa nhận"),
    "send.connect": _("không kết nối được máy chủ"),
    "send.gave_up": _("đã thử nhiều lần không được"),
    "send.tokens": _("không đọc, ghi được tệp mã truy cập Zalo; người quản trị xem tài liệu Cài đặt"),
    "send.address": _("địa chỉ viết sai"),
    "send.plain_http": _("địa chỉ webhook phải bắt đầu bằng https://"),
    "send.unknown_kind": _("không có loại kênh này"),
    "send.broken": _("lỗi trong hệ thống; người quản trị xem nhật ký máy chủ"),
    "fetch.address": _("địa chỉ nằm trong mạng nội bộ nên không được gửi tới"),
    "fetch.port": _("cổng của địa chỉ không được phép"),
    "fetch.userinfo": _("địa chỉ không được chứa mật khẩu"),
    "fetch.url": _("địa chỉ viết sai"),
    "fetch.scheme": _("địa chỉ viết sai"),
    "fetch.timeout": _("máy chủ không trả lời kịp"),
    "fetch.dns": _("không tìm thấy máy chủ"),
    "fetch.connect": _("không kết nối được máy chủ"),
    "fetch.cut": _("máy chủ ngắt giữa chừng"),
    "fetch.tls": _("chứng thư của máy chủ không hợp lệ"),
    "fetch.headers": _("máy chủ trả lời không đọc được"),
}


def told(reasons: Iterable[Mapping[str, Any]], places: Mapping[str, str]) -> list[str]:
    """Return a sentence for each threshold that holds: its name, then what it rests on."""
    said: list[tuple[str, list[str]]] = []
    for one in reasons:
        phrase = reason(one["code"], one["facts"], places)
        if one["code"] == "alert.rule":
            said.append((phrase, []))
        elif said:
            said[-1][1].append(phrase)
    return [f"{name}: {'; '.join(why)}." for name, why in said]


def because(level: str, reasons: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return why a story has its level, as a sentence: on which words, or how many papers. [] where it says nothing."""
    said = [story_reason(one["code"], one["facts"], "urgency") for one in reasons]
    if not said or level not in ("high", "urgent"):
        return []
    return [str(_("Mức %(level)s vì %(why)s.") % {"level": LEVELS[level], "why": "; ".join(said).rstrip(".")})]


def reason(code: str, facts: Mapping[str, Any], places: Mapping[str, str]) -> str:
    """Return one reason as a phrase; an unworded code stays."""
    words = REASONS.get(code)
    if words is None:
        return code
    shown = {name: _fact(name, value, places) for name, value in facts.items()}
    if "outlets" in facts:
        shown["count"] = str(len(facts["outlets"]))
    return str(words) % shown


def problem(code: str) -> str:
    """Return why a message did not go out; what a server answered stands as its number."""
    if code.startswith("zalo."):
        return str(_("Zalo trả lời mã %(status)s") % {"status": code.removeprefix("zalo.")})
    if code.startswith("http."):
        return str(_("máy chủ trả lời %(status)s") % {"status": code.removeprefix("http.")})
    return str(PROBLEMS.get(code, code))


def _fact(name: str, value: Any, places: Mapping[str, str]) -> str:
    if name == "places":
        return ", ".join(places.get(key, key) for key in value)
    if name == "names":
        return ", ".join(f"“{one}”" for one in value)
    if name == "outlets":
        return ", ".join(value)
    tables: dict[str, Mapping[str, Any]] = {"level": LEVELS, "field": FIELDS, "reach": REACHES}
    return str(tables[name].get(value, value)) if name in tables else str(value)
