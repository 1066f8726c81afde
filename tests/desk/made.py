"""Things that most tests of desk begin with, each made through the actions of its own room. Invented."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hoiam.core.handle.route import Question, route
from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.core.values.article import Extracted, Label, Match, Mention, Placement
from hoiam.core.values.case import Route, Verdict
from hoiam.core.values.document import Signature
from hoiam.core.values.reason import why
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles.models import Article
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case, Claim
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.facts import facts_for
from hoiam.desk.letters.models import Letter
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources.models import Outlet, Source
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.watch import actions as watch
from hoiam.desk.watch.models import Hit
from tests import people
from tests.people import House

NOW = people.THURSDAY
SIGNED = Signature(("KT. CHỦ TỊCH",), "PHÓ CHỦ TỊCH", "Phó Chủ tịch Mẫu")
TEXT = "Người dân thôn 7, xã Đăk Ui thiếu nước sạch đã hai tháng nay. " * 8


def later(minutes: int) -> datetime:
    """Return a moment of the same Thursday."""
    return NOW + timedelta(minutes=minutes)


def by(actor: Actor, minutes: int = 0) -> dict[str, Any]:
    """Return who and when, as every action takes them."""
    return {"by": actor, "now": later(minutes)}


def outlet(key: str = "mau-thong-reo", kind: str = "press", press_type: str = "electronic") -> Outlet:
    """Return a registered outlet."""
    fields = {"name": f"Báo {key}", "kind": kind, "press_type": press_type if kind == "press" else ""}
    return sources.put_outlet(key=key, legal_basis="Bài thử", sample=True, **fields, **by(MACHINE))


def source(of: Outlet | None = None, url: str = "", **fields: Any) -> Source:
    """Return a source of an outlet, read without a pause."""
    of = of or outlet()
    fields = {"interval": 0, "kind": "rss", **fields}
    return sources.put_source(outlet=of, url=url or f"http://127.0.0.1/{of.key}/rss", **fields, **by(MACHINE))


def page(number: int = 1, **changes: Any) -> Extracted:
    """Return what a page says."""
    made = Extracted(
        url=f"http://127.0.0.1/bai-{number}",
        title=f"Thiếu nước sạch ở Đăk Ui, bài {number}",
        sapo="Công trình cấp nước hỏng.",
        text=TEXT,
        published_at=NOW - timedelta(hours=2),
        modified_at=None,
        section="Bạn đọc",
        language="vi",
        reasons=(why("title.h1"),),
    )
    return replace(made, **changes)


def article(number: int = 1, of: Source | None = None, **changes: Any) -> Article:
    """Return a kept article."""
    of = of or source()
    return articles.keep(source=of, pages=[page(number, **changes)], **by(MACHINE))[0].article


def found(relevant: bool | None = True) -> Match:
    """Return a match with one place and its reason."""
    mention = Mention("title", 20, 26, "Đăk Ui", "xa-dak-ui-2022", why("match.place"))
    return Match(relevant, 5, ("xa-dak-ui-2022",), (mention,), (why("match.place", words="Đăk Ui"),))


def hit(house: House, number: int = 1, relevant: bool | None = True, of: Source | None = None, **changes: Any) -> Hit:
    """Return an article as the office sees it."""
    return watch.keep(office=house.office, found=[(article(number, of, **changes), found(relevant))], **by(MACHINE))[0]


def listening(house: House, days: int) -> None:
    """Let the office have listened for so many days: a piece that stands in no story came in then."""
    then = NOW - timedelta(days=days)
    told = [page(90_000 + days, published_at=then)]
    kept = articles.keep(source=source(), pages=told, by=MACHINE, now=then)[0].article
    watch.keep(office=house.office, found=[(kept, found())], by=MACHINE, now=then)


def item(house: House, number: int = 1, story: int | None = None, **more: Any) -> StoryItem:
    """Return an article in a story: a new one, or the one of that key."""
    placement = Placement(str(story) if story else None, 1.0, None, (why("group.alone"),))
    placed = stories.place(
        hit=hit(house, number, **more), placement=placement, features={}, grouping="v1", **by(MACHINE)
    )
    labels = [Label("kind", "complaint", 0.9, ()), Label("field", "environment", 0.8, ())]
    stories.label(item=placed, labels=labels, **by(MACHINE))
    stories.sum_up(story=placed.story, level="high", reasons=[], **by(MACHINE))
    placed.story.refresh_from_db()
    return placed


def case(house: House, **more: Any) -> Case:
    """Return an open case."""
    return cases.open_case(office=house.office, title="Thiếu nước sạch ở Đăk Ui", **(by(people.SORTER) | more))


def verifying(house: House, **more: Any) -> Case:
    """Return a case that the commune verifies, together with the information division."""
    made = case(house, **more)
    units = house.units
    cases.assign(case=made, lead=units["mau-dak-ui"], support=[units["mau-vhtt"]], **by(people.ROUTER, 1))
    return cases.start(case=made, **by(people.VERIFIER, 2))


def judged(made: Case, verdict: Verdict, minutes: int = 3) -> Claim:
    """Return a claim that one person judged and another looked at."""
    claim = cases.add_claim(case=made, text="Nước không có hai tháng nay", **by(people.VERIFIER, minutes))
    proofs = [] if verdict == Verdict.UNKNOWN else ["Biên bản kiểm tra ngày 06/10/2022"]
    told = {"finding": "Đã kiểm tra thực tế.", "proofs": proofs}
    claim = cases.judge(claim=claim, verdict=verdict, **told, **by(people.VERIFIER, minutes))
    return cases.check(claim=claim, **by(people.SECOND_EYES, minutes))


def concluded(house: House, *verdicts: Verdict, **more: Any) -> Case:
    """Return a case whose claims were found so."""
    made = verifying(house, **more)
    for verdict in verdicts:
        judged(made, verdict)
    return cases.conclude(case=made, **by(people.VERIFIER, 4))


def letter(
    house: House, verdict: Verdict = Verdict.FALSE, to: Outlet | None = None, conclusion: bool = False
) -> Letter:
    """Return a draft on the route that the verdict allows; each about an article and a case of its own."""
    to = to or outlet()
    made = concluded(house, verdict, article=article(Article.objects.count() + 1, of=source(to)))
    decision = route(Question(verdict, True, conclusion, NOW.date(), to.kind == "press"))
    facts = facts_for(made, to, decision, later(5), topic="cấp nước ở xã Đăk Ui", signature=SIGNED)
    return letters.draft(case=made, outlet=to, facts=facts, decision=decision, **by(people.SECOND_EYES, 5))


def approved(house: House, **more: Any) -> Letter:
    """Return a letter that the leader approved."""
    made = letters.submit(letter=letter(house, **more), **by(people.SECOND_EYES, 6))
    return letters.approve(letter=made, **by(people.LEADER, 7))


def lines(verb: str = "", chain: str = people.OFFICE) -> list[AuditEvent]:
    """Return the audit lines of a chain, of one verb where it is given."""
    events = AuditEvent.objects.filter(chain=chain).order_by("seq")
    return list(events.filter(verb=verb) if verb else events)


EVERYBODY = Actor("person", "nguoi-moi-vai", frozenset(Role), "mau-dak-ui", people.OFFICE)
OBJECTIONS = (Route.RESPONSE, Route.CORRECTION)


def clarified(case: Case) -> None:
    """Word a clarification and have another person approve it."""
    text = "Không có việc thu tiền của dân; xã đã kiểm tra sổ thu và hỏi từng hộ."
    worded = cases.draft_clarification(case=case, text=text, **by(people.VERIFIER, 4))
    cases.approve_clarification(clarification=worded, **by(people.SECOND_EYES, 4))
