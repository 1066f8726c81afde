"""What the press said: outlets, articles, and how one office sees them, in stories of one to six pieces.

The newest 4,000 pieces make 2,000 stories that nobody has sorted yet; the rest was sorted.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Any

from django.db import connection, transaction

from bench.house import copies, files, rows
from bench.house.words import BATCH, TITLE, Text, texts
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import index
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.places.models import PlaceRow
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources.models import Outlet, Source
from hoiam.desk.stories.models import Label, Story, StoryItem
from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Hit
from tests import people

NOW = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
EVERY = timedelta(minutes=1)
NEW = 4000  # pieces of stories that nobody has sorted
SIZES = (1, 1, 1, 2, 1, 3, 1, 1, 6, 3)  # pieces of a story; their sum divides BATCH
OUTLETS, PLACES = 40, 12
FIELDS = ("land", "environment", "transport", "education", "health", "agriculture", "")
KINDS = ("complaint", "information", "information", "positive", "complaint", "information", "")
LEVELS = (*["normal"] * 40, *["high"] * 8, "urgent", "urgent")
SORTED = (*["noted"] * 6, *["irrelevant"] * 3, "positive")
WHO = {"by": MACHINE, "now": NOW}


def build(count: int, cases: int) -> Office:
    """Fill an empty, migrated database with `count` articles, and with cases."""
    house = people.settle()
    rows.quick()
    outlets = [
        sources.put_outlet(key=f"bench-{n}", name=f"Báo thử {n}", kind="official", legal_basis="Đo", **WHO)
        for n in range(OUTLETS)
    ]
    for outlet in outlets:
        sources.put_source(outlet=outlet, kind="rss", url=f"https://bao.example/{outlet.key}/rss", **WHO)
    rows.insert(PlaceRow(type_word="xã"), [{"key": f"xa-{n}", "name": f"Thử {n}"} for n in range(PLACES)])
    written = min(count, copies.BASE) if connection.vendor == "postgresql" else count
    writer = _Writer(house.office, outlets, written)
    for number, batch in enumerate(texts(written)):
        writer.write(1 + number * BATCH, batch)
    files.build(house, cases, NOW)
    if count > written:
        copies.multiply(count // written)
    rows.ended(Article, Version, Hit, Story, StoryItem, Label, Outlet, Source, *files.TABLES)
    return house.office


class _Writer:
    """Writes batches of articles; no story reaches from one batch into the next."""

    def __init__(self, office: Office, outlets: Sequence[Outlet], count: int) -> None:
        self.office, self.outlets, self.count = office, [outlet.pk for outlet in outlets], count
        self.sizes, self.story, self.left = cycle(SIZES), 0, 0
        self.open: dict[str, Any] = {}

    @transaction.atomic
    def write(self, first: int, batch: Sequence[Text]) -> None:
        made: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("article", "version", "hit", "story", "item", "label")
        }
        for number, text in enumerate(batch, first):
            at = NOW - EVERY * (self.count - number)
            self._article(number, text, at, made)
            self._story(number, text, at, made)
        _insert(self.office, made)
        said = Version(title=batch[0].title, text=batch[0].text, sapo="")
        assert index.said(said) == batch[0].said, "the index holds other words than the house writes"
        rows.index([(number, text.said) for number, text in enumerate(batch, first)])

    def _article(self, number: int, text: Text, at: datetime, made: dict[str, list[dict[str, Any]]]) -> None:
        outlet = self.outlets[number * 7 % len(self.outlets)]
        about = {"url": f"https://bao.example/{number}", "outlet_id": outlet, "title": text.title}
        times = {"published_at": at, "first_seen_at": at, "last_seen_at": at}
        made["article"].append({"id": number, "excerpt": text.text[:300], "folded": text.folded, **about, **times})
        made["version"].append({"article_id": number, "title": text.title, "text": text.text, "seen_at": at})

    def _story(self, number: int, text: Text, at: datetime, made: dict[str, list[dict[str, Any]]]) -> None:
        if not self.left:
            self.story, self.left = self.story + 1, next(self.sizes)
            self.open = self._opened(text, at, new=number > self.count - NEW)
            made["story"].append(self.open)
        self.left -= 1
        story = self.open
        places = _places(number)
        story["last_at"], story["places"] = at, sorted({*story["places"], *places})
        unsure = story["state"] == "new" and self.story % 20 == 0
        word = text.title.split()[0]
        made["hit"].append(
            {
                "id": number,
                "article_id": number,
                "relevant": None if unsure else True,
                "places": places,
                "mentions": [{"field": "title", "start": 0, "end": len(word), "surface": word, "place": places[0]}]
                if places
                else [],
                "reasons": [{"code": "match.place", "facts": {"words": word, "points": 5}}],
                "matched_at": at,
            }
        )
        made["item"].append(
            {
                "id": number,
                "story_id": self.story,
                "hit_id": number,
                "reasons": [{"code": "group.words", "facts": {"words": text.folded.split()[:2]}}],
                "placed_at": at,
            }
        )
        told = [{"code": "label.words", "facts": {"words": text.text.split()[:2]}}]
        values = {"field": story["field"], "kind": story["kind"], "urgency": story["level"], "tone": "0"}
        for name, value in values.items():
            made["label"].append({"item_id": number, "name": name, "value": value, "reasons": told, "set_at": at})

    def _opened(self, text: Text, at: datetime, new: bool) -> dict[str, Any]:
        number = self.story
        return {
            "id": number,
            "title": text.title,
            "first_at": at,
            "last_at": at,
            "opened_at": at,
            "places": [],
            "state": "new" if new else SORTED[number % len(SORTED)],
            "field": FIELDS[number % len(FIELDS)],
            "kind": KINDS[number // 7 % len(KINDS)],
            "level": LEVELS[number % len(LEVELS)],
            "reasons": [{"code": "label.words", "facts": {"words": text.text.split()[:TITLE][:2]}}],
            "sorted_by": "" if new else "chuyen-vien-trung-tam",
            "sorted_at": None if new else at,
        }


def _places(number: int) -> list[str]:
    """Return no place, one or two: the district alone is named in a tenth of the pieces."""
    if number % 10 == 0:
        return []
    first = number * 5 % PLACES
    return [f"xa-{n}" for n in sorted({first, (first + 1) % PLACES} if number % 10 == 5 else {first})]


def _insert(office: Office, made: dict[str, list[dict[str, Any]]]) -> None:
    firsts = {
        "article": Article(outlet_id=1, published_at=NOW, first_seen_at=NOW, last_seen_at=NOW, language="vi"),
        "version": Version(number=1, sha256="0" * 64, sapo=""),
        "hit": Hit(office=office, score=10),
        "story": Story(office=office, grouping="v1"),
        "item": StoryItem(placed_by=MACHINE.key, score=1.0),
        "label": Label(confidence=0.9, set_by=MACHINE.key),
    }
    for name, first in firsts.items():
        rows.insert(first, made.get(name, ()))
