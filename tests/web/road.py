"""Bring a case to any stage of its road, through the same actions as people use. Invented; October 2022."""

from datetime import date, datetime, timedelta

from hoiam.core.handle.route import Question, route
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Extracted
from hoiam.core.values.case import Verdict
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.facts import facts_for
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources.models import Outlet
from tests.people import CLERK, HANOI, LEADER, ROUTER, SECOND_EYES, SORTER, THURSDAY, VERIFIER, House

RECEIVED = datetime(2022, 9, 9, 9, 0, tzinfo=HANOI)
PRINTED = datetime(2022, 9, 6, 6, 30, tzinfo=HANOI)
CLAIMS = (
    ("Công trình ngừng cấp nước từ giữa tháng 8", Verdict.TRUE, "Công trình vỡ đường ống đầu nguồn", "biên bản 04/10"),
    ("128 hộ không có nước sinh hoạt", Verdict.FALSE, "Có 46 hộ dùng nước từ công trình", "sổ đấu nối năm 2022"),
    ("Nước đục gây bệnh ngoài da", Verdict.UNKNOWN, "Đang kiểm nghiệm mẫu nước", ""),
)


def outlet(key: str = "bao-thong-reo", name: str = "Báo Thông Reo", kind: str = "press") -> Outlet:
    """Return an invented outlet."""
    fields = {"name": name, "kind": kind, "press_type": "electronic" if kind == "press" else "", "sample": True}
    return sources.put_outlet(key=key, legal_basis="báo mẫu", by=MACHINE, now=THURSDAY, **fields)


def article(of: Outlet, section: str = "Bạn đọc") -> Article:
    """Return one piece of an outlet."""
    source = sources.put_source(
        outlet=of, kind="rss", url=f"https://{of.key}.example/rss", interval=0, by=MACHINE, now=THURSDAY
    )
    page = Extracted(
        url=f"https://{of.key}.example/1",
        title="Đường ống vỡ, cả thôn dùng nước đục",
        sapo="Thôn 7, xã Đăk Ui thiếu nước.",
        text="Thôn 7, xã Đăk Ui thiếu nước từ giữa tháng 8.",
        published_at=PRINTED,
        modified_at=None,
        section=section,
        language="vi",
        reasons=(),
    )
    return articles.keep(source=source, pages=[page], by=MACHINE, now=PRINTED)[0].article


def paper(house: House, of: Outlet, kind: str = "press_request") -> Paper:
    """Return the newspaper's own letter in the register."""
    return papers.register(
        office=house.office,
        kind=kind,
        sender=of.name,
        outlet=of,
        number="118/BTR-BĐ",
        dated=date(2022, 9, 8),
        subject="Đề nghị trả lời nội dung bài báo về công trình cấp nước",
        received_at=RECEIVED,
        by=CLERK,
        now=RECEIVED,
    )


def opened(house: House, kind: str = "press") -> Case:
    """Return a case that waits to be assigned, with an article and, from a newspaper, a paper."""
    of = outlet(kind=kind)
    came = paper(house, of) if kind == "press" else None
    title = "Công trình cấp nước thôn 7, xã Đăk Ui ngừng hoạt động"
    return cases.open_case(
        office=house.office, title=title, article=article(of), paper=came, by=SORTER, now=THURSDAY - timedelta(days=3)
    )


def assigned(house: House, kind: str = "press") -> Case:
    """Return a case given to the commune, with the division at its side."""
    case = opened(house, kind)
    support = [house.units["mau-vhtt"]]
    at = THURSDAY - timedelta(days=2)
    return cases.assign(case=case, lead=house.units["mau-dak-ui"], support=support, order="Gấp", by=ROUTER, now=at)


def verifying(house: House, kind: str = "press", claims: tuple = CLAIMS) -> Case:
    """Return a case whose claims stand there unjudged."""
    case = cases.start(case=assigned(house, kind), by=VERIFIER, now=THURSDAY - timedelta(days=1))
    for text, *_ in claims:
        cases.add_claim(case=case, text=text, by=VERIFIER, now=THURSDAY - timedelta(days=1))
    return case


def concluded(house: House, kind: str = "press", claims: tuple = CLAIMS) -> Case:
    """Return a case with its conclusion; every finding was checked by somebody else."""
    case, now = verifying(house, kind, claims), THURSDAY - timedelta(hours=20)
    for claim, (_, verdict, finding, proof) in zip(case.claims.order_by("id"), claims, strict=True):
        judged = {"verdict": verdict, "finding": finding, "proofs": [proof]}
        cases.judge(claim=claim, by=VERIFIER, now=now, **judged)
        cases.check(claim=claim, by=SECOND_EYES, now=now)
    return cases.conclude(case=case, by=VERIFIER, now=now)


def draft(house: House, case: Case | None = None, now: datetime = THURSDAY) -> Letter:
    """Return a draft that answers what is true and objects to what is false."""
    case = case or concluded(house)
    of = case.article.outlet
    verdicts = set(case.claims.values_list("verdict", flat=True))
    verdict = Verdict.FALSE if Verdict.FALSE in verdicts else Verdict.TRUE
    decision = route(Question(verdict, concerns_office=True, conclusion=False, on=now.date()))
    facts = facts_for(case, of, decision, now, topic="công trình cấp nước thôn 7, xã Đăk Ui")
    return letters.draft(case=case, outlet=of, facts=facts, decision=decision, by=SECOND_EYES, now=now)


def submitted(house: House) -> Letter:
    """Return a letter before the leader."""
    return letters.submit(letter=draft(house), by=SECOND_EYES, now=THURSDAY)


def approved(house: House) -> Letter:
    """Return a letter that waits for its number."""
    return letters.approve(letter=submitted(house), by=LEADER, now=THURSDAY)


def issued(house: House) -> Letter:
    """Return a letter that is out."""
    return letters.issue(letter=approved(house), by=CLERK, now=THURSDAY)
