"""A DOCX from anywhere is checked on a screen: each fault with its clause, nothing kept, harm refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.files.models import StoredFile
from tests.outside.render.elsewhere import say, typed
from tests.outside.scan.hostile import good_docx, with_macro
from tests.people import STRANGER, THURSDAY, VERIFIER
from tests.web.conftest import At, ClientFor

PAGE = "/van-ban/kiem-tra/"


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def sent(data: bytes, name: str = "cong-van.docx") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, data)}


def test_each_fault_is_named_with_its_clause_and_nothing_is_kept(client_for: ClientFor) -> None:
    browser = client_for(VERIFIER)
    before = AuditEvent.objects.count()
    page = browser.post(PAGE, sent(typed(number="Số: 5/UBND-VX"))).content.decode()
    assert "Số nhỏ hơn 10 phải thêm số 0 phía trước: 05." in page
    assert "NĐ 30/2020, Phụ lục I.II.3" in page and "1 lỗi phải sửa" in page
    assert not StoredFile.objects.exists() and AuditEvent.objects.count() == before


def test_a_paper_in_form_is_said_to_be(client_for: ClientFor) -> None:
    page = client_for(VERIFIER).post(PAGE, sent(typed())).content.decode()
    assert "0 lỗi phải sửa, 0 điểm nên xem" in page and "27 điểm đạt" in page


def test_a_state_secret_is_told_not_to_be_here(client_for: ClientFor) -> None:
    data = typed(mend=lambda word: say(word.tables[0].rows[1].cells[0], "MẬT", 13, bold=True))
    assert "không đưa văn bản mật vào hệ thống này" in client_for(VERIFIER).post(PAGE, sent(data)).content.decode()


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (with_macro(good_docx()), "a.docx", "macro"),
        (b"%PDF-1.7", "a.docx", "Loại tệp này không dùng được ở đây"),
        (b"", "a.docx", "Tệp trống"),
        (b"PK\x03\x04 broken", "a.docx", "Tệp hỏng"),
        (good_docx(), "a.pdf", "Đuôi tên tệp không khớp"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "a.doc", "đời cũ"),
    ],
)
def test_what_is_no_docx_is_refused_in_plain_words(client_for: ClientFor, data: bytes, name: str, words: str) -> None:
    answer = client_for(VERIFIER).post(PAGE, sent(data, name))
    assert answer.status_code == 422 and words in answer.content.decode()


def test_a_file_too_large_is_refused_before_it_is_read(client_for: ClientFor, settings) -> None:
    settings.HOIAM_UPLOAD_LIMIT = 100
    assert "quá mức cho phép" in client_for(VERIFIER).post(PAGE, sent(typed())).content.decode()


def test_a_stranger_gets_nowhere_and_an_empty_form_says_so(client_for: ClientFor) -> None:
    assert client_for(STRANGER).get(PAGE).status_code == 403
    browser = client_for(VERIFIER)
    assert browser.get(PAGE).status_code == 200
    assert browser.post(PAGE, {}).status_code == 422
