"""The tables of two encodings of before Unicode, as their bytes look when read as Windows-1252.

TCVN3 (TCVN 5712:1993, "ABC" fonts) has one sign for each small letter; capitals with tones were the same signs in
another font. VNI-Windows writes the letter and behind it a sign for its marks. Knows tables only.
"""

from typing import Final

_TCVN3 = (
    "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợ"
    "ïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư"
)
TCVN3: Final = dict(zip(_TCVN3[::2], _TCVN3[1::2], strict=True))

_TONES = "øùûõï"  # grave, acute, hook, tilde, dot
_ROWS = {
    "a": "àáảãạ",
    "e": "èéẻẽẹ",
    "o": "òóỏõọ",
    "u": "ùúủũụ",
    "ô": "ờớởỡợ",
    "ö": "ừứửữự",
}
_HATS = {"a": ("âàáåãä", "âầấẩẫậ"), "e": ("âàáåãä", "êềếểễệ"), "o": ("âàáåãä", "ôồốổỗộ")}
_SINGLE = {"ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư", "ñ": "đ"}


def _vni() -> dict[str, str]:
    table = {base + sign: true for base, row in _ROWS.items() for sign, true in zip(_TONES, row, strict=True)}
    table |= {"y" + sign: true for sign, true in zip(_TONES[:4], "ỳýỷỹ", strict=True)}
    for base, (signs, trues) in _HATS.items():
        table |= {base + sign: true for sign, true in zip(signs, trues, strict=True)}
    table |= {"a" + sign: true for sign, true in zip("êèéúüë", "ăằắẳẵặ", strict=True)}
    table |= _SINGLE
    upper = {seen.upper(): true.upper() for seen, true in table.items()}
    mixed = {seen[0].upper() + seen[1:]: true.upper() for seen, true in table.items() if len(seen) > 1}
    return {**mixed, **upper, **table}


VNI: Final = _vni()
