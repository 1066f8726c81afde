"""What somebody follows until it has come: letters on their way, cases that run late, the press, a leader's orders."""

from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar.zone import localdate
from hoiam.core.handle.exchange import OURS, Stand
from hoiam.core.handle.states import CLOSERS, SORTERS
from hoiam.core.values.actor import Role
from hoiam.desk.cases import many
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import CaseClock
from hoiam.desk.directives import distributions
from hoiam.desk.directives import orders as paper_orders
from hoiam.desk.directives.actions import OF_REPORTS
from hoiam.desk.letters import actions as letter_rules
from hoiam.desk.letters import exchanges, explaining, keeping
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.models import Delivery, LetterState
from hoiam.desk.reports import queries as reports
from hoiam.desk.reports.roles import OTHER_APPROVERS
from hoiam.desk.reports.words import mail_problem
from hoiam.web.chrome.clocks import face
from hoiam.web.chrome.days import told
from hoiam.web.chrome.orders import where
from hoiam.web.screens.cases.clocklines import clock_face, duty
from hoiam.web.screens.cases.exchanges import shown
from hoiam.web.screens.reports.naming import title
from hoiam.web.screens.today.lines import LEADERS, SHOWN, Line, Part

FOLLOWERS = frozenset({*SORTERS, *CLOSERS})
FRESH = timedelta(days=30)  # what was issued longer ago and never delivered is history, not work


def own_deliveries(request: HttpRequest) -> Part | None:
    """Return, for who keeps the register, the issued letters that nobody has sent and the mails that did not go."""
    if not request.actor.roles & letter_rules.CLERKS:
        return None
    now = request.seen_at
    recent = letters.visible(request.office, request.actor).filter(state=LetterState.ISSUED, issued_at__gte=now - FRESH)
    unsent = recent.filter(deliveries=None).order_by("issued_at")
    failed = Delivery.objects.filter(letter__in=recent.order_by(), state="failed").select_related("letter")
    lines = [
        Line(
            f"{one.full_number}, {one.title}",
            reverse("letter", args=[one.pk]),
            _("Phát hành %(at)s, chưa ghi việc gửi") % {"at": told(one.issued_at, now)},
        )
        for one in unsent[:SHOWN]
    ] + [
        Line(
            f"{one.letter.full_number}, {one.to}",
            reverse("letter", args=[one.letter_id]),
            _("Thư gửi %(to)s không đi được") % {"to": one.to},
        )
        for one in failed[:SHOWN]
    ]
    if not lines:
        return None
    count, url = unsent.count() + failed.count(), reverse("letters_out")
    return Part("deliveries", _("Văn bản cần gửi"), count, lines, _("Gửi lần lượt"), lines[0].url, url)


def own_report_mails(request: HttpRequest) -> Part | None:
    """Return, for who approves and sends reports, the mails with a report that did not go or came back."""
    if not request.actor.roles & OTHER_APPROVERS:
        return None
    failed = reports.mails_failed(request.office, request.actor, request.seen_at - FRESH)
    lines = [
        Line(
            title(one.report),
            reverse("report", args=[one.report_id]) + "#thu",
            f"{one.address}: {mail_problem(one.problem)}",
        )
        for one in failed[:SHOWN]
    ]
    heading, button = _("Thư kèm báo cáo không đến nơi"), _("Xem và gửi lại")
    return Part("mails", heading, failed.count(), lines, button, lines[0].url) if lines else None


def own_late(request: HttpRequest) -> Part | None:
    """Return, for who sorts, routes and follows, the cases that run late, the longest late first."""
    if not request.actor.roles & FOLLOWERS or request.actor.roles & LEADERS:
        return None
    now = request.seen_at
    found: dict[int, CaseClock] = {}
    for clock in many.told(cases.late(request.office, now, request.actor), *many.BOUND)[: 4 * SHOWN]:
        found.setdefault(clock.case_id, clock)
    lines = [
        Line(
            clock.case.title,
            reverse("case", args=[clock.case.number]) + "#thoi-han",
            _("%(number)s. Chưa xong: %(what)s. %(unit)s")
            % {
                "number": clock.case.number,
                "what": duty(clock),
                "unit": unit.short_name if unit else _("Chưa giao đơn vị"),
            },
            clock_face(clock, now),
        )
        for clock in list(found.values())[:SHOWN]
        for unit in [clock.unit or clock.case.lead]
    ]
    if not lines:
        return None
    url = f"{reverse('cases')}?loc=late"
    late = cases.filtered(request.office, request.actor, "late", now).order_by()
    return Part("late", _("Vụ việc quá hạn"), late.count(), lines, _("Xem vụ việc quá hạn"), url, url)


def own_exchanges(request: HttpRequest) -> Part | None:
    """Return, for who follows the press, the letters on which the office has the next word, or should ask."""
    if not request.actor.roles & {Role.PHONG_VHTT, Role.VAN_PHONG} or request.actor.roles & LEADERS:
        return None
    now = request.seen_at
    sent = exchanges.sent(request.office, request.actor).exclude(publications__outcome="published")
    waiting = [
        row for row in exchanges.rows(sent.filter(case__state="concluded"), now) if row.at in (*OURS, Stand.UNHEARD)
    ]
    lines = [
        Line(
            f"{one.letter.full_number}, {one.letter.press}",
            reverse("exchange", args=[one.letter.pk]),
            f"{one.letter.case.number}. {str(look.words).capitalize()}. {look.next}",
            look.face,
        )
        for one in waiting[:SHOWN]
        for look in [shown(one, now)]
    ]
    if not lines:
        return None
    url = f"{reverse('exchanges')}?loc=ours"
    return Part("exchanges", _("Báo chưa đăng, đến lượt cơ quan"), len(waiting), lines, _("Xem từng văn bản"), url, url)


def own_distributed(request: HttpRequest) -> Part | None:
    """Return, for who sent it and the secretariat, what units have not said that they have although its day is over."""
    if not request.actor.roles & OF_REPORTS:
        return None
    late = distributions.late(request.office, request.seen_at)
    if Role.VAN_PHONG not in request.actor.roles:
        late = late.filter(given_by=request.actor.key)
    lines = [
        Line(one.unit.short_name, reverse("distribution", args=[one.pk]), one.title, face(one.until, request.seen_at))
        for one in late[:SHOWN]
    ]
    if not lines:
        return None
    url = reverse("distributions")
    return Part("distributed", _("Đơn vị chưa báo nhận văn bản"), late.count(), lines, _("Mở danh sách"), url, url)


def own_explained(request: HttpRequest) -> Part | None:
    """Return, for who follows the press, the requests to explain that nobody has answered, with the press's term."""
    if not request.actor.roles & {Role.PHONG_VHTT, Role.VAN_PHONG} or request.actor.roles & LEADERS:
        return None
    now, asked = request.seen_at, explaining.unanswered(request.office)
    waiting = list(asked.filter(pk__in=explaining.sent(request.office, request.actor).order_by().values("pk")))
    terms = explaining.terms_of(waiting[:SHOWN])
    lines = [
        Line(
            f"{one.full_number}, {one.press}",
            reverse("letter", args=[one.pk]),
            f"{one.case.number}. {_('Chờ báo giải thích') if clock else _('Chưa rõ báo nhận khi nào')}",
            clock_face(clock, now) if clock else None,
        )
        for one in waiting[:SHOWN]
        for clock in [terms.get(one.pk)]
    ]
    if not lines:
        return None
    heading, button = _("Báo chưa trả lời yêu cầu giải thích"), _("Mở văn bản đầu tiên")
    return Part("explained", heading, len(waiting), lines, button, lines[0].url)


def own_kept(request: HttpRequest) -> Part | None:
    """Return, for who follows the press, the printed corrections that somebody should look at: do they still stand?"""
    if not request.actor.roles & {Role.PHONG_VHTT, Role.VAN_PHONG} or request.actor.roles & LEADERS:
        return None
    today, unknown = localdate(request.seen_at), _("chưa rõ phải giữ đến bao giờ")
    waiting = [one for one in keeping.open_kept(request.office, request.actor) if one.waits(today)]
    lines = [
        Line(
            f"{one.letter.full_number}, {one.letter.press}",
            reverse("exchange", args=[one.letter.pk]) + "#giu",
            _("phải giữ đến hết %(day)s") % {"day": f"{one.until:%d/%m/%Y}"} if one.until else unknown,
        )
        for one in waiting[:SHOWN]
    ]
    if not lines:
        return None
    return Part("kept", _("Cải chính cần xem còn đăng không"), len(waiting), lines, _("Xem và ghi"), lines[0].url)


def own_orders(request: HttpRequest) -> Part | None:
    """Return, for leaders, their instructions whose day has passed without a result."""
    if not request.actor.roles & LEADERS:
        return None
    now = request.seen_at
    late = cases.late_instructions(request.office, request.actor, localdate(now))
    lines = [
        Line(
            one.order,
            reverse("case", args=[one.case.number]),
            f"{one.case.number}. {one.unit.short_name if one.unit else ''}".rstrip(". "),
            face(one.until, now),
        )
        for one in late[:SHOWN]
    ]
    on_papers = paper_orders.late(request.office, localdate(now))
    lines += [
        Line(
            one.order,
            f"{where(one.paper)}#but-phe",
            f"{one.paper.number or one.paper.subject}. {one.unit.short_name}",
            face(one.until, now),
        )
        for one in on_papers[:SHOWN]
    ]
    if not lines:
        return None
    count = late.count() + on_papers.count()
    return Part("orders", _("Bút phê quá hạn"), count, lines, _("Mở việc đầu tiên"), lines[0].url)
