"""Trends on one page: the week in a sentence, the picture, fields and places beside what is usual, the coming week."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hoiam.desk.places import queries as places
from hoiam.desk.stories.words import FIELDS
from hoiam.desk.trends import queries, words
from hoiam.web.door import staff
from hoiam.web.screens.inbox.asking import may_sort
from hoiam.web.screens.trends.asked import WEEKS, Asked, asked
from hoiam.web.screens.trends.chart import chart
from hoiam.web.screens.trends.coming import coming
from hoiam.web.screens.trends.week import row, rows, striking


@staff
def show(request: HttpRequest) -> HttpResponse:
    """Show the trends of all, of one field or of one place."""
    wanted = asked(request)
    counted = queries.volume(request.office, *queries.span(wanted.asof))
    almanac = queries.almanac(request.office)
    names = places.names(list(counted.places))
    series = wanted.series(counted)
    by_field = rows(wanted, counted.fields, almanac, FIELDS, "linh-vuc")
    by_place = rows(wanted, counted.places, almanac, names, "dia-ban")
    week = (wanted.asof - timedelta(weeks=1), wanted.eve)
    context = {
        "now": request.seen_at,
        "place": "reports",
        "asked": wanted,
        "name": _name(wanted, names),
        "week": row(wanted, series, almanac, wanted.label or wanted.place, ""),
        "chart": chart(wanted, series, almanac),
        "fields": by_field,
        "places": by_place,
        "striking": striking([*by_field, *by_place]),
        "coming": coming(wanted, series, almanac),
        "weeks": WEEKS,
        "outlets": queries.outlets(request.office, max(week[0], counted.first), week[1]),
        "people": words.people(queries.hidden(counted.people.total(*week))),
        "events": queries.events(request.office)[:12],
        "may": may_sort(request),
    }
    return render(request, "trends/show.html", context)


def _name(wanted: Asked, names: dict[str, str]) -> object:
    if wanted.label is not None:
        return FIELDS[wanted.label]
    return names.get(wanted.place, "")
