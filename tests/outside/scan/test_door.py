"""The door for files: hostile ones are refused by name before any library opens them; a photo loses its place."""

import io
import tracemalloc

import pytest
from PIL import Image

from hoiam.core.errors import Permanent
from hoiam.desk.files.words import REFUSED
from hoiam.outside.render.read_docx import read_docx
from hoiam.outside.scan import kinds, look, package, photo, scan
from tests.outside.scan import hostile

ENTITIES = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>'


def reason_of(data: bytes, name: str = "", allowed: frozenset[str] = kinds.PAPERS) -> str:
    with pytest.raises(Permanent) as refused:
        look(data, name, allowed)
    return refused.value.reason


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        ({"../../etc/cron.d/x": b"x"}, "scan.zip_path"),
        ({"/etc/passwd": b"x"}, "scan.zip_path"),
        ({"..\\..\\windows\\x": b"x"}, "scan.zip_path"),
        ({"C:/windows/x": b"x"}, "scan.zip_path"),
        ({"word/vbaProject.bin": b"macro"}, "scan.macro"),
        ({"word/embeddings/inner.docx": b"PK"}, "scan.zip_nested"),
        ({"word/document.xml": ENTITIES}, "scan.zip_dtd"),
        ({"word/document.xml": ENTITIES.decode().encode("utf-16")}, "scan.zip_dtd"),
        ({"word/document.xml": b'<w:tc><w:gridSpan w:val="100000000"/></w:tc>'}, "scan.zip_bomb"),
        ({"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"}, "scan.macro"),
    ],
)
def test_a_package_that_means_harm_is_refused_by_name(entries: dict[str, bytes], reason: str) -> None:
    base = {"[Content_Types].xml": hostile.TYPES, "word/document.xml": b"<w:document/>"}
    data = hostile.zipped(base | entries)
    assert reason_of(data) == reason
    with pytest.raises(Permanent, match=reason.replace(".", r"\.")):
        read_docx(data)


def test_a_link_inside_a_package_is_refused() -> None:
    base = {"[Content_Types].xml": hostile.TYPES, "word/document.xml": b"x", "word/l": b"/etc/passwd"}
    assert reason_of(hostile.zipped(base, links=("word/l",))) == "scan.zip_link"


@pytest.mark.parametrize("made", [hostile.many_entries, hostile.lying_count])
def test_a_hundred_thousand_entries_are_counted_not_read(made: object) -> None:
    data = made()  # type: ignore[operator]
    tracemalloc.start()
    assert reason_of(data) == "scan.zip_many"
    assert tracemalloc.get_traced_memory()[1] < 2 << 20  # bytes: the entries were never made
    tracemalloc.stop()


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    data = hostile.bomb()
    tracemalloc.start()
    assert reason_of(data) == "scan.zip_bomb"
    assert tracemalloc.get_traced_memory()[1] < 8 << 20
    tracemalloc.stop()


def test_a_good_package_is_let_in_and_read() -> None:
    data = hostile.good_docx()
    assert look(data, "Công văn 12.DOCX").kind == "docx"
    assert "Kính gửi" in scan(data, "cv.docx").text
    assert package.kind_of(data) == "docx"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"%PDF-1.7 x", "anh.jpg", "scan.mismatch"),
        (hostile.phone_photo(), "cong-van.pdf", "scan.mismatch"),
        (hostile.good_docx(), "bang.xlsx", "scan.mismatch"),
        (b"MZ\x90\x00program", "cong-van.docx", "scan.program"),
        (b"<html><script>alert(1)</script>", "bai.txt", "scan.program"),
        (b"<svg onload=alert(1)>", "anh.png", "scan.program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "cv.doc", "scan.old_office"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 90, "anh.heic", "scan.heic"),
        (b"ID3\x04" + b"\0" * 90, "ghi-am.mp3", "scan.kind"),
        (b"Rar!\x1a\x07\x00", "x.exe", "scan.mismatch"),
    ],
)
def test_content_decides_and_the_name_must_agree(data: bytes, name: str, reason: str) -> None:
    assert reason_of(data, name) == reason


def test_each_refusal_has_its_sentence() -> None:
    codes = {"zip_path", "zip_link", "zip_many", "zip_bomb", "zip_nested", "zip_dtd", "macro", "password", "broken"}
    codes |= {"empty", "too_large", "kind", "mismatch", "program", "old_office", "heic", "pixels", "no_text"}
    assert {f"scan.{code}" for code in codes} <= set(REFUSED)


def test_a_pixel_flood_is_refused_by_its_head() -> None:
    data = hostile.pixel_flood()
    tracemalloc.start()
    assert reason_of(data) == "scan.pixels"
    with pytest.raises(Permanent, match=r"scan\.pixels"):
        photo.clean(data)
    assert tracemalloc.get_traced_memory()[1] < 2 << 20
    tracemalloc.stop()


def test_a_tiff_says_how_large_it_is_too() -> None:
    out = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "TIFF", compression="group4")
    assert reason_of(out.getvalue()) == "scan.pixels"


def test_a_photo_is_kept_upright_and_without_place_and_device() -> None:
    sent = hostile.phone_photo(400, 300)
    assert b"Kieu 12" in sent
    data, content_type = photo.clean(sent)
    shown = Image.open(io.BytesIO(data))
    assert (shown.size, content_type) == ((300, 400), "image/jpeg")
    assert not dict(shown.getexif()) and "exif" not in shown.info and "comment" not in shown.info
    for trace in (b"Kieu", b"Hang May", b"chup boi", b"GPS"):
        assert trace not in data


def test_a_drawing_stays_a_png_and_loses_its_words() -> None:
    from PIL.PngImagePlugin import PngInfo

    words, out = PngInfo(), io.BytesIO()
    words.add_text("Author", "nguoi chup")
    Image.new("RGBA", (40, 20), (0, 0, 0, 0)).save(out, "PNG", pnginfo=words)
    data, content_type = photo.clean(out.getvalue())
    assert content_type == "image/png" and b"nguoi chup" not in data


def test_a_broken_photo_is_refused() -> None:
    with pytest.raises(Permanent, match=r"scan\.broken"):
        photo.clean(hostile.phone_photo()[:300])
