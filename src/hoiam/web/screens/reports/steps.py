"""Where a weekly report stands between its cut-off and the office, and the one next step of this person."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.values.actor import Actor
from hoiam.desk.reports import actions, queries, roles
from hoiam.desk.reports.models import Report, ReportKind, ReportState
from hoiam.desk.reports.queries import Hours
from hoiam.web.chrome.clocks import overdue
from hoiam.web.chrome.days import ending, hour, told

BEHIND = {"draft": 0, "frozen": 2, "approved": 4, "sent": 5, "handed": 5}


@dataclass(frozen=True, slots=True)
class Step:
    """What stands in components/next.html."""

    title: str
    button: str = ""
    url: str = ""
    action: str = ""
    note: str = ""
    seen: str = ""


def steps(report: Report, hours: Hours, full: int, now: datetime) -> list[dict[str, Any]]:
    """Return the five steps; `full` is how many of the ten parts miss nothing."""
    frozen = told(report.frozen_at, now) if report.frozen_at else _("từ %(at)s") % {"at": ending(hours.freeze, now)}
    rows = [
        {"word": _("Khóa số liệu"), "note": frozen},
        {"word": _("Dự thảo"), "note": _draft(report, hours)},
        {"word": _("Bổ sung, rà soát"), "note": _("%(n)s trong 10 phần đã đủ") % {"n": full}},
        {"word": _("Lãnh đạo đơn vị duyệt"), "note": told(report.approved_at, now) if report.approved_at else ""},
        _last(report, now),
    ]
    at = BEHIND[report.state]
    if report.state == ReportState.FROZEN and full == 10:
        at = 3
    return [row | {"state": "done" if n < at else "now" if n == at else ""} for n, row in enumerate(rows)]


def other_steps(report: Report, now: datetime) -> list[dict[str, Any]]:
    """Return the four steps of a report of another kind."""
    rows = [
        (_("Khóa số liệu"), report.frozen_at),
        (_("Duyệt"), report.approved_at),
        (_("Gửi Văn phòng"), report.sent_at or report.handed_at),
        (_("Văn phòng nhận"), report.handed_at),
    ]
    at = next((n for n, (_word, done) in enumerate(rows) if done is None), len(rows))
    return [
        {"word": word, "note": told(done, now) if done else "", "state": "done" if n < at else "now" if n == at else ""}
        for n, (word, done) in enumerate(rows)
    ]


def _draft(report: Report, hours: Hours) -> str:
    """Return when the draft is there: at once when the numbers are frozen."""
    return _("có ngay khi khóa") if report.frozen_at else _("trước %(hour)s") % {"hour": hour(hours.draft)}


def _last(report: Report, now: datetime) -> dict[str, Any]:
    row: dict[str, Any] = {"word": _("Gửi Văn phòng")}
    given = report.given_at
    if given is None:
        facts = {"hour": hour(report.due_at)}
        return row | {"note": _("trước %(hour)s; đúng %(hour)s là chậm") % facts, "late": now >= report.due_at}
    note = told(given, now)
    if report.late:
        note += ", " + _("chậm %(time)s") % {"time": overdue(report.due_at, given)}
    return row | {"note": note, "late": report.late}


def next_step(report: Report, actor: Actor, unwritten: bool, now: datetime) -> Step:
    """Return what this person may do next, or whose turn it is."""
    if report.office.frozen_at:
        return Step(_("Dữ liệu đã khóa"), note=_("Đơn vị này chỉ xem được, không còn việc phải làm."))
    match report.state:
        case ReportState.DRAFT:
            return _while_drafting(report, actor, unwritten, now)
        case ReportState.FROZEN:
            return _to_approve(report, actor, unwritten)
        case ReportState.APPROVED | ReportState.SENT:
            return _to_send_or_receive(report, actor, now)
    return Step(_("Báo cáo đã gửi"), note=_("Văn phòng nhận %(at)s.") % {"at": told(report.handed_at or now, now)})


def leave_blank(report: Report, actor: Actor, unwritten: bool, now: datetime) -> str:
    """Return where a report of another kind is frozen although parts are not written, "" where it may not be."""
    if not unwritten or report.state != ReportState.DRAFT or report.office.frozen_at:
        return ""
    may = roles.may_write(report, actor) and (now >= report.ends or report.kind in actions.UNTIL_NOW)
    return _to("report_freeze", report) if may else ""


def _while_drafting(report: Report, actor: Actor, unwritten: bool, now: datetime) -> Step:
    if not roles.may_write(report, actor):
        title = _("%(who)s đang tổng hợp") % {"who": _sender(report)}
        return Step(title, note=_("Số liệu dưới đây là số liệu lúc này, chưa khóa."))
    if report.kind != ReportKind.WEEKLY and unwritten:
        note = _("Ghi xong thì khóa số liệu. Việc gấp thì khóa luôn: chỗ còn trống in ra là “chưa có số liệu”.")
        url = _to("report_write", report)
        return Step(_("Viết các phần còn trống"), _("Viết"), url=url, note=note)
    if now >= report.ends or report.kind in actions.UNTIL_NOW:
        note = _("Khóa rồi thì mọi số đứng yên; nhận định, kiến nghị còn sửa được đến khi duyệt.")
        return Step(_("Khóa số liệu của kỳ"), _("Khóa số liệu"), action=_to("report_freeze", report), note=note)
    note = _("Khóa số liệu được từ %(at)s.") % {"at": ending(report.ends, now)}
    title = _("Viết nhận định, kiến nghị") if unwritten else _("Chờ đến giờ khóa số liệu")
    button = _("Viết phần IX và X") if unwritten else _("Sửa phần IX và X")
    return Step(title, button, url=_to("report_write", report), note=note)


def _to_approve(report: Report, actor: Actor, unwritten: bool) -> Step:
    if unwritten and actor.roles & roles.writers(report.kind) and report.kind == ReportKind.WEEKLY:
        note = _("Thiếu vẫn gửi được: chỗ thiếu in ra là “chưa có số liệu”. Không có tin mới vẫn phải gửi.")
        title = _("Viết nhận định, kiến nghị")
        return Step(title, _("Viết phần IX và X"), url=_to("report_write", report), note=note)
    if roles.may_approve(report, actor) and not queries.answers_for(report, actor.key):
        note = _("Người duyệt khác người khóa số liệu. Duyệt xong, tệp DOCX và PDF được lập và giữ lại.")
        action, word = _to("report_approve", report), _("Duyệt báo cáo")
        return Step(word, word, action=action, note=note, seen=queries.stamp(report))
    waits = _("Chờ lãnh đạo đơn vị tổng hợp duyệt") if report.kind == ReportKind.WEEKLY else _("Chờ người khác duyệt")
    if report.unit:
        waits = _("Chờ thủ trưởng đơn vị, Văn phòng hoặc lãnh đạo duyệt")
    return Step(waits, note=_("Người duyệt phải khác người khóa số liệu và người viết sau khi khóa."))


def _to_send_or_receive(report: Report, actor: Actor, now: datetime) -> Step:
    if report.state == ReportState.APPROVED and roles.may_approve(report, actor):
        note = _("Giờ bấm là giờ gửi, ghi vào biên nhận.")
        if report.kind == ReportKind.WEEKLY:
            note = _("Giờ bấm là giờ gửi, ghi vào biên nhận. Đúng %(hour)s:00 đã là chậm, chậm thì đỏ mãi.")
            note %= {"hour": hour(report.due_at)}
        return Step(_("Gửi Văn phòng"), _("Gửi báo cáo"), action=_to("report_send", report), note=note)
    if actor.roles & roles.RECEIVERS:
        if report.sent_at:
            facts = {"who": _sender(report), "at": told(report.sent_at, now)}
            note = _("%(who)s gửi %(at)s. Bấm để xác nhận đã nhận.") % facts
        else:
            note = _("%(who)s chưa bấm gửi; nhận lúc này thì giờ nhận là giờ gửi.") % {"who": _sender(report)}
        return Step(_("Nhận báo cáo"), _("Văn phòng nhận"), action=_to("report_receive", report), note=note)
    if report.sent_at:
        note = _("Đã gửi %(at)s; chờ Văn phòng xác nhận.") % {"at": told(report.sent_at, now)}
        return Step(_("Báo cáo đã gửi"), note=note)
    waits = _("Chờ %(who)s gửi Văn phòng") % {"who": _sender(report)}
    return Step(waits, note=_("Báo cáo đã duyệt; giờ gửi quyết định đúng hạn hay chậm."))


def _sender(report: Report) -> str:
    """Return who sends a report to the office: the unit that leads the case, else the centre."""
    return report.unit.short_name if report.unit else _("Trung tâm")


def _to(name: str, report: Report) -> str:
    return reverse(name, args=[report.pk])
