"""A house with very many articles, the same for each run: invented syllables, frequent as Zipf has it."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import numpy as np
from django.db import connection, models, transaction

from hoiam.core.text.fold import fold
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import index
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.cases.models import Case
from hoiam.desk.sources import actions as sources
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Hit
from tests import people

NOW = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
WORDS = 80  # of a text
BATCH = 5000
_ONSETS = "b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x"
_RHYMES = (
    "a an ang anh ao ay am ă ăn ăng â ân âng ây e en eo ê ên êu i in inh iên "
    "o on ong oi ô ôn ông ơ ơn u un ung ư ưng ươn ương"
)
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


def vocabulary(seed: int = 7) -> list[str]:
    """Return some 5,800 syllables in the order of their frequency."""
    made = []
    for onset, rhyme, tone in product(_ONSETS.split(), _RHYMES.split(), TONES):
        vowel = next(n for n, letter in enumerate(rhyme) if letter in "aăâeêioôơuư")
        made.append(unicodedata.normalize("NFC", f"{onset}{rhyme[: vowel + 1]}{tone}{rhyme[vowel + 1 :]}"))
    made = list(dict.fromkeys(made))
    np.random.default_rng(seed).shuffle(made)
    return made


def texts(count: int) -> Iterator[list[str]]:
    """Return the words of each article."""
    words, drawn = np.array(vocabulary(), dtype=object), np.random.default_rng(11)
    weights = 1 / np.arange(1, len(words) + 1)
    weights /= weights.sum()
    for start in range(0, count, BATCH):
        size = min(BATCH, count - start)
        for row in drawn.choice(words, size=(size, WORDS), p=weights):
            yield list(row)


def insert(model: type[models.Model], first: models.Model, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that differ from `first` in the columns they name."""
    fields = [field for field in model._meta.concrete_fields if field.attname != "id" or "id" in rows[0]]
    fixed = {f.attname: f.get_db_prep_save(getattr(first, f.attname), connection) for f in fields if f.attname != "id"}
    of = {field.attname: field for field in fields}
    names = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    values = [[of[n].get_db_prep_save(row[n], connection) if n in row else fixed[n] for n in of] for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {model._meta.db_table} ({names}) VALUES ({marks})", values)


def build(count: int, cases: int = 10_000) -> Office:
    """Fill an empty, migrated database with `count` articles in half as many stories, and with cases."""
    office = people.settle().office
    made = [sources.put_outlet(key=f"bench-{n}", name=f"Báo thử {n}", legal_basis="Đo", **_who()) for n in range(40)]
    numbers = iter(range(1, count + 1))
    batch: list[tuple[int, list[str]]] = []
    for words in texts(count):
        batch.append((next(numbers), words))
        if len(batch) == BATCH:
            _write(office, [outlet.pk for outlet in made], batch, count)
            batch = []
    if batch:
        _write(office, [outlet.pk for outlet in made], batch, count)
    _cases(office, min(cases, count // 4))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return office


def _who() -> dict[str, Any]:
    return {"by": MACHINE, "now": NOW}


@transaction.atomic
def _write(office: Office, outlets: Sequence[int], batch: Sequence[tuple[int, list[str]]], count: int) -> None:
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in ("article", "version", "hit", "story", "item")}
    for number, words in batch:
        at = NOW - timedelta(minutes=count - number)
        title, text = " ".join(words[:12]).capitalize(), " ".join(words)
        story = (number + 1) // 2
        rows["article"].append(
            {
                "id": number,
                "url": f"https://bao.example/{number}",
                "outlet_id": outlets[number % len(outlets)],
                "title": title,
                "excerpt": text[:300],
                "published_at": at,
                "folded": fold(text),
            }
        )
        rows["version"].append({"article_id": number, "title": title, "text": text, "seen_at": at})
        rows["hit"].append({"id": number, "article_id": number})
        if number % 2:
            new = number > count - 4000
            rows["story"].append(
                {
                    "id": story,
                    "title": title,
                    "first_at": at,
                    "last_at": at,
                    "opened_at": at,
                    "state": "new" if new else ("noted", "irrelevant", "positive")[story % 3],
                    "field": ("land", "health", "education", "")[story % 4],
                    "level": "urgent" if story % 50 == 0 else "normal",
                    "sorted_by": "" if new else "may",
                    "sorted_at": None if new else at,
                }
            )
        rows["item"].append({"id": number, "story_id": story, "hit_id": number, "placed_at": at})
    pairs = (
        (Article, "article", Article(outlet_id=1, published_at=NOW, first_seen_at=NOW, last_seen_at=NOW)),
        (Version, "version", Version(number=1, sha256="0" * 64, sapo="")),
        (Hit, "hit", Hit(office=office, relevant=True, score=10)),
        (Story, "story", Story(office=office, grouping="v1", sorted_by="", sorted_at=None)),
        (StoryItem, "item", StoryItem(placed_by="may")),
    )
    for model, name, first in pairs:
        for field in model._meta.concrete_fields:
            if isinstance(field, models.DateTimeField) and getattr(first, field.attname) is None and not field.null:
                setattr(first, field.attname, NOW)
        if not rows[name]:
            continue
        named = list(dict.fromkeys(key for row in rows[name] for key in row))
        whole = [{key: row.get(key, getattr(first, key, None)) for key in named} for row in rows[name]]
        insert(model, first, whole)
    index.put_many(
        Version(article_id=row["article_id"], title=row["title"], text=row["text"]) for row in rows["version"]
    )


def _cases(office: Office, count: int) -> None:
    first = Case(office=office, year=2026, opened_at=NOW, opened_by="may", state="new")
    for field in Case._meta.concrete_fields:
        if getattr(first, field.attname) is None and not field.null and isinstance(field, models.DateTimeField):
            setattr(first, field.attname, NOW)
    words = vocabulary()
    rows = [
        {"serial": n + 1, "title": " ".join(words[(n * k) % len(words)] for k in range(1, 9)), "opened_at": NOW}
        for n in range(count)
    ]
    for start in range(0, len(rows), BATCH):
        with transaction.atomic():
            insert(Case, first, rows[start : start + BATCH])
