"""How does the paper itself spell the name of its place, when its mentions differ in their marks?

The issuer's name stands in capitals, the same name before the date and in the body: each mention is a witness, syllable
by syllable. A name of the lists that are shipped settles it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hoiam.core.read.nearness import distance
from hoiam.core.text.fold import fold
from hoiam.core.text.tones import placed_alike
from hoiam.core.values.dispatch import Issuer

_CAPITALS, _DATE_LINE, _BODY = 0.9, 1.0, 1.0  # what a mention weighs; capitals lose marks soonest
_AGAIN = 0.5  # a mention at a further look
_AFTER_UNIT = 1.2  # where the scan shows no marks: "huyện …" tells restoring more than a name alone
_BENT = 0.35  # of its letters: two readings of one name differ by no more
_MARKED = 0.15  # a mark more: scanners lose marks, they hardly make them
_UNIT = re.compile(
    r"\b(?:(?:huyen|tinh|thanh|thi|quan) uy|(?:tinh|huyen|quan|thi xa|thi tran|phuong|xa(?! hoi\b)|thanh pho|dac "
    r"khu)(?! uy\b))"
    r"\s+(?P<name>.+)$"
)


def agreed(
    issuer: Issuer, place: str | None, text: str, scan: str, names: Mapping[str, str], looks: Sequence[str] = ()
) -> tuple[Issuer, str | None]:
    """Return issuer and place with their common name spelled as the paper's mentions agree.

    `text` is the restored text; `scan` the text as it was seen, "" where it shows no marks to go by;
    `looks` are further readings of the head: a mention there weighs less, for it is the same ink.
    """
    if not place:
        return issuer, place
    found = _UNIT.search(fold(issuer.name or ""))
    own = (issuer.name or "")[found.start("name") :] if found else ""
    if own and fold(own) != fold(place) and distance(fold(own), fold(place)) <= _BENT * len(place):
        place = own if _mentions(fold(own), text) or not _mentions(fold(place), text) else place
    plain = fold(place)
    body = _seen(plain, scan) or ([] if not scan else _mentions(plain, text))
    name = _of_list(names.get(plain), own, place, body) or _voted(
        own if fold(own) == plain else place, place, body, [one for look in looks for one in _seen(plain, look)]
    )
    if issuer.province and fold(issuer.province) == plain:
        issuer = replace(issuer, province=name)
    if found and fold(own) == plain:
        issuer = replace(issuer, name=(issuer.name or "")[: found.start("name")] + name)
    return issuer, name


def _of_list(listed: str | None, own: str, place: str, seen: list[str]) -> str | None:
    """Return the name of the lists, None where every mention of the scan shows one other name, with more marks.

    Names fold alike ("An Linh" and "An Lĩnh") and a list holds one of them; a scanner loses marks, it hardly makes
    them, and not the same one twice. "Đắk" and "Đăk" are two spellings of one word: there the list has the say.
    """
    if listed is None or len(seen) < 2:
        return listed
    ways = {placed_alike(one.lower()) for one in seen}
    if len(ways) > 1:
        return listed
    way = ways.pop().replace("ắk", "ăk")
    return listed if _marks(way) <= _marks(listed.lower()) else None


def _mentions(plain: str, text: str) -> list[str]:
    """Return the mentions in running text: capitalised, not all in capitals."""
    folded = fold(text)
    if len(folded) != len(text):
        return []
    spans = re.finditer(rf"\b(?:tinh|huyen|quan|xa|phuong|tran|pho|uy)\s+(?P<name>{re.escape(plain)})\b", folded)
    seen = [text[one.start("name") : one.end("name")] for one in spans]
    return [one for one in seen if one[:1].isupper() and not one.isupper()]


def _seen(plain: str, scan: str) -> list[str]:
    """Return every mention as the scan itself shows it."""
    folded = fold(scan)
    if len(folded) != len(scan):
        return []
    spans = re.finditer(rf"\b{re.escape(plain)}\b", folded)
    return [one for span in spans if (one := scan[span.start() : span.end()])[:1].isupper()]


def _voted(own: str, place: str, body: list[str], again: list[str]) -> str:
    share = 0.02 if body else 1.0  # what the scan shows counts before what was made of it
    led = _CAPITALS if body else _AFTER_UNIT
    heard = [(own, led * share), (place, _DATE_LINE * share)]
    heard += [(one, _CAPITALS if one.isupper() else _BODY) for one in body]
    most = max((_marks(one.lower()) for one in body), default=0)
    heard += [(one, _AGAIN) for one in again if body and _marks(one.lower()) >= most]  # a look that lost none
    kept = []
    for at, word in enumerate(place.split()):
        votes: dict[str, float] = {}
        for name, weight in heard:
            words = name.split()
            if at < len(words):
                one = placed_alike(words[at].lower())
                votes[one] = votes.get(one, 0.0) + weight
        best = max(votes, key=lambda one: (votes[one] + _MARKED * _marks(one), one))
        kept.append(best[0].upper() + best[1:] if word[:1].isupper() else best)
    return " ".join(kept)


def _marks(word: str) -> int:
    return sum(unicodedata.combining(letter) != 0 for letter in unicodedata.normalize("NFD", word))
