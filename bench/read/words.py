"""How many words of a paper stand in what was read of its scan, and are the wrong ones marked?"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from bench.read.score import Tally
from hoiam.core.text.normal import normal
from hoiam.core.text.tones import placed_alike
from hoiam.core.values.dispatch import Dispatch

_WORD = re.compile(r"[^\W\d_]+")


def compare(truth: str, seen: str, found: Dispatch, tally: Tally) -> None:
    """Count the words as the scan has them, as they were restored, and which wrong ones a person is shown."""
    meant = [word for word, _ in _words(truth)]
    _count("words as scanned", meant, [word for word, _ in _words(seen)], tally)
    got = list(_words(found.text))
    kept = _count("words restored", meant, [word for word, _ in got], tally)
    doubted = {(doubt.line, _plain(part)) for doubt in found.doubtful for part in _WORD.findall(doubt.restored)}
    doubted |= {(doubt.line, _plain(part)) for doubt in found.doubtful for part in _WORD.findall(doubt.original)}
    for at, (word, line) in enumerate(got):
        if at not in kept:
            tally.count("wrong words marked", (line, word) in doubted)
        else:
            tally.count("right words marked", (line, word) in doubted)


def _count(name: str, meant: list[str], got: list[str], tally: Tally) -> set[int]:
    blocks = SequenceMatcher(None, meant, got, autojunk=False).get_matching_blocks()
    right = sum(block.size for block in blocks)
    tally.right[name] += right
    tally.of[name] += len(meant)
    return {block.b + at for block in blocks for at in range(block.size)}


def _words(text: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(normal(text).split("\n"), 1):
        for word in _WORD.findall(line):
            yield _plain(word), number


def _plain(word: str) -> str:
    return placed_alike(word.lower())
