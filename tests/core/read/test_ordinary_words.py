"""Ordinary words that look like those of orders, terms and tables: nothing is cut, lost or made up."""

from datetime import date

import pytest

from hoiam.core.read import barred, read
from hoiam.core.read.actors import acting
from hoiam.core.read.dates import days, last_of_month
from hoiam.core.read.deadlines import deadline
from hoiam.core.read.sheet import lines_of
from hoiam.core.read.table import tables_out
from hoiam.core.text.fold import fold
from hoiam.core.values.dispatch import Task

_HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN MẪU\nSố: 12/UBND-VX    Mẫu, ngày 05 tháng 10 năm 2022\nV/v thử\n\n"
    "Kính gửi:\n- Các đơn vị.\n\n"
)
_ISSUED = date(2022, 10, 5)
_BODIES = """
Trung tâm Ứng dụng tiến bộ khoa học và công nghệ
Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam
Trung tâm Bảo trợ xã hội
Trung tâm Chăm sóc người có công
Trung tâm Xúc tiến đầu tư tỉnh
Trung tâm Phục hồi chức năng
Trung tâm Giám định y khoa
Trung tâm Kiểm soát bệnh tật tỉnh
Trung tâm Khuyến nông tỉnh
Trung tâm Cấp cứu 115
Trung tâm Sát hạch lái xe
Trung tâm Quan trắc môi trường
Trung tâm Nước sạch và Vệ sinh môi trường nông thôn
Trung tâm Giống cây trồng
Trung tâm Cứu hộ động vật
Trung tâm Dịch vụ việc làm
Trung tâm Đăng kiểm xe cơ giới
Trung tâm Tư vấn và Hỗ trợ doanh nghiệp
Trung tâm Hiệp đồng tìm kiếm cứu nạn
Trung tâm Sản xuất, cung ứng giống cây trồng
Ủy ban bầu cử xã Đăk Mar
Ban bầu cử đại biểu HĐND xã số 3
Hội đồng tuyển sinh huyện
Hội đồng khám tuyển nghĩa vụ quân sự huyện
Hội đồng nghĩa vụ quân sự huyện
Hội đồng xét tặng danh hiệu huyện
Hội đồng xét duyệt sáng kiến huyện
Hội đồng coi thi trường Nguyễn Huệ
Hội đồng chấm thi tỉnh
Hợp tác xã Sản xuất, tiêu thụ cà phê Đăk Hà
Ban Giải phóng mặt bằng huyện
Ban Thanh tra nhân dân xã
Ban Giám sát đầu tư của cộng đồng
Ban Quản trị chung cư
Ban Quản lý rừng phòng hộ Đăk Hà
Chi cục Trồng trọt và Bảo vệ thực vật
Chi cục Tiêu chuẩn đo lường chất lượng
Trạm Chăn nuôi và Thú y huyện
Trạm Kiểm dịch động vật
Trạm Thu phí Đăk Rve
Trạm Cấp nước Đăk Hà
Đội Cảnh sát giao thông
Đội Phòng cháy chữa cháy
Cơ sở Cai nghiện ma túy
Hạt Quản lý đường bộ
Công ty Cấp nước Kon Tum
Công ty Thu hoạch mía đường
Hội Bảo trợ người khuyết tật
Nhà máy Xử lý rác thải
Khoa Khám bệnh
Khoa Xét nghiệm
Phòng Quản lý xuất nhập cảnh
Phòng Tiếp dân
Văn phòng Đăng ký đất đai
"""


def _tasks(body: str) -> list[Task]:
    return list(read(_HEAD + body + "\n\nNơi nhận:\n- Lưu: VT.\n").tasks)


@pytest.mark.parametrize("order", ["lập danh sách gửi UBND huyện.", "niêm yết công khai tại trụ sở."])
@pytest.mark.parametrize("body", _BODIES.strip().split("\n"))
def test_a_body_keeps_its_whole_name(body: str, order: str) -> None:
    clear = f"{body} {order}"
    named = acting(clear, fold(clear))
    assert named is not None
    assert (clear[named[0] : named[1]], clear[named[2] :]) == (body, order)


def test_work_of_hands_still_begins_an_order_behind_a_bare_kind() -> None:
    clear = "Hội đồng xét duyệt hồ sơ, công bố kết quả."
    named = acting(clear, fold(clear))
    assert named is not None
    assert clear[named[0] : named[1]] == "Hội đồng"


@pytest.mark.parametrize("body", ["Ban quản lý rừng phòng hộ", "Ban Quản lý rừng phòng hộ thị trấn Mẫu"])
def test_a_name_runs_up_to_the_time_of_its_order(body: str) -> None:
    assert [row.actor_text for row in _tasks(f"1. {body} khi có cháy báo cáo ngay UBND huyện.")] == [body]


@pytest.mark.parametrize(
    "said",
    [
        "1. Phòng Văn hóa và Thông tin rà soát hệ thống loa thường xuyên. Báo cáo kết quả thực hiện trên địa bàn gửi "
        "về UBND huyện trước ngày 20/10/2022.",
        "1. UBND xã Đăk La kiểm tra, xử lý phản ánh. Báo cáo kết quả xử lý trên địa bàn xã gửi UBND huyện trước ngày "
        "20/10/2022.",
        "1. UBND xã Đăk La kiểm tra, xử lý phản ánh. Báo cáo kết quả trên địa bàn xã gửi UBND huyện trước ngày "
        "20/10/2022.",
        "1. UBND xã Đăk La kiểm tra trước ngày 15/10/2022. Báo cáo kết quả trên gửi UBND huyện trước ngày 20/10/2022.",
    ],
)
def test_an_order_to_report_keeps_its_day(said: str) -> None:
    rows = _tasks(said)
    assert rows[-1].due.date == date(2022, 10, 20)
    assert rows[-1].what.startswith("Báo cáo kết quả")


@pytest.mark.parametrize(
    "said",
    [
        "Theo Luật Báo chí, cơ quan báo chí phải đăng cải chính trong 05 ngày.",
        "Theo quy định hiện hành phải báo cáo hằng năm.",
        "Trong đó, UBND xã Đăk La phải báo cáo về UBND huyện trước ngày 20/10/2022.",
        "Ngoài ra người dân phải báo cáo về thôn trước ngày 20/10/2022.",
        "Cơ quan báo chí khi nhận được văn bản phải đăng cải chính trong 05 ngày.",
    ],
)
def test_what_others_must_do_is_no_task_of_the_one_named_before(said: str) -> None:
    rows = _tasks(f"1. Phòng Văn hóa và Thông tin kiểm tra các trang mạng. {said}")
    assert [row.what for row in rows if row.actor_text == "Phòng Văn hóa và Thông tin"] == ["Kiểm tra các trang mạng"]


@pytest.mark.parametrize("said", ["Tại các xã phải bố trí lực lượng canh gác.", "Hồ sơ phải gửi về Văn phòng."])
def test_where_and_what_are_no_others(said: str) -> None:
    rows = _tasks(f"1. Phòng Văn hóa và Thông tin kiểm tra các trang mạng. {said}")
    assert [row.actor_text for row in rows] == ["Phòng Văn hóa và Thông tin"] * 2


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("từ ngày 01 tháng 9 đến 30/10/2022", [(1, 9, 2023), (30, 10, 2022)]),
        ("ngày 05 tháng 10 và 20/10/2022", [(5, 10, 2022), (20, 10, 2022)]),
        ("trước ngày 15 tháng 10, 20/10/2022", [(15, 10, 2022), (20, 10, 2022)]),
        ("ngày 10 tháng 10 - 12/10/2022", [(10, 10, 2022), (12, 10, 2022)]),
        ("ngày 15 tháng 10, 11 và 12 năm 2022", [(15, 10, 2022)]),
        ("tháng 10 và 20/10/2022", [(20, 10, 2022)]),
        ("tháng 10, 11 năm 2022", []),
    ],
)
def test_days_beside_a_month_are_days(said: str, named: list[tuple[int, int, int]]) -> None:
    assert days(fold(said), _ISSUED) == [date(year, month, day) for day, month, year in named]


def test_months_in_a_row_end_with_the_last() -> None:
    assert last_of_month("thang 10, 11 nam 2022") == date(2022, 11, 30)
    assert last_of_month("quy ii va quy iii/2024") == date(2024, 9, 30)
    assert last_of_month("ngay 15 thang 10, 11 va 12 nam 2022") is None


def test_a_day_and_its_month_are_not_the_end_of_a_later_month() -> None:
    rows = _tasks("1. Phòng Nội vụ báo cáo trước ngày 15 tháng 10, 11 và 12 năm 2022.")
    assert [row.due.date for row in rows] == [date(2022, 10, 15)]
    rows = _tasks("1. Phòng Nội vụ báo cáo đợt một trước ngày 15 tháng 10, 15/11/2022 báo cáo đợt hai.")
    assert rows[0].due.date == date(2022, 10, 15)


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("xử lý dứt điểm trong vòng 05 ngày, 100% phản ánh phải có trả lời", 5),
        ("trả lời báo chí chậm nhất sau 10 ngày, 01 bản gửi UBND huyện", 10),
        ("báo cáo trong vòng 03 ngày, 24/24 giờ trực", 3),
        ("báo cáo trong vòng 03 ngày, 24/7 có người trực", 3),
        ("báo cáo trong vòng 03 ngày 02 bản", 3),
    ],
)
def test_a_term_in_days_stands_before_any_other_number(said: str, count: int) -> None:
    assert deadline(said, fold(said), _ISSUED).due.days == count


@pytest.mark.parametrize(
    "said", ["trong 02 ngày 15, 16/10", "trong hai ngày 15 và 16 tháng 10", "trong 2 ngày, 15-16/10"]
)
def test_days_that_are_named_are_no_count(said: str) -> None:
    found = deadline(f"họp giao ban {said}", fold(f"hop giao ban {said}"), _ISSUED)
    assert found.due.days is None


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
