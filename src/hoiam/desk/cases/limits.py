"""What the database never lets stand about the terms and the published words of a case, whoever writes."""

from django.db.models import CheckConstraint, F, Q, UniqueConstraint

THINGS = ("order", "task", "track")  # what a person may set a day for

CLOCKS = [
    UniqueConstraint(
        fields=["case", "what", "rule", "started_at", "subject"],
        condition=Q(paper=None, outlet=None, order=None, task=None, track=None),
        name="cases_one_clock",
    ),
    UniqueConstraint(
        fields=["case", "paper", "what"], condition=Q(paper__isnull=False), name="cases_one_clock_for_a_paper"
    ),
    *(
        UniqueConstraint(
            fields=[thing],
            condition=Q(**{"done_at": None, f"{thing}__isnull": False}),
            name=f"cases_one_running_clock_of_{thing}",
        )
        for thing in THINGS
    ),
    CheckConstraint(
        condition=Q(done_at__isnull=True, ended="") | (Q(done_at__isnull=False) & ~Q(ended="")),
        name="cases_clock_says_how_it_ended",
    ),
]

REVIEWS = [
    UniqueConstraint(fields=["clock"], condition=Q(decided_at__isnull=True), name="cases_one_open_review_of_a_clock"),
    CheckConstraint(
        condition=Q(decided_at__isnull=True, decision="")
        | (Q(decided_at__isnull=False) & ~Q(decision="") & ~Q(decided_by="")),
        name="cases_review_says_who_decided",
    ),
]
CLARIFICATIONS = [
    CheckConstraint(
        condition=Q(approved_by="", approved_at__isnull=True)
        | (Q(approved_at__isnull=False) & ~Q(approved_by="") & ~Q(approved_by=F("drafted_by"))),
        name="cases_clarification_by_two",
    )
]
