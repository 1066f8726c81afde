"""The shape of a link between a paper of ours that has its number and another paper; models.py hands it on."""

from django.db import models
from django.db.models import F, Q

from hoiam.desk.papers.models import Paper, Relation


class LetterLink(models.Model):
    """That a letter is bound to a paper that came in, or to another letter; the pages of both tell of it.

    `back`: the other one is that to the letter ("được trả lời bởi"), and not the letter to it.
    """

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="links")
    paper = models.ForeignKey(Paper, models.CASCADE, null=True, related_name="letter_links")
    other = models.ForeignKey("letters.Letter", models.CASCADE, null=True, related_name="linked_by")
    relation = models.CharField(max_length=10, choices=Relation.choices)
    back = models.BooleanField(default=False)
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        app_label = "letters"
        constraints = [
            models.CheckConstraint(
                condition=Q(paper__isnull=True, other__isnull=False) | Q(paper__isnull=False, other__isnull=True),
                name="letters_link_to_one",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=True) | ~Q(letter=F("other")), name="letters_link_to_another"
            ),
            models.UniqueConstraint(fields=["letter", "paper", "relation", "back"], name="letters_one_link_to_paper"),
            models.UniqueConstraint(fields=["letter", "other", "relation", "back"], name="letters_one_link_to_letter"),
        ]
