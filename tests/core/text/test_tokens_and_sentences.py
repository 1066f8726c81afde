"""Words and sentences as an officer would cut them."""

from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.text.sentences import sentences
from hoiam.core.text.tokens import Token, placed, tokens


def test_tokens_are_syllables_numbers_and_codes_in_parts() -> None:
    assert tokens("Số: 2736/UBND-VX, trước 15h00.") == ["Số", "2736", "UBND", "VX", "trước", "15h00"]


@given(st.text())
def test_each_token_stands_where_it_says(text: str) -> None:
    assert all(text[token.start : token.end] == token.text for token in placed(text))
    assert [token.text for token in placed(text)] == tokens(text)


def test_a_token_has_its_offset() -> None:
    assert placed("- Các xã")[1] == Token("xã", 6, 8)


def test_a_stop_after_a_title_or_place_ends_no_sentence() -> None:
    text = "GS.TS. Nguyễn Văn Bình làm việc tại TP. Kon Tum. Ông về TT. Đăk Hà."
    assert sentences(text) == ["GS.TS. Nguyễn Văn Bình làm việc tại TP. Kon Tum.", "Ông về TT. Đăk Hà."]


def test_numbers_times_and_dots_inside_a_sentence_hold_it_together() -> None:
    text = "Giá 1.500 đồng... nhưng chưa thu. Gửi trước 15h00. Hết hạn ngày 31.12.2022."
    assert sentences(text) == ["Giá 1.500 đồng... nhưng chưa thu.", "Gửi trước 15h00.", "Hết hạn ngày 31.12.2022."]


def test_a_list_number_opens_its_item_and_each_bullet_is_a_sentence() -> None:
    assert sentences("1. Thủ trưởng các phòng\n- Mục một\n- Mục hai./.") == [
        "1. Thủ trưởng các phòng",
        "- Mục một",
        "- Mục hai./.",
    ]


def test_a_broken_line_does_not_end_a_sentence_but_an_empty_line_does() -> None:
    assert sentences("dư luận xã\nhội.\n\nYêu cầu") == ["dư luận xã hội.", "Yêu cầu"]


@given(st.text())
def test_no_word_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())
