"""Today: each role sees what waits for it, every number is the length of its list, and one button is filled."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.core.values.case import Track
from hoiam.desk.cases import actions as cases
from hoiam.desk.letters import actions as letters
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.people import CLERK, HANOI, LEADER, ROUTER, SECOND_EYES, SORTER, THURSDAY, VERIFIER, House
from tests.web import road, week
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
CHECKER = people.actor("kiem-tra", Role.KIEM_TRA)


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY + timedelta(hours=1))


def _page(browser, address: str = "/", status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def _stats(browser) -> list:
    return browser.get("/").context["stats"]


def _listed(browser, address: str) -> int:
    """Return how many things the list behind a number shows."""
    context = browser.get(address).context
    return len(context["lines"] if "lines" in context else context["rows"])


# --- leaders


def test_every_number_of_a_leader_is_the_length_of_its_list(house: House, client_for: ClientFor, at: At) -> None:
    case = road.concluded(house)
    cases.advance_track(
        case=case, track=Track.REMEDY, to="doing", note="Đang thay ống", proof="", by=VERIFIER, now=THURSDAY
    )
    week.opened(house.office, THURSDAY)
    at(THURSDAY + timedelta(days=30))
    browser = client_for(LEADER)
    stats = _stats(browser)
    assert len(stats) == 5
    for stat in stats:
        assert _listed(browser, stat.url) == stat.count
        for url, words, _late in stat.links:
            assert words.count(str(_listed(browser, url)))
    remedied, open_, late, answered, sheets = stats
    assert (remedied.count, remedied.of, open_.count, late.count) == (0, 1, 1, 1)
    assert (answered.count, answered.of) == (0, 1)  # its term passed without an answer
    assert (sheets.count, sheets.of) == (0, 2)


def test_a_problem_put_right_is_the_first_number(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    for to in ("doing", "done"):
        told = {"note": "Đã thay ống, nước đã về", "proof": "biên bản nghiệm thu"}
        cases.advance_track(case=case, track=Track.REMEDY, to=to, **told, by=VERIFIER, now=THURSDAY)
    first = _stats(client_for(LEADER))[0]
    assert (first.count, first.of) == (1, 1)
    assert case.title in _page(client_for(LEADER), first.url)


def test_a_leader_signs_first_and_sees_what_is_late(house: House, client_for: ClientFor, at: At) -> None:
    letter = road.submitted(house)
    at(THURSDAY + timedelta(days=30))
    shown = _page(client_for(LEADER))
    assert "Chờ tôi ký" in shown and letter.title in shown and "Xem và ký lần lượt" in shown
    assert f"/van-ban/{letter.pk}/" in shown and "clock--late" in shown
    assert f"/vu-viec/{letter.case.number}/but-phe/" in shown
    assert shown.count("btn-primary") == 1
    assert shown.index("Chờ tôi ký") < shown.index("Vụ việc đang xử lý")


def test_a_leader_without_letters_is_told_so(house: House, client_for: ClientFor) -> None:
    shown = _page(client_for(LEADER))
    assert "Không có văn bản nào chờ ký." in shown and "Không có vụ việc nào quá hạn." in shown


# --- units and desks


def test_a_unit_sees_its_cases_with_their_clocks_and_the_next_step(house: House, client_for: ClientFor) -> None:
    case = road.assigned(house)
    shown = _page(client_for(VERIFIER))
    assert case.title in shown and "Bắt đầu xác minh" in shown and "clock" in shown
    assert shown.count("btn-primary") == 1 and f"/vu-viec/{case.number}/" in shown
    assert 'class="stats"' not in shown
    other = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")
    assert case.title not in _page(client_for(other))


def test_the_centre_sees_the_stories_to_sort(house: House, client_for: ClientFor) -> None:
    story = made.item(house).story
    shown = _page(client_for(SORTER))
    assert "Tin cần xem" in shown and f"/tin/{story.pk}/" in shown
    assert shown.count("btn-primary") == 1


def test_the_office_sees_the_case_to_assign_and_the_clerk_the_letter_to_number(
    house: House, client_for: ClientFor
) -> None:
    letter = road.approved(house)
    case = cases.open_case(office=house.office, title="Rác ở chợ", by=SORTER, now=THURSDAY)
    assert case.title in _page(client_for(ROUTER))
    shown = _page(client_for(CLERK))
    assert "Chờ cấp số" in shown and letter.title in shown and shown.count("btn-primary") == 1


@pytest.mark.parametrize("who", [SORTER, ROUTER, SECOND_EYES, CLERK, VERIFIER, LEADER, CHECKER])
def test_everybody_has_a_today_with_one_filled_button_at_most(house: House, client_for: ClientFor, who: Actor) -> None:
    week.opened(house.office, THURSDAY)
    made.item(house)
    road.submitted(house)
    shown = _page(client_for(who))
    assert "Hôm nay" in shown and shown.count("btn-primary") <= 1


def test_the_week_report_stands_on_today_with_its_clock(house: House, client_for: ClientFor) -> None:
    report = week.opened(house.office, THURSDAY)
    for who in (SORTER, LEADER):
        shown = _page(client_for(who))
        assert f"/bao-cao/{report.pk}/" in shown and "đã là chậm" in shown and "Khóa số liệu" in shown


def test_a_frozen_office_is_shown_as_it_stood(house: House, client_for: ClientFor, at: At) -> None:
    road.assigned(house)
    units.freeze_office(office=house.office, **made.by(MACHINE, 30))
    at(THURSDAY + timedelta(days=1500))
    for who in (LEADER, VERIFIER, SORTER):
        shown = _page(client_for(who))
        assert "btn-primary" not in shown and "06/10/2022" in shown and "đã khóa" in shown
        assert "quá 1" not in shown


def test_who_is_not_signed_in_is_asked_to_sign_in(client) -> None:
    assert client.get("/").headers["Location"].startswith("/tai-khoan/dang-nhap/")


def test_a_stranger_is_let_in_nowhere_and_an_unknown_number_is_not_found(house: House, client_for: ClientFor) -> None:
    assert client_for(people.STRANGER).get("/").status_code == 403
    assert client_for(people.STRANGER).get("/so-lieu/khac-phuc/").status_code == 403
    _page(client_for(LEADER), "/so-lieu/khong-co/", 404)


def test_the_numbers_of_another_office_stay_apart(house: House, client_for: ClientFor) -> None:
    road.concluded(house)
    other = people.settle_other()
    leader = people.actor("chu-tich-khac", Role.CHU_TICH, "", other.office.key)
    stats = _stats(client_for(leader))
    assert [stat.count for stat in stats] == [0, 0, 0, 0, 0]


# --- the masthead


def test_the_masthead_counts_what_its_places_list(house: House, client_for: ClientFor) -> None:
    made.item(house)
    letter = road.submitted(house)
    for who, name in ((LEADER, "letters_waiting"), (SORTER, "inbox"), (VERIFIER, "cases")):
        browser = client_for(who)
        counted = {place.key: place for place in browser.get("/").context["chrome"].places}
        for place in counted.values():
            if place.count:
                context = browser.get(place.url).context
                assert len(context["rows"]) == place.count, (who.key, place.key)
        assert counted[name.removesuffix("_waiting")].count == 1
    assert letter.drafted_at.astimezone(HANOI).year == 2022


def test_more_cases_ask_no_more_of_the_database(house: House, client_for: ClientFor) -> None:
    browser = client_for(ROUTER)
    asked = []
    for number in (2, 8):
        for _ in range(number):
            made.case(house)
            made.verifying(house)
        with CaptureQueriesContext(connection) as seen:
            _page(browser)
        asked.append(len(seen))
    assert asked[1] <= asked[0]


def test_each_role_sees_what_it_follows(house: House, client_for: ClientFor, at: At, law_loaded: None) -> None:
    letter = road.issued(house)
    at(THURSDAY + timedelta(days=1))
    parts = {part.key: part for part in client_for(CLERK).get("/").context["parts"]}
    assert [line.title.split(",")[0] for line in parts["deliveries"].lines] == [letter.full_number]
    letters.received(letter=letter, at=THURSDAY, by=CLERK, now=THURSDAY)
    at(THURSDAY + timedelta(days=3))
    parts = {part.key: part for part in client_for(SECOND_EYES).get("/").context["parts"]}
    assert letter.full_number in parts["exchanges"].lines[0].title
    assert "chưa thấy đăng" in parts["exchanges"].lines[0].note.lower()
    assert "exchanges" not in {part.key for part in client_for(LEADER).get("/").context["parts"]}


def test_an_officer_sees_what_is_late_and_a_unit_its_own_dates(
    house: House, client_for: ClientFor, at: At, law_loaded: None
) -> None:
    case = road.verifying(house)
    at(THURSDAY + timedelta(days=60))
    officer = client_for(SORTER).get("/")
    parts = {part.key: part for part in officer.context["parts"]}
    assert parts["late"].count == 1
    assert parts["late"].lines[0].face.state == "late"
    page = client_for(VERIFIER).get("/")
    assert "Hạn của đơn vị tôi" in page.content.decode()
    assert {line.note.split(",")[0] for line in page.context["deadlines"]} == {case.number}


def test_a_leader_sees_orders_whose_day_has_passed(
    house: House, client_for: ClientFor, at: At, law_loaded: None
) -> None:
    case = road.verifying(house)
    day = THURSDAY.date() + timedelta(days=1)
    cases.instruct(case=case, order="Sửa xong đường ống", until=day, by=LEADER, now=THURSDAY)
    at(THURSDAY + timedelta(days=3))
    parts = {part.key: part for part in client_for(LEADER).get("/").context["parts"]}
    assert [line.title for line in parts["orders"].lines] == ["Sửa xong đường ống"]
