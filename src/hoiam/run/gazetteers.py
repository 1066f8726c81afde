"""The gazetteers of this installation, shipped and own, parsed and compiled once for each process."""

from functools import lru_cache

from django.conf import settings

from hoiam.core.match import Gazetteer, Matcher, compile_gazetteer, parse
from hoiam.outside import gazetteers


def known_keys() -> list[str]:
    """Return the keys of all gazetteers: "dak-ha"."""
    return gazetteers.keys(settings.HOIAM_VAR)


@lru_cache(maxsize=8)
def gazetteer(key: str) -> Gazetteer:
    """Return one gazetteer."""
    return parse(gazetteers.text(key, settings.HOIAM_VAR))


@lru_cache(maxsize=8)
def matcher(key: str) -> Matcher:
    """Return one gazetteer as an automaton."""
    return compile_gazetteer(gazetteer(key))
