"""What a report other than the weekly one is written from: its parts with the numbers frozen at one moment.

Plain frozen values; desk freezes them as JSON (`compose.store.pack`). Every number names the list that it counted
(`opens`), every thing its key ("VV-2022-031", "T5"). Words arrive as they are printed. Nobody is named (G1).
"""

from dataclasses import dataclass
from datetime import datetime

from hoiam.core.compose.letter_facts import Issue, Office
from hoiam.core.values.document import Chart, Column, Signature


@dataclass(frozen=True, slots=True)
class Field:
    """A cell: its words, the list that opens (a number), the thing that it names, or an address outside."""

    text: str
    opens: str = ""
    thing: str = ""
    link: str = ""
    bold: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of fields; a table without rows is left out."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Field, ...], ...]
    caption: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part. `said` are its sentences; `nil` stands where it holds nothing; `lying` tables need a lying sheet.

    `written` names what a person writes there ("press", "problems", "outlook", "proposals"); `gap` what is missing.
    """

    title: str
    said: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    charts: tuple[Chart, ...] = ()
    nil: str = "Không có."
    written: str = ""
    gap: str = ""
    lying: bool = False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One report, frozen. `subject` is the trích yếu, `subtitle` the period or the stage; `order` cites what asks."""

    office: Office
    issue: Issue
    subject: str
    subtitle: str
    addressee: str
    via: str
    order: str
    closing: str
    signature: Signature
    recipients: tuple[str, ...]
    keep: tuple[str, ...]
    frozen_at: datetime
    sections: tuple[Section, ...]
    urgency: str = ""
    audit_chain: str = ""
    audit_head: str = ""
    sample: bool = False
    locked: bool = False  # also where it takes no number here: a unit writes its own
