"""Kiểm tra một hồ sơ đã xuất: `hoiam dossier verify HO-SO.zip [--json]`.

Đọc lại từng tệp trong gói, so mã SHA-256 với SHA256SUMS và với ho-so.xml, không cần cơ sở dữ liệu. Mã thoát 0 khi đủ và
đúng, 1 khi có tệp thiếu, bị sửa hoặc không có tên, 2 khi không phải gói hồ sơ.
"""

import argparse
import json
import sys
from pathlib import Path

from hoiam.core.errors import Permanent
from hoiam.outside.keep.parcel import LARGEST, Fault, verify
from hoiam.outside.render.dossier_xml import faults_of

_CODES = {
    "absent": "thiếu",
    "altered": "bị sửa",
    "unlisted": "không có trong danh sách",
    "xml": "ho-so.xml không đọc được",
    "told": "khác mã ghi trong ho-so.xml",
}
_FAILURES = {
    "parcel.broken": "tệp không phải gói ZIP đọc được",
    "parcel.no_sums": "gói không có SHA256SUMS",
    "parcel.too_large": "gói quá lớn nên không mở",
    "file": "không mở được tệp",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", choices=["verify"], help="việc cần làm: verify, kiểm tra")
    parser.add_argument("file", type=Path, help="gói .zip đã xuất")
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(options: argparse.Namespace) -> int:
    """Look at every file of a parcel; 0 when all is whole, 1 when not, 2 when it is no parcel."""
    try:
        with options.file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
        found = [*verify(data), *faults_of(data)]
    except (Permanent, OSError) as failed:
        reason = getattr(failed, "reason", "file")
        print(f"hoiam dossier: {_FAILURES.get(reason, reason)}: {options.file}", file=sys.stderr)
        return 2
    print(_as_json(found) if options.json else _as_text(found))
    return 1 if found else 0


def _as_json(found: list[Fault]) -> str:
    return json.dumps({"whole": not found, "faults": [{"code": f.code, "name": f.name} for f in found]})


def _as_text(found: list[Fault]) -> str:
    if not found:
        return "Hồ sơ đủ và đúng mã kiểm chứng."
    return "\n".join(f"{fault.name}: {_CODES[fault.code]}" for fault in found)
