"""From the list of all units of the country to the gazetteer of one office: its units, their names and their namesakes.

Makes TOML that a person then completes with hamlets, landmarks and goods. Knows what the lists know: no spellings
beyond the families, no clues beyond districts and provinces. Before July 2025 there were three tiers, since then two.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from hoiam.core.errors import Unreadable
from hoiam.core.text.fold import fold

CHANGED: Final = date(2025, 7, 1)
_NAMESAKES: Final = 12  # of one name; the nearest first
_FAMILIES: Final = {"dak": re.compile(r"(?:[ĐD][ăắaá][kc])[ -](.+)"), "ngok": re.compile(r"(?:Ng[ọo][kc])[ -](.+)")}


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: `era` "before" or "after" July 2025; `successors` are codes of the units that took its ground."""

    code: str
    type_word: str
    name: str
    above: str
    era: str
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Country:
    """All units of both times, by code."""

    before: dict[str, Unit]
    after: dict[str, Unit]

    def chain(self, unit: Unit) -> list[Unit]:
        """Return the units above, the nearest first."""
        units, found = getattr(self, unit.era), []
        while unit.above:
            unit = units[unit.above]
            found.append(unit)
        return found


def parse_country(before: str, after: str) -> Country:
    """Read both shipped tables (units/before.tsv, units/after.tsv)."""
    new = _rows(after, "after")
    old = {code: _respelled(unit, new) for code, unit in _rows(before, "before").items()}
    return Country(old, new)


def _respelled(unit: Unit, new: dict[str, Unit]) -> Unit:
    """The lists of old spell freely (Đắk PXi); where the successor kept the name, its spelling is the official one."""
    heirs = (new[code].name for code in unit.successors if code in new)
    return replace(unit, name=next((name for name in heirs if fold(name) == fold(unit.name)), unit.name))


def _rows(table: str, era: str) -> dict[str, Unit]:
    found = {}
    for row in table.splitlines():
        if row and not row.startswith("#"):
            code, type_word, name, above, *more = row.split("\t")
            found[code] = Unit(code, type_word, name, above, era, tuple(more[0].split()) if more else ())
    return found


def units_for(codes: Iterable[str], country: Country) -> list[Unit]:
    """Return the units of an office at both times, for the codes of its communes of today or of its district of old.

    Raises Unreadable for a code that neither list has.
    """
    new: dict[str, Unit] = {}
    old: dict[str, Unit] = {}
    for code in codes:
        if code in country.after and len(code) == 5:
            new[code] = country.after[code]
            old |= {unit.code: unit for unit in country.before.values() if code in unit.successors}
        elif code in country.before and len(code) == 3:
            own = {unit.code: unit for unit in country.before.values() if unit.above == code}
            old |= own
            heirs = (heir for unit in own.values() for heir in unit.successors)
            new |= {heir: country.after[heir] for heir in heirs}
        else:
            raise Unreadable("gazetteer.code", unit=code)
    return [*_districts(old, country), *old.values(), *new.values()]


def _districts(old: dict[str, Unit], country: Country) -> list[Unit]:
    """Return the districts of old whose every commune is the office's."""
    found = []
    for code in dict.fromkeys(unit.above for unit in old.values()):
        if all(unit.code in old for unit in country.before.values() if unit.above == code):
            found.append(country.before[code])
    return found


def gazetteer_toml(office: str, codes: Iterable[str], country: Country, frame: str) -> str:
    """Return the gazetteer of an office as TOML. `frame` is the part that every office has (gazetteer/frame.txt)."""
    units = units_for(codes, country)
    names: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        names[fold(unit.name)].append(unit)
    rivals = _namesakes(names, units, country)
    parts = [f'office = "{office}"', frame.strip()]
    parts += _provinces(units, names, country)
    parts += [_unit(unit, units, country) for unit in units]
    parts += [
        _name(bearers, any(not _holds(one, bearers, country) for one in rivals[folded]))
        for folded, bearers in names.items()
    ]
    parts += [_elsewhere(one, names[folded], units, country) for folded, ones in rivals.items() for one in ones]
    parts += [_block("others", words=_others(units, country)), _block("traps", words=[])]
    if not any(rivals.values()):
        parts.insert(1, "elsewhere = []")
    return "\n\n".join(parts) + "\n"


def _key(unit: Unit) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", fold(f"{unit.type_word} {unit.name}")).strip("-")
    return f"{slug}-{unit.code}-{'2025' if unit.era == 'after' else 'cu'}"


def _id(unit: Unit) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(unit.name)).strip("-")


def _unit(unit: Unit, units: Sequence[Unit], country: Country) -> str:
    ours = {_key(one) for one in units}
    heirs = [_key(country.after[code]) for code in unit.successors]
    above = country.chain(unit)
    dates = {"to": CHANGED, "successor": next((key for key in heirs if key in ours), "")}
    return _block(
        "[unit]",
        key=_key(unit),
        name=unit.name,
        type=unit.type_word,
        code=unit.code,
        parent=_key(above[0]) if above and _key(above[0]) in ours else "",
        **(dates if unit.era == "before" else {"from": CHANGED}),
    )


def _name(bearers: Sequence[Unit], shared: bool) -> str:
    """One name in all its spellings; a name of a family by its stems, others as the lists write it."""
    spelled = list(dict.fromkeys(unit.name for unit in bearers))
    family, stems = next(
        ((key, [found[1]]) for key, pattern in _FAMILIES.items() if (found := pattern.fullmatch(spelled[0]))), ("", [])
    )
    written = {"family": family, "stems": stems} if family else {}
    keys = [_key(unit) for unit in bearers]
    return _block("[name]", id=_id(bearers[0]), plain=spelled, shared=shared, units=keys, **written)


def _namesakes(names: dict[str, list[Unit]], units: Sequence[Unit], country: Country) -> dict[str, list[Unit]]:
    """Return the units elsewhere that bear the same name, those of the office's provinces first."""
    ours = {(unit.era, unit.code) for unit in units}
    home = {country.chain(unit)[-1].code for unit in units if country.chain(unit)}
    found: dict[str, list[Unit]] = {folded: [] for folded in names}
    for unit in [*country.before.values(), *country.after.values()]:
        if (unit.era, unit.code) not in ours and unit.above and (folded := fold(unit.name)) in found:
            found[folded].append(unit)
    for folded, rivals in found.items():
        rivals.sort(key=lambda unit: country.chain(unit)[-1].code not in home)
        found[folded] = rivals[:_NAMESAKES]
    return found


def _elsewhere(rival: Unit, bearers: Sequence[Unit], units: Sequence[Unit], country: Country) -> str:
    """A namesake with its district and province, as far as those are not the office's own."""
    ours = {above.name for unit in units for above in country.chain(unit)} | {unit.name for unit in units}
    above = [above.name for above in country.chain(rival) if above.name not in ours]
    within = list(dict.fromkeys(spelled for name in above for spelled in _heads(name)))
    dates = {"to": CHANGED} if rival.era == "before" else {"from": CHANGED}
    told = {"key": f"{_key(rival)}-khac", "name": _id(bearers[0]), "type": rival.type_word}
    if _holds(rival, bearers, country):
        return _block("[elsewhere]", **told, within=[], clues=[], around=True, **dates)
    return _block("[elsewhere]", **told, within=within, clues=within, **dates)


def _heads(name: str) -> list[str]:
    """Return a name with the heads that the press writes: Đắk Glei, Đăk Glei."""
    found = _FAMILIES["dak"].fullmatch(name)
    return [f"{head} {found[1]}" for head in ("Đắk", "Đăk", "Đác")] if found else [name]


def _holds(rival: Unit, bearers: Sequence[Unit], country: Country) -> bool:
    """Tell whether this is the district in which a bearer of its name lies: thị trấn Đăk Tô, huyện Đăk Tô."""
    return any(rival in country.chain(unit) for unit in bearers)


def _provinces(units: Sequence[Unit], names: dict[str, list[Unit]], country: Country) -> list[str]:
    """What stands above the office and vouches for its names: provinces, and districts that it shares."""
    spans: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        for above in country.chain(unit):
            if fold(above.name) not in names:
                spans[above.name].add(unit.era)
    found = []
    for name, eras in sorted(spans.items()):
        dates = {"from": CHANGED} if eras == {"after"} else {}
        found.append(_block("[province]", name=name, **dates))
    return found


def _others(units: Sequence[Unit], country: Country) -> list[str]:
    """Names that lead the news of other places: provinces, and the districts of old next door."""
    ours = {unit.name for unit in units} | {above.name for unit in units for above in country.chain(unit)}
    home = {country.chain(unit)[-1].code for unit in units if unit.era == "before" and country.chain(unit)}
    near = [unit.name for unit in country.before.values() if len(unit.code) == 3 and unit.above in home]
    far = [unit.name for table in (country.before, country.after) for unit in table.values() if not unit.above]
    return sorted({name for name in [*near, *far] if name not in ours and not name.isdigit()})


def _block(title: str, **values: object) -> str:
    lines = [f"{name} = {_value(value)}" for name, value in values.items()]
    return "\n".join([f"[{title}]", *lines])


def _value(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
