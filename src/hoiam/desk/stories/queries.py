"""What is in the inbox, and what does a story hold?"""

from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from hoiam.core.calendar.zone import localdate
from hoiam.desk.stories.models import Story, StoryItem, StoryState
from hoiam.desk.units.models import Office

LEVELS = ("urgent", "high", "normal")


def stories_of(office: Office) -> QuerySet[Story]:
    """Return an office's stories, newest first, without those merged away."""
    stories = Story.objects.filter(office=office, merged_into__isnull=True)
    return stories.annotate(n=Count("items")).order_by("-last_at", "-id")


def story_for(office: Office, number: int) -> Story:
    """Return one story of an office; the single door. Raises Story.DoesNotExist for a stranger's."""
    return stories_of(office).get(pk=number)


def inbox(office: Office, choice: str = "open") -> QuerySet[Story]:
    """Return the stories of one saved filter: open, urgent, unsure, positive, noted, irrelevant, case, all."""
    stories = stories_of(office)
    unsure = Q(items__hit__relevant__isnull=True)
    match choice:
        case "urgent":
            return stories.filter(state=StoryState.NEW, level="urgent")
        case "unsure":
            return stories.filter(unsure, state=StoryState.NEW).distinct()
        case "complaint" | "information":
            return stories.filter(state=StoryState.NEW, kind=choice)
        case "good":
            return stories.filter(Q(state=StoryState.POSITIVE) | Q(state=StoryState.NEW, kind="positive"))
        case "all":
            return stories
        case "open":
            return stories.filter(state=StoryState.NEW)
    return stories.filter(state=choice) if choice in StoryState.values else stories.none()


FILTERS = ("open", "urgent", "complaint", "unsure", "good", "case", "noted", "irrelevant", "all")


def counts(office: Office) -> dict[str, int]:
    """Return how many stories each saved filter holds: the same query that the list runs."""
    return {choice: inbox(office, choice).order_by().values("pk").distinct().count() for choice in FILTERS}


def items_of(story: Story) -> QuerySet[StoryItem]:
    """Return a story's items, oldest first, each with its article, outlet and labels."""
    items = StoryItem.objects.filter(story=story).select_related("hit__article__outlet", "reprint_of")
    return items.prefetch_related("labels").order_by("hit__article__published_at", "id")


def recent_items(office: Office, since: datetime) -> QuerySet[StoryItem]:
    """Return the items that a new piece is compared with: those of stories still moving after `since`."""
    items = StoryItem.objects.filter(story__office=office, story__last_at__gte=since)
    return items.select_related("story", "hit__article").order_by("hit__article__published_at", "id")


def in_period(office: Office, start: datetime, end: datetime) -> QuerySet[StoryItem]:
    """Return the items whose articles were published in [start, end), but for those sorted out as irrelevant."""
    items = StoryItem.objects.filter(
        story__office=office,
        hit__relevant=True,
        hit__article__published_at__gte=start,
        hit__article__published_at__lt=end,
    )
    items = items.exclude(story__state=StoryState.IRRELEVANT).select_related("story", "hit__article__outlet")
    return items.prefetch_related("labels").order_by("hit__article__published_at", "id")


def good_in(office: Office, start: datetime, end: datetime) -> QuerySet[Story]:
    """Return the good stories that began in [start, end): called so by a person, or proposed by the machine."""
    return inbox(office, "good").filter(first_at__gte=start, first_at__lt=end).order_by("-first_at", "-id")


def told_in(office: Office, start: datetime, end: datetime) -> QuerySet[Story]:
    """Return all stories that began in [start, end) but those sorted out as irrelevant."""
    told = stories_of(office).filter(first_at__gte=start, first_at__lt=end)
    return told.exclude(state=StoryState.IRRELEVANT)


def good_months(office: Office) -> list[tuple[date, int]]:
    """Return the months in which good stories began, newest first, each with how many."""
    months: dict[date, int] = {}
    for moment in inbox(office, "good").order_by("-first_at").values_list("first_at", flat=True):
        month = localdate(moment).replace(day=1)
        months[month] = months.get(month, 0) + 1
    return list(months.items())
