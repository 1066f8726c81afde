"""A quick report that went out ends the term for it, which runs on its case from the rating on (S18)."""

from datetime import datetime

from django.db import transaction

from hoiam.core.values.actor import Actor
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.reports import queries
from hoiam.desk.reports.models import ReportState
from hoiam.desk.units.models import Office

GONE = (ReportState.SENT, ReportState.HANDED)


@transaction.atomic
def meet_quick(*, office: Office, by: Actor, now: datetime) -> int:
    """End the terms of the cases on which a quick report went out, at the moment at which it did; return how many.

    It may be a report, a letter of that kind, or a report on the story before it was a case.
    """
    running = CaseClock.objects.filter(case__office=office, what="quick_report", done_at__isnull=True)
    met = 0
    for clock in running.select_related("case__story"):
        if went := _went_out(clock.case):
            at = max(went, clock.started_at)
            met += cases.stop_clocks(case=clock.case, whats=("quick_report",), by=by, now=at)
    return met


def _went_out(case: Case) -> datetime | None:
    rows = [queries.quick_of(case, None), *([queries.quick_of(None, case.story)] if case.story else [])]
    sent = [one.sent_at or one.handed_at for found in rows for one in found.filter(state__in=GONE)]
    letters = Letter.objects.filter(case=case, kind="bao_cao_nhanh", state=LetterState.ISSUED)
    sent += letters.values_list("issued_at", flat=True)
    return min((moment for moment in sent if moment), default=None)
