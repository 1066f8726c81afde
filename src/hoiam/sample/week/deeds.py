"""How each deed of the script becomes an action of the desk: one small function for each `do`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose.letter_facts import ClaimFact, Conclusion, LetterFacts, PressArticle, Remedy
from hoiam.core.handle.route import Question, route
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Route, Track, Verdict
from hoiam.core.values.document import Signature
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import words
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.facts import facts_for
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper
from hoiam.desk.replies import actions as replies
from hoiam.desk.reports import actions as reports
from hoiam.desk.sources.models import Outlet
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import StoryItem, StoryState
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office, Person
from hoiam.sample.press.server import Press
from hoiam.sample.week import script
from hoiam.sample.week.conclusion import record_conclusion
from hoiam.sample.week.script import Step

VERDICTS = {Route.REMEDY_AND_ANSWER: Verdict.TRUE, Route.INFORMATION: Verdict.UNKNOWN}


@dataclass
class Desk:
    """One office at play: what the script's keys have become so far."""

    office: Office
    press: Press
    cases: dict[str, Case] = field(default_factory=dict)
    papers: dict[tuple[str, str], Paper] = field(default_factory=dict)
    letters: dict[tuple[str, str], Letter] = field(default_factory=dict)

    def who(self, step: Step) -> Actor:
        """Return the account that takes a step, with the roles it holds on that day."""
        return self.account(step.by, step)

    def account(self, key: str, step: Step) -> Actor:
        """Return an account as an actor of this office."""
        actor = units.actor_for(Person.objects.get(username=key), self.office, localdate(step.at))
        if actor is None:
            raise LookupError(f"{key} has no role on {step.at}")
        return actor

    def case(self, step: Step) -> Case:
        """Return the case of a step as it stands now."""
        return Case.objects.select_related("office", "lead").get(pk=self.cases[step.case].pk)

    def article(self, item: str) -> Article:
        """Return the article that a press item has become."""
        return Article.objects.get(url=self.press.url(item))


def _written(step: Step, sort: str, key: str) -> Mapping[str, Any]:
    return next(row for row in script.cases()[step.case][sort] if row["key"] == key)


def register_paper(desk: Desk, step: Step) -> str:
    """Register the paper that a newspaper sent."""
    row = _written(step, "papers", step.facts["paper"])
    outlet = Outlet.objects.get(key=row["outlet"])
    received = row.get("received_at")
    made = papers.register(
        office=desk.office,
        kind=row["kind"],
        outlet=outlet,
        sender=outlet.name,
        number=row["number"],
        dated=row.get("dated", localdate(step.at)),
        subject=row["subject"],
        received_at=script.zoned(received) if received else step.at,
        by=desk.who(step),
        now=step.at,
    )
    desk.papers[step.case, row["key"]] = made
    return f"vào sổ {made.number} của {outlet.name}, số đến {made.arrival}"


def open_case(desk: Desk, step: Step) -> str:
    """Open the case from the story that its first article stands in; out of another case's story it is taken first."""
    written = script.cases()[step.case]
    article = desk.article(written["item"])
    item = StoryItem.objects.select_related("story__office").get(hit__office=desk.office, hit__article=article)
    story = item.story
    if story.state == StoryState.CASE:
        story = stories.split(item=item, by=desk.who(step), now=step.at)
    paper = desk.papers.get((step.case, step.facts.get("paper", "")))
    told = {"title": written["title"], "story": story, "article": article, "paper": paper}
    made = cases.open_case(office=desk.office, by=desk.who(step), now=step.at, **told)
    desk.cases[step.case] = made
    return f"lập vụ việc {made.number}: {made.title}"


def paper_clock(desk: Desk, step: Step) -> str:
    """Tie a paper that came later to its case; its clock starts at its receipt."""
    paper = desk.papers[step.case, step.facts["paper"]]
    cases.attach_paper(case=desk.case(step), paper=paper, by=desk.who(step), now=step.at)
    return f"gắn công văn {paper.number} vào vụ việc, bắt đầu tính hạn trả lời"


def assign(desk: Desk, step: Step) -> str:
    """Give the case to its lead unit."""
    lead = units.unit(step.facts["lead"])
    others = {name: [units.unit(key) for key in step.facts.get(name, [])] for name in ("support", "inform")}
    order = step.facts.get("order", "")
    cases.assign(case=desk.case(step), lead=lead, order=order, by=desk.who(step), now=step.at, **others)
    return f"giao {lead.short_name} xác minh"


def instruct(desk: Desk, step: Step) -> str:
    """Write the leader's instruction on the case."""
    cases.instruct(case=desk.case(step), order=step.facts["order"], by=desk.who(step), now=step.at)
    return "lãnh đạo ghi bút phê"


def start(desk: Desk, step: Step) -> str:
    """Begin to verify."""
    cases.start(case=desk.case(step), by=desk.who(step), now=step.at)
    return "bắt đầu xác minh"


def add_claims(desk: Desk, step: Step) -> str:
    """Split the article into its claims."""
    rows = script.cases()[step.case]["claims"]
    for row in rows:
        cases.add_claim(case=desk.case(step), text=row["text"], by=desk.who(step), now=step.at)
    return f"tách bài báo thành {len(rows)} ý"


def judge(desk: Desk, step: Step) -> str:
    """Say what was found about one claim."""
    claim = desk.case(step).claims.get(letter=step.facts["claim"])
    verdict = Verdict(step.facts["verdict"])
    told = {"finding": step.facts["finding"], "proofs": step.facts.get("proofs", [])}
    cases.judge(claim=claim, verdict=verdict, by=desk.who(step), now=step.at, **told)
    return f"kết luận ý {claim.letter}"


def check(desk: Desk, step: Step) -> str:
    """Look at findings with a second pair of eyes."""
    for claim in desk.case(step).claims.filter(letter__in=step.facts["claims"]):
        cases.check(claim=claim, by=desk.who(step), now=step.at)
    return f"người thứ hai soát ý {', '.join(step.facts['claims'])}"


def conclude(desk: Desk, step: Step) -> str:
    """Conclude the case, and say in public what was found."""
    case = cases.conclude(case=desk.case(step), by=desk.who(step), now=step.at)
    return f"ký kết luận {case.number}"


def quick_report(desk: Desk, step: Step) -> str:
    """Report the case to the office under the lead unit's name: written, seen by a second person, sent, received."""
    case, eyes, taker = desk.case(step), desk.account(step.facts["eyes"], step), desk.account(step.facts["taker"], step)
    told: dict[str, Any] = {"by": desk.who(step), "now": step.at}
    made = reports.open_quick(office=desk.office, case=case, **told)
    told["report"] = reports.write(
        report=made, outlook=[], proposals=[], written={"press": [step.facts["press"]]}, **told
    )
    made = reports.freeze(**told)
    made = reports.approve(report=made, by=eyes, now=step.at + timedelta(minutes=10))
    made = reports.send(report=made, by=eyes, now=step.at + timedelta(minutes=15))
    reports.receive(report=made, by=taker, now=step.at + timedelta(minutes=20))
    return f"{case.lead.short_name} gửi báo cáo nhanh" if case.lead else "gửi báo cáo nhanh"


def extend(desk: Desk, step: Step) -> str:
    """Take more time, with the written reason."""
    cases.extend(case=desk.case(step), reason=step.facts["reason"], by=desk.who(step), now=step.at)
    return "gia hạn xác minh, có lý do bằng văn bản"


def reopen(desk: Desk, step: Step) -> str:
    """Go back to verifying."""
    cases.reopen(case=desk.case(step), reason=step.facts["reason"], by=desk.who(step), now=step.at)
    return "mở lại xác minh"


def track(desk: Desk, step: Step) -> str:
    """Move a part of the work on."""
    facts = step.facts
    progress = facts.get("progress")
    if (facts["track"], facts["to"]) == (Track.CLARIFICATION, "published"):
        _clarify(desk, step)
    row = cases.advance_track(
        case=desk.case(step),
        track=Track(facts["track"]),
        to=facts["to"],
        note=facts.get("note", ""),
        proof=facts.get("proof", ""),
        progress=(progress[0], progress[1], progress[2]) if progress else None,
        until=facts.get("until"),
        by=desk.who(step),
        now=step.at,
    )
    name = str(words.TRACKS[row.track])
    return f"{name[0].lower()}{name[1:]}: {row.note}"


def _clarify(desk: Desk, step: Step) -> None:
    """Word the clarification and have the second person of the culture division approve it."""
    worded = cases.draft_clarification(case=desk.case(step), text=step.facts["note"], by=desk.who(step), now=step.at)
    eyes = desk.account("chuyen-vien-vhtt", step)
    cases.approve_clarification(clarification=worded, by=eyes, now=step.at)


def draft(desk: Desk, step: Step) -> str:
    """Draft a letter on the route that its verdict allows."""
    row = _written(step, "letters", step.facts["letter"])
    case, outlet = desk.case(step), Outlet.objects.get(key=row["outlet"])
    verdict = VERDICTS.get(Route(row["route"]), Verdict.FALSE)
    question = Question(verdict, True, "conclusion" in row, localdate(step.at))
    decision = route(question)
    if "conclusion" in row:
        record_conclusion(case, row["conclusion"], desk.who(step), step.at)
    facts = facts_for(
        case, outlet, decision, step.at, topic=row.get("topic", ""), signature=_signature(desk, step, row["key"])
    )
    made = letters.draft(
        case=case,
        outlet=outlet,
        facts=_as_written(desk, facts, row),
        decision=decision,
        round=row.get("round", 1),
        by=desk.who(step),
        now=step.at,
    )
    desk.letters[step.case, row["key"]] = made
    return f"soạn dự thảo: {made.title}"


def _signature(desk: Desk, step: Step, letter: str) -> Signature:
    rows = script.cases()[step.case]["steps"]
    signer = next((r["by"] for r in rows if r["do"] == "approve" and r.get("letter") == letter), "")
    if "chu-tich" in signer and "pho" not in signer:
        return Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Lê Thị Mẫu")
    return Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH", "Trần Văn Mẫu")


def _as_written(desk: Desk, facts: LetterFacts, row: Mapping[str, Any]) -> LetterFacts:
    """Return the machine's first draft with what the script's drafter made of it."""
    article = desk.article(row["article"])
    broadcast = {"programme": row.get("programme", ""), "hour": row.get("hour", "")}
    day = localdate(article.published_at)
    piece = PressArticle(article.title, article.outlet.name, article.section, day, url=article.url, **broadcast)
    claims = tuple(_claim(claim, row) for claim in facts.claims if claim.key in row["claims"])
    conclusion = Conclusion(**row["conclusion"]) if "conclusion" in row else None
    more = tuple(one for one in row.get("recipients_more", []) if one not in facts.recipients)
    return replace(
        facts,
        article=piece,
        claims=claims,
        objected=tuple(row.get("objected", ())),
        conclusion=conclusion,
        ask_correction=row.get("ask_correction", False),
        round=row.get("round", 1),
        recipients=(*facts.recipients, *more),
    )


def _claim(claim: ClaimFact, row: Mapping[str, Any]) -> ClaimFact:
    mine = [dict(one) for one in row.get("remedies", []) if one["claim"] == claim.key]
    for one in mine:
        one.pop("claim")
    return replace(claim, remedies=tuple(Remedy(**one) for one in mine))


def _letter(desk: Desk, step: Step) -> Letter:
    return Letter.objects.get(pk=desk.letters[step.case, step.facts["letter"]].pk)


def submit(desk: Desk, step: Step) -> str:
    """Put a draft before the leader."""
    letters.submit(letter=_letter(desk, step), by=desk.who(step), now=step.at)
    return "trình duyệt văn bản"


def approve(desk: Desk, step: Step) -> str:
    """Approve a letter; another person than its drafter."""
    letters.approve(letter=_letter(desk, step), by=desk.who(step), now=step.at)
    return "duyệt văn bản (khác người soạn)"


def issue(desk: Desk, step: Step) -> str:
    """Number and issue a letter."""
    made = letters.issue(letter=_letter(desk, step), by=desk.who(step), now=step.at)
    return f"cấp số, phát hành công văn {made.full_number}"


def received(desk: Desk, step: Step) -> str:
    """Write down when the press agency received the letter."""
    at = script.zoned(step.facts["received_at"]) if "received_at" in step.facts else step.at
    letters.received(letter=_letter(desk, step), at=at, by=desk.who(step), now=step.at)
    return "báo đã nhận công văn, đồng hồ của báo bắt đầu chạy"


def printed(desk: Desk, step: Step) -> str:
    """Write down what the press agency printed."""
    facts = step.facts
    url = desk.press.url(facts["item"]) if "item" in facts else ""
    told = {"outcome": facts["outcome"], "printed_on": facts["printed_on"], "note": facts.get("note", ""), "url": url}
    letters.printed(letter=_letter(desk, step), by=desk.who(step), now=step.at, **told)
    return f"báo đã đăng: {facts.get('note', '')}"


def close(desk: Desk, step: Step) -> str:
    """Close a case with its outcome, and publish the reply."""
    case = cases.close(case=desk.case(step), outcome=step.facts["outcome"], by=desk.who(step), now=step.at)
    publish(desk, step, case)
    return f"đóng {case.number}, công khai kết quả"


def publish(desk: Desk, step: Step, case: Case) -> None:
    """Publish what was found and done: the secretariat words it, a leader approves it."""
    found = [claim.finding for claim in case.claims.order_by("letter")]
    words, eyes = desk.account("chanh-van-phong", step), desk.account("pho-chu-tich", step)
    proposal = replies.propose(case=case, text="\n".join(found), by=words, now=step.at)
    replies.approve(proposal=proposal, by=eyes, now=step.at)


DEEDS: dict[str, Callable[[Desk, Step], str]] = {
    deed.__name__: deed
    for deed in (
        *(register_paper, open_case, paper_clock, assign, instruct, start, add_claims, judge, check, conclude),
        *(quick_report, extend, reopen, track, draft, submit, approve, issue, received, printed, close),
    )
}
