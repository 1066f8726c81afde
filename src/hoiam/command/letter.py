"""Kiểm tra thể thức một văn bản theo Nghị định 30/2020: `hoiam letter check CONG-VAN.docx [--json]`.

Đọc DOCX hoặc JSON (một Document đã lưu), không cần cơ sở dữ liệu. Mã thoát 0 khi không còn lỗi phải sửa, 1 khi còn.
"""

import argparse
import json
import sys
from pathlib import Path

from hoiam.core.compose.check import check
from hoiam.core.compose.finding import Checked
from hoiam.core.compose.measured import Measured
from hoiam.core.compose.store import pack, unpack
from hoiam.core.errors import Permanent, Unreadable
from hoiam.core.values.document import Document
from hoiam.desk.letters.words import passed, place, sentence, severity, summary
from hoiam.outside.render.read_docx import MOST_BYTES, read_docx

_FAILURES = {
    "render.too_large": "tệp quá lớn",
    "render.not_docx": "tệp không phải DOCX đọc được",
    "scan.broken": "tệp không phải DOCX đọc được",
    "scan.macro": "tệp có macro nên không mở",
    "scan.zip_bomb": "nội dung nén phình ra bất thường nên không mở",
    "scan.zip_many": "tệp nén chứa quá nhiều mục nên không mở",
    "store.shape": "tệp JSON không phải một văn bản đã lưu",
    "file": "không mở được tệp",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", choices=["check"], help="việc cần làm: check, kiểm tra thể thức")
    parser.add_argument("file", type=Path, help="tệp .docx hoặc .json")
    parser.add_argument("--json", action="store_true", help="in JSON")


def run(options: argparse.Namespace) -> int:
    """Check one file and print what was found; 0 when it may be signed, 1 when not, 2 when it cannot be read."""
    try:
        paper, measured = _read(options.file)
    except (Permanent, Unreadable, OSError) as failed:
        reason = getattr(failed, "reason", None) or getattr(failed, "code", "file")
        print(f"hoiam letter: {_FAILURES.get(reason, reason)}: {options.file}", file=sys.stderr)
        return 2
    result = check(paper, measured=measured)
    print(_as_json(result) if options.json else _as_text(result))
    return 0 if result.may_be_signed else 1


def _read(file: Path) -> tuple[Document, Measured | None]:
    with file.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    if file.suffix.lower() != ".json":
        return read_docx(data)
    try:
        stored = json.loads(data)
    except ValueError as broken:
        raise Unreadable("store.shape", detail=str(broken)) from broken
    return unpack(Document, stored), None


def _as_json(result: Checked) -> str:
    told = [
        pack(finding) | {"facts": dict(finding.facts), "sentence": sentence(finding)} for finding in result.findings
    ]
    whole = {"ok": result.may_be_signed, "findings": told, "passed": list(result.passed)}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _as_text(result: Checked) -> str:
    said = [summary(result.findings, result.passed) + "."]
    for at, finding in enumerate(result.findings, 1):
        said.append(f"{at}. {severity(finding)}. {place(finding)}: {sentence(finding)} ({finding.rule})")
    if result.passed:
        said.append("Đạt: " + "; ".join(passed(result.passed)) + ".")
    return "\n".join(said)
