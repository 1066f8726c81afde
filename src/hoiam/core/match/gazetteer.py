"""What place words does one office have? The shipped TOML as values. Decides nothing and finds nothing."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hoiam.core.values.article import Place


@dataclass(frozen=True, slots=True)
class Family:
    """A first syllable that is written in many ways: one letter of each part in turn, then one of the joins."""

    parts: tuple[str, ...]
    joins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name, however it is spelled, and the units that bear or bore it. `shared`: a unit elsewhere bears it too."""

    id: str
    family: str
    stems: tuple[str, ...]
    plain: tuple[str, ...]
    odd: tuple[str, ...]  # counts only as written
    shared: bool
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The bearer of one of our names in another place, or another thing of that name."""

    key: str
    name: str
    spelled: tuple[str, ...]  # stems that only this one has
    type_word: str
    within: tuple[str, ...]  # its district or province: beside the name it decides
    before: tuple[str, ...]  # words before the name that decide
    clues: tuple[str, ...]  # anywhere in the text: points against us
    valid_from: date | None
    valid_to: date | None
    around: bool  # the district that the unit of this name lies in: another unit, and no clue against ours


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place below or across communes: found by its own words, or as `before` words in front of the name `of`."""

    key: str
    name: str
    words: tuple[str, ...]
    before: tuple[str, ...]
    of: str
    units: tuple[str, ...]
    weight: int | None
    beside: int  # points beside a name of ours


@dataclass(frozen=True, slots=True)
class TypeWord:
    """Words beside a name that tell what kind of unit is meant; `type_word` "" for hamlets and offices."""

    type_word: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """Goods that carry the name of the place and may be sold, or stolen, anywhere."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    place_before: tuple[str, ...]
    scandal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All place words of one office, with the points of each clue."""

    office: str
    marked_share: float
    weights: Mapping[str, int]
    families: Mapping[str, Family]
    places: tuple[Place, ...]
    names: tuple[Name, ...]
    elsewhere: tuple[Elsewhere, ...]
    landmarks: tuple[Landmark, ...]
    provinces: tuple[tuple[str, date | None, date | None], ...]
    type_words: tuple[TypeWord, ...]
    product: Product
    traps: tuple[str, ...]
    others: tuple[str, ...]

    def name(self, id: str) -> Name:
        """Return a name by its id."""
        return next(name for name in self.names if name.id == id)

    def landmark(self, key: str) -> Landmark:
        """Return a landmark by its key."""
        return next(one for one in self.landmarks if one.key == key)


def parse(text: str) -> Gazetteer:
    """Read a gazetteer from TOML. A malformed file raises `tomllib.TOMLDecodeError`, `KeyError` or `TypeError`."""
    raw = tomllib.loads(text)
    return Gazetteer(
        office=raw["office"],
        marked_share=raw["marked_share"],
        weights=raw["weights"],
        families={k: Family(tuple(v["parts"]), tuple(v["joins"])) for k, v in raw["families"].items()},
        places=tuple(_place(unit) for unit in raw["unit"]),
        names=tuple(_name(name) for name in raw["name"]),
        elsewhere=tuple(_elsewhere(one) for one in raw["elsewhere"]),
        landmarks=tuple(_landmark(one) for one in raw["landmark"]),
        provinces=tuple((one["name"], one.get("from"), one.get("to")) for one in raw["province"]),
        type_words=tuple(TypeWord(w["type"], tuple(w["before"]), tuple(w.get("after", ()))) for w in raw["word"]),
        product=Product(raw["product"]["name"], *(tuple(raw["product"][part]) for part in _PRODUCT)),
        traps=tuple(raw["traps"]["words"]),
        others=tuple(raw["others"]["words"]),
    )


_PRODUCT = ("before", "after", "place_before", "scandal")


def _place(raw: Mapping[str, Any]) -> Place:
    return Place(
        key=raw["key"],
        name=raw["name"],
        type_word=raw["type"],
        code=raw["code"],
        parent=raw["parent"],
        valid_from=raw.get("from"),
        valid_to=raw.get("to"),
        successor=raw.get("successor", ""),
    )


def _name(raw: Mapping[str, Any]) -> Name:
    return Name(
        id=raw["id"],
        family=raw.get("family", ""),
        stems=tuple(raw.get("stems", ())),
        plain=tuple(raw.get("plain", ())),
        odd=tuple(raw.get("odd", ())),
        shared=raw.get("shared", False),
        units=tuple(raw["units"]),
    )


def _elsewhere(raw: Mapping[str, Any]) -> Elsewhere:
    return Elsewhere(
        key=raw["key"],
        name=raw["name"],
        spelled=tuple(raw.get("spelled", ())),
        type_word=raw["type"],
        within=tuple(raw["within"]),
        before=tuple(raw.get("before", ())),
        clues=tuple(raw["clues"]),
        valid_from=raw.get("from"),
        valid_to=raw.get("to"),
        around=raw.get("around", False),
    )


def _landmark(raw: Mapping[str, Any]) -> Landmark:
    return Landmark(
        key=raw["key"],
        name=raw["name"],
        words=tuple(raw.get("words", ())),
        before=tuple(raw.get("before", ())),
        of=raw.get("of", ""),
        units=tuple(raw["units"]),
        weight=raw.get("weight"),
        beside=raw.get("beside", 0),
    )
