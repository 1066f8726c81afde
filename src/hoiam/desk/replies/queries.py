"""Which replies may anyone read? The public page's only door."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Max, Q, QuerySet

from hoiam.core.calendar.zone import localdate
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.values.law import Rule
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.files.models import StoredFile
from hoiam.desk.files.queries import public_file
from hoiam.desk.letters import referrals
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.press import queries as press
from hoiam.desk.replies.models import Proposal, Reply
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units.models import Office
from hoiam.desk.units.queries import longest_texts
from hoiam.desk.units.queries import office as _office

TRUE = ("true", "partly")


def office(key: str) -> Office:
    """Return an office by its key. Raises Office.DoesNotExist."""
    return _office(key)


def offices() -> QuerySet[Office]:
    """Return the offices that have published something."""
    return Office.objects.filter(replies__withdrawn_at__isnull=True, replies__isnull=False).distinct().order_by("-id")


def replies_of(office: Office, words: str = "", *, remaining: bool = False) -> QuerySet[Reply]:
    """Return an office's replies, newest first; `words` search without marks, `remaining`: true and not put right."""
    replies = Reply.objects.filter(office=office, withdrawn_at__isnull=True).select_related("letter", "office")
    if remaining:
        replies = replies.filter(verdict__in=TRUE).exclude(remedy="done")
    for word in fold(normal(words)).split():
        replies = replies.filter(folded__contains=word)
    return replies.order_by("-published_at", "-id")


def reply_for(office: Office, slug: str) -> Reply:
    """Return one published reply. Raises Reply.DoesNotExist."""
    return replies_of(office).get(slug=slug)


def named(office: Office, slugs: Iterable[str]) -> dict[str, Reply]:
    """Return replies by their addresses, withdrawn ones too: for who keeps an address, never for the public page."""
    found = Reply.objects.filter(office=office, slug__in=list(slugs)).select_related("office")
    return {one.slug: one for one in found}


def waiting_of(case: Case) -> QuerySet[Proposal]:
    """Return the words about a case that wait for a leader: one or none."""
    return Proposal.objects.filter(case=case, decision="")


def outdated(case: Case, proposal: Proposal) -> bool:
    """Say whether words are older than the conclusion of their case: they say what was found before."""
    return bool(case.concluded_at and proposal.worded_at < case.concluded_at)


def waiting_in(office: Office) -> QuerySet[Proposal]:
    """Return the words that wait for a leader of an office, the oldest first."""
    return Proposal.objects.filter(case__office=office, decision="").select_related("case").order_by("worded_at", "id")


def worders(case: Case) -> QuerySet[Proposal]:
    """Return all that was proposed since the reply of a case was last approved: none of its writers approves it."""
    last = Proposal.objects.filter(case=case, decision="published").aggregate(pk=Max("pk"))["pk"] or 0
    return Proposal.objects.filter(case=case, pk__gt=last)


def claims_of(case: Case) -> list[dict[str, str]]:
    """Return what the press said and what was found about it, as it becomes public with the reply."""
    judged = case.claims.exclude(verdict="").order_by("letter")
    return [{"text": claim.text, "verdict": cases.finding_of(claim).value} for claim in judged]


def remedied(office: Office) -> dict[str, int]:
    """Return how many of the published true problems were put right."""
    true = replies_of(office).filter(verdict__in=TRUE).order_by()
    return true.aggregate(all=Count("id"), done=Count("id", filter=Q(remedy="done")))


def changed_at(office: Office) -> datetime | None:
    """Return when the office's page last changed, None before the first reply."""
    newest: datetime | None = replies_of(office).aggregate(at=Max("changed_at"))["at"]
    return newest


def file_for(number: int) -> StoredFile:
    """Return the letter of a published reply. Raises StoredFile.DoesNotExist, also for one not published yet."""
    published = Reply.objects.filter(letter_id=number, withdrawn_at__isnull=True)
    if not published.exists():
        raise StoredFile.DoesNotExist(number)
    return public_file(number)


def texts_kept() -> tuple[int, int]:
    """Return for how many days full texts of articles and of public posts are kept here."""
    return longest_texts()


def outlets_read(office: Office) -> QuerySet[Outlet]:
    """Return the outlets that are read for an office, each with its legal basis; a sample office reads samples only."""
    read = Outlet.objects.filter(sources__enabled=True, sample=office.sample).distinct()
    return read.order_by("kind", "name")


def speaker(office: Office, now: datetime) -> Rule | None:
    """Return the rule that says who speaks for an office; a frozen office keeps the law of its day."""
    return press.speaker_rule(localdate(office.frozen_at or now))


def papers_asked(office: Office, now: datetime) -> Rule | None:
    """Return the rule that says what a journalist shows."""
    return press.papers_rule(localdate(office.frozen_at or now))


def referred(office: Office, now: datetime) -> list[referrals.Year]:
    """Return what an office passed on to the bodies that have the power, year by year (G6); numbers and no names."""
    return list(referrals.years(office, office.frozen_at or now))


def contact(office: Office) -> str:
    """Return whom to ask: the contact that stands on the office's letters, "" where none is set."""
    return letterhead(office).contact
