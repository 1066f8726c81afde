"""What an official dispatch says: who writes to whom, on what ground, who has to do what by when.

The shape that `hoiam read --json` prints. Holds what the paper says and nothing more: None is "the paper
does not say"; what the law library knows of a reference is joined later. Every confidence is between 0 and 1.
"""

from dataclasses import asdict, dataclass, field, fields
from datetime import date as Day  # noqa: N812 - a field of these values is called date
from typing import Any


@dataclass(frozen=True, slots=True)
class Issuer:
    """The body that issues the dispatch. `level` is trung_uong, tinh, huyen or xa; `superior` stands above it."""

    name: str | None = None
    province: str | None = None
    level: str | None = None
    superior: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block. `position_source` is "inferred" where only KT. tells it; the name is never inferred."""

    authority: str | None = None
    capacity: str | None = None
    position: str | None = None
    position_source: str | None = None
    signer_name: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The head and the foot of the paper (Decree 30/2020, Appendix I). `date` is the day of issue."""

    type: str
    type_code: str | None
    number: int | None
    notation: str | None
    number_full: str | None
    issuer: Issuer
    place: str | None
    date: Day | None
    subject: str | None
    drafting_unit: str | None
    secrecy: str | None
    urgency: str | None
    signature: Signature
    confidence: dict[str, float] = field(default_factory=dict)  # field name → confidence


@dataclass(frozen=True, slots=True)
class Addressee:
    """One line of "Kính gửi". `role` is a code of core/values/actor.py, None where the words name no known one."""

    text: str
    role: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Reference:
    """Another paper that this one names. `relation`: legal_basis, implements, must_comply, related."""

    kind: str
    number: str | None
    date: Day | None
    issuer: str | None
    subject: str | None
    relation: str
    cited_as: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Due:
    """When a task is due, in the words of the papers' vocabulary (dispatch-2736, section 1.4).

    `bound` is before (strictly), within (up to the end of) or on. Fields that the text does not fill are None.
    `dates` holds further dates of the same sentence ("trước ngày 15/6 và 15/12").
    """

    kind: str = "continuous"
    weekday: int | None = None
    time: str | None = None
    day: int | None = None
    month_of_quarter: int | None = None
    date: Day | None = None
    days: int | None = None
    working_days: bool | None = None
    trigger: str | None = None
    within: str | None = None
    within_hours: float | None = None
    bound: str | None = None
    also: tuple[str, ...] = ()
    dates: tuple[Day, ...] = ()

    @property
    def recurrence(self) -> str:
        """The words of the kinds, joined by commas: "monthly,quarterly"."""
        return ",".join((self.kind, *self.also))

    def as_json(self) -> dict[str, Any]:
        """Return the fields that the text fills; an event always says whether it has a term."""
        always = {"event": ("trigger", "within", "within_hours"), "periodic": ()}.get(self.kind, ())
        kept = {f.name: getattr(self, f.name) for f in fields(self)}
        return {
            name: _plain(value) for name, value in kept.items() if name in always or not (value is None or value == ())
        }


@dataclass(frozen=True, slots=True)
class Task:
    """What one group of actors can hand in on its own. `actor` are role codes, () where the words name none.

    `deadline_text` holds words of the paper only. `outcome_source` is text or inferred, None without `outcome_to`.
    """

    id: str
    actor: tuple[str, ...]
    actor_text: str | None
    what: str
    recurrence: str
    deadline_text: str | None
    due: Due
    outcome_to: str | None
    outcome_source: str | None
    with_whom: tuple[str, ...]
    line: int  # of the text, from 1
    confidence: float


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of "Nơi nhận". `purpose` is what the line says (báo cáo, thực hiện, lưu …), None where it does not."""

    text: str
    purpose: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of a bad scan that a person should look at: what was seen, what was read, what else it may be."""

    original: str
    restored: str
    line: int
    confidence: float
    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A dispatch, read. `text` is the whole text as restored; `closing` is the closing order, no task."""

    header: Header
    addressees: tuple[Addressee, ...]
    references: tuple[Reference, ...]
    tasks: tuple[Task, ...]
    closing: str | None
    recipients: tuple[Recipient, ...]
    doubtful: tuple[Doubt, ...]
    text: str

    def as_json(self) -> dict[str, Any]:
        """Return the shape of dispatch-2736.json; `confidence` and `doubtful` are beyond it."""
        return {
            "document": _plain(asdict(self.header)),
            "addressees": _numbered("AD", [_plain(asdict(one)) for one in self.addressees]),
            "references": _numbered("RF", [_plain(asdict(one)) for one in self.references]),
            "tasks": [_task(one) for one in self.tasks],
            "closing": None if self.closing is None else {"id": "E1", "text": self.closing},
            "recipients": _numbered("R", [_plain(asdict(one)) for one in self.recipients]),
            "doubtful": [_plain(asdict(one)) for one in self.doubtful],
        }


def _numbered(letters: str, rows: list[Any]) -> list[dict[str, Any]]:
    return [{"id": f"{letters}{place}", **row} for place, row in enumerate(rows, 1)]


def _task(task: Task) -> dict[str, Any]:
    row = {f.name: _plain(getattr(task, f.name)) for f in fields(task)}
    row["with"] = row.pop("with_whom")
    row["due"] = task.due.as_json()
    return row


def _plain(value: Any) -> Any:
    if isinstance(value, Day):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value
