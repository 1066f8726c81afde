"""Which letters are there, what waits for whom, and what would a letter look like?"""

from datetime import date, datetime

from django.db.models import Q, QuerySet

from hoiam.core.compose.letter import letter as compose
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.paper import paper as compose_paper
from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.compose.paper_kinds import KINDS
from hoiam.core.compose.sheet import COPIES as FORMS
from hoiam.core.compose.sheet import KINDS as SHEETS
from hoiam.core.compose.store import unpack
from hoiam.core.handle.states import SORTERS
from hoiam.core.text.question import Question
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.document import Document
from hoiam.desk.articles.findable import holding
from hoiam.desk.cases.models import CasePaper
from hoiam.desk.cases.queries import cases_of, seen
from hoiam.desk.files import queries as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.letters.models import Comment, Letter, LetterState, NumberEntry
from hoiam.desk.papers.models import PETITIONS, Paper
from hoiam.desk.units.models import Office
from hoiam.desk.units.queries import answered_by

STEERING = frozenset({Role.CHU_TICH, Role.PCT, Role.VAN_PHONG, Role.PHONG_VHTT, Role.VAN_THU, Role.KIEM_TRA})
LETTERS = "CV"  # a công văn has no code of its own; its book is called so
ALL = "VB"
COPIES = "SAO"  # one book for the three forms of copy, apart from the papers (NĐ 30/2020, Phụ lục I, phần II)


def letters_of(office: Office) -> QuerySet[Letter]:
    """Return an office's letters, newest first."""
    return (
        Letter.objects.filter(office=office).select_related("case", "outlet", "office").order_by("-drafted_at", "-id")
    )


def letter_for(office: Office, number: int) -> Letter:
    """Return one letter of an office; the single door. Raises Letter.DoesNotExist for a stranger's."""
    return letters_of(office).get(pk=number)


def visible(office: Office, actor: Actor) -> QuerySet[Letter]:
    """Return the letters that an actor may see: of the cases that are theirs, and papers without a case.

    Those are for who steers, numbers and approves; a unit sees its own persons' drafts.
    """
    mine = Q(seen(office, actor))
    free = Q(case__isnull=True) if actor.roles & STEERING else Q(case__isnull=True, drafted_by=actor.key)
    return letters_of(office).filter(mine | free)


def may_read_scans(paper: Paper, actor: Actor, on: date) -> bool:
    """Say whether somebody may open the scans of an incoming paper, which may be a complaint with its sender's name.

    Who steers, sorts or keeps the register may; a unit only those that were passed to it, that a leader's instruction
    gives it, or that belong to a case it sees.
    """
    if actor.roles & (STEERING | frozenset(SORTERS)):
        return True
    return Paper.objects.filter(_handled(paper.office, actor, on), pk=paper.pk).exists()


def _handled(office: Office, actor: Actor, on: date) -> Q:
    """Return the condition on a paper that an actor's unit handles it: passed on, by instruction, or with its case.

    Or it was sent to it, unless it is what citizens wrote (G9). What a unit handled goes on with the one that took over
    from it, as its instructions do.
    """
    tied = CasePaper.objects.filter(case__in=cases_of(office, actor).order_by().values("pk")).values("paper")
    if not actor.unit:
        return Q(pk__in=tied)
    units = answered_by(actor.unit, on).values("pk")
    told = Paper.objects.filter(office=office, orders__unit__in=units).values("pk")
    sent = Paper.objects.filter(office=office, distributions__unit__in=units, distributions__ended_at=None)
    sent = sent.exclude(kind__in=PETITIONS).values("pk")
    return Q(unit__in=units) | Q(pk__in=told) | Q(pk__in=tied) | Q(pk__in=sent)


def open_to(papers: QuerySet[Paper], office: Office, actor: Actor, on: date) -> QuerySet[Paper]:
    """Return those incoming papers whose words somebody may read: what citizens wrote, only who handles it (G9).

    The rule is that of the scans (may_read_scans), as a condition of a query; other papers are read by all.
    """
    if actor.roles & (STEERING | frozenset(SORTERS)):
        return papers
    return papers.filter(~Q(kind__in=PETITIONS) | _handled(office, actor, on))


def facts_of(letter: Letter) -> LetterFacts | PaperFacts:
    """Return what a letter is written from."""
    return unpack(LetterFacts, letter.facts) if letter.route else unpack(PaperFacts, letter.facts)


def composed(facts: LetterFacts | PaperFacts) -> Document:
    """Return the paper that facts make."""
    return compose(facts) if isinstance(facts, LetterFacts) else compose_paper(facts)


def document_of(letter: Letter) -> Document:
    """Return the letter as a document: as it was issued, or as its facts make it now."""
    if letter.document:
        return unpack(Document, letter.document)
    return composed(facts_of(letter))


def stamp(letter: Letter) -> str:
    """Return what tells one submission of a letter from another; between two submissions its words may change."""
    return f"{letter.submitted_at.timestamp():.6f}" if letter.submitted_at else ""


def comments_of(letter: Letter) -> QuerySet[Comment]:
    """Return what was said about a letter, oldest first."""
    return letter.comments.order_by("at", "id")


def file_name(letter: Letter) -> str:
    """Return what the files of a numbered letter are called: "cong-van-2751-UBND-VX"."""
    sheet = "cong_van" if letter.route else KINDS[letter.kind].sheet
    return f"{sheet.replace('_', '-')}-{letter.full_number.replace('/', '-')}"


def file_to_send(letter: Letter) -> StoredFile | None:
    """Return the PDF that goes out: the signed one, else the one made here; None while that is being made."""
    signed = files.files_of(letter.office.key, "letter-signed", str(letter.pk)).filter(sha256=letter.signed_sha256)
    made = files.files_of(letter.office.key, "letter", str(letter.pk)).filter(name__endswith=".pdf")
    return signed.last() if letter.signed_sha256 else made.last()


def template_of(office: Office, kind: str) -> StoredFile | None:
    """Return the office's own Word template for a kind of letter, None where it uses the house's sheet."""
    sha256 = ((office.settings.get("paper") or {}).get("templates") or {}).get(kind)
    held = files.files_of(office.key, "letter-template", kind)
    return held.filter(sha256=sha256).last() if sha256 else None


def waits_for_print(letter: Letter) -> bool:
    """Say whether the PDF by the office's own template is still being made: nothing can be signed before."""
    return bool(letter.document and letter.form_sha256) and not letter.printed_sha256 and not letter.print_problem


def register(office: Office, year: int, series: str = "", asked: Question | None = None) -> QuerySet[NumberEntry]:
    """Return the register of outgoing papers of a year, by number within each series; of one, or found by words."""
    entries = NumberEntry.objects.filter(office=office, year=year).select_related("letter__outlet", "letter__office")
    if asked is not None:
        entries = entries.filter(holding(asked, "letter__folded")) if asked.wanted else entries.none()
    return (entries.filter(series=series) if series else entries).order_by("series", "number")


def entry_for(office: Office, actor: Actor, number: int) -> NumberEntry:
    """Return one line of the register; the single door. Raises NumberEntry.DoesNotExist for a stranger's."""
    mine = visible(office, actor).order_by().values("pk")
    return NumberEntry.objects.select_related("letter__office").get(office=office, letter__in=mine, pk=number)


def book_of(office: Office, notation: str) -> str:
    """Return the series whose papers carry a notation ("BC" for "BC-UBND"), "" where it is none of the letters'."""
    own = letterhead(office).issuer.notation
    stem = own.split("-")[0]
    series = {own: LETTERS} | {
        f"{code}-{stem}": code for kind, (_n, code) in SHEETS.items() if code and kind not in FORMS
    }
    if notation in series and (office.settings.get("paper") or {}).get("numbering") == "one":
        return ALL
    return series.get(notation, "")


def series_of_book(office: Office) -> list[str]:
    """Return the series in which an office has given numbers."""
    return list(
        NumberEntry.objects.filter(office=office).order_by("series").values_list("series", flat=True).distinct()
    )


def waiting(office: Office, state: str) -> QuerySet[Letter]:
    """Return the letters that stand in one state, oldest first."""
    return letters_of(office).filter(state=state).order_by("drafted_at")


def issued_between(office: Office, start: datetime, end: datetime) -> QuerySet[Letter]:
    """Return the letters issued in [start, end)."""
    return letters_of(office).filter(state=LetterState.ISSUED, issued_at__gte=start, issued_at__lt=end)


def of_case(case_id: int) -> QuerySet[Letter]:
    """Return the letters that answer a case's articles, oldest first."""
    return all_of_case(case_id).exclude(route="")


def all_of_case(case_id: int) -> QuerySet[Letter]:
    """Return everything that was written about a case, oldest first."""
    return Letter.objects.filter(case_id=case_id).select_related("outlet", "office", "case").order_by("id")
