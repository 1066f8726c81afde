"""What the package brings along, as text or buffers: law files, holidays, gazetteer, weights. Contains no logic."""

from importlib import resources
from mmap import ACCESS_READ, mmap
from pathlib import Path


def text(name: str) -> str:
    """Return a shipped text file, `name` relative to this folder ("law/L103-2016.toml")."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def data(name: str) -> bytes:
    """Return a shipped binary file."""
    return resources.files(__name__).joinpath(name).read_bytes()


def mapped(name: str) -> bytes | mmap:
    """Return a shipped binary file mapped into memory: only the pages that are read get loaded."""
    file = resources.files(__name__).joinpath(name)
    if not isinstance(file, Path):  # a package inside a zip file
        return file.read_bytes()
    with file.open("rb") as opened:
        return mmap(opened.fileno(), 0, access=ACCESS_READ)


def names(folder: str, ending: str) -> list[str]:
    """Return the names of the shipped files of one folder, sorted, for use with `text` and `data`."""
    found = resources.files(__name__).joinpath(folder).iterdir()
    return sorted(f"{folder}/{f.name}" for f in found if f.name.endswith(ending))
