"""Does a table of hashes know the grams of a model, and no others?"""

from hoiam.core.classify.rows import Rows

GRAMS = [f"từ {n}" for n in range(5000)]


def test_each_gram_stands_in_its_row_and_a_strange_one_in_none():
    rows = Rows(GRAMS)
    asked = [gram for pair in zip(GRAMS[::-1], (f"lạ {n}" for n in range(5000)), strict=True) for gram in pair]
    assert rows.of(asked).tolist() == [row for n in range(5000) for row in (4999 - n, -1)]


def test_nothing_is_known_of_no_grams():
    assert Rows(GRAMS).of([]).tolist() == []
    assert Rows([]).of(["từ"]).tolist() == [-1]
