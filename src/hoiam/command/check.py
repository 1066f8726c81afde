"""Kiểm tra mã nguồn: định dạng, lỗi, kiểu, hợp đồng của ngôi nhà, tài liệu sinh tự động (cho người phát triển)."""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

CHECKS: tuple[tuple[str, ...], ...] = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("djade", "--check", "--target-version", "5.2"),
    ("mypy",),
    ("lint-imports",),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(options: argparse.Namespace) -> int:
    """Run every check, all of them even after a failure; exit 1 if any failed."""
    failed = [" ".join(words[:2]) for words in CHECKS if _run(words)]
    from hoiam.command import made

    if made.differences():
        failed.append("made")
    print("Không đạt: " + ", ".join(failed) if failed else "Đạt cả.")
    return 1 if failed else 0


def _run(words: tuple[str, ...]) -> int:
    print("·", " ".join(words), flush=True)
    extra = templates() if words[0] == "djade" else []
    return subprocess.call([tool(words[0]), *words[1:], *extra])  # noqa: S603


def tool(name: str) -> str:
    """Return the program of a development tool: the one installed beside this Python, else what the path has."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    return beside or name


def templates() -> list[str]:
    """Return every template, for the formatter that takes files only."""
    return sorted(str(path) for path in Path("src/hoiam/web/templates").rglob("*.html"))
