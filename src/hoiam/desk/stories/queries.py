"""What is in the inbox, and what does a story hold?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from hoiam.core.calendar.zone import localdate
from hoiam.core.group.retold import Told, retold, sampled_alike
from hoiam.core.text.question import question
from hoiam.desk.stories import search
from hoiam.desk.stories.models import Story, StoryItem, StoryState
from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Hit


def stories_of(office: Office) -> QuerySet[Story]:
    """Return an office's stories, newest first, without those merged away."""
    return Story.objects.filter(office=office, merged_into__isnull=True).order_by("-last_at", "-id")


def story_for(office: Office, number: int) -> Story:
    """Return one story of an office; the single door. Raises Story.DoesNotExist for a stranger's."""
    return stories_of(office).get(pk=number)


def stories_with(hits: Iterable[Hit]) -> QuerySet[Story]:
    """Return the stories in which these hits stand."""
    return Story.objects.filter(pk__in=StoryItem.objects.filter(hit__in=list(hits)).values("story"))


def inbox(office: Office, choice: str = "open") -> QuerySet[Story]:
    """Return the stories of one saved filter: open, urgent, unsure, positive, noted, irrelevant, case, all."""
    stories = stories_of(office)
    match choice:
        case "urgent":
            return stories.filter(state=StoryState.NEW, rank=0)
        case "unsure":
            return stories.filter(state=StoryState.NEW, unsure=True)
        case "complaint" | "information":
            return stories.filter(state=StoryState.NEW, kind=choice)
        case "good":
            return stories.filter(good=True)
        case "all":
            return stories
        case "open":
            return stories.filter(state=StoryState.NEW)
    return stories.filter(state=choice) if choice in StoryState.values else stories.none()


FILTERS = ("open", "urgent", "complaint", "unsure", "good", "case", "noted", "irrelevant", "all")


Key = TypeVar("Key")
MOST = 1000  # counted; more than that are "hơn 1.000", so that no list is counted to its end on each look


def counts(office: Office) -> dict[str, int]:
    """Return how many stories each filter holds, by the query that its list runs; 1,001 stands for more than 1,000."""
    return counted({choice: inbox(office, choice) for choice in FILTERS})


def bounded(stories: QuerySet[Story], most: int = MOST) -> int:
    """Return how many there are; one more than `most` where there are more than that."""
    return counted({0: stories}, most)[0]


class Counting(NamedTuple):
    """The statement that counts a list, by the query of the list itself; "" where nothing can be in it."""

    sql: str
    values: tuple[Any, ...] = ()


def counting(stories: QuerySet[Story], most: int = MOST) -> Counting:
    """Return how a list is counted, as far as one more than `most`."""
    try:
        sql, given = stories.order_by().values("pk")[: most + 1].query.sql_with_params()
    except EmptyResultSet:  # Django knows that nothing can be in it
        return Counting("")
    return Counting(f"(SELECT COUNT(*) FROM ({sql}) AS listed)", tuple(given))  # noqa: S608 - Django's, values apart


def counted(lists: Mapping[Key, QuerySet[Story] | Counting], most: int = MOST) -> dict[Key, int]:
    """Return how many stories each list holds, by the query of the list itself, all in one statement.

    One more than `most` where there are more than that.
    """
    told = dict.fromkeys(lists, 0)
    asked = {key: one if isinstance(one, Counting) else counting(one, most) for key, one in lists.items()}
    asked = {key: one for key, one in asked.items() if one.sql}
    if asked:
        values = [value for one in asked.values() for value in one.values]
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {', '.join(one.sql for one in asked.values())}", values)
            told |= dict(zip(asked, cursor.fetchone(), strict=True))
    return told


ORDERS = {
    "urgent": ("rank", "-last_at", "-id"),
    "recent": ("-last_at", "-id"),
    "many": ("-pieces", "-last_at", "-id"),
}
SORTS = tuple(ORDERS)
RANKED = 5000  # only the newest are put into another order than that of time (DESIGN §7)
HITS_SINCE = 4 * RANKED  # hits since the first of a short list, among which its oldest article is looked for
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def ordered(stories: QuerySet[Story], how: str) -> QuerySet[Story]:
    """Return stories urgent first then new ("urgent"), newest first, or those of most pieces first ("many").

    Only the newest 5,000 are put into another order than that of time; what is older stands under "recent".
    """
    if how != "recent":
        oldest = stories.order_by("-last_at", "-id").values_list("last_at", flat=True)[RANKED - 1 : RANKED]
        for last_at in oldest:  # none where there are fewer
            stories = stories.filter(last_at__gte=last_at)
    return stories.order_by(*ORDERS[how])


def place(story: Story, how: str) -> tuple[int, ...]:
    """Return where a story stands in an order: whole numbers, a time as microseconds since 1970."""
    values = [getattr(story, field.lstrip("-")) for field in ORDERS[how]]
    return tuple(_micros(value) if isinstance(value, datetime) else value for value in values)


def beyond(stories: QuerySet[Story], how: str, place: tuple[int, ...], *, back: bool = False) -> QuerySet[Story]:
    """Return of an ordered list what stands after a place, or, nearest first, what stands before it (`back`).

    A list is paged by places and not by counted rows: what arrives or is sorted meanwhile shifts no row of the next
    page, and a late page costs what the first one does. Raises OverflowError for a time out of this world.
    """
    found, same, bound = Q(), Q(), Q()
    for field, number in zip(ORDERS[how], place, strict=True):
        name = field.lstrip("-")
        value = EPOCH + timedelta(microseconds=number) if name == "last_at" else number
        step = "lt" if field.startswith("-") != back else "gt"
        bound = bound or Q(**{f"{name}__{step}e": value})  # what an index can begin at
        found |= same & Q(**{f"{name}__{step}": value})
        same &= Q(**{name: value})
    stories = stories.filter(bound, found)
    return stories.reverse() if back else stories


def _micros(at: datetime) -> int:
    return (at - EPOCH) // timedelta(microseconds=1)


def found(stories: QuerySet[Story], office: Office, words: str) -> QuerySet[Story]:
    """Return those of an office's stories of which one of the newest 5,000 pieces that match is found by the words."""
    asked = question(words)
    oldest = _oldest_piece(stories) if asked.wanted else None
    return stories.none() if oldest is None else stories.filter(pk__in=search.among(office, asked, oldest))


def _oldest_piece(stories: QuerySet[Story]) -> int | None:
    """Return a number below which no article of these stories stands; None where they have none.

    What is new in the morning stands in the newest articles: its words need not be looked for in all that came before.
    0 where the list is long or reaches far back, and looking for the number would cost more than it saves.
    """
    pieces = StoryItem.objects.filter(story__in=stories.order_by().values("pk")[: RANKED + 1])
    held = pieces.aggregate(first=Min("hit"), stories=Count("story", distinct=True))
    if held["first"] is None:
        return None
    if held["stories"] > RANKED:
        return 0
    after = Hit.objects.filter(pk__gte=held["first"])  # theirs among others
    since = after.order_by("pk").values("article")[: HITS_SINCE + 1]
    told = since.aggregate(oldest=Min("article"), hits=Count("*"))
    return told["oldest"] if told["hits"] <= HITS_SINCE else 0


UNREAD = ("features", "reasons", "hit__mentions", "hit__article__folded", "hit__article__reasons")  # by the lists


def items_of_all(stories: Iterable[Story]) -> dict[int, list[StoryItem]]:
    """Return the items of many stories, as `items_of` returns those of one."""
    items = StoryItem.objects.filter(story__in=[story.pk for story in stories])
    items = items.select_related("hit__article__outlet").prefetch_related("labels").defer(*UNREAD)
    held: dict[int, list[StoryItem]] = {}
    for item in items.order_by("hit__article__published_at", "id"):
        held.setdefault(item.story_id, []).append(item)
    return held


def item_for(office: Office, story: int, number: int) -> StoryItem:
    """Return one item of a story; the single door. Raises StoryItem.DoesNotExist for a stranger's."""
    items = StoryItem.objects.filter(story__office=office, story=story).select_related("hit__article__outlet")
    return items.select_related("story__office").prefetch_related("labels").get(pk=number)


def newest_item(office: Office) -> int:
    """Return the number of the item that came last, 0 before the first.

    Walks the items from the newest: a join to the office's stories would sort all of them for this one number.
    """
    theirs = Story.objects.filter(pk=OuterRef("story"), office=office)
    last = StoryItem.objects.filter(Exists(theirs)).order_by("-id")
    return last.values_list("pk", flat=True).first() or 0


def came_after(office: Office, number: int) -> int:
    """Return how many pieces came after that item; walks them, as `newest_item` does."""
    theirs = Story.objects.filter(pk=OuterRef("story"), office=office)
    return StoryItem.objects.filter(Exists(theirs), pk__gt=number).count()


def moved_to(office: Office, number: int) -> int | None:
    """Return the story that one merged away points to, at the end of the chain; None for one that was not."""
    seen: set[int] = set()
    at = Story.objects.filter(office=office, pk=number).first()
    while at and at.merged_into_id and at.pk not in seen:
        seen.add(at.pk)
        at = at.merged_into
    return at.pk if at and seen else None


def merged_away(office: Office, number: int) -> Story:
    """Return a story that was merged into another. Raises Story.DoesNotExist for any other and for a stranger's."""
    return Story.objects.select_related("merged_into", "office").get(
        office=office, pk=number, merged_into__isnull=False
    )


def merged_into(story: Story) -> QuerySet[Story]:
    """Return the stories whose pieces were put into this one and may go back, newest first."""
    return Story.objects.filter(merged_into=story).exclude(held={}).order_by("-last_at", "-id")


NEARLY = 0.2  # of the score of a story that a new one did not join, from which the two are shown as related


def related(story: Story) -> list[Story]:
    """Return the stories that this one nearly joined, or that nearly joined it: earlier cases of such a matter."""
    keys: set[str] = set()
    for row in (row for item in story.items.all() for row in item.reasons):
        if row["code"] == "group.new" and row["facts"].get("score", 0) >= NEARLY:
            keys.add(str(row["facts"].get("nearest", "")))
    found = (
        stories_of(story.office)
        .filter(pk__in=[int(key) for key in keys if key.isdecimal() and len(key) < 16])
        .exclude(pk=story.pk)
    )
    return list(found[:5])


def bridges(story: Story) -> list[tuple[Story, StoryItem]]:
    """Return the stories that may be one with this one, each with the piece that fits both; surest first.

    Nothing is merged for that: a person looks, and merges them or keeps them apart. What was sorted out as irrelevant
    or kept apart is not among them.
    """
    both = StoryItem.objects.filter(Q(story=story) | Q(also=story), also__isnull=False)
    apart = set(story.apart.values_list("pk", flat=True))
    found: dict[int, tuple[Story, StoryItem]] = {}
    for item in both.select_related("story", "also", "hit__article").defer("features").order_by("-score", "id"):
        other = item.also if item.story_id == story.pk else item.story
        if other and _stands(story) and _stands(other) and other.pk not in apart | {story.pk}:
            found.setdefault(other.pk, (other, item))
    return list(found.values())


def _stands(story: Story) -> bool:
    """Say whether a story is still one of its own and no person called it irrelevant.

    Asked of the few rows that were found: as a condition it made SQLite begin at all stories that are not merged.
    """
    return story.merged_into_id is None and story.state != StoryState.IRRELEVANT


def items_of(story: Story) -> QuerySet[StoryItem]:
    """Return a story's items, oldest first, each with its article, outlet and labels."""
    items = StoryItem.objects.filter(story=story).select_related("hit__article__outlet", "reprint_of")
    return items.prefetch_related("labels").order_by("hit__article__published_at", "id")


@dataclass(frozen=True, slots=True)
class Source:
    """Where words of a piece stood first: an earlier piece, and the share, 0 to 1, that was taken from it."""

    item: StoryItem
    share: float


def sources_of(items: Sequence[StoryItem]) -> dict[int, list[Source]]:
    """Return for each piece of a story (by its key) what it took from which earlier ones, most first."""
    by_key = {str(item.pk): item for item in items}
    prints = sampled_alike(item.features for item in by_key.values())
    pieces = [
        Told(key, item.hit.article.published_at, found)
        for (key, item), found in zip(by_key.items(), prints, strict=True)
    ]
    taken = retold(pieces)
    sources = {by_key[key].pk: [Source(by_key[one.of], one.share) for one in found] for key, found in taken.items()}
    for item in items:  # what was placed before fingerprints were kept says whose reprint it is, and how surely
        original = by_key.get(str(item.reprint_of_id))
        if original and not item.features.get("prints"):
            sources[item.pk] = [Source(original, item.score)]
    return sources


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


def verdicts(office: Office, articles: Iterable[int]) -> dict[int, bool]:
    """Return what people said of articles: True where their story was taken up, False where it was sorted out.

    A person's word on the place of the article itself counts like that; what nobody has sorted yet is left out.
    """
    items = StoryItem.objects.filter(story__office=office, hit__article__in=list(articles))
    told: dict[int, bool] = {}
    for item in items.select_related("story", "hit"):
        decided = bool(item.hit.decided_by)
        if item.story.state == StoryState.IRRELEVANT or (decided and item.hit.relevant is False):
            told[item.hit.article_id] = False
        elif item.story.state != StoryState.NEW or decided:
            told[item.hit.article_id] = True
    return told
