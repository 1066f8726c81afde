"""What the database never lets stand about the terms of a case, whoever writes."""

from django.db.models import CheckConstraint, Q, UniqueConstraint

THINGS = ("order", "task", "track")  # what a person may set a day for

CLOCKS = [
    UniqueConstraint(
        fields=["case", "what", "rule", "started_at"],
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
