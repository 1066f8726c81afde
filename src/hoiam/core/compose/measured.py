"""What was measured on a file: its sheets, looks, paragraphs, lines and page number. Plain values; judges nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hoiam.core.compose.sheet import Margins


@dataclass(frozen=True, slots=True)
class Look:
    """How some words of a part were found printed; None where the file does not say. `colour` RRGGBB, "" for black."""

    role: str
    words: str
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One section's paper in millimetres; `tables` counts the tables on it."""

    margins: Margins
    wide: float = 210.0
    high: float = 297.0
    lies: bool = False
    tables: int = 0


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page. `place` is "top-center" where it belongs, else "bottom-right" …, "" for none.

    `first` says that page 1 carries it too; `form` names another writing than Arabic ("lowerRoman"); `around` is what
    is written beside it ("Trang").
    """

    place: str = "top-center"
    first: bool = False
    look: Look | None = None
    form: str = ""
    around: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a paragraph of the body stands: `first` is where its first line begins, in millimetres from the margin.

    `gap` is the space above it in points, None where it is not to be judged (the first one, one below a table);
    `spacing` is a multiple of a single line. `listed` paragraphs carry the mark of an automatic list.
    """

    words: str
    align: str
    first: float
    gap: float | None
    spacing: float
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """All that was measured. `rules` tells for a role that needs a line below it how long it is against its words:
    1.0 as long, 0.0 for none, None for a line whose length the file does not say. `order` are the roles of the head as
    they follow each other; `aligned` tells a role's alignment; `changes` and `comments` count what was left
    in the file.
    """

    sheets: tuple[Sheet, ...]
    looks: tuple[Look, ...] = ()
    number: PageNumber = PageNumber()
    body: tuple[Standing, ...] = ()
    rules: Mapping[str, float | None] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    aligned: Mapping[str, str] = field(default_factory=dict)
    subject_gap: float | None = None  # between number and V/v, in points
    date_field: bool = False  # the date changes by itself each day
    annex_restarts: bool = True  # an annex counts its own sheets
    secrecy: str = ""  # the stamp of a state secret, which must not be here at all
    copy_line: bool | None = None  # a line across the sheet above the block of a copy; None in any other paper
    changes: int = 0
    comments: int = 0
