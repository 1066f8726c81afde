"""Which cases may somebody see, what runs late, what does a case still need? The single doors to cases."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from hoiam.core.handle import tracks
from hoiam.core.text.fold import fold
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import State, Track, Verdict
from hoiam.core.values.reason import Reason
from hoiam.desk.cases.models import Case, CaseClock, CaseTrack, CaseUnit, ClockReview
from hoiam.desk.units.models import Office

OPEN = (State.NEW, State.TRIAGED, State.ASSIGNED, State.VERIFYING, State.CONCLUDED)
FILTERS = ("open", "late", "mine", "closed", "all")
SEE_ALL = frozenset(Role) - {Role.DON_VI, Role.UBND_XA, Role.QUAN_TRI, Role.BVDLCN}


def cases_of(office: Office, actor: Actor) -> QuerySet[Case]:
    """Return the cases of an office that an actor may see: all for those who steer, their own for units."""
    cases = Case.objects.filter(office=office).select_related("lead", "story", "paper__outlet", "article__outlet")
    if not actor.roles & SEE_ALL:
        joined = CaseUnit.objects.filter(case=OuterRef("pk"), unit__key=actor.unit)
        cases = cases.filter(Q(lead__key=actor.unit) | Q(Exists(joined)))
    return cases.order_by("-year", "-serial")


def case_for(office: Office, actor: Actor, number: str) -> Case:
    """Return one case by its number; the single door. Raises Case.DoesNotExist for a stranger's."""
    try:
        _, year, serial = number.split("-")
        return cases_of(office, actor).get(year=int(year), serial=int(serial))
    except ValueError as wrong:
        raise Case.DoesNotExist(number) from wrong


def case_of(story: int) -> Case | None:
    """Return the newest case that was opened from a story, None where there is none."""
    return Case.objects.filter(story=story).select_related("lead").order_by("-id").first()


def filtered(office: Office, actor: Actor, choice: str, now: datetime) -> QuerySet[Case]:
    """Return the cases of one saved filter; "mine" are those that the actor's unit leads or works on."""
    cases = cases_of(office, actor)
    match choice:
        case "open":
            return cases.filter(state__in=OPEN)
        case "late":
            running = CaseClock.objects.filter(case=OuterRef("pk"), done_at__isnull=True, ends_at__lte=now)
            return cases.filter(Exists(running.exclude(what__startswith="press_")), state__in=OPEN)
        case "mine":
            joined = CaseUnit.objects.filter(case=OuterRef("pk"), unit__key=actor.unit, part="support")
            return cases.filter(Q(lead__key=actor.unit) | Q(Exists(joined)), state__in=OPEN)
        case "closed":
            return cases.exclude(state__in=OPEN)
        case "all":
            return cases
    return cases.none()


def with_parts(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return cases with all that their next step asks for: units, claims and tracks, in three further queries."""
    return cases.select_related("office", "lead").prefetch_related("others__unit", "claims", "tracks")


def counts(office: Office, actor: Actor, now: datetime) -> dict[str, int]:
    """Return how many cases each saved filter holds: the same query that the list runs."""
    return {choice: filtered(office, actor, choice, now).count() for choice in FILTERS}


def found(cases: QuerySet[Case], words: str) -> QuerySet[Case]:
    """Return the cases whose number or title holds every word, marks and capitals aside."""
    wanted = fold(words).split()
    rows = cases.values_list("pk", "year", "serial", "title")
    named = ((pk, fold(f"VV-{year}-{serial:03d} {title}")) for pk, year, serial, title in rows)
    return cases.filter(pk__in=[pk for pk, name in named if all(word in name for word in wanted)])


def next_clocks(cases: Iterable[Case]) -> dict[int, CaseClock]:
    """Return each case's running clock that ends next, the office's own before those of the press."""
    running = CaseClock.objects.filter(case__in=list(cases), done_at__isnull=True)
    chosen: dict[int, CaseClock] = {}
    for clock in running.order_by(F("ends_at").asc(nulls_last=True), "id"):
        held = chosen.get(clock.case_id)
        if held is None or (held.what.startswith("press_") and not clock.what.startswith("press_")):
            chosen[clock.case_id] = clock
    return chosen


def open_cases(office: Office) -> QuerySet[Case]:
    """Return the cases that are not over."""
    return Case.objects.filter(office=office, state__in=OPEN).select_related("lead").order_by("year", "serial")


def verdicts_of(case: Case) -> list[Verdict]:
    """Return the verdicts of a case's claims in their order; an unjudged claim counts as unknown."""
    claims = sorted(case.claims.all(), key=lambda claim: claim.letter)
    return [Verdict(claim.verdict) if claim.verdict else Verdict.UNKNOWN for claim in claims]


def track_states(case: Case) -> dict[Track, str]:
    """Return the state of each track that is open or has ended."""
    return {Track(row.track): row.state for row in sorted(case.tracks.all(), key=lambda row: row.pk)}


def gaps(case: Case) -> tuple[Reason, ...]:
    """Return what keeps a case from being closed."""
    return tracks.closing_gaps(verdicts_of(case), track_states(case))


def clocks_of(case: Case) -> QuerySet[CaseClock]:
    """Return a case's clocks: running ones first, the next to end on top; done ones after them, the latest first."""
    running_first = F("done_at").desc(nulls_first=True)
    return case.clocks.order_by(running_first, F("ends_at").asc(nulls_last=True), "id")


def late(office: Office, now: datetime) -> QuerySet[CaseClock]:
    """Return the running clocks of an office that have ended, the longest late first."""
    clocks = CaseClock.objects.filter(case__office=office, done_at__isnull=True, ends_at__lte=now)
    return clocks.exclude(what__startswith="press_").select_related("case__lead").order_by("ends_at")


def running(office: Office) -> QuerySet[CaseClock]:
    """Return the clocks of an office that still run."""
    clocks = CaseClock.objects.filter(case__office=office, done_at__isnull=True)
    return clocks.select_related("case__lead").order_by(F("ends_at").asc(nulls_last=True), "id")


def running_after(number: int, most: int) -> list[CaseClock]:
    """Return the next running clocks of all living offices by their id, for the job that looks at each of them once."""
    clocks = CaseClock.objects.filter(pk__gt=number, done_at__isnull=True, case__office__frozen_at__isnull=True)
    return list(clocks.select_related("case__office").order_by("pk")[:most])


def reviews(office: Office, actor: Actor) -> QuerySet[ClockReview]:
    """Return the clocks of which a person must say which date holds, in the cases that the actor may see."""
    asked = ClockReview.objects.filter(clock__case__in=cases_of(office, actor), decided_at__isnull=True)
    asked = asked.filter(clock__done_at__isnull=True)
    return asked.select_related("clock__case__office", "clock__case__lead").order_by("clock__ends_at", "id")


def review_for(office: Office, actor: Actor, number: int) -> ClockReview:
    """Return one question about a clock; the single door. Raises ClockReview.DoesNotExist for a stranger's."""
    return reviews(office, actor).get(pk=number)


def remedied(office: Office, since: date) -> tuple[int, int]:
    """Return how many true problems were put right, of how many found true since a day: the leader's first number."""
    rows = CaseTrack.objects.filter(case__office=office, track=Track.REMEDY, case__concluded_at__date__gte=since)
    found = rows.aggregate(done=Count("id", filter=Q(state="done")), all=Count("id"))
    return found["done"], found["all"]


def unfinished(office: Office, before: datetime) -> QuerySet[Case]:
    """Return cases opened before a moment that are not over: carried from week to week until their final result."""
    return open_cases(office).filter(opened_at__lt=before).exclude(state__in=(State.IRRELEVANT, State.POSITIVE))
