"""Which new stories does the morning's list show, what is muted, and which filters does a person keep?"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

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


class Shelf(NamedTuple):
    """One filter: its stories, which who reads them narrows or copies first, and how they are counted."""

    stories: QuerySet[Story]
    counting: stories.Counting


def listed(office: Office, choice: str, today: date) -> QuerySet[Story]:
    """Return the stories of one filter as the list shows them; "muted" are the new ones that it leaves out."""
    return lists(office, today, (choice,))[choice].stories.all()


def lists(office: Office, today: date, choices: Iterable[str] = FILTERS) -> dict[str, Shelf]:
    """Return the stories of several filters; what is muted is asked once for all of them."""
    hidden, found = None, {}
    for choice in choices:
        if choice in (*MORNING, "muted"):
            hidden = _hidden(office, today) if hidden is None else hidden
            found[choice] = _shelf(office, choice, hidden)
        else:
            found[choice] = _shelf(office, choice, None)
    return found


def counts(office: Office, today: date) -> dict[str, int]:
    """Return how many stories each filter lists, by the query of the list; 1,001 stands for more than 1,000."""
    return stories.counted({choice: shelf.counting for choice, shelf in lists(office, today).items()})


def kept(office: Office, by: Actor) -> QuerySet[SavedFilter]:
    """Return a person's own filters and those shared in the office, by name."""
    return SavedFilter.objects.filter(Q(owner=by.key) | Q(shared=True), office=office).order_by("name", "id")


def kept_for(office: Office, by: Actor, number: int) -> SavedFilter:
    """Return one filter that a person may use; the single door. Raises SavedFilter.DoesNotExist."""
    return kept(office, by).select_related("office").get(pk=number)


Hidden = tuple[tuple[int, ...], tuple[int, ...]]  # muted stories, muted outlets


def _hidden(office: Office, today: date) -> Hidden:
    """Return what is muted: stories, and outlets that hide a story which nobody else tells."""
    rows = list(muted(office, today).order_by().values_list("story", "outlet"))
    return tuple(sorted(story for story, _ in rows if story)), tuple(sorted(outlet for _, outlet in rows if outlet))


@lru_cache(maxsize=64)  # each holds the muted stories that it was made for
def _shelf(office: Office, choice: str, hidden: Hidden | None) -> Shelf:
    """Return one filter. Put together and compiled once for the same mutes: on each look that took a tenth of it."""
    shelf = stories.inbox(office, "open" if choice == "muted" else choice)
    if hidden is not None:
        out = Q(pk__in=hidden[0]) | Q(only_outlet__in=hidden[1])
        shelf = shelf.filter(out) if choice == "muted" else shelf.exclude(out)
    return Shelf(shelf, stories.counting(shelf))
