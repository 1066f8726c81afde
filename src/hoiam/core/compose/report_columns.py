"""Titles and widths of the eight tables of the weekly report (practice 5.3). Widths are shares of the page."""

from collections.abc import Mapping
from types import MappingProxyType

from hoiam.core.values.document import Column

_TT = Column("TT", 9, "center")

COLUMNS: Mapping[int, tuple[Column, ...]] = MappingProxyType(
    {
        1: (
            Column("Loại nguồn", 40),
            Column("Tin, bài", 15, "right"),
            Column("Vấn đề", 15, "right"),
            Column("Tích cực", 18, "right"),
            Column("Phản ánh", 19, "right"),
            Column("Thông tin", 19, "right"),
            Column("So tuần trước", 20, "right"),
            Column("So cùng kỳ năm trước", 23, "right"),
        ),
        2: (
            _TT,
            Column("Nội dung", 62),
            Column("Báo, đài", 30),
            Column("Ngày", 24, "center"),
            Column("Đường dẫn", 40),
        ),
        3: (
            _TT,
            Column("Vấn đề", 45),
            Column("Báo, đài, ngày", 36),
            Column("Đường dẫn", 36),
            Column("Địa bàn", 22),
            Column("Lĩnh vực", 21),
            Column("Mức", 18),
            Column("Đơn vị chủ trì", 24),
            Column("Hạn", 23, "center"),
            Column("Tình trạng xác minh", 24),
        ),
        4: (
            _TT,
            Column("Vấn đề", 66),
            Column("Địa bàn", 34),
            Column("Mức độ quan tâm", 24),
            Column("Nguồn (số lượng, loại)", 34),
            Column("Đã kiểm chứng chưa", 32),
            Column("Đề xuất", 53),
        ),
        5: (
            _TT,
            Column("Vấn đề", 52),
            Column("Ngày giao", 24, "center"),
            Column("Đơn vị", 28),
            Column("Kết quả xác minh", 25),
            Column("Việc đã làm", 38),
            Column("Trả lời báo (số, ngày)", 30),
            Column("Kết quả cuối cùng", 28),
            Column("Quá hạn (ngày)", 18, "center"),
        ),
        6: (
            _TT,
            Column("Bài", 58),
            Column("Văn bản gửi (số, ngày, ngày báo nhận)", 52),
            Column("Hạn báo phải đăng", 32),
            Column("Báo đã đăng? Đủ nội dung?", 36),
            Column("Vòng", 14, "center"),
            Column("Bước tiếp theo", 51),
        ),
        7: (
            _TT,
            Column("Cơ quan báo chí", 38),
            Column("Yêu cầu", 68),
            Column("Nhận lúc", 32, "center"),
            Column("Trả lời lúc", 32, "center"),
            Column("Đúng hạn?", 20, "center"),
            Column("Lý do từ chối (căn cứ)", 53),
        ),
        8: (
            _TT,
            Column("Đơn vị", 42),
            Column("Nội dung", 56),
            Column("Hạn", 34),
            Column("Chậm", 24),
        ),
    }
)
