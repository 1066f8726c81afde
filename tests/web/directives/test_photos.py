"""A paper photographed page by page: put in order, bad pictures told by name, read as one scan of so many pages."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

from hoiam.desk.directives.models import Directive, Scan
from hoiam.outside.keep import Keep
from hoiam.outside.render.pages import count
from hoiam.outside.scan.bound import bound
from tests.people import CHECKER, CLERK, LEADER, THURSDAY, House
from tests.web.conftest import At, ClientFor

AT = "/van-ban/den/anh/"
GREYS = {"trang-a.jpg": 40, "trang-b.jpg": 120, "trang-c.jpg": 220}


@pytest.fixture(autouse=True)
def _thursday(at: At, tmp_path, settings) -> None:
    settings.HOIAM_FILES = tmp_path
    at(THURSDAY)


def photo(name: str, turned: int = 0) -> SimpleUploadedFile:
    """Return a picture of one grey with words on it, as a telephone sends it: perhaps lying, with where it was made."""
    made, image = BytesIO(), Image.new("RGB", (240, 340), (GREYS[name],) * 3)
    ImageDraw.Draw(image).text((30, 40), f"CONG VAN {name}", fill="black")
    exif = Image.Exif()
    exif[0x0112], exif[0x0110] = turned or 1, "Máy Mẫu"
    image.save(made, "JPEG", exif=exif)
    return SimpleUploadedFile(name, made.getvalue(), "image/jpeg")


def kept(page: str) -> list[str]:
    return re.findall(r'name="kept" value="([^"]+)"', page)


def order(page: str) -> list[str]:
    return re.findall(r"trang-\w\.jpg(?=,)", page)


def sent(browser: Any, deed: str, page: str = "", *names: str, status: int = 200) -> str:
    answer = browser.post(AT, {"lam": deed, "kept": kept(page), "file": [photo(name) for name in names]})
    assert answer.status_code == status
    return str(answer.content.decode())


def test_pages_are_added_moved_dropped_and_read_as_one_paper(house: House, client_for: ClientFor, tmp_path) -> None:
    browser = client_for(CLERK)
    assert f'href="{AT}"' in browser.get("/van-ban/den/").content.decode()
    first = browser.get(AT).content.decode()
    assert "multiple" in first and 'capture="environment"' in first
    page = sent(browser, "them", "", "trang-b.jpg", "trang-a.jpg")
    page = sent(browser, "them", page, "trang-c.jpg")
    assert order(page) == ["trang-b.jpg", "trang-a.jpg", "trang-c.jpg"] and page.count("data:image/jpeg") == 3
    page = sent(browser, "len-1", page)
    assert order(page) == ["trang-a.jpg", "trang-b.jpg", "trang-c.jpg"]
    assert order(sent(browser, "xuong-0", page)) == ["trang-b.jpg", "trang-a.jpg", "trang-c.jpg"]
    assert order(sent(browser, "bo-1", page)) == ["trang-a.jpg", "trang-c.jpg"]
    assert order(sent(browser, "len-99", page)) == order(page)  # a button of nobody moves nothing
    assert not Scan.objects.exists()
    answer = browser.post(AT, {"lam": "doc", "kept": kept(page)})
    scan = Scan.objects.get()
    assert answer.headers["Location"] == f"/van-ban/den/dang-doc/{scan.pk}/"
    data = Keep(str(tmp_path)).get(scan.sha256)
    assert scan.pages.count() == 3 == count(data) and scan.name.endswith("-3-trang.pdf")
    assert "Máy Mẫu".encode() not in data and b"CreationDate" not in data


def test_a_picture_that_is_none_is_told_by_its_name_and_the_others_stay(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    bad = SimpleUploadedFile("hong.jpg", b"\xff\xd8\xff not a picture", "image/jpeg")
    empty = SimpleUploadedFile("trong.png", b"", "image/png")
    answer = browser.post(AT, {"lam": "doc", "file": [photo("trang-a.jpg"), bad, empty]})
    page = answer.content.decode()
    assert answer.status_code == 422 and "hong.jpg" in page and "trong.png" in page
    assert order(page) == ["trang-a.jpg"] and not Scan.objects.exists()  # nothing is read while one is missing
    assert "ít nhất một trang" in sent(browser, "doc", status=422)


def test_the_same_pages_in_the_same_order_are_the_same_scan_and_in_another_another(
    house: House, client_for: ClientFor
) -> None:
    browser = client_for(CLERK)
    page = sent(browser, "them", "", "trang-a.jpg", "trang-b.jpg")
    for _twice in range(2):
        browser.post(AT, {"lam": "doc", "kept": kept(page)})
    assert Scan.objects.count() == 1
    browser.post(AT, {"lam": "doc", "kept": kept(sent(browser, "len-1", page))})
    assert Scan.objects.count() == 2


def test_more_pages_than_a_scan_may_have_are_told(house: House, client_for: ClientFor, monkeypatch) -> None:
    monkeypatch.setattr("hoiam.web.screens.directives.photos.MOST", 2)
    page = sent(client_for(CLERK), "them", "", *GREYS, status=422)
    assert "tối đa 2 trang" in page and len(order(page)) == 2


@pytest.mark.parametrize("stranger", [LEADER, CHECKER])
def test_who_reads_no_dispatches_keeps_no_picture(house: House, client_for: ClientFor, tmp_path, stranger) -> None:
    browser = client_for(stranger)
    answer = browser.post(AT, {"lam": "doc", "file": [photo("trang-a.jpg")]})
    assert 'name="file"' not in answer.content.decode() and not Scan.objects.exists() and not Directive.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_lying_photo_stands_in_the_bound_paper(house: House, client_for: ClientFor, tmp_path) -> None:
    browser = client_for(CLERK)
    answer = browser.post(AT, {"lam": "doc", "file": [photo("trang-a.jpg", turned=6)]})
    assert answer.status_code == 302
    import pypdfium2

    with pypdfium2.PdfDocument(Keep(str(tmp_path)).get(Scan.objects.get().sha256)) as paper:
        width, height = paper[0].get_size()
    assert width > height  # 240 × 340 turned as the camera said
    assert bound([photo("trang-b.jpg").read()]) == bound([photo("trang-b.jpg").read()])
