"""The distribution list of a paper, a letter or a report as pages show it: which unit, by which way, received when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import Actor
from hoiam.desk.directives import actions, distributions, words
from hoiam.desk.directives.distributions import Reached
from hoiam.desk.directives.models import Directive
from hoiam.desk.papers.models import PETITIONS, Paper
from hoiam.desk.units.models import Office
from hoiam.desk.units.queries import answers_for
from hoiam.web.chrome.clocks import Face, face


@dataclass(frozen=True, slots=True)
class Sent:
    """One unit: its chip until it has said so, and whether this person says it or may take it back."""

    unit: str
    way: str
    received_at: datetime | None
    reminded_at: datetime | None
    face: Face | None
    note: str
    receive_url: str
    end_url: str


@dataclass(frozen=True, slots=True)
class SentTo:
    """The whole list, those that have not said so first, and where this person adds to it ("": may not)."""

    rows: Sequence[Sent]
    received: int
    add_url: str


def of_paper(paper: Paper | None, actor: Actor, now: datetime, directive: Directive | None = None) -> SentTo | None:
    """Return which units an incoming paper reached, None for what is not sent round."""
    if paper is None or paper.kind in PETITIONS:
        return None
    may = bool(actor.roles & actions.DISTRIBUTORS)
    return _list(distributions.reached(paper, directive), paper.office, actor, now, may, ("giay-to", paper.pk))


def of_letter(letter: int, office: Office, out: bool, actor: Actor, now: datetime) -> SentTo:
    """Return which units a letter of ours was sent to; `out`: it was issued."""
    may = out and bool(actor.roles & actions.DISTRIBUTORS)
    return _list(distributions.of_letter(letter), office, actor, now, may, ("van-ban-di", letter))


def of_report(report: int, office: Office, out: bool, actor: Actor, now: datetime) -> SentTo:
    """Return which units a report was sent to; `out`: it was approved."""
    may = out and bool(actor.roles & actions.OF_REPORTS)
    return _list(distributions.listed({"report": report}), office, actor, now, may, ("bao-cao", report))


def _list(
    reached: list[Reached], office: Office, actor: Actor, now: datetime, may: bool, about: tuple[str, int]
) -> SentTo:
    may = may and not office.frozen_at
    rows = [_sent(one, actor, now, may, bool(office.frozen_at)) for one in reached]
    rows.sort(key=lambda row: row.received_at is not None)
    received = sum(row.received_at is not None for row in rows)
    return SentTo(rows, received, reverse("distribute", args=about) if may else "")


def _sent(one: Reached, actor: Actor, now: datetime, may: bool, frozen: bool) -> Sent:
    row, waits = one.row, one.received_at is None
    mine = row is not None and waits and not frozen and answers_for(row.unit, actor.unit, localdate(now))
    return Sent(
        unit=one.unit.short_name,
        way=str(words.WAYS[one.way]),
        received_at=one.received_at,
        reminded_at=getattr(row, "reminded_at", None),
        face=face(row.until, now) if row and waits else None,
        note=row.note if row else "",
        receive_url=reverse("distribution_receive", args=[row.pk]) if row and mine else "",
        end_url=reverse("distribution_end", args=[row.pk]) if row and may and waits else "",
    )
