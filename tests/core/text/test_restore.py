"""A badly scanned or unmarked text comes back readable, and nothing that was right or numeric is spoilt."""

import difflib
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoiam.core.errors import Unreadable
from hoiam.core.text.normal import normal
from hoiam.core.text.restore import Marks, restore, restored_text
from hoiam.core.text.tones import placed_alike
from hoiam.outside import shipped

MARKS = Marks.load(shipped.mapped("marks/vi.bin"))


def back(text: str) -> str:
    return restored_text(text, restore(text, MARKS))


def test_unmarked_text_gets_its_marks() -> None:
    assert back("Uy ban nhan dan huyen yeu cau cac co quan, don vi bao cao truoc ngay 15 hang thang.") == (
        "Ủy ban nhân dân huyện yêu cầu các cơ quan, đơn vị báo cáo trước ngày 15 hàng tháng."
    )


def test_letters_that_a_scanner_misread_are_read_again() -> None:
    scan = "Thuc hién y kién chi dao caa Huyén uy, dé nghi cac x4, thij trin xt ly théng tin béo chi trwéc thir sau."
    assert "chỉ đạo của Huyện ủy" in back(scan)
    assert "các xã, thị trấn xử lý thông tin báo chí trước thứ sáu." in back(scan)


def test_text_in_order_stays_as_it_is() -> None:
    text = (
        "Ngày 05/10/2022, UBND huyện Đăk Hà họp báo về vụ việc người dân xã Đăk Pxi phản ánh.\n"
        "- Ông chủ tịch xã cho biết: “Đã hoà giải 2 lần, chưa thành”.\n"
    )
    assert back(text) == text


def test_numbers_codes_punctuation_and_lines_stay() -> None:
    text = "So: 2736/UBND-VX; 1042-CV/HU\n- Phong VH-TT, VH-TT-DL&TT (t/h):\n15h00, 06/10/2022, 1.500.000 dong./."
    assert (
        back(text)
        == "Số: 2736/UBND-VX; 1042-CV/HU\n- Phòng VH-TT, VH-TT-DL&TT (t/h):\n15h00, 06/10/2022, 1.500.000 đồng./."
    )


def test_the_stroke_of_common_abbreviations_comes_back() -> None:
    assert back("Nghi dinh so 09/2017/ND-CP, van phong HDND va UBND huyen") == (
        "Nghị định số 09/2017/NĐ-CP, văn phòng HĐND và UBND huyện"
    )


def test_capitals_are_kept() -> None:
    assert back("UY BAN NHAN DAN HUYEN, Uy ban nhan dan huyen") == "ỦY BAN NHÂN DÂN HUYỆN, Ủy ban nhân dân huyện"


def test_a_number_that_ran_into_a_word_is_set_off() -> None:
    assert back("ngay 06thang 10nam 2022") == "ngày 06 tháng 10 năm 2022"


def test_a_doubtful_word_says_so_and_names_what_else_it_may_be() -> None:
    sure, doubtful = restore("ủy ban nhân dân", MARKS)[1], restore("Co quan ban hang; ba con chim", MARKS)[4]
    assert sure.confidence > 0.95
    assert doubtful.confidence < 0.9
    assert doubtful.alternatives


def test_what_is_believed_to_be_right_is_kept() -> None:
    assert restored_text("cong an xa", restore("cong an xa", MARKS, keep=1.0)) == "cong an xa"


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("aáăâbcdđeêghiklmnoôơpqrstuưvxyÁĐ0123456789 \n.,;:/&@|-()ﬁé~"), max_size=80))
def test_any_text_is_borne_and_figures_and_places_hold(text: str) -> None:
    words = restore(text, MARKS)
    assert all(normal(text)[word.start : word.end] == word.original for word in words)
    assert all(0 <= word.confidence <= 1 for word in words)
    assert [word.start for word in words] == sorted(word.start for word in words)
    figures = r"\d{2,}"
    assert re.findall(figures, normal(text)) == re.findall(figures, restored_text(text, words))


def test_a_buffer_that_is_no_model_is_refused() -> None:
    with pytest.raises(Unreadable):
        Marks.load(b"not a model")


@pytest.mark.shared
def test_the_scanned_dispatch_comes_back_with_97_words_of_100_right(shared: Path) -> None:
    scan = (shared / "samples" / "dispatch-2736-ocr.txt").read_text(encoding="utf-8")
    table = (shared / "domain" / "dispatch-2736.md").read_text(encoding="utf-8").split("## 1.2")[0]
    rows = [row.split("|", 2)[2] for row in table.splitlines() if re.match(r"\| \d", row)]
    truth = re.sub(r"\[\?\d?\]|&#124;|\(signature; seal\)", " ", "\n".join(rows))
    wanted, given_back = (re.findall(r"[^\W\d_]+", placed_alike(text).lower()) for text in (truth, back(scan)))
    match = difflib.SequenceMatcher(None, wanted, given_back, autojunk=False)
    assert sum(block.size for block in match.get_matching_blocks()) >= 0.97 * len(wanted)


# Our own sentences; names and figures are invented.
TRUTH = [
    "Sáng nay, Ủy ban nhân dân huyện tổ chức hội nghị triển khai nhiệm vụ phát triển kinh tế sáu tháng cuối năm.",
    "Người dân phản ánh con đường liên thôn hư hỏng nặng, xe cộ đi lại khó khăn, nhất là trong mùa mưa lũ.",
    "Công an huyện đang điều tra nguyên nhân vụ cháy, bước đầu xác định do chập điện tại khu vực bếp.",
    "Bệnh viện đa khoa tỉnh tiếp nhận mười hai học sinh bị ngộ độc thực phẩm sau bữa ăn trưa tại trường.",
    "Giá cà phê tăng mạnh khiến nhiều hộ nông dân phấn khởi, song chi phí phân bón và nhân công cũng tăng theo.",
    "Đại diện phòng Giáo dục và Đào tạo cho biết các khoản thu đầu năm học phải được công khai với phụ huynh.",
    "Lực lượng kiểm lâm phối hợp với chính quyền địa phương tăng cường tuần tra, ngăn chặn tình trạng phá rừng.",
    "Theo báo cáo, tỷ lệ hộ nghèo giảm hai phần trăm so với cùng kỳ, thu nhập bình quân đầu người được nâng lên.",
]


def test_the_marks_of_97_words_of_100_come_back() -> None:
    wanted = [placed_alike(text).lower().split() for text in TRUTH]
    given = [placed_alike(back(_stripped(text))).lower().split() for text in TRUTH]
    pairs = [pair for a, b in zip(wanted, given, strict=True) for pair in zip(a, b, strict=True)]
    assert sum(a == b for a, b in pairs) >= 0.97 * len(pairs)


def _stripped(text: str) -> str:
    apart = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
