"""The registers on screen and as files: ten columns, no formula, by year, kind and words; the clerk's own pages."""

from io import BytesIO

import docx
import pytest
from python_calamine import CalamineWorkbook

from hoiam.desk.cases.models import Case
from hoiam.desk.letters import actions as letters
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper
from hoiam.desk.press.models import PressRequest
from hoiam.desk.reports import actions as reports
from tests.people import CLERK, DIRECTOR, SECOND_EYES, SORTER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
IN, OUT = "/van-ban/giay-to/", "/van-ban/so-van-ban/"
FORMULA = '=HYPERLINK("http://x.example";"a")'


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def came(house: House, subject: str = "Nước sạch ở Đăk Ui") -> Paper:
    told = {"kind": "other", "sender": "Báo Thông Reo", "number": "47/CV-TR", "received_at": THURSDAY}
    return papers.register(office=house.office, subject=subject, by=CLERK, now=THURSDAY, **told)


def cells(data: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).to_python()


def test_the_incoming_register_has_the_decrees_ten_columns_and_no_formula(house: House, client_for: ClientFor) -> None:
    came(house, FORMULA)
    sheet = client_for(CLERK).get(f"{IN}?tep=xlsx").content
    rows = cells(sheet)
    assert rows[0][:3] == ["Ngày đến", "Số đến", "Tác giả"] and rows[0][9] == "Ghi chú"
    assert rows[0][10:] == ["Mức độ khẩn", "Người ký", "Số trang", "Số bản nhận", "Hạn giải quyết"]
    assert rows[1][5] == FORMULA and rows[1][1] == "01"
    from zipfile import ZipFile

    inside = ZipFile(BytesIO(sheet)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in inside


def test_both_registers_print(house: House, client_for: ClientFor) -> None:
    came(house)
    letters.issue(letter=road.approved(house), by=CLERK, now=THURSDAY)
    browser = client_for(CLERK)
    for path, title, said in (
        (IN, "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", "Nước sạch"),
        (OUT, "SỔ ĐĂNG KÝ VĂN BẢN ĐI", "01/UBND-VX"),
    ):
        word = docx.Document(BytesIO(browser.get(f"{path}?tep=docx").content))
        assert title in [paragraph.text for paragraph in word.paragraphs]
        assert said in "\n".join(cell.text for row in word.tables[1].rows for cell in row.cells)
        assert browser.get(f"{path}?tep=pdf").content.startswith(b"%PDF")


def test_the_outgoing_register_lists_the_reports_that_have_their_numbers_from_it(
    house: House, client_for: ClientFor
) -> None:
    letters.issue(letter=road.approved(house), by=CLERK, now=THURSDAY)
    report = reports.open_quick(office=house.office, case=Case.objects.get(), by=SORTER, now=THURSDAY)
    reports.freeze(report=report, by=SORTER, now=THURSDAY)
    browser = client_for(CLERK)
    page = browser.get(OUT).content.decode()
    link = f'href="/bao-cao/{report.pk}/"'
    assert "01/UBND-VX" in page and "01/BC-UBND" in page and link not in page  # nobody has approved what it says
    rows = cells(browser.get(f"{OUT}?tep=xlsx&loai=BC").content)
    assert [row[0] for row in rows[1:]] == ["01/BC-UBND"] and rows[1][9] == "Giữ số, chưa phát hành"
    assert "01/BC-UBND" in browser.get(f"{OUT}?q=bc+ubnd").content.decode()
    for query in ("q=khong+co", "nam=2021", "loai=CV"):
        assert "01/BC-UBND" not in browser.get(f"{OUT}?{query}").content.decode()
    reports.approve(report=report, by=DIRECTOR, now=THURSDAY)
    assert link in browser.get(OUT).content.decode()


def test_registers_are_searched_by_words_year_and_kind(house: House, client_for: ClientFor) -> None:
    came(house)
    browser = client_for(CLERK)
    assert "Nước sạch" in browser.get(f"{IN}?q=nuoc+sach&nam=2022&loai=other").content.decode()
    for query in ("q=khong+co", "nam=2021", "loai=dispatch", "q=nuoc&nam=2021"):
        assert "Nước sạch ở" not in browser.get(f"{IN}?{query}").content.decode()
    assert "Nước sạch" in browser.get(f"{IN}?nam=abcd&loai=xyz").content.decode()


def test_the_clerk_passes_a_paper_on_and_puts_its_line_right(house: House, client_for: ClientFor) -> None:
    paper, browser = came(house), client_for(CLERK)
    page = f"{IN}2022/{paper.arrival}/"
    given = {"unit": house.units["mau-dak-ui"].pk, "day": "2022-10-06", "receipt": "Chủ tịch xã"}
    assert browser.post(f"{page}chuyen/", given).status_code == 302
    told = {"sender": "Báo Thông Reo", "subject": "Nước ở Đăk Mar", "type_name": "Công văn", "number": "48/CV-TR"}
    assert browser.post(f"{page}sua/", told | {"unit": given["unit"]}).status_code == 302
    shown = browser.get(page).content.decode()
    assert "Nước ở Đăk Mar" in shown and "chuyển 06/10/2022" in shown and "48/CV-TR" in shown
    unit = client_for(VERIFIER)
    assert "Sửa dòng trong sổ" not in unit.get(page).content.decode()
    assert unit.post(f"{page}sua/", told | {"subject": "Khác"}).status_code == 422
    assert browser.get(f"{page[:-2]}9/sua/").status_code == 404


def test_a_written_request_of_the_press_takes_its_number_and_leads_to_its_page(
    house: House, client_for: ClientFor
) -> None:
    outlet = road.outlet()
    sent = {"outlet": outlet.pk, "request": "Phỏng vấn về cấp nước", "received_at": "2022-10-06T08:00"}
    browser = client_for(SECOND_EYES)
    assert browser.post("/bao-chi/ghi/", sent | {"written": "on", "number": "12/GGT"}).status_code == 302
    assert f"/bao-chi/{PressRequest.objects.get().pk}/" in browser.get(IN).content.decode()
    assert Paper.objects.get().number == "12/GGT"
