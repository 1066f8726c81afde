"""What a recogniser loses between columns and cells: the wide gap before a post or a name, the head of a table."""

import pytest

from hoiam.core.read.annex import tasked
from hoiam.core.read.barred import Bars
from hoiam.core.read.foot import foot_of
from hoiam.core.read.header import number_of
from hoiam.core.read.persons import begins_a_name
from hoiam.core.read.sheet import lines_of
from hoiam.core.read.specks import swept

_TABLE = """STT             Đơn vị chủ trì | Đơn vị phối | Sản phẩm   Thời   gian
hợp               hoàn thành

| Ñ “Thống kê các cơ sở | Phòng Quản lý giống | Chi cục Thủy sản | Danh sách ' | Tháng 7/2022 |
| 2 Xây dựng mẫu phiếu | Phòng Pháp chế | Phòng Quản lý giống | Mẫu phiếu | Chậm Ị nhất ngày 15/7/2022 |
D ị Cập nhật hồ sơ | Phòng Quản lý giống |  | Cơ sở dữ liệu | Thường xuyên
"""


@pytest.mark.parametrize(
    ("foot", "position", "name"),
    [
        ("Nơi nhận: CHI CỤC TRƯỞNG\n- Như trên;\n~- Lưu: VT, NV. : Quàng Văn Mẫu", "CHI CỤC TRƯỞNG", "Quàng Văn Mẫu"),
        ("Nơi nhận: TRƯỞNG BAN\n- Lưu; VT, KT. Vi Văn Mẫu", "TRƯỞNG BAN", "Vi Văn Mẫu"),
        ("Nơi nhận:\n- UBND huyện (b/c); GIÁM ĐỐC\n- Lưu: VT. Ề Lò Thị Mẫu", "GIÁM ĐỐC", "Lò Thị Mẫu"),
        ("Nơi nhận: TRƯỞNG CÔNG AN HUYỆN\n- Lưu: VT. Thượng tá Nông Văn Mẫu", "TRƯỞNG CÔNG AN HUYỆN", "Nông Văn Mẫu"),
    ],
)
def test_post_and_name_stand_right_behind_the_recipients(foot: str, position: str, name: str) -> None:
    signature = foot_of(lines_of(foot), scanned=True)[1]
    assert (signature.position, signature.signer_name) == (position, name)


def test_a_second_recipient_on_a_line_is_no_signer() -> None:
    foot = "Nơi nhận: GIÁM ĐỐC\n- Sở Y tế; Công an tỉnh;\n- Báo Mẫu; Đài Mẫu;"
    recipients, signature, _, _ = foot_of(lines_of(foot), scanned=True)
    assert signature.signer_name is None
    assert recipients[0].text == "Sở Y tế; Công an tỉnh"


def test_two_signers_side_by_side_have_one_post_each() -> None:
    foot = "SỞ Y TẾ    SỞ NỘI VỤ\nKT: GIÁM ĐỐC    KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC PHÓ GIÁM ĐỐC\n\nNơi nhận:\n- Như trên."
    signature = foot_of(lines_of(foot))[1]
    assert (signature.capacity, signature.position) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize(("words", "person"), [("Vi Văn A", True), ("Y Ninh", True), ("Đài Mẫu", False), ("", False)])
def test_a_name_begins_with_a_family_name(words: str, person: bool) -> None:
    assert begins_a_name(words) is person


def test_a_place_behind_the_notation_is_no_part_of_it() -> None:
    assert number_of(lines_of("Số: 37/KL-HĐND - Sông Mẫu, ngày 19 tháng 9 năm 2025"))[2] == "37/KL-HĐND"
    assert number_of(lines_of("Số: 12/2019/QĐ-TTg"))[2] == "12/2019/QĐ-TTg"


def test_rows_between_bars_are_told_by_their_cells_where_the_head_is_spoiled() -> None:
    found = Bars(lines_of(_TABLE)).table(0)
    assert found is not None
    assert [row.clear for row in found[0]] == [
        "1) Thống kê các cơ sở. Chủ trì: Phòng Quản lý giống. Phối hợp: Chi cục Thủy sản. Thời gian: Tháng 7/2022.",
        "2) Xây dựng mẫu phiếu. Chủ trì: Phòng Pháp chế. Phối hợp: Phòng Quản lý giống. "
        "Thời gian: Chậm nhất ngày 15/7/2022.",
        "3) Cập nhật hồ sơ. Chủ trì: Phòng Quản lý giống. Thời gian: Thường xuyên.",
    ]
    assert tasked(lines_of("PHỤ LỤC\n\n" + _TABLE))


def test_bars_that_tell_neither_who_nor_when_are_no_task_table() -> None:
    assert Bars(lines_of("| Tên | Số lượng | Đơn giá |\n| Giấy | 5 | 70.000 |\n| Mực | 2 | 90.000 |")).table(0) is None
    assert Bars(lines_of("Phòng Kinh tế rà soát các hồ chứa.")).table(0) is None


def test_a_cell_that_goes_on_below_is_left_to_the_gaps() -> None:
    wrapped = "1 | Xây dựng phương án | Đội Cảnh sát | Trước ngày\nkhu vực | hành chính | 01/8/2023"
    assert Bars(lines_of(wrapped)).table(0) is None


def test_a_committee_run_together_is_two_words() -> None:
    assert swept("Văn phòng Huyệnủy") == "Văn phòng Huyện ủy"
    assert swept("THƯỜNG TRÚÚC") == "THƯỜNG TRÚÚC"
