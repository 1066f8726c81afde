"""What does the signed file of a letter prove, and what can nobody tell from it here? Said in words (ADR 0097).

Told from what was found when the file was bound to the letter; nothing is asked of the network (guard-rail G13).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hoiam.core.text.fold import fold
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter, Way
from hoiam.web.chrome.days import full_day, moment


@dataclass(frozen=True, slots=True)
class Signed:
    """One electronic signature: whose, and what holds of it; `doubts` are what a person must look at."""

    who: str
    holds: list[str]
    doubts: list[str]


@dataclass(frozen=True, slots=True)
class Verified:
    """What was checked of a signed file: its signatures, and what remains unknown."""

    at: datetime | None
    signatures: list[Signed]
    unknown: list[str]

    @property
    def doubts(self) -> bool:
        """Say whether a person must look at one of the signatures."""
        return any(one.doubts for one in self.signatures)


def verified(letter: Letter) -> Verified | None:
    """Return what the signed file of a letter proves; None where there is none."""
    if not letter.signed_sha256:
        return None
    names = _names(letter)
    signatures = [_signed(seal, names) for seal in letter.seals]
    at = letter.signed_at if letter.signed_way != Way.PAPER else None  # a scan came later than the signature
    return Verified(at, signatures, _unknown(bool(signatures)))


def _signed(seal: dict[str, Any], names: tuple[str, str]) -> Signed:
    who = ", ".join(part for part in (seal["signer"], seal["organisation"]) if part) or _("Không rõ tên")
    holds, doubts = [_covered(seal)], []
    signed_at, valid_to = (_moment(seal[name]) for name in ("signed_at", "valid_to"))
    if signed_at and valid_to:
        told = {"day": full_day(valid_to)}
        if signed_at <= valid_to:
            holds.append(_("Chứng thư còn hạn lúc ký (đến %(day)s).") % told)
        else:
            doubts.append(_("Chứng thư đã hết hạn trước giờ ký (hạn %(day)s).") % told)
    if seal["trusted"]:
        holds.append(_("Chứng thư dẫn về gốc mà cơ quan tin cậy."))
    else:
        doubts.append(_("Chưa có chứng thư gốc để đối chiếu: ai cũng tự làm được chứng thư mang tên này."))
    same = _same(seal, names)
    if same:
        holds.append(same)
    else:
        told = {"signer": names[0] or names[1]}
        doubts.append(_("Tên trong chứng thư khác người ký và cơ quan trong văn bản (%(signer)s).") % told)
    when = _("giờ ký theo máy người ký %(at)s") % {"at": moment(signed_at)} if signed_at else _("không ghi giờ ký")
    serial = _("số chứng thư %(serial)s") % {"serial": seal["serial"]} if seal["serial"] else ""
    return Signed("; ".join(part for part in (who, when, serial) if part), holds, doubts)


def _covered(seal: dict[str, Any]) -> str:
    """Return how far a signature reaches; one that was kept before this was looked for says only that it holds."""
    if seal.get("extended") is None:
        return _("Nội dung không đổi từ khi ký.")
    if seal["extended"]:
        return _("Nội dung không đổi từ khi ký; sau chữ ký này tệp chỉ thêm phần được phép, như chữ ký sau.")
    return _("Nội dung không đổi từ khi ký; chữ ký bao trùm cả tệp.")


def _same(seal: dict[str, Any], names: tuple[str, str]) -> str:
    """Return whose name of the letter stands in the certificate, "" where neither does."""
    person, office = (fold(name) for name in names)
    signer, organisation = fold(seal["signer"]), fold(seal["organisation"])
    if person and person == signer:
        return _("Tên trong chứng thư trùng người ký trong văn bản.")
    if office and office in (signer, organisation):
        return _("Tên trong chứng thư trùng cơ quan ban hành.")
    return ""


def _names(letter: Letter) -> tuple[str, str]:
    document = queries.document_of(letter)
    return document.signature.name if document.signature else "", letter.office.name


def _unknown(signed: bool) -> list[str]:
    if not signed:
        return [
            _("Tệp không có chữ ký số. Chữ ký tay và dấu trên bản quét: máy không kiểm tra được, bản giấy mới là gốc."),
            _("Người đưa vào đã đối chiếu bản quét với văn bản; máy không so được chữ trong hình."),
        ]
    return [
        _("Chứng thư có bị thu hồi hay không: hệ thống không gọi dịch vụ bên ngoài nên không biết."),
        _("Giờ ký do máy người ký ghi; chưa đối chiếu với dấu thời gian của bên thứ ba."),
        _("Hình chữ ký, hình dấu in trên trang chỉ là hình: giá trị nằm ở chữ ký số nêu trên."),
    ]


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None
