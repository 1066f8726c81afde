"""What waits for this person: cases with a step to take, letters, stories to sort, requests of the press, the report.

Asks the same places that decide the next step on each thing's own page.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.handle.states import CLOSERS
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import State
from hoiam.desk.cases import many
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import CaseClock, Extension
from hoiam.desk.cases.words import REVIEW_CAUSES, TASK_KINDS
from hoiam.desk.inbox import queries as inbox
from hoiam.desk.letters import actions as letter_rules
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters import terms
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.press import actions as press_rules
from hoiam.desk.press import queries as press
from hoiam.desk.replies import actions as reply_rules
from hoiam.desk.replies import queries as replies
from hoiam.desk.reports import queries as reports
from hoiam.desk.reports.actions.announcing import PREPARED
from hoiam.desk.reports.models import Announcement, Report
from hoiam.desk.reports.roles import WRITERS, may_read
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories.words import LEVELS
from hoiam.desk.units import queries as units
from hoiam.desk.watch import queries as watch
from hoiam.web.chrome.clocks import Face, face
from hoiam.web.chrome.days import short_day, told
from hoiam.web.chrome.roads import road
from hoiam.web.screens.cases import notices
from hoiam.web.screens.cases.clocklines import clock_face
from hoiam.web.screens.cases.next_step import next_step
from hoiam.web.screens.cases.publish import standing
from hoiam.web.screens.inbox.asking import may_sort
from hoiam.web.screens.reports.naming import title
from hoiam.web.screens.reports.parts import SHORT, WRITTEN, hour_of
from hoiam.web.screens.reports.steps import Step, steps
from hoiam.web.screens.reports.steps import next_step as next_of_report
from hoiam.web.screens.reports.term import chip
from hoiam.web.screens.today.following import (
    own_deliveries,
    own_distributed,
    own_exchanges,
    own_explained,
    own_kept,
    own_late,
    own_orders,
    own_report_mails,
)
from hoiam.web.screens.today.lines import LEADERS, OVERSEERS, SHOWN, Line, Part
from hoiam.web.screens.today.reporting import own_reports

LOOKED_AT = 200  # open cases asked for their next step


@dataclass(frozen=True, slots=True)
class ReportLine:
    """The weekly report in one part of the page."""

    report: Report
    title: str
    face: Face
    steps: list[dict[str, object]]
    step: Step
    opens: bool


def own(request: HttpRequest) -> list[Part]:
    """Return all that waits, letters before cases, cases before stories; nothing waits in a frozen office."""
    if request.office.frozen_at:
        return []
    letters_ = own_letters(request)
    told_once = {line.url for line in letters_.lines} if letters_ else set()
    found = [
        own_draft(request),
        letters_,
        own_public(request),
        own_deliveries(request),
        own_reports(request),
        own_report_mails(request),
        own_late(request),
        own_exchanges(request),
        own_explained(request),
        own_kept(request),
        own_orders(request),
        own_distributed(request),
        own_reviews(request),
        own_cases(request, told_once),
        own_tasks(request),
        own_stories(request),
        own_requests(request),
        own_watch(request),
        own_notices(request),
    ]
    return [part for part in found if part]


def own_cases(request: HttpRequest, told_once: Collection[str] = ()) -> Part | None:
    """Return the open cases on which this person has a step to take, those that end next on top.

    A step that leads to a letter of `told_once` is left out: the letter itself stands on the page.
    """
    now = request.seen_at
    wanted = cases.filtered(request.office, request.actor, "open", now).filter(_could_wait(request.actor))
    found = many.light(wanted, request.office, LOOKED_AT)
    many.read_parts(found, letters=_letters_of)
    asked = [(case, next_step(case, request.actor)) for case in found]
    mine = [(case, step.title) for case, step in asked if step.button and step.url not in told_once]
    if not mine:
        return None
    ends = many.next_ends([case for case, _title in mine])
    mine.sort(key=lambda pair: _end(ends.get(pair[0].pk)))
    clocks = cases.next_clocks([case for case, _title in mine[:SHOWN]], ends)
    to = road("case")
    lines = [
        Line(case.title, to(case.number), f"{case.number}. {step}", _clock(clocks.get(case.pk), now))
        for case, step in mine
    ]
    heading = _("Vụ việc chờ tôi")
    return Part("cases", heading, len(lines), lines, _("Mở vụ việc đầu tiên"), lines[0].url)


def _letters_of(cases: Collection[int]) -> QuerySet[Letter]:
    return Letter.objects.filter(case__in=cases).only("case", "route", "state", "title", "received_at")


def _could_wait(actor: Actor) -> Q:
    """Return which open cases can hold a step for a leader, who steps in at few places; for others all of them."""
    if not actor.roles or not actor.roles <= OVERSEERS:
        return Q()
    more = Extension.objects.filter(answer="").values("case")
    written = Letter.objects.filter(state=LetterState.SUBMITTED, case__isnull=False).values("case")
    return Q(state__in=(State.NEW, State.TRIAGED)) | Q(pk__in=more) | Q(pk__in=written)


def own_letters(request: HttpRequest) -> Part | None:
    """Return the letters that wait for this person's signature, number or draft; the first kind that there is."""
    roles = request.actor.roles
    kinds = [
        (LEADERS, LetterState.SUBMITTED, _("Chờ tôi ký"), _("Xem và ký lần lượt"), "letters_waiting"),
        (
            letter_rules.CLERKS,
            LetterState.APPROVED,
            _("Chờ cấp số, phát hành"),
            _("Cấp số lần lượt"),
            "letters_waiting",
        ),
        (letter_rules.DRAFTERS, LetterState.DRAFT, _("Dự thảo đang soạn"), _("Mở dự thảo đầu tiên"), "letters"),
    ]
    seen = letters.visible(request.office, request.actor).select_related(None)
    seen = seen.only("case", "title", "drafted_by", "drafted_at", "submitted_at", "term")
    for held, state, heading, button, name in kinds:
        states = (state, LetterState.SIGNED) if state == LetterState.APPROVED else (state,)
        waiting = list(seen.filter(state__in=states).order_by("drafted_at")) if roles & held else []
        if state == LetterState.SUBMITTED:
            waiting = [letter for letter in waiting if letter.drafted_by != request.actor.key]
        if waiting:
            clocks, posts, now = _letter_clocks(waiting[:SHOWN], state), units.posts(), request.seen_at
            lines = [_letter(letter, clocks.get(letter.pk), posts, now) for letter in waiting]
            return Part("letters", heading, len(lines), lines, button, lines[0].url, reverse(name))
    return None


def own_public(request: HttpRequest) -> Part | None:
    """Return the public replies whose words wait for this leader, who wrote none of them."""
    if not request.actor.roles & reply_rules.APPROVERS:
        return None
    asked, posts = replies.waiting_in(request.office), units.posts()
    mine = [one for one in asked if standing(one.case, request.actor).may_approve]
    lines = [
        Line(
            one.title,
            reverse("case_publish", args=[one.case.number]),
            _("%(who)s soạn %(at)s.")
            % {"who": posts.get(one.worded_by, one.worded_by), "at": told(one.worded_at, request.seen_at)},
        )
        for one in mine
    ]
    heading = _("Trả lời công khai chờ tôi duyệt")
    return Part("public", heading, len(lines), lines, _("Xem và duyệt"), lines[0].url) if lines else None


def own_reviews(request: HttpRequest) -> Part | None:
    """Return the clocks of which this person must say which date holds, since a rule or the days off were corrected."""
    if not request.actor.roles & set(CLOSERS):
        return None
    asked = cases.reviews(request.office, request.actor)
    lines = [
        Line(
            one.clock.case.title,
            reverse("case_review", args=[one.pk]),
            f"{one.clock.case.number}. {REVIEW_CAUSES[one.cause]}",
            _clock(one.clock, request.seen_at),
        )
        for one in asked[:SHOWN]
    ]
    url = reverse("case_reviews")
    return (
        Part("reviews", _("Hạn cần xem lại"), asked.count(), lines, _("Xem hạn nào giữ"), url, url) if lines else None
    )


def own_tasks(request: HttpRequest) -> Part | None:
    """Return what this person's unit was asked within cases and has not answered, the earliest day first."""
    asked = cases.tasks_for(request.office, request.actor)
    now = request.seen_at
    lines = [
        Line(
            one.text,
            reverse("case_task", args=[one.pk]),
            f"{TASK_KINDS[one.kind]}, {one.case.number}",
            face(one.until, now) if one.until else None,
        )
        for one in asked[:SHOWN]
    ]
    if not lines:
        return None
    return Part("tasks", _("Đơn vị khác hỏi, giao việc"), asked.count(), lines, _("Trả lời"), lines[0].url)


def own_notices(request: HttpRequest) -> Part | None:
    """Return what happened to this person's cases since they last looked, the newest first."""
    new, url = many.newest_notices(request.office, request.actor, SHOWN), reverse("case_notices")
    lines = [
        Line(row.words, url, f"{row.notice.case.number}. {row.who}, {told(row.notice.at, request.seen_at)}")
        for row in notices.told(list(new))
    ]
    if not lines:
        return None
    count = many.count_notices(request.office, request.actor, stories.MOST + 1)
    return Part("notices", _("Mới với tôi"), count, lines, _("Xem thông báo"), url, url)


def own_stories(request: HttpRequest) -> Part | None:
    """Return the stories that wait to be sorted, urgent ones first."""
    if not may_sort(request):
        return None
    shown = inbox.listed(request.office, "open", localdate(request.seen_at))
    listed = stories.ordered(shown, "urgent")
    lines = [
        Line(
            story.title,
            reverse("story", args=[story.pk]),
            f"{LEVELS.get(story.level, LEVELS[''])}, {told(story.last_at, request.seen_at)}",
        )
        for story in listed[:SHOWN]
    ]
    url = reverse("inbox")
    count = stories.bounded(shown)
    request.counted = getattr(request, "counted", {}) | {"inbox": count}
    return Part("stories", _("Tin cần xem"), count, lines, _("Xem và xếp tin"), url, url) if lines else None


def own_watch(request: HttpRequest) -> Part | None:
    """Return the watch-list queries that this person answers for and whose time runs out within a week, or just did."""
    if not may_sort(request):
        return None
    ending = list(watch.ending(request.office, localdate(request.seen_at)).filter(owner=request.actor.key))
    if not ending:
        return None
    lines = [
        Line(
            query.name,
            reverse("watch_query", args=[query.pk]),
            _("hết hạn %(day)s") % {"day": short_day(query.expires_on, request.seen_at)},
        )
        for query in ending[:SHOWN]
    ]
    heading, button = _("Mục theo dõi sắp hết hạn"), _("Gia hạn hoặc để dừng")
    return Part("watch", heading, len(ending), lines, button, lines[0].url, reverse("watch"))


def own_requests(request: HttpRequest) -> Part | None:
    """Return the requests of the press that have no answer yet."""
    if not request.actor.roles & press_rules.RECEIVERS:
        return None
    asked = list(press.waiting(request.office))
    now, url = request.seen_at, reverse("press")
    lines = [
        Line(one.request, reverse("press_request", args=[one.pk]), one.outlet.name, face(one.until, now, policy=True))
        for one in asked
    ]
    return Part("press", _("Báo chí chờ trả lời"), len(lines), lines, _("Trả lời báo chí"), url, url) if lines else None


def report_line(request: HttpRequest) -> ReportLine | None:
    """Return where the running week's report stands; once it is handed over, where it ended."""
    now = request.seen_at
    report = reports.weekly_of(request.office).first()  # the running one is the newest, and so is the last that ran
    if report is None:
        return None
    missing = {number for number, _words in reports.gaps_of(report, now)}
    step = next_of_report(report, request.actor, not missing.isdisjoint(WRITTEN), now)
    listed = steps(report, reports.hours_of(report), len(SHORT) - len(missing), now)
    opens = may_read(report, request.actor)
    return ReportLine(report, title(report), chip(report, now), listed, step, opens)


def own_draft(request: HttpRequest) -> Part | None:
    """Return what the week's draft lacks since it was told, for who writes it; red only what is past its own hour."""
    if not request.actor.roles & WRITERS:
        return None
    report, now = reports.running(request.office, request.seen_at), request.seen_at
    if report is None or report.state not in PREPARED or not Announcement.objects.filter(report=report).exists():
        return None
    hours, url = reports.hours_of(report), reverse("report", args=[report.pk])
    lines = [
        Line(
            words[:1].upper() + words[1:],
            f"{url}#p{list(SHORT).index(part) + 1}",
            _("Phần %(part)s") % {"part": part},
            _open(hours, part, now),
        )
        for part, words in reports.gaps_of(report, now)
    ]
    heading = _("Dự thảo báo cáo tuần còn thiếu")
    return Part("draft", heading, len(lines), lines, _("Mở báo cáo"), url) if lines else None


def _open(hours: reports.Hours, part: str, now: datetime) -> Face:
    return face(hour_of(part, hours), now, strict=True)


def _letter_clocks(waiting: Collection[Letter], state: str) -> dict[int, CaseClock]:
    """Return what each letter runs against: signed, the term for sending it out (NĐ 30 Đ.18); before that the answer.

    Of several answers that a case owes, the first.
    """
    if state == LetterState.APPROVED:
        return {key: clock for key, clock in terms.terms_of(waiting).items() if not clock.done_at}
    asked = {letter.case_id for letter in waiting if letter.case_id}
    running = CaseClock.objects.filter(case__in=asked, what="answer", done_at__isnull=True).order_by("-pk")
    answers = {clock.case_id: clock for clock in running}
    return {one.pk: answers[one.case_id] for one in waiting if one.case_id in answers}


def _letter(letter: Letter, running: CaseClock | None, posts: Mapping[str, str], now: datetime) -> Line:
    who = posts.get(letter.drafted_by, letter.drafted_by)
    at = told(letter.submitted_at or letter.drafted_at, now)
    note = _("%(who)s trình %(at)s.") if letter.submitted_at else _("%(who)s soạn %(at)s.")
    shown = _clock(running, now)
    return Line(letter.title, reverse("letter", args=[letter.pk]), note % {"who": who, "at": at}, shown)


def _clock(clock: CaseClock | None, now: datetime) -> Face | None:
    return clock_face(clock, now) if clock else None


def _end(end: many.End | None) -> float:
    return end.at.timestamp() if end and end.at else float("inf")
