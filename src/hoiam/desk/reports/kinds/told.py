"""What a kind of report hands over: its words, its parts and what each number counted."""

from dataclasses import dataclass, field

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
