"""What only looks like a trace of a scan: heads and feet that are written so, and lines without a lost gap."""

import pytest

from hoiam.core.read import read
from hoiam.core.read.foot import foot_of
from hoiam.core.read.header import number_of, subject_of
from hoiam.core.read.sheet import lines_of
from hoiam.core.read.specks import swept
from hoiam.core.read.zones import title_kind, zones

_UNION = """LIÊN ĐOÀN LAO ĐỘNG TỈNH KON TUM
CÔNG ĐOÀN
CƠ SỞ SỞ Y TẾ
Số: 12/CV-CĐ          Kon Tum, ngày 05 tháng 10 năm 2022
V/v tổ chức hội thao

Kính gửi: Các tổ công đoàn.

Đề nghị các tổ công đoàn đăng ký danh sách trước ngày 20/10/2022.
"""


@pytest.mark.parametrize("scanned", [False, True])
@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("- UBND các xã: Đăk Uy, Hà Mòn;", "UBND các xã: Đăk Uy, Hà Mòn"),
        ("- Phó Chủ tịch UBND huyện: Lê Thị Bích;", "Phó Chủ tịch UBND huyện: Lê Thị Bích"),
        ("- Trường THCS: Nguyễn Huệ, Lê Lợi;", "Trường THCS: Nguyễn Huệ, Lê Lợi"),
        ("- Lưu: Văn Thư.", "Lưu: Văn Thư"),
        ("- Lưu: VT, Trang TTĐT.", "Lưu: VT, Trang TTĐT"),
    ],
)
def test_a_recipient_keeps_its_last_words(item: str, text: str, scanned: bool) -> None:
    recipients, signature, _, _ = foot_of(lines_of(f"Nơi nhận:\n- Như trên;\n{item}"), scanned)
    assert recipients[-1].text == text
    assert signature.signer_name is None


def test_recipients_in_capitals_sign_nothing() -> None:
    foot = "Nơi nhận:\n- Báo Kon Tum; THƯỜNG TRỰC HUYỆN ỦY;\n- ĐẢNG ỦY CÁC XÃ; CHỦ TỊCH HĐND;"
    signature = foot_of(lines_of(foot), scanned=True)[1]
    assert (signature.position, signature.signer_name) == (None, None)


def test_what_is_no_scan_has_its_signer_in_its_own_column() -> None:
    foot = "Nơi nhận:\n- Các phòng: Kinh tế;\n- Lưu: VT, Trần Văn Mẫu."
    recipients, signature, _, _ = foot_of(lines_of(foot))
    assert signature.signer_name is None
    assert recipients[-1].text == "Lưu: VT, Trần Văn Mẫu"


def test_a_line_as_long_as_a_paragraph_is_no_column_beside_another() -> None:
    foot = "Nơi nhận: GIÁM ĐỐC\n- Lưu: VT" + "." * 400 + " Quàng Văn Mẫu"
    assert foot_of(lines_of(foot), scanned=True)[1].signer_name is None


@pytest.mark.parametrize("name", ["Đậu Văn Hùng", "Lưu Văn Mẫu"])
def test_a_family_name_that_folds_like_a_seal_or_a_file_signs(name: str) -> None:
    foot = f"Nơi nhận:                CHỦ TỊCH\n- Lưu: VT.               {name}"
    assert foot_of(lines_of(foot))[1].signer_name == name


@pytest.mark.parametrize("seal", ["Đã đóng dấu", "Dấu tròn", "Con Dấu", "Dấu"])
def test_a_seal_signs_nothing(seal: str) -> None:
    foot = f"Nơi nhận:                CHỦ TỊCH\n- Lưu: VT.               {seal}"
    assert foot_of(lines_of(foot))[1].signer_name is None


@pytest.mark.parametrize("scanned", [False, True])
def test_a_union_above_the_number_is_the_name_of_no_paper(scanned: bool) -> None:
    found = read(_UNION, scanned=scanned)
    assert (found.header.type, found.header.number) == ("Công văn", 12)
    assert found.header.subject == "V/v tổ chức hội thao"


@pytest.mark.parametrize("words", ["CÔNG ĐOÀN", "CÔNG AN", "CÔNG VIÊN", "LỘ TRÌNH", "THÔNG TIN", "CÔNG TRÌNH"])
def test_a_word_of_its_own_is_no_bent_kind(words: str) -> None:
    assert title_kind(lines_of(words)[0], bent=True) is None


def test_a_bent_kind_stands_below_the_number_of_a_scan() -> None:
    above = "KẾHOẠCI\nSố: 12/KH-UBND\nĐiều tra chăn nuôi\n\nNội dung như sau."
    below = "Số: 12/KH-UBND\nKẾHOẠCI\nĐiều tra chăn nuôi\n\nNội dung như sau."
    assert zones(lines_of(above), scanned=True).title is None
    assert zones(lines_of(below), scanned=True).title is not None
    assert zones(lines_of(below)).title is None


def test_the_stamp_of_arrival_is_no_subject() -> None:
    head = "UBND HUYỆN MẪU\nSố: 12/UBND-VX    Mẫu, ngày 05 tháng 10 năm 2022\n"
    stamp = "Đến: Ngày 07/10/2022 Chuyển: Phòng Văn hóa\nSố và ký hiệu hồ sơ: 15\n"
    told = "\nKính gửi: Các phòng.\n\nYêu cầu các phòng báo cáo.\n"
    for scanned in (False, True):
        assert zones(lines_of(head + stamp + told), scanned).subject == []
    plain = lines_of(head + "Tăng cường phòng dịch mùa mưa năm nay\n" + told)
    assert zones(plain).subject == []
    assert subject_of(zones(plain, scanned=True)) == ("V/v Tăng cường phòng dịch mùa mưa năm nay", 0.6)


@pytest.mark.parametrize("code", ["UBND-Vx", "QĐ-Sxd"])
def test_a_code_in_small_letters_is_whole(code: str) -> None:
    assert number_of(lines_of(f"Số: 12/{code}"))[2] == f"12/{code}"


@pytest.mark.parametrize("scanned", [False, True])
@pytest.mark.parametrize(
    ("head", "notation"),
    [
        ("Số:       /UBND-VX\n3366/UBND-KGVX ngày 03/10/2022\nV/v thử", "UBND-VX"),
        ("Số: ....../UBND-VX\nV/v trả lời văn bản số: 12l/STTTT-BC", "UBND-VX"),
        ("Số: ....../UBND-VX\nV/v trả lời văn bản số: 121/STTTT-BC", "UBND-VX"),
        ("Gửi kèm hồ sơ; 5. 1/bản", None),
    ],
)
def test_a_paper_without_a_number_takes_no_other(head: str, notation: str | None, scanned: bool) -> None:
    assert number_of(lines_of(head), scanned)[:2] == (None, notation)


def test_a_number_is_bent_on_scans_only() -> None:
    assert number_of(lines_of("46/KH-UBND"))[0] is None
    assert number_of(lines_of("Số: 1O27/STNMT-CCBVMT"))[0] is None


@pytest.mark.parametrize("line", ["| 12|35 |", "| 12 |35 |"])
def test_a_bar_between_two_cells_is_no_figure(line: str) -> None:
    assert "135" not in swept(line)


def test_the_name_of_a_site_is_whole() -> None:
    assert swept("Đăng trên bao.Kontum.vn trước 15h00") == "Đăng trên bao.Kontum.vn trước 15h00"
    assert swept("Hoàn thành.Báo cáo kết quả") == "Hoàn thành. Báo cáo kết quả"


_PLAN = """ỦY BAN NHÂN DÂN              CỘNG HÒA XÃ HỘI CHỦ NGHĨA
XÃ ĐĂK HÀ                         VIỆT NAM
                              Độc lập - Tự do - Hạnh phúc
Số: 91/KH-UBND                Đăk Hà, ngày 27 tháng 11 năm 2026

KẾ HOẠCH
{under}

I. NHIỆM VỤ
1. Công an xã gửi Sở Văn hóa, Thể thao và Du lịch kết quả xác minh trước ngày 05/12/2026.
"""


@pytest.mark.parametrize(
    ("under", "subject"),
    [
        (
            "Thực hiện Tháng cao điểm giải quyết phản ánh năm 2026\n"
            "Căn cứ Nghị định số 61/2018/NĐ-CP, Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
            "Thực hiện Tháng cao điểm giải quyết phản ánh năm 2026",
        ),
        ("Thực hiện Công văn số 12/UBND-VX của UBND tỉnh, Ủy ban nhân dân xã ban hành Kế hoạch như sau:", None),
    ],
)
def test_a_plan_that_carries_out_something_has_that_as_its_subject(under: str, subject: str | None) -> None:
    found = read(_PLAN.format(under=under))
    assert found.header.subject == subject
    assert found.header.issuer.name == "Ủy ban nhân dân xã Đăk Hà", "the name of the country stood on two lines"
    assert [task.outcome_to for task in found.tasks] == ["Sở Văn hóa, Thể thao và Du lịch"]


def test_the_last_words_of_a_notice_are_no_task_in_a_text_without_gaps() -> None:
    text = """VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI
Số: 742/TB-VP
Quảng Ngãi, ngày 24 tháng 11 năm 2026
THÔNG BÁO
Kết luận của Phó Chủ tịch Ủy ban nhân dân tỉnh
Phó Chủ tịch Ủy ban nhân dân tỉnh kết luận:
1. Sở Nội vụ công bố danh sách người phát ngôn chậm nhất ngày 20 tháng 12 năm 2026.
2. Công an tỉnh xử lý thông tin sai sự thật trước ngày 20 hằng tháng.
Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện./.
"""
    found = read(text)
    assert [task.id for task in found.tasks] == ["1", "2"]
    assert found.closing == "Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, đơn vị biết, thực hiện"
