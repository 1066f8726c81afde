"""Plays the sample week: each step passes its own instant of October 2022, the press shows the edition of that instant.

Nothing here writes: every step is an action of the desk or a job of the road, the same that a real day uses. The week
ends with the office frozen, so that the timetable leaves it as it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles.actions.evidence import JOB
from hoiam.desk.articles.models import Article
from hoiam.desk.letters import actions as letters
from hoiam.desk.papers import actions as papers
from hoiam.desk.press import actions as press_desk
from hoiam.desk.press.models import PressRequest
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import Report, ReportKind
from hoiam.desk.sources import queries as sources
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import actions as unit_actions
from hoiam.desk.units import queries as units
from hoiam.run.clock import now as real_now
from hoiam.run.hands import Hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from hoiam.run.path import look
from hoiam.sample.press.server import Press
from hoiam.sample.week import script
from hoiam.sample.week.deeds import DEEDS, Desk
from hoiam.sample.week.directive import directive
from hoiam.sample.week.filing import filing
from hoiam.sample.week.script import Step
from hoiam.sample.week.settle import found_office, link_successors, register_press
from hoiam.sample.week.sorting import sort_inbox

LAST_SORTED_HOUR = 12  # what comes in the afternoon is sorted the next morning


@dataclass(frozen=True, slots=True)
class Told:
    """What happened at one instant, as a line of progress."""

    at: datetime
    words: str


Beat = tuple[datetime, int, Callable[[], str]]


def play_week(press: Press, hands: Hands, password: str | None) -> Iterator[Told]:
    """Play the week of 2022 in an empty store; yield a line for each step."""
    weekly = script.weekly()
    first = script.zoned(weekly["collect"][0])
    office = found_office(weekly["office"], password, first - timedelta(hours=1))
    register_press(press, first - timedelta(hours=1))
    desk = Desk(office, press)
    yield Told(first, f"lập {office.short_name}, {len(press.outlets())} nguồn tin mẫu")
    for at, _, deed in sorted(_beats(desk, weekly, hands), key=lambda beat: beat[:2]):
        words = deed()
        _take_evidence(at, replace(hands, browser=""))  # ten prints would cost a good part of the two minutes
        _work_off(hands)
        yield Told(at, words)


def play_alive(press: Press, hands: Hands, password: str | None, today: date) -> Iterator[Told]:
    """Play the short case that is dated from the day of installation and stays alive, under today's law."""
    steps = script.steps(today)
    key = script.cases()[steps[0].case]["office"]
    founded = steps[0].at - timedelta(days=3)
    desk = Desk(found_office(key, password, founded), press)
    link_successors(founded)
    yield Told(founded, f"lập {desk.office.short_name}, chạy theo luật hiện hành")
    yield Told(steps[0].at, _collect(desk, steps[0].at, hands))
    for step in steps:
        yield Told(step.at, DEEDS[step.do](desk, step))
        _take_evidence(step.at, hands)
    _work_off(hands)


def _beats(desk: Desk, weekly: dict[str, Any], hands: Hands) -> Iterator[Beat]:
    """Every beat of the week: collecting first, then people, then the machine's stamp."""
    for written in weekly["collect"]:
        at = script.zoned(written)
        yield at, 0, lambda at=at: _collect(desk, at, hands)
        if at.hour <= LAST_SORTED_HOUR:
            yield at + timedelta(minutes=5), 0, lambda at=at: sort_inbox(desk, at + timedelta(minutes=5))
    for step in script.steps():
        yield step.at, 1, lambda step=step: DEEDS[step.do](desk, step)
    for row in weekly["sheets"]:
        yield script.zoned(row["at"]), 1, lambda row=row: _sheet(desk, row)
    for row in weekly["requests"]:
        yield script.zoned(row["received_at"]) + timedelta(minutes=10), 1, lambda row=row: _request(desk, row)
        if "answered_at" in row:
            yield script.zoned(row["answered_at"]), 2, lambda row=row: _answer(desk, row)
    yield from directive(desk)
    yield from filing(desk, hands)
    yield from _report(desk, weekly["report"])
    book = next(row for row in script.office()["offices"] if row["key"] == desk.office.key)
    yield script.zoned(weekly["collect"][0]), 1, lambda: _book(desk, book)


def _collect(desk: Desk, at: datetime, hands: Hands) -> str:
    """Look at every source as its edition stands at this instant."""
    desk.press.at = at
    before = Article.objects.count()
    for source in sources.all_sources().filter(enabled=True):
        look({"source": source.pk}, at, hands)
    return f"thu tin: {Article.objects.count() - before} bài mới từ {sources.all_sources().count()} nguồn"


def _take_evidence(at: datetime, hands: Hands) -> None:
    """Keep the pages as the press shows them at this instant."""
    while run_due(KINDS, lambda: at, hands, limit=8, only=(JOB,)):
        pass


def _work_off(hands: Hands) -> None:
    """Let the ledger do what the step has queued, at real time: the files of a letter, of a report."""
    while run_due(KINDS, real_now, hands, limit=8):
        pass


def _book(desk: Desk, row: dict[str, Any]) -> str:
    at = script.zoned(script.weekly()["collect"][0])
    letters.start_book(office=desk.office, year=at.year, last=row["last_number"], by=MACHINE, now=at)
    return f"sổ công văn đi bắt đầu sau số {row['last_number']}"


def _sheet(desk: Desk, row: dict[str, Any]) -> str:
    at = script.zoned(row["at"])
    unit = units.unit(row["unit"])
    told = {"issue": row["issue"], "place": row["place"], "level": row["level"], "sources": row["people"]}
    papers.hand_in_sheet(unit=unit, by=_account(desk, row["by"], at), now=at, proposal=row["proposal"], **told)
    return f"{unit.short_name} gửi phiếu: {row['issue']}"


def _request(desk: Desk, row: dict[str, Any]) -> str:
    at = script.zoned(row["received_at"])
    outlet = Outlet.objects.get(key=row["outlet"])
    press_desk.note(
        office=desk.office,
        outlet=outlet,
        request=row["request"],
        received_at=at,
        until=script.zoned(row["until"]),
        case=desk.cases.get(row.get("case", "")),
        by=_account(desk, row["noted_by"], at),
        now=at + timedelta(minutes=10),
    )
    return f"{outlet.name} yêu cầu: {row['request']}"


def _answer(desk: Desk, row: dict[str, Any]) -> str:
    at = script.zoned(row["answered_at"])
    asked = PressRequest.objects.get(office=desk.office, request=row["request"])
    ground = row.get("ground", "")
    by = _account(desk, row["answered_by"], at)
    press_desk.answer(request=asked, answer=row["answer"], at=at, ground=ground, by=by, now=at)
    return f"trả lời {asked.outlet.name}"


def _report(desk: Desk, row: dict[str, Any]) -> Iterator[Beat]:
    """The weekly report from its opening to the receipt, and the freezing of the office."""
    at = {name: script.zoned(value) for name, value in row.items() if name.endswith("_at")}

    def by(name: str) -> Any:
        return _account(desk, row[f"{name}_by"], at[f"{name}_at"])

    def report() -> Report:
        return Report.objects.get(office=desk.office, kind=ReportKind.WEEKLY)

    def opened() -> str:
        made = reports.open_week(office=desk.office, by=MACHINE, now=at["opened_at"])
        return f"mở báo cáo tuần, hạn trước {made.due_at.astimezone(script.HANOI):%H:%M ngày %d/%m/%Y}"

    def written() -> str:
        rows = [{k: str(v) for k, v in one.items()} for one in row["proposals"]]
        reports.write(report=report(), outlook=row["outlook"], proposals=rows, by=by("written"), now=at["written_at"])
        return "viết nhận định và kiến nghị"

    def frozen() -> str:
        reports.freeze(report=report(), by=by("frozen"), now=at["frozen_at"])
        return "khóa số liệu báo cáo tuần"

    def approved() -> str:
        reports.approve(report=report(), by=by("approved"), now=at["approved_at"])
        return "Giám đốc duyệt báo cáo tuần (khác người khóa số liệu)"

    def handed() -> str:
        made = reports.receive(report=report(), by=by("handed"), now=at["handed_at"])
        return f"Văn phòng nhận báo cáo, {'chậm' if made.late else 'đúng hạn'}"

    def ended() -> str:
        unit_actions.freeze_office(office=desk.office, by=MACHINE, now=at["office_frozen_at"])
        return "khóa tuần mẫu"

    beats = (opened, written, frozen, approved, handed)
    yield from ((at[f"{beat.__name__}_at"], 3, beat) for beat in beats)
    yield at["office_frozen_at"], 3, ended


def _account(desk: Desk, key: str, at: datetime) -> Any:
    return desk.account(key, Step(at, "", "", key, {}))


def alive_day(now: datetime) -> date:
    """Return the day from which the living case is dated: today in Việt Nam."""
    return localdate(now)
