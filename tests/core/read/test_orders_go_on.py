"""Orders that go on: a later sentence with "phải", a term for what came before, a bare "Đội", a closing in halves."""

from hoiam.core.read import read
from hoiam.core.values.dispatch import Task

_HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 12/UBND-VX    Mẫu, ngày 05 tháng 6 năm 2024\nV/v thử\n\nKính gửi:\n- Các đơn vị.\n\n"
)


def _tasks(body: str) -> list[Task]:
    return list(read(_HEAD + body + "\n\nNơi nhận:\n- Lưu: VT.\n").tasks)


def test_a_sentence_that_says_what_must_be_done_orders_those_named_before() -> None:
    rows = _tasks(
        "1. Phòng Kinh tế rà soát các hồ chứa; sơ tán người dân trước ngày 30/6/2024. Tại các ngầm tràn phải bố "
        "trí lực "
        "lượng canh gác. Tình hình thiệt hại báo cáo về Văn phòng trước 15 giờ 30 hằng ngày."
    )
    assert [row.actor_text for row in rows] == ["Phòng Kinh tế"] * 4
    assert rows[3].due.time == "15:30"


def test_what_was_done_is_no_order_though_it_stands_behind_one() -> None:
    assert len(_tasks("1. Phòng Kinh tế rà soát các hồ chứa. Năm 2023 xã đã phải bố trí 30 tỷ đồng.")) == 1


def test_the_term_of_what_was_made_is_that_of_each_maker() -> None:
    rows = _tasks(
        "1. Phòng Kinh tế chuẩn bị báo cáo thu chi; Phòng Văn hóa - Xã hội chuẩn bị báo cáo văn hóa. Các báo cáo "
        "trên gửi "
        "về Văn phòng trước ngày 20/6/2024."
    )
    assert [(row.due.kind, str(row.due.date)) for row in rows] == [("dated", "2024-06-20")] * 2


def test_a_bare_kind_of_body_is_the_one_named_before() -> None:
    rows = _tasks(
        "1. Đội Tuyên truyền - Hỗ trợ gửi thông báo cho từng hộ trước ngày 20/6/2024. Đội tổ chức 03 buổi tập huấn."
    )
    assert [row.actor_text for row in rows] == ["Đội Tuyên truyền - Hỗ trợ"] * 2


def test_a_closing_order_in_two_halves_is_no_task() -> None:
    rows = _tasks(
        "1. Phòng Kinh tế rà soát các hồ chứa.\n\nYêu cầu các phòng nghiêm túc thực hiện; quá trình thực hiện có "
        "khó khăn, "
        "vướng mắc, báo cáo Ủy ban nhân dân xã để được chỉ đạo./."
    )
    assert len(rows) == 1


def test_a_term_is_bound_by_the_word_next_to_it() -> None:
    rows = _tasks("1. Phòng Kinh tế sửa máy, đưa máy vào hoạt động trở lại trước 17 giờ 00 ngày 20 tháng 6 năm 2024.")
    assert rows[0].due.bound == "before"


def test_co_so_ends_a_sentence_and_a_row_of_a_table_makes_no_line_short() -> None:
    rows = _tasks(
        "1. Phòng Kinh tế\na) Sửa chữa 06 máy thổi gió, hoàn thành trước Tết\nNguyên đán (08/02/2025).\n\nII. "
        "BẢNG PHÂN "
        "CÔNG\n| TT | Nội dung | Chủ trì | Phối hợp | Thời hạn |\n| 1 | Diễn tập chữa cháy rừng cấp cơ sở | Đội "
        "cơ động | "
        "Ban Chỉ huy quân sự xã, các thôn, các đoàn thể và lực lượng dân quân | Ngày 26/02/2025 |"
    )
    assert [row.actor_text for row in rows] == ["Phòng Kinh tế", "Đội cơ động"]
    assert rows[0].due.kind == "dated"


def test_a_time_below_one_item_is_not_that_of_the_item_before() -> None:
    rows = _tasks(
        "1. Giao Phòng Kinh tế treo băng rôn trước ngày 01/7/2024.\n2. Phần lễ\n- Thời gian: ngày 15/7/2024.\n"
        "- Địa điểm: nhà văn hóa thôn.\n"
        "3. Phòng Nội vụ lập danh sách\n- Thời gian: trước ngày 20/7/2024."
    )
    assert [str(row.due.date) for row in rows] == ["2024-07-01", "2024-07-20"]


def test_twice_a_day_has_its_hour() -> None:
    rows = _tasks("1. Phòng Kinh tế báo cáo về Văn phòng 02 lần/ngày (trước 7h00 và 16h00).")
    assert (rows[0].due.kind, rows[0].due.time, rows[0].due.bound) == ("continuous", "07:00", "before")


def test_faculties_head_their_items() -> None:
    assert {row.actor_text for row in _tasks("1. Các khoa\n- Gửi thời khóa biểu trước ngày 08/9/2024.")} == {"Các khoa"}
