"""The office's own phrases: kept for a kind of paper, filled from the case, never with a place that means nothing."""

import pytest

from hoiam.core.values.case import Verdict
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases.queries import outlets_of
from hoiam.desk.letters.models import Letter, Phrase
from tests.desk import made
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


def test_a_phrase_for_an_objection_goes_into_an_objection_and_is_editable_there(
    house: House, client_for: ClientFor
) -> None:
    browser = client_for(SECOND_EYES)
    kind = {"kind": "phan_hoi", "name": "Thiện chí", "text": "{co_quan} sẵn sàng làm việc với {bao}."}
    assert browser.post(ADDRESS, GIVEN | kind).status_code == 302
    case, phrase = made.concluded(house, Verdict.FALSE, article=made.article()), Phrase.objects.get()
    outlet = outlets_of(case)[0]
    asked = f"/vu-viec/{case.number}/chon-duong/?outlet={outlet.key}&concerns=yes&conclusion=no"
    assert phrase.name in browser.get(asked).content.decode()
    sent = {"topic": "việc thu tiền", "section": "Bạn đọc", "objected": ["A"], "phrase": str(phrase.pk)}
    assert browser.post(asked, sent).status_code == 302
    letter = Letter.objects.get()
    assert letter.facts["words"] == [f"{house.office.name} sẵn sàng làm việc với {outlet.name}."]
    assert "sẵn sàng làm việc" in browser.get(f"/van-ban/{letter.pk}/").content.decode()


def test_what_was_found_true_gets_no_words_of_an_objection(house: House, client_for: ClientFor) -> None:
    """Guard-rail G7: the phrase of an objection is offered on no other route; an invented choice makes no letter."""
    browser = client_for(SECOND_EYES)
    browser.post(ADDRESS, GIVEN | {"kind": "phan_hoi", "name": "Phản đối"})
    browser.post(ADDRESS, GIVEN | {"kind": "tra_loi", "name": "Cảm ơn báo"})
    case, phrase = made.concluded(house, Verdict.TRUE, article=made.article()), Phrase.objects.get(kind="phan_hoi")
    asked = f"/vu-viec/{case.number}/chon-duong/?outlet={outlets_of(case)[0].key}"
    page = browser.get(asked).content.decode()
    assert "Cảm ơn báo" in page and "Phản đối" not in page
    assert browser.post(asked, {"topic": "việc này", "phrase": str(phrase.pk)}).status_code == 422
    assert not Letter.objects.exists()
