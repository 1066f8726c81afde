"""Where did a matter come from, and when did the office find it?"""

from datetime import datetime

from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case
from hoiam.desk.papers.models import Speaker
from hoiam.desk.sources.models import OutletKind


def discovered(case: Case) -> datetime | None:
    """Return when the office found what only stood on a social network or a page of people; None for all else.

    What the press printed as well is the press's matter, with the terms of such a one.
    """
    kinds = {outlet.kind for outlet in queries.outlets_of(case)}
    by_people = OutletKind.PUBLIC_PAGE in kinds or (
        case.entry is not None and case.entry.speaker == Speaker.PUBLIC_PAGE
    )
    if not by_people or queries.raised(case).asked or OutletKind.PRESS in kinds:
        return None
    seen = [case.article.first_seen_at] if case.article else []
    seen += [case.entry.entered_at] if case.entry else []
    if case.story:
        seen += case.story.items.values_list("hit__article__first_seen_at", flat=True)
    return min(seen, default=None)
