"""Remind a unit of a task, or of a paper to be read, with one click."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hoiam.desk.directives import actions, queries, readings
from hoiam.web.door import done, staff


@require_POST
@staff
def remind(request: HttpRequest, number: int) -> HttpResponse:
    """Remind, by those who follow tasks; at most once a day."""
    bond = queries.bond_for(request.office, number)
    return done(
        request,
        lambda: actions.remind(bond=bond, by=request.actor, now=request.now),
        to=reverse("tasks_late"),
        said=_("Đã nhắc %(unit)s.") % {"unit": bond.unit.short_name},
    )


@require_POST
@staff
def remind_reader(request: HttpRequest, number: int) -> HttpResponse:
    """Remind a unit that has yet to read and understand a dispatch."""
    row = readings.reading_for(request.office, number)
    return done(
        request,
        lambda: actions.remind_reader(row=row, by=request.actor, now=request.now),
        to=reverse("tasks_late"),
        said=_("Đã nhắc %(unit)s.") % {"unit": row.unit.short_name},
    )
