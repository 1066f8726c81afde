"""What would a letter about this case be written from? Case, article, paper and law of the day in, LetterFacts out.

Reads only, chooses no route (core/handle/route) and writes no sentence of the letter (core/compose).
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose import lines
from hoiam.core.compose.letter_facts import ClaimFact, Conclusion, Incoming, Issue, LetterFacts, PressArticle, Remedy
from hoiam.core.compose.store import unpack
from hoiam.core.handle.route import Decision
from hoiam.core.handle.states import SENTENCES
from hoiam.core.values.case import Move, Route, State, Track, Verdict
from hoiam.core.values.document import Citation, Signature
from hoiam.core.values.law import Instrument
from hoiam.desk.articles.models import Article
from hoiam.desk.audit import queries as audit
from hoiam.desk.cases import queries as case_queries
from hoiam.desk.cases.models import Case, CaseTrack, Claim
from hoiam.desk.law import queries as law
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.sources.models import Outlet

OBJECTIONS = (Route.RESPONSE, Route.CORRECTION)
_PRESS_LAWS = ("L103-2016", "L126-2025")
_LAW_NAME = re.compile(r"^(Luật|Bộ luật|Pháp lệnh) (.+?)(?: \(.*\))?$")


def facts_for(
    case: Case,
    outlet: Outlet,
    decision: Decision,
    now: datetime,
    *,
    topic: str = "",
    signature: Signature | None = None,
    conclusion: Conclusion | None = None,
) -> LetterFacts:
    """Return the facts of a first draft to one outlet. The law is that of the day of the letter.

    A reply that owns up leaves false claims to the objection; every other route tells all claims. `conclusion` is the
    paper that a request for correction rests on (L103 Đ.42.2, L126 Đ.34.2).
    """
    head, on = letterhead(case.office), localdate(now)
    told = [claim for claim in case.claims.order_by("letter") if _belongs(claim, decision.route)]
    if decision.route == Route.INFORMATION:  # what was found so far; of the rest nothing can be told
        told = [claim for claim in told if claim.finding] or told
    remedies = _remedies(case, head.issuer.short)
    aside = _why_aside(case)
    owning = next((claim.pk for claim in told if claim.verdict == Verdict.TRUE), None)
    return LetterFacts(
        route=decision.route,
        office=head.issuer,
        issue=Issue(on.year, on.month),
        article=piece_of(case, outlet),
        claims=tuple(_claim(claim, remedies if claim.pk == owning else (), aside) for claim in told),
        citations=citations(decision.rules, on),
        signature=signature or head.signature,
        recipients=recipients_of(case, head.recipients),
        keep=head.keep,
        topic=topic or ("" if article_of(case, outlet) else lines.inside(case.title.strip(" ."))),
        incoming=incoming_of(case, outlet),
        conclusion=conclusion,
        round=next_round(case, outlet) if decision.route in OBJECTIONS else 1,
        contact=head.contact,
        sample=case.office.sample,
    )


def from_record(letter: Letter, now: datetime) -> LetterFacts:
    """Return what a letter would be written from if it were drafted again now, its own choices kept.

    Kept: topic, section, citations as completed by hand, contact, signature, conclusion, round. Taken anew: the claims,
    what was found, the proofs, how far the remedy is, and what the press agency is called.
    """
    held = unpack(LetterFacts, letter.facts)
    decision = Decision(Route(letter.route), tuple(letter.rules), tuple(letter.clock_rules), (), ())
    fresh = facts_for(letter.case, letter.outlet, decision, now, topic=held.topic, conclusion=held.conclusion)
    article = replace(held.article, outlet=letter.press_today or held.article.outlet)  # written today, to today's name
    return replace(held, article=article, claims=fresh.claims, incoming=fresh.incoming)


def citations(rules: Iterable[str], on: date) -> tuple[Citation, ...]:
    """Return the laws that rule ids stand in, each once with its articles; the press law of the day comes first.

    An instrument whose day or title the library does not know keeps the gap: the checker of form names it.
    """
    ids, book = tuple(rules), law.book()
    if not ids:
        return ()
    known = {instrument.id: instrument for instrument in book.instruments}
    places = {rule.id: rule.locator for rule in book.rules}
    named: dict[str, list[str]] = {}
    for press_law in _PRESS_LAWS:
        if press_law in known and _in_force(known[press_law], on):
            named[press_law] = []
    for rule in ids:
        named.setdefault(rule.split(".")[0], []).append(places.get(rule, ""))
    return tuple(_citation(known[key], _locators(where)) for key, where in named.items() if key in known)


def article_of(case: Case, outlet: Outlet) -> Article | None:
    """Return the piece to answer: what this outlet was first to print of the story, else the case's own article."""
    if case.story:
        items = case.story.items.filter(hit__article__outlet=outlet).select_related("hit__article")
        first = items.order_by("hit__article__published_at").first()
        if first:
            found: Article = first.hit.article
            return found
    return case.article


def next_round(case: Case, outlet: Outlet) -> int:
    """Return which round of the exchange the next objection to this outlet would be (L103 Đ.43.2, NĐ 237 Đ.21.1)."""
    sent = Letter.objects.filter(case=case, outlet=outlet, route__in=OBJECTIONS, state=LetterState.ISSUED)
    return sent.count() + 1


def _belongs(claim: Claim, route: Route) -> bool:
    return route != Route.REMEDY_AND_ANSWER or claim.verdict != Verdict.FALSE


def _claim(claim: Claim, remedies: tuple[Remedy, ...], aside: str) -> ClaimFact:
    return ClaimFact(
        key=claim.letter,
        quote=claim.text.strip(' “”"'),
        verdict=Verdict(claim.verdict or Verdict.UNKNOWN),
        finding=_sentence(claim.finding or aside),
        evidence=tuple(proof.name for proof in claim.proofs.order_by("id")),
        remedies=remedies,
    )


def _why_aside(case: Case) -> str:
    """Return why a case was set aside, "" where it was not: all that a newspaper can be told of what nobody checks."""
    if case.state not in (State.IRRELEVANT, State.POSITIVE):
        return ""
    verbs = [SENTENCES[move] for move in (Move.DISMISS, Move.PRAISE)]
    line = audit.lines(case.office.key, kind="case", key=case.number).filter(verb__in=verbs).first()
    return str(line.facts["reason"]) if line else ""


def _remedies(case: Case, short: str) -> tuple[Remedy, ...]:
    """Return what is done about the true claims, from the remedy track: who, until when, how far."""
    row = case.tracks.filter(track=Track.REMEDY).select_related("unit").first()
    if row is None:
        return ()
    unit = row.unit.name if row.unit else short
    return (Remedy(unit, "khắc phục", row.until, _progress(row), _sentence(row.note)),)


def _progress(row: CaseTrack) -> str:
    if row.state == "done":
        return "đã khắc phục xong"
    return f"đã làm được {row.done}/{row.total} {row.measure}".strip() if row.total else ""


def piece_of(case: Case, outlet: Outlet) -> PressArticle:
    """Return the piece that a letter to an outlet names, as far as it was read; nobody read any: no title.

    The outlet is named as who answers for it today.
    """
    article, name = article_of(case, outlet), outlet.today.name
    if article is None:
        return PressArticle("", name, "", None)
    published = localdate(article.published_at) if article.published_known else None
    return PressArticle(
        article.title,
        name,
        article.section,
        published,
        url=article.url if article.url.startswith("http") else "",
    )


def incoming_of(case: Case, outlet: Outlet) -> Incoming | None:
    """Return the outlet's own letter as it is cited, None where it wrote none with number and day."""
    paper = case_queries.paper_from(case, outlet)
    if paper is None or not (paper.number and paper.dated):
        return None
    return Incoming(paper.number, paper.dated, lines.inside(paper.subject))


def recipients_of(case: Case, usual: tuple[str, ...]) -> tuple[str, ...]:
    """Return the usual receivers and the unit in charge."""
    lead = case.lead.short_name if case.lead else ""
    return (*usual, lead) if lead and lead not in usual else usual


def _citation(found: Instrument, locators: tuple[str, ...]) -> Citation:
    named = _LAW_NAME.match(found.name)
    kind, title = named.groups() if named else (found.name.removesuffix(found.number).strip(), found.title)
    return Citation(
        kind=kind,
        title=title,
        number=found.number,
        signed_on=found.signed_on,
        issuer=found.issuer,
        locators=locators,
        valid_from=found.in_force_from,
        valid_to=found.in_force_to,
    )


def _locators(places: Iterable[str]) -> tuple[str, ...]:
    """Return "điểm c khoản 3 Điều 6" for "Điều 6 khoản 3 điểm c": letters name the smallest part first.

    Several parts of one article are named once: "khoản 1, khoản 4 Điều 43".
    """
    articles: dict[str, list[str]] = {}
    for place in places:
        article, *parts = re.findall(r"(?:Điều|khoản|điểm) \S+", place) or [""]
        if article:
            articles.setdefault(article, []).append(" ".join(reversed(parts)))
    return tuple(f"{', '.join(filter(None, parts))} {article}".strip() for article, parts in articles.items())


def _in_force(found: Instrument, on: date) -> bool:
    return found.in_force_from <= on and (found.in_force_to is None or on < found.in_force_to)


def _sentence(words: str) -> str:
    said = words.strip()
    return said if not said or said.endswith((".", "!", "?", "…")) else f"{said}."
