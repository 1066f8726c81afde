"""What the reading of tasks knows beforehand: of the head of the paper, and from the headings above."""

from dataclasses import dataclass
from datetime import date

from hoiam.core.read.deadlines import Deadline


@dataclass(frozen=True, slots=True)
class Given:
    """What a task takes from above: who acts, who helps, by when."""

    names: str | None = None
    codes: tuple[str, ...] = ()
    with_whom: tuple[str, ...] = ()
    due: Deadline | None = None
    sure: float = 0.5


@dataclass(frozen=True, slots=True)
class Paper:
    """What the reading of tasks must know of the head."""

    kind: str
    issued: date | None
    level: str | None
    issuer: str | None
    addressees: str | None
    addressee_codes: tuple[str, ...]
