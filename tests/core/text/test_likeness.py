"""Two sentences that say the same in other order or without marks are alike; two that share a place are not."""

import pytest

from hoiam.core.text.likeness import likeness, pairs

CLAIM = "Công trình cấp nước thôn 7 ngừng hoạt động từ tháng 8"


@pytest.mark.parametrize(
    "other",
    [
        CLAIM,
        "cong trinh cap nuoc thon 7 ngung hoat dong tu thang 8",
        "Công trình cấp nước ở thôn 7 đã ngừng hoạt động từ tháng 8",
    ],
)
def test_the_same_words_are_alike(other: str) -> None:
    assert likeness(pairs(CLAIM), pairs(other)) >= 0.6


@pytest.mark.parametrize("other", ["Đường vào thôn 7 hư hỏng nặng", "Trạm y tế thiếu thuốc", "", "nước"])
def test_other_matters_are_not(other: str) -> None:
    assert likeness(pairs(CLAIM), pairs(other)) < 0.4
