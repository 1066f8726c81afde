"""Which names of units may a bad scan hold? The lists that are shipped, as a table from folded to official names."""

import tomllib
from functools import cache

from hoiam.core.text.fold import fold
from hoiam.outside import shipped


@cache
def names_of_units() -> dict[str, str]:
    """Return folded name → official name. Where several names fold alike, the first of the file counts."""
    found: dict[str, str] = {}
    for name in (*_own(), *shipped.text("names/units.txt").splitlines()):
        if name and not name.startswith("#"):
            found.setdefault(fold(name), name)
    return found


def _own() -> list[str]:
    """Return the names that the gazetteers of the offices give: their own spelling comes first."""
    tables = [tomllib.loads(shipped.text(name)) for name in shipped.names("gazetteer", ".toml")]
    return [unit["name"] for table in tables for unit in table.get("unit", [])]
