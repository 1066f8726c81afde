"""The office's own mailbox stands among the sources: a wrong password and a silence are on the keeper's day."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.jobs.models import Job
from hoiam.desk.papers import actions
from tests import people
from tests.people import CLERK, SORTER, THURSDAY
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.django_db


@pytest.fixture
def mailbox(settings: Any, at: At) -> None:
    settings.HOIAM_MAILBOX, settings.HOIAM_MAILBOX_OFFICE = "imaps://a%40b.vn@thu.vidu.vn/INBOX", people.OFFICE
    at(THURSDAY)


@pytest.mark.usefixtures("mailbox")
def test_a_wrong_password_stands_on_the_keepers_day(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    assert "Hộp thư của cơ quan" not in browser.get("/").content.decode()
    actions.note_mail(office=house.office, problem="mail.login", by=MACHINE, now=THURSDAY)
    for page in ("/", "/nguon/?loc=failing", "/nguon/hop-thu/"):
        assert "Máy chủ thư không nhận tên hoặc mật khẩu." in browser.get(page).content.decode()
    assert browser.get("/nguon/?loc=failing").context["counts"]["failing"] == 1
    assert "Hộp thư của cơ quan" not in client_for(CLERK).get("/").content.decode()  # keeps no sources


@pytest.mark.usefixtures("mailbox")
def test_a_silent_mailbox_alarms(house: people.House, client_for: ClientFor, at: At) -> None:
    dates = [THURSDAY - timedelta(hours=n) for n in range(6)]
    actions.note_mail(office=house.office, validity="1", dates=dates, by=MACHINE, now=THURSDAY)
    browser = client_for(SORTER)
    assert "Hộp thư của cơ quan" not in browser.get("/").content.decode()
    at(THURSDAY + timedelta(days=2))
    browser = client_for(SORTER)  # two days later one signs in anew
    assert "lâu hơn ba lần nhịp thường ngày của hộp thư" in browser.get("/").content.decode()


@pytest.mark.usefixtures("mailbox")
def test_a_keeper_looks_at_once_and_sees_what_came_of_it(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    browser.post("/nguon/hop-thu/doc/")
    assert Job.objects.filter(kind="mail.look", key=people.OFFICE).count() == 1
    assert "Máy đang xem hộp thư…" in browser.get("/nguon/hop-thu/").content.decode()
    client_for(CLERK).post("/nguon/hop-thu/doc/")
    assert Job.objects.filter(kind="mail.look").count() == 1


def test_an_office_without_a_mailbox_is_told_how_to_set_one(house: people.House, client_for: ClientFor) -> None:
    assert "Chưa đặt hộp thư" in client_for(SORTER).get("/nguon/hop-thu/").content.decode()
    assert "/nguon/hop-thu/" not in client_for(SORTER).get("/nguon/").content.decode()
