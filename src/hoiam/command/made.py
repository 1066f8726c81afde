"""Viết lại các tài liệu sinh từ mã nguồn trong docs/made; --check chỉ so sánh."""

import argparse
from pathlib import Path

from hoiam.command._kit.case_page import case_page
from hoiam.command._kit.law_page import law_page

FOLDER = Path("docs/made")


def arguments(parser: argparse.ArgumentParser) -> None:
    """`--check` writes nothing and fails where a document differs."""
    parser.add_argument("--check", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Write the documents, or say which differ."""
    if options.check:
        different = differences()
        for name in different:
            print(f"{FOLDER / name} khác mã nguồn; chạy: ./run made")
        return 1 if different else 0
    write()
    return 0


def write() -> None:
    """Write every made document."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def differences() -> list[str]:
    """Return the names of the made documents that are not as the source says."""
    return [name for name, text in documents().items() if _read(FOLDER / name) != text]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def documents() -> dict[str, str]:
    """Return every made document by its file name."""
    return {"case.md": case_page(), "law.md": law_page()}
