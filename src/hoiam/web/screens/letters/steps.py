"""Where a letter stands between desk and print."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hoiam.core.compose.letter_rules import OBJECTIONS
from hoiam.desk.cases.words import TRACK_STATES
from hoiam.desk.letters import explaining
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.web.chrome.days import short_day, told

BEHIND = {
    LetterState.DRAFT: 0,
    LetterState.SUBMITTED: 2,
    LetterState.APPROVED: 3,
    LetterState.SIGNED: 4,
    LetterState.ISSUED: 5,
    LetterState.REPLACED: 5,
    LetterState.WITHDRAWN: 5,
}


def steps(letter: Letter, posts: dict[str, str], now: datetime) -> list[dict[str, Any]]:
    """Return the steps for components/steps.html; only an objection waits to be printed."""
    who = posts.get(letter.drafted_by, letter.drafted_by)
    approver = posts.get(letter.approved_by, letter.approved_by)
    rows = [
        {"word": _("Soạn thảo"), "note": f"{who}, {short_day(letter.drafted_at, now)}"},
        {"word": _("Trình duyệt"), "note": _when(letter.submitted_at, now)},
        {"word": _("Duyệt"), "note": f"{approver}, {short_day(letter.approved_at, now)}" if letter.approved_at else ""},
        {"word": _("Ký"), "note": _when(letter.signed_at, now)},
        {"word": _("Phát hành"), "note": _when(letter.issued_at, now)},
    ]
    asks = explaining.asks(letter)
    if letter.route or asks:
        rows.append({"word": _("Báo nhận"), "note": _when(letter.received_at, now)})
    at = BEHIND.get(LetterState(letter.state), 0)
    if letter.received_at:
        at = 6
    if letter.route in OBJECTIONS:
        printed = letter.publications.order_by("-noted_at").first()
        rows.append({"word": _("Báo đăng"), "note": str(TRACK_STATES[printed.outcome]) if printed else ""})
        at += bool(printed)
    if asks:
        answered = letter.replies.order_by("at").first()
        rows.append({"word": _("Báo giải thích"), "note": _when(answered.at, now) if answered else ""})
        at += bool(answered)
    return [row | {"state": "done" if n < at else "now" if n == at else ""} for n, row in enumerate(rows)]


def _when(at: datetime | None, now: datetime) -> str:
    return told(at, now) if at else ""
