"""Where an account gets mail about dates is set on one page; who keeps the office's switch sees what became of each."""

import pytest

from hoiam.desk.units import queries
from hoiam.desk.units.models import Person
from tests.people import CHECKER, ROUTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
ADDRESS = "/cai-dat/thu-nhac/"


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def test_somebody_gives_an_address_and_takes_it_away(house: House, client_for: ClientFor) -> None:
    browser = client_for(VERIFIER)
    first = browser.get(ADDRESS).content.decode()
    assert "Địa chỉ thư của tôi" in first and first.count("btn-primary") == 1 and "cả cơ quan" not in first
    assert browser.post(ADDRESS, {"address": "xa@mau.vn"}).headers["Location"] == ADDRESS
    assert Person.objects.get(username=VERIFIER.key).email == "xa@mau.vn"
    wrong = browser.post(ADDRESS, {"address": "không phải thư"})
    assert wrong.status_code == 422
    browser.post(ADDRESS, {"address": ""})
    assert Person.objects.get(username=VERIFIER.key).email == ""


def test_the_secretariat_switches_the_mails_of_the_office(house: House, client_for: ClientFor) -> None:
    browser = client_for(ROUTER)
    assert "Tắt thư nhắc hạn cho cả cơ quan" in browser.get(ADDRESS).content.decode()
    shown = browser.post(f"{ADDRESS}doi/", {"on": "0"}, follow=True).content.decode()
    assert "Bật thư nhắc hạn cho cả cơ quan" in shown and "đang tắt" in shown
    house.office.refresh_from_db()
    assert not queries.mails_reminders(house.office)
    client_for(CHECKER).post(f"{ADDRESS}doi/", {"on": "1"})
    house.office.refresh_from_db()
    assert not queries.mails_reminders(house.office)


def test_without_a_mail_server_the_page_says_so(house: House, client_for: ClientFor, settings) -> None:
    settings.HOIAM_MAIL_SERVER = ""
    assert "chưa được cài đặt" in client_for(VERIFIER).get(ADDRESS).content.decode()
