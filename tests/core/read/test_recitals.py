"""A sentence that begins like a recital may order: a body is ordered in a later clause, or somebody above it is."""

import pytest

from hoiam.core.read import read

_PAPER = """ỦY BAN NHÂN DÂN
HUYỆN THÍ DỤ
Số: 801/UBND-VX          Thí Dụ, ngày 06 tháng 5 năm 2024
V/v nắm tin báo chí nêu

Kính gửi: Các phòng, ban, đơn vị huyện; Ủy ban nhân dân các xã, thị trấn.

Ủy ban nhân dân huyện yêu cầu:
{body}

Nơi nhận:                TM. ỦY BAN NHÂN DÂN
- Như trên;              CHỦ TỊCH
"""
_ORDERS = (
    "Theo phản ánh của báo chí, Công an huyện xác minh, làm rõ, trả lời cơ quan báo chí.",
    "Theo thông tin báo nêu, các cơ quan, đơn vị kiểm tra, xác minh, báo cáo Chủ tịch UBND huyện trong ngày.",
    "Qua phản ánh của Báo Thí Dụ, Phòng Tài nguyên và Môi trường kiểm tra, báo cáo Ủy ban nhân dân huyện.",
    "Theo chức năng, nhiệm vụ được giao, các cơ quan, đơn vị chủ động cung cấp thông tin cho báo chí.",
    "Theo quy định, UBND các xã, thị trấn báo cáo kết quả hằng tháng về Văn phòng.",
    "Đến hết ngày 15/6/2024, các xã có văn bản báo cáo kết quả rà soát.",
    "Hiện nay trên mạng xã hội lan truyền tin sai, UBND các xã, thị trấn chủ động xác minh.",
    "Theo dự báo của Đài Khí tượng, UBND các xã, thị trấn chủ động ứng phó mưa lũ.",
    "Nguyên nhân chậm trễ, các đơn vị báo cáo giải trình.",
    "Thông qua các lớp dạy nghề, tổ chức tuyên truyền pháp luật cho người lao động.",
    "Theo quy định, báo cáo kết quả hằng tháng về Văn phòng.",
    "Từ kinh nghiệm nghề cá, UBND các xã xây dựng mô hình phù hợp.",
    "Vừa qua, Báo Thí Dụ phản ánh tình trạng xả thải, Phòng Tài nguyên và Môi trường kiểm tra, báo cáo kết quả.",
)
_TELLS = (
    "Theo phản ánh của báo chí, một số hộ dân còn xả rác ra suối.",
    "Qua kiểm tra, Công an huyện đã phát hiện 03 vụ vi phạm.",
    "Qua kiểm tra, các xã chưa thực hiện nghiêm việc báo cáo.",
    "Thời gian qua, các cơ quan báo chí đã tích cực tuyên truyền.",
    "Hiện nay, công tác phát ngôn còn nhiều hạn chế, báo cáo chưa kịp thời.",
    "Đến hết ngày 15/4/2024, toàn huyện có 12 xã báo cáo.",
    "Từ phản ánh của người dân nghe được, tình hình còn phức tạp.",
    "Qua theo dõi, nắm tình hình, một số xã báo cáo còn chậm.",
    "Qua kiểm tra, phát hiện 03 cơ sở vi phạm.",
    "Qua báo cáo của các đơn vị, Ủy ban nhân dân các xã xử lý được 12 vụ việc.",
    "Theo báo cáo của Công an huyện, Phòng Nội vụ, các đơn vị đã xử lý xong.",
    "Thời gian qua, các cơ quan, đơn vị tích cực tuyên truyền.",
    "Theo quy định tại Nghị định số 09/2017/NĐ-CP, báo chí có quyền khai thác thông tin.",
)


def _whats(body: str) -> list[str]:
    return [task.what for task in read(_PAPER.format(body=body)).tasks]


def _lines(body: str) -> list[int]:
    """Return which lines of the body order, from 1."""
    return sorted({task.line - 8 for task in read(_PAPER.format(body=body)).tasks})


@pytest.mark.parametrize("line", _ORDERS)
def test_an_order_after_a_recital_is_a_task(line: str) -> None:
    assert _lines(f"1. Theo dõi tin hằng ngày.\n2. {line}\n3. Kiểm tra nội dung báo nêu.") == [1, 2, 3]


@pytest.mark.parametrize("line", _ORDERS)
def test_an_order_after_a_recital_is_a_task_under_the_name_of_a_unit(line: str) -> None:
    assert _lines(f"1. Phòng Nội vụ:\na) Rà soát hồ sơ.\nb) {line}\n2. Công an huyện:\na) Nắm tình hình.") == [2, 3, 5]


@pytest.mark.parametrize("line", _TELLS)
def test_what_only_tells_is_no_task(line: str) -> None:
    assert _lines(f"1. Theo dõi tin hằng ngày.\n2. {line}\n3. Kiểm tra nội dung báo nêu.") == [1, 3]
    assert _lines(f"1. Phòng Nội vụ:\na) Rà soát hồ sơ.\nb) {line}\n2. Công an huyện:\na) Nắm tình hình.") == [2, 5]


def test_the_deadline_of_an_order_after_a_recital_is_read() -> None:
    dues = [task.due for task in read(_PAPER.format(body=f"1. {_ORDERS[4]}\n2. {_ORDERS[5]}")).tasks]
    assert [due.kind for due in dues] == ["monthly", "dated"]


def test_praise_as_a_second_sentence_under_the_name_of_a_unit_is_ordered() -> None:
    body = "1. Phòng Nội vụ:\na) Rà soát các đơn vị. Biểu dương, khen thưởng kịp thời các tập thể tiêu biểu."
    assert _whats(body) == ["Rà soát các đơn vị", "Biểu dương, khen thưởng kịp thời các tập thể tiêu biểu"]


def test_agreeing_with_what_is_asked_orders_nothing_and_what_follows_does() -> None:
    for agreed in (
        "Đồng ý đề nghị của",
        "Thống nhất đề nghị của",
        "Nhất trí với đề nghị",
        "Đồng ý nội dung đề nghị của",
    ):
        body = f"1. {agreed} Phòng Nội vụ. Giao Phòng Nội vụ hoàn thiện hồ sơ.\n2. Kiểm tra nội dung báo nêu."
        assert _whats(body) == ["Hoàn thiện hồ sơ", "Kiểm tra nội dung báo nêu"]
