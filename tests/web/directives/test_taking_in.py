"""A file that is sent becomes a dispatch, or the page says why it cannot."""

from typing import Any

import pytest

from hoiam.core.errors import Refused
from hoiam.desk.directives.models import Directive
from hoiam.desk.files.models import StoredFile
from hoiam.outside.keep import Keep
from hoiam.web.screens.directives import taking
from tests.people import CHECKER, CLERK, House
from tests.web.conftest import ClientFor
from tests.web.directives.paper import CLEAN, nothing_changes, page, send

pytestmark = pytest.mark.usefixtures("law_loaded", "keep")


def test_a_file_becomes_a_dispatch_with_its_original_kept(house: House, client_for: ClientFor, keep: Keep) -> None:
    shown = send(client_for(CLERK), CLEAN.encode()).content.decode()
    made = Directive.objects.get()
    assert "Công văn 801/UBND-VX" in shown and "2 nhiệm vụ trong văn bản" in shown
    assert (made.number_full, made.issuer) == ("801/UBND-VX", "Ủy ban nhân dân huyện Đăk Hà")
    stored = StoredFile.objects.get(purpose="directive")
    assert keep.get(stored.sha256) == CLEAN.encode() and made.file == stored
    assert "trước 15:00 thứ Năm 06/10/2022" in shown


def test_the_same_file_twice_is_one_dispatch(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    send(browser, CLEAN.encode())
    assert "đã được nhập trước đây" in send(browser, CLEAN.encode(), "ban-sao.txt").content.decode()
    assert Directive.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b"", "trong.txt", "Tệp trống"),
        (b"  \n ", "trang.txt", "Tệp trống"),
        (bytes(range(256)) * 40, "anh.txt", "dữ liệu nhị phân"),
        (b"%PDF-1.7 hong", "hong.pdf", "Tệp hỏng"),
        (b"PK\x03\x04hong", "hong.docx", "Tệp hỏng"),
        (
            "Giá cà phê hôm nay tăng nhẹ, bà con phấn khởi thu hái vụ mới. ".encode() * 5,
            "tin.txt",
            "không phải văn bản",
        ),
    ],
)
def test_what_cannot_be_read_is_told_and_nothing_is_saved(
    data: bytes, name: str, said: str, house: House, client_for: ClientFor
) -> None:
    browser = client_for(CLERK)
    with nothing_changes():
        answer = send(browser, data, name)
    assert answer.status_code == 422
    assert said in answer.content.decode() and "Chưa có gì được lưu" in answer.content.decode()


def test_a_form_without_a_file_and_a_file_too_large_are_told(house: House, client_for: ClientFor, settings) -> None:
    browser = client_for(CLERK)
    assert "Hãy chọn tệp" in browser.post("/van-ban/den/nhan/").content.decode()
    settings.HOIAM_UPLOAD_LIMIT = 100
    assert "Tệp lớn quá" in send(browser, CLEAN.encode()).content.decode()
    assert not Directive.objects.exists() and not StoredFile.objects.exists()


def test_who_takes_no_papers_in_is_told_and_sees_no_form(house: House, client_for: ClientFor) -> None:
    browser = client_for(CHECKER)
    assert "Đọc văn bản" not in page(browser, "/van-ban/den/")
    with nothing_changes():
        assert "không nhập, không sửa văn bản đến" in send(browser, CLEAN.encode()).content.decode()


def test_a_refusal_in_the_middle_leaves_no_file_behind(house: House, client_for: ClientFor, monkeypatch) -> None:
    def refuse(**_told: Any) -> None:
        raise Refused("directive.role")

    monkeypatch.setattr(taking.actions, "take_in", refuse)
    send(client_for(CLERK), CLEAN.encode())
    assert not StoredFile.objects.exists()


def test_the_list_counts_and_links_what_waits(house: House, read: Directive, client_for: ClientFor) -> None:
    shown = page(client_for(CLERK), "/van-ban/den/")
    assert "Văn bản đến (1)" in shown and "chờ xác nhận" in shown and f"/van-ban/den/{read.pk}/" in shown
    assert shown.count("btn-primary") == 1


def test_an_empty_list_says_what_to_do(house: House, client_for: ClientFor) -> None:
    assert "nhập tệp ở đây" in page(client_for(CLERK), "/van-ban/den/")
