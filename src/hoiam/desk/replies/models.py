"""The shape of a public reply: a copy of what may be said, free of everything that may not."""

from django.db import models
from django.db.models import F, Q

from hoiam.desk.cases.models import Case
from hoiam.desk.files.models import StoredFile
from hoiam.desk.units.models import Office


class Reply(models.Model):
    """One published reply. It stands by itself: the page needs no other record to show it."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="replies")
    case = models.OneToOneField(Case, models.PROTECT, related_name="reply")
    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=300)
    place_names = models.CharField(max_length=300, blank=True)
    field = models.CharField(max_length=64, blank=True)
    verdict = models.CharField(max_length=8)
    text = models.TextField()
    remedy = models.CharField(max_length=8, blank=True)  # "" | doing | done
    remedy_text = models.TextField(blank=True)
    sources = models.JSONField(default=list)  # [{outlet, title, url, on}]: the pieces that are answered
    claims = models.JSONField(default=list)  # [{text, verdict}]: what the press said, each with what was found
    clarifies = models.BooleanField(default=False)  # its approval published the clarification that the case owed
    letter_number = models.CharField(max_length=64, blank=True)
    letter = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    folded = models.TextField()
    worded_by = models.CharField(
        max_length=64, blank=True
    )  # the newest words; "" where one person published, before two were asked
    approved_by = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "slug"], name="replies_one_address"),
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("worded_by")), name="replies_by_two_people"
            ),
        ]


class Proposal(models.Model):
    """Words that somebody wants to publish about a case. Nobody outside reads them before another person approves."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="proposals")
    title = models.CharField(max_length=300)
    text = models.TextField()
    worded_by = models.CharField(max_length=64)
    worded_at = models.DateTimeField()
    decision = models.CharField(max_length=9, blank=True)  # published | returned | reworded
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(decision=""), name="replies_one_open_proposal"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at__isnull=True)
                | (~Q(decision="") & Q(decided_at__isnull=False) & ~Q(decided_by="")),
                name="replies_proposal_says_who_decided",
            ),
            models.CheckConstraint(
                condition=~Q(decision="published") | ~Q(decided_by=F("worded_by")), name="replies_proposal_four_eyes"
            ),
        ]
