"""Dựng lại chỉ mục tìm kiếm từ bản mới nhất của mỗi bài: hoiam index. Chạy lại bao nhiêu lần cũng được."""

import argparse

from hoiam.command._kit.django import ready


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing can be chosen."""


def run(options: argparse.Namespace) -> int:
    """Build the index of words again; searches see the old one until it is done."""
    ready()
    from hoiam.core.values.actor import MACHINE
    from hoiam.desk.articles import actions
    from hoiam.run.clock import now

    print(f"Đã dựng lại chỉ mục tìm kiếm: {actions.index_anew(by=MACHINE, now=now())} bài.")
    return 0
