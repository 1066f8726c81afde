"""Put articles into stories and label them (the machine's half); sort, merge, split (people decide: audited)."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from hoiam.core.errors import Refused
from hoiam.core.values import article as values
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.stories.models import Label, Story, StoryItem, StoryState
from hoiam.desk.units import queries as units
from hoiam.desk.watch import actions as watch
from hoiam.desk.watch.models import Hit

SORTERS = frozenset({Role.TRUNG_TAM, Role.PHONG_VHTT, Role.VAN_PHONG})
TAUGHT = frozenset({"field", "kind", "tone"})  # what corrections teach the office's machine (desk/lessons)
SOON = timedelta(minutes=1)  # in which further corrections join the same lesson
TAKEN = (StoryState.CASE, StoryState.POSITIVE, StoryState.NOTED)  # who puts a story there says that it is ours
ORDER = {"urgent": 0, "high": 1, "normal": 2, "": 3}


@transaction.atomic
def place(
    *, hit: Hit, placement: values.Placement, features: dict[str, Any], grouping: str, by: Actor, now: datetime
) -> StoryItem:
    """Put a hit into the story that grouping chose, or open a new one. Placing it again changes nothing."""
    item = StoryItem.objects.filter(hit=hit).first()
    if item:
        item.features = features
        item.save(update_fields=["features"])
        return item
    published = hit.article.published_at
    story = Story.objects.select_for_update().filter(pk=placement.story).first() if placement.story else None
    if story is None:
        story = Story(office=hit.office, title=hit.article.title, grouping=grouping, opened_at=now)
        story.first_at = story.last_at = published
        story.save()
    elif placement.reprint_of is None:
        _reopen(story, published, by, now)
    original = StoryItem.objects.filter(hit__article_id=placement.reprint_of, story=story).first()
    others = Story.objects.filter(pk=placement.also, office=hit.office) if placement.also else Story.objects.none()
    return StoryItem.objects.create(
        story=story,
        hit=hit,
        also=others.exclude(apart=story).first(),
        features=features,
        reasons=[reason.as_json() for reason in placement.reasons],
        score=placement.score,
        reprint_of=original if placement.reprint_of else None,
        placed_at=now,
        placed_by=by.key,
    )


def _reopen(story: Story, published: datetime, by: Actor, now: datetime) -> None:
    """Bring a story that was read back into the inbox when something new is told; what is irrelevant stays so."""
    if story.state not in (StoryState.NOTED, StoryState.POSITIVE) or not story.sorted_at or published < story.sorted_at:
        return
    before, story.state = story.state, StoryState.NEW
    story.sorted_by, story.sorted_at, story.reopened_at = "", None, now
    story.save(update_fields=["state", "sorted_by", "sorted_at", "reopened_at"])
    _line(story, "story.reopen", by, now, before=before)


@transaction.atomic
def label(*, item: StoryItem, labels: Sequence[values.Label], by: Actor, now: datetime) -> None:
    """Keep the machine's labels of an item; a label that a person set stays."""
    for given in labels:
        kept = Label.objects.filter(item=item, name=given.name).first()
        if kept and kept.set_by != by.key:
            continue
        kept = kept or Label(item=item, name=given.name)
        kept.value, kept.confidence = given.value, given.confidence
        kept.reasons = [reason.as_json() for reason in given.reasons]
        kept.set_by, kept.set_at = by.key, now
        kept.save()


@transaction.atomic
def sum_up(*, story: Story, level: str, reasons: Sequence[dict[str, Any]], by: Actor, now: datetime) -> None:
    """Bring a story's summary up to its items: times, places, title of the first piece, field, kind, level, counts."""
    items = list(
        StoryItem.objects.filter(story=story)
        .select_related("hit__article")
        .defer("features", "reasons", "hit__reasons", "hit__mentions", "hit__article__folded", "hit__article__reasons")
        .prefetch_related("labels")
        .order_by("hit__article__published_at", "id")
    )
    if not items:
        return
    first = items[0].hit.article
    story.title, story.first_at = first.title, first.published_at
    story.last_at = items[-1].hit.article.published_at
    story.places = sorted({key for item in items for key in item.hit.places})
    story.field, story.kind = _chosen(items, "field"), _chosen(items, "kind")
    story.level, story.reasons = level, list(reasons)
    outlets = {item.hit.article.outlet_id for item in items}
    story.pieces, story.only_outlet_id = len(items), outlets.pop() if len(outlets) == 1 else None
    story.unsure = any(item.hit.relevant is None for item in items)
    story.save()


def _chosen(items: Sequence[StoryItem], name: str) -> str:
    """Return the value that the labels of one name carry with the most confidence; a complaint outweighs the rest."""
    weights: dict[str, float] = {}
    for item in items:
        for given in item.labels.all():
            if given.name == name and given.value:
                weights[given.value] = weights.get(given.value, 0) + given.confidence
    if name == "kind" and weights.get("complaint", 0) >= 0.5:
        return "complaint"
    return max(weights, key=lambda value: (weights[value], value)) if weights else ""


@transaction.atomic
def sort(*, story: Story, state: str, reason: str, by: Actor, now: datetime, seen_at: datetime | None = None) -> None:
    """Let a person say what a story is: positive, noted, irrelevant, or new again (undo).

    `seen_at` is when the person loaded what they decide on: what a colleague sorted since then is not overwritten.
    Positive and noted take the story up: its pieces of which nobody knew are the office's from then on, and count.
    """
    _may_sort(story, by)
    _hold(story, by, seen_at)
    if state not in StoryState.values or state == StoryState.CASE:
        raise Refused("story.state", state=state)
    if story.state == StoryState.CASE:
        raise Refused("story.has_case")
    before = _shelve(story, state, by, now)
    told = _settle(story, by, now)
    _line(story, "story.sort", by, now, before=before, state=state, reason=reason[:300], **told)


def _hold(story: Story, by: Actor, seen_at: datetime | None) -> None:
    """Bring a story up to what it is now; what a colleague sorted since it was seen is not overwritten."""
    held = Story.objects.select_for_update().get(pk=story.pk)
    story.state, story.sorted_by, story.sorted_at = held.state, held.sorted_by, held.sorted_at
    if seen_at and held.sorted_at and held.sorted_at > seen_at and held.sorted_by != by.key:
        raise Refused("story.sorted_meanwhile", who=held.sorted_by, shelf=held.state)


def _shelve(story: Story, state: str, by: Actor, now: datetime) -> str:
    """Put a story on a shelf; return where it stood before."""
    before, story.state = story.state, state
    story.sorted_by = by.key if state != StoryState.NEW else ""
    story.sorted_at = now if state != StoryState.NEW else None
    story.save(update_fields=["state", "sorted_by", "sorted_at"])
    return before


def _settle(story: Story, by: Actor, now: datetime) -> dict[str, Any]:
    """Bring the pieces of which nobody knew in line with their story: its own while it is taken up, else unsure again.

    What a person said of a piece itself stays. Returns the fact for the line of the act.
    """
    change = watch.follow if story.state in TAKEN else watch.doubt_again
    changed = change(hits=_hits(story), how=watch.TAKEN_UP, by=by, now=now)
    if not changed:
        return {}
    _note_unsure(story)
    return {"ours" if story.state in TAKEN else "unsure": len(changed)}


def _hits(story: Story) -> list[int]:
    return list(story.items.values_list("hit", flat=True))


def _note_unsure(story: Story) -> None:
    story.unsure = story.items.filter(hit__relevant=None).exists()
    story.save(update_fields=["unsure"])


@transaction.atomic
def call_ours(*, story: Story, by: Actor, now: datetime, seen_at: datetime | None = None) -> None:
    """Let a person say that a story concerns the office: its pieces of which nobody knew are ours from now on.

    It stays where it is to be handled; one that was called irrelevant comes back to what is to be seen. Raises Refused
    where nothing was in doubt, or where each piece was found to be of another place: that is put right at the piece.
    """
    _may_sort(story, by)
    _hold(story, by, seen_at)
    back = story.state == StoryState.IRRELEVANT
    came = watch.follow(hits=_hits(story), how=watch.CALLED_OURS, by=by, now=now)
    if not came and not back:
        raise Refused("story.sure")
    if not story.items.filter(hit__relevant=True).exists():
        raise Refused("story.elsewhere")
    before = _shelve(story, StoryState.NEW, by, now) if back else story.state
    _note_unsure(story)
    _line(story, "story.relevant", by, now, before=before, state=story.state, ours=len(came))


@transaction.atomic
def call_unsure(*, story: Story, state: str, by: Actor, now: datetime) -> None:
    """Undo `call_ours`: the pieces are unsure again, and the story stands where it stood (`state`)."""
    _may_sort(story, by)
    _hold(story, by, None)
    if state not in (StoryState.IRRELEVANT, story.state):
        raise Refused("story.state", state=state)
    if state != story.state and story.state == StoryState.CASE:
        raise Refused("story.has_case")
    back = watch.doubt_again(hits=_hits(story), how=watch.CALLED_OURS, by=by, now=now)
    before = story.state if state == story.state else _shelve(story, state, by, now)
    _note_unsure(story)
    _line(story, "story.unsure", by, now, before=before, state=story.state, unsure=len(back))


@transaction.atomic
def take_up(*, story: Story, by: Actor, now: datetime) -> dict[str, Any]:
    """Mark a story as the matter of a case. Part of opening the case, which writes the audit line with what it returns.

    Its pieces of which nobody knew are the office's from then on.
    """
    _shelve(story, StoryState.CASE, by, now)
    return _settle(story, by, now)


@transaction.atomic
def merge(*, story: Story, into: Story, by: Actor, now: datetime) -> None:
    """Put a story's items into another. The emptied story stays and points there, so that links live on."""
    _may_sort(into, by)
    if story.pk == into.pk or story.office_id != into.office_id:
        raise Refused("story.merge")
    if story.state == StoryState.CASE:
        raise Refused("story.has_case")
    moved = list(story.items.values_list("pk", flat=True))
    StoryItem.objects.filter(pk__in=moved).update(story=into, placed_by=by.key, placed_at=now)
    story.merged_into, story.held = into, {"items": moved, "level": into.level}
    story.save(update_fields=["merged_into", "held"])
    level = min(story.level, into.level, key=lambda name: ORDER.get(name, 3))
    told = _settle(into, by, now)
    sum_up(story=into, level=level, reasons=into.reasons, by=by, now=now)
    _line(into, "story.merge", by, now, merged=story.pk, items=moved, **told)


@transaction.atomic
def unmerge(*, story: Story, by: Actor, now: datetime) -> None:
    """Undo a merge: what it moved goes back, but for pieces that a person has put elsewhere since.

    Raises Refused where nothing would go back, or nothing would stay.
    """
    _may_sort(story, by)
    into = story.merged_into
    moved = StoryItem.objects.filter(pk__in=story.held.get("items", ()), story=into) if into else None
    if into is None or moved is None or not moved.exists():
        raise Refused("story.unmerge")
    back = list(moved.values_list("pk", flat=True))
    if not into.items.exclude(pk__in=back).exists():
        raise Refused("story.unmerge")
    moved.update(story=story, placed_by=by.key, placed_at=now)
    if into.level == min(story.level, story.held["level"], key=lambda name: ORDER.get(name, 3)):
        into.level = story.held["level"]
    story.merged_into, story.held = None, {}
    story.save(update_fields=["merged_into", "held"])
    for one in (story, into):
        _settle(one, by, now)
        sum_up(story=one, level=one.level, reasons=one.reasons, by=by, now=now)
    _line(story, "story.unmerge", by, now, out_of=into.pk, items=back)


@transaction.atomic
def keep_apart(*, story: Story, other: Story, by: Actor, now: datetime) -> None:
    """Let a person say that two stories are two matters, though a piece fits both: they are never proposed again."""
    _may_sort(story, by)
    if story.office_id != other.office_id:
        raise Refused("story.apart")
    both = StoryItem.objects.filter(Q(story=story, also=other) | Q(story=other, also=story))
    items = list(both.values_list("pk", flat=True))
    if not items:
        raise Refused("story.apart")
    both.update(also=None)
    story.apart.add(other)
    _line(story, "story.apart", by, now, other=other.pk, items=items)


@transaction.atomic
def split(*, item: StoryItem, by: Actor, now: datetime) -> Story:
    """Take one item out into a story of its own, which is not proposed as one with the story it left."""
    _may_sort(item.story, by)
    old = item.story
    if old.items.count() < 2:
        raise Refused("story.single")
    article = item.hit.article
    new = Story.objects.create(
        office=old.office,
        title=article.title,
        grouping=old.grouping,
        opened_at=now,
        first_at=article.published_at,
        last_at=article.published_at,
    )
    item.story, item.placed_by, item.placed_at, item.reprint_of = new, by.key, now, None
    item.save(update_fields=["story", "placed_by", "placed_at", "reprint_of"])
    new.apart.add(old)
    _settle(new, by, now)
    sum_up(story=new, level=old.level, reasons=old.reasons, by=by, now=now)
    sum_up(story=old, level=old.level, reasons=old.reasons, by=by, now=now)
    _line(new, "story.split", by, now, out_of=old.pk, item=item.pk)
    return new


@transaction.atomic
def correct(*, item: StoryItem, name: str, value: str, reason: str, by: Actor, now: datetime) -> None:
    """Let a person overrule one label of an item."""
    _may_sort(item.story, by)
    before = Label.objects.filter(item=item, name=name).values_list("value", flat=True).first() or ""
    Label.objects.update_or_create(
        item=item, name=name, defaults={"value": value, "confidence": 1.0, "set_by": by.key, "set_at": now}
    )
    story = item.story
    level = value if name == "urgency" else story.level
    sum_up(story=story, level=level, reasons=story.reasons, by=by, now=now)
    if name in TAUGHT:
        key = story.office.key
        jobs.enqueue(kind="lessons.learn", args={"office": key}, key=key, office=key, by=by, now=now, at=now + SOON)
    _line(story, "label.correct", by, now, item=item.pk, label=name, before=before, value=value, reason=reason[:300])


def _may_sort(story: Story, by: Actor) -> None:
    if not by.roles & SORTERS:
        raise Refused("story.role")
    units.refuse_frozen(story.office)


def _line(story: Story, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    role = next((r.value for r in sorted(by.roles) if r in SORTERS), "")
    key = story.office.key
    if by.kind == "person":  # what people change may call for an alert, or no longer
        jobs.enqueue(
            kind="story.changed", args={"story": story.pk}, key=f"story:{story.pk}", office=key, by=by, now=now
        )
    audit.record(verb=verb, subject=("story", str(story.pk)), by=by, now=now, role=role, office=key, **facts)
