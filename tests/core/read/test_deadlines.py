"""What do the words of a deadline mean?"""

from datetime import date

import pytest

from hoiam.core.read.deadlines import deadline
from hoiam.core.text.fold import fold

ISSUED = date(2024, 5, 2)


def due(words):
    return deadline(words, fold(words), ISSUED).due.as_json()


@pytest.mark.parametrize(
    ("words", "want"),
    [
        ("báo cáo trước 15h00 thứ năm hằng tuần", {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}),
        (
            "báo cáo chậm nhất 16 giờ 30 phút thứ sáu hằng tuần",
            {"kind": "weekly", "weekday": 5, "time": "16:30", "bound": "within"},
        ),
        ("gửi vào chủ nhật hằng tuần", {"kind": "weekly", "weekday": 7, "bound": "on"}),
        ("báo cáo trước ngày 25 hằng tháng", {"kind": "monthly", "day": 25, "bound": "before"}),
        (
            "trước ngày 20 của tháng cuối quý",
            {"kind": "quarterly", "day": 20, "month_of_quarter": 3, "bound": "before"},
        ),
        ("báo cáo hằng quý", {"kind": "quarterly"}),
        ("sơ kết 6 tháng trước ngày 15/6/2024", {"kind": "dated", "date": "2024-06-15", "bound": "before"}),
        ("kiểm tra đột xuất trong tháng 4 năm 2025", {"kind": "dated", "date": "2025-04-30", "bound": "within"}),
        ("trước 17 giờ 00 cùng ngày", {"kind": "dated", "time": "17:00", "date": "2024-05-02", "bound": "before"}),
        ("công khai vào ngày 95 hằng tháng", {"kind": "monthly"}),
        ("hằng tháng, quý", {"kind": "monthly", "also": ["quarterly"]}),
        ("định kỳ hoặc đột xuất báo cáo", {"kind": "periodic", "also": ["event"]}),
        ("báo cáo định kỳ 6 tháng và hằng năm", {"kind": "periodic"}),
        ("xong trước ngày 15/6/2024", {"kind": "dated", "date": "2024-06-15", "bound": "before"}),
        ("chậm nhất ngày 20 tháng 5 năm 2024", {"kind": "dated", "date": "2024-05-20", "bound": "within"}),
        ("đến hết ngày 31/12/2024", {"kind": "dated", "date": "2024-12-31", "bound": "within"}),
        ("báo cáo vào ngày 25/9/2024", {"kind": "dated", "date": "2024-09-25", "bound": "on"}),
        (
            "trước 10 giờ 00 ngày 18/9/2024",
            {"kind": "dated", "time": "10:00", "date": "2024-09-18", "bound": "before"},
        ),
        ("từ ngày 01/6/2024 đến ngày 30/6/2024", {"kind": "dated", "date": "2024-06-30", "bound": "within"}),
        ("hoàn thành trong tháng 6/2024", {"kind": "dated", "date": "2024-06-30", "bound": "within"}),
        ("hoàn thành trong quý III/2024", {"kind": "dated", "date": "2024-09-30", "bound": "within"}),
        (
            "trước ngày 15/6 và 15/12",
            {"kind": "dated", "date": "2024-06-15", "bound": "before", "dates": ["2024-12-15"]},
        ),
        (
            "trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản",
            {
                "kind": "days_after_receipt",
                "days": 5,
                "working_days": True,
                "bound": "within",
                "trigger": "kể từ ngày nhận được văn bản",
            },
        ),
        ("tổ chức tuyên truyền sâu rộng", {"kind": "continuous"}),
        ("thường xuyên theo dõi", {"kind": "continuous"}),
    ],
)
def test_words_of_a_deadline(words, want):
    assert due(words) == want


def test_a_day_without_a_year_is_the_next_one_after_the_day_of_issue():
    assert due("trước ngày 15/02")["date"] == "2025-02-15"


def test_hours_count_from_the_event_that_the_text_names():
    got = due("báo cáo trong vòng 24 giờ kể từ khi phát hiện")
    assert (got["kind"], got["within_hours"], got["trigger"]) == ("event", 24, "kể từ khi phát hiện")


def test_a_condition_makes_an_event():
    assert due("Khi có vụ việc phức tạp, báo cáo ngay")["trigger"] == "Khi có vụ việc phức tạp"


def test_what_somebody_says_is_no_condition():
    assert due("Kiểm tra từng nội dung báo nêu về đơn vị mình")["kind"] == "continuous"


def test_the_day_of_a_paper_cited_is_no_deadline():
    assert due("thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2024 của huyện") == {"kind": "continuous"}


def test_promptly_has_no_number_and_gets_none():
    got = deadline("kịp thời báo cáo Ủy ban", fold("kịp thời báo cáo Ủy ban"), ISSUED, "khi có tin sai")
    assert got.words == "kịp thời"
    assert got.due.as_json() == {
        "kind": "event",
        "trigger": "khi có tin sai",
        "within": "kịp thời",
        "within_hours": None,
    }


@pytest.mark.parametrize(
    ("words", "last", "bound"),
    [
        ("Hoàn thành trong tháng 9.", "2025-09-30", "within"),
        ("Báo cáo kết quả trước tháng 10.", "2025-10-01", "before"),
        ("Làm xong trong quý III.", "2025-09-30", "within"),
        ("Hoàn thành trong quý II.", "2026-06-30", "within"),
        ("Rà soát xong trong tháng 3.", "2026-03-31", "within"),
    ],
)
def test_a_month_or_quarter_without_its_year_is_the_next_one(words: str, last: str, bound: str) -> None:
    due = deadline(words, fold(words), date(2025, 8, 12)).due.as_json()
    assert (due["kind"], due["date"], due["bound"]) == ("dated", last, bound)


def test_a_month_that_is_told_of_is_no_term() -> None:
    words = "Gửi báo cáo tháng 9 của đơn vị."
    assert deadline(words, fold(words), date(2025, 8, 12)).due.date is None


def test_minutes_are_a_part_of_an_hour() -> None:
    words = "Khi có sự cố, báo cáo trong 30 phút."
    due = deadline(words, fold(words), date(2025, 8, 12)).due
    assert (due.kind, due.within_hours, due.within) == ("event", 0.5, "trong 30 phút")
