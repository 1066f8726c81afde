"""Why something is usual, and why nothing is foretold, as sentences."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

REASONS = {
    "foresee.level": gettext_lazy("Mức nền %(mean)s bài một ngày, tính từ %(days)s ngày thường trước đó."),
    "foresee.weekday": gettext_lazy("Nhịp trong tuần: ngày này bằng %(share)s lần ngày trung bình."),
    "foresee.off": gettext_lazy("Ngày nghỉ, tính như Chủ nhật: %(share)s lần ngày trung bình."),
    "foresee.tet": gettext_lazy("Dịp Tết: theo các Tết trước, bằng %(share)s lần ngày thường."),
}
UNKNOWN = {
    "short": gettext_lazy("Chưa đủ 28 ngày thường để biết mức quen thuộc."),
    "tet": gettext_lazy("Dịp Tết: chưa có Tết nào trước đó để so."),
    "event": gettext_lazy("Có sự kiện đã báo trước nên không xét là bất thường."),
}
VERDICTS = {
    "shown": gettext_lazy("Tốt hơn cách đoán theo cùng thứ tuần trước, được hiển thị"),
    "worse": gettext_lazy("Không tốt hơn cách đoán theo cùng thứ tuần trước, không hiển thị"),
    "short": gettext_lazy("Chưa đủ 56 ngày để kiểm tra, không hiển thị"),
    "quiet": gettext_lazy("Gần như không có tin, không có gì để dự báo"),
}


def reason(code: str, facts: dict[str, Any]) -> str:
    """Return one reason of an expectation as a sentence."""
    shown = {key: str(value).replace(".", ",") if isinstance(value, float) else value for key, value in facts.items()}
    return REASONS[code] % shown


def people(count: int | None) -> str:
    """Return a count by people in words; a hidden one only says that it is small."""
    if count is None:
        return _("dưới 5 bài, không nêu số")
    return ngettext("%(n)s bài", "%(n)s bài", count) % {"n": count}
