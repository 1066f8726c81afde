"""Kiểm tra mã nguồn: định dạng, lỗi, kiểu, hợp đồng của ngôi nhà, tài liệu sinh tự động (cho người phát triển)."""

import argparse
import subprocess
import sys

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
    extra = _templates() if words[0] == "djade" else []
    return subprocess.call([sys.executable, "-m", *_module(words), *extra])  # noqa: S603


def _module(words: tuple[str, ...]) -> tuple[str, ...]:
    return ("importlinter.cli",) if words == ("lint-imports",) else words


def _templates() -> list[str]:
    from pathlib import Path

    return sorted(str(path) for path in Path("src/hoiam/web/templates").rglob("*.html"))
