"""The shape of what people hand in: incoming papers (Decree 30/2020, annex IV), entries by hand, opinion sheets."""

from typing import Any

from django.db import models

from hoiam.core.compose.sheet import URGENCIES
from hoiam.desk.articles.findable import FindableField
from hoiam.desk.articles.models import Article
from hoiam.desk.files.models import StoredFile
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units.models import Office, Unit


class PaperKind(models.TextChoices):
    """What a paper asks; each kind starts its own clock."""

    PRESS_REQUEST = "press_request"  # head of a press agency asks for an answer: L103 Đ.39.1, NĐ 237 Đ.18.1
    FORWARDED = "forwarded"  # petition forwarded by the press: L103 Đ.39.2, NĐ 237 Đ.18.3
    COMPLAINT = "complaint"  # complaint or denunciation forwarded by the press: L103 Đ.39.2, NĐ 237 Đ.18.2
    INFORMATION = "information"  # the press asks for information or an interview in writing; no term of its own
    DISPATCH = "dispatch"  # of an authority: its tasks stand with the dispatch
    OTHER = "other"


ASKING = (PaperKind.PRESS_REQUEST, PaperKind.FORWARDED, PaperKind.COMPLAINT)  # to these the law wants an answer
PETITIONS = (PaperKind.FORWARDED, PaperKind.COMPLAINT)  # who wrote them is passed on to nobody (guard-rail G9)


class Paper(models.Model):
    """One line of the register of incoming papers: the ten columns of Decree 30/2020, Annex IV, the fields of Annex VI.

    `number` holds the sender's number and notation; `arrival` is ours (số đến), from 1 each year, or from where the
    paper register stopped (ArrivalStart), without a gap.
    `about` names the record that the line came with: a dispatch that was read, a request of the press.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="papers")
    year = models.PositiveSmallIntegerField()  # of the day it came
    arrival = models.PositiveIntegerField()
    about_kind = models.CharField(max_length=16, blank=True)
    about_key = models.CharField(max_length=64, blank=True)
    type_name = models.CharField(max_length=100, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")  # who is to deal with it
    due_on = models.DateField(null=True, blank=True)  # DueDate: as the paper or the leader says; no term of law
    passed_on = models.DateField(null=True, blank=True)  # ngày chuyển
    receipt = models.CharField(max_length=200, blank=True)  # ký nhận
    urgency = models.CharField(max_length=12, blank=True, choices=[(word, word) for word in URGENCIES])  # Priority
    signer = models.CharField(max_length=100, blank=True)  # FullName of SignerInfo, as the paper prints it
    signer_post = models.CharField(max_length=100, blank=True)  # Position
    pages = models.PositiveSmallIntegerField(null=True, blank=True)  # PageAmount
    copies = models.PositiveSmallIntegerField(null=True, blank=True)  # how many of it came
    note = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=16, choices=PaperKind.choices)
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True)
    sender = models.CharField(max_length=200)
    number = models.CharField(max_length=40, blank=True)
    dated = models.DateField(null=True)
    subject = models.CharField(max_length=500)
    received_at = models.DateTimeField()
    registered_by = models.CharField(max_length=64)
    folded = FindableField(of=("number", "sender", "subject"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "arrival"], name="papers_one_arrival_number"),
            models.UniqueConstraint(
                fields=["office", "about_kind", "about_key"],
                condition=~models.Q(about_kind=""),
                name="papers_one_line_of_a_record",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.sender}" if self.number else self.sender

    @property
    def signed_by(self) -> str:
        """Return who signed, post first, as a register writes it: "Phó Chủ tịch Nguyễn Văn A"."""
        return " ".join(word for word in (self.signer_post, self.signer) if word)


class Relation(models.TextChoices):
    """What one paper is to another."""

    BASIS = "basis"  # it was issued on the ground of the other
    SUPERSEDES = "supersedes"  # it stands in the other's place
    EXTENDS = "extends"  # it changes, adds to or prolongs the other
    ANSWERS = "answers"  # it answers the other


class PaperLink(models.Model):
    """That a paper of the register is bound to another one; both pages tell of it."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="links")
    other = models.ForeignKey(Paper, models.CASCADE, related_name="linked_by")
    relation = models.CharField(max_length=10, choices=Relation.choices)
    made_by = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["paper", "other", "relation"], name="papers_one_link_of_a_kind"),
            models.CheckConstraint(condition=~models.Q(paper=models.F("other")), name="papers_link_to_another"),
        ]


class Origin(models.Model):
    """Which packet of the document axis a paper came in: by these its sender's system knows it again (ResponseFor)."""

    paper = models.OneToOneField(Paper, models.CASCADE, related_name="origin")
    organ_id = models.CharField(max_length=35)
    name = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=60, blank=True)  # number and notation as the packet wrote them
    dated = models.DateField(null=True)
    document_id = models.CharField(max_length=200, blank=True)


class Answer(models.Model):
    """One status that the office made out for the sender of a packet. What was told is not taken back."""

    origin = models.ForeignKey(Origin, models.CASCADE, related_name="answers")
    code = models.CharField(max_length=2)  # StatusCode
    said = models.CharField(max_length=300)  # Description
    at = models.DateTimeField()  # Timestamp: when what it tells happened
    made_by = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "code"], name="papers_one_answer_of_a_code")]


class ArrivalStart(models.Model):
    """The last arrival number of a year that was given on paper, before this register took over."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="arrival_starts")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "year"], name="papers_one_start_of_a_year")]


class Sheet(models.Model):
    """A grassroots opinion sheet: an issue and its place, never a name (function S11, guard-rail G1)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="sheets")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sheets")
    issue = models.CharField(max_length=300)
    place = models.CharField(max_length=200)
    level = models.CharField(max_length=8, choices=[(level, level) for level in ("low", "middle", "high", "urgent")])
    sources = models.PositiveIntegerField()  # how many people or households said so; shown only from five on
    proposal = models.CharField(max_length=300, blank=True)
    nothing = models.BooleanField(default=False)  # "nothing new this week": counts as handed in, and holds no issue
    key = models.CharField(max_length=64, blank=True)  # sent twice by a phone with a bad network, it is one
    entry = models.OneToOneField("Entry", models.PROTECT, null=True, related_name="sheet")
    handed_in_at = models.DateTimeField()
    handed_in_by = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "key"], condition=~models.Q(key=""), name="papers_one_sheet_per_key"
            )
        ]


class Channel(models.TextChoices):
    """By which way an entry reached the office (function S9)."""

    LINK = "link"
    PRINT = "print"
    RADIO = "radio"
    TELEVISION = "television"
    TELEPHONE = "telephone"
    LETTER = "letter"
    SHEET = "sheet"


class Speaker(models.TextChoices):
    """Who said it, as a kind and never as a person (guard-rail G1)."""

    PRESS = "press"
    AGENCY = "agency"
    PUBLIC_PAGE = "public_page"
    PEOPLE = "people"


class Entry(models.Model):
    """Something that a person put in: a job takes it on to the road of an article. `key` makes sending it twice one."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="entries")
    key = models.CharField(max_length=64)
    origin = models.CharField(max_length=8, default="manual")  # manual | file | mail
    channel = models.CharField(max_length=12, choices=Channel.choices)
    speaker = models.CharField(max_length=12, choices=Speaker.choices)
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="entries")
    said_at = models.DateTimeField()
    title = models.CharField(max_length=500, blank=True)  # empty: the page at `url` will tell
    text = models.TextField(blank=True)
    url = models.CharField(max_length=1000, blank=True)
    concerns = models.BooleanField(null=True)  # the person's own word: it is about us; None: let the machine look
    reason = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=64)
    entered_by_sorter = models.BooleanField(default=False)
    held = models.BooleanField(default=False)  # a letter waits until a person says what it is
    left = models.PositiveSmallIntegerField(default=0)  # files of its letter not taken: they lie in the mailbox
    article = models.ForeignKey(Article, models.PROTECT, null=True, related_name="entries")
    problem = models.CharField(max_length=64, blank=True)  # why it could not be taken on, as a code

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "key"], name="papers_one_entry_per_key")]

    def __str__(self) -> str:
        return self.title or self.url


class TranscriptState(models.TextChoices):
    """How far a recogniser is with a sound."""

    WAITING = "waiting"
    HEARD = "heard"
    FAILED = "failed"


class Transcript(models.Model):
    """What a recogniser heard in a broadcast that came with an entry: for finding words, never for quoting.

    Only of what the press and agencies broadcast; what people say is not listened to (guard-rails G1, G2).
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="transcripts")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=TranscriptState.choices, default=TranscriptState.WAITING)
    heard_to = models.FloatField(default=0.0)  # seconds from the beginning
    seconds = models.FloatField(default=0.0)  # how long the sound is; 0.0 before the first part was heard
    pieces = models.JSONField(default=list)  # [start, end (seconds), words, how sure (0 to 1)]
    spots = models.JSONField(default=list)  # {"at": seconds, "words", "code", "facts"}: places and watch-lists in it
    problem = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)  # when a person put words that were checked by ear into the entry

    @property
    def text(self) -> str:
        """Return the words heard, a line for each breath."""
        return "\n".join(words for _start, _end, words, _sure in self.pieces)


class Batch(models.Model):
    """A file that lists items, as its rows: shown first, taken in once a person confirms. The file is not kept."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="batches")
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    proposed_at = models.DateTimeField()
    proposed_by = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "sha256"], name="papers_one_batch_per_file")]

    def __str__(self) -> str:
        return self.name

    @property
    def good(self) -> list[dict[str, Any]]:
        """Return the rows that can come in."""
        return [row for row in self.rows if not row["problem"]]


class MailState(models.Model):
    """How far the office's own mailbox was read, and how the last look ended. What opens it stands in the settings."""

    office = models.OneToOneField(Office, models.PROTECT, related_name="mail_state")
    validity = models.CharField(max_length=32, blank=True)
    uid = models.PositiveBigIntegerField(default=0)
    looked_at = models.DateTimeField()
    problem = models.CharField(max_length=64, blank=True)
    left_out_at = models.DateTimeField(null=True)  # when a letter was last too large to be read
    succeeded_at = models.DateTimeField(null=True)
    new_item_at = models.DateTimeField(null=True)  # when the newest letter was found
    failures = models.PositiveIntegerField(default=0)  # in a row
    pulse = models.JSONField(default=list)  # as of any source: desk/sources/rhythm.py
    rhythm = models.PositiveIntegerField(null=True)
    silent_after = models.DateTimeField(null=True)
