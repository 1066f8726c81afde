"""The settings: one's own account, the office's units, accounts and roles, the log and the background jobs."""

from datetime import date, timedelta

import pytest
from django.test import Client

from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.units import actions as units
from hoiam.desk.units import queries as unit_queries
from hoiam.desk.units.models import Person, RoleGrant
from tests import people
from tests.people import CHECKER, CLERK, ROUTER, STRANGER, THURSDAY
from tests.web.conftest import At, ClientFor, account
from tests.writes import by_a_wrong_hand

pytestmark = pytest.mark.django_db
ADMIN = people.actor("quan-tri-vien", Role.QUAN_TRI)
NEW = {"username": "chu-tich-moi", "post": "Chủ tịch UBND xã", "role": "UBND_XA", "unit": "mau-dak-ui"}
NEW |= {"valid_from": "2022-10-01"}
KEPT = ("/cai-dat/tai-khoan/", "/cai-dat/tai-khoan/them/", "/cai-dat/nhat-ky/", "/cai-dat/viec-nen/")


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def test_my_page_names_my_post_role_and_the_ways_to_guard_my_account(
    house: people.House, client_for: ClientFor
) -> None:
    text = client_for(CLERK).get("/cai-dat/").content.decode()
    for said in ("van thu", "Văn thư", "Đổi mật khẩu", "Xác thực hai bước", "Sáng", "English", "Phòng VH-TT"):
        assert said in text
    assert "Làm việc cho" not in text  # one office only


def test_a_unit_that_ended_names_who_answers_for_it_today(house: people.House, client_for: ClientFor) -> None:
    fields = {"office": house.office, "by": MACHINE, "now": THURSDAY, "role": "UBND_XA"}
    units.put_unit(key="xa-moi", name="Xã Mới", short_name="Xã Mới", valid_from=date(2022, 10, 1), **fields)
    old = {"name": "Xã Cũ", "short_name": "Xã Cũ", "valid_from": date(2000, 1, 1), "valid_to": date(2022, 10, 1)}
    units.put_unit(key="xa-cu", successor="xa-moi", **old, **fields)
    rows = client_for(CLERK).get("/cai-dat/?ngay=2022-09-01").context["units"]
    assert {row.unit.key: row.owner.key for row in rows}["xa-cu"] == "xa-moi"
    today = client_for(ROUTER).get("/cai-dat/").context["units"]
    assert "xa-cu" not in {row.unit.key for row in today}


def test_whoever_serves_two_offices_chooses_and_the_choice_is_kept(house: people.House, client_for: ClientFor) -> None:
    other = people.settle_other().office
    browser = client_for(CLERK)
    given = {"role": Role.VAN_THU, "valid_from": people.FOUNDED, "by": MACHINE, "now": THURSDAY}
    units.grant(person=Person.objects.get(username=CLERK.key), office=other, **given)
    assert "Làm việc cho" in browser.get("/cai-dat/").content.decode()
    browser.post("/cai-dat/co-quan/", {"office": other.key})
    assert browser.session["office"] == other.key
    assert browser.get("/cai-dat/").wsgi_request.office == other
    assert browser.get("/cai-dat/co-quan/").status_code == 405


def test_an_office_that_is_not_ones_own_cannot_be_chosen(house: people.House, client_for: ClientFor) -> None:
    other, browser = people.settle_other().office, client_for(CLERK)
    text = browser.post("/cai-dat/co-quan/", {"office": other.key}, follow=True).content.decode()
    assert "không có vai trò ở cơ quan này" in text
    assert "office" not in browser.session


@pytest.mark.parametrize("path", KEPT)
def test_a_wrong_role_reads_whose_page_it_is(house: people.House, client_for: ClientFor, path: str) -> None:
    answer = client_for(CLERK).get(path)
    assert answer.status_code == 403
    assert "Quản trị hệ thống" in answer.content.decode()


def test_a_wrong_role_changes_no_account(house: people.House, client_for: ClientFor) -> None:
    account(ROUTER)
    browser = client_for(CHECKER)
    before = AuditEvent.objects.count()
    assert browser.post("/cai-dat/tai-khoan/them/", NEW).status_code == 403
    assert browser.post(f"/cai-dat/tai-khoan/{ROUTER.key}/mat-khau/").status_code == 403
    assert AuditEvent.objects.count() == before
    assert not Person.objects.filter(username="chu-tich-moi").exists()


def test_a_new_account_gets_a_password_that_is_shown_once_and_opens_the_door(
    house: people.House, client_for: ClientFor
) -> None:
    browser = client_for(ADMIN)
    answer = browser.post("/cai-dat/tai-khoan/them/", NEW)
    password = answer.context["password"]
    assert password in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert Client().login(username="chu-tich-moi", password=password)
    assert password not in str(list(AuditEvent.objects.values_list("facts", flat=True)))
    again = browser.post("/cai-dat/tai-khoan/them/", NEW)
    assert again.status_code == 422
    assert "Đã có tài khoản chu-tich-moi" in again.content.decode()
    assert Client().login(username="chu-tich-moi", password=password)


@pytest.mark.parametrize("wrong", [{"unit": ""}, {"role": "VUA"}, {"valid_to": "2022-09-01"}, {"username": "có dấu"}])
def test_an_account_that_makes_no_sense_is_not_made(
    house: people.House, client_for: ClientFor, wrong: dict[str, str]
) -> None:
    assert client_for(ADMIN).post("/cai-dat/tai-khoan/them/", {**NEW, **wrong}).status_code == 422
    assert not Person.objects.exclude(username=ADMIN.key).exists()


def test_a_role_is_given_and_ended_on_a_day(house: people.House, client_for: ClientFor) -> None:
    account(CLERK)
    browser, page = client_for(ADMIN), f"/cai-dat/tai-khoan/{CLERK.key}/"
    browser.post(f"{page}vai-tro/", {"role": "KIEM_TRA", "valid_from": "2022-10-01"})
    given = RoleGrant.objects.get(role="KIEM_TRA")
    assert "Người kiểm tra độc lập" in browser.get(page).content.decode()
    browser.post(f"{page}vai-tro/{given.pk}/thoi/", {"on": "2022-10-06"})
    given.refresh_from_db()
    assert given.valid_to == date(2022, 10, 6)
    assert "đã thôi" in browser.get(page).content.decode()


def test_a_role_cannot_end_before_it_began(house: people.House, client_for: ClientFor) -> None:
    account(CLERK)
    given = RoleGrant.objects.get(role="VAN_THU")
    answer = client_for(ADMIN).post(f"/cai-dat/tai-khoan/{CLERK.key}/vai-tro/{given.pk}/thoi/", {"on": "1990-01-01"})
    assert answer.status_code == 422
    given.refresh_from_db()
    assert given.valid_to is None


def test_nobody_raises_the_own_account(house: people.House, client_for: ClientFor) -> None:
    data = {"role": "CHU_TICH", "valid_from": "2022-10-01"}
    answer = client_for(ADMIN).post(f"/cai-dat/tai-khoan/{ADMIN.key}/vai-tro/", data)
    assert answer.status_code == 422
    assert "Không tự đặt vai trò" in answer.content.decode()
    assert not RoleGrant.objects.filter(role="CHU_TICH").exists()


def test_a_lost_password_is_replaced_but_not_that_of_another_offices_person(
    house: people.House, client_for: ClientFor
) -> None:
    account(CLERK)
    browser, page = client_for(ADMIN), f"/cai-dat/tai-khoan/{CLERK.key}/mat-khau/"
    assert browser.get(page).status_code == 405
    password = browser.post(page).context["password"]
    assert Client().login(username=CLERK.key, password=password)
    given = {"role": Role.VAN_THU, "valid_from": people.FOUNDED, "by": MACHINE, "now": THURSDAY}
    units.grant(person=Person.objects.get(username=CLERK.key), office=people.settle_other().office, **given)
    assert "cơ quan khác" in browser.post(page, follow=True).content.decode()
    assert Client().login(username=CLERK.key, password=password)


def test_an_account_without_a_password_is_led_to_set_one(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    page = browser.get("/tai-khoan/mat-khau/", follow=True)
    assert "Tài khoản này chưa có mật khẩu" in page.content.decode()
    chosen = "lua-chim-che-suoi-07"
    browser.post(page.redirect_chain[-1][0], {"password1": chosen, "password2": chosen})
    assert Client().login(username=CLERK.key, password=chosen)


def test_an_account_of_another_office_is_not_found(house: people.House, client_for: ClientFor) -> None:
    people.settle_other()
    account(people.actor("van-thu-khac", Role.VAN_THU, "khac-van-phong", "khac"))
    browser = client_for(ADMIN)
    assert browser.get("/cai-dat/tai-khoan/van-thu-khac/").status_code == 404
    assert browser.post("/cai-dat/tai-khoan/van-thu-khac/mat-khau/").status_code == 404
    assert "van-thu-khac" not in browser.get("/cai-dat/tai-khoan/").content.decode()


def test_the_log_is_whole_filters_and_gives_the_end_to_write_down(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(CHECKER)
    answer = browser.get("/cai-dat/nhat-ky/")
    text = answer.content.decode()
    assert "nguyên vẹn" in text
    assert str(answer.context["head"]) in text
    chain = AuditEvent.objects.filter(chain=house.office.key)
    assert answer.context["page"].paginator.count == chain.count()
    opened = browser.get("/cai-dat/nhat-ky/?viec=unit.open&loai=unit&ngay=2022-10-06").context["page"]
    assert opened.paginator.count == chain.filter(verb="unit.open").count() > 0
    assert browser.get("/cai-dat/nhat-ky/?ngay=2022-10-07").context["page"].paginator.count == 0
    assert browser.get("/cai-dat/nhat-ky/?so=mau-vhtt").context["page"].paginator.count == 1


def test_the_log_names_the_first_line_that_somebody_changed(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(CHECKER)
    with by_a_wrong_hand():
        AuditEvent.objects.filter(chain=house.office.key, seq=2).update(actor_key="nguoi-khac")
    text = browser.get("/cai-dat/nhat-ky/").content.decode()
    assert "Dòng 2: nội dung dòng đã bị sửa" in text
    assert "nguyên vẹn" not in text


def test_the_log_of_the_installation_is_another_chain(house: people.House, client_for: ClientFor) -> None:
    lines = client_for(ADMIN).get("/cai-dat/nhat-ky/?chuoi=installation").context["lines"]
    assert {line.event.chain for line in lines} == {"installation"}


def test_a_job_that_was_given_up_stands_there_with_its_error(house: people.House, client_for: ClientFor) -> None:
    jobs.enqueue(kind="source.look", args={}, by=MACHINE, now=THURSDAY)
    taken = jobs.claim(lease=timedelta(minutes=1), by=MACHINE, now=THURSDAY)[0]
    jobs.fail(job=taken, error="máy chủ im lặng", final=True, by=MACHINE, now=THURSDAY)
    answer = client_for(CHECKER).get("/cai-dat/viec-nen/")
    text = answer.content.decode()
    assert "máy chủ im lặng" in text
    assert "Đọc nguồn tin" in text
    assert [count for _word, count in answer.context["counts"]] == [0, 0, 0, 1]


def test_a_stranger_does_not_come_in(house: people.House, client_for: ClientFor) -> None:
    assert client_for(STRANGER).get("/cai-dat/").status_code == 403


def test_the_log_says_what_its_codes_mean(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(CHECKER)
    told = {"by": people.SORTER, "now": THURSDAY, "office": house.office.key}
    facts = {"cause": "case", "reason": "VV-2022-001", "to": ["unit:mau-vhtt", "role:CHU_TICH"], "until": "2023-10-06"}
    audit.record(verb="evidence.ask", subject=("snapshot", "7"), **told, **facts)
    kept = {"holds": "page", "files": {"warc": "ab" * 32}}
    audit.record(verb="evidence.kept", subject=("snapshot", "7"), **told, **kept)
    audit.record(verb="claim.judge", subject=("case", "VV-2022-001"), **told, verdict="partly", letter="A")
    lines = browser.get("/cai-dat/nhat-ky/").context["lines"][:3]
    said = [f"{line.verb}: {line.facts}" for line in lines]
    unit = unit_queries.short_names()["mau-vhtt"]
    assert said == [
        "kết luận một ý: ý, văn bản: A; kết luận: Đúng một phần",
        "lưu bằng chứng: tệp: hồ sơ trang (WARC) abababababab…; đã giữ: nguyên trang",
        "yêu cầu lưu bằng chứng: lý do: VV-2022-001; "
        f"chuyển sang: {unit}, Chủ tịch UBND; vì sao: lập vụ việc; đến hết: 06/10/2023",
    ]
    assert str(lines[1].subject) == "Bản lưu bài báo"
