"""Who acts, and in which role? Knows no accounts and no database (roles: domain functions, section 2.3)."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may be for an office: the codes of the domain papers (names: desk/units/words.py)."""

    CHU_TICH = "CHU_TICH"  # chairman: approves, speaks, delegates
    PCT = "PCT"  # deputy chairman: signs KT.
    VAN_PHONG = "VAN_PHONG"  # the office of the committee: receives the weekly report, routes, tracks
    PHONG_VHTT = "PHONG_VHTT"  # culture and information division: guides, urges, drafts
    TRUNG_TAM = "TRUNG_TAM"  # the media centre: monitors, compiles, publishes
    DON_VI = "DON_VI"  # head of a division or unit: verifies, drafts answers, remedies
    UBND_XA = "UBND_XA"  # commune committee: as DON_VI
    VAN_THU = "VAN_THU"  # records clerk: numbers, delivery, archive
    BVDLCN = "BVDLCN"  # data protection officer
    KIEM_TRA = "KIEM_TRA"  # independent checker: reads the audit log
    LANH_DAO_DANG = "LANH_DAO_DANG"  # Party leaders: receive, comment
    QUAN_TRI = "QUAN_TRI"  # administrator of the installation: accounts, units, sources


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something. `kind` is person or machine; `key` is stable; `unit` and `office` are keys, never records."""

    kind: str
    key: str
    roles: frozenset[Role] = frozenset()
    unit: str = ""
    office: str = ""


MACHINE = Actor("machine", "hoiam")
