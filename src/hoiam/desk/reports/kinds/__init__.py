"""The kinds of report but the weekly one: each a file with `gather(report, now) -> Told`.

A new kind is a file here, a row in this table, a value of `ReportKind` and its words.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from hoiam.desk.reports.kinds import adhoc, period, quick, speech, tasks
from hoiam.desk.reports.kinds.told import Told
from hoiam.desk.reports.models import Report, ReportKind

KINDS: Mapping[str, Callable[[Report, datetime], Told]] = {
    ReportKind.QUICK: quick.gather,
    ReportKind.IMPLEMENTATION: tasks.gather,
    ReportKind.MONTHLY: period.gather,
    ReportKind.QUARTERLY: period.gather,
    ReportKind.YEARLY: period.gather,
    ReportKind.SPEECH: speech.gather,
    ReportKind.ADHOC: adhoc.gather,
}
