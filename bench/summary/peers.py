"""What is a summary compared with? The first sentences, and TextRank: our own reading of the paper, and sumy's."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import pairwise

import numpy as np

from hoiam.core.classify.words import alike
from hoiam.core.text.sentences import sentences
from hoiam.core.text.summary import Account, summarise
from hoiam.core.text.tokens import tokens

_DAMPING, _ROUNDS, _READ = 0.85, 40, 40
Method = Callable[[Sequence[Account], int], str]


def ours(accounts: Sequence[Account], most: int) -> str:
    """Return the product's summary."""
    return " ".join(one.text for one in summarise(accounts, most))


def lead(accounts: Sequence[Account], most: int) -> str:
    """Return the first sentences of the first account."""
    first = min(accounts, key=lambda one: one.at)
    return " ".join(sentences(first.text)[:most])


def text_rank(accounts: Sequence[Account], most: int) -> str:
    """Return the sentences that most others resemble (Mihalcea and Tarau 2004), in their order."""
    said = _read(accounts)
    words = [set(tokens(alike(one))) for one in said]
    like = np.zeros((len(said), len(said)))
    for i, a in enumerate(words):
        for j, b in enumerate(words[:i]):
            size = np.log(len(a) + 1) + np.log(len(b) + 1)
            like[i, j] = like[j, i] = len(a & b) / size if size else 0.0
    total = like.sum(axis=0)
    like /= np.where(total > 0, total, 1.0)
    rank = np.full(len(said), 1.0)
    for _ in range(_ROUNDS):
        rank = 1 - _DAMPING + _DAMPING * like @ rank
    return " ".join(said[place] for place in sorted(np.argsort(-rank, kind="stable")[:most]))


def _read(accounts: Sequence[Account]) -> list[str]:
    ordered = sorted(accounts, key=lambda one: one.at)
    return [said for one in ordered for said in sentences(one.text)][:_READ]


class _Ours:
    """Our sentences and syllables for sumy, which has none for Vietnamese."""

    language = "vietnamese"

    def to_sentences(self, text: str) -> tuple[str, ...]:
        return tuple(sentences(text))

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(tokens(alike(text)))


def sumy_text_rank() -> Method | None:
    """Return sumy's TextRank, None where sumy is not installed (`uv run --with sumy …`)."""
    try:
        from sumy.parsers.plaintext import PlaintextParser
        from sumy.summarizers.text_rank import TextRankSummarizer
    except ImportError:
        return None
    rank = TextRankSummarizer()

    def told(accounts: Sequence[Account], most: int) -> str:
        text = " ".join(_read(accounts))
        return " ".join(str(one) for one in rank(PlaintextParser.from_string(text, _Ours()).document, most))

    return told


def account(key: str, seconds: int, title: str, text: str) -> Account:
    """Return a piece as an account without its sapo: the sapo is what is to be told."""
    return Account(key, datetime.fromtimestamp(seconds, UTC), title, "", text)


def repeats(said: str) -> float:
    """Return the share of pairs of words in a summary that stand in it twice."""
    pairs = list(pairwise(tokens(alike(said))))
    return 1 - len(set(pairs)) / len(pairs) if pairs else 0.0
