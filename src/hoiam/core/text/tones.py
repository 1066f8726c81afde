"""Are two spellings the same word with its tone placed otherwise (hòa, hoà)?

Both placements are in use: offices write hòa, many papers hoà. Knows nothing of Đắk and Đăk: that is
an equivalence of names, which the gazetteer keeps.
"""

import re
import unicodedata

from hoiam.core.text.normal import normal

_TELLING = "àáãảạèéẽẻẹỳýỹỷỵùúũủụÀÁÃẢẠÈÉẼẺẸỲÝỸỶỴÙÚŨỦỤ"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# oa, oe, uy at the end of a syllable: the only rhymes where the two customs differ.
_OPEN = re.compile(rf"(?<![qQ])([oO])([aAeE])([{_TONES}])(?!\w)|(?<![qQ])([uU])([yY])([{_TONES}])(?!\w)")
# In "qu" the u belongs to the onset: qúy is a slip of the keyboard for quý.
_ONSET = re.compile(rf"([qQ][uU])([{_TONES}])([aeiouyAEIOUY])")


def placed_alike(text: str) -> str:
    """Return the text with every tone of oa, oe, uy where official documents place it: hòa, khỏe, thúy."""
    if not any(letter in text for letter in _TELLING):
        return text
    apart = _ONSET.sub(r"\1\3\2", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", _OPEN.sub(_moved, apart))


def _moved(found: re.Match[str]) -> str:
    vowel, glide, tone = (part for part in found.groups() if part)
    return vowel + tone + glide


def same_spelling(a: str, b: str) -> bool:
    """Tell whether two words are spelled alike, capitals and the place of the tone left aside."""
    return placed_alike(normal(a)).lower() == placed_alike(normal(b)).lower()
