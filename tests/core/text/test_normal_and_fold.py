"""Offsets found in folded text must hold in the text that people read."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import LONG, REMEMBERED, normal

VIETNAMESE = st.text(
    st.one_of(
        st.characters(exclude_categories=("Cs",)),
        st.sampled_from("aăâeêioôơuưyđĐÐƉ \n\t\u00a0\u200b\u0300\u0301\u0302\u0303\u0309\u0323\u0306\u031bİḳếỵ"),
    )
)


@given(VIETNAMESE)
def test_normal_and_fold_change_nothing_the_second_time(text: str) -> None:
    assert normal(normal(text)) == normal(text)
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_folded_text_is_as_long_as_normal_text(text: str) -> None:
    assert len(fold(text)) == len(normal(text))


@given(st.text("aăâeêioôơuưyđĐÐ \nộếỵằẽỦKkngh"))
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    assert normal(unicodedata.normalize("NFD", text)) == normal(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


def test_one_d_with_stroke_whatever_was_typed() -> None:
    assert normal("NÐ-CP, Ɖắk Hà, ðất") == "NĐ-CP, Đắk Hà, đất"


def test_a_tone_on_a_consonant_is_dropped() -> None:
    assert normal("Ngoḳ Réo") == normal("Ngok\u0323 Réo") == "Ngok Réo"


def test_a_tone_typed_before_the_shape_of_its_vowel_is_mended() -> None:
    assert normal("vie\u0323\u0302c ye\u0301\u0302u") == "việc yếu"


def test_odd_spaces_become_spaces_and_line_ends_stay() -> None:
    assert normal("Kính\u00a0gửi:\r\n-\tcác\u200b xã\rhuyện") == "Kính gửi:\n- các xã\nhuyện"


def test_marks_and_capitals_fold_away() -> None:
    assert fold("HUYỆN ĐĂK HÀ, thứ Năm, Łódź, İzmir") == "huyen dak ha, thu nam, łodz, izmir"


def test_a_long_text_that_is_remembered_is_read_as_its_parts_are():
    """Long texts are kept for a moment: the next one, or the same one again, gets its own answer."""
    written = unicodedata.normalize("NFD", "Đường Ðắk Hà hỏng\u00a0nặng. ")
    for times in (40, 41, 40):
        assert len(written * times) > LONG
        assert normal(written * times) == normal(written) * times
        assert fold(written * times) == fold(written) * times
    for number in range(2 * REMEMBERED):
        assert fold(f"Thứ {number}: {'ĐẤT ' * 60}") == f"thu {number}: {'dat ' * 60}"
