"""Where a case stands, as steps: received, given out, concluded, acted upon, closed."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoiam.core.handle.tracks import ended
from hoiam.core.values.case import State, Track
from hoiam.desk.cases.models import Case
from hoiam.desk.cases.words import STATES
from hoiam.web.chrome.days import short_day, told

# state -> how many steps lie behind it
BEHIND = {State.NEW: 0, State.TRIAGED: 1, State.ASSIGNED: 1, State.VERIFYING: 2, State.CONCLUDED: 3, State.CLOSED: 5}


def steps(case: Case, now: datetime) -> list[dict[str, Any]]:
    """Return the steps for components/steps.html."""
    first = {"word": _("Tiếp nhận"), "note": short_day(case.opened_at, now)}
    if case.state in (State.IRRELEVANT, State.POSITIVE):
        return [first | {"state": "done"}, {"word": STATES[case.state], "state": "now", "note": _("đã kết thúc")}]
    lead = case.lead.short_name if case.lead else _("chưa giao")
    given = f"{short_day(case.assigned_at, now)}, {lead}" if case.assigned_at else lead
    rows = [
        first,
        {"word": _("Giao xác minh"), "note": given},
        {"word": _("Có kết luận"), "note": told(case.concluded_at, now) if case.concluded_at else ""},
        {"word": _("Xử lý, trả lời"), "note": _working(case)},
        {"word": _("Đóng"), "note": _closing(case, now)},
    ]
    at = BEHIND[State(case.state)]
    return [row | {"state": "done" if n < at else "now" if n == at else ""} for n, row in enumerate(rows)]


def _working(case: Case) -> str:
    still = sum(not ended(Track(row.track), row.state) for row in case.tracks.all())
    if case.state == State.CONCLUDED:
        return ngettext("%(n)s phần việc đang mở", "%(n)s phần việc đang mở", still) % {"n": still}
    return ""


def _closing(case: Case, now: datetime) -> str:
    return told(case.closed_at, now) if case.closed_at else _("khi đủ kết quả và chứng cứ")
