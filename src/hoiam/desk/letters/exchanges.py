"""How far is each objection to a press agency, under which rules, and what may follow? Reads only (function S26)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from hoiam.core.calendar.zone import localdate
from hoiam.core.compare import compare
from hoiam.core.errors import RuleUnknown
from hoiam.core.handle.exchange import OURS, OVER, Exchange, Stand, onward, stand
from hoiam.core.schedule import valid_rule
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Route
from hoiam.core.values.edit import Change
from hoiam.core.values.law import Rule
from hoiam.core.values.reason import Reason
from hoiam.desk.articles import queries as articles
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.law import queries as law
from hoiam.desk.letters.facts import OBJECTIONS, article_of
from hoiam.desk.letters.models import Letter, LetterState, Publication
from hoiam.desk.letters.queries import letters_of, visible
from hoiam.desk.papers.standing import is_network
from hoiam.desk.sources.models import Source
from hoiam.desk.units.models import Office

# Each pair: before July 2026, since. The rule of the day of the receipt holds.
ROUNDS = ("L103-2016.43.2", "ND237-2026.21.1")
REFUSAL = ("L103-2016.43.3", "ND237-2026.21.2")
FURTHER = ("L103-2016.43.1", "L126-2025.36")
CONTENTS = {
    Route.RESPONSE: ("L103-2016.43.4", "ND237-2026.21.3"),
    Route.CORRECTION: ("L103-2016.42.4", "ND237-2026.19.2"),
}
PLACES = ("L103-2016.42.3", "ND237-2026.19.1")  # where a correction stands
WATCHED_FOR = timedelta(days=60)  # after the letter went out; the office's own measure
FILTERS = ("open", "ours", "late", "over", "all")


@dataclass(frozen=True, slots=True)
class Row:
    """One letter with what came of it. `clock` is the press's term, None before it is known when it came."""

    letter: Letter
    of: Exchange
    at: Stand
    clock: CaseClock | None
    last: Publication | None


def sent(office: Office, actor: Actor) -> QuerySet[Letter]:
    """Return the objections of an office that are out and that an actor may see, the newest first."""
    return _sent(visible(office, actor))


def sent_in(case: Case) -> QuerySet[Letter]:
    """Return the objections of one case that are out, the newest first: who sees the case sees its letters."""
    return _sent(letters_of(case.office).filter(case=case))


def rows(letters: Iterable[Letter], now: datetime) -> list[Row]:
    """Return letters with what came of each, in their order; a handful of queries, however many there are."""
    wanted = list(letters)
    if not wanted:
        return []
    cases = {letter.case_id for letter in wanted}
    clocks = _clocks(cases)
    later = Letter.objects.filter(case__in=cases, route__in=OBJECTIONS, state=LetterState.ISSUED)
    last: dict[tuple[int, int], int] = {}
    for key, case, outlet in later.order_by("issued_at", "id").values_list("pk", "case_id", "outlet_id"):
        last[case, outlet] = key
    days = {localdate(letter.received_at or now) for letter in wanted}
    rounds = {day: rule.rounds if (rule := rule_of(ROUNDS, day)) else None for day in days}
    return [_row(letter, clocks, last, rounds, now) for letter in wanted]


def row_of(letter: Letter, now: datetime) -> Row:
    """Return one letter with what came of it."""
    return rows([letter], now)[0]


def chosen(found: Sequence[Row], choice: str) -> list[Row]:
    """Return the rows of one filter: open, ours (the next word is the office's), late, over, all."""
    keep = {
        "open": lambda row: row.at not in OVER,
        "ours": lambda row: row.at in OURS,
        "late": lambda row: row.at in (Stand.LATE, Stand.UNHEARD),
        "over": lambda row: row.at in OVER,
    }.get(choice, lambda row: True)
    return [row for row in found if keep(row)]


def steps_of(row: Row, now: datetime) -> tuple[Reason, ...]:
    """Return what may be done next about a letter."""
    return onward(row.of, now)


def rule_of(pair: tuple[str, ...], on: date, rules: Iterable[Rule] | None = None) -> Rule | None:
    """Return the rule of a pair that holds on a day; None where the library does not know. `rules`: read before."""
    known = law.book().rules if rules is None else rules
    for key in pair:
        try:
            return valid_rule(known, key, on)
        except RuleUnknown:
            continue
    return None


def wanted_contents(letter: Letter, on: date) -> list[tuple[Rule, str]]:
    """Return what the law wants to stand in what the press prints, each with its article (L103 Đ.42.3-4, Đ.43.4).

    Nothing for a letter that is no objection: the press owes it no print.
    """
    found = []
    contents = rule_of(CONTENTS[Route(letter.route)], on) if letter.route in CONTENTS else None
    if contents:
        found += [(contents, item) for item in contents.items]
    place = rule_of(PLACES, on) if letter.route == Route.CORRECTION else None
    if place:
        found.append((place, place.text))
    return found


def article(letter: Letter) -> Article | None:
    """Return the piece that a letter objects to: of the very outlet that it went to."""
    found = article_of(letter.case, letter.outlet) if letter.case and letter.outlet else None
    return found if found and found.outlet_id == letter.outlet_id else None


@dataclass(frozen=True, slots=True)
class Edited:
    """What an article said before our letter went out and what it says now; `change` where they differ."""

    before: Version
    after: Version
    change: Change | None


def edited(letter: Letter) -> Edited | None:
    """Return how the article stands to what it said when the letter went out; None where nobody has read it since."""
    piece = article(letter)
    if piece is None or letter.issued_at is None:
        return None
    read = list(articles.versions(piece))
    before = [version for version in read if version.seen_at <= letter.issued_at][-1:] or read[:1]
    if not before or before[0] == read[-1]:
        return None
    one, two = articles.said(before[0]), articles.said(read[-1])
    if before[0].text_dropped_at or read[-1].text_dropped_at:
        one, two = replace(one, text=""), replace(two, text="")
    return Edited(before[0], read[-1], compare(one, two))


def watched(source: Source, now: datetime) -> QuerySet[Article]:
    """Return the articles of a source that a letter of a living office objects to and whose exchange is not over."""
    letters = _waiting(now).filter(outlet=source.outlet_id)
    keys = {piece.pk for piece in map(article, letters) if piece and piece.source_id == source.pk}
    found = Article.objects.filter(pk__in=keys, source=source, gone_at__isnull=True, last_seen_at__lt=now)
    return found.select_related("outlet", "source").prefetch_related("addresses")


def unread(office: Office, now: datetime) -> QuerySet[Article]:
    """Return the articles that an office's letters object to and that no source reads: put in by hand, mostly."""
    keys = {piece.pk for piece in map(article, _waiting(now).filter(office=office)) if piece}
    found = Article.objects.filter(pk__in=keys, last_seen_at__lt=now).exclude(source__enabled=True)
    return found.select_related("outlet", "source").prefetch_related("addresses").order_by("last_seen_at", "pk")


def barred(piece: Article) -> str:
    """Return why no machine looks at an article again, as a code: a person must; "" where one may.

    People wrote it (guard-rails G1, G4), it has no page, or its words were typed and never read from its page.
    """
    if is_network(piece.url) or piece.outlet.kind == "public_page":
        return "watch.people"
    if not piece.url.startswith(("http://", "https://")):
        return "watch.no_page"
    typed = any(reason.get("code") == "entry.by_hand" for reason in piece.reasons)
    return "watch.typed" if typed else ""


def _waiting(now: datetime) -> QuerySet[Letter]:
    return Letter.objects.filter(
        route__in=OBJECTIONS,
        state=LetterState.ISSUED,
        issued_at__gte=now - WATCHED_FOR,
        case__tracks__track="objection",
        case__tracks__state__in=("drafted", "waiting", "published_partly", "refused", "overdue"),
        office__frozen_at__isnull=True,
    ).select_related("case__article", "case__story", "outlet")


def open_letters(office: Office) -> list[Letter]:
    """Return the objections of an office that still wait for something, for the job that looks at each of them."""
    found = _sent(letters_of(office)).exclude(publications__outcome="published")
    return list(found.filter(case__state="concluded"))


def _sent(letters: QuerySet[Letter]) -> QuerySet[Letter]:
    found = letters.filter(route__in=OBJECTIONS, state=LetterState.ISSUED)
    return found.prefetch_related("publications").order_by("-issued_at", "-id")


def _clocks(cases: Iterable[int]) -> dict[tuple[int, int | None, datetime], list[CaseClock]]:
    found: dict[tuple[int, int | None, datetime], list[CaseClock]] = {}
    running = CaseClock.objects.filter(case__in=cases, what__in=("press_reply", "press_correction"))
    for clock in running.order_by("ends_at", "id"):
        found.setdefault((clock.case_id, clock.outlet_id, clock.started_at), []).append(clock)
    return found


def _row(
    letter: Letter,
    clocks: Mapping[tuple[int, int | None, datetime], list[CaseClock]],
    last: Mapping[tuple[int, int], int],
    rounds: Mapping[date, int | None],
    now: datetime,
) -> Row:
    own = clocks.get((letter.case_id, letter.outlet_id, letter.received_at), []) if letter.received_at else []
    numbered = [clock for clock in own if clock.ends_at and clock.due["kind"] != "immediate"]
    clock = (numbered or own or [None])[-1]  # where two are law, the later one ends the matter
    printed = sorted(letter.publications.all(), key=lambda one: (one.noted_at, one.pk))
    done = printed[-1] if printed else None
    of = Exchange(
        received_at=letter.received_at,
        ends_at=clock.ends_at if clock in numbered else None,
        kind=clock.due["kind"] if clock else "",
        outcome=done.outcome if done else "",
        reasoned=done.reasoned if done else True,
        round=letter.round,
        rounds=rounds[localdate(letter.received_at or now)],
        passed_on=last.get((letter.case_id, letter.outlet_id), letter.pk) != letter.pk,
    )
    return Row(letter, of, stand(of, now), clock, done)
