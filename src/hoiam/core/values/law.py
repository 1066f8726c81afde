"""Rules of law as data, and the terms computed from them. Knows no database, no clock and no words for people.

A rule says who must do what, counted from which event, under which article, and how sure the reading is. The shape is
that of the shipped TOML files (docs/law/README.md tells how to read and to mend them).
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from hoiam.core.values.reason import Reason


class ClockKind(StrEnum):
    """How a term is measured."""

    IMMEDIATE = "immediate"  # "ngay": the law gives no number
    HOURS = "hours"
    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    NEXT_ISSUE = "next_issue"  # the newspaper's next issue
    BEFORE_WALLCLOCK = "before_wallclock"  # each week, before an hour of a weekday
    ONCE_BY_DATE = "once_by_date"  # by a date: once, each year or each month


class HolidayPolicy(StrEnum):
    """Where a weekly deadline goes when its day is a day off. A setting of the office, never law."""

    PREVIOUS = "previous_working_day"
    SAME = "same_day"
    NEXT = "next_working_day"


class Confidence(StrEnum):
    """How sure the reading of a rule is (the grades of the domain papers)."""

    A = "A"  # the article's own text was read
    A_DOUBT = "A~"  # the same, but a character or more is doubtful
    B = "B"  # a named secondary source
    C = "C"  # general knowledge
    D = "D"  # inference
    UNREADABLE = "unreadable"  # the number could not be read: shown as unknown, never guessed


class Event(StrEnum):
    """The moments from which terms run. The same event has one name in rules, cases and explanations."""

    OCCURRED = "occurred_at"  # the incident happened
    RECEIVED = "received_at"  # the agency received the matter, request or document
    DETERMINED = "determined_at"  # the agency determined, by a signed act, that opinion is affected
    SIGNED = "signed_at"
    DECIDED = "decided_at"  # the decision that names the regular spokesperson
    CONCLUDED = "concluded_at"  # a verification, complaint or denunciation was concluded
    LETTER_RECEIVED = "letter_received_at"  # the press received the agency's reply
    CONCLUSION_RECEIVED = "conclusion_received_at"  # the press received a competent agency's conclusion
    ANSWER_RECEIVED = "answer_received_at"  # the press received the answer to a matter that it had forwarded
    PUBLISHED = "published_at"
    ASSIGNED = "assigned_at"
    DISCOVERED = "discovered_at"
    PRESS_ACTED = "press_acted_at"  # the press refused, printed less than all, or let its term pass
    HELD = "held_at"  # the hour at which a press conference is to be held
    RATED_HIGH = "rated_high_at"  # a matter was rated as high in urgency
    ALERTED = "alerted_at"
    PROCESSING_STARTED = "processing_started_at"  # personal data were first processed
    CHANGED = "changed_at"
    WORK_ENDED = "work_ended_at"
    EXPIRES = "expires_at"  # an agreement ends
    IN_FORCE = "in_force_at"  # a decree came into force
    SET = "set_at"  # a person set the day, and no rule did
    ASKED = "asked_at"  # somebody asked: from here on the next deadline is wanted


@dataclass(frozen=True, slots=True)
class ByDate:
    """A date to be kept. Without a year: each year; without a year and a month: each month."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """How long, counted how, from what. `n` None where the number is unknown."""

    kind: ClockKind
    start: Event
    n: int | None = None
    before: bool = False  # the term ends n units BEFORE the event (notice of a press conference)
    least: bool = False  # a minimum duration (a correction stays online at least 7 days), not a latest time
    strict: bool = False  # the moment itself is already late ("trước 15h00": 15:00:00 is late)
    weekday: int | None = None  # ISO: 1 Monday … 7 Sunday
    hour: time | None = None
    holiday_policy: HolidayPolicy = HolidayPolicy.PREVIOUS
    by: ByDate | None = None
    starts_on: date | None = None  # where the rule itself fixes the start (a decree's first day)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, decree, circular, dispatch or set of office settings. In force on [in_force_from, in_force_to)."""

    id: str
    number: str
    name: str  # how a later citation names it: "Nghị định 09/2017/NĐ-CP"
    title: str  # its trích yếu; "" where it was not read
    issuer: str
    signed_on: date | None
    in_force_from: date
    in_force_to: date | None
    replaces: tuple[str, ...]
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `valid` and `recorded` are half-open; `clock` is None where the rule gives no term."""

    id: str
    instrument: str
    locator: str  # "Điều 39 khoản 1"
    article: str  # locator and instrument as people cite them
    short: str  # what a chip shows: "Đ.39.1", "quy định nội bộ"
    valid_from: date
    valid_to: date | None
    recorded_from: date
    recorded_to: date | None
    levels: tuple[str, ...]  # province, district, commune, press …; () for everybody
    obligor: str
    trigger: str
    action: str
    clock: Clock | None
    outlets: tuple[str, ...]  # kinds of press that the rule is for; () for all
    part_of: str  # the rule of which this one is a part; its id
    rounds: int | None  # how many rounds of reply the press must take
    items: tuple[str, ...]  # what the rule enumerates (grounds of refusal, required contents), in Vietnamese
    exceptions: tuple[str, ...]
    evidence: tuple[str, ...]
    succeeded_by: tuple[str, ...]  # rules that take over when this one ends
    confidence: Confidence
    policy: bool  # an office's own setting, never shown as law
    text: str  # a summary in our own words, Vietnamese
    if_missed: str  # what the law says happens then, Vietnamese; "" where it says nothing
    note: str
    digest: str  # sha256 of the row: a case keeps it, so that a corrected rule finds the cases that it touches


@dataclass(frozen=True, slots=True)
class Book:
    """All instruments and rules that one installation has loaded."""

    instruments: tuple[Instrument, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One cell of the calendar that explains a term. `number` is None on days that were not counted."""

    day: date
    number: int | None
    off: str = ""  # "" | weekend | holiday | substitute | swapped
    name: str = ""  # the holiday's name
    worked: str = ""  # a Saturday worked in exchange: for which day off
    is_start: bool = False
    is_last: bool = False  # carries the last number; the term may still roll on from here
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A computed term: a moment for clocks in hours and on the wall, the last day for clocks in days.

    `due` is None where it cannot be told (unread number, next issue unknown, start event missing); `reasons` say why.
    `provisional` is set where a year's days off are not known yet. `days` is empty for clocks that count no days.
    """

    rule: str
    article: str
    short: str
    digest: str
    kind: ClockKind
    start_event: Event
    start: datetime | date | None
    due: datetime | date | None
    strict: bool
    least: bool
    policy: bool
    confidence: Confidence
    provisional: bool
    days: tuple[CountedDay, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Several clocks on one duty: which one to aim at, which one ends it."""

    target: Due | None
    limit: Due | None
    dues: tuple[Due, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class RoundAnswer:
    """May this round of reply still be demanded? `allowed` is None where no limit is known."""

    allowed: bool | None
    limit: int | None
    reasons: tuple[Reason, ...]
