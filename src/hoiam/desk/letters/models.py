"""The shape of a letter, the number book, and what the press did with the letter."""

from django.db import models
from django.db.models import F, Q

from hoiam.core.compose.paper_kinds import COPIES, EVERY, KINDS
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.core.values.case import Route
from hoiam.desk.articles.findable import FindableField
from hoiam.desk.cases.models import Case, Extension
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters.linked import LetterLink as LetterLink
from hoiam.desk.papers.models import Entry, Paper
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units.models import Office


class LetterState(models.TextChoices):
    """Where a letter stands between desk and print. A number may be taken before or with the signature."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SIGNED = "signed"
    ISSUED = "issued"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


UNDER_WAY = (LetterState.DRAFT, LetterState.SUBMITTED, LetterState.APPROVED, LetterState.SIGNED)
OUT = (LetterState.ISSUED, LetterState.REPLACED, LetterState.WITHDRAWN)  # has left the office, whatever became of it


class Way(models.TextChoices):
    """How a letter was signed: by hand on paper, as a signed PDF that came back, with the office's certificate here."""

    PAPER = "paper"
    FILE = "file"
    CERTIFICATE = "certificate"


class Relation(models.TextChoices):
    """What a letter does to an earlier one of the office (NĐ 30/2020, Điều 18)."""

    REPLACES = "replaces"  # an error of content: a paper of equal standing takes its place
    CORRECTS = "corrects"  # an error of form: đính chính by a công văn; the earlier one stays
    RECALLS = "recalls"  # thu hồi


class Letter(models.Model):
    """One letter or other paper. `facts` are what it is written from; `document` is frozen when it gets its number.

    An answer to an article has a `route`, a case and an outlet (core/compose/letter); any other paper has no route and
    may do without the others (core/compose/paper).
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=16, choices=[(kind, kind) for kind in (*EVERY, *COPIES)])
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="letters")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="letters")
    route = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Route], blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=12, choices=LetterState.choices, default=LetterState.DRAFT)
    title = models.CharField(max_length=300)
    facts = models.JSONField()
    document = models.JSONField(null=True)
    rules = models.JSONField(default=list)
    clock_rules = models.JSONField(default=list)
    drafted_by = models.CharField(max_length=64)
    drafted_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    returned_reason = models.CharField(max_length=500, blank=True)
    approved_by = models.CharField(max_length=64, blank=True)
    approved_at = models.DateTimeField(null=True)
    number = models.PositiveIntegerField(null=True)
    numbered_on = models.DateField(null=True)  # the day that the paper carries
    form_sha256 = models.CharField(max_length=64, blank=True)  # the office's own template when it was submitted
    printed_sha256 = models.CharField(max_length=64, blank=True)  # the PDF by that template: it is what is signed
    print_problem = models.CharField(max_length=64, blank=True)  # why the house's own sheet is signed instead, a code
    signed_way = models.CharField(max_length=12, choices=Way.choices, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=64, blank=True)  # whose account brought the signature in
    signed_sha256 = models.CharField(
        max_length=64, blank=True
    )  # of the signed file; the letter is bound to these bytes
    signed_likeness = models.CharField(max_length=12, blank=True)  # outside/sign/likeness
    seals = models.JSONField(default=list)  # what was found on the signed file
    about = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed")
    relation = models.CharField(max_length=10, choices=Relation.choices, blank=True)
    extension = models.ForeignKey(  # of whose reason and new date it tells the newspaper
        Extension, models.PROTECT, null=True, blank=True, related_name="letters"
    )
    issued_at = models.DateTimeField(null=True)
    issued_by = models.CharField(max_length=64, blank=True)
    term = models.JSONField(default=dict)  # for sending it out, of a letter without a case (actions/timing, terms)
    received_at = models.DateTimeField(null=True)  # the moment the press agency received it
    told_version = models.PositiveSmallIntegerField(null=True)  # the newest reading of the article that people know of
    told_late_at = models.DateTimeField(null=True)  # when people were told that the press is late
    folded = FindableField(of=("full_number", "title", "outlet.name"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by="") | ~Q(approved_by=F("drafted_by")), name="letters_four_eyes"
            ),
            models.CheckConstraint(
                condition=~Q(state="issued") | (Q(number__isnull=False) & Q(issued_at__isnull=False)),
                name="letters_issued_with_number",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("signed", "issued", "replaced", "withdrawn"))
                | (~Q(signed_way="") & Q(signed_at__isnull=False) & ~Q(approved_by="")),
                name="letters_out_only_signed",
            ),
            models.CheckConstraint(
                condition=~Q(signed_way__in=("file", "certificate")) | ~Q(signed_sha256=""),
                name="letters_signed_file_bound",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True, numbered_on__isnull=True)
                | Q(number__isnull=False, numbered_on__isnull=False),
                name="letters_number_has_day",
            ),
            models.CheckConstraint(
                condition=Q(relation="", about__isnull=True) | (~Q(relation="") & Q(about__isnull=False)),
                name="letters_relation_has_letter",
            ),
            models.CheckConstraint(
                condition=Q(route="") | (Q(case__isnull=False) & Q(outlet__isnull=False)),
                name="letters_route_has_case_and_outlet",
            ),
        ]
        indexes = [models.Index(fields=["office", "state", "-drafted_at", "-id"], name="letters_by_state")]

    @property
    def full_number(self) -> str:
        """Return "2751/UBND-VX", or "" before the number is given. Numbers below ten take a zero (NĐ 30/2020)."""
        return f"{self.number:02d}/{self.notation}" if self.number else ""

    @property
    def press(self) -> str:
        """Return the press agency by the name that the letter is addressed to; a later name is none of its day's."""
        if self.outlet is None:
            return ""
        if self.route:
            return str((self.facts.get("article") or {}).get("outlet") or self.outlet.name)
        named = self.facts.get("addressees") or [self.outlet.name]
        return self.outlet.name if self.outlet.name in named else str(named[0])

    @property
    def press_names(self) -> frozenset[str]:
        """Return the names under which the press agency gets this letter: of its day, of today, of its heir."""
        return frozenset({self.press, self.outlet.name, self.press_today} - {""}) if self.outlet else frozenset()

    @property
    def press_today(self) -> str:
        """Return what the press agency is called today, or which one took over from it; "" where nothing changed."""
        name = self.outlet.today.name if self.outlet else ""
        return name if name != self.press else ""

    @property
    def notation(self) -> str:
        """Return what stands after the number: "UBND-VX" in a công văn, "BC-UBND" where the type has a code."""
        told = (self.document or {}).get("number", "").partition("/")[2]
        if told:  # a paper that has its number keeps the notation of that day
            return str(told)
        kind = KINDS.get(self.kind) if not self.route else None
        code = SHEETS[kind.sheet][1] if kind else ""
        own = ((self.office.settings.get("paper") or {}).get("letter") or {}).get("notation") or self.office.notation
        return f"{code}-{own.split('-')[0]}" if code else str(own)


class Conclusion(models.Model):
    """The written conclusion of a competent state agency, with its file: what turns a response into a correction.

    L103 Đ.42.2, L126 Đ.34.2. It lies among the files of its case; letters on it enclose that file.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="conclusions")
    kind = models.CharField(max_length=60)  # "Kết luận thanh tra"
    number = models.CharField(max_length=40)
    signed_on = models.DateField()
    issuer = models.CharField(max_length=200)
    title = models.CharField(max_length=300)  # trích yếu, beginning small
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    added_by = models.CharField(max_length=64)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "number", "issuer"], name="letters_one_conclusion_of_a_number")
        ]


class Enclosure(models.Model):
    """A file that goes with a letter, tied to a name that the letter lists. No action changes it after the draft."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="enclosures")
    name = models.CharField(max_length=2000)  # as the letter lists it
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    file_name = models.CharField(max_length=150)  # as it arrives, behind its place in the list
    sha256 = models.CharField(max_length=64)  # of the bytes that were chosen and approved
    restricted = models.BooleanField(default=False)  # the full copy of an article: to the letter's addressee alone
    chosen_by = models.CharField(max_length=64)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["letter", "name"], name="letters_one_file_of_a_name")]


class Phrase(models.Model):
    """Words that an office uses again and again in one kind of paper, with places that a case fills."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="phrases")
    kind = models.CharField(max_length=16)
    name = models.CharField(max_length=80)
    text = models.TextField()
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ended_by = models.CharField(max_length=64, blank=True)
    ended_at = models.DateTimeField(null=True)


class Comment(models.Model):
    """What somebody said about a draft."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="comments")
    text = models.CharField(max_length=1000)
    by = models.CharField(max_length=64)
    at = models.DateTimeField()


class NumberBook(models.Model):
    """The last number given in one series of one year; starts anew on 1 January (NĐ 30/2020, Điều 15).

    `last` may come from the paper register, `given` is the last one given here: a beginning that was set by mistake can
    be set anew down to it.
    """

    office = models.ForeignKey(Office, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=16)
    last = models.PositiveIntegerField(default=0)
    given = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "year", "series"], name="letters_one_book")]


class NumberEntry(models.Model):
    """One line of the register of outgoing papers: every number of a series once, used, reserved or void, no gap.

    A number that was taken and not used stays here with its reason: it is never given again (NĐ 30/2020, Điều 15).
    """

    office = models.ForeignKey(Office, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    series = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="entries")
    day = models.DateField()
    state = models.CharField(max_length=10, choices=[(s, s) for s in ("reserved", "used", "void")])
    reason = models.CharField(max_length=300, blank=True)
    pages = models.PositiveSmallIntegerField(null=True)  # PageAmount; null until the sheet was printed
    copies = models.PositiveSmallIntegerField(null=True)  # số lượng bản; null: as the typist's mark says
    taken_by = models.CharField(max_length=64)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "series", "number"], name="letters_number_once"),
            models.CheckConstraint(condition=~Q(state="void") | ~Q(reason=""), name="letters_void_with_reason"),
        ]


class Delivery(models.Model):
    """One way of an issued letter to one receiver, with what happened on it."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="deliveries")
    to = models.CharField(max_length=200)
    channel = models.CharField(max_length=8, choices=[(c, c) for c in ("hand", "post", "mail", "axis")])
    address = models.CharField(max_length=200, blank=True)  # of an e-mail
    state = models.CharField(
        max_length=10, default="sent", choices=[(s, s) for s in ("waiting", "sent", "failed", "received")]
    )
    note = models.CharField(max_length=300, blank=True)
    trace = models.JSONField(default=list)  # [{"at", "state", "detail"}]: each thing that happened, in order
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    sent_by = models.CharField(max_length=64)
    received_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=300, blank=True)  # what shows that it came: a signed book, a reply

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="received") | Q(received_at__isnull=False), name="letters_received_when"
            ),
            models.CheckConstraint(condition=~Q(channel="mail") | ~Q(address=""), name="letters_mail_has_address"),
        ]


class Publication(models.Model):
    """What the press agency did after a letter: printed it whole or in part, refused it, let its term pass."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="publications")
    outcome = models.CharField(max_length=16)  # published | published_partly | refused | overdue
    printed_on = models.DateField()
    url = models.URLField(max_length=500, blank=True)
    missing = models.JSONField(default=list)  # what the law wants to stand there and does not, in the law's own words
    reasoned = models.BooleanField(default=True)  # of a refusal: in writing with its reasons (L103 Đ.43.3)
    note = models.CharField(max_length=300, blank=True)
    noted_by = models.CharField(max_length=64)
    noted_at = models.DateTimeField()


class Standing(models.Model):
    """Somebody looked whether a printed correction still stands, and where (L103 Đ.42.3, 42.5.a; NĐ 237 Đ.19)."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="standings")
    seen_on = models.DateField()
    stands = models.BooleanField()
    place = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)
    noted_by = models.CharField(max_length=64)
    noted_at = models.DateTimeField()


class Reprint(models.Model):
    """Who carried a wrong piece on: asked when to correct too, and what it did (L103 Đ.42.5.c; NĐ 237 Đ.19.3.c)."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="reprints")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, related_name="+")  # where it is in the register
    name = models.CharField(max_length=200)
    asked_on = models.DateField(null=True)
    did = models.CharField(max_length=10, blank=True)  # "" (nobody knows yet) | corrected | removed | refused | nothing
    did_on = models.DateField(null=True)
    url = models.URLField(max_length=500, blank=True)
    note = models.CharField(max_length=300, blank=True)
    noted_by = models.CharField(max_length=64)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "name"], name="letters_one_reprint_of_a_name"),
            models.CheckConstraint(condition=Q(did="") | Q(did_on__isnull=False), name="letters_reprint_says_when"),
        ]


class OutletReply(models.Model):
    """What the press agency wrote back about a letter: a paper of the register, a mail, or a word by telephone."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="replies")
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, related_name="answers_letter")
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="answers_letter")
    says = models.CharField(max_length=10, choices=[(s, s) for s in ("prints", "refuses", "stands", "other")])
    text = models.CharField(max_length=1000)
    at = models.DateTimeField()  # when it came
    noted_by = models.CharField(max_length=64)
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(paper=None) | Q(entry=None), name="letters_reply_came_one_way")
        ]
