"""Nobody who is named in a post can be found afterwards (guard-rail G1)."""

import pytest

from hoiam.core.text.redact import redact


@pytest.mark.parametrize(
    ("post", "gone"),
    [
        ("Chị Y Nhung ở thôn 7 gọi 0905 123 456 mãi không ai nghe.", ["Nhung", "0905", "123 456"]),
        ("Ông Nguyễn Văn Mẫu bán đất, Zalo 0987.654.321", ["Nguyễn", "Mẫu", "0987"]),
        ("hoi anh nguyen van mau o dak ui", ["nguyen van mau"]),
        ("Liên hệ mau.nguyen@vidu.vn hoặc @maunguyen", ["mau.nguyen", "maunguyen"]),
        ("CCCD 062 190 001 234 bị lộ", ["062 190", "001 234"]),
        ("Cháu A Blong học lớp 5", ["Blong"]),
        ("Theo Trần Thị Mẫu, nước đục từ tháng 8", ["Trần", "Mẫu"]),
    ],
)
def test_what_points_at_a_person_is_taken_out(post: str, gone: list[str]) -> None:
    left = redact(post)
    assert not [word for word in gone if word in left], left


@pytest.mark.parametrize(
    "post",
    [
        "Nước ở thôn 7, xã Đăk Ui mất từ giữa tháng 8, 46 hộ phải đi gùi nước.",
        "Duong vao thon Kon Teo Dak Lap sat lo, xe may khong di duoc.",
        "Đèn đường Hùng Vương hỏng từ ngày 12/9/2022, dài 1.200 m.",
        "Công văn số 2736/UBND-VX ngày 06/10/2022",
        "Trạm y tế xã Đăk Ngọk thiếu thuốc bảo hiểm.",
        "Ở đó có Trạm bơm, phía Bắc Đăk Hà, muốn đi Kon Tum phải qua ba Cầu treo.",
    ],
)
def test_the_issue_stays_as_it_was_written(post: str) -> None:
    assert redact(post) == post
