"""A paper between document systems: the packet of QCVN 102:2016/BTTTT (edXML), and the status that comes back.

Values only. What the format calls a field stands beside it; ADR 0074 says which of it is known from where.
"""

from dataclasses import dataclass
from datetime import date, datetime

NEW, REVOKED, UPDATED, REPLACED = "0", "1", "2", "3"  # BussinessDocType: what the packet does to an earlier one


@dataclass(frozen=True, slots=True)
class Party:
    """An agency: its electronic identifier (QĐ 20/2020/QĐ-TTg, at most 35 characters) and its name."""

    organ_id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PacketFile:
    """One attachment as it came or goes: `name` is the sender's, never a path here."""

    name: str
    content_type: str
    data: bytes
    description: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """Which earlier paper is meant: by whom, its number and notation, its day, its DocumentId (ResponseFor)."""

    organ_id: str
    code: str = ""
    dated: date | None = None
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class Packet:
    """One paper for several receivers. `number` is CodeNumber ("05"), `notation` CodeNotation ("UBND-VX")."""

    document_id: str
    sender: Party
    receivers: tuple[Party, ...]
    number: str
    notation: str
    place: str
    dated: date | None
    type_code: str
    type_name: str
    subject: str
    competence: str = ""  # "KT. CHỦ TỊCH"
    position: str = ""
    signer: str = ""
    due_on: date | None = None
    to_places: tuple[str, ...] = ()  # Nơi nhận
    priority: str = "0"  # 0 none, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc
    scope: str = ""
    typist: str = ""
    pages: int = 0
    appendixes: tuple[str, ...] = ()
    answers: tuple[Answered, ...] = ()
    does: str = NEW
    reason: str = ""
    traces: tuple[tuple[str, datetime], ...] = ()  # through whose hands it went: OrganId, moment
    files: tuple[PacketFile, ...] = ()

    @property
    def full_number(self) -> str:
        """Return number and notation as they stand on a paper: "05/UBND-VX"."""
        return "/".join(part for part in (self.number, self.notation) if part)

    @property
    def origin(self) -> dict[str, str]:
        """Return by what its sender's system knows the paper, a day as ISO; {} where the sender has no identifier."""
        if not self.sender.organ_id:
            return {}
        day = self.dated.isoformat() if self.dated else ""
        told = {"organ_id": self.sender.organ_id, "name": self.sender.name, "code": self.full_number}
        return told | {"dated": day, "document_id": self.document_id}


@dataclass(frozen=True, slots=True)
class Status:
    """What a receiver's system says of a paper: `code` 01 arrived, 02 refused, 03 accepted … (desk/letters/words)."""

    about: Answered
    sender: Party
    code: str
    said: str = ""
    at: datetime | None = None
