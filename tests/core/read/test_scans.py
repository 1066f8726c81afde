"""What a scan adds and bends: dust, markers, names of places and of those who sign."""

import pytest

from hoiam.core.read.outline import outline
from hoiam.core.read.persons import signed
from hoiam.core.read.sheet import lines_of
from hoiam.core.read.specks import swept
from hoiam.core.read.spelling import agreed
from hoiam.core.values.dispatch import Issuer


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("-4,2- Tiếp sóng, đưa tin", "4.2- Tiếp sóng, đưa tin"),
        ("1, Thủ trưởng các cơ quan", "1. Thủ trưởng các cơ quan"),
        ("©) Giải quyết dứt điểm", "c) Giải quyết dứt điểm"),
        ("b} Hằng tuần tổ chức", "b) Hằng tuần tổ chức"),
        (":         _4- Trung tâm Văn hóa", "4- Trung tâm Văn hóa"),
        ("~ UBND các xã, thị trấn;", "- UBND các xã, thị trấn;"),
        ("vào thứ sáu ˆ", "vào thứ sáu"),
        ("-- tạc, phá hoại cuộc bầu cử.", "tạc, phá hoại cuộc bầu cử."),
        ("Nơi nhận:            ộ              CHỦ TỊCH", "Nơi nhận:                           CHỦ TỊCH"),
        ("ngày l0 tháng cuối quý", "ngày 10 tháng cuối quý"),
        ("trước 16 giờ 3Ø ngày 18", "trước 16 giờ 30 ngày 18"),
        ("Căn cứ Kếhoạch số205/KH-UBND", "Căn cứ Kế hoạch số 205/KH-UBND"),
        ("HUYỆN BẾN VÍDỤ", "HUYỆN BẾN VÍ DỤ"),
    ],
)
def test_dust_goes_and_markers_are_put_right(seen: str, meant: str) -> None:
    assert swept(seen) == meant


@pytest.mark.parametrize(
    "line",
    [
        "- 01 công chức làm đầu mối",
        "1.2. Kết quả năm 2024",
        "phòng ngừia video trên Internet, Zalo",
        "Số: 07/CT-UBND       Hồ Ví Dụ, ngày 05 tháng 02 năm 2019",
        "| 1 | Lập danh mục | Phòng Kinh tế |",
        "a) Báo cáo trước ngày 20/9/2025.",
    ],
)
def test_a_sound_line_keeps_its_signs(line: str) -> None:
    assert swept(line).strip("| ") == line.strip("| ")


def test_the_mentions_of_a_place_vote_and_a_listed_name_settles_it() -> None:
    issuer = Issuer("Ủy ban nhân dân xã Đông Thí Dụ", None, "xa", None)
    scan = "XÃ ĐÔNG THÍ DỤ    Đồng Thí Dụ, ngày 08\nUBND xã Đồng Thí Dụ báo cáo"
    assert agreed(issuer, "Đông Thí Dụ", scan, scan, {}) == (
        Issuer("Ủy ban nhân dân xã Đồng Thí Dụ", None, "xa", None),
        "Đồng Thí Dụ",
    )
    listed = {"dak ha": "Đăk Hà"}
    huyen = Issuer("Ủy ban nhân dân huyện Đắk Hà", "Kon Tum", "huyen", None)
    assert agreed(huyen, "Đắk Hà", "", "", listed) == (
        Issuer("Ủy ban nhân dân huyện Đăk Hà", "Kon Tum", "huyen", None),
        "Đăk Hà",
    )


def test_a_signer_is_written_as_the_scan_shows_the_name() -> None:
    assert signed("Vũ Đinh Thị Dụ", "CHỦ TỊCH\n\nVũ Đình Thí Dụ") == "Vũ Đình Thí Dụ"


def test_where_marks_are_gone_family_names_have_their_usual_ones() -> None:
    assert signed("Nguyen Van Hung", "") == "Nguyễn Văn Hùng"
    assert signed("Xyz Van Qwe", "") == "Xyz Văn Qwe"


def test_a_speck_before_the_rest_of_a_sentence_makes_no_item() -> None:
    rows = outline(lines_of("1. Báo cáo trong vòng 05 ngày làm việc\n\n- kể từ ngày nhận được văn bản này.\n"))
    assert [row.text.clear for row in rows] == ["Báo cáo trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản này."]
