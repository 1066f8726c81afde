"""Are two spellings the same word with its tone placed otherwise (hòa, hoà)?

Both placements are in use: offices write hòa, many papers hoà. Knows nothing of Đắk and Đăk: that is
an equivalence of names, which the gazetteer keeps.
"""

import re
import unicodedata

from hoiam.core.text.normal import normal

# oa, oe, uy at the end of a syllable: the only rhymes where the two customs differ. Each vowel with its five tones.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_BARE = "aeoyuAEOYU"
_WITH = {bare: "".join(unicodedata.normalize("NFC", bare + tone) for tone in _TONES) for bare in _BARE}
_OPEN = re.compile(
    rf"(?<![qQ])(?:([oO])([{_WITH['a']}{_WITH['e']}{_WITH['A']}{_WITH['E']}])|([uU])([{_WITH['y']}{_WITH['Y']}]))(?!\w)"
)
# In "qu" the u belongs to the onset: qúy is a slip of the keyboard for quý.
_ONSET = re.compile(rf"([qQ])([{_WITH['u']}{_WITH['U']}])([aeiouyAEIOUY])")
_TELLING = frozenset("".join(_WITH[bare] for bare in "aeyuAEYU"))


def placed_alike(text: str) -> str:
    """Return the text (as NFC) with every tone of oa, oe, uy where official documents place it: hòa, khỏe, thúy."""
    text = unicodedata.normalize("NFC", text)
    if _TELLING.isdisjoint(text):
        return text
    return _OPEN.sub(_to_glide, _ONSET.sub(_to_vowel, text))


def _to_glide(found: re.Match[str]) -> str:
    glide, vowel = (part for part in found.groups() if part)
    apart = unicodedata.normalize("NFD", vowel)
    return unicodedata.normalize("NFC", glide + apart[1]) + apart[0]


def _to_vowel(found: re.Match[str]) -> str:
    onset, glide, vowel = found.groups()
    apart = unicodedata.normalize("NFD", glide)
    return onset + apart[0] + unicodedata.normalize("NFC", vowel + apart[1])


def same_spelling(a: str, b: str) -> bool:
    """Tell whether two words are spelled alike, capitals and the place of the tone left aside."""
    return placed_alike(normal(a)).lower() == placed_alike(normal(b)).lower()
