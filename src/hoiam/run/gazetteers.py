"""The gazetteers that the package ships, parsed and compiled once for each process."""

from functools import lru_cache

from hoiam.core.match import Gazetteer, Matcher, compile_gazetteer, parse
from hoiam.outside import shipped


def shipped_keys() -> list[str]:
    """Return the keys of all shipped gazetteers: "dak-ha"."""
    return [name.removeprefix("gazetteer/").removesuffix(".toml") for name in shipped.names("gazetteer", ".toml")]


@lru_cache(maxsize=8)
def gazetteer(key: str) -> Gazetteer:
    """Return one gazetteer."""
    return parse(shipped.text(f"gazetteer/{key}.toml"))


@lru_cache(maxsize=8)
def matcher(key: str) -> Matcher:
    """Return one gazetteer as an automaton."""
    return compile_gazetteer(gazetteer(key))
