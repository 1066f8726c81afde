"""A task table whose lines a scan has lost."""

from hoiam.core.read.outline import outline
from hoiam.core.read.sheet import lines_of
from hoiam.core.read.table import tables_out

LOST = """Nội dung công việc            Đơn vị chủ trì | Thời gian hoàn
thành

Lập danh mục báo, trang tin | Phòng Văn hóa -          Trước      ngày |
cần theo dõi                  Xã hội                   20/9/2025

Công khai số điện thoại | Văn       phòng | Chậm nhất ngày
tại trụ sở                HĐND và UBND       25/9/2025

II. TỔ CHỨC THỰC HIỆN
"""


def _items(text: str) -> list[str]:
    return [block.text.clear for block in outline(tables_out(lines_of(text)))]


def test_rows_are_told_by_their_cells_and_what_follows_in_small_letters_goes_on() -> None:
    first, second, after = _items(LOST)
    assert first.startswith("Lập danh mục báo, trang tin cần theo dõi. Chủ trì: Phòng Văn hóa - Xã hội.")
    assert "Thời gian: Trước ngày 20/9/2025" in first
    assert second.startswith("Công khai số điện thoại tại trụ sở. Chủ trì: Văn phòng HĐND và UBND.")
    assert after == "TỔ CHỨC THỰC HIỆN"


def test_two_columns_of_a_foot_or_a_running_text_are_no_table() -> None:
    foot = "Nơi nhận:                  TM. ỦY BAN NHÂN DÂN\n- Các đơn vị thực hiện;      CHỦ TỊCH\n"
    assert [line.clear for line in tables_out(lines_of(foot))] == foot.split("\n")
    running = "Các đơn vị chủ trì, phối hợp thực hiện công việc theo thời gian đã giao.\nPhòng Kinh tế làm.\n"
    assert [line.clear for line in tables_out(lines_of(running))] == running.split("\n")
