"""What the pages that ask something about a story have in common: the doors, the way back, who may sort."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from hoiam.desk.stories import actions, queries
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.web.screens.ask import Ask


def story_of(request: HttpRequest, number: int) -> Story:
    """Return the story through its single door. Raises Story.DoesNotExist for a stranger's."""
    return queries.story_for(request.office, number)


def item_of(request: HttpRequest, story: int, number: int) -> StoryItem:
    """Return one piece of a story through its single door. Raises StoryItem.DoesNotExist for a stranger's."""
    return queries.item_for(request.office, story, number)


def address(number: int) -> str:
    """Return where the page of a story stands."""
    return reverse("story", args=[number])


def may_sort(request: HttpRequest) -> bool:
    """Say whether this person sorts stories here; nobody does in a frozen office."""
    return not request.office.frozen_at and bool(request.actor.roles & actions.SORTERS)


def about(story: Story, title: str, button: str, **more: Any) -> Ask:
    """Return the page that asks one thing about a story."""
    return Ask(title=title, button=button, back=address(story.pk), kicker=story.title, place="inbox", **more)
