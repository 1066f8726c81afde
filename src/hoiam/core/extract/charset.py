"""In which letters is a page written? What the bytes prove comes before what the server and the page declare.

Vietnamese pages are UTF-8, sometimes windows-1258 under a wrong name; old font encodings (TCVN3, VNI) are not known.
"""

import codecs
import re
from collections.abc import Iterator

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}?encoding=["']([\w.:-]{2,40})""", re.I
)
_HEAD = 4096  # bytes in which a page may declare its letters (HTML asks for 1024)
_WEST = frozenset({"cp1252", "iso8859-1", "ascii", "latin-1"})
# windows-1258 writes a tone as its own character after the vowel; the same bytes read as windows-1252 are Ì Ò Þ ì ò.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE_ON_VOWEL = re.compile(f"[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][{_TONES}]")
_TONE = re.compile(f"[{_TONES}]")


def decode(body: bytes, charset: str = "") -> str:
    """Return the text of a page; never fails (an unreadable letter is U+FFFD). `charset` is what the server said."""
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return body.decode(codec, errors="replace")
    strict = _strictly(body, "utf-8")
    if strict is not None:
        return strict
    for declared in _declared(body, charset):
        if declared in _WEST and _looks_like_1258(body):
            return body.decode("cp1258", errors="replace")
        if declared != "utf-8":
            return body.decode(declared, errors="replace")
    # Declared nothing, or UTF-8 wrongly: a few broken bytes are UTF-8 with an accident (a page cut in a letter).
    almost = body.decode("utf-8", errors="replace")
    if almost.count("\ufffd") * 500 < len(almost):
        return almost
    return body.decode("cp1258" if _looks_like_1258(body) else "cp1252", errors="replace")


def _strictly(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except UnicodeDecodeError:
        return None


def _declared(body: bytes, charset: str) -> Iterator[str]:
    """Yield the declared codecs that Python knows, the server's first (HTML, "determining the character encoding")."""
    found = _DECLARED.search(body[:_HEAD])
    in_page = (found[1] or found[2]).decode("ascii", "ignore") if found else ""
    for name in (charset, in_page):
        try:
            codec = codecs.lookup(name.strip())
        except (LookupError, ValueError):
            continue
        if codec._is_text_encoding:  # "hex" and "zip" are codecs too
            yield codec.name


def _looks_like_1258(body: bytes) -> bool:
    """Say whether the bytes read as windows-1258 put their tones on vowels, as Vietnamese does."""
    text = body.decode("cp1258", errors="replace")
    tones = len(_TONE.findall(text))
    return tones >= 3 and len(_TONE_ON_VOWEL.findall(text)) >= 0.9 * tones
