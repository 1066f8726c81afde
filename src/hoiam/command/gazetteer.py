"""Lập bộ địa danh của một cơ quan từ danh mục toàn quốc. `hoiam gazetteer xa-dak-to 23401` ghi vào var/gazetteer.

CODE: mã xã, phường từ 01/07/2025 (5 chữ số), hoặc mã quận, huyện cũ (3 chữ số); nhiều mã thì cách nhau dấu cách.
Needs no database. Exit code 0 when written, 1 when a code is unknown or a file would be written over.
"""

import argparse
import os
import sys
from pathlib import Path

from hoiam.core.errors import Unreadable
from hoiam.core.match import parse
from hoiam.core.match.national import gazetteer_toml, parse_country
from hoiam.outside import gazetteers, shipped

SAID = {
    "gazetteer.code": "không có mã “{unit}” trong danh mục",
    "gazetteer.key": "tên “{key}” chỉ được gồm chữ thường không dấu, số và dấu nối",
    "gazetteer.exists": "đã có {path}; thêm --again nếu muốn ghi đè",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("key", metavar="KEY", help="tên bộ địa danh, ví dụ xa-dak-to")
    parser.add_argument("codes", nargs="+", metavar="CODE", help="mã đơn vị hành chính")
    parser.add_argument("--again", action="store_true", help="ghi đè bộ địa danh đã có")


def run(options: argparse.Namespace) -> int:
    """Make the gazetteer and say what it holds."""
    try:
        path = write(options.key, options.codes, var(), options.again)
    except Unreadable as wrong:
        print(f"hoiam gazetteer: {said(wrong)}", file=sys.stderr)
        return 1
    made = parse(path.read_text(encoding="utf-8"))
    print(f"Đã ghi {path}: {len(made.places)} đơn vị, {len(made.names)} tên, {len(made.elsewhere)} nơi trùng tên.")
    print("Mở tệp để thêm thôn, hồ, suối, cách viết khác; hoặc thêm trong phần mềm ở Cài đặt, mục Địa danh.")
    return 0


def write(key: str, codes: list[str], folder: Path, again: bool = False) -> Path:
    """Write the gazetteer of these units. Raises Unreadable for an unknown code, a wrong key, a file that is there."""
    country = parse_country(shipped.text("units/before.tsv"), shipped.text("units/after.tsv"))
    toml = gazetteer_toml(key, codes, country, shipped.text("gazetteer/frame.txt"))
    return gazetteers.keep(key, toml, folder, again)


def said(wrong: Unreadable) -> str:
    """Return a refusal as a sentence."""
    return SAID[wrong.code].format(**wrong.facts)


def var() -> Path:
    """Return where the installation keeps its things, as settings.py reads it."""
    return Path(os.environ.get("HOIAM_VAR", "var")).resolve()
