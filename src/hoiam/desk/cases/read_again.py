"""Which articles are read again because a case stands on them?"""

from collections.abc import Iterable

from hoiam.desk.cases.models import Case
from hoiam.desk.cases.queries import OPEN
from hoiam.desk.sources.models import Source
from hoiam.desk.stories.models import StoryItem


def read_by_open_cases(sources: Iterable[Source]) -> set[int]:
    """Return the articles of these sources on which an open case of a living office stands."""
    live = {"state__in": OPEN, "office__frozen_at__isnull": True}
    own = Case.objects.filter(article__source__in=sources, **live).values_list("article", flat=True)
    told = StoryItem.objects.filter(
        hit__article__source__in=sources,
        story__cases__in=Case.objects.filter(story__isnull=False, **live),
    )
    return {*own, *told.values_list("hit__article", flat=True)}
