"""The screens of cases: what each person sees and may do, and that a refusal changes nothing."""

from datetime import timedelta

import pytest

from hoiam.core.values.actor import Actor, Role
from hoiam.desk.cases import actions
from hoiam.desk.cases.models import Case
from hoiam.desk.units import actions as units
from tests import people
from tests.people import ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
OTHER_UNIT = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")
ALL_TRUE = (road.CLAIMS[0],)


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


@pytest.fixture
def stranger(house: House) -> Actor:
    """Return somebody of another office."""
    units.open_office(
        key="mau-khac",
        name="Ủy ban nhân dân huyện Khác",
        short_name="UBND huyện Khác",
        place_name="Khác",
        level="district",
        province="Mẫu",
        notation="UBND",
        gazetteer="dak-ha",
        sample=True,
        valid_from=people.FOUNDED,
        by=people.MACHINE,
        now=THURSDAY,
    )
    return people.actor("van-phong-khac", Role.VAN_PHONG, "", "mau-khac")


def _page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


# --- the list


def test_the_list_shows_each_case_with_its_number_state_lead_and_late_clock(
    house: House, client_for: ClientFor, at: At
) -> None:
    case = road.assigned(house)
    at(THURSDAY + timedelta(days=9))
    shown = _page(client_for(ROUTER), "/vu-viec/")
    assert case.number in shown and case.title in shown
    assert "Đã giao xác minh" in shown and "UBND xã Đăk Ui" in shown
    assert "clock--late" in shown and "quá " in shown


def test_filters_count_what_they_list(house: House, client_for: ClientFor, at: At) -> None:
    first = road.assigned(house)
    at(THURSDAY + timedelta(days=9))
    dismissed = actions.open_case(office=house.office, title="Chuyện khác", by=SORTER, now=THURSDAY)
    actions.dismiss(case=dismissed, reason="không thuộc địa bàn huyện", by=SORTER, now=THURSDAY)
    browser = client_for(VERIFIER)
    answer = browser.get("/vu-viec/?loc=all")
    counts = {code: count for code, _word, count, _here in answer.context["filters"]}
    assert counts == {"open": 1, "late": 1, "mine": 1, "closed": 0, "all": 1}  # a unit sees its own cases only
    counts = {code: n for code, _w, n, _h in client_for(ROUTER).get("/vu-viec/").context["filters"]}
    assert counts == {"open": 1, "late": 1, "mine": 0, "closed": 1, "all": 2}
    for choice, count in counts.items():
        assert len(client_for(ROUTER).get(f"/vu-viec/?loc={choice}").context["rows"]) == count
    assert first.number in _page(browser, "/vu-viec/?loc=late")


def test_a_case_is_found_without_marks_and_by_its_number(house: House, client_for: ClientFor) -> None:
    case = road.opened(house)
    browser = client_for(ROUTER)
    for words in ("cap nuoc dak ui", "Cấp Nước", case.number, "vv-2022"):
        assert case.title in _page(browser, f"/vu-viec/?loc=all&q={words}")
    nothing = _page(browser, "/vu-viec/?loc=all&q=khong-co-gi")
    assert case.title not in nothing and "Không thấy vụ việc nào" in nothing


def test_an_empty_list_says_where_cases_come_from(house: House, client_for: ClientFor) -> None:
    assert "Vụ việc được lập từ một tin" in _page(client_for(ROUTER), "/vu-viec/")


# --- who sees what


def test_a_stranger_and_a_unit_that_was_not_asked_find_no_case(
    house: House, client_for: ClientFor, stranger: Actor
) -> None:
    case = road.assigned(house)
    paths = ["", "giao/", "them-y/", "gia-han/", "mo-lai/", "dong/", "loai/", "chon-duong/", "but-phe/"]
    for somebody in (stranger, OTHER_UNIT):
        browser = client_for(somebody)
        assert {browser.get(f"/vu-viec/{case.number}/{path}").status_code for path in paths} == {404}
        assert browser.post(f"/vu-viec/{case.number}/bat-dau/").status_code == 404
        assert case.title not in _page(browser, "/vu-viec/?loc=all")
    assert Case.objects.get().state == "assigned"


def test_who_is_not_signed_in_is_asked_to_sign_in(house: House, client) -> None:
    assert client.get("/vu-viec/").headers["Location"].startswith("/tai-khoan/dang-nhap/")


def test_a_number_that_is_no_number_is_not_found(house: House, client_for: ClientFor) -> None:
    _page(client_for(ROUTER), "/vu-viec/khong-phai-so/", 404)


# --- the page


def test_the_page_tells_clocks_claims_parts_and_history_with_posts(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    client_for(VERIFIER)  # has an account: the history names the post
    shown = _page(client_for(ROUTER), f"/vu-viec/{case.number}/")
    assert "Đ.39.1" in shown and "hết thứ Hai 10/10" in shown  # thirty days from 9 September, rolled over a Sunday
    assert "Luật Báo chí (103/2016/QH13)" in shown and "Ngày thứ 30" in shown and 'class="days"' in shown
    assert "Nếu quá hạn" in shown and "quy định nội bộ" in shown
    assert "chưa tính" in shown and "Đ.43.2" in shown  # the press's own term has not begun
    assert "128 hộ không có nước" in shown and "sổ đấu nối năm 2022" in shown
    assert "Khắc phục" in shown and "Tin bài làm rõ" in shown
    assert "chu tich xa ký kết luận xác minh: Đúng một phần" in shown
    assert "giao UBND xã Đăk Ui xác minh" in shown and "Văn thư nhận 118/BTR-BĐ" in shown
    assert "Đường ống vỡ" in shown


def test_the_page_has_exactly_one_primary_button_for_whoever_acts_next(house: House, client_for: ClientFor) -> None:
    case = road.opened(house)
    address = f"/vu-viec/{case.number}/"
    assert _page(client_for(ROUTER), address).count("btn-primary") == 1
    waiting = _page(client_for(SORTER), address)
    assert waiting.count("btn-primary") == 0 and "Chờ Văn phòng giao đơn vị" in waiting


def test_another_offices_case_of_the_same_number_does_not_tell_its_history(
    house: House, client_for: ClientFor, stranger: Actor
) -> None:
    road.opened(house)
    theirs = units.open_office(key="mau-khac", by=people.MACHINE, now=THURSDAY)
    sorter = people.actor("khac", Role.TRUNG_TAM, "", "mau-khac")
    case = actions.open_case(office=theirs, title="Của nơi khác", by=sorter, now=THURSDAY)
    shown = _page(client_for(stranger), f"/vu-viec/{case.number}/")
    assert "Của nơi khác" in shown and "118/BTR-BĐ" not in shown and "chuyen vien trung tam" not in shown
