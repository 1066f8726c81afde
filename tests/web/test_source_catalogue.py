"""The catalogue and OPML on screen: switched on one by one with a basis and terms; nothing is made up."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources import words
from hoiam.desk.sources.models import Outlet, Probe, Source
from hoiam.desk.sources.social import is_social
from hoiam.outside.collect.opml import read_opml
from hoiam.outside.shipped.catalogue import catalogue
from tests import people
from tests.people import CLERK, SORTER, THURSDAY
from tests.web import week
from tests.web.conftest import ClientFor

pytestmark = pytest.mark.django_db
ON = {
    "home": "https://baokontum.example/",
    "kind": "press",
    "press_type": "electronic",
    "legal_basis": "Luật Báo chí, Điều 38",
    "terms": "Không có điều khoản về đọc tự động.",
}


def test_the_catalogue_is_what_the_papers_name_and_guesses_nothing() -> None:
    known = {one.key: one for one in catalogue()}
    assert len(known) == len(catalogue()) == 32
    assert known["bao-kon-tum"].home == "https://baokontum.com.vn/"
    assert known["thanh-nien"].home == "https://thanhnien.vn/"
    assert {key for key, one in known.items() if not one.home} == {"trung-tam-vh-tt-dl-tt", "truyen-thanh-xa"}
    assert len({one.domain for one in known.values() if one.domain}) == 30
    for key in ("kto", "tin-tay-nguyen", "bao-moi"):
        assert (known[key].group, known[key].kind) == ("not-press", "aggregator")
    assert known["bao-kon-tum"].successor in known
    for one in known.values():
        assert one.kind in words.OUTLET_KINDS and one.level in words.LEVELS and one.group in words.GROUPS
        assert bool(one.press_type) == (one.kind == "press")
        assert (one.group == "not-press") <= (one.kind != "press")
        assert not is_social(one.home)
        assert "Điều" in one.basis  # a law and its article, for a person to confirm


def test_every_outlet_is_listed_and_what_is_no_press_is_said(house: people.House, client_for: ClientFor) -> None:
    text = client_for(SORTER).get("/nguon/danh-muc/").content.decode()
    for one in catalogue():
        assert one.name in text
    assert "không áp dụng thời hạn của Luật Báo chí" in text
    assert "chưa rõ, điền khi bật" in text
    assert "/nguon/danh-muc/bao-moi/" in text
    assert "/nguon/danh-muc/bao-moi/" not in client_for(CLERK).get("/nguon/danh-muc/").content.decode()


def test_switching_on_keeps_basis_and_terms_and_looks_where_it_lists(
    house: people.House, client_for: ClientFor
) -> None:
    browser = client_for(SORTER)
    answer = browser.post("/nguon/danh-muc/bao-kon-tum/", ON)
    probe, outlet = Probe.objects.get(), Outlet.objects.get()
    assert answer.url == f"/nguon/thu/{probe.pk}/"
    assert (outlet.name, outlet.level, outlet.province) == ("Báo Kon Tum", "province", "Kon Tum")
    assert (outlet.terms, outlet.terms_by) == (ON["terms"], SORTER.key)
    assert (probe.kind, probe.options["outlet"]) == ("discover", outlet.key)
    assert [line.verb for line in AuditEvent.objects.order_by("id")][-2:] == ["outlet.add", "outlet.terms"]
    assert "đã đăng ký, chưa có địa chỉ đọc tin" in browser.get("/nguon/danh-muc/").content.decode()
    week.source(outlet)
    assert "đang đọc 1 địa chỉ" in browser.get("/nguon/danh-muc/").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [{"home": ""}, {"home": "https://facebook.com/baokontum"}, {"legal_basis": " "}, {"terms": ""}, {"press_type": ""}],
    ids=str,
)
def test_nothing_is_switched_on_without_address_basis_and_terms(
    house: people.House, client_for: ClientFor, wrong: dict[str, str]
) -> None:
    assert client_for(SORTER).post("/nguon/danh-muc/bao-kon-tum/", ON | wrong).status_code == 422
    assert not Outlet.objects.exists() and not Probe.objects.exists()


def test_an_outlet_without_a_known_address_asks_for_it(house: people.House, client_for: ClientFor) -> None:
    text = client_for(SORTER).get("/nguon/danh-muc/truyen-thanh-xa/").content.decode()
    assert "danh mục chưa ghi" in text
    assert client_for(SORTER).get("/nguon/danh-muc/khong-co/").status_code == 404


def test_several_are_ticked_and_switched_on_in_one_form(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    ticked = {"noi": ["nhan-dan", "vnexpress", "kto", "truyen-thanh-xa", "khong-co"], "confirmed": "on"}
    assert browser.post("/nguon/danh-muc/", ticked | {"confirmed": ""}).status_code == 422
    assert browser.post("/nguon/danh-muc/", {"confirmed": "on"}).status_code == 422
    assert not Outlet.objects.exists()
    answer = browser.post("/nguon/danh-muc/", ticked, follow=True)
    told = {one.name: (one.kind, one.home, one.terms) for one in Outlet.objects.all()}
    assert told == {
        "Báo Nhân Dân": ("press", "https://nhandan.vn/", ""),
        "VnExpress": ("press", "https://vnexpress.net/", ""),
        "kto.vn (“Kon Tum 24h”)": ("aggregator", "https://kto.vn/", ""),
    }
    assert all("Nghị định 244/2026/NĐ-CP" in one.legal_basis for one in Outlet.objects.all())
    assert Probe.objects.filter(kind="discover").count() == 3
    text = answer.content.decode()
    assert text.count("xem kênh tin tìm được") == 3 and "điều khoản: chưa ai đọc và ghi" in text
    browser.post("/nguon/danh-muc/", ticked | {"terms": "Không nói về đọc tự động."})  # again: nothing twice
    assert (Outlet.objects.count(), Probe.objects.count()) == (3, 3)
    assert client_for(CLERK).post("/nguon/danh-muc/", ticked | {"noi": ["tuoi-tre"]}).status_code == 422
    assert not Outlet.objects.filter(name="Tuổi Trẻ").exists()


def test_what_came_in_by_another_way_is_not_registered_twice(house: people.House, client_for: ClientFor) -> None:
    told = {"kind": "unknown", "legal_basis": "Luật Báo chí", "sample": True}
    sources.put_outlet(key="vne", name="VnExpress", home="https://www.vnexpress.net/", by=SORTER, now=THURSDAY, **told)
    browser = client_for(SORTER)
    assert "đã đăng ký, chưa có địa chỉ đọc tin" in browser.get("/nguon/danh-muc/").content.decode()
    browser.post("/nguon/danh-muc/", {"noi": ["vnexpress", "nhan-dan"], "confirmed": "on"})
    assert set(Outlet.objects.values_list("name", flat=True)) == {"VnExpress", "Báo Nhân Dân"}
    assert Outlet.objects.count() == 2


def test_what_came_in_by_opml_is_switched_on_as_the_outlet_that_it_is(
    house: people.House, client_for: ClientFor
) -> None:
    browser = client_for(SORTER)
    row = ("VNE", "https://vnexpress.net/rss/a.rss", "https://www.vnexpress.net/", "rss")
    sources.take_in(rows=[row], legal_basis="Luật Báo chí", sample=True, by=SORTER, now=THURSDAY)
    sources.switch(source=Source.objects.get(), enabled=False, by=SORTER, now=THURSDAY)
    assert "/nguon/danh-muc/vnexpress/" in browser.get("/nguon/danh-muc/").content.decode()
    answer = browser.post("/nguon/danh-muc/vnexpress/", ON | {"home": "https://vnexpress.net/"})
    outlet = Outlet.objects.get()
    assert answer.url == f"/nguon/thu/{Probe.objects.get().pk}/"
    assert (outlet.name, outlet.kind, outlet.terms) == ("VnExpress", "press", ON["terms"])
    assert Source.objects.get().outlet == outlet


def test_only_what_was_switched_on_is_said_to_be(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    browser.post("/nguon/danh-muc/", {"noi": ["nhan-dan"], "confirmed": "on"})
    again = {"noi": ["nhan-dan", "vnexpress", "truyen-thanh-xa"], "confirmed": "on"}
    text = browser.post("/nguon/danh-muc/", again, follow=True).content.decode()
    assert "Đã bật 1 nơi" in text and "Bỏ qua 2 nơi" in text
    text = browser.post("/nguon/danh-muc/", again, follow=True).content.decode()
    assert "Đã bật" not in text and "Bỏ qua 3 nơi" in text


def test_communes_of_one_portal_are_outlets_of_their_own(house: people.House) -> None:
    portal = "https://cong.example"
    rows = [
        ("Xã Một", f"{portal}/mot/rss", f"{portal}/mot/", "rss"),
        ("Xã Hai", f"{portal}/hai/rss", f"{portal}/hai/", "rss"),
        ("Thông báo của xã Một", f"{portal}/thong-bao.rss", f"{portal}/mot", "rss"),
    ]
    sources.take_in(rows=rows, legal_basis="Luật Báo chí", sample=True, by=SORTER, now=THURSDAY)
    found = {source.url.removeprefix(portal): source.outlet.name for source in Source.objects.all()}
    assert found == {"/mot/rss": "Xã Một", "/hai/rss": "Xã Hai", "/thong-bao.rss": "Xã Một"}


def test_each_row_tells_robots_and_terms(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    browser.post("/nguon/danh-muc/bao-kon-tum/", ON)
    refused = {"ok": False, "robots": "robots.disallowed"}
    sources.answer(probe=Probe.objects.get(), told=refused, by=SORTER, now=THURSDAY)
    text = browser.get("/nguon/danh-muc/").content.decode()
    assert "không cho đọc" in text and ON["terms"] in text


def test_who_keeps_no_sources_switches_none_on(house: people.House, client_for: ClientFor) -> None:
    assert client_for(CLERK).post("/nguon/danh-muc/bao-kon-tum/", ON).status_code == 422
    assert not Outlet.objects.exists()


def opml(*rows: tuple[str, str]) -> SimpleUploadedFile:
    lines = "".join(f'<outline text="{title}" xmlUrl="{url}"/>' for title, url in rows)
    return SimpleUploadedFile("kenh.opml", f"<opml><body>{lines}</body></opml>".encode())


def test_a_file_brings_new_feeds_and_tells_of_the_others(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    week.source(week.outlet())
    known = Source.objects.get().url
    file = opml(
        ("Báo Một", "https://mot.example/rss"),
        ("Báo Một lần nữa", "http://www.mot.example/rss/"),
        ("Đã có", known),
        ("Trang mạng xã hội", "https://facebook.com/x"),
        ("Tệp", "file:///etc/passwd"),
        ("Cổng lạ", "http://a.example:8080/"),
        ("Nội bộ", "http://192.168.1.1/rss"),
        ("Máy này", "http://[::1]/rss"),
    )
    text = browser.post("/nguon/opml/", {"file": file, "legal_basis": "Luật Báo chí"}).content.decode()
    said_of = (
        "Đã thêm 1 nguồn",
        "2 địa chỉ trùng",
        "5 địa chỉ không nhận",
        "mạng xã hội",
        "cổng 80 và 443",
        "nội bộ, ",
    )
    for said in said_of:
        assert said in text
    new = Source.objects.get(url="https://mot.example/rss")
    assert (new.outlet.kind, new.outlet.legal_basis, new.interval) == ("unknown", "Luật Báo chí", 5)
    assert Source.objects.count() == 2


def test_a_feed_belongs_to_the_outlet_at_its_host_whatever_its_title(
    house: people.House, client_for: ClientFor
) -> None:
    told = {"kind": "press", "press_type": "electronic", "legal_basis": "Luật Báo chí", "sample": True}
    sources.put_outlet(key="bao-mot", name="Báo Một", home="https://www.mot.example/", by=SORTER, now=THURSDAY, **told)
    file = opml(
        ("Tin trong nước", "https://rss.mot.example/trong-nuoc.rss"),
        ("Kênh JSON", "https://mot.example/feed.json"),
        ("Báo Một", "https://khac.example/rss"),  # another site that calls itself the same
    )
    client_for(SORTER).post("/nguon/opml/", {"file": file, "legal_basis": "Luật Báo chí"})
    found = {source.url: (source.outlet.key, source.kind) for source in Source.objects.select_related("outlet")}
    assert found["https://rss.mot.example/trong-nuoc.rss"] == ("bao-mot", "rss")
    assert found["https://mot.example/feed.json"] == ("bao-mot", "json")
    assert found["https://khac.example/rss"][0] != "bao-mot"
    out = read_opml(client_for(CLERK).get("/nguon/opml/tai-ve/").content)
    assert {(one.url, one.json) for one in out} >= {("https://mot.example/feed.json", True)}


def test_a_file_without_a_basis_or_with_a_doctype_changes_nothing(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    bad = SimpleUploadedFile("x.opml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><opml/>")
    answer = browser.post("/nguon/opml/", {"file": bad, "legal_basis": "Luật"})
    assert answer.status_code == 422 and "DOCTYPE" in answer.content.decode()
    assert (
        browser.post("/nguon/opml/", {"file": opml(("a", "https://a.example/")), "legal_basis": ""}).status_code == 422
    )
    assert (
        client_for(CLERK)
        .post("/nguon/opml/", {"file": opml(("a", "https://a.example/")), "legal_basis": "x"})
        .status_code
        == 422
    )
    assert not Source.objects.exists()


def test_the_feeds_go_out_as_a_file(house: people.House, client_for: ClientFor) -> None:
    week.source(week.outlet())
    answer = client_for(CLERK).get("/nguon/opml/tai-ve/")
    assert "attachment" in answer["Content-Disposition"]
    assert [one.url for one in read_opml(answer.content)] == [Source.objects.get().url]
