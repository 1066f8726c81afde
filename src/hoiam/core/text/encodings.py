"""Was this text read in the wrong encoding, and what did it say?

Mends UTF-8 that was read as Windows-1252 or Latin-1 (also twice over), and TCVN3 and VNI-Windows read as Windows-1252.
Comes before the normal form, which would drop signs that were letters (the soft hyphen is TCVN3's ư). Good text is
returned as it is: each line must prove that it is broken, and that it is Vietnamese once mended.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from hoiam.core.text.legacy import TCVN3, VNI
from hoiam.core.text.vietnamese import is_syllable

__all__ = ["Mended", "mend", "mended"]

# Bytes that Windows-1252 leaves open are kept as controls, as browsers do.
_BYTE: Final = {chr(n): n for n in range(0x80, 0x100)}  # Latin-1 has controls where Windows-1252 has signs
_BYTE.update({sign: n for n in range(0x80, 0x100) if (sign := bytes([n]).decode("cp1252", "ignore"))})
_TAIL: Final = "".join(re.escape(sign) for sign, byte in _BYTE.items() if byte < 0xC0)
_LEAD2: Final = "".join(sign for sign, byte in _BYTE.items() if 0xC2 <= byte < 0xE0)
_LEAD3: Final = "".join(sign for sign, byte in _BYTE.items() if 0xE0 <= byte < 0xF0)
_RUN: Final = re.compile(rf"[{_LEAD3}][{_TAIL}]{{2}}|[{_LEAD2}][{_TAIL}]|[{_LEAD3}][{_TAIL}](?=\s|$)")
_LONG: Final = re.compile(rf"á[º»][{_TAIL}]|â€[{_TAIL}]")
_LOST_SPACE: Final = re.compile(r"Ã (?=[\s\w.,;:!?)]|$)")
_FOREIGN: Final = re.compile(
    r"[^\W\d_][\u00a1-\u00bf\u00adÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþ]|[\u00a1-\u00bf\u00adÄÅÆÇËÏÐÑÖØÛÜÞßäåæçëïðñöøûüþ][^\W\d_]"
)
_UNICODE: Final = re.compile(
    "[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)  # no sign of the old ones
_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_MISPLACED: Final = re.compile("(?:a[oiuy]|e[ou]|oi)[\u0300\u0301\u0303\u0309\u0323]$")  # "xaõ" is VNI for xã
_LETTERS: Final = frozenset("aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz")
_SURE: Final = 0.85  # share of marked words that are Vietnamese syllables once mended
_BAD: Final = 0.6  # and at most this share before
_VNI_LONGEST: Final = 2


@dataclass(frozen=True, slots=True)
class Mended:
    """A text as it was meant, and which misreading it had: "" | "utf-8" | "tcvn3" | "vni"."""

    text: str
    was: str


def mended(text: str) -> str:
    """Return the text as it was meant; good text unchanged. Idempotent."""
    return mend(text).text


def mend(text: str) -> Mended:
    """Return the text as it was meant, with the misreading that was found. Offsets do not survive a repair."""
    if text.isascii():
        return Mended(text, "")
    was = ""
    for _ in range(3):  # encoded twice over, or thrice
        sure = _LONG.search(text) is not None
        once = "\n".join(_utf8(line, sure) for line in text.split("\n"))
        if once == text:
            break
        text, was = once, "utf-8"
    if was or not _FOREIGN.search(text):
        return Mended(text, was)
    best = max(_LEGACY, key=lambda name: _share(text, _LEGACY[name](text)))
    if not _proves(text, _LEGACY[best](text)):
        return Mended(text, "")
    lines = (line if _UNICODE.search(line) else _LEGACY[best](line) for line in text.split("\n"))
    return Mended("\n".join(lines), best)


def _utf8(line: str, sure: bool) -> str:
    """Mend one line of UTF-8 that was read byte for byte; only runs that make Vietnamese letters or print signs.

    `sure`: some line of the text has a run that good text never has.
    """
    runs = _RUN.findall(line)
    if not runs:
        return line
    # "ĐÃ”" in good capitals looks like a broken Ô: two such runs and nothing beyond Windows-1252 must agree.
    whole = all(sign in _BYTE or sign < "\x80" for sign in line) and (sure or len(runs) > 1)
    if not (whole or _LONG.search(line)):
        return line
    pattern = _RUN if whole else _LONG
    if whole:
        line = _LOST_SPACE.sub("à", line)
    return pattern.sub(_decoded, line)


def _decoded(run: re.Match[str]) -> str:
    try:
        meant = bytes(_BYTE[sign] for sign in run[0]).decode()
    except UnicodeDecodeError:
        return run[0]
    return meant if all(map(_likely, meant)) else run[0]


def _likely(sign: str) -> bool:
    """A Vietnamese letter, a combining mark, a sign of print; or a sign that is broken once more."""
    return sign in _BYTE or "\u2010" <= sign <= "\u20ac" or "\u0300" <= sign <= "\u0323" or _is_letter(sign)


def _is_letter(sign: str) -> bool:
    small = unicodedata.normalize("NFD", sign.lower())
    bare = unicodedata.normalize("NFC", "".join(mark for mark in small if mark not in _TONES))
    return bare in _LETTERS


def _tcvn3(text: str) -> str:
    """A line or a word in capitals was small signs in a font of capitals where it has tones: "TØNH" was TỈNH."""
    lines = ("".join(TCVN3.get(sign, sign) for sign in line) for line in text.split("\n"))
    return "\n".join(_as_large(line) for line in lines)


def _as_large(line: str) -> str:
    if _all_capitals(line, 3):
        return line.upper()
    words = re.split(r"(\s+)", line)
    return "".join(word.upper() if _all_capitals(word, 2) else word for word in words)


def _all_capitals(part: str, least: int) -> bool:
    plain = [sign for sign in part if sign.isascii() and sign.isalpha()]
    return len(plain) >= least and all(map(str.isupper, plain))


def _vni(text: str) -> str:
    found, at = [], 0
    while at < len(text):
        pair = text[at : at + _VNI_LONGEST]
        size = len(pair) if pair in VNI else 1
        found.append(VNI.get(text[at : at + size], text[at]))
        at += size
    return "".join(found)


_LEGACY: Final[dict[str, Callable[[str], str]]] = {"tcvn3": _tcvn3, "vni": _vni}


def _odd(text: str) -> list[int]:
    return [at for at, word in enumerate(text.split(" ")) if not word.isascii()]


def _share(before: str, after: str) -> float:
    """Return which share of the words that are not ASCII before are Vietnamese syllables after."""
    words, old = after.split(" "), _odd(before)
    return sum(_is_word(words[at]) for at in old) / len(old) if old and len(words) == before.count(" ") + 1 else 0.0


def _proves(before: str, after: str) -> bool:
    return len(_odd(before)) > 1 and _share(before, before) <= _BAD and _share(before, after) >= _SURE


def _is_word(word: str) -> bool:
    """Tell whether every run of letters is a syllable of Vietnamese letters with at most one tone."""
    parts = re.findall(r"[^\s()\[\]{}.,;:!?\"'“”‘’…*_\-–/&%0-9]+", word)
    return all(_is_marked_syllable(part) for part in parts)


def _is_marked_syllable(part: str) -> bool:
    small = unicodedata.normalize("NFD", part.lower())
    bare = unicodedata.normalize("NFC", "".join(sign for sign in small if sign not in _TONES))
    tones = sum(sign in _TONES for sign in small)
    part = part[:-1] + "c" if part[-1:] in "kK" else part  # Đăk, Ngọk: names of the highlands
    if tones > 1 or _MISPLACED.search(small):
        return False
    return all(sign in _LETTERS for sign in bare) and is_syllable(part)
