"""A unit's dates in the calendar of its telephone: a secret address that is told once and ends at once."""

import re

import pytest
from django.test import Client
from icalendar import Calendar

from hoiam.core.calendar import Due, feed
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives.models import Directive, Feed
from tests.people import LEADER, SORTER, STRANGER, THURSDAY, VERIFIER
from tests.web.conftest import ClientFor
from tests.web.test_tasks import _here, confirmed  # noqa: F401  (fixtures)

pytestmark = pytest.mark.usefixtures("law_loaded")
HOME = "/van-ban/nhiem-vu/lich/"


def address(browser: Client) -> str:
    """Return the address that was just made."""
    shown = browser.post(f"{HOME}moi/").content.decode()
    return re.search(r"http://testserver(/van-ban/lich/\S+?\.ics)", shown)[1]


def test_a_unit_subscribes_to_its_own_dates_only(confirmed: Directive, client_for: ClientFor) -> None:  # noqa: F811
    url = address(client_for(SORTER))
    answer = Client().get(url)  # a calendar does not sign in
    assert answer["Content-Type"].startswith("text/calendar")
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(event["summary"]) == "Hạn: Gửi báo cáo tuần"
    assert event["dtend"].dt == THURSDAY.replace(hour=15)
    commune = Client().get(address(client_for(VERIFIER)))
    assert Calendar.from_ical(commune.content).walk("VEVENT") == []


def test_the_secret_is_told_once_and_only_its_digest_is_kept(confirmed: Directive, client_for: ClientFor) -> None:  # noqa: F811
    browser = client_for(SORTER)
    url = address(browser)
    secret = url.rsplit("/", 1)[1].removesuffix(".ics")
    assert secret not in browser.get(HOME).content.decode()
    assert secret not in Feed.objects.get().digest
    assert not any(secret in str(line.facts) for line in AuditEvent.objects.all())


def test_a_new_address_ends_the_old_one_and_closing_ends_all(confirmed: Directive, client_for: ClientFor) -> None:  # noqa: F811
    browser = client_for(SORTER)
    old, new = address(browser), address(browser)
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200
    browser.post(f"{HOME}ngung/")
    assert Client().get(new).status_code == 404
    assert Client().get("/van-ban/lich/doan-bua.ics").status_code == 404
    verbs = AuditEvent.objects.filter(verb__startswith="feed.").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["feed.open", "feed.open", "feed.close"]


def test_who_has_no_unit_gets_no_address(confirmed: Directive, client_for: ClientFor) -> None:  # noqa: F811
    browser = client_for(LEADER)
    assert "không thuộc đơn vị nào" in browser.get(HOME).content.decode()
    browser.post(f"{HOME}moi/")
    assert not Feed.objects.exists()
    assert client_for(SORTER).get(f"{HOME}moi/").status_code == 405
    assert client_for(STRANGER).post(f"{HOME}moi/").status_code == 403


def test_a_date_that_ends_with_a_day_is_an_event_of_that_day() -> None:
    midnight = THURSDAY.replace(hour=0, minute=0)
    [event] = Calendar.from_ical(feed("Lịch", [Due("a", midnight, "Hạn")], THURSDAY)).walk("VEVENT")
    assert event["dtstart"].dt.isoformat() == "2022-10-05"
