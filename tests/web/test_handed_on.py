"""A unit hands its task on to a commune on the screen, sees how it stands, and hands in what came up (ADR 0062)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive, Evidence, Quality, TaskUnit
from tests import people
from tests.people import CLERK, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
FRIDAY = THURSDAY + timedelta(days=1)
WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
SENT = {"units": ["mau-dak-ui"], "asked": "Số liệu của xã", "ahead": "1", "hour": "15:00"}


@pytest.fixture(autouse=True)
def _friday(at: At) -> None:
    at(FRIDAY)


@pytest.fixture
def paper(house: House) -> Directive:
    """Return a dispatch that asks the centre for a weekly report."""
    told = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    task = {"id": "2.1b", "what": "Gửi báo cáo tuần", "actor": ["TRUNG_TAM"], "due": WEEKLY}
    head = {"number_full": "801/UBND-VX", "date": "2022-10-06"}
    told["structure"] = {"document": head, "tasks": [task], "references": []}
    made = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    return actions.confirm(directive=made, by=ROUTER, now=FRIDAY)


def page(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def handed(paper: Directive, client_for: ClientFor) -> TaskUnit:
    bond = TaskUnit.objects.get()
    answer = client_for(SORTER).post(f"/van-ban/nhiem-vu/giao-tiep/{bond.pk}/", SENT)
    assert answer.status_code == 302
    return TaskUnit.objects.get(giver=bond)


def test_a_task_goes_to_a_commune_and_its_work_comes_up(paper: Directive, client_for: ClientFor) -> None:
    centre, commune = client_for(SORTER), client_for(VERIFIER)
    address = f"/van-ban/den/{paper.pk}/"
    assert "Phân công tiếp cho xã" in page(centre, address) and "Phân công tiếp cho xã" not in page(commune, address)
    bond = handed(paper, client_for)
    shown = page(commune, address)
    assert "Hạn riêng: trước 15:00 thứ Tư 12/10/2022, trước hạn chung 13/10/2022 1 ngày làm việc." in shown
    assert "Số liệu của xã" in shown and "Báo đã nhận" in shown
    assert "Trung tâm VH-TT-DL&amp;TT giao" in page(commune, "/")
    commune.post(f"{address}da-nhan/")
    commune.post(f"/van-ban/nhiem-vu/{bond.task_id}/san-pham/", {"note": "12 hộ thiếu nước", "unit": "mau-dak-ui"})
    assert "đã nộp, chờ tổng hợp" in page(centre, address)
    asked = page(centre, f"/van-ban/nhiem-vu/{bond.task_id}/san-pham/")
    assert "1 trên 1 đơn vị" in asked and "12 hộ thiếu nước" in asked
    centre.post(f"/van-ban/nhiem-vu/{bond.task_id}/san-pham/", {"note": "Báo cáo tuần", "unit": "mau-trung-tam"})
    assert Evidence.objects.get(note="12 hộ thiếu nước").gathered_in == Evidence.objects.get(note="Báo cáo tuần")
    assert "Tổng hợp từ:" in page(centre, address)


def test_more_evidence_asks_the_database_nothing_more(paper: Directive, client_for: ClientFor) -> None:
    bond, browser = handed(paper, client_for), client_for(SORTER)
    counts = []
    for number in (1, 5):
        for _ in range(number):
            actions.give_evidence(task=bond.task, note="12 hộ thiếu nước", by=VERIFIER, now=FRIDAY)
        page(browser, f"/van-ban/den/{paper.pk}/")
        with CaptureQueriesContext(connection) as seen:
            assert page(browser, f"/van-ban/den/{paper.pk}/").count("12 hộ thiếu nước") >= number
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_what_a_handed_back_paper_was_made_from_waits_again(paper: Directive, client_for: ClientFor) -> None:
    bond, browser = handed(paper, client_for), client_for(SORTER)
    for who in (VERIFIER, SORTER):
        given = actions.give_evidence(task=bond.task, note="Báo cáo tuần", by=who, now=FRIDAY)
    assert "đã nộp, chờ tổng hợp" not in page(browser, f"/van-ban/den/{paper.pk}/")
    actions.judge(evidence=given, quality=Quality.WEAK, note="Thiếu phụ lục", by=ROUTER, now=FRIDAY)
    assert "đã nộp, chờ tổng hợp" in page(browser, f"/van-ban/den/{paper.pk}/")


def test_the_matrix_and_the_calendar_show_the_communes_own_term(paper: Directive, client_for: ClientFor) -> None:
    handed(paper, client_for)
    shown = page(client_for(ROUTER), "/van-ban/nhiem-vu/bang/")
    assert "UBND xã Đăk Ui" in shown and "Trung tâm VH-TT-DL&amp;TT giao" in shown
    secret = actions.open_feed(unit=TaskUnit.objects.exclude(giver=None).get().unit, by=VERIFIER, now=FRIDAY)
    assert "20221012T080000Z" in page(client_for(VERIFIER), f"/van-ban/lich/{secret}.ics")


def test_a_form_that_cannot_be_says_why_and_keeps_what_was_typed(paper: Directive, client_for: ClientFor) -> None:
    address, browser = f"/van-ban/nhiem-vu/giao-tiep/{TaskUnit.objects.get().pk}/", client_for(SORTER)
    late = browser.post(address, SENT | {"until": "2022-10-30"}).content.decode()
    assert "không sau hạn của đơn vị giao" in late and "Số liệu của xã" in late
    assert browser.post(address, SENT | {"units": []}).status_code == 422
    assert client_for(VERIFIER).post(address, SENT).status_code == 422
    assert client_for(people.STRANGER).get(address).status_code in (302, 403, 404)
    assert not TaskUnit.objects.exclude(giver=None).exists()


def test_what_was_handed_on_is_taken_back_with_one_button(paper: Directive, client_for: ClientFor) -> None:
    bond, browser = handed(paper, client_for), client_for(SORTER)
    assert "Thu lại" in page(browser, f"/van-ban/den/{paper.pk}/")
    assert "Thu lại" not in page(client_for(VERIFIER), f"/van-ban/den/{paper.pk}/")
    answer = browser.post(f"/van-ban/nhiem-vu/thu-lai/{bond.pk}/", follow=True).content.decode()
    assert "Đã thu lại việc giao UBND xã Đăk Ui." in answer
    assert client_for(VERIFIER).get(f"/van-ban/nhiem-vu/giao-tiep/{bond.pk}/").status_code == 404
