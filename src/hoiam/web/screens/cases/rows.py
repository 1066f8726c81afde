"""Cases as rows of a table: title, step, finding, who leads, the term that ends next. Written as HTML, not included.

What the table looks like otherwise stands in templates/cases/rows.html. Every word is escaped by `format_html`.
"""

from collections.abc import Iterable
from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.cases.words import STATES
from hoiam.desk.stories.words import LEVELS
from hoiam.web.chrome import terms
from hoiam.web.chrome.days import full_day
from hoiam.web.chrome.roads import road
from hoiam.web.screens.cases.clocklines import clock_face

CHIPS = {"urgent": "now", "high": "high", "normal": "low", "": "low"}
_ROW = (
    '<tr role="row"><th role="rowheader" scope="row"><a href="{}">{}</a><br>'
    '<span class="quiet fw-normal">{}{}</span></th>'
    '<td role="cell" data-l="{}"><span>{}</span></td><td role="cell" data-l="{}"><span>{}</span></td>'
    '<td role="cell" data-l="{}"><span>{}</span></td><td role="cell" data-l="{}"><span>{}</span></td></tr>\n'
)


def rows(cases: Iterable[Case], now: datetime) -> list[SafeString]:
    """Return cases (`many.listed`) as rows, each with its running term that ends next."""
    shown, to = list(cases), road("case")
    clocks = queries.next_clocks(shown)
    step, finding, lead, term = _("Bước"), _("Kết luận"), _("Chủ trì"), _("Hạn gần nhất")
    nobody = _("chưa giao")
    found = []
    for case in shown:
        url = to(case.number)
        who = case.lead.short_name if case.lead else nobody
        ends = _term(case, clocks.get(case.pk), f"{url}#thoi-han", now)
        named = (url, case.title, case.number, _level(case.level), step, STATES[case.state])
        found.append(format_html(_ROW, *named, finding, terms.verdict(case.verdict), lead, who, term, ends))
    return found


def _level(code: str) -> SafeString | str:
    level = CHIPS.get(code, "low")
    return "" if level == "low" else format_html(" {}", terms.chip(LEVELS.get(code, LEVELS[""]), level))


def _term(case: Case, clock: CaseClock | None, url: str, now: datetime) -> SafeString:
    """Return the running term, leading to why it ends when it does; else the day on which the case was closed."""
    if clock:
        return terms.term(clock_face(clock, now), url)
    words = full_day(case.closed_at) if case.closed_at else _("không có hạn đang chạy")
    return format_html('<span class="quiet">{}</span>', words)
