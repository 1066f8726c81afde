"""A whole work file leaves as one ZIP that proves itself; the XML holds by its schema, what is damaged is named."""

import hashlib
import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree
from PIL import Image

from hoiam.command import main
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.dossiers import actions
from hoiam.desk.dossiers.models import Dossier
from hoiam.desk.files import actions as files
from hoiam.desk.papers import actions as papers
from hoiam.outside.keep import Keep
from hoiam.outside.keep.parcel import pack, verify
from tests.people import CHECKER, CLERK, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
WHO = {"by": CLERK, "now": THURSDAY}


@pytest.fixture(autouse=True)
def keep(at: At, tmp_path: Path, settings: Any) -> Keep:
    at(THURSDAY)
    settings.HOIAM_FILES = tmp_path / "files"
    return Keep(str(settings.HOIAM_FILES))


def picture() -> bytes:
    held = BytesIO()
    Image.new("RGB", (1200, 600), "white").save(held, "JPEG")
    return held.getvalue()


def sheets(count: int) -> bytes:
    made = pypdfium2.PdfDocument.new()
    for _ in range(count):
        made.new_page(595, 842)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


def paper(house: House, keep: Keep, name: str, kind: str, data: bytes) -> Any:
    told = {"kind": "other", "sender": "Báo Thông Reo", "subject": f"Giấy {name}", "number": "47/CV-TR"}
    made = papers.register(office=house.office, received_at=THURSDAY, **told, **WHO)
    if data:
        facts = {"purpose": "paper", "subject": str(made.pk), "name": name, "content_type": kind, "size": len(data)}
        files.note(office=house.office.key, sha256=keep.put(data), **facts, **WHO)
    return made


def filed(house: House, keep: Keep) -> Dossier:
    told = {"notation": "05.VHTT", "title": "Cấp nước ở Đăk Ui", "keep_years": 20}
    dossier = actions.open_file(office=house.office, **told, **WHO)
    things = [
        paper(house, keep, "công văn.pdf", "application/pdf", sheets(2)),
        paper(house, keep, "ảnh.jpg", "image/jpeg", picture()),
        paper(house, keep, "hỏng.pdf", "application/pdf", b"%PDF-1.7 broken"),
        paper(house, keep, "", "", b""),
    ]
    actions.add(dossier=dossier, things=things, **WHO)
    return actions.close(dossier=dossier, **WHO)


def parcel(dossier: Dossier, client_for: ClientFor) -> bytes:
    answer = client_for(CLERK).post(f"/van-ban/ho-so/{dossier.pk}/xuat/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="ho-so-2022-05-VHTT.zip"'
    data: bytes = answer.content
    return data


def changed(data: bytes, **bytes_of: bytes) -> bytes:
    held = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, bytes_of.get(name.partition("/")[2][:3], old.read(name)))
    return held.getvalue()


def test_the_parcel_holds_cover_list_papers_files_schema_and_sums(
    house: House, client_for: ClientFor, keep: Keep
) -> None:
    data = parcel(filed(house, keep), client_for)
    with ZipFile(BytesIO(data)) as zipped:
        names = zipped.namelist()
        whole = pypdfium2.PdfDocument(zipped.read("ho-so.pdf"))
        said = "\n".join(page.get_textpage().get_text_range() for page in whole)
    tep = ["tep/001-01-cong-van.pdf", "tep/002-01-anh.jpg", "tep/003-01-hong.pdf"]
    assert names == ["SHA256SUMS", "ho-so-1.xsd", "ho-so.pdf", "ho-so.xml", *tep]
    assert len(whole) == 2 + 2 + 1 + 1 + 1  # cover, list; two sheets; the picture; two stand-ins
    assert "HỒ SƠ" in said and "MỤC LỤC VĂN BẢN, TÀI LIỆU" in said and "bản giấy lưu tại văn thư" in said
    assert verify(data) == []


def test_the_xml_holds_by_the_schema_that_lies_beside_it(house: House, client_for: ClientFor, keep: Keep) -> None:
    with ZipFile(BytesIO(parcel(filed(house, keep), client_for))) as zipped:
        schema = etree.XMLSchema(etree.fromstring(zipped.read("ho-so-1.xsd")))
        root = etree.fromstring(zipped.read("ho-so.xml"))
        schema.assertValid(root)
        files = list(root.iter("{urn:hoiam:ho-so:1}File"))
        assert [file.text for file in files] == ["công văn.pdf", "ảnh.jpg", "hỏng.pdf"]
        assert [file.get("sha256") for file in files] == [
            hashlib.sha256(zipped.read(file.get("path", ""))).hexdigest() for file in files
        ]
    assert root.findtext("{*}FileNotation") == "05.VHTT" and root.findtext("{*}Maintenance") == "20 năm"


def test_that_somebody_took_it_stands_in_the_audit_with_its_digest(
    house: House, client_for: ClientFor, keep: Keep
) -> None:
    data = parcel(filed(house, keep), client_for)
    line = AuditEvent.objects.get(verb="dossier.export")
    assert (line.actor_key, line.facts["sha256"]) == (CLERK.key, hashlib.sha256(data).hexdigest())


def test_a_file_damaged_in_the_store_is_named_and_the_rest_goes_out(
    house: House, client_for: ClientFor, keep: Keep
) -> None:
    dossier = filed(house, keep)
    sha = dossier.items.get(ordinal=1).files[0]["sha256"]
    Path(keep.root, sha[:2], sha[2:4], sha).write_bytes(b"damaged")
    data = parcel(dossier, client_for)
    with ZipFile(BytesIO(data)) as zipped:
        assert b'state="damaged"' in zipped.read("ho-so.xml") and "tep/001-01-cong-van.pdf" not in zipped.namelist()
    assert verify(data) == []


def test_a_file_too_large_is_refused_before_anything_is_loaded(
    house: House, client_for: ClientFor, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = filed(house, keep)
    monkeypatch.setattr("hoiam.web.screens.dossiers.export.LARGEST", 100)
    monkeypatch.setattr(Keep, "get", lambda *_: pytest.fail("loaded"))
    answer = client_for(CLERK).post(f"/van-ban/ho-so/{dossier.pk}/xuat/", follow=True)
    assert "Chưa xuất được hồ sơ: tệp quá lớn" in answer.content.decode()


def test_the_command_finds_what_was_altered_taken_out_or_put_in(
    house: House, client_for: ClientFor, keep: Keep, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = parcel(filed(house, keep), client_for)
    file = tmp_path / "ho-so.zip"

    def told(given: bytes) -> tuple[int, Any]:
        file.write_bytes(given)
        code = main(["dossier", "verify", str(file), "--json"])
        return code, json.loads(capsys.readouterr().out or "{}")

    assert told(data) == (0, {"whole": True, "faults": []})
    code, found = told(changed(data, **{"002": b"other"}))
    name = "tep/002-01-anh.jpg"
    assert (code, found["faults"]) == (1, [{"code": "altered", "name": name}, {"code": "told", "name": name}])
    held = BytesIO(data)
    with ZipFile(held, "a") as more:
        more.writestr("tep/them.txt", "x")
    assert told(held.getvalue())[1]["faults"] == [{"code": "unlisted", "name": "tep/them.txt"}]
    assert told(b"no zip")[0] == 2
    assert told(pack({"ho-so.xml": b"<a"}))[1]["faults"] == [{"code": "xml", "name": "ho-so.xml"}]


def test_the_same_files_give_the_same_parcel() -> None:
    assert pack({"b": b"1", "a": b"2"}) == pack({"a": b"2", "b": b"1"})


def test_a_stranger_to_the_file_gets_none_of_it(house: House, client_for: ClientFor, keep: Keep) -> None:
    dossier = filed(house, keep)
    assert client_for(VERIFIER).post(f"/van-ban/ho-so/{dossier.pk}/xuat/").status_code == 404
    assert client_for(CLERK).get(f"/van-ban/ho-so/{dossier.pk}/xuat/").status_code == 405
    assert client_for(CHECKER).get(f"/van-ban/ho-so/{dossier.pk}/muc-luc/pdf/").content.startswith(b"%PDF")
    assert client_for(CHECKER).get(f"/van-ban/ho-so/{dossier.pk}/muc-luc/exe/").status_code == 404
