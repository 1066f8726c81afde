"""How does an office's own paper look: its name lines, who signs, who receives? From the office's settings.

`Office.settings["paper"]["letter"]` and `["report"]` hold lines, superior, notation, signature, recipients, keep,
contact; what is not set is derived from the office's name.
"""

from dataclasses import dataclass
from typing import Any

from hoiam.core.compose.letter_facts import Office as Issuer
from hoiam.core.values.document import Signature
from hoiam.desk.units.models import Office, Unit

COMMITTEE = "Ủy ban nhân dân"
SHORT_COMMITTEE = "UBND"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What every paper of one sort carries."""

    issuer: Issuer
    signature: Signature
    recipients: tuple[str, ...]
    keep: tuple[str, ...]
    contact: str


def letterhead(office: Office, sort: str = "letter") -> Letterhead:
    """Return the letterhead of an office for letters or reports."""
    own: dict[str, Any] = (office.settings.get("paper") or {}).get(sort, {})
    name = own.get("name", office.name)
    lines = tuple(own.get("lines") or _lines(name))
    issuer = Issuer(
        name=name,
        short=own.get("short") or _short(name),
        lines=lines,
        place=own.get("place") or office.place_name,
        notation=own.get("notation")
        or (f"BC-{office.notation.split('-')[0]}" if sort == "report" else office.notation),
        superior=tuple(own.get("superior", ())),
    )
    sign = own.get("signature") or {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH"}
    signature = Signature(tuple(sign["authority"]), sign["position"], sign.get("name", ""))
    recipients = tuple(own.get("recipients") or ("Như trên",))
    return Letterhead(issuer, signature, recipients, tuple(own.get("keep", ())), own.get("contact", ""))


def unit_head(unit: Unit) -> Letterhead:
    """Return what a report carries that a unit of the office writes to it; its number is the unit's own to write in."""
    place = unit.name.rpartition(" xã ")[2] or unit.office.place_name
    commune = unit.name.startswith((COMMITTEE, SHORT_COMMITTEE))
    name = unit.name.replace(SHORT_COMMITTEE, COMMITTEE, 1) if commune else unit.name
    issuer = Issuer(
        name=name,
        short=unit.short_name,
        lines=_lines(name),
        place=place if commune else unit.office.place_name,
        notation="BC-UBND" if commune else "BC",
        superior=() if commune else letterhead(unit.office).issuer.lines,
    )
    sign = Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH") if commune else Signature((), "THỦ TRƯỞNG ĐƠN VỊ")
    return Letterhead(issuer, sign, ("Như trên",), (), "")


def _lines(name: str) -> tuple[str, ...]:
    if name.startswith(COMMITTEE + " "):
        return COMMITTEE.upper(), name.removeprefix(COMMITTEE + " ").upper()
    return (name.upper(),)


def _short(name: str) -> str:
    """Return "Ủy ban nhân dân huyện" for "Ủy ban nhân dân huyện Đăk Hà"."""
    rest = name.removeprefix(COMMITTEE + " ")
    return f"{COMMITTEE} {rest.split(' ')[0]}" if rest != name else name
