"""The shape of a case. The state and each track have tables of their own in core/handle."""

from django.db import models
from django.db.models import F, Q

from hoiam.core.values.case import State, TaskKind, Track, Verdict
from hoiam.desk.articles.findable import FindableField
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import indexes, limits
from hoiam.desk.files.models import StoredFile
from hoiam.desk.papers.models import Entry, Paper
from hoiam.desk.sources.models import Outlet
from hoiam.desk.stories.models import Story
from hoiam.desk.units.models import Office, Person, Unit


class Case(models.Model):
    """One file of the office: VV-2022-031."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="cases")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State])
    story = models.ForeignKey(Story, models.PROTECT, null=True, blank=True, related_name="cases")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="cases")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="cases")
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="cases")  # a call, a sheet
    field = models.CharField(max_length=32, blank=True)
    level = models.CharField(max_length=16, default="normal")
    places = models.JSONField(default=list)
    lead = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="led_cases")
    verdict = models.CharField(max_length=8, blank=True, choices=[(v.value, v.value) for v in Verdict])
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=64)
    assigned_at = models.DateTimeField(null=True)
    concluded_at = models.DateTimeField(null=True)
    concluded_by = models.CharField(max_length=64, blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=64, blank=True)
    outcome = models.TextField(blank=True)
    folded = FindableField(of=("number", "title"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "serial"], name="cases_one_number"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | (~Q(state="closed") & Q(closed_at__isnull=True)),
                name="cases_closed_at_when_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["concluded", "closed"]) | ~Q(verdict=""), name="cases_verdict_when_concluded"
            ),
        ]
        indexes = indexes.CASES

    @property
    def number(self) -> str:
        """Return the case's number as people cite it."""
        return f"VV-{self.year}-{self.serial:03d}"

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class CaseUnit(models.Model):
    """A unit that works with the lead unit, or is told."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="others")
    unit = models.ForeignKey(Unit, models.PROTECT)
    part = models.CharField(max_length=8, choices=[("support", "support"), ("inform", "inform")])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "unit"], name="cases_unit_has_one_part")]


class CasePaper(models.Model):
    """A paper of the press that a case answers. Several newspapers may ask about one matter, each with its own term."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="papers")
    paper = models.OneToOneField(Paper, models.PROTECT, related_name="tied")
    tied_at = models.DateTimeField()
    tied_by = models.CharField(max_length=64)


class Handover(models.Model):
    """A unit's request that another unit take the case over; only the other's word moves it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="handovers")
    giver = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    taker = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    asked_by = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=9, blank=True)  # accepted | refused | withdrawn
    answer_reason = models.CharField(max_length=500, blank=True)
    answered_by = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(answer=""), name="cases_one_open_handover"),
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="cases_handover_to_another"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False) & ~Q(answered_by="")),
                name="cases_handover_says_who_answered",
            ),
        ]


class Instruction(models.Model):
    """A leader's instruction (bút phê): to whom, until when, that it was received, what came of it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="instructions")
    order = models.CharField(max_length=500)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")  # none: who leads the case
    until = models.DateField(null=True)
    given_by = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    acked_by = models.CharField(max_length=64, blank=True)
    acked_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=500, blank=True)
    done_by = models.CharField(max_length=64, blank=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, result="") | (Q(done_at__isnull=False) & ~Q(result="")),
                name="cases_instruction_done_says_what",
            )
        ]
        indexes = indexes.INSTRUCTIONS


class Notice(models.Model):
    """Word of something that happened to a case, for a unit, a role or a person; seen once by any of them."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="notices")
    case = models.ForeignKey(Case, models.CASCADE, related_name="notices")
    code = models.CharField(max_length=32)  # worded in words.py
    facts = models.JSONField(default=dict)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=32, blank=True)
    person = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)
    seen_at = models.DateTimeField(null=True)
    seen_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, role="", person="")
                | (Q(unit__isnull=True, person="") & ~Q(role=""))
                | (Q(unit__isnull=True, role="") & ~Q(person="")),
                name="cases_notice_is_for_one",
            )
        ]
        indexes = indexes.NOTICES


class Claim(models.Model):
    """One thing that the article says, and what was found. The judge and the checker are two people."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="claims")
    letter = models.CharField(max_length=2)
    text = models.CharField(max_length=500)
    verdict = models.CharField(max_length=8, blank=True)
    finding = models.TextField(blank=True)
    judged_by = models.CharField(max_length=64, blank=True)
    judged_at = models.DateTimeField(null=True)
    checked_by = models.CharField(max_length=64, blank=True)
    checked_at = models.DateTimeField(null=True)
    folded = FindableField(of=("text",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "letter"], name="cases_one_claim_per_letter"),
            models.CheckConstraint(
                condition=Q(checked_by="") | ~Q(checked_by=F("judged_by")), name="cases_claim_needs_second_eyes"
            ),
            models.CheckConstraint(
                condition=Q(verdict="", judged_at__isnull=True) | (~Q(verdict="") & Q(judged_at__isnull=False)),
                name="cases_claim_judged_at",
            ),
        ]


class CaseTask(models.Model):
    """What one unit asks of another within a case (việc giao, xin ý kiến, xác nhận), and what it answered."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=8, choices=[(k.value, k.value) for k in TaskKind])
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="case_tasks")
    text = models.CharField(max_length=500)
    claim = models.ForeignKey(Claim, models.SET_NULL, null=True, blank=True, related_name="tasks")
    until = models.DateField(null=True)
    state = models.CharField(max_length=9, default="open")
    asked_by = models.CharField(max_length=64)
    asked_for = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    finding = models.CharField(max_length=8, blank=True)  # of a confirmation: true | false | unknown
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "doing"], answered_at__isnull=True)
                | (~Q(state__in=["open", "doing"]) & Q(answered_at__isnull=False) & ~Q(answered_by="")),
                name="cases_task_says_who_ended_it",
            ),
            models.CheckConstraint(condition=Q(finding="") | Q(kind="confirm"), name="cases_only_confirmations_find"),
        ]
        indexes = [models.Index(fields=["unit", "state"], name="cases_tasks_of_a_unit")]


class CaseFile(models.Model):
    """A file of a case, or of what a unit answered; its bytes lie in the store of files."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="files")
    task = models.ForeignKey(CaseTask, models.CASCADE, null=True, blank=True, related_name="files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="of_case")
    added_by = models.CharField(max_length=64)
    added_at = models.DateTimeField()


class Proof(models.Model):
    """A piece of evidence for a claim: a paper by name, or a kept file."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="proofs")
    name = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True)
    added_by = models.CharField(max_length=64)
    added_at = models.DateTimeField()


class CaseTrack(models.Model):
    """One part of work that the claims opened (phần việc)."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="tracks")
    track = models.CharField(max_length=16, choices=[(t.value, t.value) for t in Track])
    state = models.CharField(max_length=16, default="open")
    claims = models.JSONField(default=list)  # the letters of the claims that opened it
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True)
    note = models.TextField(blank=True)
    proof = models.CharField(max_length=300, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    measure = models.CharField(max_length=40, blank=True)  # what done and total count: "m ống"
    until = models.DateField(null=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "track"], name="cases_one_track_of_a_kind")]


class Clarification(models.Model):
    """The words of a piece that puts right what was said wrongly, with its fact box; one writes, another approves."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="clarifications")
    text = models.TextField()
    facts = models.JSONField(default=list)  # the claims found false by then: [{claim, said, fact, sources}]
    drafted_by = models.CharField(max_length=64)
    drafted_at = models.DateTimeField()
    approved_by = models.CharField(max_length=64, blank=True)
    approved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = limits.CLARIFICATIONS


class CaseClock(models.Model):
    """A term that runs on a case. `due` holds the packed value with its count: the date can always explain itself.

    Without a `rule` it is a day that a person set: by an order, in a question to a unit, for a part of work.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="clocks")
    what = models.CharField(max_length=32)  # a code, worded in words.py
    about = models.CharField(max_length=200, blank=True)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="clocks")  # what asks for it
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="clocks")  # whom it binds
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="clocks")  # none: who leads
    order = models.ForeignKey(Instruction, models.CASCADE, null=True, blank=True, related_name="clocks")
    task = models.ForeignKey(CaseTask, models.CASCADE, null=True, blank=True, related_name="clocks")
    track = models.ForeignKey(CaseTrack, models.CASCADE, null=True, blank=True, related_name="clocks")
    subject = models.CharField(max_length=64, blank=True)  # the key of a later noun's thing that it runs for
    rule = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    policy = models.BooleanField(default=False)
    short = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)  # the first moment that is late; null where the law gives no number
    due = models.JSONField()
    done_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=8, blank=True)  # done | replaced (a new term) | left (the work went elsewhere)
    started_by = models.CharField(max_length=64)
    reminded = models.CharField(max_length=5, blank=True)  # the last reminder told: core.schedule.remind.LADDER

    class Meta:
        constraints = limits.CLOCKS
        indexes = indexes.CLOCKS


class ReminderMail(models.Model):
    """One reminder of a term on its way to one account by mail. What is written down as sent is never sent again."""

    clock = models.ForeignKey(CaseClock, models.CASCADE, related_name="mails")
    step = models.CharField(max_length=5)  # core.schedule.remind.LADDER
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    address = models.CharField(max_length=254)
    made_at = models.DateTimeField()
    state = models.CharField(
        max_length=8, default="waiting", choices=[(s, s) for s in ("waiting", "sent", "failed", "dropped")]
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=64, blank=True)  # a code, worded where alerts' are

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clock", "step", "person"], name="cases_one_mail_of_a_reminder"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="cases_mail_sent_has_its_moment",
            ),
        ]


class ClockReview(models.Model):
    """A running clock that a corrected rule or table of days off would move: a person says which date holds.

    An old case is never upgraded by itself; what was computed then and what would be computed now are both kept.
    """

    clock = models.ForeignKey(CaseClock, models.CASCADE, related_name="reviews")
    cause = models.CharField(max_length=8, choices=[("rule", "rule"), ("days", "days"), ("gone", "gone")])
    digest = models.CharField(max_length=64, blank=True)  # of the rule as it reads now
    due = models.JSONField(null=True)  # the count as it would be now, packed; null where the rule holds no more
    ends_at = models.DateTimeField(null=True)
    was = models.JSONField()  # the count as the clock was computed with
    asked_at = models.DateTimeField()
    decision = models.CharField(max_length=8, blank=True, choices=[("renew", "renew"), ("keep", "keep")])
    reason = models.CharField(max_length=500, blank=True)
    decided_by = models.CharField(max_length=64, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = limits.REVIEWS


class Extension(models.Model):
    """A unit's request for more time, with its reason; who gave the case out says yes or no. The old term is kept."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="extensions")
    reason = models.CharField(max_length=500)
    asked_by = models.CharField(max_length=64)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=8, blank=True)  # granted | refused
    answer_reason = models.CharField(max_length=500, blank=True)
    answered_by = models.CharField(max_length=64, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(answer=""), name="cases_one_open_extension"),
            models.CheckConstraint(condition=~Q(asked_by=F("answered_by")), name="cases_extension_by_another"),
        ]


class CaseNote(models.Model):
    """A word among those who work on a case. It never leaves the office; names of people are taken out of it."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="notes")
    text = models.TextField()
    mentions = models.JSONField(default=list)  # [[kind, key]]: unit, role or person
    at = models.DateTimeField()
    by = models.CharField(max_length=64)


class CaseLink(models.Model):
    """What one case has to do with another, and why somebody says so."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="links")
    other = models.ForeignKey(Case, models.CASCADE, related_name="linked")
    kind = models.CharField(max_length=9, choices=[(k, k) for k in ("related", "duplicate", "follows")])
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "other"], name="cases_one_link_of_two"),
            models.CheckConstraint(condition=~Q(case=F("other")), name="cases_link_to_another"),
        ]
