"""Where the gazetteers lie: the installation's own folder first, then what the package ships. Reads and writes text."""

import re
from pathlib import Path

from hoiam.core.errors import Unreadable
from hoiam.outside import shipped

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")


def folder(var: Path) -> Path:
    """Return where an installation keeps its own gazetteers."""
    return var / "gazetteer"


def keys(var: Path) -> list[str]:
    """Return the keys of all gazetteers, shipped and own: "dak-ha"."""
    own = {path.stem for path in folder(var).glob("*.toml")}
    return sorted(own | {Path(name).stem for name in shipped.names("gazetteer", ".toml")})


def text(key: str, var: Path) -> str:
    """Return a gazetteer as TOML. Raise FileNotFoundError where there is none of that key."""
    if not _KEY.fullmatch(key):
        raise FileNotFoundError(key)
    own = folder(var) / f"{key}.toml"
    return own.read_text(encoding="utf-8") if own.is_file() else shipped.text(f"gazetteer/{key}.toml")


def keep(key: str, toml: str, var: Path, again: bool = False) -> Path:
    """Write an installation's own gazetteer and return its path.

    Raises Unreadable for a key that is no file name, or where one lies already and `again` is not set: what somebody
    completed by hand is not written over.
    """
    if not _KEY.fullmatch(key):
        raise Unreadable("gazetteer.key", key=key)
    path = folder(var) / f"{key}.toml"
    if path.exists() and not again:
        raise Unreadable("gazetteer.exists", path=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = path.with_suffix(".new")
    whole.write_text(toml, encoding="utf-8")
    whole.replace(path)
    return path
