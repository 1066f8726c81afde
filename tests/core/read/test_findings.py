"""A line that begins like a finding may order something: it is asked of somebody, or by a day."""

import pytest

from hoiam.core.read import read

PAPER = """ỦY BAN NHÂN DÂN
HUYỆN ĐĂK HÀ
Số: 801/UBND-VX          Đăk Hà, ngày 06 tháng 10 năm 2022
V/v nắm tin báo chí nêu

Kính gửi: Các phòng, ban, đơn vị huyện.

Ủy ban nhân dân huyện yêu cầu:
1. Theo dõi thông tin trên báo chí và mạng xã hội hằng ngày.
2. {line}
3. Kiểm tra nội dung báo nêu.

Nơi nhận:                TM. ỦY BAN NHÂN DÂN
- Như trên;              CHỦ TỊCH
"""


def _numbers(line: str) -> list[str]:
    return [task.id for task in read(PAPER.format(line=line)).tasks]


@pytest.mark.parametrize(
    "line",
    [
        "Kết quả thực hiện: gửi về Ủy ban nhân dân huyện trước ngày 15/12.",
        "Tồn tại, hạn chế: khắc phục xong chậm nhất ngày 20/12/2022.",
        "Đánh giá tình hình: giao Phòng Văn hóa và Thông tin báo cáo Ủy ban nhân dân huyện.",
    ],
)
def test_a_finding_with_a_day_or_one_who_is_given_it_is_a_task(line: str) -> None:
    assert _numbers(line) == ["1", "2", "3"]


@pytest.mark.parametrize(
    "line",
    [
        "Đánh giá chung: thực hiện tốt công tác thông tin, tuyên truyền.",
        "Tình hình: Ủy ban nhân dân các xã triển khai thực hiện chậm.",
        "Kết quả: xử lý 12 phản ánh trong năm 2022, tăng 3 so với năm 2021.",
        "Kết quả: báo cáo 6 tháng của các xã đầy đủ.",
    ],
)
def test_a_finding_that_only_tells_is_none(line: str) -> None:
    assert _numbers(line) == ["1", "3"]
