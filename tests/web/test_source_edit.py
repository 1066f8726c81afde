"""What came in as "unknown" is told what it is, and a source's bounds are set: each with a line of old and new."""

import pytest
from django.test import Client

from hoiam.core.values.actor import MACHINE
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.sources import actions
from hoiam.desk.sources.models import Outlet, Source
from hoiam.desk.units import actions as units
from tests import people
from tests.people import CLERK, SORTER, THURSDAY
from tests.web import week
from tests.web.conftest import ClientFor

pytestmark = pytest.mark.django_db
GIVEN = {
    "name": "Báo Suối Nguồn",
    "kind": "press",
    "press_type": "daily",
    "licence": "12/GP-MẪU",
    "home": "https://suoi-nguon.example/",
    "level": "province",
    "province": "Kon Tum",
    "legal_basis": "Luật Báo chí Đ.9 (bài thử)",
}


@pytest.fixture
def unknown(house: people.House) -> Outlet:
    """An outlet that came in with a file of feeds."""
    rows = [("Suối Nguồn", "https://suoi-nguon.example/rss", "https://suoi-nguon.example/", "rss")]
    actions.take_in(rows=rows, legal_basis="Bài thử", sample=True, by=SORTER, now=THURSDAY)
    return Outlet.objects.get(kind="unknown")


def page_source(**options: str) -> Source:
    outlet = week.outlet()
    fields = {"outlet": outlet, "kind": "page", "url": "https://bao.example/tin", "options": options}
    return actions.put_source(**fields, by=MACHINE, now=THURSDAY)


def last_line() -> AuditEvent:
    return AuditEvent.objects.order_by("-id")[0]


def test_an_outlet_of_a_file_of_feeds_is_told_what_it_is(unknown: Outlet, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    listed = browser.get("/nguon/co-quan/").content.decode()
    assert "1 nơi chưa xác định loại." in listed and f"/nguon/co-quan/{unknown.key}/" in listed
    assert browser.get(f"/nguon/co-quan/{unknown.key}/").content.decode().count("Bài thử") == 1
    answer = browser.post(f"/nguon/co-quan/{unknown.key}/", GIVEN, follow=True)
    assert "Đã lưu thông tin Suối Nguồn." in answer.content.decode()
    unknown.refresh_from_db()
    assert {name: getattr(unknown, name) for name in GIVEN} == GIVEN
    line = last_line()
    assert (line.verb, line.subject_key, line.actor_key) == ("outlet.change", unknown.key, SORTER.key)
    assert line.facts["changes"]["kind"] == ["unknown", "press"]
    assert "chưa xác định loại" not in browser.get("/nguon/co-quan/").content.decode()


def test_saving_what_is_the_same_writes_no_line(unknown: Outlet, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    browser.post(f"/nguon/co-quan/{unknown.key}/", GIVEN)
    lines = AuditEvent.objects.count()
    browser.post(f"/nguon/co-quan/{unknown.key}/", GIVEN)
    assert AuditEvent.objects.count() == lines


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"press_type": ""}, "Cơ quan báo chí phải ghi loại hình."),
        ({"legal_basis": " "}, "Phải ghi căn cứ thu thập của nguồn."),
        ({"home": "https://facebook.com/bao"}, "mạng xã hội"),
        ({"kind": "blog"}, "blog"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    unknown: Outlet, client_for: ClientFor, wrong: dict[str, str], said: str
) -> None:
    answer = client_for(SORTER).post(f"/nguon/co-quan/{unknown.key}/", GIVEN | wrong)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert Outlet.objects.get(pk=unknown.pk).kind == "unknown"


def test_how_often_a_source_is_read_is_set_within_bounds(unknown: Outlet, client_for: ClientFor) -> None:
    source = unknown.sources.get()
    browser = client_for(SORTER)
    assert f"/nguon/{source.pk}/nhip/" in browser.get(f"/nguon/{source.pk}/").content.decode()
    browser.post(f"/nguon/{source.pk}/nhip/", {"every": "15", "most_every": "240", "interval": "10"})
    source.refresh_from_db()
    assert (source.every, source.most_every, source.interval) == (900, 14_400, 10)
    assert last_line().facts["changes"] == {"every": [1800, 900], "most_every": [3600, 14_400], "interval": [5, 10]}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"every": "60", "most_every": "30", "interval": "5"}, "Mức thưa nhất không được ngắn hơn mức sớm nhất."),
        ({"every": "30", "most_every": "60", "interval": "1"}, "5"),
        ({"every": "1", "most_every": "60", "interval": "5"}, "5"),
    ],
)
def test_bounds_that_bother_a_server_are_refused(
    unknown: Outlet, client_for: ClientFor, given: dict[str, str], said: str
) -> None:
    source = unknown.sources.get()
    answer = client_for(SORTER).post(f"/nguon/{source.pk}/nhip/", given)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert Source.objects.get(pk=source.pk).every == 1800


def test_the_selectors_of_a_list_page_are_mended_and_other_options_stay(
    house: people.House, client_for: ClientFor
) -> None:
    source = page_source(item=".cu", date=".ngay", text=".chu")
    given = {"every": "30", "most_every": "60", "interval": "5", "item": "article", "link": "a"}
    client_for(SORTER).post(f"/nguon/{source.pk}/nhip/", given)
    assert Source.objects.get(pk=source.pk).options == {"item": "article", "link": "a", "text": ".chu"}


def test_who_keeps_no_sources_reads_the_sentence_and_nothing_changes(unknown: Outlet, client_for: ClientFor) -> None:
    source, browser = unknown.sources.get(), client_for(CLERK)
    answers = [
        browser.post(f"/nguon/co-quan/{unknown.key}/", GIVEN),
        browser.post(f"/nguon/{source.pk}/nhip/", {"every": "15", "most_every": "60", "interval": "5"}),
    ]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert all("nguồn" in answer.content.decode().lower() for answer in answers)
    assert (Outlet.objects.get(pk=unknown.pk).kind, Source.objects.get().every) == ("unknown", 1800)
    assert "Sửa nhịp đọc" not in browser.get(f"/nguon/{source.pk}/").content.decode()


def test_what_people_said_stands_under_no_outlet_that_could_be_changed(
    house: people.House, client_for: ClientFor
) -> None:
    told = {"name": "Người dân", "kind": "public_page", "basis": "Bài thử", "sample": True}
    actions.outlet_by_hand(key="nhap-tay-people-mau", **told, by=MACHINE, now=THURSDAY)
    browser = client_for(SORTER)
    assert "Người dân" not in browser.get("/nguon/co-quan/").content.decode()
    assert browser.get("/nguon/co-quan/nhap-tay-people-mau/").status_code == 404


def test_a_real_offices_outlet_is_not_found_by_a_sample_and_a_frozen_office_changes_none(
    house: people.House, unknown: Outlet, client_for: ClientFor
) -> None:
    told = {"name": "Báo thật", "legal_basis": "Bài thử", "sample": False}
    actions.put_outlet(key="bao-that", **told, by=MACHINE, now=THURSDAY)
    browser = client_for(SORTER)
    assert browser.get("/nguon/co-quan/bao-that/").status_code == 404
    units.freeze_office(office=house.office, by=MACHINE, now=THURSDAY)
    browser.post(f"/nguon/co-quan/{unknown.key}/", GIVEN)
    assert Outlet.objects.get(pk=unknown.pk).kind == "unknown"


@pytest.mark.parametrize("path", ["/nguon/co-quan/", "/nguon/co-quan/{key}/", "/nguon/{pk}/nhip/"])
def test_looking_changes_nothing_and_a_stranger_is_sent_to_sign_in(
    unknown: Outlet, client_for: ClientFor, path: str
) -> None:
    at = path.format(key=unknown.key, pk=unknown.sources.get().pk)
    browser = client_for(SORTER)
    lines = AuditEvent.objects.count()
    assert browser.get(at).status_code == 200
    assert AuditEvent.objects.count() == lines
    assert Client().get(at).status_code == 302


def test_a_person_sets_when_a_newspaper_comes_out(unknown: Outlet, client_for: ClientFor) -> None:
    browser, address = client_for(SORTER), f"/nguon/co-quan/{unknown.key}/"
    printed = GIVEN | {"press_type": "weekly"}
    browser.post(address, printed | {"issue_every": "week", "issue_weekdays": ["2", "5"]})
    unknown.refresh_from_db()
    assert unknown.issues == {"every": "week", "weekdays": [2, 5]}
    page = browser.get(address).content.decode()
    assert "Kỳ ra báo" in page and page.count("checked") == 2
    browser.post(address, printed | {"issue_every": "half_month", "issue_days": "15, 1"})
    unknown.refresh_from_db()
    assert unknown.issues == {"every": "half_month", "days": [1, 15]}
    answer = browser.post(address, printed | {"issue_every": "month", "issue_days": "45"})
    assert answer.status_code == 422 and "từ 1 đến 31" in answer.content.decode()
    browser.post(address, printed | {"issue_every": ""})
    unknown.refresh_from_db()
    assert unknown.issues == {}
