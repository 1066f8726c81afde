"""What does a reader of an outlet see at one instant? Decides by the instant alone; knows neither HTML nor HTTP."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hoiam.sample.press.content import Item, Outlet

SHELF = timedelta(days=45)  # how long a piece stays in the listings; its own page stays


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece as it stood at the instant; `modified_at` is None while it is as first published."""

    item: Item
    modified_at: datetime | None

    @property
    def changed_at(self) -> datetime:
        """Return when these words came to stand."""
        return self.modified_at or self.item.published_at


def shown(item: Item, at: datetime) -> Shown | None:
    """Return the piece as it stood at `at`, None while it is not yet published. It may be gone: see `gone`."""
    if item.published_at > at:
        return None
    made = [edit for edit in item.edits if edit.at <= at]
    words = item
    for edit in made:
        title = words.title if edit.title is None else edit.title
        sapo = words.sapo if edit.sapo is None else edit.sapo
        body = words.body if edit.body is None else edit.body
        words = replace(words, title=title, sapo=sapo, body=body)
    return Shown(words, made[-1].at if made else None)


def gone(item: Item, at: datetime) -> bool:
    """Tell whether the outlet has taken the piece down by `at`."""
    return item.gone_at is not None and item.gone_at <= at


def listed(items: Iterable[Item], at: datetime) -> list[Shown]:
    """Return what the listings of an outlet show at `at`, newest first."""
    seen = [shown(item, at) for item in items if item.published_at > at - SHELF and not gone(item, at)]
    return sorted((one for one in seen if one), key=lambda one: (one.item.published_at, one.item.id), reverse=True)


def related(outlet: Outlet, item: Item, at: datetime) -> list[Shown]:
    """Return up to five other pieces for the side column."""
    return [one for one in listed(outlet.items, at) if one.item.id != item.id][:5]
