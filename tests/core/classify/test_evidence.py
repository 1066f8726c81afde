"""Which phrases are found where several begin at one word?"""

from hoiam.core.classify.evidence import find
from hoiam.core.classify.lexicon import parse_lexicon
from hoiam.core.classify.words import words_of

LEXICON = parse_lexicon(
    {
        "a": """
name = "field"
land = { 3 = ["đất", "đất rừng"], 1 = ["cấp sổ đỏ"] }
forest = { 2 = ["đất rừng", "bò"] }
"""
    }
)


def said(text: str, unmarked: bool = False) -> list[tuple[str, str, int]]:
    found = find([words_of(text, 2.0)], LEXICON.phrases["field"], unmarked)
    assert all(one.weight == 2.0 for one in found)
    return [(one.phrase.label, one.phrase.written, one.at) for one in found]


def test_of_phrases_that_begin_together_the_longer_is_found_for_each_label_that_has_it():
    assert said("Mất đất rừng") == [("land", "đất rừng", 1), ("forest", "đất rừng", 1)]
    assert said("Mất đất, rừng đất") == [("land", "đất rừng", 1), ("forest", "đất rừng", 1), ("land", "đất", 3)]


def test_a_word_is_part_of_one_phrase_only():
    assert said("đất đất rừng đất") == [
        ("land", "đất", 0),
        ("land", "đất rừng", 1),
        ("forest", "đất rừng", 1),
        ("land", "đất", 3),
    ]


def test_other_marks_are_another_word_where_the_text_has_marks():
    assert said("cấp số đo, dat rung") == []
    assert said("Cấp SỔ ĐỎ") == [("land", "cấp sổ đỏ", 0)]


def test_without_marks_a_single_syllable_is_not_taken():
    assert said("dat rung, cap so do, bo, dat", unmarked=True) == [
        ("land", "đất rừng", 0),
        ("forest", "đất rừng", 0),
        ("land", "cấp sổ đỏ", 2),
    ]
