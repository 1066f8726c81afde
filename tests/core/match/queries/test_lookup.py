"""The look-up finds the phrases that stand in an article, no other and none less."""

import random

import numpy as np
import pytest

from hoiam.core.match.queries.lookup import lookup

LETTERS = [chr(n) for n in (*range(1, 150), *range(0xE000, 0xE010), 0xFFFF, 0x10000, 0x10FFFF)]


def _phrases(drawn: random.Random, count: int, letters: list[str]) -> dict[str, int]:
    made = ("".join(drawn.choices(letters, k=drawn.choice((1, 2, 2, 3, 3, 4, 6)))) for _ in range(count))
    return {phrase: number for number, phrase in enumerate(dict.fromkeys(made))}


@pytest.mark.parametrize("few", [3, len(LETTERS)])
@pytest.mark.parametrize("seed", range(3))
def test_it_finds_what_stands_there(seed: int, few: int) -> None:
    drawn = random.Random(seed)
    letters = drawn.sample(LETTERS, few)
    numbers = _phrases(drawn, 4000, letters)
    made, count = lookup(numbers, 0x10FFFF)
    assert count >= len(numbers)
    if few > 3:
        assert len(made.more) > 100  # runs that wanted the slot of another
    met = 0
    for size in (0, 1, 2, 3, 300):
        text = "".join(drawn.choices([*letters, "\0"], k=size))
        found = set(made.find(np.array([ord(letter) for letter in text], dtype=np.int32), text).tolist())
        wanted = {number for phrase, number in numbers.items() if phrase in text}
        assert {number for number in found if number < len(numbers)} == wanted
        met += len(wanted)
    assert met > 20


def test_a_break_joins_nothing() -> None:
    made, _count = lookup({"ab": 0, "a": 1, "abc": 2, "abcd": 3}, 200)
    text = "a\0b\0abc\0d"
    found = made.find(np.array([ord(letter) for letter in text], dtype=np.int32), text)
    assert set(found.tolist()) == {0, 1, 2}


def test_of_no_phrase_nothing_is_found() -> None:
    made, count = lookup({}, 0)
    assert (count, made.find(np.zeros(3, dtype=np.int32), "\0\0\0").tolist()) == (0, [])
