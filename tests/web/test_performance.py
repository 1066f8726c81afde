"""How fast the office is: each number opens the list that it counts, and says what it means."""

import re
from datetime import timedelta

import pytest

from hoiam.core.values.actor import Role
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import CaseClock
from hoiam.desk.directives import actions as directives
from tests import people
from tests.desk.test_directives import confirmed, task
from tests.people import LEADER, ROUTER, THURSDAY
from tests.web import road
from tests.web.conftest import At, ClientFor
from tests.writes import by_a_wrong_hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]


def test_every_number_is_the_length_of_its_list(house: people.House, client_for: ClientFor, at: At) -> None:
    road.issued(house)
    at(THURSDAY + timedelta(days=1))
    browser = client_for(LEADER)
    page = browser.get("/ket-qua/")
    shown = {one.key: one for one in page.context["measures"]}
    assert [one.count for one in shown.values()] == [1, 1, 1]
    for one in shown.values():
        for choice, number in (("tat-ca", one.count), ("dung", one.good), ("cham", one.late)):
            listed = browser.get(f"{one.url}&loc={choice}")
            assert len(listed.context["lines"]) == number
        assert one.good + one.late == one.count
    assert (shown["giao-viec"].good, shown["giao-viec"].median) == (1, "1 ngày")  # opened three days ago, given two ago
    text = page.content.decode()
    assert "Từ khi nhận văn bản của cơ quan báo chí" in text
    assert re.search(r'href="/ket-qua/tra-loi/\?ky=quy&amp;loc=(dung|cham)"', text)


def test_more_time_does_not_make_the_matter_younger(house: people.House, client_for: ClientFor, at: At) -> None:
    case = road.verifying(house)
    day = timedelta(days=1)
    cases.extend(case=case, reason="Chờ kết quả kiểm nghiệm mẫu nước", by=ROUTER, now=THURSDAY + day)
    assert CaseClock.objects.filter(case=case, what="verify_result").count() == 2
    with by_a_wrong_hand():
        CaseClock.objects.filter(case=case, what="verify_result", done_at=None).update(
            done_at=THURSDAY + 2 * day, ended="done"
        )
    at(THURSDAY + 3 * day)
    [line] = client_for(ROUTER).get("/ket-qua/ket-luan/").context["lines"]
    assert "mất 4 ngày" in line.note  # given two days before Thursday, concluded two days after


def test_a_unit_counts_only_its_own_cases_and_a_quarter_without_any_says_so(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    road.concluded(house)
    at(THURSDAY + timedelta(days=1))
    other = client_for(people.actor("xa-khac", Role.UBND_XA, "mau-dak-mar"))
    assert [one.count for one in other.get("/ket-qua/").context["measures"]] == [0, 0, 0]
    assert [one.count for one in client_for(LEADER).get("/ket-qua/?ky=quy-truoc").context["measures"]] == [0, 0, 0]
    assert client_for(LEADER).get("/ket-qua/khong-co/").status_code == 404
    assert client_for(LEADER).get("/ket-qua/?ky=hay").status_code == 200


def test_tasks_stand_beside_cases_each_date_of_each_unit_once(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    weekly = task(confirmed(house), "2.1b")  # due on the 6th, 13th, 20th
    give = {"task": weekly, "by": people.SORTER}
    directives.give_evidence(**give, note="Đúng", now=THURSDAY + timedelta(hours=3))
    directives.give_evidence(**give, note="Muộn", now=THURSDAY + timedelta(days=8))
    at(THURSDAY + timedelta(days=15))
    browser = client_for(LEADER)
    page = browser.get("/ket-qua/")
    shown = page.context["tasks"]
    assert (shown.count, shown.good, shown.late, shown.percent) == (3, 1, 2, 33)
    assert "33 %" in page.content.decode() and "không bị trả lại" in page.content.decode()
    for choice, number in (("tat-ca", 3), ("dung", 1), ("cham", 2)):
        assert len(browser.get(f"{shown.url}&loc={choice}").context["lines"]) == number
    assert "không nộp" in browser.get(f"{shown.url}&loc=cham").content.decode()
    directives.end_task(task=weekly, why="Đã có văn bản khác", by=ROUTER, now=THURSDAY + timedelta(days=15))
    assert browser.get("/ket-qua/").context["tasks"].late == 2  # what was late stays late after the task has ended
    commune = client_for(people.VERIFIER).get("/ket-qua/").context["tasks"]
    assert commune.count == 0  # a unit reads its own
