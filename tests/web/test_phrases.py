"""The office's own phrases: kept for a kind of paper, filled from the case, never with a place that means nothing."""

import pytest

from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.letters.models import Phrase
from tests.people import CHECKER, ROUTER, SECOND_EYES, THURSDAY, House, settle_other
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
ADDRESS = "/van-ban/cau-mau/"
GIVEN = {
    "kind": "cong_van",
    "name": "Đang xác minh",
    "text": "{co_quan} đang xác minh nội dung bài “{bai}” của {bao} ngày {ngay_bai}.\nĐơn vị chủ trì: {don_vi}.",
}


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def test_a_phrase_begins_a_paper_with_the_words_of_its_case(house: House, client_for: ClientFor) -> None:
    case, browser = road.verifying(house), client_for(SECOND_EYES)
    assert browser.post(ADDRESS, GIVEN).headers["Location"] == ADDRESS
    phrase = Phrase.objects.get()
    page = browser.get(f"/van-ban/soan/cong_van/?vu-viec={case.number}").content.decode()
    assert phrase.name in page and f"?mau={phrase.pk}" in page
    filled = browser.get(f"/van-ban/soan/cong_van/?vu-viec={case.number}&mau={phrase.pk}").context["form"]
    words = filled["noi_dung"].value()
    assert words.startswith(f"{house.office.name} đang xác minh nội dung bài “{case.article.title}” của Báo Thông Reo")
    assert "06/9/2022" in words and words.endswith("Đơn vị chủ trì: UBND xã Đăk Ui.")
    bare = browser.get(f"/van-ban/soan/cong_van/?mau={phrase.pk}").context["form"]["noi_dung"].value()
    assert "……" in bare and "{" not in bare


def test_a_place_that_means_nothing_is_named_and_nothing_is_kept(house: House, client_for: ClientFor) -> None:
    browser = client_for(SECOND_EYES)
    for text in ("Kính gửi {ho_ten_nguoi_dan}", "{co_quan.settings}", "{}"):
        answer = browser.post(ADDRESS, GIVEN | {"text": text})
        assert answer.status_code == 422
    assert "ho_ten_nguoi_dan" in browser.post(ADDRESS, GIVEN | {"text": "{ho_ten_nguoi_dan}"}).content.decode()
    assert not Phrase.objects.exists()


def test_who_may_not_write_papers_keeps_no_phrase_and_a_strangers_is_not_found(
    house: House, client_for: ClientFor
) -> None:
    client_for(CHECKER).post(ADDRESS, GIVEN)
    assert not Phrase.objects.exists()
    client_for(ROUTER).post(ADDRESS, GIVEN)
    phrase, other = Phrase.objects.get(), settle_other()
    assert client_for(ROUTER).get(f"/van-ban/soan/tra_loi/?mau={phrase.pk}").status_code == 404, "of another kind"
    assert not Phrase.objects.filter(office=other.office).exists()


def test_a_phrase_that_was_left_is_offered_no_more_and_both_stand_in_the_audit(
    house: House, client_for: ClientFor
) -> None:
    browser = client_for(ROUTER)
    browser.post(ADDRESS, GIVEN)
    phrase = Phrase.objects.get()
    browser.post(f"{ADDRESS}{phrase.pk}/thoi/")
    assert GIVEN["name"] not in browser.get("/van-ban/soan/cong_van/").content.decode()
    assert browser.get(f"/van-ban/soan/cong_van/?mau={phrase.pk}").status_code == 404
    assert AuditEvent.objects.filter(verb__in=("phrase.put", "phrase.end")).count() == 2
