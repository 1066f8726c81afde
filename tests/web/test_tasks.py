"""Tasks unit by unit on the screen: received, handed in with proof, judged, seen at a glance."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive, Evidence
from tests import people
from tests.people import CLERK, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
TASKS = (
    {"id": "2.1b", "what": "Gửi báo cáo tuần", "actor": ["TRUNG_TAM"], "due": WEEKLY},
    {"id": "1.1a", "what": "Thường xuyên theo dõi", "actor": ["UBND_XA"], "due": {"kind": "continuous"}},
)


@pytest.fixture(autouse=True)
def _here(at: At, tmp_path, settings) -> None:
    settings.HOIAM_FILES = tmp_path
    at(THURSDAY)


@pytest.fixture
def confirmed(house: House) -> Directive:
    """Return a dispatch that is followed since this morning."""
    head = {"number_full": "801/UBND-VX", "date": "2022-10-06"}
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    told["structure"] = {"document": head, "tasks": [dict(task) for task in TASKS], "references": []}
    made = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    return actions.confirm(directive=made, by=ROUTER, now=THURSDAY)


def _page(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_unit_reports_its_receipt_with_one_button(confirmed: Directive, client_for: ClientFor) -> None:
    browser = client_for(VERIFIER)
    assert "Báo đã nhận" in _page(browser, f"/van-ban/den/{confirmed.pk}/")
    assert browser.get(f"/van-ban/den/{confirmed.pk}/da-nhan/").status_code == 405
    answer = browser.post(f"/van-ban/den/{confirmed.pk}/da-nhan/", follow=True)
    assert "đơn vị đã nhận nhiệm vụ" in answer.content.decode()
    assert "Báo đã nhận" not in _page(browser, f"/van-ban/den/{confirmed.pk}/")


def test_a_unit_hands_in_words_with_a_photo_and_a_link(confirmed: Directive, client_for: ClientFor) -> None:
    weekly = confirmed.tasks.exclude(next_due_at=None).first()
    photo = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(photo, "JPEG")
    told = {"note": "Báo cáo tuần 40", "link": "https://bao.example/bai", "unit": "mau-trung-tam"}
    told["file"] = SimpleUploadedFile("anh.jpg", photo.getvalue(), "image/jpeg")
    client_for(SORTER).post(f"/van-ban/nhiem-vu/{weekly.pk}/san-pham/", told)
    given = Evidence.objects.get()
    assert (given.link, given.unit.key, given.file.name) == ("https://bao.example/bai", "mau-trung-tam", "anh.jpg")
    shown = _page(client_for(ROUTER), f"/van-ban/den/{confirmed.pk}/")
    assert "anh.jpg" in shown and "https://bao.example/bai" in shown


def test_a_file_that_the_door_refuses_is_told_at_its_field(confirmed: Directive, client_for: ClientFor) -> None:
    weekly = confirmed.tasks.exclude(next_due_at=None).first()
    bad = SimpleUploadedFile("anh.jpg", b"MZ not a picture", "image/jpeg")
    answer = client_for(SORTER).post(
        f"/van-ban/nhiem-vu/{weekly.pk}/san-pham/", {"note": "Báo cáo", "unit": "mau-trung-tam", "file": bad}
    )
    assert answer.status_code == 422 and "Báo cáo" in answer.content.decode()
    assert not Evidence.objects.exists()


def test_what_is_handed_in_is_judged_by_somebody_else(confirmed: Directive, client_for: ClientFor) -> None:
    weekly = confirmed.tasks.exclude(next_due_at=None).first()
    client_for(SORTER).post(
        f"/van-ban/nhiem-vu/{weekly.pk}/san-pham/", {"note": "Báo cáo tuần 40", "unit": "mau-trung-tam"}
    )
    given = Evidence.objects.get()
    url = f"/van-ban/nhiem-vu/danh-gia/{given.pk}/"
    leader = client_for(LEADER)
    assert url in _page(leader, f"/van-ban/den/{confirmed.pk}/")
    assert leader.get(url).status_code == 200
    answer = leader.post(url, {"quality": "weak", "note": ""})
    assert answer.status_code == 422 and "còn thiếu gì" in answer.content.decode()
    leader.post(url, {"quality": "weak", "note": "Thiếu phần kiến nghị"})
    assert "Thiếu phần kiến nghị" in _page(leader, "/van-ban/nhiem-vu/cham/")
    assert client_for(VERIFIER).post(url, {"quality": "met"}).status_code == 422
    given.refresh_from_db()
    assert given.quality == "weak"


def test_the_table_shows_each_unit_with_each_task(confirmed: Directive, client_for: ClientFor, at: At) -> None:
    browser = client_for(LEADER)
    page = browser.get("/van-ban/nhiem-vu/bang/").context
    stands = {
        (line.task.ref, unit.key): cell.stand
        for line in page["lines"]
        for unit, cell in zip(page["units"], line.cells, strict=True)
        if cell
    }
    assert stands == {
        ("2.1b", "mau-trung-tam"): "due",
        ("1.1a", "mau-dak-ui"): "undated",
        ("1.1a", "mau-dak-mar"): "undated",
    }
    at(THURSDAY + timedelta(hours=8))
    page = browser.get("/van-ban/nhiem-vu/bang/", {"vb": confirmed.pk}).context
    assert any(cell and cell.stand == "late" for line in page["lines"] for cell in line.cells)
    assert [row.bond.unit.key for row in browser.get("/van-ban/nhiem-vu/cham/").context["late"]] == ["mau-trung-tam"]
    assert browser.get("/van-ban/nhiem-vu/bang/", {"vb": "999999"}).status_code == 404


def test_of_sixty_one_tasks_the_newest_come_first_and_a_paper_leads_to_its_own_table(
    confirmed: Directive, house: House, client_for: ClientFor, at: At
) -> None:
    old = [dict(TASKS[1], id=f"9.{n}", what=f"Việc {n}") for n in range(1, 61)]
    head = {"number_full": "12/KH-UBND", "date": "2022-10-05"}
    told: dict[str, Any] = {"name": "b.txt", "source": "b", "restored": "b", "doubts": []}
    told["structure"] = {"document": head, "tasks": old, "references": []}
    before = {"now": THURSDAY - timedelta(days=1)}
    older = actions.take_in(office=house.office, **told, by=CLERK, **before)
    actions.confirm(directive=older, by=ROUTER, **before)
    browser = client_for(LEADER)
    first = browser.get("/van-ban/nhiem-vu/bang/")
    assert [line.task.ref for line in first.context["lines"]][:4] == ["2.1b", "1.1a", "9.1", "9.2"]
    assert len(first.context["lines"]) == 60
    second = browser.get("/van-ban/nhiem-vu/bang/?trang=2").context["lines"]
    assert [line.task.ref for line in second] == ["9.59", "9.60"]
    link = f"/van-ban/nhiem-vu/bang/?vb={older.pk}"
    assert link in _page(browser, f"/van-ban/den/{older.pk}/")
    assert len(browser.get(link).context["lines"]) == 60
    assert link in first.content.decode()


def test_what_was_due_once_and_is_done_is_shown_on_demand(house: House, client_for: ClientFor) -> None:
    dated = {"kind": "dated", "date": "2022-10-20"}
    told: dict[str, Any] = {"name": "c.txt", "source": "c", "restored": "c", "doubts": []}
    head = {"number_full": "9/UBND", "date": "2022-10-06"}
    tasks = [{"id": "1", "what": "Gửi kế hoạch", "actor": ["TRUNG_TAM"], "due": dated}]
    told["structure"] = {"document": head, "tasks": tasks, "references": []}
    made = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    task = actions.confirm(directive=made, by=ROUTER, now=THURSDAY).tasks.get()
    browser = client_for(LEADER)
    assert [line.task for line in browser.get("/van-ban/nhiem-vu/bang/").context["lines"]] == [task]
    actions.give_evidence(task=task, note="Kế hoạch số 5", by=SORTER, now=THURSDAY)
    page = browser.get("/van-ban/nhiem-vu/bang/")
    assert page.context["lines"] == []
    assert "Hiện cả 1 nhiệm vụ đã xong" in page.content.decode()
    [line] = browser.get("/van-ban/nhiem-vu/bang/?xong=1").context["lines"]
    assert [cell.stand for cell in line.cells] == ["done"]


def test_the_late_page_counts_the_weeks_that_got_nothing_also_after_one_paper_for_all(
    confirmed: Directive, client_for: ClientFor, at: At
) -> None:
    at(THURSDAY + timedelta(days=24))
    actions.give_evidence(
        task=confirmed.tasks.get(ref="2.1b"), note="Gộp", by=SORTER, now=THURSDAY + timedelta(days=24)
    )
    page = client_for(LEADER).get("/van-ban/nhiem-vu/cham/")
    assert not page.context["late"]
    [row] = page.context["missed"]
    assert (row.bond.unit.key, [f"{day:%d/%m}" for day in row.days]) == ("mau-trung-tam", ["27/10", "20/10", "13/10"])
    assert "27/10, 20/10, 13/10" in page.content.decode()


def test_one_click_reminds_who_is_late(confirmed: Directive, client_for: ClientFor, at: At) -> None:
    at(THURSDAY + timedelta(hours=8))
    browser = client_for(LEADER)
    [row] = browser.get("/van-ban/nhiem-vu/cham/").context["late"]
    url = f"/van-ban/nhiem-vu/nhac/{row.bond.pk}/"
    assert browser.get(url).status_code == 405
    assert "Đã nhắc" in browser.post(url, follow=True).content.decode()
    assert "24 giờ qua" in browser.post(url, follow=True).content.decode()
    assert "nhắc lần cuối" in _page(browser, "/van-ban/nhiem-vu/cham/")
    assert "Đã nhắc" in _page(client_for(SORTER), "/")
    assert url not in _page(client_for(VERIFIER), "/van-ban/nhiem-vu/cham/")


def test_a_stranger_finds_none_of_it(confirmed: Directive, client_for: ClientFor) -> None:
    stranger = client_for(people.STRANGER)
    for path in ("bang/", "cham/", "danh-gia/1/"):
        assert stranger.get(f"/van-ban/nhiem-vu/{path}").status_code == 403
    assert stranger.post(f"/van-ban/den/{confirmed.pk}/da-nhan/").status_code == 403
