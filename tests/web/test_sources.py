"""The screen of sources: health in words, the switch, and no source without a basis or a polite pause."""

import pytest
from django.utils.translation import override

from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.sources import actions, words
from hoiam.desk.sources.models import Outlet, Source
from hoiam.desk.units import actions as units
from tests import people
from tests.people import CLERK, SORTER, STRANGER, THURSDAY
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.django_db
ADMIN = people.actor("quan-tri-vien", Role.QUAN_TRI)
OUTLET = {"name": "Báo Thử Nghiệm", "kind": "press", "press_type": "electronic", "legal_basis": "Luật Báo chí, Điều 38"}
SOURCE = {"kind": "rss", "url": "https://bao.example/rss", "every": 30, "most_every": 60, "interval": 5}


def a_source(key: str = "bao-mau") -> Source:
    """Return a source of the sample press."""
    return week.source(week.outlet(key))


def test_each_source_tells_how_its_looks_went(house: people.House, client_for: ClientFor, at: At) -> None:
    at(THURSDAY)
    source = a_source()
    actions.note_success(source=source, new_items=2, etag="", last_modified="", by=MACHINE, now=THURSDAY)
    actions.note_robots(source=source, decision="robots.allowed", by=MACHINE, now=THURSDAY)
    text = client_for(CLERK).get("/nguon/").content.decode()
    for said in ("Báo mẫu bao-mau", "Luật Báo chí", "Kênh RSS", "cho đọc", "đọc được"):
        assert said in text
    assert "/bat-tat/" not in text  # a clerk has no switch


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("http.404", "địa chỉ có thể đã đổi"),
        ("http.503", "đang gặp sự cố"),
        ("http.418", "không nhận yêu cầu"),
        ("feed.is_html", "không phải kênh tin"),
        ("fetch.timeout", "quá chậm"),
        ("sitemap.unreadable", "Không đọc được sơ đồ trang"),
    ],
)
def test_an_error_is_said_in_plain_words(house: people.House, client_for: ClientFor, code: str, said: str) -> None:
    actions.note_failure(source=a_source(), error=code, by=MACHINE, now=THURSDAY)
    text = client_for(SORTER).get("/nguon/?loc=failing").content.decode()
    assert said in text
    assert code not in text


def test_an_unknown_error_still_has_a_sentence() -> None:
    assert "Lần đọc bị lỗi" in str(words.error("lạ"))
    assert words.error("") == ""


def test_the_counts_are_those_of_the_lists(house: people.House, client_for: ClientFor) -> None:
    actions.note_failure(source=a_source(), error="fetch.dns", by=MACHINE, now=THURSDAY)
    actions.switch(source=a_source("dai-mau"), enabled=False, by=MACHINE, now=THURSDAY)
    a_source("tuan-bao")
    browser = client_for(SORTER)
    for choice, count in (("all", 3), ("failing", 1), ("off", 1)):
        answer = browser.get(f"/nguon/?loc={choice}")
        assert answer.context["counts"][choice] == count == len(answer.context["rows"])


def test_a_keeper_switches_a_source_off_and_on(house: people.House, client_for: ClientFor) -> None:
    source, browser = a_source(), client_for(SORTER)
    text = browser.post(f"/nguon/{source.pk}/bat-tat/", {"enabled": "0"}, follow=True).content.decode()
    assert "Đã tắt nguồn" in text
    assert not Source.objects.get().enabled
    browser.post(f"/nguon/{source.pk}/bat-tat/", {"enabled": "1"})
    assert Source.objects.get().enabled
    assert [line.verb for line in AuditEvent.objects.order_by("id")][-2:] == ["source.off", "source.on"]


def test_a_wrong_role_reads_whose_work_it_is_and_nothing_changes(house: people.House, client_for: ClientFor) -> None:
    source, browser = a_source(), client_for(CLERK)
    before = AuditEvent.objects.count()
    text = browser.post(f"/nguon/{source.pk}/bat-tat/", {"enabled": "0"}, follow=True).content.decode()
    assert "Nguồn tin do Quản trị hệ thống" in text
    answer = browser.post("/nguon/co-quan/them/", OUTLET)
    assert answer.status_code == 422
    assert "Nguồn tin do Quản trị hệ thống" in answer.content.decode()
    assert Source.objects.get().enabled
    assert AuditEvent.objects.count() == before


def test_the_switch_wants_a_post_and_a_known_source(house: people.House, client_for: ClientFor) -> None:
    source, browser = a_source(), client_for(SORTER)
    assert browser.get(f"/nguon/{source.pk}/bat-tat/").status_code == 405
    assert browser.post("/nguon/999/bat-tat/", {"enabled": "0"}).status_code == 404


def test_a_stranger_does_not_come_in(house: people.House, client_for: ClientFor) -> None:
    assert client_for(STRANGER).get("/nguon/").status_code == 403


def test_an_outlet_and_its_source_are_added_by_hand(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(ADMIN)
    answer = browser.post("/nguon/co-quan/them/", OUTLET)
    assert answer.url == "/nguon/them/?co-quan=bao-thu-nghiem"
    assert "selected" in browser.get(answer.url).content.decode()
    browser.post("/nguon/them/", {**SOURCE, "outlet": "bao-thu-nghiem"})
    kept = Source.objects.get()
    assert (kept.outlet.name, kept.every, kept.interval) == ("Báo Thử Nghiệm", 1800, 5)


def test_no_outlet_without_a_basis(house: people.House, client_for: ClientFor) -> None:
    answer = client_for(ADMIN).post("/nguon/co-quan/them/", {**OUTLET, "legal_basis": " "})
    assert answer.status_code == 422
    assert "Phải ghi căn cứ thu thập" in answer.content.decode()
    assert not Outlet.objects.exists()


@pytest.mark.parametrize("wrong", [{"interval": 4}, {"url": "ftp://bao.example/rss"}, {"kind": "page"}], ids=str)
def test_no_source_without_a_pause_a_web_address_or_its_selectors(
    house: people.House, client_for: ClientFor, wrong: dict[str, object]
) -> None:
    outlet = week.outlet()
    answer = client_for(ADMIN).post("/nguon/them/", {**SOURCE, "outlet": outlet.key, **wrong})
    assert answer.status_code == 422
    assert not Source.objects.exists()


def test_an_address_and_a_name_are_registered_once(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(ADMIN)
    browser.post("/nguon/co-quan/them/", OUTLET)
    assert browser.post("/nguon/co-quan/them/", {**OUTLET, "name": "BÁO THỬ NGHIỆM"}).status_code == 422
    browser.post("/nguon/them/", {**SOURCE, "outlet": "bao-thu-nghiem"})
    assert browser.post("/nguon/them/", {**SOURCE, "outlet": "bao-thu-nghiem"}).status_code == 422
    assert Source.objects.count() == Outlet.objects.count() == 1


def test_a_frozen_office_shows_its_sources_and_changes_none(house: people.House, client_for: ClientFor) -> None:
    source, browser = a_source(), client_for(SORTER)
    units.freeze_office(office=house.office, by=MACHINE, now=THURSDAY)
    assert "/bat-tat/" not in browser.get("/nguon/").content.decode()
    text = browser.post(f"/nguon/{source.pk}/bat-tat/", {"enabled": "0"}, follow=True).content.decode()
    assert "đã khóa" in text
    assert Source.objects.get().enabled


def test_the_words_of_a_kind_are_words() -> None:
    with override("vi"):
        assert all(str(word) for table in (words.OUTLET_KINDS, words.KINDS, words.ROBOTS) for word in table.values())
