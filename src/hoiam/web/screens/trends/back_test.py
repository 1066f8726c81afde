"""How good would our forecasts have been? Each line beside "same weekday last week", shown or not shown."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from hoiam.core import foresee
from hoiam.desk.places import queries as places
from hoiam.desk.stories.words import FIELDS
from hoiam.desk.trends import queries
from hoiam.desk.trends.words import VERDICTS
from hoiam.web.door import staff
from hoiam.web.screens.trends.asked import asked


@dataclass(frozen=True, slots=True)
class Tested:
    """One line of the page."""

    name: object
    found: foresee.BackTest
    verdict: Promise


@staff
def back_test(request: HttpRequest) -> HttpResponse:
    """Show what forecasts from past Mondays would have been worth, for all, each field and each place."""
    wanted = asked(request)
    counted = queries.volume(request.office, *queries.span(wanted.asof))
    almanac = queries.almanac(request.office)
    names = places.names(list(counted.places))
    lines = [
        (_("Tất cả"), counted.press),
        *((FIELDS.get(key, key), series) for key, series in sorted(counted.fields.items())),
        *((names.get(key, key), series) for key, series in sorted(counted.places.items())),
    ]
    rows = []
    for name, series in lines:
        found = foresee.back_test(series, wanted.asof, almanac)
        rows.append(Tested(name, found, VERDICTS[found.verdict]))
    shown = {"now": request.seen_at, "place": "reports", "rows": rows}
    return render(request, "trends/back_test.html", shown)
