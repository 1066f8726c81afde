"""Đọc một văn bản chỉ đạo (txt, PDF, DOCX, ảnh) thành phần đầu, nơi gửi, căn cứ, nhiệm vụ, nơi nhận, chữ ký.

Needs no database. 0: read; 1: the file could not be read, with the reason on stderr.
"""

import argparse
import json
import sys
from pathlib import Path

from hoiam.core.errors import Permanent, Temporary, Unreadable
from hoiam.core.values.dispatch import Dispatch, Task
from hoiam.outside import scan
from hoiam.outside.scan.reading import dispatch_of

_SAYS = {
    "scan.missing": "không tìm thấy tệp",
    "scan.directory": "đây là thư mục, không phải tệp",
    "scan.empty": "tệp trống, không có gì để đọc",
    "scan.too_large": "tệp quá lớn so với giới hạn đọc",
    "scan.not_text": "tệp không phải văn bản: nội dung là dữ liệu nhị phân",
    "scan.broken": "tệp hỏng hoặc không đúng định dạng, không mở được",
    "scan.password": "tệp PDF có mật khẩu; hãy bỏ mật khẩu rồi đọc lại",
    "scan.kind": "loại tệp này không đọc được",
    "scan.mismatch": "đuôi tên tệp không khớp với nội dung bên trong",
    "scan.program": "tệp chứa chương trình hoặc mã chạy được",
    "scan.old_office": "tệp Word, Excel đời cũ hoặc có mật khẩu; hãy lưu lại thành .docx",
    "scan.heic": "ảnh dạng HEIC, AVIF chưa đọc được; hãy đổi sang JPG hoặc PNG",
    "scan.pixels": "ảnh có quá nhiều điểm ảnh nên không mở",
    "scan.macro": "tệp có macro nên không mở; hãy lưu lại không có macro",
    "scan.zip_many": "tệp nén chứa quá nhiều mục nên không mở",
    "scan.zip_bomb": "nội dung nén phình ra bất thường nên không mở",
    "scan.zip_path": "tệp nén có mục trỏ ra ngoài thư mục của nó",
    "scan.zip_link": "tệp nén có liên kết trỏ tới tệp khác",
    "scan.zip_nested": "tệp chứa tệp nén lồng bên trong",
    "scan.zip_dtd": "tệp khai báo ký hiệu lạ bên trong (DTD)",
    "scan.too_many_pages": "tệp có quá nhiều trang (giới hạn 40 trang)",
    "scan.no_tesseract": "máy chưa có chương trình tesseract để đọc ảnh; hãy cài tesseract-ocr và tesseract-ocr-vie",
    "scan.no_vietnamese": "tesseract trên máy chưa có dữ liệu tiếng Việt; hãy cài gói tesseract-ocr-vie",
    "scan.no_text": "không đọc được chữ nào trong tệp",
    "scan.timeout": "đọc ảnh quá lâu nên đã dừng; hãy thử lại với ảnh nhỏ hơn",
    "read.empty": "tệp không có đủ chữ để đọc",
    "read.not_text": "tệp không phải văn bản",
    "read.not_a_dispatch": "không thấy số, ngày, trích yếu hay nơi gửi: đây có vẻ không phải văn bản hành chính",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, and whether to print JSON."""
    parser.add_argument("file", metavar="TỆP", help="văn bản cần đọc: .txt, .pdf, .docx, .png, .jpg")
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")


def run(options: argparse.Namespace) -> int:
    """Read one file and print what it says."""
    try:
        seen = scan.scan(_bytes(Path(options.file)), Path(options.file).name)
        found = dispatch_of(seen.sight, scanned=seen.how == "ocr")
    except (Permanent, Temporary) as error:
        return _refuse(options.file, error.reason)
    except Unreadable as error:
        return _refuse(options.file, error.code)
    print(json.dumps(found.as_json(), ensure_ascii=False, indent=2) if options.json else "\n".join(_said(found)))
    return 0


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise Permanent("scan.directory")
    try:
        with path.open("rb") as file:
            return file.read(scan.MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Permanent("scan.missing") from error
    except OSError as error:
        raise Permanent("scan.broken") from error


def _refuse(file: str, code: str) -> int:
    print(f"hoiam read: {file}: {_SAYS.get(code, 'không đọc được tệp')}.", file=sys.stderr)
    return 1


def _said(found: Dispatch) -> list[str]:
    head = found.header
    day = head.date.strftime("%d/%m/%Y") if head.date else "chưa rõ"
    lines = [
        f"{head.type} số {head.number_full or 'chưa rõ'}, ngày {day}",
        f"Cơ quan ban hành: {head.issuer.name or 'chưa rõ'}",
        f"Trích yếu: {head.subject or 'chưa rõ'}",
    ]
    lines += [f"{label}: {value}" for label, value in (("Độ mật", head.secrecy), ("Độ khẩn", head.urgency)) if value]
    lines += _list("Kính gửi", [one.text for one in found.addressees])
    lines += _list("Văn bản viện dẫn", [_reference(one.cited_as, one.number) for one in found.references])
    lines += ["", f"Nhiệm vụ ({len(found.tasks)}):"]
    for task in found.tasks:
        lines += _task(task)
    lines += [f"Yêu cầu chung: {found.closing}"] if found.closing else []
    lines += _list("Nơi nhận", [one.text for one in found.recipients])
    sign = head.signature
    lines += [
        "",
        "Ký: " + ("; ".join(part for part in (sign.authority, sign.capacity, sign.position) if part) or "chưa rõ"),
    ]
    lines.append(f"Người ký: {sign.signer_name or 'không thấy tên trong văn bản'}")
    if found.doubtful:
        lines += ["", f"Từ cần xem lại ({len(found.doubtful)}):"]
        lines += [f"  dòng {one.line}: {one.original} → {one.restored}" for one in found.doubtful]
    return lines


def _list(label: str, items: list[str]) -> list[str]:
    return ["", f"{label}:", *(f"  - {item}" for item in items)] if items else []


def _reference(name: str | None, number: str | None) -> str:
    return name or number or ""


def _task(task: Task) -> list[str]:
    lines = [f"  {task.id}. {task.what}", f"      Thực hiện: {task.actor_text or 'chưa rõ'}"]
    if task.with_whom:
        lines.append(f"      Phối hợp: {', '.join(task.with_whom)}")
    if task.due.trigger and task.due.kind == "event":
        lines.append(f"      Trường hợp: {task.due.trigger}")
    if task.deadline_text:
        lines.append(f"      Thời hạn: {task.deadline_text}")
    if task.outcome_to:
        lines.append(f"      Gửi: {task.outcome_to}" + (" (suy ra)" if task.outcome_source == "inferred" else ""))
    return lines
