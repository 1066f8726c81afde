"""Which cases may somebody see, what runs late, what does a case still need? The single doors to cases."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from hoiam.core.handle import tracks
from hoiam.core.handle.tasks import RUNNING
from hoiam.core.text.question import Question
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import State, Track, Verdict
from hoiam.core.values.reason import Reason
from hoiam.desk.articles.findable import holding
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import many
from hoiam.desk.cases.many import next_ends
from hoiam.desk.cases.models import (
    Case,
    CaseClock,
    CaseFile,
    CaseLink,
    CaseTask,
    CaseTrack,
    CaseUnit,
    Claim,
    ClockReview,
    Extension,
    Handover,
    Instruction,
    Notice,
)
from hoiam.desk.files.models import StoredFile
from hoiam.desk.papers.models import ASKING, Entry, Paper, Speaker
from hoiam.desk.sources.models import Outlet, OutletKind
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units.models import Dated, Office, RoleGrant, Unit

OPEN = (State.NEW, State.TRIAGED, State.ASSIGNED, State.VERIFYING, State.CONCLUDED)
FILTERS = ("open", "late", "mine", "closed", "all")
SEE_ALL = frozenset(Role) - {Role.DON_VI, Role.UBND_XA, Role.QUAN_TRI, Role.BVDLCN}


def cases_of(office: Office, actor: Actor) -> QuerySet[Case]:
    """Return the cases of an office that an actor may see: all for those who steer, their own for units."""
    cases = _cases_in(office)
    if not actor.roles & SEE_ALL:
        joined = CaseUnit.objects.filter(unit__key=actor.unit).values("case")  # few of many cases: asked once for all
        offered = Handover.objects.filter(taker__key=actor.unit, answer="").values("case")
        ordered = Instruction.objects.filter(unit__key=actor.unit).values("case")
        cases = cases.filter(_led_by(actor) | Q(pk__in=joined) | Q(pk__in=offered) | Q(pk__in=ordered))
    return cases


def _cases_in(office: Office) -> QuerySet[Case]:
    cases = Case.objects.filter(office=office).select_related("lead", "story", "paper__outlet", "article__outlet")
    return cases.order_by("-year", "-serial")


def case_for(office: Office, actor: Actor, number: str) -> Case:
    """Return one case by its number; the single door. Raises Case.DoesNotExist for a stranger's."""
    try:
        _, year, serial = number.split("-")
        return cases_of(office, actor).get(year=int(year), serial=int(serial))
    except ValueError as wrong:
        raise Case.DoesNotExist(number) from wrong


def articles_to_prove(case: Case) -> list[Article]:
    """Return the articles whose words a case stands on: its own, and the originals of its story, at most ten."""
    found = {case.article.pk: case.article} if case.article else {}
    if case.story:
        items = case.story.items.filter(reprint_of__isnull=True).select_related("hit__article__outlet")
        found |= {item.hit.article_id: item.hit.article for item in items.order_by("hit__article__published_at")[:10]}
    return list(found.values())[:10]


def standing_on(articles: Iterable[int]) -> set[int]:
    """Return those of these articles on which a case of any office stands, open or closed."""
    wanted = list(articles)
    own = set(Case.objects.filter(article__in=wanted).values_list("article", flat=True))
    told = StoryItem.objects.filter(hit__article__in=wanted, story__cases__isnull=False)
    return own | set(told.values_list("hit__article", flat=True))


def open_of_stories(stories: Iterable[int]) -> list[Case]:
    """Return the cases of these stories that are not over; none where there is no story."""
    wanted = list(stories)
    return (
        list(Case.objects.filter(story__in=wanted, state__in=OPEN).select_related("office", "lead")) if wanted else []
    )


def working_on(case: Case) -> list[Unit]:
    """Return the units that lead a case and work with the lead; those that are only told are not among them."""
    support = [other.unit for other in case.others.filter(part="support").select_related("unit").order_by("unit_id")]
    return [*([case.lead] if case.lead else []), *support]


def case_of(story: int) -> Case | None:
    """Return the newest case that was opened from a story, None where there is none."""
    return Case.objects.filter(story=story).select_related("lead").order_by("-id").first()


def case_about(office: Office, story: Story) -> Case | None:
    """Return the newest case about a story: opened from it, or from one of its articles; None where there is none."""
    pieces = story.items.values("hit__article")
    about = Case.objects.filter(Q(story=story) | Q(article__in=pieces) | Q(entry__article__in=pieces), office=office)
    return about.select_related("lead").order_by("-id").first()


def case_with(office: Office, actor: Actor, article: Article | None = None, entry: Entry | None = None) -> Case | None:
    """Return the newest case that an actor may see about an article, its story, or an entry by hand; None for none."""
    about = Q(entry=entry) if entry else Q()
    if article:
        about |= Q(article=article) | Q(entry__article=article) | Q(story__items__hit__article=article)
    return cases_of(office, actor).filter(about).order_by("-id").first() if about else None


def raised(case: Case) -> tracks.Raised:
    """Return by whom the matter was raised: the press, people, or a press agency that asked in writing.

    Where nothing is known the matter counts as the press's: its duties are the stricter ones.
    """
    asked = case.papers.filter(paper__kind__in=ASKING).exists()
    kinds = {outlet.kind for outlet in outlets_of(case)}
    said = case.entry.speaker if case.entry else ""
    people = bool(kinds & {OutletKind.PUBLIC_PAGE, OutletKind.UNKNOWN}) or said in (Speaker.PEOPLE, Speaker.PUBLIC_PAGE)
    return tracks.Raised(press=OutletKind.PRESS in kinds or not kinds or asked, people=people, asked=asked)


def outlets_of(case: Case) -> list[Outlet]:
    """Return where the matter was printed or told, and who wrote to the office about it."""
    keys = set(case.papers.exclude(paper__outlet=None).values_list("paper__outlet", flat=True))
    if case.article:
        keys.add(case.article.outlet_id)
    if case.entry:
        keys.add(case.entry.outlet_id)
    if case.story:
        keys |= set(case.story.items.values_list("hit__article__outlet", flat=True))
    return list(Outlet.objects.filter(pk__in=keys).order_by("kind", "name"))


def paper_from(case: Case, outlet: Outlet) -> Paper | None:
    """Return the newest paper that an outlet sent about a case."""
    tied = (
        case.papers.filter(paper__outlet=outlet).select_related("paper").order_by("-paper__received_at", "-id").first()
    )
    return tied.paper if tied else None


def owes_answer(case: Case) -> bool:
    """Say whether the press still waits for an answer, also from a case that was set aside (L103 Đ.39)."""
    state = track_states(case).get(Track.ANSWER)
    return state is not None and not tracks.ended(Track.ANSWER, state)


def filtered(office: Office, actor: Actor, choice: str, now: datetime) -> QuerySet[Case]:
    """Return the cases of one saved filter; "mine" are those that the actor's unit leads or works on: it sees them."""
    cases = _cases_in(office) if choice == "mine" else cases_of(office, actor)
    return cases.filter(_of_filter(choice, actor, now))


def _of_filter(choice: str, actor: Actor, now: datetime) -> Q:
    match choice:
        case "open":
            return alive()
        case "late":
            over = CaseClock.objects.filter(done_at__isnull=True, ends_at__lte=now).filter(many.COUNTED)
            return Q(pk__in=over.values("case"))  # few clocks run, many cases are kept
        case "mine":
            joined = CaseUnit.objects.filter(unit__key=actor.unit, part="support")
            return (_led_by(actor) | Q(pk__in=joined.values("case"))) & alive()
        case "closed":
            return ~alive()
        case "all":
            return Q()
    return Q(pk__in=())


def _led_by(actor: Actor) -> Q:
    """Return what makes a case one that the actor's unit leads: its number is looked up once, not once for a case."""
    return Q(lead__in=Unit.objects.filter(key=actor.unit).values("pk"))


def alive() -> Q:
    """Return what makes a case open: its state, or an answer that the press waits for although it was set aside."""
    waits = CaseTrack.objects.filter(case=OuterRef("pk"), track=Track.ANSWER, state__in=("open", "drafted"))
    aside = Q(state__in=(State.IRRELEVANT, State.POSITIVE))  # asked first: of the others no track is looked up
    return Q(state__in=OPEN) | (aside & Q(Exists(waits)))


def counts(office: Office, actor: Actor, now: datetime) -> dict[str, int]:
    """Return how many cases each saved filter holds, by the conditions of the lists, in one pass over the cases."""
    held = {choice: Count("pk", filter=_of_filter(choice, actor, now)) for choice in FILTERS}
    return cases_of(office, actor).order_by().aggregate(**held)


def found(cases: QuerySet[Case], asked: Question) -> QuerySet[Case]:
    """Return the cases whose number and title, or one of whose claims, answer a question."""
    if not asked.wanted:
        return cases.none()
    claimed = Claim.objects.filter(holding(asked)).values("case")
    return cases.filter(holding(asked) | Q(pk__in=claimed))


def next_clocks(cases: Iterable[Case], ends: Mapping[int, many.End] | None = None) -> dict[int, CaseClock]:
    """Return each case's running clock that ends next with its count: of the many that run, or of `ends` if known."""
    ends = next_ends(cases) if ends is None else {one.pk: ends[one.pk] for one in cases if one.pk in ends}
    clocks = many.told(CaseClock.objects.all()).in_bulk([end.clock for end in ends.values()])
    return {case: clocks[end.clock] for case, end in ends.items()}


def seen(office: Office, actor: Actor, of: str = "case") -> Exists:
    """Return the condition that the case of a row is one that an actor may see: looked up for the rows in question."""
    return Exists(cases_of(office, actor).order_by().filter(pk=OuterRef(of)))


def clocks_of_unit(office: Office, unit: Unit) -> QuerySet[CaseClock]:
    """Return the running terms with a date that bind a unit, the next first: of what it was asked, and of its cases."""
    running = CaseClock.objects.filter(bound_to(unit.key), case__office=office)
    running = running.filter(done_at__isnull=True, ends_at__isnull=False).exclude(what__startswith="press_")
    return running.select_related("case").order_by("ends_at", "id")


def open_cases(office: Office) -> QuerySet[Case]:
    """Return the cases that are not over."""
    return Case.objects.filter(office=office, state__in=OPEN).select_related("lead").order_by("year", "serial")


def verdicts_of(case: Case) -> list[Verdict]:
    """Return the verdicts of a case's claims in their order; an unjudged claim counts as unknown."""
    return [finding_of(claim) for claim in sorted(case.claims.all(), key=lambda claim: claim.letter)]


def finding_of(claim: Claim) -> Verdict:
    """Return what was found about a claim; an unjudged one counts as unknown."""
    return Verdict(claim.verdict) if claim.verdict else Verdict.UNKNOWN


def stamp(claim: Claim) -> str:
    """Return what tells one finding of a claim from another: who judged it and when; "" before that."""
    return f"{claim.judged_by}@{claim.judged_at.timestamp():.6f}" if claim.judged_at else ""


def track_states(case: Case) -> dict[Track, str]:
    """Return the state of each track that is open or has ended."""
    return {Track(row.track): row.state for row in sorted(case.tracks.all(), key=lambda row: row.pk)}


def gaps(case: Case) -> tuple[Reason, ...]:
    """Return what keeps a case from being closed."""
    asked = sum(task.state in RUNNING for task in case.tasks.all())
    unsent = sum(clock.what == many.ISSUE and clock.done_at is None for clock in case.clocks.all())
    return tracks.closing_gaps(verdicts_of(case), track_states(case), asked, unsent)


def clocks_of(case: Case) -> list[CaseClock]:
    """Return a case's clocks: running ones first, the next to end on top; done ones after them, the latest first."""
    by_end = sorted(case.clocks.all(), key=lambda one: (one.ends_at or many.NEVER, one.pk))
    return sorted(by_end, key=lambda one: one.done_at or many.NEVER, reverse=True)


def late(office: Office, now: datetime, actor: Actor | None = None) -> QuerySet[CaseClock]:
    """Return the running clocks of an office that have ended, the longest late first; all, or those an actor may see.

    For an actor the index is walked from the longest late on and the case of each looked up, until the list is full.
    """
    theirs = seen(office, actor) if actor else Q(case__office=office)
    clocks = CaseClock.objects.filter(theirs, done_at__isnull=True, ends_at__lte=now)
    return clocks.filter(many.COUNTED).select_related("case__lead").order_by("ends_at")


def running(office: Office) -> QuerySet[CaseClock]:
    """Return the clocks of an office that still run."""
    clocks = CaseClock.objects.filter(case__office=office, done_at__isnull=True)
    return clocks.select_related("case__lead").order_by(F("ends_at").asc(nulls_last=True), "id")


def running_after(number: int, most: int) -> list[CaseClock]:
    """Return the next running clocks of all living offices by their id, for the job that looks at each of them once."""
    clocks = CaseClock.objects.filter(pk__gt=number, done_at__isnull=True, case__office__frozen_at__isnull=True)
    clocks = clocks.exclude(rule="")  # a day that a person set stands under no rule
    return list(clocks.select_related("case__office").order_by("pk")[:most])


def reviews(office: Office, actor: Actor) -> QuerySet[ClockReview]:
    """Return the clocks of which a person must say which date holds, in the cases that the actor may see."""
    asked = ClockReview.objects.filter(seen(office, actor, "clock__case"), decided_at__isnull=True)
    running = CaseClock.objects.filter(pk=OuterRef("clock"), done_at__isnull=True)  # few reviews, many clocks
    asked = asked.filter(Exists(running)).select_related("clock__case__office", "clock__case__lead")
    return asked.order_by("clock__ends_at", "id")


def review_for(office: Office, actor: Actor, number: int) -> ClockReview:
    """Return one question about a clock; the single door. Raises ClockReview.DoesNotExist for a stranger's."""
    return reviews(office, actor).get(pk=number)


def notices_for(office: Office, actor: Actor) -> QuerySet[Notice]:
    """Return what somebody was not yet told: for the person, the unit or a role held; the newest first."""
    unseen = Notice.objects.filter(reduce(or_, many.addresses(actor)), office=office, seen_at__isnull=True)
    return unseen.select_related("case", "unit").order_by("-at", "-id")


def may_be_mentioned(case: Case, on: date) -> list[tuple[str, str]]:
    """Return the units, roles and persons that may see a case on a day, as (kind, key): whom a note may mention."""
    grants = RoleGrant.objects.filter(Dated.in_force(on), office=case.office, person__is_active=True)
    rows = list(grants.values_list("role", "unit__key", "person__username"))
    units = [case.lead.key] if case.lead else []
    units += [other.unit.key for other in case.others.select_related("unit").order_by("id")]
    roles = [role for role in Role if role in SEE_ALL and any(held == role for held, _, _ in rows)]
    people = sorted({who for held, unit, who in rows if held in SEE_ALL or unit in units})
    named = [("unit", key) for key in units] + [("role", role.value) for role in roles]
    return named + [("person", key) for key in people]


def extension_of(case: Case) -> Extension | None:
    """Return the request for more time that waits for an answer, None where there is none."""
    return next((asked for asked in case.extensions.all() if not asked.answer), None)


def links_of(case: Case) -> list[tuple[CaseLink, Case, bool]]:
    """Return what a case is linked to: the link, the other case, whether this case is the one that says it."""
    if not CaseLink.objects.filter(Q(case=case) | Q(other=case)).exists():  # most cases: the wide questions are saved
        return []
    said = CaseLink.objects.filter(case=case).select_related("other__lead", "other__office", "case__office")
    heard = CaseLink.objects.filter(other=case).select_related("case__lead", "case__office", "other__office")
    return [(one, one.other, True) for one in said.order_by("id")] + [
        (one, one.case, False) for one in heard.order_by("id")
    ]


def handover_of(case: Case) -> Handover | None:
    """Return the request to take a case over that waits for an answer, None where there is none."""
    return next((asked for asked in case.handovers.all() if not asked.answer), None)


def tasks_of(case: Case) -> list[CaseTask]:
    """Return what was asked of units within a case: what runs first, then the newest."""
    asked = case.tasks.select_related("unit", "claim").prefetch_related("files__file")
    found = case.tasks.all() if many.holds(case, "tasks") else asked
    return sorted(found, key=lambda one: (one.answered_at or many.NEVER, one.pk), reverse=True)


def tasks_for(office: Office, actor: Actor) -> QuerySet[CaseTask]:
    """Return what an actor's unit is asked and has not answered, the earliest day first."""
    mine = CaseTask.objects.filter(case__office=office, unit__key=actor.unit, state__in=RUNNING)
    found = mine if actor.unit else mine.none()
    return found.select_related("case", "unit", "claim").order_by(F("until").asc(nulls_last=True), "id")


def task_for(office: Office, actor: Actor, number: int) -> CaseTask:
    """Return one task; the single door: the unit that is asked, and whoever may see its case."""
    tasks = CaseTask.objects.select_related("case__office", "case__article__outlet", "unit", "claim", "asked_for")
    found = tasks.get(pk=number, case__office=office)
    if not (actor.unit and found.unit.key == actor.unit) and found.case not in cases_of(office, actor):
        raise CaseTask.DoesNotExist(number)
    return found


def may_read_file(office: Office, actor: Actor, file: StoredFile) -> bool:
    """Say whether somebody may open a file of a case: who sees the case, and the unit that sent it with its answer."""
    held = CaseFile.objects.filter(file=file).select_related("case", "task__unit").first()
    if held is None:
        return False
    sent = held.task is not None and bool(actor.unit) and held.task.unit.key == actor.unit
    return sent or cases_of(office, actor).filter(pk=held.case_id).exists()


def bound_to(unit: str) -> Q:
    """Return what makes a running term a unit's own: it was asked or ordered, or it leads the open case."""
    ours = Unit.objects.filter(key=unit).values("pk")
    return Q(unit__in=ours) | Q(unit=None, case__lead__in=ours, case__state__in=OPEN)


def instructions_of(case: Case) -> list[Instruction]:
    """Return the instructions on a case: what is not yet done first, the newest on top."""
    found = case.instructions.all() if many.holds(case, "instructions") else case.instructions.select_related("unit")
    return sorted(found, key=lambda one: (one.done_at or many.NEVER, one.given_at, one.pk), reverse=True)


def late_instructions(office: Office, actor: Actor, today: date) -> QuerySet[Instruction]:
    """Return the instructions whose day has passed without a result, the longest late first."""
    late = Instruction.objects.filter(seen(office, actor), done_at__isnull=True, until__lt=today)
    return late.select_related("case", "unit").order_by("until", "id")


def unfinished(office: Office, before: datetime) -> QuerySet[Case]:
    """Return cases opened before a moment that are not over: carried from week to week until their final result."""
    return open_cases(office).filter(opened_at__lt=before).exclude(state__in=(State.IRRELEVANT, State.POSITIVE))
