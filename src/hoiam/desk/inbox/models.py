"""The shape of kept filters and mutes. A mute is lifted, never deleted, so that one sees later what was not shown."""

from django.db import models
from django.db.models import Q

from hoiam.desk.sources.models import Outlet
from hoiam.desk.stories.models import Story
from hoiam.desk.units.models import Office


class SavedFilter(models.Model):
    """A question that somebody asks each morning, under a name; shared ones are seen by the whole office."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="saved_filters")
    owner = models.CharField(max_length=64)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=500)  # of the address: "loc=open&q=n%C6%B0%E1%BB%9Bc"
    shared = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "owner", "name"], name="inbox_one_filter_of_a_name")]

    def __str__(self) -> str:
        return self.name


class Mute(models.Model):
    """What the list of new stories leaves out: one story, or all that only one outlet tells. Search still finds it."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="mutes")
    story = models.ForeignKey(Story, models.PROTECT, null=True, related_name="mutes")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, related_name="mutes")
    until = models.DateField(null=True)  # the first day on which it is shown again; None: until somebody lifts it
    reason = models.CharField(max_length=300)
    muted_by = models.CharField(max_length=64)
    muted_at = models.DateTimeField()
    lifted_by = models.CharField(max_length=64, blank=True)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(story__isnull=True, outlet__isnull=False) | Q(story__isnull=False, outlet__isnull=True),
                name="inbox_mutes_one_thing",
            )
        ]
        indexes = [models.Index(fields=["office", "lifted_at"], name="inbox_mutes_running")]
