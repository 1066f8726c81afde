"""The shape of a directive and its tasks."""

from django.db import models
from django.db.models import Q

from hoiam.desk.alerts.models import Channel
from hoiam.desk.articles.findable import FindableField
from hoiam.desk.cases.models import Case, CaseTrack
from hoiam.desk.directives.codes import DirectiveState, Ended, Every, Fuzzy, Quality, ScanState
from hoiam.desk.directives.distributed import Distribution as Distribution
from hoiam.desk.directives.distributed import one_of
from hoiam.desk.directives.ordered import Order as Order
from hoiam.desk.directives.ordered import OrderMove as OrderMove
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters.models import Letter, Publication
from hoiam.desk.units.models import Office, Unit


class Directive(models.Model):
    """One dispatch: the text as it was read, the structure that was found, and what a person made of it."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="directives")
    name = models.CharField(max_length=200)  # the file's
    source = models.TextField()  # the text as OCR or the text layer gave it
    restored = models.TextField()  # the same with its marks restored
    structure = models.JSONField()  # the shape of domain/dispatch-2736.json
    doubts = models.JSONField(default=list)
    looked = models.JSONField(default=list)  # fields of the head that a person has accepted or put right
    number_full = models.CharField(max_length=64, blank=True)
    dated = models.DateField(null=True)
    issuer = models.CharField(max_length=200, blank=True)
    subject = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=DirectiveState.choices, default=DirectiveState.READ)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    received_at = models.DateTimeField()
    received_by = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)  # from here on none of its tasks is followed
    ended_by = models.CharField(max_length=64, blank=True)
    ended_how = models.CharField(max_length=8, choices=Ended.choices, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaces")
    folded = FindableField(of=("name", "number_full", "issuer", "subject", "restored"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="read", confirmed_at__isnull=True, confirmed_by="")
                | (Q(state="confirmed", confirmed_at__isnull=False) & ~Q(confirmed_by="")),
                name="directives_confirmed_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="", ended_how="", ended_why="", replaced_by__isnull=True)
                | (
                    Q(ended_at__isnull=False, state="confirmed") & ~Q(ended_by="") & ~Q(ended_how="") & ~Q(ended_why="")
                ),
                name="directives_ended_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ended_how="replaced", replaced_by__isnull=False)
                | (~Q(ended_how="replaced") & Q(replaced_by__isnull=True)),
                name="directives_replaced_by_another",
            ),
        ]


class Scan(models.Model):
    """A file without a text of its own: a recogniser sees it page by page before it becomes a dispatch."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="scans")
    name = models.CharField(max_length=200)  # the file's
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=ScanState.choices, default=ScanState.WAITING)
    problem = models.CharField(max_length=64, blank=True)  # a code of words.UNREADABLE
    directive = models.OneToOneField(Directive, models.PROTECT, null=True, related_name="scan")
    origin = models.JSONField(default=dict)  # by what a packet's sender knows it (Packet.origin); {} for no packet
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "sha256"], condition=Q(state="waiting"), name="directives_one_scan_of_a_file"
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", directive__isnull=True, ended_at__isnull=True)
                | Q(state="done", directive__isnull=False, ended_at__isnull=False)
                | Q(state="failed", directive__isnull=True, ended_at__isnull=False),
                name="directives_scan_ended",
            ),
        ]


class ScanPage(models.Model):
    """One page of a scan: what was seen on it (core/values/sight.py), or why nothing was."""

    scan = models.ForeignKey(Scan, models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()
    tries = models.PositiveSmallIntegerField(default=0)
    sight = models.JSONField(default=dict)
    problem = models.CharField(max_length=64, blank=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scan", "number"], name="directives_scan_page_once")]


class Task(models.Model):
    """What one group of actors must hand in. `next_due_at`: the first late moment of its units; null: thường xuyên."""

    directive = models.ForeignKey(Directive, models.CASCADE, related_name="tasks")
    ref = models.CharField(max_length=16)  # "2.1b"
    what = models.TextField()
    actors = models.JSONField(default=list)
    actor_text = models.TextField(blank=True)
    deadline_text = models.CharField(max_length=300, blank=True)
    due = models.JSONField(default=dict)
    outcome_to = models.CharField(max_length=300, blank=True)
    confidence = models.FloatField(default=0)
    accepted = models.BooleanField(null=True)
    next_due_at = models.DateTimeField(null=True)
    next_why = models.JSONField(default=dict)
    chosen = models.JSONField(default=list)  # keys of units that a person named, where the paper names none or others
    agreed = models.JSONField(default=dict)  # the due by which it is followed where the paper leaves it open (Term)
    agreed_since = models.JSONField(default=list)  # {at, due}: what it was agreed to be, from when on
    ended_at = models.DateTimeField(null=True)  # followed no more, by somebody's decision
    ended_by = models.CharField(max_length=64, blank=True)
    ended_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["directive", "ref"], name="directives_one_task_per_ref"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by="", ended_why="")
                | (Q(ended_at__isnull=False) & ~Q(ended_by="") & ~Q(ended_why="")),
                name="directives_task_ended_with_a_reason",
            ),
        ]


class TaskUnit(models.Model):
    """A unit that a task binds: when it said that it has received it, and its own next date.

    `giver`: the bond of the unit that handed its task on to this one, null where the paper itself binds it. Such a bond
    has a term of its own (core/schedule/handed): so many working days `ahead` of each date of the giver, or one day.
    """

    task = models.ForeignKey(Task, models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="tasks")
    giver = models.ForeignKey("self", models.CASCADE, null=True, related_name="handed_on")
    asked = models.CharField(max_length=500, blank=True)  # what of the task is handed on; "" for all of it
    ahead = models.PositiveSmallIntegerField(null=True)
    hour = models.TimeField(null=True)  # of the day so found; null: its end
    own_due_at = models.DateTimeField(null=True)  # the first late moment of what is to be done once
    given_at = models.DateTimeField(null=True)
    given_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)  # taken back; kept, since reports may have counted it
    received_at = models.DateTimeField(null=True)
    received_by = models.CharField(max_length=64, blank=True)
    next_due_at = models.DateTimeField(null=True)
    next_why = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["task", "unit"], name="directives_unit_once"),
            models.CheckConstraint(
                condition=Q(received_at__isnull=True, received_by="")
                | (Q(received_at__isnull=False) & ~Q(received_by="")),
                name="directives_received_by_and_at",
            ),
            models.CheckConstraint(
                condition=Q(giver__isnull=True, asked="", ahead__isnull=True, own_due_at__isnull=True, ended_at=None)
                | (Q(giver__isnull=False, given_at__isnull=False) & ~Q(given_by="")),
                name="directives_own_term_of_what_was_handed_on",
            ),
        ]
        indexes = [models.Index(fields=["unit", "next_due_at"], name="directives_unit_due")]


class MovedDate(models.Model):
    """That one date of a unit's task was moved, by whom and why. Later dates stay where the paper has them."""

    bond = models.ForeignKey(TaskUnit, models.CASCADE, related_name="moves")
    was_due_at = models.DateTimeField()  # where the paper, or the word of the office, has it
    due_at = models.DateTimeField()
    why = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bond", "was_due_at"], name="directives_one_move_of_a_date"),
            models.CheckConstraint(condition=~Q(why="") & ~Q(by=""), name="directives_moved_with_a_reason"),
        ]


class Term(models.Model):
    """What a fuzzy word means in an office: hours, working days, or how often and on which day; and who keeps it."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="terms")
    word = models.CharField(max_length=10, choices=Fuzzy.choices)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    hours = models.PositiveSmallIntegerField(null=True)
    working_days = models.PositiveSmallIntegerField(null=True)
    every = models.CharField(max_length=10, choices=Every.choices, blank=True)
    day = models.PositiveSmallIntegerField(null=True)  # 1 Monday to 7 Sunday; of the month; of the quarter's last month
    note = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "word"], name="directives_one_term_of_a_word"),
            models.CheckConstraint(
                condition=Q(hours__isnull=False, working_days__isnull=True, every="")
                | Q(hours__isnull=True, working_days__isnull=False, every="")
                | (Q(hours__isnull=True, working_days__isnull=True, day__isnull=False) & ~Q(every="")),
                name="directives_term_of_one_kind",
            ),
        ]


class Study(models.Model):
    """That a dispatch is to be read and understood (quán triệt) by units until a day, with a few questions about it."""

    directive = models.OneToOneField(Directive, models.CASCADE, related_name="study")
    until = models.DateField()
    questions = models.JSONField(default=list)  # {ref, ask, options, right}
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64)


class StudyUnit(models.Model):
    """How a unit stands with it: when it was read, how, by how many. Never by whom: answers are the unit's."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="studies")
    read_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=300, blank=True)
    people = models.PositiveSmallIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    right = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "unit"], name="directives_study_unit_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, right__isnull=True)
                | Q(answered_at__isnull=False, right__isnull=False, read_at__isnull=False),
                name="directives_answered_after_reading",
            ),
        ]


class Evidence(models.Model):
    """What shows that a unit did a task for one due date: words, and what may stand behind them."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="evidence")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="task_evidence")
    note = models.CharField(max_length=300)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    link = models.URLField(max_length=1000, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="task_evidence")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="task_evidence")
    printed = models.ForeignKey(Publication, models.PROTECT, null=True, related_name="+")  # what a newspaper printed
    clarified = models.ForeignKey(CaseTrack, models.PROTECT, null=True, related_name="+")  # a published clarification
    reply = models.CharField(max_length=120, blank=True)  # of a public reply, a later noun: its address in the office
    for_due_at = models.DateTimeField(null=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=64)
    gathered_in = models.ForeignKey("self", models.PROTECT, null=True, related_name="gathered")  # of the unit above
    quality = models.CharField(max_length=4, choices=Quality.choices, blank=True)
    quality_note = models.CharField(max_length=300, blank=True)
    judged_by = models.CharField(max_length=64, blank=True)
    judged_at = models.DateTimeField(null=True)


class Reminder(models.Model):
    """That a unit was reminded of one date, at which step; `hand`: somebody asked for it with a click.

    Of a task (`bond`), of a paper to be read (`reading`), of a leader's order or a paper that was distributed, of which
    it is told once more when it is given (`order`, `sent`). Or that it was told of a change: a date moved, a task given
    to it or ended, with its reason.
    """

    bond = models.ForeignKey(TaskUnit, models.CASCADE, null=True, related_name="reminders")
    reading = models.ForeignKey(StudyUnit, models.CASCADE, null=True, related_name="reminders")
    order = models.ForeignKey(Order, models.CASCADE, null=True, related_name="reminders")
    distribution = models.ForeignKey(Distribution, models.CASCADE, null=True, related_name="reminders")
    for_due_at = models.DateTimeField()
    step = models.CharField(max_length=5)  # 2d | 1d | 2h | after | hand; move | give | end; order | sent
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["bond", "for_due_at", "step"],
                condition=~Q(step__in=["hand", "move", "give", "end"]),
                name="directives_one_reminder_of_a_step",
            ),
            models.UniqueConstraint(
                fields=["reading", "for_due_at", "step"],
                condition=~Q(step="hand"),
                name="directives_one_reminder_of_a_reading",
            ),
            models.UniqueConstraint(
                fields=["order", "for_due_at", "step"],
                condition=~Q(step="move"),
                name="directives_one_reminder_of_an_order",
            ),
            models.UniqueConstraint(
                fields=["distribution", "for_due_at", "step"], name="directives_one_reminder_of_a_distribution"
            ),
            models.CheckConstraint(
                condition=one_of("bond", "reading", "order", "distribution"), name="directives_reminder_of_one_thing"
            ),
        ]


class Sending(models.Model):
    """One reminder over one channel. What is written down as sent is never sent again."""

    reminder = models.ForeignKey(Reminder, models.CASCADE, related_name="sendings")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reminder", "channel"], name="directives_one_sending")]


class Feed(models.Model):
    """The secret address at which a calendar subscribes to a unit's dates. Only the digest of the secret is kept."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="feeds")
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ended_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], condition=Q(ended_at__isnull=True), name="directives_one_feed_of_a_unit"
            )
        ]
