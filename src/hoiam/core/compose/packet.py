"""What does a paper say of itself to another document system? A document value in, a packet value out (ADR 0074)."""

from collections.abc import Collection, Mapping
from datetime import datetime
from types import MappingProxyType

from hoiam.core.compose.sheet import KINDS, URGENCIES
from hoiam.core.values.document import Document
from hoiam.core.values.packet import NEW, Packet, PacketFile, Party

# Type: the numbers of administrative papers in QCVN 102:2016/BTTTT/SĐ1:2022, list B. A copy has none of its own there.
TYPES: Mapping[str, str] = MappingProxyType(
    {
        "nghi_quyet": "1",
        "quyet_dinh": "2",
        "chi_thi": "3",
        "quy_che": "4",
        "quy_dinh": "5",
        "thong_cao": "6",
        "thong_bao": "7",
        "huong_dan": "8",
        "chuong_trinh": "9",
        "ke_hoach": "10",
        "phuong_an": "11",
        "de_an": "12",
        "du_an": "13",
        "bao_cao": "14",
        "bien_ban": "15",
        "to_trinh": "16",
        "hop_dong": "17",
        "cong_van": "18",
        "cong_dien": "19",
        "ban_ghi_nho": "20",
        "ban_thoa_thuan": "22",
        "giay_uy_quyen": "24",
        "giay_moi": "25",
        "giay_gioi_thieu": "26",
    }
)
# StatusCode of what we tell a sender, with its Description; a refusal (02) says its reason instead.
SAID: Mapping[str, str] = MappingProxyType({"01": "Đã đến", "03": "Đã tiếp nhận, vào sổ", "06": "Đã xử lý xong"})
DECLINED = "02"
# What may be told after what was told last. The order is ours (ADR 0076): the source names the codes alone.
_AFTER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"": ("01", DECLINED, "03", "06"), "01": (DECLINED, "03", "06"), "03": ("06",)}
)
PRIORITIES = {word: str(len(URGENCIES) - at) for at, word in enumerate(URGENCIES)}
URGENT = {code: word for word, code in PRIORITIES.items()}  # Priority as a packet writes it → the words of a paper


def packet(
    paper: Document,
    *,
    sender: Party,
    receivers: tuple[Party, ...],
    files: tuple[PacketFile, ...],
    pages: int,
    now: datetime,
    subject: str = "",
    does: str = NEW,
    reason: str = "",
) -> Packet:
    """Return the packet of a numbered paper; `subject` where the sheet itself prints none, as that of a copy."""
    number, _, notation = paper.number.partition(":")[2].strip().partition("/")
    said = (subject or paper.subject).strip()
    return Packet(
        document_id=document_id(sender.organ_id, paper),
        sender=sender,
        receivers=receivers,
        number=number,
        notation=notation,
        place=paper.dateline.partition(", ngày")[0],
        dated=paper.dated,
        type_code=TYPES.get(paper.kind, ""),
        type_name=(KINDS[paper.kind][0] or "Công văn").capitalize(),
        subject=said.removeprefix("V/v").strip(),
        competence=", ".join(paper.signature.authority),
        position=paper.signature.position,
        signer=paper.signature.name,
        to_places=tuple(name for line in paper.recipients if (name := line.lstrip("- ").rstrip(";./ "))),
        priority=PRIORITIES.get(paper.urgency, "0"),
        scope=paper.scope,
        typist=paper.typist,
        pages=pages,
        appendixes=(*paper.attachments, *(annex.title for annex in paper.annexes)),
        does=does,
        reason=reason,
        traces=((sender.organ_id, now.replace(microsecond=0)),),
        files=files,
    )


def document_id(organ_id: str, paper: Document) -> str:
    """Return by what other systems know a paper: "H34.12,2022/10/06,05/UBND-VX"."""
    day = f"{paper.dated:%Y/%m/%d}" if paper.dated else ""
    return f"{organ_id},{day},{paper.number.partition(':')[2].strip()}"


def may_follow(told: Collection[str]) -> tuple[str, ...]:
    """Return the codes that may still be told of a paper; none after a refusal or the end."""
    return _AFTER.get(max(told, default=""), ()) if DECLINED not in told else ()
