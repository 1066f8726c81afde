"""The press desk: a queue, an answer, and a refusal only on a ground that the law of the day names."""

from datetime import datetime, timedelta

import pytest

from hoiam.core.errors import Refused
from hoiam.core.values.actor import MACHINE
from hoiam.desk.press import actions, queries
from hoiam.desk.press.models import PressRequest
from hoiam.desk.units import actions as units
from tests import people
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
NOTED = week.OPENED + timedelta(hours=1)
STATE_SECRET = "L103-2016.38.2.a"


def asked(house: people.House, words: str = "Phỏng vấn về giá cà phê", **wanted: object) -> PressRequest:
    """Note a request of the press."""
    fields = {"received_at": week.OPENED, "until": week.OPENED + timedelta(days=1)} | wanted
    outlet = week.outlet()
    return actions.note(office=house.office, outlet=outlet, request=words, by=people.ROUTER, now=NOTED, **fields)


def wall(moment: datetime) -> str:
    """Return a moment as a browser sends it."""
    return f"{moment:%Y-%m-%dT%H:%M}"


def test_a_request_is_noted_and_stands_in_the_queue(house: people.House, client_for: ClientFor, at: At) -> None:
    outlet = week.outlet()
    at(NOTED)
    browser = client_for(people.ROUTER)
    data = {"outlet": outlet.pk, "request": "Ghi hình ở thôn 7", "received_at": wall(week.OPENED)}
    text = browser.post("/bao-chi/ghi/", data, follow=True).content.decode()
    assert "Ghi hình ở thôn 7" in text
    kept = PressRequest.objects.get()
    assert kept.received_at == week.OPENED
    queue = browser.get("/bao-chi/").content.decode()
    assert "1 đang chờ" in queue
    assert "đã chờ 1 giờ" in queue


def test_only_the_card_or_the_letter_may_be_asked_for(house: people.House, client_for: ClientFor, at: At) -> None:
    at(NOTED)
    text = client_for(people.ROUTER).get("/bao-chi/").content.decode()
    assert "Chỉ hỏi thẻ nhà báo hoặc giấy giới thiệu." in text
    assert "Điều 25" in text
    form = client_for(people.ROUTER).get("/bao-chi/ghi/").content.decode()
    for barred in ('name="name"', 'name="phone"', 'name="email"', "journalist"):
        assert barred not in form


def test_those_that_wait_longest_stand_first_and_the_answered_last(house: people.House) -> None:
    done = asked(house, "Đã trả lời", received_at=week.OPENED - timedelta(days=2))
    actions.answer(request=done, answer="Đã gửi tài liệu", at=NOTED, by=people.ROUTER, now=NOTED)
    young = asked(house, "Mới hỏi")
    old = asked(house, "Hỏi từ hôm qua", received_at=week.OPENED - timedelta(days=1))
    assert list(queries.requests_of(house.office)) == [old, young, done]
    assert queries.waiting(house.office).count() == 2


def test_an_answer_is_kept_with_its_moment(house: people.House, client_for: ClientFor, at: At) -> None:
    request = asked(house)
    at(NOTED)
    data = {"answer": "Đã trả lời tại phòng họp", "at": wall(NOTED)}
    text = client_for(people.ROUTER).post(f"/bao-chi/{request.pk}/tra-loi/", data, follow=True).content.decode()
    assert "Đã trả lời tại phòng họp" in text
    assert PressRequest.objects.get().answered_at == NOTED


def test_a_refusal_needs_a_ground_from_the_law(house: people.House, client_for: ClientFor, at: At) -> None:
    request = asked(house)
    at(NOTED)
    browser = client_for(people.ROUTER)
    form = browser.get(f"/bao-chi/{request.pk}/tu-choi/").content.decode()
    assert "Bí mật nhà nước" in form
    data = {"answer": "Không cung cấp", "at": wall(NOTED), "ground": "bận họp"}
    assert browser.post(f"/bao-chi/{request.pk}/tu-choi/", data).status_code == 422
    assert browser.post(f"/bao-chi/{request.pk}/tu-choi/", data | {"ground": ""}).status_code == 422
    assert PressRequest.objects.get().answered_at is None
    data["ground"] = STATE_SECRET
    text = browser.post(f"/bao-chi/{request.pk}/tu-choi/", data, follow=True).content.decode()
    assert "Điều 38 khoản 2 Luật Báo chí (103/2016/QH13), điểm a" in text


def test_a_ground_of_another_day_is_no_ground(house: people.House) -> None:
    request = asked(house)
    with pytest.raises(Refused, match=r"press\.ground"):
        actions.answer(
            request=request, answer="Không", at=NOTED, by=people.ROUTER, now=NOTED, ground="L126-2025.31.2.a"
        )


def test_a_draft_paper_is_no_ground_any_more_since_2026(law_loaded: None) -> None:
    before = queries.grounds(week.OPENED.date())
    after = queries.grounds(week.OPENED.replace(year=2026, month=10).date())
    assert [ground.point for ground in before] == ["a", "b", "c", "d"]
    assert [ground.point for ground in after] == ["a", "b", "c"]


def test_a_wrong_role_is_told_so_and_nothing_changes(house: people.House, client_for: ClientFor, at: At) -> None:
    request = asked(house)
    at(NOTED)
    data = {"answer": "Tôi trả lời", "at": wall(NOTED)}
    answer = client_for(people.SORTER).post(f"/bao-chi/{request.pk}/tra-loi/", data)
    assert answer.status_code == 422
    assert "Chỉ người phát ngôn" in answer.content.decode()
    assert PressRequest.objects.get().answered_at is None
    assert "btn-primary" not in client_for(people.SORTER).get(f"/bao-chi/{request.pk}/").content.decode()


def test_a_stranger_finds_nothing(house: people.House, client_for: ClientFor, at: At) -> None:
    request = asked(house)
    at(NOTED)
    assert client_for(people.STRANGER).get(f"/bao-chi/{request.pk}/").status_code == 403
    assert client_for(people.ROUTER).get("/bao-chi/99999/").status_code == 404


def test_a_frozen_office_takes_no_request(house: people.House, client_for: ClientFor, at: At) -> None:
    request = asked(house)
    units.freeze_office(office=house.office, by=MACHINE, now=NOTED)
    at(NOTED + timedelta(days=800))
    browser = client_for(people.ROUTER)
    assert "btn-primary" not in browser.get("/bao-chi/").content.decode()
    assert "còn" in browser.get("/bao-chi/").content.decode()  # its clocks stand still
    data = {"answer": "Muộn", "at": wall(NOTED + timedelta(days=1))}
    assert browser.post(f"/bao-chi/{request.pk}/tra-loi/", data).status_code == 422
    assert PressRequest.objects.get().answered_at is None


def test_the_register_of_outlets_rates_nobody(house: people.House, client_for: ClientFor, at: At) -> None:
    week.outlet()
    at(NOTED)
    text = client_for(people.ROUTER).get("/bao-chi/co-quan/").content.decode()
    assert "Báo mẫu bao-mau" in text
    assert "báo điện tử" in text
    assert "Luật Báo chí" in text


def test_a_reply_to_a_request_begins_with_what_was_asked(house: people.House, client_for: ClientFor, at: At) -> None:
    request = asked(house, "Cung cấp số liệu về cấp nước ở Đăk Ui")
    at(NOTED)
    browser = client_for(people.ROUTER)
    page = browser.get(f"/bao-chi/{request.pk}/").content.decode()
    address = f"/van-ban/soan/tra_loi/?yeu-cau={request.pk}"
    assert address in page
    form = browser.get(address).content.decode()
    assert request.outlet.name in form
    assert "về việc cung cấp số liệu về cấp nước ở Đăk Ui" in form and "ngày 06 tháng 10 năm 2022" in form
    assert browser.get("/van-ban/soan/tra_loi/?yeu-cau=99999").status_code == 404
    assert browser.get("/van-ban/soan/tra_loi/?yeu-cau=abc").status_code == 200
