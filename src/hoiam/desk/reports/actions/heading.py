"""Say who reports, to whom, through whom, and by which order: what stands at the head and foot of a report."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.letters.actions.heading import HEADERS, locked_head, save_head
from hoiam.desk.units.models import Office

LONGEST = 300


@dataclass(frozen=True, slots=True)
class Heading:
    """As it is printed. `via` names who passes it on ("Văn phòng HĐND và UBND xã"); `order` cites who asked for it."""

    name: str
    superior: tuple[str, ...]
    lines: tuple[str, ...]
    notation: str
    authority: tuple[str, ...]
    position: str
    signer: str
    recipients: tuple[str, ...]
    keep: tuple[str, ...]
    addressee: str
    via: str
    area: str
    order: str


@transaction.atomic
def keep_heading(*, office: Office, head: Heading, by: Actor, now: datetime) -> Office:
    """Keep it for reports that are not frozen yet; a frozen one stays as it is.

    Raises Refused: "paper.head_role"; "report.head_lacking" (no name, notation, post or addressee);
    "paper.head_notation"; "report.head_itself" (an office does not report to itself).
    """
    row = locked_head(office, by)
    if not all((head.name, head.lines, head.notation, head.position, head.addressee)):
        raise Refused("report.head_lacking")
    if " " in head.notation or "/" in head.notation:
        raise Refused("paper.head_notation")
    if head.addressee.casefold() == head.name.casefold():
        raise Refused("report.head_itself")
    paper, told = _paper(head), _told(head)
    held = (dict((row.settings.get("paper") or {}).get("report") or {}), dict(row.settings.get("report") or {}))
    new = {**{f"paper.{key}": value for key, value in paper.items()}, **told}
    old = {**{f"paper.{key}": value for key, value in held[0].items()}, **held[1]}
    changes = {key: [old.get(key), value] for key, value in new.items() if old.get(key) != value}
    row.settings = {**row.settings, "report": held[1] | told}
    return save_head(row, {"report": held[0] | paper}, "report.head", changes, by, now)


def _paper(head: Heading) -> dict[str, Any]:
    return {
        "name": _short(head.name),
        "short": _short(head.name),
        "superior": [_short(line) for line in head.superior],
        "lines": [_short(line) for line in head.lines],
        "notation": head.notation,
        "signature": {"authority": list(head.authority), "position": head.position, "name": head.signer},
        "recipients": [_short(line) for line in head.recipients],
        "keep": list(head.keep),
    }


def _told(head: Heading) -> dict[str, str]:
    via = head.via.strip().strip("()").strip().removeprefix("qua ").strip()
    passed = f"(qua {_short(via)})" if via else ""
    return {"addressee": _short(head.addressee), "via": passed, "area": _short(head.area), "order": head.order[:600]}


def _short(words: str) -> str:
    return " ".join(words.split())[:LONGEST]


__all__ = ["HEADERS", "Heading", "keep_heading"]
