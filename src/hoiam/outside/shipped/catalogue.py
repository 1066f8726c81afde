"""The outlets that the package knows of: a reviewed list to switch on from. Reads shipped files; registers nothing.

An outlet whose address is not in the papers has none here: whoever switches it on gives it.
"""

import tomllib
from dataclasses import dataclass

from hoiam.outside import shipped


@dataclass(frozen=True, slots=True)
class Known:
    """One outlet. `kind` and `press_type` as desk/sources has them; `domain` is "" where it is not known."""

    key: str
    name: str
    kind: str
    group: str  # province, district, central-seen, central-usual, neighbour, not-press
    level: str = ""
    press_type: str = ""
    province: str = ""
    domain: str = ""
    note: str = ""
    successor: str = ""
    basis: str = ""  # why outlets of its kind are read: proposed, for a person to confirm

    @property
    def home(self) -> str:
        """Return the home page, "" where it is not known."""
        return f"https://{self.domain}/" if self.domain else ""


def catalogue() -> tuple[Known, ...]:
    """Return every outlet of the shipped lists, in their order."""
    tables = [tomllib.loads(shipped.text(name)) for name in shipped.names("outlets", ".toml")]
    return tuple(Known(**row, basis=table["basis"].get(row["kind"], "")) for table in tables for row in table["outlet"])
