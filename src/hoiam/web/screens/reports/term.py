"""The clock of a weekly report: "còn 1 giờ 40 phút · CV 2736, mục 2", and why it ends then."""

from datetime import datetime

from django.utils.translation import gettext as _

from hoiam.core.compose.store import unpack
from hoiam.core.errors import Unreadable
from hoiam.core.values.law import Due
from hoiam.desk.law import queries as law
from hoiam.desk.law.words import sentence
from hoiam.desk.reports.models import Report
from hoiam.web.chrome.clocks import Face, face


def chip(report: Report, now: datetime) -> Face:
    """Return the chip; 15:00:00 itself is late, and late stays late after the report was handed over."""
    due = _due(report)
    strict, policy = (due.strict, due.policy) if due else (True, False)
    rule = due.short if due and not policy else ""  # the library names a policy in Vietnamese only
    return face(report.due_at, now, rule=rule, policy=policy, strict=strict, done=report.given_at)


def because(report: Report) -> list[tuple[str, str]]:
    """Return why the report is due then: the order, the count, and what is not sure about it."""
    due = _due(report)
    if due is None:
        return []
    rule = next((rule for rule in law.book().rules if rule.id == due.rule), None)
    article = f"{due.article}: {rule.text}" if rule and rule.text else due.article
    count = [sentence(r.code, r.facts, _) for r in due.reasons if not r.code.startswith("rule.")]
    sure = [sentence(r.code, r.facts, _) for r in due.reasons if r.code in ("rule.confidence", "rule.policy")]
    told = [(_("Căn cứ"), article), (_("Cách tính"), " ".join(count)), (_("Lưu ý"), " ".join(sure))]
    return [(term, words) for term, words in told if words]


def _due(report: Report) -> Due | None:
    try:
        return unpack(Due, report.due)
    except Unreadable:  # a report from before this version: its moment stands, its reasons are not told
        return None
