"""Which files may go with a letter, which do, and to whom? Reads only (ADR 0083).

A letter lists what goes with it by name, in its words; a file is tied to such a name. The list can change while the
letter is a draft and never after: what was approved is what goes out, by its digest.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.compose.paper_kinds import KINDS
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.articles import evidence
from hoiam.desk.articles.models import Snapshot, SnapshotFile
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Proof
from hoiam.desk.files.models import Purpose, StoredFile
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import OUT, Enclosure, Letter, LetterState, Relation
from hoiam.desk.papers import queries as papers
from hoiam.desk.papers.models import PETITIONS

MOST_FILES = 15  # QCVN 102 names no limit; a packet of ours is read back with twenty
MOST_BYTES = 40 << 20  # of all files of one letter
MOST_MAIL = 18 << 20  # of what one mail carries: a third more as base64, and most servers end at 25 MB
DISPATCHES = 30  # the newest ones that are offered
HANDLERS = frozenset({Role.CHU_TICH, Role.PCT, Role.VAN_THU})  # who approve what goes out, and who send it
_NUMBERED = re.compile(r"^\d+-")


@dataclass(frozen=True, slots=True)
class Choice:
    """A file that somebody may let go with a letter. `restricted`: the full copy of an article."""

    key: str
    group: str  # case | letter | paper | evidence | directive
    name: str
    content_type: str
    sha256: str
    size: int
    restricted: bool = False
    proof: SnapshotFile | None = None
    no_more: str = ""  # of a letter of the office that no longer holds: replaced | withdrawn


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a letter says it encloses, with its file; None where only a sheet of paper can go."""

    name: str
    file: Enclosure | None


def takes_files(letter: Letter) -> bool:
    """Say whether files may go with a letter: a copy is the copied paper and nothing else."""
    return bool(letter.route) or not KINDS[letter.kind].copy


def listed(letter: Letter) -> tuple[str, ...]:
    """Return what a letter says it encloses, in its order."""
    return queries.document_of(letter).attachments


def lines_of(letter: Letter) -> list[Line]:
    """Return what a letter says it encloses, each with its file."""
    held = {row.name: row for row in letter.enclosures.select_related("file")}
    return [Line(name, held.get(name)) for name in listed(letter)]


def lacking(letter: Letter) -> tuple[str, ...]:
    """Return what a letter says it encloses and has no file of: it goes as paper."""
    return tuple(line.name for line in lines_of(letter) if line.file is None)


def left_behind(letter: Letter) -> tuple[str, ...]:
    """Return what a draft lists without a file, though the letter that it replaces had one: it did not come along."""
    if letter.state != LetterState.DRAFT or letter.relation != Relation.REPLACES or letter.about is None:
        return ()
    had = set(letter.about.enclosures.values_list("name", flat=True))
    return tuple(name for name in lacking(letter) if name in had)


def going(letter: Letter, to: Collection[str]) -> list[Enclosure]:
    """Return the files that go with a letter to these receivers. The full copy of an article goes to its addressee."""
    meant = _addressees(letter)
    rows = [line.file for line in lines_of(letter) if line.file]
    return [row for row in rows if not row.restricted or set(to) <= meant]


def _addressees(letter: Letter) -> set[str]:
    if letter.outlet:
        return set(letter.press_names)
    facts = queries.facts_of(letter)
    return set(facts.addressees) if isinstance(facts, PaperFacts) else set()


def weight(letter: Letter, to: str) -> int:
    """Return how many bytes a mail of a letter to somebody carries."""
    own = queries.file_to_send(letter)
    return (own.size if own else 0) + sum(row.file.size for row in going(letter, (to,)))


def called(row: Enclosure, at: int) -> str:
    """Return what an enclosed file is called where it arrives: "01-bien-ban.pdf"."""
    return f"{at:02d}-{row.file_name}"


def choices(letter: Letter, actor: Actor, today: date) -> list[Choice]:
    """Return the files that an actor may let go with a letter: such as they may open, of its case and its papers."""
    of_case = (*_of_case(letter, actor), *_letters(letter), *_papers(letter, actor, today))
    return [*of_case, *_evidence(letter, actor, today), *_dispatches(letter)]


def suggested(letter: Letter) -> dict[str, str]:
    """Return for the names of proofs that are files of the case which file that is."""
    proofs = Proof.objects.filter(claim__case=letter.case, file__isnull=False) if letter.case else Proof.objects.none()
    return {proof.name: f"case:{proof.file_id}" for proof in proofs.order_by("-id")}


def copy_in(file: StoredFile) -> Enclosure | None:
    """Return the enclosure by which a kept file is the full copy of an article; None for every other file."""
    return Enclosure.objects.filter(file=file, restricted=True).select_related("letter__office").first()


def may_open_copy(copy: Enclosure, actor: Actor, today: date) -> bool:
    """Say whether somebody may open the full copy of an article in a letter that they see (guard-rail G11).

    Who approve and who send the letter must see what goes out; anybody else needs a right to the evidence, in force.
    """
    return (
        bool(actor.roles & HANDLERS) or proof_of(copy, evidence.openable(copy.letter.office, actor, today)) is not None
    )


def proof_of(copy: Enclosure, among: QuerySet[Snapshot] | None = None) -> SnapshotFile | None:
    """Return the evidence whose bytes an enclosed copy has, among some snapshots where they are given."""
    held = SnapshotFile.objects.filter(sha256=copy.sha256, snapshot__office=copy.letter.office)
    if among is not None:
        held = held.filter(snapshot__in=among)
    return held.select_related("snapshot__article", "snapshot__office").order_by("id").last()


def _of_case(letter: Letter, actor: Actor) -> Iterator[Choice]:
    if letter.case is None:
        return
    for held in letter.case.files.select_related("file").order_by("id"):
        if cases.may_read_file(letter.office, actor, held.file):
            yield _choice("case", held.file)


def _letters(letter: Letter) -> Iterator[Choice]:
    """Yield what the office has sent in the same case: whoever sees the case sees its letters."""
    if letter.case is None:
        return
    for sent in queries.all_of_case(letter.case.pk).filter(state__in=OUT).exclude(pk=letter.pk):
        file = queries.file_to_send(sent) if sent.signed_sha256 else None  # a print that nobody signed is no letter
        if file:
            one = _choice("letter", file)
            yield replace(one, no_more=sent.state if sent.state != LetterState.ISSUED else "")


def _evidence(letter: Letter, actor: Actor, today: date) -> Iterator[Choice]:
    """Yield the prints of articles that go back to whoever published them, or with a referral (G11)."""
    if letter.case is None:
        return
    articles = cases.articles_to_prove(letter.case)
    wanted = [one for one in articles if letter.kind == "phieu_chuyen" or one.outlet_id == letter.outlet_id]
    open_ = evidence.openable(letter.office, actor, today).filter(article__in=wanted)
    for file in SnapshotFile.objects.filter(snapshot__in=open_, kind="page").select_related("snapshot__article"):
        name = f"ban-chup-bai-bao-{file.snapshot.article_id}.pdf"
        told = (name, "application/pdf", file.sha256, file.size)
        yield Choice(f"evidence:{file.pk}", "evidence", *told, restricted=True, proof=file)


def _papers(letter: Letter, actor: Actor, today: date) -> Iterator[Choice]:
    if letter.case is None:
        return
    for tied in letter.case.papers.select_related("paper__office").order_by("id"):
        if tied.paper.kind not in PETITIONS and queries.may_read_scans(tied.paper, actor, today):
            yield from (_choice("paper", file) for file in papers.files_of(tied.paper))


def _dispatches(letter: Letter) -> Iterator[Choice]:
    """Yield the dispatches that the office has received: everybody of the office may open them."""
    held = StoredFile.objects.filter(office=letter.office.key, purpose=Purpose.DIRECTIVE).order_by("-id")
    yield from (_choice("directive", file) for file in held[:DISPATCHES])


def _choice(group: str, file: StoredFile) -> Choice:
    name = _NUMBERED.sub("", file.name)
    return Choice(f"{group}:{file.pk}", group, name, file.content_type, file.sha256, file.size)
