"""Which new stories does the morning's list show, what is muted, and which filters does a person keep?"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from hoiam.core.values.actor import Actor
from hoiam.desk.inbox.models import Mute, SavedFilter
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories.models import Story
from hoiam.desk.units.models import Office

MORNING = ("open", "urgent", "complaint", "unsure")  # what is muted is left out of these and of nothing else
FILTERS = (*stories.FILTERS, "muted")


def muted(office: Office, today: date) -> QuerySet[Mute]:
    """Return what is muted today, newest first."""
    running = Mute.objects.filter(Q(until__isnull=True) | Q(until__gt=today), office=office, lifted_at__isnull=True)
    return running.select_related("story", "outlet").order_by("-muted_at", "-id")


def mute_for(office: Office, number: int) -> Mute:
    """Return one mute of an office; the single door. Raises Mute.DoesNotExist for a stranger's."""
    return Mute.objects.select_related("office", "story", "outlet").get(office=office, pk=number)


def listed(office: Office, choice: str, today: date) -> QuerySet[Story]:
    """Return the stories of one filter as the list shows them; "muted" are the new ones that it leaves out."""
    return lists(office, today, (choice,))[choice]


def lists(office: Office, today: date, choices: Iterable[str] = FILTERS) -> dict[str, QuerySet[Story]]:
    """Return the stories of several filters; what is muted is asked once for all of them."""
    hidden, found = None, {}
    for choice in choices:
        if choice not in (*MORNING, "muted"):
            found[choice] = stories.inbox(office, choice)
            continue
        hidden = _hidden(office, today) if hidden is None else hidden
        shelf = stories.inbox(office, "open" if choice == "muted" else choice)
        found[choice] = shelf.filter(hidden) if choice == "muted" else shelf.exclude(hidden)
    return found


def counts(office: Office, today: date) -> dict[str, int]:
    """Return how many stories each filter lists, by the query of the list; 1,001 stands for more than 1,000."""
    return stories.counted(lists(office, today))


def kept(office: Office, by: Actor) -> QuerySet[SavedFilter]:
    """Return a person's own filters and those shared in the office, by name."""
    return SavedFilter.objects.filter(Q(owner=by.key) | Q(shared=True), office=office).order_by("name", "id")


def kept_for(office: Office, by: Actor, number: int) -> SavedFilter:
    """Return one filter that a person may use; the single door. Raises SavedFilter.DoesNotExist."""
    return kept(office, by).select_related("office").get(pk=number)


def _hidden(office: Office, today: date) -> Q:
    """Return what hides a story: it is muted, or only a muted outlet tells it."""
    rows = list(muted(office, today).order_by().values_list("story", "outlet"))
    stories, outlets = [story for story, _ in rows if story], [outlet for _, outlet in rows if outlet]
    return Q(pk__in=stories) | Q(only_outlet__in=outlets)
