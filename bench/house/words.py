"""Invented texts: syllables as frequent as Zipf has it, the same for each run."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from hoiam.core.text.fold import fold

MEAN = 200  # words of a text; from 40 to 800, most of them short
TITLE = 12
BATCH = 5000
_ONSETS = "b c ch d đ g h kh l m n ng nh ph qu r s t th tr v x"
_RHYMES = (
    "a an ang anh ao ay am ă ăn ăng â ân âng ây e en eo ê ên êu i in inh iên "
    "o on ong oi ô ôn ông ơ ơn u un ung ư ưng ươn ương"
)
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


@dataclass(frozen=True, slots=True)
class Text:
    """One article's words, with their marks and without."""

    title: str
    text: str
    folded: str  # of the text
    said: str  # what the index of words holds


@cache
def vocabulary(seed: int = 7) -> list[str]:
    """Return some 5,800 syllables in the order of their frequency."""
    made = []
    for onset, rhyme, tone in product(_ONSETS.split(), _RHYMES.split(), TONES):
        vowel = next(n for n, letter in enumerate(rhyme) if letter in "aăâeêioôơuư")
        made.append(unicodedata.normalize("NFC", f"{onset}{rhyme[: vowel + 1]}{tone}{rhyme[vowel + 1 :]}"))
    made = list(dict.fromkeys(made))
    np.random.default_rng(seed).shuffle(made)
    return made


def texts(count: int) -> Iterator[list[Text]]:
    """Return the articles in batches."""
    words = vocabulary()
    marked, plain = np.array(words, dtype=object), np.array([fold(word) for word in words], dtype=object)
    drawn, weights = np.random.default_rng(11), 1 / np.arange(1, len(words) + 1)
    weights /= weights.sum()
    for start in range(0, count, BATCH):
        size = min(BATCH, count - start)
        lengths = np.clip(drawn.lognormal(np.log(MEAN) - 0.245, 0.7, size), 40, 800).astype(int)
        codes = drawn.choice(len(words), size=int(lengths.sum()), p=weights)
        yield [_text(marked[own], plain[own]) for own in np.split(codes, np.cumsum(lengths)[:-1])]


def _text(marked: np.ndarray, plain: np.ndarray) -> Text:
    title, text = " ".join(marked[:TITLE]), " ".join(marked)
    bare = " ".join(plain)
    return Text(title.capitalize(), text, bare, f"{' '.join(plain[:TITLE])} {bare} {title} {text}")
