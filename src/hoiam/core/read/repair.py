"""What did a bad scan of an office phrase say?

Replaces runs of words that are nearly a phrase of the lexicon by that phrase, with its marks and the capitals
of the scan; then names of units after words such as huyện, xã, tỉnh. A sound text stays as it is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from hoiam.core.read.lexicon import phrases
from hoiam.core.read.nearness import distance
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.text.tokens import Token
from hoiam.core.text.vietnamese import has_mark, is_syllable

_RUN = re.compile(r"[^\W_](?:[&@|]?[^\W_])*[&@]?")
_JUNK, _BARE = 0.02, 0.5  # shares from which a text counts as damaged: strange words; below it: words with marks
_SPECKS = re.compile(r"^\s*(?:[~`‘©¬]|['“\"]\w[^'”\"]*$|-\w\)|\d{1,2}\.\.\s)")
_SPECKLED = 3  # lines that begin with a speck, from which a text counts as a scan
_SLACK, _WORD_SLACK, _SLOT_SLACK = 0.2, 0.45, 0.3  # of the letters of a phrase, of a word, where a number follows
_SOUND_SLACK = 0.25  # of a word that is a syllable as it stands
_LONE = 0.21
_FAR = 60  # characters between two words of a phrase: never more than a break and a dash
_BETWEEN = re.compile(r"[\s,–\-]{1,4}")
_UNIT = frozenset(["huyen", "xa", "tinh", "phuong", "pho", "quan", "tran", "tp", "tx", "tt"])
_YEAR = re.compile(r"\s+(?:19|20)\d\d\b")
_NAME_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Mended:
    """The text as mended, and the words that changed: (start in the new text, seen, mended, confidence)."""

    text: str
    changes: tuple[tuple[int, str, str, float], ...]


def damaged(text: str) -> bool:
    """Tell whether a text looks like a scan whose marks or letters were lost."""
    words = [run[0] for run in _RUN.finditer(normal(text)) if run[0].islower() and len(run[0]) > 1]
    if not words:
        return any(not has_mark(word) for word in text.split())
    if sum(_SPECKS.match(line) is not None for line in text.split("\n")) >= _SPECKLED:
        return True
    strange = sum(not is_syllable(word) for word in words)
    marked = sum(has_mark(word) for word in words)
    return strange >= _JUNK * len(words) + 2 or marked < _BARE * len(words)


def mend(text: str, names: Mapping[str, str], firm: frozenset[str] = frozenset()) -> Mended:
    """Return the normal form of a damaged text with office phrases and unit names mended.

    `names` maps folded names to official ones ("dak ha" → "Đăk Hà"); words in `firm` (small letters) are sure and stay.
    """
    text = normal(text)
    row = [Token(run[0], run.start(), run.end()) for run in _RUN.finditer(text)]
    found: dict[int, tuple[str, float]] = {}
    place = 0
    folded = [fold(token.text) for token in row]
    while place < len(row):
        best = _best(text, row, folded, place)
        if any(word != "#" and _firm(word, row[place + at].text, firm) for at, (word, _) in enumerate(best)):
            best = []
        for offset, (word, sure) in enumerate(best):
            if word != "#":
                found[place + offset] = (_cased(word, row[place + offset].text), sure)
        place += max(1, len(best))
    found.update(_named(text, row, folded, found, names))
    return _joined(text, row, found)


def _best(text: str, row: list[Token], folded: list[str], place: int) -> list[tuple[str, float]]:
    for phrase, plain in _LEXICON:
        if place + len(phrase) > len(row) or not _could(folded[place], plain[0]):
            continue
        span = row[place : place + len(phrase)]
        if any(not _BETWEEN.fullmatch(text, a.end, b.start) for a, b in pairwise(span)):
            continue
        costs = list(_costs(folded[place : place + len(phrase)], plain))
        if phrase == ("thứ", "năm") and _YEAR.match(text, span[-1].end):
            continue  # "Hè Thu năm 2023"
        if len(costs) == len(plain) and _fits(folded[place], plain, costs):
            sure = max(0.5, 1 - sum(costs) / max(1, sum(map(len, plain))) * 2)
            return [(word, sure) for word in _as_written(plain, phrase, span)]
    return []


def _as_written(plain: tuple[str, ...], phrase: tuple[str, ...], span: list[Token]) -> tuple[str, ...]:
    """Return the phrase as the scan spells it, where the house knows it both ways: "hằng tuần" and "hàng tuần"."""
    ways = _WAYS[plain]
    seen = [token.text.lower() for token in span]
    return max(ways, key=lambda way: (sum(a == b for a, b in zip(way, seen, strict=True)), way == phrase))


def _firm(word: str, seen: str, firm: frozenset[str]) -> bool:
    """Tell whether a phrase would change the letters of a word that is known to be right."""
    return fold(word) != fold(seen) and seen.lower() in firm


def _could(seen: str, first: str) -> bool:
    if first == "#":
        return seen.isdigit()
    return abs(len(seen) - len(first)) <= 2 and distance(seen, first) <= _WORD_SLACK * len(first)


def _costs(seen: list[str], plain: tuple[str, ...]) -> Iterator[float]:
    for word, true in zip(seen, plain, strict=True):
        if true == "#":
            if not word[0].isdigit():
                return
            yield 0.0
            continue
        cost = distance(word, true)
        if cost > (_SOUND_SLACK if is_syllable(word) else _WORD_SLACK) * len(true):
            return
        yield cost


def _fits(first: str, plain: tuple[str, ...], costs: list[float]) -> bool:
    letters = sum(len(word) for word in plain if word != "#")
    words = [word for word in plain if word != "#"]
    if len(plain) == 1:
        return costs[0] == 0 or (len(plain[0]) > 3 and not is_syllable(first) and costs[0] <= _LONE * letters)
    if len(words) < len(plain):
        return sum(costs) <= _SLOT_SLACK * letters
    return sum(costs) <= _SLACK * letters


def _cased(word: str, seen: str) -> str:
    letters = [letter for letter in seen if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return word.upper()
    return word[0].upper() + word[1:] if seen[0].isupper() else word


def _named(
    text: str, row: list[Token], folded: list[str], found: dict[int, tuple[str, float]], names: Mapping[str, str]
) -> dict[int, tuple[str, float]]:
    """Return unit names that stand after their kind of unit, or before ", ngày"."""
    more: dict[int, tuple[str, float]] = {}
    plain = [fold(found[at][0]) if at in found else word for at, word in enumerate(folded)]
    for place in range(len(row)):
        before = plain[place - 1] if place else ""
        after_unit = before in _UNIT and not text[row[place - 1].end : row[place].start].strip(" \n")
        if not row[place].text[0].isupper():
            continue
        for size in range(min(_NAME_LONGEST, len(row) - place), 0, -1):
            span = row[place : place + size]
            if (
                "\n" in text[span[0].start : span[-1].end]
                or not all(one.text[0].isupper() for one in span)
                or any(at in found for at in range(place, place + size))
                or not (after_unit or _before_day(text, span[-1]))
            ):
                continue
            name = _name(folded[place : place + size], names)
            if name:
                more.update({place + at: (_cased_name(w, span[at].text), 0.7) for at, w in enumerate(name.split())})
                break
    return more


def _before_day(text: str, token: Token) -> bool:
    """Tell whether ", ngày 06" follows right behind a word, as behind the place in the head."""
    return re.match(r"[,.]?\s*[nh]\w{2,3}\s*\d", fold(text[token.end : token.end + _FAR])) is not None


def _name(seen: list[str], names: Mapping[str, str]) -> str | None:
    exact = names.get(" ".join(seen))
    if exact or all(len(word) < 2 for word in seen):
        return exact
    swapped = ["d" + word[1:] if word[0] in "pbf" else word for word in seen]  # Đ is seen as P, B
    return names.get(" ".join(swapped))


def _cased_name(word: str, seen: str) -> str:
    return word.upper() if len(seen) > 1 and seen.isupper() else word


def _joined(text: str, row: list[Token], found: dict[int, tuple[str, float]]) -> Mended:
    parts: list[str] = []
    changes: list[tuple[int, str, str, float]] = []
    last = size = 0
    for place, token in enumerate(row):
        word, sure = found.get(place, (token.text, 1.0))
        between = text[last : token.start]
        parts += [between, word]
        size += len(between)
        if word != token.text:
            changes.append((size, token.text, word, sure))
        size += len(word)
        last = token.end
    return Mended("".join([*parts, text[last:]]), tuple(changes))


_WAYS: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
for _phrase in phrases():
    _WAYS.setdefault(tuple(fold(word) for word in _phrase), []).append(_phrase)
_LEXICON = tuple((phrase, tuple(fold(word) for word in phrase)) for phrase in phrases())
