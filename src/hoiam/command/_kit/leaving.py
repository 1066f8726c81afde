"""Leaves the three documents of the walk as files, and says what does not check out."""

import re
import shutil
from pathlib import Path

import pypdfium2
from django.test import Client
from django.urls import reverse

import hoiam.web
from hoiam.core.compose.check import check
from hoiam.desk.audit import queries as audit
from hoiam.desk.files.queries import files_of
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.replies.models import Reply
from hoiam.desk.reports.models import Report, ReportState
from hoiam.outside.pdfium import alone
from hoiam.outside.render.read_docx import read_docx
from hoiam.run.hands import Hands

PARTS = ("I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.", "X.")


def leave(folder: Path, hands: Hands) -> list[str]:
    """Write report, letter and public page into the folder; return what is missing or wrong, in Vietnamese."""
    faults: list[str] = []
    report = Report.objects.filter(state=ReportState.HANDED).first()
    letter = Letter.objects.filter(state=LetterState.ISSUED, route="response").order_by("pk").first()
    if report is None or letter is None:
        return ["chưa có báo cáo đã gửi hoặc công văn đã phát hành"]
    faults += _papers(folder, "report", report.pk, report.office.key, hands, PARTS)
    faults += _papers(folder, "letter", letter.pk, letter.office.key, hands, (letter.full_number, letter.outlet.name))
    faults += ["báo cáo gửi chậm"] if report.late else []
    faults += _page(folder, letter)
    faults += [f"nhật ký {f.chain} hỏng ở dòng {f.seq}" for c in audit.chains() if (f := audit.verify(c))]
    _trace(letter)
    return faults


def _papers(folder: Path, purpose: str, key: int, office: str, hands: Hands, wanted: tuple[str, ...]) -> list[str]:
    """Copy the kept files of one paper and look into them: the form of the DOCX, the words of the PDF."""
    faults = []
    kept = list(files_of(office, purpose, str(key)))
    if {Path(file.name).suffix for file in kept} != {".docx", ".pdf"}:
        return [f"thiếu tệp của {purpose}"]
    for file in kept:
        data = hands.keep.get(file.sha256)
        (folder / file.name).write_bytes(data)
        print(f"  để lại {file.name}")
        if file.name.endswith(".pdf"):
            text = _pdf_text(data)
            faults += [f"{file.name} thiếu “{words}”" for words in wanted if words not in text]
        else:
            document, measured = read_docx(data)
            found = check(document, measured=measured)
            faults += [f"{file.name}: {f.code}" for f in found.findings if f.severity == "must"]
    return faults


@alone()
def _pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    pages = " ".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", pages)


def _page(folder: Path, letter: Letter) -> list[str]:
    """Leave the public page as a file that opens without a server."""
    address = reverse("public_office", args=[letter.office.key])
    answer = Client(SERVER_NAME="127.0.0.1").get(address)
    html = answer.content.decode()
    static = Path(hoiam.web.__file__).parent / "static"
    shutil.copytree(static, folder / "static", dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.js"))
    (folder / "tra-loi-cong-khai.html").write_text(html.replace('"/static/', '"static/'), encoding="utf-8")
    print("  để lại tra-loi-cong-khai.html")
    replies = Reply.objects.filter(office=letter.office)
    faults = [f"trang công khai thiếu “{reply.title}”" for reply in replies if reply.title not in html]
    faults += ["trang công khai không mở được"] if answer.status_code != 200 else []
    return faults + [f"trang công khai không dẫn {r.letter_number}" for r in replies if r.letter_number not in html]


def _trace(letter: Letter) -> None:
    """Say how the public reply goes back to the article that caused it."""
    case, address = letter.case, reverse("public_office", args=[letter.office.key])
    article = case.article
    print(f"  Lần ngược: {article} ({article.url if article else ''})")
    print(f"    → {case.number} {case.title} → công văn {letter.full_number} → {address}")
