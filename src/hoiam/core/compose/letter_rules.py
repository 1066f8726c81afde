"""May this letter to the press be written at all? Refuses by code; writes no sentence.

An objection names false claims only, each with its grounds, and names the piece fully: Luật Báo chí 2016 Đ.42.2, 43.1,
43.4; NĐ 09/2017 Đ.6.3.c; NĐ 237/2026 Đ.19, 21.3; NĐ 244/2026 Đ.7.6; guard-rails G6 and G7.
"""

from hoiam.core.compose.letter_facts import ClaimFact, LetterFacts
from hoiam.core.errors import Refused
from hoiam.core.values.case import Route, Verdict

OBJECTIONS = (Route.RESPONSE, Route.CORRECTION)
_NOT_OBJECTED = {Verdict.TRUE: "letter.true_claim", Verdict.UNKNOWN: "letter.unknown_claim"}


def with_verdict(facts: LetterFacts, verdict: Verdict) -> tuple[ClaimFact, ...]:
    """Return the claims found so, in the order of the article."""
    return tuple(claim for claim in facts.claims if claim.verdict is verdict)


def objected(facts: LetterFacts) -> tuple[ClaimFact, ...]:
    """Return the claims that the letter objects to: those named, or every false one."""
    if not facts.objected:
        return with_verdict(facts, Verdict.FALSE)
    return tuple(claim for claim in facts.claims if claim.key in facts.objected)


def refuse_unlawful(facts: LetterFacts) -> None:
    """Raise Refused where the law or a guard-rail forbids the letter; the code says which, the facts say where."""
    if facts.route in OBJECTIONS:
        _refuse_objection(facts)
        return
    if facts.objected:
        raise Refused("letter.objection_on_this_route", route=facts.route.value, claims=list(facts.objected))
    if facts.route is Route.REMEDY_AND_ANSWER:
        _refuse_answer(facts)
    if not facts.claims:
        raise Refused("letter.nothing_to_say")
    if facts.route is Route.INFORMATION and not all(claim.finding for claim in facts.claims):
        raise Refused("letter.nothing_found")


def _refuse_objection(facts: LetterFacts) -> None:
    known = {claim.key: claim for claim in facts.claims}
    for key in facts.objected:
        if key not in known:
            raise Refused("letter.claim_missing", claim=key)
        code = _NOT_OBJECTED.get(known[key].verdict)
        if code:
            raise Refused(code, claim=key, quote=known[key].quote)
    if not objected(facts):
        raise Refused("letter.nothing_false")
    bare = [claim.key for claim in objected(facts) if not claim.evidence or not claim.finding]
    if bare:
        raise Refused("letter.no_grounds", claims=bare)
    if facts.route is Route.CORRECTION and facts.conclusion is None:
        raise Refused("letter.no_conclusion")
    if not facts.citations:
        raise Refused("letter.no_law")
    _refuse_unnamed_article(facts)


def _refuse_unnamed_article(facts: LetterFacts) -> None:
    article = facts.article
    place = (
        {"programme": article.programme, "hour": article.hour} if article.programme else {"section": article.section}
    )
    shown = {"title": article.title, "published_on": article.published_on} | place
    missing = [name for name, value in shown.items() if not value]
    if missing:
        raise Refused("letter.article_detail", missing=missing)


def _refuse_answer(facts: LetterFacts) -> None:
    false = [claim.key for claim in with_verdict(facts, Verdict.FALSE)]
    if false:
        raise Refused("letter.false_claim_in_answer", claims=false)
    true = with_verdict(facts, Verdict.TRUE)
    if true and not any(claim.remedies for claim in true):
        raise Refused("letter.no_remedy", claims=[claim.key for claim in true])
