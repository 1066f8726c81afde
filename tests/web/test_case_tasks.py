"""A commune is asked and answers on a phone: a short page, a photo, nothing of the rest of the file."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hoiam.core.values.actor import Role
from hoiam.core.values.case import TaskKind
from hoiam.desk.cases import actions
from hoiam.desk.cases.models import Case, CaseTask
from tests import people
from tests.people import ROUTER, STRANGER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
COMMUNE = people.actor("cong-chuc-xa-khac", Role.UBND_XA, "mau-dak-mar")
OUTSIDE = people.actor("don-vi-ngoai", Role.DON_VI, "mau-trung-tam")
QUESTION = "Đường ống ở đầu thôn có vỡ không?"


@pytest.fixture(autouse=True)
def _thursday(at: At, settings, tmp_path) -> None:
    settings.HOIAM_FILES = tmp_path / "files"
    at(THURSDAY)


def page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def photo(name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def asked(house: House, case: Case, kind: TaskKind = TaskKind.CONFIRM) -> CaseTask:
    told = {"kind": kind, "unit": house.units["mau-dak-mar"], "text": QUESTION, "claim": case.claims.first()}
    return actions.ask_unit(case=case, **told, by=VERIFIER, now=THURSDAY)


def test_the_unit_in_charge_asks_a_commune_about_one_claim(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    browser, address = client_for(VERIFIER), f"/vu-viec/{case.number}/"
    form = page(browser, f"{address}hoi-don-vi/?y=A")
    assert 'value="confirm"' in form and "UBND xã Đăk Mar" in form
    given = {"kind": "confirm", "unit": "mau-dak-mar", "text": QUESTION, "claim": "A", "until": "2022-10-08"}
    assert browser.post(f"{address}hoi-don-vi/", given).headers["Location"] == f"{address}#viec"
    assert QUESTION in page(browser, address)
    assert CaseTask.objects.get().claim.letter == "A"


def test_a_commune_answers_with_one_tap_and_a_photo(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    task, browser = asked(house, case), client_for(COMMUNE)
    address = f"/vu-viec/viec/{task.pk}/"
    assert QUESTION in page(browser, "/")
    shown = page(browser, address)
    assert QUESTION in shown and "Ngừng cấp nước" not in page(browser, f"/vu-viec/{case.number}/", 404)
    assert shown.count("btn-primary") == 1
    answer = browser.post(address, {"finding": "true", "answer": "", "camera": photo()})
    assert answer.headers["Location"] == address
    kept = task.files.get().file
    assert "Đúng như báo nêu" in page(browser, address) and f"/tep/{kept.pk}/" in page(browser, address)
    assert "Đúng như báo nêu" in page(client_for(VERIFIER), f"/vu-viec/{case.number}/")
    assert browser.get(f"/tep/{kept.pk}/").status_code == 200
    assert client_for(OUTSIDE).get(f"/tep/{kept.pk}/").status_code == 404


def test_a_photo_is_not_lost_when_a_field_is_wrong(house: House, client_for: ClientFor) -> None:
    task, browser = asked(house, road.verifying(house)), client_for(COMMUNE)
    address = f"/vu-viec/viec/{task.pk}/"
    answer = browser.post(address, {"answer": "ống vỡ", "camera": photo()})
    assert answer.status_code == 422 and "IMG_1.jpg" in answer.content.decode()
    slip = answer.context["slips"][0].signed
    assert browser.post(address, {"finding": "true", "kept": slip}).status_code == 302
    assert task.files.count() == 1


def test_a_file_that_lies_about_itself_is_refused_in_words(house: House, client_for: ClientFor) -> None:
    task, browser = asked(house, road.verifying(house)), client_for(COMMUNE)
    bad = SimpleUploadedFile("anh.jpg", b"MZ\x90\x00" + b"\0" * 200, "image/jpeg")
    answer = browser.post(f"/vu-viec/viec/{task.pk}/", {"finding": "true", "files": bad})
    assert answer.status_code == 422 and "chương trình" in answer.content.decode()
    assert CaseTask.objects.get().state == "open"


def test_a_stranger_and_a_unit_that_was_not_asked_find_nothing(house: House, client_for: ClientFor) -> None:
    task = asked(house, road.verifying(house))
    page(client_for(OUTSIDE), f"/vu-viec/viec/{task.pk}/", 404)
    page(client_for(STRANGER), f"/vu-viec/viec/{task.pk}/", 403)


def test_who_reads_along_cannot_answer(house: House, client_for: ClientFor) -> None:
    task, browser = asked(house, road.verifying(house)), client_for(ROUTER)
    address = f"/vu-viec/viec/{task.pk}/"
    assert "btn-primary" not in page(browser, address)
    answer = browser.post(address, {"finding": "true", "answer": "Đúng"})
    assert answer.status_code == 422 and "chỉ đơn vị đó trả lời được" in answer.content.decode()
    assert CaseTask.objects.get().state == "open"


def test_buttons_are_never_pressed_by_looking(house: House, client_for: ClientFor) -> None:
    task = asked(house, road.verifying(house))
    for who, path in ((COMMUNE, "nhan/"), (VERIFIER, "rut/")):
        page(client_for(who), f"/vu-viec/viec/{task.pk}/{path}", 405)


def test_work_is_taken_on_and_given_back_or_taken_back(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    first, second = asked(house, case, TaskKind.WORK), asked(house, case, TaskKind.WORK)
    browser = client_for(COMMUNE)
    browser.post(f"/vu-viec/viec/{first.pk}/nhan/")
    assert "đang làm" in page(browser, f"/vu-viec/viec/{first.pk}/")
    browser.post(f"/vu-viec/viec/{first.pk}/khong-nhan/", {"reason": "Thôn này thuộc xã khác"})
    first.refresh_from_db()
    assert (first.state, first.answer) == ("refused", "Thôn này thuộc xã khác")
    client_for(VERIFIER).post(f"/vu-viec/viec/{second.pk}/rut/")
    second.refresh_from_db()
    assert second.state == "withdrawn"


def test_files_of_the_case_are_added_and_read_by_its_units(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    browser, address = client_for(VERIFIER), f"/vu-viec/{case.number}/"
    assert browser.post(f"{address}tep/", {"files": photo("hien truong.jpg")}).headers["Location"] == f"{address}#ho-so"
    assert "1-hien truong.jpg" in page(browser, address)
    empty = browser.post(f"{address}tep/", {})
    assert empty.status_code == 422 and "Hãy chọn tệp" in empty.content.decode()
