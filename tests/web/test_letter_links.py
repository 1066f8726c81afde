"""A paper of ours is bound to papers of both registers by number; the pages of both tell of it."""

from datetime import date
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import Letter, LetterLink
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper, Relation
from tests.desk import made
from tests.desk.made import NOW, by
from tests.people import CLERK, ROUTER, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")


@pytest.fixture(autouse=True)
def _here(at: At) -> None:
    at(made.later(30))


def _paper(house: House, kind: str = "other", number: str = "31/MTTQ") -> Paper:
    told: dict[str, Any] = {"sender": "Mặt trận huyện", "subject": "về nước", "dated": date(2022, 10, 5)}
    return papers.register(office=house.office, kind=kind, number=number, received_at=NOW, **told, **by(CLERK))


def _issued(house: House) -> Letter:
    return letters.issue(letter=made.approved(house), **by(CLERK, 9))


def _page(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_letter_and_a_paper_that_came_in_tell_of_each_other(house: House, client_for: ClientFor) -> None:
    letter, paper, browser = _issued(house), _paper(house), client_for(CLERK)
    here, there = f"/van-ban/{letter.pk}/", f"/van-ban/giay-to/2022/{paper.arrival}/"
    assert f"{here}lien-quan/" in _page(browser, here)
    told = {"relation": "answers", "book": "den", "number": " 31/mttq"}
    assert browser.post(f"{here}lien-quan/", told).status_code == 302
    assert browser.post(f"{here}lien-quan/", told).status_code == 422  # said before
    assert f'href="{there}">31/MTTQ (05/10/2022), về nước' in _page(browser, here)
    shown = _page(browser, there)
    assert "Được trả lời bởi" in shown and f'href="{here}">{letter.full_number}' in shown
    link = LetterLink.objects.get()
    assert browser.post(f"/van-ban/lien-quan/{link.pk}/bo/").status_code == 302
    assert "Được trả lời bởi" not in _page(browser, there)
    assert [one.verb for one in AuditEvent.objects.filter(verb__endswith="link").order_by("pk")] == [
        "letter.link", "letter.unlink",
    ]  # fmt: skip


def test_two_letters_of_the_outgoing_register_and_the_other_way_round(house: House, client_for: ClientFor) -> None:
    first, second, browser = _issued(house), _issued(house), client_for(ROUTER)
    url = f"/van-ban/{second.pk}/lien-quan/"
    assert browser.post(url, {"relation": "<extends", "book": "di", "number": "999/UBND-VX"}).status_code == 422
    told = {"relation": "<extends", "book": "di", "number": first.full_number}
    assert browser.post(url, told).status_code == 302
    assert "Được sửa đổi, bổ sung, gia hạn bởi" in _page(browser, f"/van-ban/{second.pk}/")
    assert "Sửa đổi, bổ sung, gia hạn:" in _page(browser, f"/van-ban/{first.pk}/")
    with pytest.raises(HoiamError, match=r"link\.there"):  # the same, said from the other end
        letters.link_letter(letter=first, other=second, relation=Relation.EXTENDS, **by(CLERK, 12))


def test_what_may_not_be_bound_and_what_one_may_not_see(house: House, client_for: ClientFor) -> None:
    letter, petition = _issued(house), _paper(house, "forwarded", "9/CĐ")
    with pytest.raises(HoiamError, match=r"link\.role"):
        letters.link_letter(letter=letter, other=petition, relation=Relation.ANSWERS, **by(VERIFIER, 12))
    with pytest.raises(HoiamError, match=r"link\.unnumbered"):
        letters.link_letter(letter=made.letter(house), other=letter, relation=Relation.ANSWERS, **by(CLERK, 12))
    with pytest.raises(HoiamError, match=r"link\.self"):
        letters.link_letter(letter=letter, other=letter, relation=Relation.ANSWERS, **by(CLERK, 12))
    letters.link_letter(letter=letter, other=petition, relation=Relation.ANSWERS, **by(CLERK, 12))
    assert "9/CĐ" in _page(client_for(CLERK), f"/van-ban/{letter.pk}/")
    unit = client_for(VERIFIER).get(f"/van-ban/{letter.pk}/")
    assert "9/CĐ" not in unit.content.decode()  # what citizens wrote is named to who handles it (G9)
