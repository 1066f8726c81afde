"""Articles as words: their addresses, what a version changed; and evidence: where it stands, why not, what was done."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hoiam.core.calendar.zone import local
from hoiam.desk.articles.models import Snapshot
from hoiam.desk.sources import words as sources
from hoiam.desk.units.words import ROLES

HOW = MappingProxyType(
    {
        "read": _("đã đọc ở đây"),
        "listed": _("có trong danh sách của nguồn, dẫn đến bài"),
        "claimed": _("trang tự ghi là địa chỉ chính, chưa đọc ở đó"),
        "same_words": _("cùng tòa soạn, cùng nội dung"),
    }
)
NOISE = MappingProxyType(
    {
        "noise.views": _("lượt xem, lượt bình luận"),
        "noise.related": _("danh sách bài liên quan"),
        "noise.time": _("dòng ghi giờ"),
        "noise.advert": _("quảng cáo"),
        "noise.share": _("nút chia sẻ, lời mời theo dõi"),
        "noise.tags": _("từ khóa"),
        "noise.spacing": _("khoảng trắng, kiểu dấu"),
    }
)
FIELDS = MappingProxyType({"title": _("Tiêu đề"), "sapo": _("Sa-pô"), "text": _("Nội dung")})
STATES = MappingProxyType(
    {
        "waiting": _("đang lưu"),
        "kept": _("đã lưu"),
        "failed": _("chưa lưu được"),
    }
)
HOLDS = MappingProxyType(
    {
        "page": _("Nguyên trang như báo trả về, kèm phần chữ hệ thống đã đọc trước đó."),
        "text": _("Chỉ có phần chữ hệ thống đã đọc trước đó, không có nguyên trang."),
    }
)
FILES = MappingProxyType(
    {
        "warc": _("hồ sơ trang (WARC)"),
        "page": _("bản in trang (PDF)"),
    }
)
CAUSES = MappingProxyType(
    {
        "case": _("Tự động khi lập vụ việc %(reason)s."),
        "hand": _("Cán bộ yêu cầu: %(reason)s"),
    }
)
PROBLEMS = MappingProxyType(
    {
        "evidence.people": _("Nội dung do người dân viết: chỉ giữ phần chữ đã lược tên, không lưu nguyên trang."),
        "evidence.by_hand": _("Tin nhập tay, không có trang trên mạng để lưu."),
        "evidence.elsewhere": _("Địa chỉ dẫn sang một trang khác; đã lưu trang đó, nhưng không phải bài này."),
        "page.front": _("Địa chỉ của bài nay dẫn về trang chủ: bài đã bị gỡ."),
        "evidence.frozen": _("Dữ liệu của đơn vị đã khóa trước khi lưu xong."),
        "print.no_browser": _("Lúc lưu không dùng được Chromium nên chưa có bản in."),
        "print.timeout": _("In trang quá lâu nên đã dừng."),
        "print.too_big": _("Bản in quá lớn nên không giữ."),
        "print.unreadable": _("Trang viết bất thường nên không in được."),
        "print.failed": _("Chromium không in được trang này."),
        "warc.broken": _("tệp WARC hỏng, không đọc được"),
        "warc.digest": _("một bản ghi trong tệp WARC không còn đúng mã kiểm chứng"),
        "warc.too_big": _("một bản ghi trong tệp WARC lớn bất thường"),
        "warc.empty": _("tệp WARC không chứa nội dung nào"),
        "keep.absent": _("không còn trong kho lưu"),
        "keep.damaged": _("nội dung đã bị thay đổi, không còn đúng mã SHA-256"),
        "evidence.unsealed": _("mã SHA-256 trong hồ sơ khác với mã đã ghi trong nhật ký"),
        "disk.full": _("Kho lưu tệp đã đầy. Hãy báo quản trị; hệ thống tự thử lại khi có chỗ."),
        "disk.failed": _("Chưa ghi được vào kho lưu tệp. Hệ thống tự thử lại."),
    }
)
HISTORY = MappingProxyType(
    {
        "evidence.ask": _("yêu cầu lưu bằng chứng: %(reason)s; cho mở: %(to)s"),
        "evidence.kept": _("đã lưu bằng chứng, mã SHA-256 ghi vào nhật ký"),
        "evidence.retry": _("cho lưu lại"),
        "evidence.allow": _("cho %(to)s mở đến hết ngày %(until)s: %(reason)s"),
        "evidence.withdraw": _("thu hồi quyền mở của %(to)s"),
        "evidence.open": _("tải %(kind)s"),
    }
)


def changed(changes: Mapping[str, Any]) -> str:
    """Return what a version changed: "Sửa tiêu đề; nội dung bỏ 2 chữ, thêm 9 chữ, đổi 1 con số."; "" where unknown."""
    title, sapo, signs = (bool(changes.get(name)) for name in ("title", "sapo", "signs"))
    out, put, figures = (int(changes.get(name, 0)) for name in ("out", "put", "figures"))
    if title and not (sapo or signs or out or put):
        return now_("Chỉ sửa tiêu đề.")
    parts = []
    if title or sapo:
        both = title and sapo
        parts.append(now_("sửa tiêu đề và sa-pô") if both else now_("sửa tiêu đề") if title else now_("sửa sa-pô"))
    if out or put:
        parts.append(now_("nội dung %(words)s") % {"words": ", ".join(_words(out, put, figures))})
    elif signs:
        parts.append(now_("nội dung đổi dấu câu hoặc thứ tự chữ"))
    sentence = "; ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _words(out: int, put: int, figures: int) -> list[str]:
    told = []
    if out:
        told.append(ngettext("bỏ %(n)s chữ", "bỏ %(n)s chữ", out) % {"n": out})
    if put:
        told.append(ngettext("thêm %(n)s chữ", "thêm %(n)s chữ", put) % {"n": put})
    if figures:
        told.append(ngettext("đổi %(n)s con số", "đổi %(n)s con số", figures) % {"n": figures})
    return told


def passed_over(noise: Iterable[Mapping[str, Any]]) -> list[str | Promise]:
    """Return what was different at later looks and was no edit, each once, in its order."""
    codes = dict.fromkeys(code for look in noise for code in look.get("codes", ()))
    return [NOISE[code] for code in codes if code in NOISE]


def heading(snapshot: Snapshot, at: datetime, sha256: str) -> list[str]:
    """Return what stands above a printed page: what it is, of which address, from when, and what proves it."""
    return [
        now_("Bản in từ bằng chứng số %(number)s của %(office)s, chỉ dùng để xác minh, không đăng lại.")
        % {"number": snapshot.pk, "office": snapshot.office.name},
        now_("Địa chỉ: %(url)s") % {"url": snapshot.article.url},
        now_("Lưu lúc: %(at)s, giờ Việt Nam") % {"at": _clock(at)},
        now_("Mã SHA-256 của hồ sơ trang (WARC): %(sha)s") % {"sha": sha256},
    ]


def cited(snapshot: Snapshot) -> str:
    """Return how a kept snapshot is named among the proofs of a claim, on screen and in letters."""
    warc = next((file.sha256 for file in snapshot.files.all() if file.kind == "warc"), "")
    facts = {"number": snapshot.pk, "outlet": snapshot.article.outlet.name, "sha": warc[:16]}
    facts["at"] = f"{local(snapshot.taken_at):%H:%M %d/%m/%Y}" if snapshot.taken_at else ""
    return now_("bằng chứng số %(number)s: bài trên %(outlet)s, lưu lúc %(at)s, mã SHA-256 %(sha)s…") % facts


def reading(number: int, at: datetime, sha256: str) -> str:
    """Return what stands above the words of one reading where there was no page to print."""
    told = {"number": number, "at": _clock(at), "sha": sha256}
    return now_("Phần chữ của bản %(number)s, hệ thống đọc lúc %(at)s, mã SHA-256 %(sha)s") % told


def _clock(at: datetime) -> str:
    return f"{local(at):%H:%M:%S, %d/%m/%Y}"


def problem(code: str) -> Promise | str:
    """Return why something of a snapshot is not there; "" for none."""
    return PROBLEMS.get(code) or sources.error(code)


def history(verb: str, facts: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return an audit line about evidence without its subject; `names` calls units and persons by their key."""
    told = {**facts, "to": ", ".join(_who(one, names) for one in facts.get("to", ())) or now_("không ai")}
    told["kind"] = str(FILES.get(facts.get("kind", ""), ""))
    told["reason"], told["until"] = facts.get("reason", ""), _day(facts.get("until", ""))
    return str(HISTORY[verb]) % told if verb in HISTORY else verb


def _who(told: str, names: Mapping[str, str]) -> str:
    kind, _colon, key = told.partition(":")
    return str(ROLES.get(key, key)) if kind == "role" else names.get(told, key)


def _day(iso: str) -> str:
    year, _dash, rest = iso.partition("-")
    month, _dash, day = rest.partition("-")
    return f"{day}/{month}/{year}" if day else ""
