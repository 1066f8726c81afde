"""Papers that belong together are bound by number and told of on the pages of both."""

from datetime import date
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers import linking
from hoiam.desk.papers.models import Paper, PaperLink, Relation
from hoiam.desk.papers.queries import papers_of
from tests.people import CLERK, ROUTER, THURSDAY, VERIFIER, House, settle_other
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")


@pytest.fixture(autouse=True)
def _here(at: At) -> None:
    at(THURSDAY)


def _paper(house: House, number: str, day: date = date(2022, 9, 22)) -> Paper:
    told: dict[str, Any] = {"kind": "other", "sender": f"Huyện ủy {day}", "subject": "chấn chỉnh công tác phối hợp"}
    return papers.register(
        office=house.office, number=number, dated=day, received_at=THURSDAY, **told, by=CLERK, now=THURSDAY
    )


def _dispatch(house: House, **more: str) -> tuple[Directive, Paper]:
    """Return a confirmed dispatch that cites 1042-CV/HU, with its line of the register."""
    cited = [{"id": "RF1", "number": "1042-CV/HU", "relation": "implements"} | more]
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    rows = [{"id": "1", "what": "Nắm tin", "actor": ["UBND_XA"], "due": {"kind": "continuous"}}]
    told["structure"] = {"document": {"number_full": "801/UBND-VX", "date": "2022-10-06"}, "tasks": rows}
    told["structure"]["references"] = cited
    made = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    made = actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
    return made, Paper.objects.get(about_kind="directive", about_key=str(made.pk))


def _page(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_dispatch_and_its_ground_tell_of_each_other(house: House, client_for: ClientFor) -> None:
    ground = _paper(house, "1042-CV/HU")
    dispatch, line = _dispatch(house)
    browser = client_for(CLERK)
    there = f"/van-ban/giay-to/2022/{ground.arrival}/"
    assert f'href="{there}">1042-CV/HU' in _page(browser, f"/van-ban/den/{dispatch.pk}/"), "what it cites is found"
    url = f"/van-ban/den/so/2022/{line.arrival}/lien-quan/"
    assert browser.post(url, {"relation": "basis", "number": " 1042-cv/hu"}).status_code == 302
    page = _page(browser, f"/van-ban/den/{dispatch.pk}/")
    assert "Căn cứ:" in page and "Bỏ nối" in page
    other = _page(client_for(VERIFIER), there)
    assert "Là căn cứ của:" in other and f"/van-ban/den/{dispatch.pk}/" in other and "Bỏ nối" not in other
    held = PaperLink.objects.get()
    assert browser.post(f"/van-ban/den/lien-quan/{held.pk}/bo/").status_code == 302
    assert "Là căn cứ của:" not in _page(browser, there)
    verbs = AuditEvent.objects.filter(verb__in=("paper.link", "paper.unlink")).order_by("pk")
    assert [(one.verb, one.facts["number"]) for one in verbs] == [
        ("paper.link", "1042-CV/HU"),
        ("paper.unlink", "1042-CV/HU"),
    ]


def test_a_cited_paper_of_another_year_is_not_the_one_of_that_number(house: House, client_for: ClientFor) -> None:
    dispatch, _line = _dispatch(house, date="2022-09-22")
    older = _paper(house, "1042-CV/HU", date(2021, 9, 22))
    page = f"/van-ban/den/{dispatch.pk}/"
    assert f"/van-ban/giay-to/2022/{older.arrival}/" not in _page(client_for(CLERK), page)
    cited = _paper(house, "1042-CV/HU")
    assert f'href="/van-ban/giay-to/2022/{cited.arrival}/">1042-CV/HU' in _page(client_for(CLERK), page)


def test_what_citizens_wrote_is_not_told_to_who_looks_for_its_number(house: House, client_for: ClientFor) -> None:
    for day in (THURSDAY.date(), date(2022, 9, 1)):
        told: dict[str, Any] = {"kind": "complaint", "sender": "Một công dân", "subject": "Đơn về đất đai"}
        told |= {"number": "7/Đ", "dated": day, "received_at": THURSDAY}
        papers.register(office=house.office, **told, by=CLERK, now=THURSDAY)
    paper = _paper(house, "77/UBND")
    url, asked = f"/van-ban/den/so/2022/{paper.arrival}/lien-quan/", {"relation": "answers", "number": "7/Đ"}
    assert "Đơn về đất đai" in client_for(CLERK).post(url, asked).content.decode()
    answer = client_for(VERIFIER).post(url, asked).content.decode()
    assert "Không thấy văn bản số này" in answer and "Đơn về đất đai" not in answer


def test_a_number_nobody_has_and_a_number_of_several_are_told_at_the_field(house: House, client_for: ClientFor) -> None:
    first, second = _paper(house, "05/UBND"), _paper(house, "5/UBND", date(2022, 10, 3))
    paper = _paper(house, "77/UBND")
    browser, url = client_for(CLERK), f"/van-ban/den/so/2022/{paper.arrival}/lien-quan/"
    none = browser.post(url, {"relation": "answers", "number": "999/XX"})
    assert none.status_code == 422 and "Không thấy văn bản số này" in none.content.decode()
    several = browser.post(url, {"relation": "answers", "number": "5/UBND"})
    assert several.status_code == 422 and "22/09/2022" in several.content.decode()
    assert browser.post(url, {"relation": "answers", "number": "5/UBND", "dated": "2022-10-03"}).status_code == 302
    assert PaperLink.objects.get().other == second != first


def test_what_is_bound_is_bound_once_to_another_paper_of_ours_by_who_keeps_papers(house: House) -> None:
    one, other = _paper(house, "1/A"), _paper(house, "2/B")
    told: dict[str, Any] = {"relation": Relation.SUPERSEDES, "by": CLERK, "now": THURSDAY}
    papers.link(paper=one, other=other, **told)
    for paper, code in ((other, r"link\.there"), (one, r"link\.self")):
        with pytest.raises(HoiamError, match=code):
            papers.link(paper=one, other=paper, **told)
    foreign = settle_other()
    stranger = Paper(office=foreign.office, number="2/B", pk=10**6)
    with pytest.raises(HoiamError, match=r"link\.foreign"):
        papers.link(paper=one, other=stranger, **told)
    with pytest.raises(HoiamError, match=r"link\.role"):
        papers.link(paper=one, other=other, **(told | {"by": VERIFIER}))
    assert linking.by_number(papers_of(foreign.office), "2/B") == []
