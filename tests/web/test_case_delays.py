"""The page of a case tells who waits for word of an extension, and begins the letter with one press."""

import pytest

from hoiam.desk.letters.models import Letter
from tests.people import ROUTER, SECOND_EYES, STRANGER, VERIFIER, House
from tests.web import road
from tests.web.conftest import ClientFor
from tests.web.test_case_notes import WHY, page

pytestmark = pytest.mark.usefixtures("law_loaded")


def test_an_extension_is_told_to_the_newspaper_with_one_press(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    office, address = client_for(ROUTER), f"/vu-viec/{case.number}/"
    assert "luật không buộc" in page(office, f"{address}gia-han/")
    answer = office.post(f"{address}gia-han/", {"reason": WHY})
    assert answer.headers["Location"] == f"{address}#bao-gia-han"
    shown = page(client_for(SECOND_EYES), address)
    assert "Còn phải báo tin gia hạn cho báo" in shown and "Chưa có công văn." in shown
    to = f"{address}gia-han/bao/bao-thong-reo/"
    page(office, to, 405)
    made = office.post(to)
    letter = Letter.objects.get()
    assert made.headers["Location"] == f"/van-ban/{letter.pk}/"
    assert WHY in page(office, f"/van-ban/{letter.pk}/")
    assert "Đang soạn dự thảo." in page(office, address)
    office.post(to)
    assert Letter.objects.count() == 1


def test_who_has_no_part_in_the_case_begins_no_letter(house: House, client_for: ClientFor) -> None:
    case = road.verifying(house)
    client_for(ROUTER).post(f"/vu-viec/{case.number}/gia-han/", {"reason": WHY})
    to = f"/vu-viec/{case.number}/gia-han/bao/bao-thong-reo/"
    assert client_for(STRANGER).post(to).status_code == 403
    assert client_for(VERIFIER).post(f"/vu-viec/{case.number}/gia-han/bao/bao-la/").status_code == 404
    assert not Letter.objects.exists()
