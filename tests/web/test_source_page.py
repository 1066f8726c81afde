"""A source's own page, and what an address would give, on screen: health in words, no dead end, nothing active."""

import re
from datetime import timedelta
from html import unescape

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions as articles
from hoiam.desk.jobs.models import Job
from hoiam.desk.sources import actions
from hoiam.desk.sources.models import Outlet, Probe, Source
from tests import people
from tests.people import CLERK, SORTER, THURSDAY
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.django_db


def a_source() -> Source:
    return week.source(week.outlet())


def answered(source: Source | None = None, kind: str = "try", **told: object) -> Probe:
    url = source.url if source else "https://bao.example/"
    probe = actions.ask(kind=kind, url=url, source=source, sample=True, by=MACHINE, now=THURSDAY)
    actions.answer(probe=probe, told={"ok": True, **told}, by=MACHINE, now=THURSDAY)
    return probe


def test_a_source_tells_its_health(house: people.House, client_for: ClientFor, at: At) -> None:
    at(THURSDAY)
    source = a_source()
    dates = [THURSDAY - timedelta(hours=n) for n in range(6)]
    told = {"etag": "", "last_modified": "", "listed": 6, "size": 2048, "dates": dates}
    actions.note_success(source=source, new_items=6, by=MACHINE, now=THURSDAY, **told)
    actions.note_failure(source=source, error="http.503", by=MACHINE, now=THURSDAY)
    actions.note_failure(source=source, error="http.503", by=MACHINE, now=THURSDAY)
    text = client_for(SORTER).get(f"/nguon/{source.pk}/").content.decode()
    for said in ("đang gặp sự cố", "Lần đọc lỗi thứ 2 liền", "6 tin mới", "<svg", "Xem bằng số", "Thử ngay", "2 KB"):
        assert said in text
    assert " style=" not in text


def test_the_next_look_and_why_then_are_said(house: people.House, client_for: ClientFor, at: At) -> None:
    at(THURSDAY)
    source = a_source()
    actions.note_success(
        source=source,
        new_items=6,
        etag="",
        last_modified="",
        dates=[THURSDAY - timedelta(hours=2 * n) for n in range(6)],
        by=MACHINE,
        now=THURSDAY,
    )
    text = client_for(SORTER).get(f"/nguon/{source.pk}/").content.decode()
    assert "không quá 2 giờ" in text
    assert "trong khoảng 30 đến 60 phút" in text


def test_an_alarm_stands_on_the_keepers_day_and_in_the_list(house: people.House, client_for: ClientFor) -> None:
    source = a_source()
    actions.note_failure(source=source, error="feed.is_html", by=MACHINE, now=THURSDAY)
    today = client_for(SORTER).get("/").content.decode()
    assert "Nguồn tin cần xem" in today and "không phải kênh tin" in today
    assert "Nguồn tin cần xem" not in client_for(CLERK).get("/").content.decode()
    assert client_for(SORTER).get("/nguon/?loc=failing").context["counts"]["failing"] == 1


def test_trying_now_asks_the_machine_and_shows_the_answer(house: people.House, client_for: ClientFor) -> None:
    source, browser = a_source(), client_for(SORTER)
    answer = browser.post(f"/nguon/{source.pk}/thu/")
    probe = Probe.objects.get()
    assert answer.url == f"/nguon/thu/{probe.pk}/"
    assert Job.objects.get().kind == "source.probe"
    assert "Đang hỏi máy chủ" in browser.get(answer.url).content.decode()
    part = browser.get(answer.url, HTTP_HX_REQUEST="true").content.decode()
    assert "Đang hỏi máy chủ" in part and "<html" not in part
    entries = [
        {"title": "<script>alert(1)</script>", "url": "https://bao.example/1", "at": "2022-10-06T08:00:00+07:00"}
    ]
    facts = {"robots": "robots.allowed", "status": 200, "bytes": 512, "content_type": "text/xml", "kind": "rss"}
    actions.answer(probe=probe, told={"ok": True, "count": 1, "entries": entries, **facts}, by=MACHINE, now=THURSDAY)
    text = browser.get(answer.url).content.decode()
    assert "&lt;script&gt;" in text and "<script>alert" not in text
    for said in ("cho đọc", "512 byte", "Kênh RSS", "Không có gì được lưu"):
        assert said in text


def test_a_refused_try_is_said_in_words(house: people.House, client_for: ClientFor) -> None:
    probe = answered(a_source(), ok=False, reason="http.403", robots="robots.allowed")
    text = client_for(SORTER).get(f"/nguon/thu/{probe.pk}/").content.decode()
    assert "Máy chủ từ chối cho xem" in text and "http.403" not in text


def test_what_was_found_is_added_with_its_address_filled_in(house: people.House, client_for: ClientFor) -> None:
    row = {"kind": "rss", "how": "link", "title": "Xã hội", "count": 2, "entries": [], "known": False}
    rows = [row | {"url": "https://bao.example/rss"}, row | {"url": "https://bao.example/cu", "known": True}]
    probe, browser = answered(kind="discover", found=rows), client_for(SORTER)
    text = browser.get(f"/nguon/thu/{probe.pk}/").content.decode()
    assert "Đã có trong danh sách nguồn" in text
    form = browser.get("/nguon/them/?kieu=rss&dia-chi=https://bao.example/rss").content.decode()
    assert "https://bao.example/rss" in form
    assert text.count("Thêm nguồn này") == 1


def test_what_was_found_goes_on_to_its_outlet_or_to_a_new_one(house: people.House, client_for: ClientFor) -> None:
    row = {"kind": "rss", "how": "link", "title": "", "count": 2, "entries": [], "known": False}
    probe, browser = answered(kind="discover", found=[row | {"url": "https://bao.example/rss"}]), client_for(SORTER)

    def onward() -> str:
        text = browser.get(f"/nguon/thu/{probe.pk}/").content.decode()
        return unescape(re.search(r'href="([^"]+)">Thêm nguồn này', text)[1])  # type: ignore[index]

    form = browser.get(onward()).content.decode()
    assert "Thêm cơ quan báo chí, trang" in form and 'value="https://bao.example/"' in form
    told = {
        "name": "Báo Ví Dụ",
        "kind": "unknown",
        "home": "https://bao.example/",
        "legal_basis": "Điều 39 Luật Báo chí",
    }
    answer = browser.post(onward(), told)
    assert {"co-quan=bao-vi-du", "kieu=rss"} < set(answer["Location"].partition("?")[2].split("&"))
    form = browser.get(onward()).content.decode()
    assert "Thêm nguồn tin" in form and re.search(r"selected>\s*Báo Ví Dụ", form)


def test_selectors_that_found_something_go_on_to_the_form(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    browser.post("/nguon/xem-thu/", {"url": "https://bao.example/muc", "item": ".bai"})
    probe = Probe.objects.get()
    assert (probe.kind, probe.options) == ("preview", {"item": ".bai"})
    entries = [{"title": "Một", "url": "https://bao.example/1", "at": ""}]
    actions.answer(probe=probe, told={"ok": True, "count": 1, "entries": entries}, by=MACHINE, now=THURSDAY)
    text = browser.get(f"/nguon/thu/{probe.pk}/").content.decode()
    assert "item=.bai" in text and "Dùng bộ chọn này" in text


@pytest.mark.parametrize("path", ["/nguon/tim/", "/nguon/xem-thu/", "/nguon/them/"])
def test_a_social_network_is_refused_with_a_sentence(house: people.House, client_for: ClientFor, path: str) -> None:
    given = {
        "url": "https://www.facebook.com/x",
        "item": "a",
        "kind": "rss",
        "every": 30,
        "most_every": 60,
        "interval": 5,
    }
    answer = client_for(SORTER).post(path, {**given, "outlet": week.outlet().key})
    assert answer.status_code == 422
    assert "Không thu thập tự động mạng xã hội" in answer.content.decode()
    assert not Probe.objects.exists() and not Source.objects.exists()


def test_who_keeps_no_sources_tries_none(house: people.House, client_for: ClientFor) -> None:
    source, browser = a_source(), client_for(CLERK)
    text = browser.post(f"/nguon/{source.pk}/thu/", follow=True).content.decode()
    assert "Nguồn tin do Quản trị hệ thống" in text
    assert browser.post("/nguon/tim/", {"url": "https://bao.example/"}).status_code == 422
    assert browser.get(f"/nguon/{source.pk}/thu/").status_code == 405
    assert not Probe.objects.exists()


def test_a_real_offices_probe_is_not_shown_to_a_sample(house: people.House, client_for: ClientFor) -> None:
    probe = actions.ask(kind="discover", url="https://bao.example/", sample=False, by=MACHINE, now=THURSDAY)
    assert client_for(SORTER).get(f"/nguon/thu/{probe.pk}/").status_code == 404
    assert client_for(SORTER).get("/nguon/999/").status_code == 404


def test_a_source_is_switched_off_with_its_reason(house: people.House, client_for: ClientFor) -> None:
    source, browser = a_source(), client_for(SORTER)
    assert browser.post(f"/nguon/{source.pk}/tat/", {"reason": " "}).status_code == 422
    browser.post(f"/nguon/{source.pk}/tat/", {"reason": "Báo đổi địa chỉ"})
    assert not Source.objects.get().enabled
    assert "Báo đổi địa chỉ" in browser.get(f"/nguon/{source.pk}/").content.decode()


def test_terms_of_use_are_kept_with_who_read_them_and_when(house: people.House, client_for: ClientFor) -> None:
    source, browser = a_source(), client_for(SORTER)
    browser.post(f"/nguon/{source.pk}/dieu-khoan/", {"terms": "Được trích tiêu đề kèm đường dẫn."})
    outlet = Outlet.objects.get()
    assert (outlet.terms, outlet.terms_by) == ("Được trích tiêu đề kèm đường dẫn.", SORTER.key)
    assert outlet.terms_at is not None
    assert SORTER.key in browser.get(f"/nguon/{source.pk}/").content.decode()


def test_press_clocks_are_said_not_to_bind_what_is_no_press(house: people.House, client_for: ClientFor) -> None:
    outlet = actions.put_outlet(
        key="tong-hop",
        name="Trang tổng hợp",
        kind="aggregator",
        legal_basis="Bài thử",
        sample=True,
        by=MACHINE,
        now=THURSDAY,
    )
    source = week.source(outlet)
    assert "không phải cơ quan báo chí" in client_for(SORTER).get(f"/nguon/{source.pk}/").content.decode()


def test_pages_that_gave_no_article_are_listed_with_why_and_when_they_are_asked_again(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    at(THURSDAY)
    source = a_source()
    told = {"source": source, "url": "https://bao.example/mat", "by": MACHINE, "now": THURSDAY}
    articles.missed(code="http.404", **told)
    text = client_for(SORTER).get(f"/nguon/{source.pk}/").content.decode()
    assert "Bài chưa lấy được" in text and "https://bao.example/mat" in text
    assert (
        "Không có trang này trên máy chủ" in text and "đã hỏi 1 lần" in text and "Hỏi lại sau 06/10/2022, 09:00" in text
    )
