"""How does a page reach the wire? Unicode forms and the old Vietnamese code page; knows no pages."""

import unicodedata

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def encoded(text: str, charset: str, form: str) -> bytes:
    """Return the bytes of a page in its charset and Unicode form.

    windows-1258 holds tones as marks of their own after the letter, so "ệ" leaves as "ê" and a dot below.
    """
    if charset != "windows-1258":
        return unicodedata.normalize("NFD" if form == "NFD" else "NFC", text).encode(charset)
    return "".join(_parted(letter) for letter in unicodedata.normalize("NFC", text)).encode(
        "cp1258", "xmlcharrefreplace"
    )


def _parted(letter: str) -> str:
    if letter.isascii():
        return letter
    try:
        letter.encode("cp1258")
    except UnicodeEncodeError:
        pieces = unicodedata.normalize("NFD", letter)
        base = "".join(piece for piece in pieces if piece not in TONES)
        return unicodedata.normalize("NFC", base) + "".join(piece for piece in pieces if piece in TONES)
    return letter
