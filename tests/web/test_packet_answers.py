"""The sender of a packet is told what became of its paper: by a file to take away, from the paper's page."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.core.values.actor import Role
from hoiam.core.values.packet import Answered, Party, Status
from hoiam.desk.letters import actions as letters
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Answer, Paper
from hoiam.outside.axis import read
from tests import people
from tests.desk import made
from tests.people import CLERK, HANOI, House
from tests.web.conftest import At, ClientFor
from tests.web.test_packets import IN, LIMIT, packet, set_axis

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
PAGE = "/van-ban/giay-to/2022/1/"
TEN = datetime(2022, 10, 6, 10, 30, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def _here(at: At, tmp_path: Any, settings: Any) -> None:
    settings.HOIAM_FILES = str(tmp_path)
    at(TEN)


def came(house: House, client_for: ClientFor, **changes: Any) -> Any:
    """Let a packet come in as line 1 of the register; return the clerk's browser."""
    set_axis(house)
    clerk = client_for(CLERK)
    clerk.post(IN, {"file": SimpleUploadedFile("goi.edxml", packet(**changes)), "becomes": "register"})
    assert Paper.objects.count() == 1
    return clerk


def told(clerk: Any, code: str) -> Status:
    answer = clerk.get(f"{PAGE}trang-thai/{code}/")
    assert answer.status_code == 200 and "edxml" in answer["Content-Disposition"]
    found = read(answer.content, LIMIT)
    assert isinstance(found, Status)
    return found


def test_the_sender_is_told_that_its_paper_is_in_the_register_and_later_that_it_is_done(
    house: House, client_for: ClientFor, at: At
) -> None:
    clerk = came(house, client_for)
    page = clerk.get(PAGE).content.decode()
    assert "Báo lại nơi gửi" in page and "Chưa báo gì cho nơi gửi" in page and "H34.1" in page
    at(TEN + timedelta(hours=2))
    page = clerk.post(f"{PAGE}trang-thai/", {"code": "03"}, follow=True).content.decode()
    assert "03 đã vào sổ" in page and f"{PAGE}trang-thai/03/" in page
    first = told(clerk, "03")
    paper = Paper.objects.get()
    about = Answered("H34.1", paper.number, paper.dated, paper.origin.document_id)
    assert first == Status(about, Party("H34.12", house.office.name), "03", "Đã tiếp nhận, vào sổ", TEN)
    at(TEN + timedelta(hours=5))
    clerk.post(f"{PAGE}trang-thai/", {"code": "06"})
    last = told(clerk, "06")
    assert (last.code, last.at) == ("06", TEN + timedelta(hours=5))
    assert told(clerk, "03") == first  # the file says the same each time
    assert "Lập gói tin trạng thái" not in clerk.get(PAGE).content.decode()
    assert [line.facts["code"] for line in made.lines("paper.answer")] == ["03", "06"]


def test_a_refusal_needs_its_reason_and_is_the_last_word(house: House, client_for: ClientFor) -> None:
    clerk = came(house, client_for)
    answer = clerk.post(f"{PAGE}trang-thai/", {"code": "02", "reason": " "})
    assert answer.status_code == 422 and "phải ghi lý do" in answer.content.decode()
    clerk.post(f"{PAGE}trang-thai/", {"code": "02", "reason": "Không thuộc thẩm quyền của huyện"})
    assert told(clerk, "02").said == "Không thuộc thẩm quyền của huyện"
    stale = clerk.post(f"{PAGE}trang-thai/", {"code": "03"}).content.decode()
    assert "không báo thêm trạng thái 03" in stale
    assert list(Answer.objects.values_list("code", flat=True)) == ["02"]


@pytest.mark.parametrize(("first", "then"), [("03", "02"), ("03", "01"), ("03", "03"), ("06", "02"), ("01", "01")])
def test_what_was_told_is_not_taken_back(house: House, client_for: ClientFor, first: str, then: str) -> None:
    came(house, client_for)
    paper = Paper.objects.get()
    papers.answer(paper=paper, code=first, by=CLERK, now=TEN)
    with pytest.raises(Exception, match=r"axis\.not_after"):
        papers.answer(paper=paper, code=then, reason="Sai nơi nhận", by=CLERK, now=TEN)
    assert Answer.objects.count() == 1


def test_a_paper_that_came_otherwise_or_from_nobody_known_tells_nobody(house: House, client_for: ClientFor) -> None:
    clerk = came(house, client_for, sender=Party("", "Sở Mẫu"))
    assert "Báo lại nơi gửi" not in clerk.get(PAGE).content.decode()
    answer = clerk.post(f"{PAGE}trang-thai/", {"code": "03"})
    assert answer.status_code == 422 and "không báo lại được" in answer.content.decode()
    assert clerk.get(f"{PAGE}trang-thai/03/").status_code == 404


def test_only_who_keeps_the_register_tells_the_sender(house: House, client_for: ClientFor) -> None:
    clerk = came(house, client_for)
    unit = client_for(people.actor("xa-khac", Role.UBND_XA, "mau-dak-mar"))
    assert unit.post(f"{PAGE}trang-thai/", {"code": "03"}).status_code == 422
    assert not Answer.objects.exists()
    clerk.post(f"{PAGE}trang-thai/", {"code": "03"})
    assert unit.get(f"{PAGE}trang-thai/03/").status_code == 403
    assert f"{PAGE}trang-thai/03/" not in unit.get(PAGE).content.decode()


def test_an_office_without_an_identifier_of_its_own_is_told_so(house: House, client_for: ClientFor) -> None:
    clerk = came(house, client_for)
    clerk.post(f"{PAGE}trang-thai/", {"code": "01"})
    letters.keep_axis(office=house.office, organ_id="", receivers=(), **made.by(CLERK))
    for answer in (clerk.post(f"{PAGE}trang-thai/", {"code": "03"}), clerk.get(f"{PAGE}trang-thai/01/", follow=True)):
        assert "chưa đặt mã định danh" in answer.content.decode()


def test_a_refused_paper_that_its_sender_has_mended_comes_in_again_and_has_its_own_answers(
    house: House, client_for: ClientFor
) -> None:
    clerk = came(house, client_for)
    clerk.post(f"{PAGE}trang-thai/", {"code": "02", "reason": "Thiếu phụ lục"})
    again = {"file": SimpleUploadedFile("goi.edxml", packet()), "becomes": "register"}
    assert clerk.post(IN, again).status_code == 302
    assert list(Paper.objects.order_by("arrival").values_list("arrival", flat=True)) == [1, 2]
    again["file"] = SimpleUploadedFile("goi.edxml", packet())
    assert "đã có trong sổ, số đến 2" in clerk.post(IN, again).content.decode()
    clerk.post(PAGE.replace("/1/", "/2/") + "trang-thai/", {"code": "03"})
    assert list(Answer.objects.order_by("id").values_list("code", flat=True)) == ["02", "03"]


def test_a_mended_note_does_not_let_the_same_packet_in_twice(house: House, client_for: ClientFor) -> None:
    clerk = came(house, client_for)
    papers.mend(paper=Paper.objects.get(), note="Đã xem", sender="Sở Mẫu tỉnh", by=CLERK, now=TEN)
    sent = {
        "file": SimpleUploadedFile("goi.edxml", packet(sender=Party("H34.1", "Sở khác tên"))),
        "becomes": "register",
    }
    assert "đã có trong sổ, số đến 1" in clerk.post(IN, sent).content.decode()
