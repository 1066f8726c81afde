"""How much does each unit have on its desk? What is told beside its name when a case is given out."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Q

from hoiam.desk.cases.many import COUNTED
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.cases.queries import OPEN
from hoiam.desk.units.models import Office


@dataclass(frozen=True, slots=True)
class Load:
    """Open cases that a unit leads, and those of them in which a term that binds it has passed."""

    open: int = 0
    late: int = 0


def workload(office: Office, now: datetime) -> dict[int, Load]:
    """Return the load of each unit that leads an open case, by its number; two questions, however many cases there are.

    What the press owes us is late for the press and not for the unit; the office's own goal is nobody's term.
    """
    led = Case.objects.filter(office=office, state__in=OPEN, lead__isnull=False).order_by()
    held = dict(led.values_list("lead").annotate(Count("pk")))
    passed = CaseClock.objects.filter(
        Q(unit__isnull=True) | Q(unit=F("case__lead")),
        case__office=office,
        case__state__in=OPEN,
        done_at__isnull=True,
        ends_at__lte=now,
    )
    passed = passed.filter(COUNTED).order_by()
    late = dict(passed.values_list("case__lead").annotate(Count("case", distinct=True)))
    return {unit: Load(count, late.get(unit, 0)) for unit, count in held.items()}
