"""The office's letterhead and Word templates by plain forms: what is set shows on later letters, never on old ones."""

from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import Letter
from hoiam.desk.units.models import Office
from tests.people import CLERK, SECOND_EYES, THURSDAY, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
ROOT = "/cai-dat/the-thuc/"
HEAD = {"superior": "", "lines": "ỦY BAN NHÂN DÂN\nHUYỆN MẪU", "place": "Huyện Mẫu", "notation": "UBND-VHTT"}
HEAD |= {"recipients": "Như trên\nVăn phòng", "keep": "VHTT", "contact": "Phòng mẫu"}


@pytest.fixture(autouse=True)
def _thursday(at: At, tmp_path: Path, settings: Any) -> None:
    at(THURSDAY)
    settings.HOIAM_FILES = tmp_path / "files"


def begun(client_for: ClientFor, kind: str = "phan_hoi") -> bytes:
    data: bytes = client_for(CLERK).get(f"{ROOT}mau/{kind}/tai/bat-dau/").content
    return data


def brought(client_for: ClientFor, data: bytes, kind: str = "phan_hoi", name: str = "mau.docx") -> Any:
    return client_for(CLERK).post(f"{ROOT}mau/{kind}/", {"file": SimpleUploadedFile(name, data)})


def test_the_letterhead_is_set_for_letters_to_come(house: House, client_for: ClientFor) -> None:
    old = letters.issue(letter=road.approved(house), by=CLERK, now=THURSDAY)
    browser = client_for(CLERK)
    assert browser.post(f"{ROOT}ten-co-quan/", HEAD).status_code == 302
    page = browser.get(ROOT).content.decode()
    assert "HUYỆN MẪU" in page and "01/UBND-VHTT" in page and "Huyện Mẫu, ngày" in page
    assert Letter.objects.get(pk=old.pk).full_number == "01/UBND-VX"
    changes = AuditEvent.objects.get(verb="paper.head").facts["changes"]
    assert changes["notation"] == [None, "UBND-VHTT"]


@pytest.mark.parametrize("changed", [{"lines": " "}, {"notation": "UBND VX"}, {"notation": "1/UBND"}, {"place": ""}])
def test_a_letterhead_that_cannot_be_is_refused(house: House, client_for: ClientFor, changed: dict[str, str]) -> None:
    assert client_for(CLERK).post(f"{ROOT}ten-co-quan/", HEAD | changed).status_code == 422
    assert "lines" not in Office.objects.get().settings["paper"]["letter"]


def test_a_template_is_tried_used_and_left_again(house: House, client_for: ClientFor) -> None:
    letter = road.approved(house)
    answer = brought(client_for, begun(client_for, letter.kind), letter.kind)
    page = answer.content.decode()
    assert answer.status_code == 200 and "Đã dùng mẫu này" in page
    browser = client_for(CLERK)
    assert "theo mẫu của cơ quan" in browser.get(f"/van-ban/{letter.pk}/").content.decode()
    word = docx.Document(BytesIO(browser.get(f"/van-ban/{letter.pk}/tai/mau/").content))
    said = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    assert "UBND-VX" in said and "{{" not in said
    assert browser.get(f"{ROOT}mau/{letter.kind}/tai/thu/").content.startswith(b"PK")
    browser.post(f"{ROOT}mau/{letter.kind}/thoi/")
    assert browser.get(f"/van-ban/{letter.pk}/tai/mau/").status_code == 404
    assert AuditEvent.objects.filter(verb="paper.template").count() == 2


def test_a_template_with_a_strange_name_says_which_and_is_not_used(house: House, client_for: ClientFor) -> None:
    word = docx.Document(BytesIO(begun(client_for)))
    word.add_paragraph("{{ ho_ten_nguoi_dan }}")
    held = BytesIO()
    word.save(held)
    answer = brought(client_for, held.getvalue())
    assert answer.status_code == 422 and "ho_ten_nguoi_dan" in answer.content.decode()
    assert "templates" not in Office.objects.get().settings["paper"]


@pytest.mark.parametrize("name", ["mau.docm", "mau.pdf"])
def test_a_file_of_another_kind_is_refused(house: House, client_for: ClientFor, name: str) -> None:
    assert brought(client_for, b"%PDF-1.7", name=name).status_code == 422


def test_only_who_answers_for_papers_sets_their_form(house: House, client_for: ClientFor) -> None:
    browser = client_for(SECOND_EYES)
    for path in ("", "ten-co-quan/", "mau/cong_van/", "mau/cong_van/tai/bat-dau/"):
        assert browser.get(f"{ROOT}{path}").status_code == 403
    assert client_for(CLERK).get(f"{ROOT}mau/khong_co/").status_code == 404
    assert client_for(CLERK).get(f"{ROOT}mau/cong_van/thoi/").status_code == 405
