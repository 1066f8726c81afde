"""Marked, unmarked, or another language."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.text.tokens import tokens
from hoiam.core.text.tones import placed_alike, same_spelling
from hoiam.core.text.vietnamese import is_syllable, kind_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Người dân xã Đăk Pxi phản ánh đường hỏng", "marked"),
        ("nguoi dan xa Dak Pxi phan anh duong hong, nuoc khong co", "unmarked"),
        ("Công an xã bắt", "marked"),
        ("The people of the commune complain about a broken road", "other"),
        ("Il comune ha detto che la piazza non ha acqua", "other"),
        ("Les habitants de la commune se plaignent", "other"),
        ("2736/2022", "other"),
        ("", "other"),
    ],
)
def test_a_text_is_told_by_its_syllables(text: str, kind: str) -> None:
    assert kind_of(text) == kind


def test_syllables_have_an_onset_and_a_rhyme() -> None:
    assert all(is_syllable(word) for word in tokens("nghiêng khuỷu quyết uống yêu giếng oái"))
    assert not any(is_syllable(word) for word in tokens("street Krông Pxi wang"))


def test_old_and_new_placement_of_the_tone_are_one_spelling() -> None:
    assert same_spelling("hoà", "Hòa")
    assert same_spelling("thuý", "thúy")
    assert same_spelling("qúy", "quý")
    assert not same_spelling("hòa", "hóa")
    assert placed_alike("khoẻ, hoàn, quý, khoản, Thuỷ") == "khỏe, hoàn, quý, khoản, Thủy"
    assert placed_alike("hoà hoặc ngoặc, ngoặt, hoẵng; qúy, QÚY") == "hòa hoặc ngoặc, ngoặt, hoẵng; quý, QUÝ"
    assert placed_alike(unicodedata.normalize("NFD", "hoà hoặc thuỷ")) == "hòa hoặc thủy"


@given(st.lists(st.sampled_from(tokens("hoặc hoà hòa xoắn loè quý qúy thuý thúy ngoặt khoẻ Toà HOÀ hoạ hoằn"))))
def test_a_word_is_placed_alike_whatever_stands_beside_it(words: list[str]) -> None:
    assert placed_alike(" ".join(words)).split() == [placed_alike(word) for word in words]
    assert placed_alike(placed_alike(" ".join(words))) == placed_alike(" ".join(words))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ko bit j lun, ai bit chi zum vs", "unmarked"),
        ("mn oi dg vo dak ha kẹt xe ko z", "unmarked"),
        ("hum nay cup dien hoai z troi", "unmarked"),
        ("canh bao lua dao", "unmarked"),
        ("Hôm nay tui đi cty OK nha mn", "marked"),
        ("Livestream bán cà phê sale 50%, freeship", "marked"),
        ("to be or not to be", "other"),
        ("Can you tell me the way to the station", "other"),
        ("Mi piace la pizza con formaggio", "other"),
        ("Sale off 50% today only", "other"),
    ],
)
def test_a_hurried_post_is_vietnamese_too(text: str, kind: str) -> None:
    assert kind_of(text) == kind
