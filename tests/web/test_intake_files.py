"""Files of items: what would come in is shown first, each bad row says why, and the same file twice adds nothing."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoiam.core.calendar.zone import localdate
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.jobs.models import Job
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Batch, Entry
from hoiam.outside.scan.rows import rows
from hoiam.run.hands import hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from tests import people
from tests.desk import made
from tests.outside.scan import hostile
from tests.web.conftest import At, ClientFor
from tests.web.test_intake import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
TABLE = (
    "UBND HUYỆN ĐĂK HÀ;;;\n"
    "Stt;Tên bài viết;Tên cơ quan báo chí;Ngày đăng\n"
    "1;Sạt lở đường vào thôn 7, xã Đăk Ui, huyện Đăk Hà;Báo Thông Reo;05/10/2022\n"
    "2;Bài của ngày mai;Báo Thông Reo;09/10/2022\n"
    "3;Bài ngày lạ;Báo Thông Reo;hôm nọ\n"
    "1;Sạt lở đường vào thôn 7, xã Đăk Ui, huyện Đăk Hà;Báo Thông Reo;05/10/2022\n"
)


@pytest.fixture
def browser(house: people.House, client_for: ClientFor, at: At, settings: Any, tmp_path: Path) -> Client:
    settings.HOIAM_FILES = tmp_path
    at(NOW)
    return client_for(people.SORTER)


def send(browser: Client, data: bytes, name: str = "bang.csv") -> Any:
    return browser.post("/tin/nhap/tep/", {"file": SimpleUploadedFile(name, data)}, follow=True)


def confirm(browser: Client) -> Any:
    return browser.post(f"/tin/nhap/tep/{Batch.objects.latest('id').pk}/", follow=True)


def work() -> None:
    while run_due(KINDS, lambda: NOW, hands()):
        pass


def test_a_table_is_shown_with_why_rows_fail_and_then_comes_in(browser: Client) -> None:
    page = send(browser, TABLE.encode()).content.decode()
    assert (
        "Sạt lở đường" in page and "Ngày ở tương lai" in page and "Không đọc được ngày" in page and "Trùng với" in page
    )
    assert not Entry.objects.exists() and not Job.objects.filter(kind="batch.take_in").exists()
    confirm(browser)
    work()
    article = Article.objects.get()
    assert (article.outlet.name, localdate(article.published_at)) == ("Báo Thông Reo", date(2022, 10, 5))
    assert AuditEvent.objects.get(verb="batch.confirm").facts["rows"] == 1


def test_a_file_that_nobody_wants_is_dropped_by_a_person_or_goes_after_a_month(browser: Client, at: At) -> None:
    send(browser, TABLE.encode())
    number = Batch.objects.get().pk
    assert "Đã bỏ tệp bang.csv" in browser.post(f"/tin/nhap/tep/{number}/bo/", follow=True).content.decode()
    assert not Batch.objects.exists()
    assert AuditEvent.objects.get(verb="batch.drop").facts["rows"] == 4
    send(browser, TABLE.encode(), "lan-nua.csv")
    send(browser, b"https://bao.example/1\n", "khac.txt")
    confirm(browser)
    kept = Batch.objects.latest("id").pk
    assert "không bỏ được nữa" in browser.post(f"/tin/nhap/tep/{kept}/bo/", follow=True).content.decode()
    assert papers.forget_batches(**made.by(people.MACHINE, 29 * 24 * 60)) == 0
    assert papers.forget_batches(**made.by(people.MACHINE, 32 * 24 * 60)) == 1
    assert Batch.objects.get().pk == kept


def test_the_same_file_and_the_same_row_elsewhere_add_nothing(browser: Client) -> None:
    send(browser, TABLE.encode())
    confirm(browser)
    confirm(browser)
    work()
    send(browser, TABLE.encode())
    assert (Batch.objects.count(), Entry.objects.count()) == (1, 1)
    page = send(browser, (TABLE + "4;Bài mới;Báo Thông Reo;05/10/2022\n").encode()).content.decode()
    assert "Đã có từ trước" in page
    confirm(browser)
    work()
    assert (Batch.objects.count(), Entry.objects.count(), Article.objects.count()) == (2, 2, 2)


ROWS = [["Tiêu đề", "Đường link", "Nguồn"], ["Thiếu nước ở Đăk Ui", "http://127.0.0.1:9/a", "Báo Thông Reo"]]


def xlsx() -> bytes:
    return hostile.workbook(ROWS)


def word() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    table = document.add_table(rows=2, cols=3)
    for place, said in enumerate(("STT", "Tên bài viết", "Tên cơ quan báo chí")):
        table.rows[0].cells[place].text = said
    for place, said in enumerate(("1", "Thiếu nước ở Đăk Ui", "Báo Thông Reo")):
        table.rows[1].cells[place].text = said
    document.save(out)
    return out.getvalue()


def pdf(*lines: str) -> bytes:
    """Return a PDF with these lines, as offices print it."""
    words = " \\\n".join(f"#{json.dumps(line, ensure_ascii=False)}" for line in lines)
    return bytes(typst.compile(words.encode(), format="pdf"))


TOLD = ("Thiếu nước ở Đăk Ui", "Người dân thôn 7, xã Đăk Ui phản ánh công trình cấp nước hỏng đã hai tháng.")
LISTED = ("Bài về thiếu nước ở Đăk Ui: https://vidu.vn/a", "Bài về đường hỏng ở Đăk Mar: https://vidu.vn/b")
LINKS = "Đọc: https://vidu.vn/a\n\nThiếu nước ở Đăk Ui - https://vidu.vn/b\n".encode()
MAIL = (
    "From: =?utf-8?b?w5RuZyBC4bqjeQ==?= <bay@vidu.vn>\r\nSubject: =?utf-8?q?Thi=E1=BA=BFu_n=C6=B0=E1=BB=9Bc?=\r\n"
    "Date: Wed, 05 Oct 2022 08:00:00 +0700\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThiếu nước ở Đăk Ui\r\n"
).encode()


@pytest.mark.parametrize(
    ("made", "name", "words"),
    [
        (xlsx, "bang.xlsx", ("Thiếu nước ở Đăk Ui", "Báo Thông Reo")),
        (word, "bang.docx", ("Thiếu nước ở Đăk Ui", "Báo Thông Reo")),
        (lambda: pdf(*TOLD), "bai.pdf", TOLD[:1]),
        (lambda: pdf("Điểm báo tuần, danh sách bài viết", *LISTED), "link.pdf", ("đường hỏng", "thiếu nước")),
        (lambda: LINKS, "link.txt", ("https://vidu.vn/a", "Thiếu nước ở Đăk Ui")),
        (lambda: MAIL, "thu.eml", ("Thiếu nước",)),
    ],
)
def test_each_kind_of_file_is_read(
    browser: Client, made: Callable[[], bytes], name: str, words: tuple[str, ...]
) -> None:
    page = send(browser, made(), name).content.decode()
    for said in words:
        assert said in page
    assert "Ông Bảy" not in page and "bay@" not in page
    assert Batch.objects.exists()


def test_a_pdf_comes_in_with_what_it_says(browser: Client) -> None:
    send(browser, pdf(*TOLD), "bai.pdf")
    confirm(browser)
    work()
    version = Version.objects.get()
    assert version.title == TOLD[0] and TOLD[1] in version.text
    send(browser, pdf("Danh sách bài viết trong tuần của huyện", *LISTED), "link.pdf")
    confirm(browser)
    run_due(KINDS, lambda: NOW, hands())  # the file's rows, not yet their pages
    assert set(Entry.objects.exclude(url="").values_list("url", flat=True)) == {
        "https://vidu.vn/a",
        "https://vidu.vn/b",
    }


MOST = 1_000_000  # bytes
REPORT = (
    "BÁO CÁO về việc người dân phản ánh nước suối bị đục",
    "Theo bài viết tại https://vidu.vn/a thì nước bị đục từ tháng 9.",
    "Người dân nói nước có mùi hôi, trẻ em bị ngứa.",
    "Xã đã kiểm tra hai lần trong tháng, chưa tìm ra nơi xả thải.",
    "Xem thêm ở https://vidu.vn/b để đối chiếu.",
)


def docx_of(*lines: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("made", "name"), [(pdf, "bao-cao.pdf"), (docx_of, "bao-cao.docx")])
def test_a_report_with_two_addresses_in_its_words_keeps_all_that_it_says(made: Callable[..., bytes], name: str) -> None:
    found = rows(made(*REPORT), name, MOST)
    assert len(found) == 1
    assert found[0].title == REPORT[0] and not found[0].url
    assert all(line in " ".join(found[0].text.split()) for line in REPORT)
    listed = rows(made("Danh sách bài viết trong tuần", *LISTED), name, MOST)
    assert [row.url for row in listed] == ["https://vidu.vn/a", "https://vidu.vn/b"]


def test_links_are_fetched_apart_and_what_fails_says_so(browser: Client) -> None:
    send(browser, b"http://127.0.0.1:9/a\nhttp://127.0.0.1:9/b\n", "link.txt")
    confirm(browser)
    run_due(KINDS, lambda: NOW, hands())
    due = [job.due_at for job in Job.objects.filter(kind="entry.fetch").order_by("due_at")]
    assert (due[1] - due[0]).total_seconds() >= 5
    assert not Article.objects.exists()


def test_a_row_of_a_network_keeps_no_person_even_before_it_is_confirmed(browser: Client) -> None:
    data = "Tiêu đề,Link\nÔng Nguyễn Văn Bảy kêu thiếu nước,https://facebook.com/bay.nguyen.77/posts/1\n"
    send(browser, data.encode())
    confirm(browser)
    work()
    everything = " ".join(str(row) for model in (Batch, Entry, Article) for row in model.objects.values())
    assert "Bảy" not in everything and "bay.nguyen" not in everything and "thiếu nước" in everything


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"khong co gi o day", "a.csv", "Không thấy dòng tin"),
        (b"Link\n" + b"".join(b"https://vidu.vn/%d\n" % n for n in range(2_100)), "a.csv", "quá nhiều dòng"),
        (hostile.office(), "a.xlsx", "không khớp"),
        (b"\x89PNG\r\n\x1a\nxx", "a.csv", "không"),
    ],
)
def test_a_bad_file_is_told_and_nothing_is_kept(browser: Client, data: bytes, name: str, words: str) -> None:
    answer = send(browser, data, name)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not Batch.objects.exists()


def test_a_cell_far_out_is_refused_before_the_sheet_is_made(browser: Client) -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(xlsx())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(b'r="C2"', b'r="XFD1048576"')
    assert "quá nhiều dòng" in send(browser, hostile.zipped(parts), "a.xlsx").content.decode()


def test_a_strangers_file_is_not_found_and_a_checker_sends_none(browser: Client, client_for: ClientFor) -> None:
    send(browser, TABLE.encode())
    people.settle_other()
    other = client_for(people.actor("nguoi-khac", people.Role.TRUNG_TAM, "khac-trung-tam", "khac"))
    assert other.get(f"/tin/nhap/tep/{Batch.objects.get().pk}/").status_code == 404
    assert send(client_for(people.CHECKER), LINKS, "l.txt").status_code == 422
    assert Batch.objects.count() == 1
