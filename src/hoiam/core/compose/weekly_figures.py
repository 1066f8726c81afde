"""What the weekly report is written from: the figures frozen at the hour of locking, part by part (practice 5.3).

Plain frozen values; desk freezes them as JSON (`compose.store.pack`) and the report can be written again at any time.
Words (units, fields, levels, verdicts) arrive as they are printed. No person is named (guard-rail G1); counts from
people below five arrive as None and are printed "dưới 5" (k-anonymity).
"""

from dataclasses import dataclass
from datetime import date, datetime

from hoiam.core.compose.letter_facts import Issue, Office
from hoiam.core.values.document import Signature


@dataclass(frozen=True, slots=True)
class Link:
    """A piece where it was published: who, when, where on the net ("" for print and broadcast)."""

    outlet: str
    on: date | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """Table 1: one kind of source. A `gap` ("không thu: chưa có quyết định") replaces the numbers, which are then 0.

    `people` marks what people say: its counts below five are printed "dưới 5" (k-anonymity).
    """

    name: str
    items: int = 0
    issues: int = 0
    positive: int = 0
    critical: int = 0
    neutral: int = 0
    before: int | None = None  # items of the week before; None when there was none
    gap: str = ""
    people: bool = False
    year_before: int | None = None  # items of the same week a year ago; None when nobody listened then


@dataclass(frozen=True, slots=True)
class GoodLine:
    """Table 2: a positive piece."""

    key: str
    content: str
    link: Link


@dataclass(frozen=True, slots=True)
class NewLine:
    """Table 3: an issue first reported this week, with all its pieces."""

    key: str
    issue: str
    links: tuple[Link, ...]
    place: str
    field: str
    level: str
    lead: str
    due: date | None
    checking: str
    url: str = ""  # of the case


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """Table 4: an issue of talk. `sources` counts distinct ones, None below five; `interest` thấp, vừa, cao."""

    key: str
    issue: str
    place: str
    interest: str
    sources: int | None
    source_kind: str
    verified: str
    proposal: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class OpenLine:
    """Table 5: an issue of earlier weeks that has not ended. `late_days` 0 when in time."""

    key: str
    issue: str
    assigned_on: date | None
    unit: str
    finding: str
    done: str
    reply: str  # "2701/UBND-VX, 03/10/2022" or ""
    outcome: str
    late_days: int = 0
    url: str = ""


@dataclass(frozen=True, slots=True)
class ObjectionLine:
    """Table 6: a response or a request for correction that was sent."""

    key: str
    article: str
    letter: str  # "2688/UBND-VX, 28/9/2022"
    received_on: date | None
    due: str  # "ngay, Đ.42.5.a", or "không đặt hạn" for a response
    published: str  # "30/9, đủ nội dung"; "" when not yet
    round: int
    next_step: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class RequestLine:
    """Table 7: a request by the press. `in_time` is "có", "không" or "trong hạn"; `refusal` names the legal ground."""

    key: str
    outlet: str
    request: str
    received_at: datetime
    answered_at: datetime | None
    in_time: str
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class LateLine:
    """Table 8: a unit that has not reported, was late, or must complete its report."""

    unit: str
    what: str
    due: str
    late: str  # "quá 2 ngày"
    opens: str = ""  # the list of what it counted; a report of an older version has none


@dataclass(frozen=True, slots=True)
class Proposal:
    """Part X: who does what before which day."""

    who: str
    what: str
    before: date | None


@dataclass(frozen=True, slots=True)
class WeeklyFigures:
    """One week, frozen. `starts` and `ends` carry the zone Asia/Ho_Chi_Minh; `frozen_at` is the moment of locking.

    `order` cites the dispatch that asks for the report. `gaps` says by part ("IV") what is missing and whose it is.
    `issues_total` counts issues once although several sources may carry one. `outlook` and `limits` are the sentences
    of part IX. `audit_head` is the head of the audit chain, `audit_chain` its name; both are printed (design, 4).
    """

    office: Office
    issue: Issue
    area: str  # "huyện Đăk Hà"
    starts: datetime
    ends: datetime
    frozen_at: datetime
    addressee: str
    via: str
    order: str
    signature: Signature
    recipients: tuple[str, ...]
    keep: tuple[str, ...]
    issues_total: int = 0
    sources: tuple[SourceLine, ...] = ()
    good: tuple[GoodLine, ...] = ()
    good_total: int = 0
    new: tuple[NewLine, ...] = ()
    opinions: tuple[OpinionLine, ...] = ()
    open: tuple[OpenLine, ...] = ()
    objections: tuple[ObjectionLine, ...] = ()
    requests: tuple[RequestLine, ...] = ()
    late: tuple[LateLine, ...] = ()
    outlook: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    gaps: tuple[tuple[str, str], ...] = ()  # (part, sentence)
    audit_chain: str = ""
    audit_head: str = ""
    sample: bool = False
