"""Sửa định dạng và những lỗi máy sửa được (cho người phát triển)."""

import argparse
import subprocess

from hoiam.command.check import templates, tool


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(options: argparse.Namespace) -> int:
    """Let ruff and djade mend what they can, and write the made documents anew."""
    codes = [
        subprocess.call([tool("ruff"), "check", "--fix", "."]),  # noqa: S603
        subprocess.call([tool("ruff"), "format", "."]),  # noqa: S603
    ]
    djade = [tool("djade"), "--target-version", "5.2", *templates()]
    subprocess.call(djade)  # noqa: S603  # exits 1 when it changed something
    from hoiam.command import made

    made.write()
    return max(codes)
