"""In which one form does a text travel through the house?

Composed letters (NFC), one đ, no tone on a consonant, plain spaces, nothing invisible. Knows no words:
a wrong mark stays wrong, and old and new tone placement (hòa, hoà) both stay as written (tones.py).
"""

import re
import unicodedata
from functools import lru_cache

# "\u00d0" (eth) and "\u0189" stand for Đ in stored official pages ("NÐ-CP").
_SAME_LETTER = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"}
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINE_ENDS = "\v\f\u0085\u2028\u2029"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_ODD = {
    **_SAME_LETTER,
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys([*_LINE_ENDS, "\r", "\r\n"], "\n"),
    **dict.fromkeys(_INVISIBLE, ""),
}
_MARK = re.compile("[\u0300-\u036f]+")
# Grave, hook above or dot below on a consonant is a tone that slipped ("Ngoḳ"); acute and tilde
# (ś, ñ) are left, because names of other languages have them.
_SLIPPED = {letter: unicodedata.normalize("NFD", letter)[0] for letter in "ḲḳṬṭṆṇḶḷṚṛṢṣḌḍḤḥṂṃḄḅṾṿẈẉẒẓǸǹẀẁ"}
_UNTIDY = re.compile(f"\r\n|[{''.join(_ODD)}\u0300-\u036f{''.join(_SLIPPED)}]")
LONG = 200  # letters from which a text is remembered: places, stories, labels and the index each ask for the same one
REMEMBERED = 16  # texts: those of the pieces at hand, and no more
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn belong to the letter and come before the tone


def normal(text: str) -> str:
    """Return the text in normal form: NFC, one đ, plain spaces, line ends as "\\n", nothing invisible.

    Idempotent. Runs of spaces and empty lines are kept, because layout tells a reader of documents something.
    """
    return _remembered(text) if len(text) > LONG else _normal(text)


def _normal(text: str) -> str:
    if unicodedata.is_normalized("NFC", text) and not _UNTIDY.search(text):
        return text
    text = unicodedata.normalize("NFC", _UNTIDY.sub(lambda odd: _ODD.get(odd[0], odd[0]), text))
    if _MARK.search(text):
        text = unicodedata.normalize("NFC", _MARK.sub("", unicodedata.normalize("NFC", _reordered(text))))
    return _UNTIDY.sub(lambda odd: _SLIPPED.get(odd[0], odd[0]), text)


_remembered = lru_cache(maxsize=REMEMBERED)(_normal)


def _reordered(text: str) -> str:
    """Put the shape of a vowel before its tone, so that e + acute + circumflex composes to ế."""
    apart = unicodedata.normalize("NFD", text)
    return _MARK.sub(lambda run: "".join(sorted(run[0], key=lambda mark: mark not in _SHAPES)), apart)
