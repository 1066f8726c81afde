"""A work file as it is handed on: its head, its papers and their files, named after Decree 30/2020, Annex VI."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of a paper: where it lies in the export, and what shows that it is whole."""

    path: str
    name: str
    content_type: str
    size: int
    sha256: str
    state: str = ""  # "absent", "damaged": the store could not give it out


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper, under the names of Annex VI."""

    ordinal: int
    kind: str
    type_name: str
    number: str
    notation: str
    dated: date | None
    issuer: str
    subject: str
    pages: int | None
    note: str
    files: tuple[FileRow, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The file itself, under the names of Annex VI."""

    issuer: str
    unit: str
    year: int
    notation: str
    title: str
    kept: str
    state: str
    starts: date
    ends: date | None
    case: str
    note: str
    handed: tuple[str, date, str, str] | None = None  # number of the record, day, giver, taker
