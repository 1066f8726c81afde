"""Front-end files of others: listed with version, licence and digest, unchanged, and nothing else beside them."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "src/hoiam/web/static"
VENDORED = [STATIC / "vendor", ROOT / "tests/screens/vendor"]


def _manifest(folder: Path) -> list[dict]:
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["vendored"]


@pytest.mark.parametrize("folder", VENDORED, ids=["pages", "browser tests"])
def test_every_vendored_file_is_listed_and_nothing_else_lies_there(folder: Path) -> None:
    listed = {name for entry in _manifest(folder) for name in entry["files"]}
    lying = {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}
    assert lying - {"manifest.json"} == listed


@pytest.mark.parametrize("folder", VENDORED, ids=["pages", "browser tests"])
def test_every_vendored_file_is_as_it_was_taken(folder: Path) -> None:
    for entry in _manifest(folder):
        for name, digest in entry["files"].items():
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("folder", VENDORED, ids=["pages", "browser tests"])
def test_every_vendored_library_names_its_version_and_licence_and_brings_its_text(folder: Path) -> None:
    for entry in _manifest(folder):
        assert entry["name"] and entry["version"] and entry["licence"] and entry["package"]
        assert any("LICENSE" in name for name in entry["files"])


def test_vendored_styles_point_at_no_file_that_is_not_there() -> None:
    assert "sourceMappingURL" not in (STATIC / "vendor/bootstrap/bootstrap.min.css").read_text(encoding="utf-8")


def test_everything_that_a_page_loads_stays_under_300_kilobytes() -> None:
    loaded = [file for file in STATIC.rglob("*") if file.suffix in {".css", ".js", ".woff2", ".svg"}]
    weight = sum(len(gzip.compress(file.read_bytes())) for file in loaded)
    assert weight < 150_000  # the page itself and the pictures on it have the rest
