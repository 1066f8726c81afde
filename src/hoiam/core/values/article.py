"""An article on the machine's half of the road: listed, fetched, extracted, matched, grouped, labelled.

No author stands anywhere in these values (guard-rail G1).
"""

from dataclasses import dataclass
from datetime import date, datetime

from hoiam.core.values.reason import Reason


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a feed, sitemap or list page. `text` only where the entry is the whole piece (a public post).

    `broadcast`: the address leads to a sound or a film, and the list's own words are all that can be read of it.
    """

    url: str
    title: str = ""
    summary: str = ""
    published_at: datetime | None = None
    section: str = ""
    text: str = ""
    changed_at: datetime | None = None  # when its page last changed, which is no time of publication
    broadcast: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A fetched document as it came: the bytes, what the server called them, and where it ended after redirects."""

    url: str
    body: bytes
    content_type: str = ""
    charset: str = ""
    asked: str = ""  # the address that was asked for, where it led elsewhere


@dataclass(frozen=True, slots=True)
class Address:
    """Another address of a piece. `how`: read (its page stood there), listed (a list named it, and it led there)."""

    url: str
    how: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a page says. Times carry a zone; `published_at` is None where the page does not tell (never guessed)."""

    url: str  # canonical
    title: str
    sapo: str  # the lead paragraph
    text: str
    published_at: datetime | None
    modified_at: datetime | None
    section: str
    language: str  # "vi", "" when not sure
    reasons: tuple[Reason, ...]
    also: tuple[Address, ...] = ()  # where it was found, where that is another address than `url`


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as match, group and classify see it."""

    key: str
    title: str
    sapo: str
    text: str
    published_at: datetime
    outlet_kind: str = ""  # press | aggregator | official | public_page | unknown


@dataclass(frozen=True, slots=True)
class Place:
    """A unit or landmark of the gazetteer on one date. `valid` is half-open: [from, to)."""

    key: str  # "xa-dak-ui-2022"
    name: str  # "Đăk Ui"
    type_word: str  # "xã", "thị trấn", "huyện", "thôn", "" for a landmark
    code: str
    parent: str
    valid_from: date | None
    valid_to: date | None
    successor: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A place word found in a text: which characters, which place it was read as, and why."""

    field: str  # title | sapo | text
    start: int
    end: int
    surface: str
    place: str  # Place.key
    reason: Reason


@dataclass(frozen=True, slots=True)
class Match:
    """Does an article concern one office? `relevant` is None where a person must decide ("chưa rõ địa bàn")."""

    relevant: bool | None
    score: int
    places: tuple[str, ...]  # keys of communes concerned, () for the whole district
    mentions: tuple[Mention, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Which story does a piece join? `story` is None for a new one; `reprint_of` is the key of the piece it copies.

    `also` is a second story that the piece would have joined: the two may be one matter.
    """

    story: str | None
    score: float
    reprint_of: str | None
    reasons: tuple[Reason, ...]
    also: str | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """One label with its evidence. `value` is "" for "not sure"; `confidence` is between 0 and 1."""

    name: str  # field | kind | tone | urgency
    value: str
    confidence: float
    reasons: tuple[Reason, ...]
