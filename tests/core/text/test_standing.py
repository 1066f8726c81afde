"""Where the words of a question stand in a text that is shown."""

import pytest

from hoiam.core.text.normal import normal
from hoiam.core.text.question import finder, question


@pytest.mark.parametrize(
    ("asked", "text", "found"),
    [
        ("nuoc sach", "Thiếu nước sạch, nước sông", ["nước", "sạch", "nước"]),
        ('"nuoc sach"', "Thiếu nước sạch, nước sông", ["nước sạch"]),
        ("Đăk Hà", "Ở Đắk Hà, ĐĂK HÀ và Đăk Hàm", ["Đắk", "Hà", "ĐĂK", "HÀ", "Đăk"]),
        ("86%", "ước đạt 86% dự toán, 186 hộ", ["86"]),
        ("hoa -duong", "Đường hoa", ["hoa"]),
        ("", "Đường hoa", []),
        ("a.b", "a.b aXb", ["a.b"]),
        ("(", "((", []),
    ],
)
def test_whole_words_are_found_whatever_their_marks(asked: str, text: str, found: list[str]) -> None:
    text = normal(text)
    assert [text[start:end] for start, end in finder(question(asked))(text)] == found
