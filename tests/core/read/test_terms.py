"""Which years, hours and start dates are terms, and which only look like one?"""

from datetime import date

import pytest

from hoiam.core.read.deadlines import deadline
from hoiam.core.text.fold import fold

ISSUED = date(2024, 5, 2)


def due(words):
    return deadline(words, fold(words), ISSUED).due.as_json()


@pytest.mark.parametrize(
    "words",
    [
        "Triển khai Chương trình chuyển đổi số đến năm 2025, định hướng đến năm 2030",
        "Tuyên truyền Đề án đến năm 2030",
        "Quán triệt Nghị quyết đến năm 2023",
        "Rà soát đến năm 0000",
        "Hoàn thành trong năm 0000",
        "Hoàn thành trong năm 2021",
        "Áp dụng từ ngày 01/7/2024",
        "Thời gian áp dụng: từ ngày 01/7/2024",
        "Thực hiện từ ngày 15/3/2024 cho đến khi có chỉ đạo mới",
        "Báo cáo kết quả xử lý mỗi vụ việc",
        "Báo cáo kết quả xử lý mỗi vụ án",
    ],
)
def test_what_names_no_term_runs_on(words: str) -> None:
    assert due(words) == {"kind": "continuous"}


def test_the_year_of_a_programme_does_not_hide_what_is_asked_for() -> None:
    assert due("Triển khai Đề án đến năm 2030, báo cáo khi có yêu cầu")["kind"] == "event"


def test_the_hour_from_which_something_is_to_be_done_is_read() -> None:
    got = due("Không cho tàu thuyền ra khơi từ 12 giờ 00 ngày 29/8/2024")
    assert (got["date"], got["time"], got["bound"]) == ("2024-08-29", "12:00", "on")


def test_what_comes_in_rounds_is_a_rhythm() -> None:
    assert due("Báo cáo kết quả mỗi đợt kiểm tra")["kind"] == "periodic"
    assert due("Báo cáo kết quả mỗi vụ mùa")["kind"] == "periodic"


@pytest.mark.parametrize(
    ("words", "day", "bound"),
    [
        ("Hoàn thành đến hết năm 2025", "2025-12-31", "within"),
        ("Hoàn thành đến cuối năm 2025", "2025-12-31", "within"),
        ("Hoàn thành trong năm 2024", "2024-12-31", "within"),
        ("Xử lý dứt điểm trong năm 2024", "2024-12-31", "within"),
        ("Theo dõi từ nay đến cuối năm", "2024-12-31", "within"),
        ("Hoàn thành trước ngày 30/6/2024, áp dụng từ ngày 01/7/2024", "2024-06-30", "before"),
        ("Hoàn thành trước năm 2025", "2025-01-01", "before"),
        ("Hoàn thành việc sắp xếp trước năm 2025, báo cáo Sở", "2025-01-01", "before"),
        ("Thực hiện từ ngày 15/5/2024 đến ngày 30/5/2024", "2024-05-30", "within"),
    ],
)
def test_a_year_that_is_a_term_ends_on_its_day(words: str, day: str, bound: str) -> None:
    got = due(words)
    assert (got["kind"], got["date"], got["bound"]) == ("dated", day, bound)


@pytest.mark.parametrize(
    ("words", "time", "bound"),
    [
        ("Báo cáo trước 24 giờ ngày 20/6/2024", None, "within"),
        ("Báo cáo trước 24h00 ngày 20/6/2024", None, "within"),
        ("Báo cáo trước 24.00 ngày 20/6/2024", None, "within"),
        ("Trực báo từ nay đến 24.00 ngày 20/6/2024", None, "within"),
        ("Báo cáo trước 24h30 ngày 20/6/2024", None, "before"),
        ("Báo cáo trước 24.30 ngày 20/6/2024", None, "before"),
        ("Báo cáo trước 16.00 ngày 20/6/2024", "16:00", "before"),
        ("Báo cáo trước 16.20 ngày 20/6/2024", "16:20", "before"),
        ("Báo cáo trước 16.10 ngày 20/6/2024", "16:10", "before"),
    ],
)
def test_the_end_of_a_day_is_no_hour(words: str, time: str | None, bound: str) -> None:
    got = due(words)
    assert (got["date"], got.get("time"), got["bound"]) == ("2024-06-20", time, bound)


def test_the_end_of_a_day_of_the_week_is_no_hour() -> None:
    assert due("Báo cáo trước 24 giờ thứ sáu hằng tuần") == {"kind": "weekly", "weekday": 5, "bound": "within"}
    assert due("Báo cáo hằng ngày trước 24 giờ") == {"kind": "continuous"}


def test_a_day_with_a_dot_is_no_hour() -> None:
    assert due("Báo cáo trước 20.11") == {"kind": "dated", "date": "2024-11-20", "bound": "before"}
    assert due("Báo cáo hằng tuần trước 16.30").get("time") == "16:30"
