"""Entries by hand: five fields, photos without their place, the same road as everything else, no person anywhere."""

import io
import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hoiam.core.errors import Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.sight import Sight
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.files.models import StoredFile
from hoiam.desk.jobs.models import Job
from hoiam.desk.papers.models import Entry
from hoiam.desk.sources import actions as sources
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.units import actions as units
from hoiam.desk.watch.models import Hit
from hoiam.outside.keep import Keep
from hoiam.outside.scan import Scanned
from hoiam.run.hands import hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from tests import people
from tests.desk import made
from tests.outside.scan import hostile
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
NOW = people.THURSDAY + timedelta(hours=1)
DATA = {
    "key": "a" * 32,
    "channel": "print",
    "who": "press",
    "who_name": "Báo Thông Reo",
    "said_at": "2022-10-06T07:30",
    "title": "Đường vào thôn 7, xã Đăk Ui, huyện Đăk Hà bị sạt lở",
    "text": "Mưa lớn làm sạt lở đoạn đường vào thôn 7, xã Đăk Ui, huyện Đăk Hà.",
}


@pytest.fixture
def browser(house: people.House, client_for: ClientFor, at: At, settings: Any, tmp_path: Path) -> Client:
    settings.HOIAM_FILES = tmp_path
    at(NOW)
    return client_for(people.SORTER)


def send(browser: Client, **changes: Any) -> Any:
    return browser.post("/tin/nhap/", DATA | changes, follow=True)


def work() -> None:
    """Let the jobs run, as the engine does."""
    while run_due(KINDS, lambda: NOW, hands()):
        pass


def photo(name: str = "IMG_20221006.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, hostile.phone_photo(), "image/jpeg")


def test_an_entry_walks_the_road_of_every_article(browser: Client) -> None:
    assert "Đã nhận tin." in send(browser).content.decode()
    assert Job.objects.filter(kind="entry.take_in").count() == 1
    work()
    article = Article.objects.get()
    assert (article.title, article.outlet.name, article.source.kind) == (DATA["title"], "Báo Thông Reo", "manual")
    item = StoryItem.objects.get(hit__article=article)
    assert item.hit.relevant is True and "dak-ui" in " ".join(item.hit.places)
    assert item.labels.exists()
    assert DATA["title"] in browser.get("/tin/").content.decode()
    entry = Entry.objects.get()
    assert f"/tin/bai/{article.pk}/" in browser.get(f"/tin/nhap/{entry.pk}/").content.decode()
    page = browser.get(f"/tin/bai/{article.pk}/").content.decode()
    assert f'href="/tin/nhap/{entry.pk}/"' in page and "Đọc đủ ở trang gốc" not in page


def test_the_same_form_sent_twice_is_one_entry_and_one_article(browser: Client) -> None:
    send(browser)
    send(browser)
    work()
    work()
    assert (Entry.objects.count(), Article.objects.count(), StoryItem.objects.count()) == (1, 1, 1)


def test_that_it_concerns_us_is_kept_with_its_reason(browser: Client) -> None:
    text = "Đoạn đường gần trụ sở bị ngập mỗi khi mưa lớn."
    send(browser, title="Ngập đường gần trụ sở", text=text, concerns="yes", reason="Đường do huyện ta quản lý")
    work()
    hit = Hit.objects.get()
    assert (hit.relevant, hit.decided_by, hit.decided_reason) == (
        True,
        "chuyen-vien-trung-tam",
        "Đường do huyện ta quản lý",
    )
    line = AuditEvent.objects.get(verb="entry.enter")
    assert line.facts["reason"] == "Đường do huyện ta quản lý"


def test_who_does_not_sort_gives_a_reason_and_leaves_the_decision(browser: Client, client_for: ClientFor) -> None:
    unit = client_for(people.VERIFIER)
    send(unit, title="Ngập đường", text="Ngập.", concerns="yes", reason="Đường do xã quản lý")
    work()
    hit = Hit.objects.get()
    assert hit.relevant is True and hit.decided_by == ""
    assert hit.reasons[0]["code"] == "match.stated"


def test_a_statement_needs_its_reason_and_an_entry_its_title(browser: Client) -> None:
    assert send(browser, concerns="yes", reason="vì thế").status_code == 422
    assert send(browser, title="", url="").status_code == 422
    assert send(browser, said_at="2022-10-07T07:30").status_code == 422
    assert send(browser, who="").status_code == 422
    assert not Entry.objects.exists()


def test_what_people_said_is_kept_without_any_person(browser: Client) -> None:
    answer = send(
        browser,
        channel="link",
        who="people",
        title="Ông Nguyễn Văn Bảy phản ánh thiếu nước ở xã Đăk Ui, huyện Đăk Hà",
        text="Gọi 0905 123 456, trang facebook.com/bay.nguyen.77. Chị Trần Thị Lan cũng nói thiếu nước.",
        url="https://www.facebook.com/bay.nguyen.77/posts/1",
    ).content.decode()
    assert "Đã lược bỏ tên" in answer and "Không giữ đường dẫn" in answer
    work()
    everything = " ".join(
        str(row)
        for model in (Entry, Article, Version, Hit, StoryItem, AuditEvent, Job)
        for row in model.objects.values()
    )
    for secret in ("Bảy", "0905", "bay.nguyen", "Lan"):
        assert secret not in everything
    assert "thiếu nước" in everything
    assert Article.objects.get().outlet.name == "Người dân"


def test_what_people_told_one_office_stays_with_it(browser: Client) -> None:
    people.settle_other()
    send(browser, who="people", who_name="")
    work()
    assert {hit.office.key for hit in Hit.objects.all()} == {people.OFFICE}
    send(browser, key="b" * 32, title=DATA["title"] + " nặng")
    work()
    assert {hit.office.key for hit in Hit.objects.exclude(article__outlet__name="Người dân")} == {people.OFFICE, "khac"}


def test_a_link_to_a_paper_is_read_by_the_machine_and_the_typed_words_stand_in(browser: Client) -> None:
    url = "http://127.0.0.1:9/bai-viet.html"  # the guard lets nobody there
    send(browser, channel="link", url=url)
    work()
    assert Article.objects.get().title == DATA["title"]
    send(browser, key="c" * 32, channel="link", url=url, title="", text="")
    work()
    entry = Entry.objects.get(key="c" * 32)
    assert (entry.article, entry.problem) == (None, "fetch.port")
    assert "Chưa lấy được trang" in browser.get(f"/tin/nhap/{entry.pk}/").content.decode()


def test_a_page_of_the_networks_is_never_fetched(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hoiam.run.steps.asking.fetch_all", lambda *a, **k: pytest.fail("fetched"))
    assert (
        send(browser, who="public_page", who_name="Trang Đăk Hà", title="", url="https://fb.com/x").status_code == 422
    )
    send(browser, who="public_page", who_name="Trang Đăk Hà", channel="link", url="https://fb.com/dakha/1")
    work()
    assert Article.objects.get().outlet.kind == "public_page"


def test_a_photo_is_kept_without_place_and_device_and_shown(browser: Client, tmp_path: Path) -> None:
    sound = SimpleUploadedFile("ghi âm.mp3", b"ID3\x04" + b"\0" * 200, "audio/mpeg")
    send(browser, camera=[photo()], files=[photo("b.jpg"), sound])
    files = list(StoredFile.objects.order_by("id"))
    assert [file.content_type for file in files] == ["image/jpeg", "audio/mpeg"]  # the same photo twice is one
    data = Keep(str(tmp_path)).get(files[0].sha256)
    assert b"Kieu 12" not in data and not dict(Image.open(io.BytesIO(data)).getexif())
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"Kieu 12" in one for one in kept)  # the original is nowhere
    work()
    page = browser.get(f"/tin/bai/{Article.objects.get().pk}/").content.decode()
    assert f'src="/tep/{files[0].pk}/"' in page and "ghi âm.mp3" in page
    assert browser.get(f"/tep/{files[0].pk}/")["Content-Type"] == "image/jpeg"


def test_photos_stay_when_a_field_is_wrong(browser: Client) -> None:
    page = send(browser, title="", camera=[photo()]).content.decode()
    slip = re.search(r'name="kept" value="([^"]+)"', page)
    assert slip and not StoredFile.objects.exists()
    send(browser, kept=[slip[1], "made-up"])
    assert StoredFile.objects.get().content_type == "image/jpeg"


def test_a_slip_of_another_office_opens_nothing(browser: Client) -> None:
    from hoiam.web.screens.intake.uploads import Slip

    send(browser, kept=[Slip("khac", "a.jpg", "image/jpeg", "0" * 64, 1).signed])
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.png", hostile.pixel_flood(), "quá nhiều điểm ảnh"),
        ("a.jpg", b"MZ\x90program", "chương trình"),
        ("a.jpg", b"%PDF-1.7 x", "không khớp"),
        ("a.docx", hostile.good_docx(), "không dùng được ở đây"),
        ("a.svg", b"<svg onload=alert(1)>", "chương trình"),
    ],
)
def test_a_bad_file_is_told_by_name_and_the_words_stay(browser: Client, name: str, data: bytes, words: str) -> None:
    answer = send(browser, files=[SimpleUploadedFile(name, data)])
    page = answer.content.decode()
    assert answer.status_code == 422 and words in page and DATA["title"] in page
    assert not Entry.objects.exists() and not StoredFile.objects.exists()


def test_a_full_disk_loses_nothing_that_was_typed(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> str:
        raise Temporary("disk.full")

    monkeypatch.setattr(Keep, "put", full)
    page = send(browser, camera=[photo()]).content.decode()
    assert "đã đầy" in page and DATA["title"] in page
    assert not Entry.objects.exists()


def test_the_words_of_a_photo_are_a_draft_for_a_person(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = Scanned(Sight("Chữ đọc được"), "ocr", 1)
    monkeypatch.setattr("hoiam.web.screens.intake.enter.scan", lambda data: seen)
    page = send(browser, do="read", camera=[photo()]).content.decode()
    assert "do máy đọc" in page and "Chữ đọc được" in page and 'name="kept"' in page
    assert not Entry.objects.exists()
    assert "Chưa có ảnh nào" in send(browser, do="read").content.decode()


def test_the_bookmarklet_fills_the_form_and_changes_nothing(browser: Client, house: people.House) -> None:
    sources.put_outlet(
        key="thong-reo",
        name="Báo Thông Reo mẫu",
        kind="press",
        press_type="electronic",
        home="https://thongreo.vidu.vn/",
        legal_basis="mẫu",
        sample=True,
        by=MACHINE,
        now=NOW,
    )
    query = {"dia_chi": "https://www.thongreo.vidu.vn/a", "tieu_de": '"><script>x</script>', "doan": "Đoạn"}
    page = browser.get("/tin/nhap/?" + urlencode(query)).content.decode()
    assert 'value="https://www.thongreo.vidu.vn/a"' in page and "<script>x" not in page
    assert re.search(r'value="o:thong-reo"\s+selected', page)
    assert not Entry.objects.exists()
    for bad in ("javascript:alert(1)", "//dich.vidu.vn", "file:///etc/passwd"):
        assert bad not in browser.get("/tin/nhap/?" + urlencode({"dia_chi": bad})).content.decode()


def test_the_form_is_safe_from_other_sites(house: people.House, at: At) -> None:
    at(NOW)
    from tests.web.conftest import account

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(account(people.SORTER))
    assert strict.post("/tin/nhap/", DATA).status_code == 403
    assert Client().get("/tin/nhap/?dia_chi=https://vidu.vn").status_code == 302
    assert not Entry.objects.exists()


def test_the_bookmarklet_carries_no_secret_and_is_escaped(browser: Client) -> None:
    page = browser.get("/tin/nhap/kep-trang/")
    text = page.content.decode()
    assert "javascript:(()=" in text and "http://testserver/tin/nhap/" in text
    assert "cookie" not in text.lower() and browser.session.session_key not in text
    assert "'unsafe-inline'" not in page["Content-Security-Policy"]


@pytest.mark.parametrize("who", [people.CHECKER, people.STRANGER])
def test_who_enters_nothing_is_told_so(browser: Client, client_for: ClientFor, who: people.Actor) -> None:
    answer = send(client_for(who))
    assert answer.status_code in (403, 422)
    assert not Entry.objects.exists() and not Job.objects.filter(kind="entry.take_in").exists()


def test_another_offices_entry_is_not_found(browser: Client, client_for: ClientFor) -> None:
    send(browser)
    people.settle_other()
    other = client_for(people.actor("nguoi-khac", people.Role.TRUNG_TAM, "khac-trung-tam", "khac"))
    assert other.get(f"/tin/nhap/{Entry.objects.get().pk}/").status_code == 404


def test_a_frozen_office_takes_no_entry(browser: Client, house: people.House) -> None:
    units.freeze_office(office=house.office, by=MACHINE, now=NOW)
    assert "Gửi tin" not in browser.get("/tin/nhap/").content.decode()
    assert send(browser).status_code == 422
    assert not Entry.objects.exists()


def test_the_form_of_a_device_without_network_holds_nothing_of_anybody(browser: Client, house: people.House) -> None:
    made.outlet("bao-rieng")
    answer = browser.get("/tin/nhap/khong-mang/")
    text = answer.content.decode()
    assert answer.status_code == 200 and "data-offline" in text and answer.headers["Cache-Control"].startswith("public")
    assert "csrfmiddlewaretoken" not in text and "bao-rieng" not in text and house.office.key not in text
    assert 'type="file"' not in text  # a photo is never kept on the device
    script = browser.get("/tin/nhap/worker.js")
    assert script["Content-Type"].startswith("text/javascript")
    assert "bao-rieng" in browser.get("/tin/nhap/").content.decode()
