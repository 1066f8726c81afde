"""What a kind of report hands over: its words, its parts and what each number counted."""

from dataclasses import dataclass, field
from datetime import datetime

from hoiam.core.compose.snapshot import Section


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of one report before office, number and seal are set round them; `closing` names the "{office}"."""

    subject: str
    subtitle: str
    closing: str
    sections: tuple[Section, ...]
    lists: dict[str, list[str]] = field(default_factory=dict)
    order: str = ""
    urgency: str = ""


def over(due: datetime, now: datetime) -> str:
    """Return by how much something is late: "quá 2 ngày", "quá 1 giờ"."""
    hours = int((now - due).total_seconds() // 3600)
    return f"quá {hours // 24} ngày" if hours >= 24 else f"quá {max(hours, 1)} giờ"
