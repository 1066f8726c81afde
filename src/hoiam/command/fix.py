"""Sửa định dạng và những lỗi máy sửa được (cho người phát triển)."""

import argparse
import subprocess
import sys

from hoiam.command.check import _templates


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(options: argparse.Namespace) -> int:
    """Let ruff and djade mend what they can, and write the made documents anew."""
    codes = [
        subprocess.call([sys.executable, "-m", "ruff", "check", "--fix", "."]),
        subprocess.call([sys.executable, "-m", "ruff", "format", "."]),
    ]
    djade = [sys.executable, "-m", "djade", "--target-version", "5.2", *_templates()]
    subprocess.call(djade)  # noqa: S603  # exits 1 when it changed something
    from hoiam.command import made

    made.write()
    return max(codes)
