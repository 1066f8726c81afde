"""The shape of stories, their items and the labels of items. A merge never deletes: it sets `merged_into`."""

from django.db import models
from django.db.models import Case, Q, Value, When

from hoiam.desk.sources.models import Outlet
from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Hit


class StoryState(models.TextChoices):
    """Where a story stands in the officer's morning."""

    NEW = "new"
    CASE = "case"
    POSITIVE = "positive"
    IRRELEVANT = "irrelevant"
    NOTED = "noted"  # plain information, read


_RANK = Case(*(When(level=level, then=Value(n)) for n, level in enumerate(("urgent", "high", "normal"))), default=3)
_GOOD = Case(When(Q(state="positive") | Q(state="new", kind="positive"), then=Value(True)), default=Value(False))


class Story(models.Model):
    """What an officer would put in one file.

    Lists are read from one index each (docs/adr/0026): what they count, filter and order by stands in the row itself.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="stories")
    title = models.CharField(max_length=500)
    state = models.CharField(max_length=12, choices=StoryState.choices, default=StoryState.NEW)
    grouping = models.CharField(max_length=16)  # the version that opened it
    field = models.CharField(max_length=32, blank=True)
    kind = models.CharField(max_length=32, blank=True)
    level = models.CharField(max_length=16, default="normal")
    places = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    opened_at = models.DateTimeField()
    sorted_by = models.CharField(max_length=64, blank=True)
    sorted_at = models.DateTimeField(null=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    # what a merge moved and the level that the other story had, so that it can be undone: {"items": [...], "level": ""}
    held = models.JSONField(default=dict)
    apart = models.ManyToManyField("self", blank=True)  # other matters, as a person said: never proposed as one again
    reopened_at = models.DateTimeField(null=True)  # a new piece came after a person had sorted the story
    # what its pieces say together, as `actions.sum_up` last saw them
    pieces = models.PositiveIntegerField(default=0)
    unsure = models.BooleanField(default=False)  # of one piece a person must say whether it concerns the office
    only_outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, related_name="+", db_index=False)
    rank = models.GeneratedField(expression=_RANK, output_field=models.SmallIntegerField(), db_persist=True)
    good = models.GeneratedField(expression=_GOOD, output_field=models.BooleanField(), db_persist=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sorted_at__isnull=True, sorted_by="") | (Q(sorted_at__isnull=False) & ~Q(sorted_by="")),
                name="stories_sorted_by_and_at",
            )
        ]
        indexes = [
            models.Index(fields=fields, name=f"stories_{name}", condition=Q(merged_into__isnull=True, **only))
            for name, fields, only in (
                ("shelf", ["office", "state", "-last_at", "-id", "only_outlet"], {}),
                ("shelf_urgent", ["office", "state", "rank", "-last_at", "-id", "only_outlet"], {}),
                ("shelf_kind", ["office", "state", "kind", "-last_at", "-id", "only_outlet"], {}),
                ("shelf_outlet", ["office", "state", "only_outlet"], {}),
                ("shelf_unsure", ["office", "state", "-last_at", "-id", "only_outlet"], {"unsure": True}),
                ("good_newest", ["office", "-last_at", "-id"], {"good": True}),
                ("all_newest", ["office", "-last_at", "-id"], {}),
            )
        ]

    def __str__(self) -> str:
        return self.title


class StoryItem(models.Model):
    """An article in a story of one office, with why it stands there and what grouping saw of it."""

    story = models.ForeignKey(Story, models.PROTECT, related_name="items")
    hit = models.OneToOneField(Hit, models.PROTECT, related_name="item")
    features = models.JSONField(default=dict)
    reasons = models.JSONField(default=list)
    score = models.FloatField(default=0)
    reprint_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reprints")
    # A second story that the piece fits: the two may be one matter. Empty where a person keeps the two apart.
    also = models.ForeignKey(Story, models.SET_NULL, null=True, blank=True, related_name="bridged", db_index=False)
    placed_at = models.DateTimeField()
    placed_by = models.CharField(max_length=64)

    class Meta:
        # Of the few that fit two stories: in an index of all, where nearly all are empty, no planner finds any use.
        indexes = [
            models.Index(fields=["also"], condition=models.Q(also__isnull=False), name="stories_bridges"),
            models.Index(fields=["hit", "story"], name="stories_story_of"),  # what a search reads (docs/adr/0077)
        ]


class Label(models.Model):
    """One label of one item. A person's word replaces the machine's; what the machine said stays in `reasons`."""

    item = models.ForeignKey(StoryItem, models.CASCADE, related_name="labels")
    name = models.CharField(max_length=16)  # field | kind | tone | urgency
    value = models.CharField(max_length=32, blank=True)
    confidence = models.FloatField(default=0)
    reasons = models.JSONField(default=list)
    set_by = models.CharField(max_length=64)
    set_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "name"], name="stories_one_label_of_a_name")]
