"""The door to one incoming paper: what citizens wrote opens to who handles it (guard-rail G9)."""

from django.http import HttpRequest

from hoiam.core.calendar.zone import localdate
from hoiam.desk.letters import queries
from hoiam.desk.papers import queries as papers
from hoiam.desk.papers.models import Paper


def paper_of(request: HttpRequest, year: int, arrival: int) -> Paper:
    """Return an incoming paper that this person may read. Raises DoesNotExist for one that only others handle."""
    on = localdate(request.seen_at)
    held = queries.open_to(papers.papers_of(request.office), request.office, request.actor, on)
    return held.get(year=year, arrival=arrival)
