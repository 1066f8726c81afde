"""The head and foot of a paper as a bad scan bends them: numbers, codes, titles, posts on two lines, names."""

import pytest

from hoiam.core.read.foot import foot_of
from hoiam.core.read.header import number_of
from hoiam.core.read.issuer import issuer_of, official
from hoiam.core.read.notation import agreed_notation
from hoiam.core.read.sheet import lines_of
from hoiam.core.read.spelling import agreed
from hoiam.core.read.zones import title_kind, zones
from hoiam.core.values.dispatch import Issuer


@pytest.mark.parametrize(
    ("line", "full"),
    [
        ("Số: 214GM-VP       Lộc Thành", "214/GM-VP"),
        ("Số: 1O27/STNMT-CCBVMT", "1027/STNMT-CCBVMT"),
        ("Số: l1/CT-UBND", "11/CT-UBND"),
        ("Số: 381KH-KSBT", "381/KH-KSBT"),
        ("46/KH-UBND", "46/KH-UBND"),
        ("Số 31-TB/ĐU", "31-TB/ĐU"),
    ],
)
def test_a_number_is_read_though_a_figure_its_stroke_or_its_word_is_bent(line: str, full: str) -> None:
    number, notation, seen, sure = number_of(lines_of(line), scanned=True)
    assert seen == full
    assert number == int("".join(letter for letter in full if letter.isdigit()))
    assert notation is not None
    assert 0 < sure <= 1


def test_a_line_that_only_looks_alike_holds_no_number() -> None:
    lines = lines_of("Sở Y tế - Tài chính\nSố: 12 tháng\nSố lượng: 30 người")
    assert number_of(lines, scanned=True)[0] is None


@pytest.mark.parametrize(
    ("notation", "code", "issuer", "agreed_on"),
    [
        ("KII-UBND", "KH", "Ủy ban nhân dân xã A", "KH-UBND"),
        ("TH-UBNĐ", "TB", "Ủy ban nhân dân xã A", "TB-UBND"),
        ("CT-UBNN", "CT", "Ủy ban nhân dân xã A", "CT-UBND"),
        ("KH-CAH", "KH", "Công an huyện A", "KH-CAH"),
        ("QĐ-SNV", "KH", "Sở Nội vụ", "QĐ-SNV"),  # another known code: the title does not overrule it
        ("UBND-VX", None, "Ủy ban nhân dân xã A", "UBND-VX"),
    ],
)
def test_title_and_issuer_put_a_bent_code_right(notation: str, code: str | None, issuer: str, agreed_on: str) -> None:
    assert agreed_notation(notation, code, issuer) == agreed_on


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("KẾHOẠCH", "ke hoach"), ("KẾ HOẠCI", "ke hoach"), ("CÔNG ĐIÊM", "cong dien"), ("THÔNG BÁQ", "thong bao"),
        ("ỦY BAN", None), ("HỎA TỐC", None), ("Kế hoạci", None),
    ],
)  # fmt: skip
def test_a_bent_title_is_the_kind_that_it_is_near_to(line: str, kind: str | None) -> None:
    assert title_kind(lines_of(line)[0], bent=True) == kind


@pytest.mark.parametrize("mark", ["V/v", "Vzv", "V24", "V/⁄v", "Vø", ""])
def test_the_subject_stands_between_day_and_addressees_however_its_mark_was_seen(mark: str) -> None:
    head = "SỞ Y TẾ\nSố: 12/SYT-NV    Hà Mẫu, ngày 05 tháng 6 năm 2024\n"
    head += f"{mark} tăng cường phòng, chống dịch sốt\nxuất huyết\n"
    paper = head + "Kính gửi:\n- Các trung tâm y tế;\n\nYêu cầu các đơn vị báo cáo.\n"
    zone = zones(lines_of(paper), scanned=True)
    assert " ".join(line.clear for line in zone.subject).split()[1:3] == ["tăng", "cường"]


def test_two_peers_issue_together_and_a_superior_stays_a_superior() -> None:
    joint = issuer_of(lines_of("SỞ GIÁO DỤC VÀ ĐÀO TẠO -\nBẢO HIỂM XÃ HỘI\nTỈNH VĨNH HÀ\n"), "")[0]
    assert joint.name == "Sở Giáo dục và Đào tạo - Bảo hiểm xã hội tỉnh Vĩnh Hà"
    below = issuer_of(lines_of("UBND HUYỆN THẠCH LŨNG -\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO\n"), "")[0]
    assert below.name == "Phòng Giáo dục và Đào tạo"


def test_abbreviations_inside_a_name_stay_as_the_paper_has_them() -> None:
    assert official("VĂN PHÒNG ĐOÀN ĐBQH VÀ HĐND TỈNH LỘC THÀNH") == "Văn phòng Đoàn ĐBQH và HĐND tỉnh Lộc Thành"
    assert official("HĐND HUYỆN BA MẪU") == "Hội đồng nhân dân huyện Ba Mẫu"


def test_a_post_goes_on_in_the_next_line() -> None:
    foot = "Nơi nhận:          TL. GIÁM ĐỐC\n- Lưu: VT.          TRƯỞNG PHÒNG TỔ CHỨC - HÀNH\nCHÍNH\n\n"
    foot += "          Lò Thị Mẫu"
    signature = foot_of(lines_of(foot))[1]
    assert (signature.position, signature.signer_name) == ("TRƯỞNG PHÒNG TỔ CHỨC - HÀNH CHÍNH", "Lò Thị Mẫu")


@pytest.mark.parametrize("name", ["Nguyễn Thị Huyền", "Trần Văn Phong", "Lưu Thị Mẫu", "Vi Văn Phỏng Tác"])
def test_a_name_that_folds_like_a_word_of_offices_is_a_name(name: str) -> None:
    assert foot_of(lines_of(f"Nơi nhận:          GIÁM ĐỐC\n- Lưu: VT.          {name}"))[1].signer_name == name


def test_a_list_does_not_take_a_mark_away_that_every_mention_shows() -> None:
    issuer, scan = Issuer("Ủy ban nhân dân tỉnh An Linh"), "TỈNH AN LĨNH\nAn Lĩnh, ngày 29"
    assert agreed(issuer, "An Linh", scan, scan, {"an linh": "An Linh"})[1] == "An Lĩnh"
    torn = "TỈNH AN LINH\nAn Lĩnh, ngày 29"
    assert agreed(issuer, "An Linh", torn, torn, {"an linh": "An Linh"})[1] == "An Linh"
    both = "HUYỆN ĐẮK HÀ\nĐắk Hà, ngày 06"
    assert agreed(Issuer("Ủy ban nhân dân huyện Đăk Hà"), "Đăk Hà", both, both, {"dak ha": "Đăk Hà"})[1] == "Đăk Hà"


def test_a_look_that_lost_no_mark_is_one_more_mention() -> None:
    scan = "TỈNH SÔNG GIẢ ĐỊNH\nSông Giá Định, ngày 19"
    issuer = Issuer("Hội đồng nhân dân tỉnh Sông Giá Định")
    looks = ["TỈNH SÔNG GIẢ ĐỊNH\nSông Giả Định, ngày 19", "TỈNH SÔNG GIA ĐỊNH\nSông Gia Định, ngày 19"]
    assert agreed(issuer, "Sông Giá Định", scan, scan, {}, looks)[1] == "Sông Giả Định"
    lost = ["TỈNH SÔNG GIA ĐỊNH\nSông Gia Định, ngày 19"] * 2
    assert (
        agreed(issuer, "Sông Giá Định", scan, scan, {}, lost)[1] == agreed(issuer, "Sông Giá Định", scan, scan, {})[1]
    )


def test_prevention_keeps_its_small_letter() -> None:
    assert official("BAN CHỈ ĐẠO PHÒNG, CHỐNG THIÊN TAI HUYỆN MẪU") == "Ban Chỉ đạo Phòng, chống thiên tai huyện Mẫu"


def test_a_name_goes_on_with_one_word_below_that_is_also_a_kind_of_body() -> None:
    head = "UBND TỈNH HÒA MẪU\nSỞ TÀI NGUYÊN VÀ MÔI\nTRƯỜNG\n\nSố: 1027/STNMT-CCBVMT"
    assert issuer_of(lines_of(head), "")[0].name == "Sở Tài nguyên và Môi trường"


def test_a_committee_without_its_first_letter_is_one() -> None:
    assert issuer_of(lines_of("Y BAN NHÂN DÂN\nPHƯỜNG HẢI MẪU\n"), "")[0].name == "Ủy ban nhân dân phường Hải Mẫu"
