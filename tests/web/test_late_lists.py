"""What leaders see of late tasks: on their day, as a list, by unit; and what can be taken along."""

import io
from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive, Quality, StudyUnit
from tests.people import CLERK, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
TASKS = (
    {"id": "2.1b", "what": "Gửi báo cáo tuần", "actor": ["TRUNG_TAM"], "due": WEEKLY},
    {"id": "1.2b", "what": "Báo cáo vụ việc", "actor": ["UBND_XA"], "due": WEEKLY},
)
FRIDAY = THURSDAY + timedelta(days=1)
MONDAY = THURSDAY + timedelta(days=4)


@pytest.fixture
def paper(house: House, at: At) -> Directive:
    """Return a dispatch: the centre handed in what was sent back, communes let Thursday pass, one has not read it."""
    head = {"number_full": "801/UBND-VX", "date": "2022-10-06", "subject": "Về nắm tin"}
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    told["structure"] = {"document": head, "tasks": [dict(task) for task in TASKS], "references": []}
    made = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    made = actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
    of = [house.units["mau-dak-ui"]]
    actions.ask_study(directive=made, until=date(2022, 10, 7), of=of, questions=[], by=ROUTER, now=THURSDAY)
    given = actions.give_evidence(
        task=made.tasks.get(ref="2.1b"), note="Báo cáo 40", by=SORTER, now=THURSDAY + timedelta(hours=1)
    )
    actions.judge(evidence=given, quality=Quality.WEAK, note="Thiếu kiến nghị", by=LEADER, now=FRIDAY)
    at(MONDAY)
    return made


def _page(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def _sheet(client: Any, path: str) -> list[list[str]]:
    answer = client.get(path)
    assert answer.status_code == 200 and "spreadsheet" in answer["Content-Type"]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    return [[str(cell) for cell in row] for row in rows]


def test_a_leaders_day_names_the_units_that_are_behind(paper: Directive, client_for: ClientFor) -> None:
    behind = client_for(LEADER).get("/").context["kept_badly"]
    assert [(one.name, one.late, one.weak, one.unread) for one in behind.units] == [
        ("Trung tâm VH-TT-DL&TT", 1, 1, 0),
        ("UBND xã Đăk Ui", 1, 0, 1),
        ("UBND xã Đăk Mar", 1, 0, 0),
    ]
    assert "Nhiệm vụ chậm, chưa đạt theo đơn vị" in _page(client_for(LEADER), "/")


def test_the_late_list_is_taken_along_as_a_table_with_every_list_in_it(paper: Directive, client_for: ClientFor) -> None:
    rows = _sheet(client_for(LEADER), "/van-ban/nhiem-vu/cham/?tep=xlsx")
    said = [" | ".join(row) for row in rows]
    assert len([row for row in said if "Báo cáo vụ việc" in row and "15:00 06/10/2022" in row]) == 2
    assert any("bị trả lại: Thiếu kiến nghị" in row for row in said)
    assert any("Quán triệt: Về nắm tin" in row and "07/10/2022" in row for row in said)
    for ending, kind in (("docx", "wordprocessing"), ("pdf", "pdf")):
        answer = client_for(LEADER).get(f"/van-ban/nhiem-vu/cham/?tep={ending}")
        assert answer.status_code == 200 and kind in answer["Content-Type"]
    with pypdfium2.PdfDocument(client_for(LEADER).get("/van-ban/nhiem-vu/cham/?tep=pdf").content) as sheets:
        first = " ".join(sheets[0].get_textpage().get_text_range().split())
    assert "DANH SÁCH ĐƠN VỊ CHẬM" in first and "Thiếu kiến nghị" in first  # one sheet, without a register's cover


def test_quality_is_counted_by_unit_and_names_no_person(paper: Directive, client_for: ClientFor) -> None:
    shown = client_for(LEADER).get("/ket-qua/chat-luong/?ky=thang").context
    centre = next(row for row in shown["rows"] if row.name == "Trung tâm VH-TT-DL&TT")
    assert list(centre.numbers) == [1, 1, 0, 1, 1, 0, 1, 0]  # its date stands again: overdue, not left out
    commune = next(row for row in shown["rows"] if row.name == "UBND xã Đăk Ui")
    assert list(commune.numbers) == [0, 0, 0, 0, 0, 0, 1, 1]
    page = _page(client_for(LEADER), "/ket-qua/chat-luong/?ky=thang")
    assert "Thiếu kiến nghị" in page and "chưa nộp lại" in page and SORTER.key not in page
    rows = _sheet(client_for(LEADER), "/ket-qua/chat-luong/?ky=thang&tep=xlsx")
    assert rows[0][0] == "Đơn vị" and len(rows) == 1 + len(shown["rows"])


def test_what_was_handed_in_again_is_open_no_more_and_a_month_before_has_nothing(
    paper: Directive, client_for: ClientFor, at: At
) -> None:
    actions.give_evidence(task=paper.tasks.get(ref="2.1b"), note="Báo cáo 40, bổ sung", by=SORTER, now=MONDAY)
    at(MONDAY + timedelta(hours=1))
    shown = client_for(LEADER).get("/ket-qua/chat-luong/").context
    centre = next(row for row in shown["rows"] if row.name == "Trung tâm VH-TT-DL&TT")
    assert list(centre.numbers) == [2, 1, 1, 1, 0, 0, 0, 0]
    assert client_for(LEADER).get("/ket-qua/chat-luong/?ky=thang-truoc").context["rows"] == []


def test_a_month_later_what_is_overdue_still_counts_and_what_was_to_be_read_before_does_not_and_the_page_says_so(
    paper: Directive, client_for: ClientFor, at: At
) -> None:
    at(MONDAY + timedelta(days=28))
    answer = client_for(LEADER).get("/ket-qua/chat-luong/")
    commune = next(row for row in answer.context["rows"] if row.name == "UBND xã Đăk Ui")
    counts = {str(word): count for word, count, _wrong in commune.cells}
    assert (counts["Đang quá hạn"], counts["Quán triệt chậm"]) == (1, 0)
    page = answer.content.decode()
    assert "“Quán triệt chậm” đếm theo hạn rơi vào kỳ này" in page
    assert "đếm ở “Đang quá hạn”, là số của lúc này, kể cả hạn từ trước kỳ" in page


def test_a_unit_reads_its_own_numbers_only(paper: Directive, client_for: ClientFor) -> None:
    rows = client_for(VERIFIER).get("/ket-qua/chat-luong/").context["rows"]
    assert [row.name for row in rows] == ["UBND xã Đăk Ui"]


def test_reading_stands_on_the_units_day_in_its_calendar_and_can_be_reminded_of(
    paper: Directive, client_for: ClientFor
) -> None:
    unit = client_for(VERIFIER)
    assert f"/van-ban/den/{paper.pk}/quan-triet/" in _page(unit, "/")
    made = unit.post("/van-ban/nhiem-vu/lich/moi/").context["url"]
    assert "Quán triệt văn bản 801/UBND-VX" in unit.get(made).content.decode().replace("\r\n ", "")
    row = StudyUnit.objects.get()
    leader = client_for(LEADER)
    assert "quá 3 ngày" in _page(leader, f"/van-ban/den/{paper.pk}/")
    assert f"/van-ban/nhiem-vu/nhac-quan-triet/{row.pk}/" in _page(leader, "/van-ban/nhiem-vu/cham/")
    assert leader.post(f"/van-ban/nhiem-vu/nhac-quan-triet/{row.pk}/").status_code == 302
    assert "Đã nhắc" in _page(unit, "/")
