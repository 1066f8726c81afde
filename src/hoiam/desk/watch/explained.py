"""A watch-list query as a Vietnamese sentence, and each fault of one in words."""

from typing import Any

from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from hoiam.core.match.queries import Fault
from hoiam.core.match.queries.tree import Both, Either, Fact, Near, Node, Without, Words
from hoiam.core.values.reason import Reason

FAULTS = {
    "query.empty": _("Chưa có câu truy vấn."),
    "query.long": _("Câu truy vấn dài quá %(words)s ký tự."),
    "query.many": _("Câu truy vấn có quá %(words)s cụm từ (ở ký tự thứ %(at)s)."),
    "query.deep": _("Ngoặc lồng nhau quá %(words)s lớp (ở ký tự thứ %(at)s)."),
    "query.wide": _("Cụm từ ở ký tự thứ %(at)s dài quá %(words)s chữ."),
    "query.unclosed": _("Thiếu dấu ngoặc đóng cho ngoặc mở ở ký tự thứ %(at)s."),
    "query.unopened": _("Thừa dấu ngoặc đóng ở ký tự thứ %(at)s."),
    "query.quote": _("Dấu ngoặc kép mở ở ký tự thứ %(at)s chưa đóng."),
    "query.missing": _("Câu truy vấn dừng giữa chừng ở ký tự thứ %(at)s: còn thiếu từ cần tìm."),
    "query.operator": _("Không đặt “%(words)s” ở ký tự thứ %(at)s được: trước hoặc sau nó thiếu từ cần tìm."),
    "query.prefix": _("Không có loại “%(words)s” (ký tự thứ %(at)s). Có: tiêu đề, nơi, lĩnh vực, nguồn."),
    "query.sign": _("Dấu “%(words)s” ở ký tự thứ %(at)s không dùng được ở đây."),
    "query.value": _("Sau “%(words)s” (ký tự thứ %(at)s) phải là một tên, nhiều chữ thì đặt trong ngoặc kép."),
    "query.no_letters": _("“%(words)s” ở ký tự thứ %(at)s không có chữ hay số nào để tìm."),
    "query.near_far": _("Số chữ cách nhau của GẦN (ký tự thứ %(at)s) phải từ 1 đến %(words)s."),
    "query.near_words": _("Hai bên GẦN (ký tự thứ %(at)s) chỉ là từ, cụm từ hoặc các cụm từ nối bằng HOẶC."),
    "query.title_words": _("Sau “tiêu đề:” (ký tự thứ %(at)s) chỉ là từ, cụm từ nối bằng VÀ, HOẶC."),
    "query.only_not": _(
        "Chỉ nói điều không có (ký tự thứ %(at)s) thì bài nào cũng khớp. Hãy ghi ít nhất một từ phải có."
    ),
}
_FACTS = {"place": _("nói về nơi “%s”"), "field": _("thuộc lĩnh vực “%s”"), "source": _("đăng trên “%s”")}


SUGGESTED = {
    "query.without": _(
        "%(wrong)s trong %(of_wrong)s bài bị đánh dấu Không liên quan có “%(words)s”; "
        "trong %(of_right)s bài có liên quan, %(right)s bài có. Thêm KHÔNG “%(words)s”?"
    ),
    "query.rethink": _(
        "Cả %(wrong)s bài đã xếp đều bị đánh dấu Không liên quan. Nên sửa câu truy vấn hoặc dừng mục này."
    ),
}


def suggested(reason: Reason) -> str:
    """Return a suggestion with its figures."""
    return str(SUGGESTED[reason.code]) % reason.facts


def fault(wrong: Fault) -> str:
    """Return what is wrong with a query, and where, in a sentence."""
    return str(FAULTS[wrong.code]) % {"at": wrong.at, "words": wrong.words}


def explained(root: Node) -> str:
    """Return what a query looks for: "Bài có “nước sạch”, và có “hỏng” hoặc “mất”, và không có “quảng cáo”." """
    return now_("Bài %(what)s.") % {"what": _said(root)}


def _said(node: Node) -> str:
    match node:
        case Words():
            return _words(node)
        case Fact():
            return str(_FACTS[node.kind]) % node.name
        case Near():
            facts: dict[str, Any] = {"a": _choice(node.left), "b": _choice(node.right), "n": node.within}
            return now_("có %(a)s cách %(b)s không quá %(n)s chữ") % facts
        case Without():
            return now_("không (%(what)s)") % {"what": _said(node.part)}
        case Both():
            return now_(", và ").join(_said(part) for part in node.parts)
        case Either():
            return _either(node)


def _either(node: Either) -> str:
    plain = all(isinstance(part, Words) and not part.title for part in node.parts)
    if plain:
        return now_("có %(what)s") % {"what": _choice(node)}
    return now_("[%(what)s]") % {"what": now_("; hoặc ").join(_said(part) for part in node.parts)}


def _choice(node: Words | Either) -> str:
    parts = node.parts if isinstance(node, Either) else (node,)
    return now_(" hoặc ").join(_quoted(part) for part in parts if isinstance(part, Words))


def _words(node: Words) -> str:
    told = now_("tiêu đề có %(what)s") if node.title else now_("có %(what)s")
    return told % {"what": _quoted(node)}


def _quoted(node: Words) -> str:
    said = f"“{' '.join(node.words)}”"
    return now_("%(words)s đúng dấu") % {"words": said} if node.exact else said
