"""Ordinary words that look like those of orders, terms and tables: nothing is cut, lost or made up."""

import pytest

from hoiam.core.read import barred
from hoiam.core.read.sheet import lines_of
from hoiam.core.read.table import tables_out


def test_a_list_of_members_is_no_table_of_tasks() -> None:
    body = (
        "1. Phòng Nội vụ lập tổ:\n"
        "| 1 | Nguyễn Văn An | Phòng Văn hóa và Thông tin | Trưởng phòng | Tổ trưởng |\n"
        "| 2 | Lê Thị Mở | Phòng Nội vụ | Công an huyện | Trước 20/10 |\n"
        "| 3 | Y Thắm | Phòng Tư pháp | Công an xã | Tổ viên |\n"
    )
    assert [row.clear for row in tables_out(lines_of(body))] == body.split("\n")


def test_a_list_of_things_is_no_table_of_tasks() -> None:
    body = "| 1 | Cầu số một | UBND xã | Công an xã | Quý I |\n| 2 | Đường số hai | UBND xã | Công an xã | Quý II |"
    assert [row.clear for row in tables_out(lines_of(body))] == body.split("\n")


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_long_table_is_read_once(gap: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    row_of = barred._row
    monkeypatch.setattr(barred, "_row", lambda line: seen.append(line.number) or row_of(line))
    rows = 60
    body = "1. Danh sách hộ\n" + gap.join(["| 7 | Nguyễn Văn A | thôn 7 | 4 khẩu | 1,5 ha |"] * rows)
    tables_out(lines_of(body))
    assert len(seen) == rows


def test_a_table_that_begins_inside_a_block_is_still_found() -> None:
    body = (
        "| a | dòng chữ trước | cột | cột |\n"
        "| 1 | Rà soát loa | Phòng Kinh tế | Phòng Nội vụ | Trước 20/10 |\n"
        "| 2 | Sửa chữa loa | Phòng Kinh tế | Phòng Nội vụ | Trước 25/10 |"
    )
    lines = lines_of(body)
    found = barred.Bars(lines)
    assert found.table(0) is None
    assert found.table(1) == barred.Bars(lines).table(1) is not None
