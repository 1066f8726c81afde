"""Which work files may somebody see, what could still go into one, what is to be handed over?"""

from datetime import date

from django.db.models import Max, Q, QuerySet

from hoiam.core.calendar.zone import localdate
from hoiam.core.text.fold import fold
from hoiam.core.text.question import Question
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.articles import evidence
from hoiam.desk.articles.findable import holding
from hoiam.desk.articles.models import SnapshotState
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Case, CaseFile, Proof
from hoiam.desk.directives import queries as directives
from hoiam.desk.directives.models import Evidence
from hoiam.desk.dossiers.describing import Thing, described
from hoiam.desk.dossiers.followed import of_directive
from hoiam.desk.dossiers.models import KINDS, Dossier, DossierState, Handover, Item, ListedFile
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import queries as letters
from hoiam.desk.letters.models import OUT, UNDER_WAY
from hoiam.desk.papers import queries as papers
from hoiam.desk.press import queries as press
from hoiam.desk.reports import queries as reports
from hoiam.desk.reports.models import ReportState
from hoiam.desk.stories import queries as stories
from hoiam.desk.units.models import Office

SEE_ALL = frozenset(
    {Role.CHU_TICH, Role.PCT, Role.VAN_PHONG, Role.PHONG_VHTT, Role.VAN_THU, Role.KIEM_TRA, Role.TRUNG_TAM}
)
DONE = (ReportState.APPROVED, ReportState.SENT, ReportState.HANDED)
MOST_FOUND = 40  # papers shown at once to choose from


def dossiers_of(office: Office, actor: Actor) -> QuerySet[Dossier]:
    """Return the work files that an actor may see, newest first: all for who steers or keeps, a unit's own for it."""
    rows = Dossier.objects.filter(office=office).select_related(
        "office", "unit", "case", "directive", "handover__giver"
    )
    if not actor.roles & SEE_ALL:
        rows = rows.filter(Q(unit__key=actor.unit) | Q(opened_by=actor.key))
    return rows.order_by("-year", "-opened_at", "-id")


def dossier_for(office: Office, actor: Actor, number: int) -> Dossier:
    """Return one work file; the single door. Raises Dossier.DoesNotExist for a stranger's."""
    return dossiers_of(office, actor).get(pk=number)


def holds(office: Office, actor: Actor, file: StoredFile) -> bool:
    """Say whether a file lies in a work file that an actor may see."""
    return Item.objects.filter(file=file, dossier__in=dossiers_of(office, actor).order_by()).exists()


def items_of(dossier: Dossier) -> QuerySet[Item]:
    """Return the papers of a work file in their order."""
    kinds = (
        "paper",
        "directive__file",
        "followed__office",
        "letter__office",
        "report__office",
        "asked__outlet",
        "case",
        "file",
    )
    return dossier.items.select_related("dossier__office", "snapshot", *kinds).order_by("ordinal")


def listed_of(office: Office, year: int) -> QuerySet[ListedFile]:
    """Return the office's list of files of a year, by code."""
    return ListedFile.objects.filter(office=office, year=year).select_related("unit").order_by("notation")


def listed_for(office: Office, number: int) -> ListedFile:
    """Return one line of the list. Raises ListedFile.DoesNotExist for a stranger's."""
    return ListedFile.objects.get(office=office, pk=number)


def free_codes(office: Office, year: int) -> QuerySet[ListedFile]:
    """Return the lines of a year's list from which no file was opened yet."""
    used = Dossier.objects.filter(office=office, year=year).values("notation")
    return listed_of(office, year).exclude(notation__in=used)


def handovers_of(office: Office, actor: Actor) -> QuerySet[Handover]:
    """Return the records of hand-overs to the archive that an actor may see, newest first.

    A record lists the titles of its work files: who steers or keeps sees all, a unit those that it gave itself.
    """
    rows = Handover.objects.filter(office=office).select_related("giver", "office").order_by("-year", "-number")
    return rows if actor.roles & SEE_ALL else rows.filter(giver__key=actor.unit)


def handover_for(office: Office, actor: Actor, number: int) -> Handover:
    """Return one record; the single door. Raises Handover.DoesNotExist for a stranger's."""
    return handovers_of(office, actor).get(pk=number)


def last_record(office: Office, year: int) -> int:
    """Return the last number of a year's records of hand-over, 0 before the first."""
    return Handover.objects.filter(office=office, year=year).aggregate(n=Max("number"))["n"] or 0


def to_hand_over(office: Office, actor: Actor) -> QuerySet[Dossier]:
    """Return the closed files that the archive does not have yet, the longest closed first."""
    return dossiers_of(office, actor).filter(state=DossierState.CLOSED).order_by("closed_at", "id")


def hand_over_by(dossier: Dossier) -> date | None:
    """Return the last day for giving a closed file to the archive: a year after the work ended (NĐ 30 Đ.30)."""
    if dossier.closed_at is None:
        return None
    ended = localdate(dossier.closed_at)
    leap = (ended.month, ended.day) == (2, 29)
    return ended.replace(year=ended.year + 1, day=28 if leap else ended.day)


def proposed(dossier: Dossier, actor: Actor, today: date) -> list[Thing]:
    """Return the papers of the file's case or dispatch that it does not hold yet, in the order of their days."""
    case = dossier.case
    if dossier.directive is not None:
        return _fresh(dossier, of_directive(dossier.directive, actor, today))
    if case is None:
        return []
    office, seen = dossier.office, cases.cases_of(dossier.office, actor).filter(pk=case.pk).exists()
    if not seen:
        return []
    found: list[Thing] = [tied.paper for tied in case.papers.select_related("paper__outlet")]
    found += list(case.press_requests.select_related("outlet"))
    found += list(letters.all_of_case(case.pk).filter(state__in=OUT))
    found += [proof.task.directive for proof in _evidence(case.pk)]
    found += list(reports.seen(office, actor).filter(case=case, state__in=DONE))
    found += _files(case.pk, office.key)
    found += _snapshots(case, office, actor, today)
    found += [case]
    return _fresh(dossier, found)


def search(dossier: Dossier, actor: Actor, asked: Question) -> list[Thing]:
    """Return papers by their words that the file does not hold: what came in, went out, was asked and reported."""
    office = dossier.office
    if not asked.wanted:
        return []
    holds = holding(asked)
    found: list[Thing] = list(papers.papers_of(office).filter(holds, about_kind="")[:MOST_FOUND])
    found += list(directives.directives_of(office).filter(holds)[:MOST_FOUND])
    found += list(letters.visible(office, actor).filter(holds, state__in=OUT)[:MOST_FOUND])
    found += [
        request
        for request in press.requests_of(office)[:500]
        if all(" ".join(term.words) in fold(request.request) for term in asked.folded.wanted)
    ]
    return _fresh(dossier, found)[:MOST_FOUND]


def handed_reports(dossier: Dossier, actor: Actor) -> list[Thing]:
    """Return the approved reports that an actor sees and the file does not hold, the newest first; twelve at most."""
    done = reports.seen(dossier.office, actor).filter(state__in=DONE).order_by("-ends")
    return _fresh(dossier, list(done[:12]))


def key_of(thing: Thing) -> str:
    """Return what a form calls a paper: "letter:12"."""
    return f"{described(thing).kind}:{thing.pk}"


def thing_for(dossier: Dossier, actor: Actor, key: str, today: date) -> Thing:
    """Return the paper that a form names, if this actor may put it into this file. Raises …DoesNotExist."""
    kind, _, number = key.partition(":")
    office, pk = dossier.office, int(number) if number.isdecimal() and len(number) < 19 else 0
    match kind:
        case "paper":
            return papers.papers_of(office).get(pk=pk)
        case "directive":
            return directives.directive_for(office, pk)
        case "letter":
            return letters.visible(office, actor).get(pk=pk, state__in=OUT)
        case "report":
            return reports.seen(office, actor).get(pk=pk, state__in=DONE)
        case "asked":
            return press.request_for(office, pk)
        case "case":
            return cases.cases_of(office, actor).get(pk=pk)
    return next((one for one in proposed(dossier, actor, today) if key_of(one) == key), None) or _absent(pk)


def _absent(pk: int) -> StoredFile:
    raise StoredFile.DoesNotExist(pk)


def _evidence(case: int) -> QuerySet[Evidence]:
    return Evidence.objects.filter(case=case).select_related("task__directive__file").order_by("id")


def _files(case: int, office: str) -> list[Thing]:
    """Return the files of a case: what was added to it, what proves its claims, what units handed in about it."""
    keys = set(CaseFile.objects.filter(case=case).values_list("file", flat=True))
    keys |= set(Proof.objects.filter(claim__case=case, file__isnull=False).values_list("file", flat=True))
    keys |= set(Evidence.objects.filter(case=case, file__isnull=False).values_list("file", flat=True))
    return list(StoredFile.objects.filter(office=office, pk__in=keys).order_by("kept_at", "id"))


def _snapshots(case: Case, office: Office, actor: Actor, today: date) -> list[Thing]:
    """Return the kept evidence of the case's articles whose record the actor may see on a day."""
    told = {item.hit.article_id for item in stories.items_of(case.story)} if case.story else set()
    kept = evidence.of_articles(told | ({case.article_id} if case.article_id else set()), office, actor, today)
    return [one for one in kept if one.state == SnapshotState.KEPT]


def _fresh(dossier: Dossier, found: list[Thing]) -> list[Thing]:
    """Return what a file does not hold yet, each once, by its day."""
    fields = ("kind", *KINDS)
    held = {f"{row['kind']}:{row[row['kind']]}" for row in dossier.items.values(*fields)}
    once = {key_of(thing): thing for thing in found}
    fresh = [thing for key, thing in once.items() if key not in held]
    return sorted(fresh, key=lambda thing: described(thing).dated or date.max)


def letters_under_way(dossier: Dossier) -> list[str]:
    """Return the titles of letters about the file's case that are not out yet: the file is not whole without them."""
    if dossier.case_id is None:
        return []
    waiting = letters.all_of_case(dossier.case_id).filter(state__in=UNDER_WAY)
    return [letter.full_number or letter.title for letter in waiting]
