"""Writes Vietnamese the way old Windows programs did."""

import unicodedata


def as_1258(text: str) -> bytes:
    """Write as Windows does: letters with their shape composed, tones apart."""
    out = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323")
        shape = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tones))
        out.append(shape + tones)
    return "".join(out).encode("cp1258")
