"""Terms and orders as a bad scan bends them: letters for figures, bent quarters, several months; verbs of services."""

from datetime import date

import pytest

from hoiam.core.read import read
from hoiam.core.read.deadlines import deadline
from hoiam.core.read.repair import mend
from hoiam.core.read.specks import swept
from hoiam.core.text.fold import fold
from hoiam.core.values.dispatch import Due

_ISSUED = date(2024, 5, 14)


def _due(words: str) -> Due:
    said = swept("Báo cáo kết quả về Sở Y tế " + words + ".")
    return deadline(said, fold(said), _ISSUED).due


@pytest.mark.parametrize(
    ("words", "day", "time"),
    [
        ("trước l5h00 ngày 20/6/2024", date(2024, 6, 20), "15:00"),
        ("trước I5 giờ 30 ngày 20/06/2024", date(2024, 6, 20), "15:30"),
        ("trước ngày 15/o6/2024", date(2024, 6, 15), None),
        ("trước ngày 15/6/2O24", date(2024, 6, 15), None),
        ("trước ngày 3O tháng 6 năm 2024", date(2024, 6, 30), None),
        ("trước 18 giờ 00 ngày 29 Đăng 8 năm 2025", date(2025, 8, 29), "18:00"),
    ],
)
def test_a_letter_stands_for_a_figure(words: str, day: date, time: str | None) -> None:
    due = _due(words)
    assert (due.kind, due.date, due.time, due.bound) == ("dated", day, time, "before")


@pytest.mark.parametrize("quarter", ["quý II", "quý I1", "quý lI", "quý 11", "quỷ 1I"])
def test_a_quarter_is_read_however_its_strokes_were_seen(quarter: str) -> None:
    assert _due(f"trong {quarter} năm 2024").date == date(2024, 6, 30)


def test_an_hour_and_a_term_with_letters_for_noughts() -> None:
    assert _due("trước 15hOO thứ năm hằng tuần").time == "15:00"
    assert _due("trong vòng O5 ngày làm việc kể từ ngày nhận được văn bản này").days == 5
    assert _due("trước ngày 2S hằng tháng").day == 25


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("trong tháng 5, 6 năm 2024", date(2024, 6, 30)),
        ("trong quý II và quý III/2024", date(2024, 9, 30)),
        ("trong các ngày 15 và 16/6/2024", date(2024, 6, 16)),
    ],
)
def test_of_several_days_or_months_the_last_counts(words: str, day: date) -> None:
    due = _due(words)
    assert (due.kind, due.date, due.bound) == ("dated", day, "within")


@pytest.mark.parametrize(
    ("words", "kind"),
    [("02 tuần/lần", "periodic"), ("6 tháng/lần", "periodic"), ("tuần/lần", "weekly"), ("tháng/lần", "monthly")],
)
def test_a_number_before_the_span_makes_it_another_rhythm(words: str, kind: str) -> None:
    assert (_due(words).kind, _due(words).also) == (kind, ())


def test_a_report_of_nine_months_is_no_rhythm() -> None:
    assert _due("về tình hình 9 tháng").kind == "continuous"
    assert _due("định kỳ quý, 6 tháng, 9 tháng và năm").kind != "continuous"


@pytest.mark.parametrize(
    "work",
    [
        "làm thủ tục tuyển dụng 02 viên chức", "trồng 5.000 cây xanh", "tiêm phòng cho đàn gia súc", "phun thuốc "
        "khử trùng",
        "cắm biển báo", "giải ngân vốn đầu tư công", "xét duyệt hồ sơ", "chốt số liệu", "truy vết người tiếp xúc",
        "đính chính thông tin", "sáp nhập thôn", "hoàn trả mặt bằng", "nhuộm cờ phướn cho hội trường",
    ],
)  # fmt: skip
def test_who_acts_ends_where_the_work_begins_also_for_a_verb_that_no_list_has(work: str) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 12/UBND-VX    Mẫu, ngày 05 tháng 6 năm 2024\nV/v thử\n\nKính gửi:\n- Các "
        "đơn vị.\n\n"
        f"1. Phòng Kinh tế và Hạ tầng {work} trước ngày 30/6/2024.\n2. Trạm Y tế xã {work}.\n\nNơi nhận:\n- Lưu: VT.\n"
    )
    assert [task.actor_text for task in read(text).tasks] == ["Phòng Kinh tế và Hạ tầng", "Trạm Y tế xã"]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("2.3. Khoa.Kiểm soát nhiễm khuẩn", "2.3. Khoa Kiểm soát nhiễm khuẩn"),
        ("đã báo cáo.Trung tâm", "đã báo cáo. Trung tâm"),
        ("c€) Phối hợp", "c) Phối hợp"),
        ("đ)ì Phòng Hành chính", "đ) Phòng Hành chính"),
        ("từ 1l/6 đến 30/6", "từ 11/6 đến 30/6"),
        ("Công an xã Ia Il", "Công an xã Ia Il"),
        ("Số 12/CT-UBND", "Số 12/CT-UBND"),
    ],
)
def test_specks_in_markers_and_figures(seen: str, meant: str) -> None:
    assert swept(seen) == meant


@pytest.mark.parametrize(("seen", "meant"), [("quý HI", "quý III"), ("Quý IH", "Quý III"), ("quý H", "quý II")])
def test_two_strokes_seen_as_one_letter(seen: str, meant: str) -> None:
    assert swept(f"trong {seen} năm 2023") == f"trong {meant} năm 2023"


@pytest.mark.parametrize("label", ["IL", "IE", "II.", "HI"])
def test_a_heading_whose_point_went_into_its_number_ends_the_aims(label: str) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 12/KH-UBND    Mẫu, ngày 05 tháng 6 năm 2024\n\nKẾ HOẠCH\nThử\n\n"
        f"I. MỤC TIÊU\nTrên 95% trẻ được tiêm.\n\n{label} PHÂN CÔNG NHIỆM VỤ\n\n1. Trạm Y tế xã\n1.1. Lập danh "
        f"sách trẻ "
        "trước ngày 10/6/2024.\n\nNơi nhận:\n- Lưu: VT.\n"
    )
    assert [task.actor_text for task in read(text).tasks] == ["Trạm Y tế xã"]


def test_the_head_of_a_table_may_be_bent() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 12/KH-UBND    Mẫu, ngày 05 tháng 6 năm 2024\n\nKẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n\n"
        "| srr | Nhiệm vụ | Đơn vị thực hiện | Đơn vị phối hợp | Thời gian |\n"
        "| 1 | Khảo sát mức độ hài lòng | Văn phòng xã | Đoàn xã | Hằng quý |\n"
        "| s | Họp rút kinh nghiệm | Phòng Kinh tế | Các phòng | Trước ngày 28/6/2024 |\n\nNơi nhận:\n- Lưu: VT.\n"
    )
    assert [task.actor_text for task in read(text).tasks] == ["Văn phòng xã", "Phòng Kinh tế"]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("cung cấp thông tin mật điện", "cung cấp thông tin mất điện"),
        ("ý kiến cứ trí và giám sát", "ý kiến cử tri và giám sát"),
        ("tiến độ giải phóng mật bằng", "tiến độ giải phóng mặt bằng"),
        ("Trụng tâm phục vụ hành chính côrg", "Trung tâm phục vụ hành chính công"),
        ("thông tin mật", "thông tin mật"),
    ],
)
def test_matters_and_bodies_of_every_day_are_put_right(seen: str, meant: str) -> None:
    assert mend(seen, {}).text == meant
