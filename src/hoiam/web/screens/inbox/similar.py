"""Find what is like a piece: a search for the rarest words of its title, which stands open and can be changed."""

from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from hoiam.core.group import backgrounds, latest, versions
from hoiam.core.text.fold import fold
from hoiam.core.text.question import words_of
from hoiam.outside import shipped

WORDS = 4  # of the title; more of them find little but the piece itself


def similar_to(title: str) -> str:
    """Return the address of a search for the rarest words of a title, "" for a title without words."""
    words = list(dict.fromkeys(words_of(title)))
    rarest = sorted(words, key=lambda word: (-_rarity(fold(word)), words.index(word)))[:WORDS]
    asked = " ".join(sorted(rarest, key=words.index))
    return f"{reverse('search')}?{urlencode({'q': asked, 'nhom': 'tin'})}" if asked else ""


def _rarity(word: str) -> float:
    return float(_background().rarity(word))


@lru_cache(maxsize=1)
def _background():  # type: ignore[no-untyped-def]
    return versions[latest].Background(shipped.data(backgrounds[latest]))
