"""The screens of incoming dispatches and their tasks."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.core.errors import Refused
from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.models import Directive, Evidence, Task
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.units import actions as units
from hoiam.outside.keep import Keep
from hoiam.sample.papers.dispatch import read_sample
from hoiam.web.screens.directives import taking
from hoiam.web.screens.directives.reading import structure_of
from tests import people
from tests.people import CHECKER, CLERK, HANOI, LEADER, ROUTER, SECOND_EYES, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded", "keep")
CLEAN = """ỦY BAN NHÂN DÂN
HUYỆN ĐĂK HÀ
Số: 801/UBND-VX          Đăk Hà, ngày 06 tháng 10 năm 2022
V/v nắm tin báo chí nêu

Kính gửi: Các phòng, ban, đơn vị huyện.

Ủy ban nhân dân huyện yêu cầu:
1. Trung tâm VH-TT-DL&TT huyện
- Gửi báo cáo tổng hợp về Ủy ban nhân dân huyện trước 15h00 thứ năm hằng tuần.
2. Ủy ban nhân dân các xã, thị trấn
- Thường xuyên theo dõi thông tin báo chí nêu về địa phương mình.

Nơi nhận:                TM. ỦY BAN NHÂN DÂN
- Như trên;              CHỦ TỊCH
- Lưu: VT, VHTT.
"""


@pytest.fixture
def keep(tmp_path, settings) -> Keep:
    """Keep files in a folder of this test."""
    settings.HOIAM_FILES = tmp_path
    return Keep(str(tmp_path))


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


@pytest.fixture(scope="session")
def told() -> dict[str, Any]:
    """What was read in the sample dispatch; read once, it takes a second."""
    return read_sample()


@pytest.fixture
def read(house: House, told: dict[str, Any]) -> Directive:
    """Return the sample dispatch, read and not confirmed."""
    return actions.take_in(office=house.office, by=CLERK, now=THURSDAY, **told)


@pytest.fixture
def confirmed(read: Directive) -> Directive:
    """Return the sample dispatch, confirmed."""
    return actions.confirm(directive=read, by=ROUTER, now=THURSDAY)


@contextmanager
def nothing_changes() -> Iterator[None]:
    """Check that what happens inside leaves every record of the place as it was, and tells the audit nothing."""

    def records() -> list[Any]:
        kinds = (Directive, Task, Evidence, StoredFile, AuditEvent)
        return [list(kind.objects.order_by("pk").values()) for kind in kinds]

    before = records()
    yield
    assert records() == before


def _page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def _send(browser, data: bytes, name: str = "cong-van.txt") -> Any:
    return browser.post("/van-ban/den/nhan/", {"file": SimpleUploadedFile(name, data)}, follow=True)


def _weekly(directive: Directive) -> Any:
    return next(task for task in directive.tasks.all() if task.due["kind"] == "weekly")


# --- taking in


def test_a_file_becomes_a_dispatch_with_its_original_kept(house: House, client_for: ClientFor, keep: Keep) -> None:
    shown = _send(client_for(CLERK), CLEAN.encode()).content.decode()
    made = Directive.objects.get()
    assert "Công văn 801/UBND-VX" in shown and "2 nhiệm vụ trong văn bản" in shown
    assert (made.number_full, made.issuer) == ("801/UBND-VX", "Ủy ban nhân dân huyện Đăk Hà")
    stored = StoredFile.objects.get(purpose="directive")
    assert keep.get(stored.sha256) == CLEAN.encode() and made.file == stored
    assert "trước 15:00 thứ Năm 06/10/2022" in shown


def test_the_same_file_twice_is_one_dispatch(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    _send(browser, CLEAN.encode())
    assert "đã được nhập trước đây" in _send(browser, CLEAN.encode(), "ban-sao.txt").content.decode()
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
        answer = _send(browser, data, name)
    assert answer.status_code == 422
    assert said in answer.content.decode() and "Chưa có gì được lưu" in answer.content.decode()


def test_a_form_without_a_file_and_a_file_too_large_are_told(house: House, client_for: ClientFor, settings) -> None:
    browser = client_for(CLERK)
    assert "Hãy chọn tệp" in browser.post("/van-ban/den/nhan/").content.decode()
    settings.HOIAM_UPLOAD_LIMIT = 100
    assert "Tệp lớn quá" in _send(browser, CLEAN.encode()).content.decode()
    assert not Directive.objects.exists() and not StoredFile.objects.exists()


def test_who_takes_no_papers_in_is_told_and_sees_no_form(house: House, client_for: ClientFor) -> None:
    browser = client_for(CHECKER)
    assert "Đọc văn bản" not in _page(browser, "/van-ban/den/")
    with nothing_changes():
        assert "không nhập, không sửa văn bản đến" in _send(browser, CLEAN.encode()).content.decode()


def test_a_refusal_in_the_middle_leaves_no_file_behind(house: House, client_for: ClientFor, monkeypatch) -> None:
    def refuse(**_told: Any) -> None:
        raise Refused("directive.role")

    monkeypatch.setattr(taking.actions, "take_in", refuse)
    _send(client_for(CLERK), CLEAN.encode())
    assert not StoredFile.objects.exists()


# --- the list


def test_the_list_counts_and_links_what_waits(house: House, read: Directive, client_for: ClientFor) -> None:
    shown = _page(client_for(CLERK), "/van-ban/den/")
    assert "Văn bản đến (1)" in shown and "chờ xác nhận" in shown and f"/van-ban/den/{read.pk}/" in shown
    assert shown.count("btn-primary") == 1


def test_an_empty_list_says_what_to_do(house: House, client_for: ClientFor) -> None:
    assert "nhập tệp ở đây" in _page(client_for(CLERK), "/van-ban/den/")


# --- reading


def test_a_reading_stands_beside_its_source_with_its_doubts_marked(read: Directive, client_for: ClientFor) -> None:
    shown = _page(client_for(CLERK), f"/van-ban/den/{read.pk}/")
    assert f"<b>0 trong {len(read.doubts)}</b> chữ nghi ngờ" in shown
    assert 'class="doubt doubt--at"' in shown and "Chữ máy đọc, theo dòng" in shown
    assert shown.count("btn-primary") == 1 and 'data-key="n"' in shown
    assert "Sửa phần đầu" in shown and "Xác nhận văn bản" in shown


def test_accepting_each_reading_leads_to_the_confirming(read: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    shown = _page(browser, f"/van-ban/den/{read.pk}/")
    while found := re.search(r'action="(\S+/chu/\d+/)">.*?name="chosen" value="([^"]+)"', shown, re.DOTALL):
        shown = browser.post(found[1], {"chosen": found[2]}, follow=True).content.decode()
    assert f"<b>{len(read.doubts)} trong {len(read.doubts)}</b>" in shown and "Phần đầu, mục 1 trong 4" in shown
    asked = 0
    while found := re.search(r'id="chu".*?action="(\S+?/nhan/(?:\?tiep=1)?)">', shown, re.DOTALL):
        assert shown.count("btn-primary") == 1 and "autofocus" in shown
        shown = browser.post(found[1], follow=True).content.decode()
        asked += 1
    assert asked == 4 + read.tasks.count()
    assert "Việc tiếp theo của tôi" in shown and shown.count("btn-primary") == 1
    before = read.restored
    read.refresh_from_db()
    assert read.restored == before


def test_a_word_typed_anew_changes_the_text_and_the_task_that_holds_it(house: House, client_for: ClientFor) -> None:
    text = CLEAN.replace("thứ năm", "thứ sáu")
    made = actions.take_in(
        office=house.office,
        name="a.txt",
        by=CLERK,
        now=THURSDAY,
        source=text,
        restored=text,
        structure=structure_of(text),
        doubts=[{"original": "sáu", "restored": "sáu", "line": 10, "confidence": 0.4, "alternatives": ["năm"]}],
    )
    assert _weekly(made).due["weekday"] == 5
    client_for(CLERK).post(f"/van-ban/den/{made.pk}/chu/0/", {"reading": "năm"})
    made.refresh_from_db()
    assert "thứ năm hằng tuần" in made.restored and "thứ sáu" not in made.restored
    task = _weekly(made)
    assert task.due["weekday"] == 4 and "thứ năm" in task.what and "thứ năm" in task.deadline_text


def test_a_word_may_be_looked_at_again(read: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    browser.post(f"/van-ban/den/{read.pk}/chu/0/", {"chosen": read.doubts[0]["restored"]})
    assert "Chữ nghi ngờ số 1 trong" in _page(browser, f"/van-ban/den/{read.pk}/?chu=1")


@pytest.mark.parametrize("given", [{}, {"reading": "   "}, {"reading": "x" * 90}])
def test_no_word_at_all_is_refused(given: dict[str, str], read: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    with nothing_changes():
        shown = browser.post(f"/van-ban/den/{read.pk}/chu/0/", given, follow=True).content.decode()
    assert "Hãy gõ chữ đọc được" in shown


def test_a_text_that_somebody_else_changed_is_not_overwritten(read: Directive) -> None:
    told = {"seen": "chữ khác", "structure": read.structure, "by": CLERK, "now": THURSDAY}
    with pytest.raises(Refused, match=r"directive\.changed"):
        actions.accept_word(directive=read, place=0, reading="khác hẳn", **told)
    with pytest.raises(Refused, match=r"directive\.changed"):
        actions.accept_word(directive=read, place=999, reading="chữ", by=CLERK, now=THURSDAY)


def test_the_head_is_put_right(read: Directive, client_for: ClientFor) -> None:
    given = {"number_full": "2799/UBND-VX", "dated": "2022-10-04", "issuer": read.issuer, "subject": "V/v khác"}
    shown = client_for(CLERK).post(f"/van-ban/den/{read.pk}/dau/", given, follow=True).content.decode()
    assert "2799/UBND-VX" in shown and "04/10/2022" in shown and "sửa phần đầu văn bản" in shown


def test_a_task_is_accepted_mended_or_struck_out(read: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    first, second = read.tasks.all()[:2]
    shown = browser.post(f"/van-ban/nhiem-vu/{first.pk}/nhan/", follow=True).content.decode()
    assert "Đã nhận" in shown
    assert first.what in _page(browser, f"/van-ban/nhiem-vu/{second.pk}/") or second.what
    shown = browser.post(f"/van-ban/nhiem-vu/{second.pk}/", {"what": "Lời khác"}, follow=True).content.decode()
    assert "Đã gạch, không theo dõi" in shown and "<s>" in shown
    again = {"what": "Lời khác", "accepted": "on"}
    none = browser.post(f"/van-ban/nhiem-vu/{second.pk}/", again)
    assert none.status_code == 422 and "Chọn ít nhất một đơn vị" in none.content.decode()
    browser.post(f"/van-ban/nhiem-vu/{second.pk}/", {**again, "chosen": ["mau-vhtt"]})
    second.refresh_from_db()
    assert (second.what, second.accepted) == ("Lời khác", True)
    empty = browser.post(f"/van-ban/nhiem-vu/{second.pk}/", {"what": "", "accepted": "on"})
    assert empty.status_code == 422


# --- confirming


def test_confirming_binds_the_units_of_the_papers_own_date(
    house: House, read: Directive, client_for: ClientFor
) -> None:
    told = {"name": "UBND xã mới", "short_name": "UBND xã mới", "role": "UBND_XA", "by": MACHINE, "now": THURSDAY}
    units.put_unit(office=house.office, key="mau-moi", valid_from=people.FOUNDED.replace(year=2023), **told)
    shown = client_for(ROUTER).post(f"/van-ban/den/{read.pk}/xac-nhan/", follow=True).content.decode()
    assert "Đã xác nhận văn bản" in shown and "UBND xã Đăk Ui" in shown and "UBND xã mới" not in shown
    assert "xác nhận văn bản, theo dõi" in shown and shown.count("btn-primary") == 1
    task = next(task for task in read.tasks.all() if "DON_VI" in task.actors)
    bound = set(task.units.values_list("unit__key", flat=True))
    assert {"mau-vhtt", "mau-trung-tam", "mau-dak-ui"} <= bound


@pytest.mark.parametrize("who", [SORTER, VERIFIER, LEADER], ids=lambda who: who.key)
def test_who_may_not_confirm_is_told(who: Actor, read: Directive, client_for: ClientFor) -> None:
    browser = client_for(who)
    assert f"/van-ban/den/{read.pk}/xac-nhan/" not in _page(browser, f"/van-ban/den/{read.pk}/")
    with nothing_changes():
        shown = browser.post(f"/van-ban/den/{read.pk}/xac-nhan/", follow=True).content.decode()
    assert "Chỉ Văn phòng, Phòng VH-TT hoặc văn thư xác nhận văn bản" in shown


def test_who_takes_no_papers_in_puts_nothing_right(read: Directive, client_for: ClientFor) -> None:
    browser, task = client_for(CHECKER), read.tasks.first()
    deeds = (
        (f"/van-ban/den/{read.pk}/chu/0/", {"chosen": "chữ"}),
        (f"/van-ban/den/{read.pk}/dau/", {"number_full": "1"}),
        (f"/van-ban/nhiem-vu/{task.pk}/", {"what": "khác"}),
        (f"/van-ban/nhiem-vu/{task.pk}/nhan/", {}),
    )
    for address, given in deeds:
        with nothing_changes():
            shown = browser.post(address, given, follow=True).content.decode()
        assert "không nhập, không sửa văn bản đến" in shown


def test_what_is_confirmed_offers_no_mending(confirmed: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    shown = _page(browser, f"/van-ban/den/{confirmed.pk}/")
    assert "Sửa phần đầu" not in shown and "Gõ lại" not in shown
    again = browser.post(f"/van-ban/den/{confirmed.pk}/xac-nhan/", follow=True).content.decode()
    assert "đã xác nhận, không sửa được nữa" in again


# --- tasks


def test_evidence_moves_the_weekly_task_on(confirmed: Directive, client_for: ClientFor, at: At) -> None:
    browser, task = client_for(SORTER), _weekly(confirmed)
    shown = _page(browser, f"/van-ban/den/{confirmed.pk}/")
    assert "Báo đã làm" in shown and "còn 7 giờ" in shown
    assert task.what in _page(browser, f"/van-ban/nhiem-vu/{task.pk}/san-pham/")
    at(THURSDAY + timedelta(hours=6))
    given = {"note": "Báo cáo số 41/BC-TTVH"}
    shown = browser.post(f"/van-ban/nhiem-vu/{task.pk}/san-pham/", given, follow=True).content.decode()
    assert "Báo cáo số 41/BC-TTVH" in shown and "còn 7 ngày" in shown
    task.refresh_from_db()
    assert task.next_due_at == datetime(2022, 10, 13, 15, tzinfo=HANOI)


def test_evidence_that_comes_late_is_late_for_ever(confirmed: Directive, client_for: ClientFor, at: At) -> None:
    at(datetime(2022, 10, 6, 17, 30, tzinfo=HANOI))
    browser, task = client_for(SORTER), _weekly(confirmed)
    assert "clock--late" in _page(browser, "/van-ban/nhiem-vu/?loc=overdue")
    browser.post(f"/van-ban/nhiem-vu/{task.pk}/san-pham/", {"note": "Gửi muộn"})
    at(datetime(2022, 10, 7, 8, tzinfo=HANOI))
    shown = _page(client_for(SORTER), f"/van-ban/den/{confirmed.pk}/")
    assert '<span class="late-text">chậm 2 giờ</span>' in shown


def test_what_was_due_once_is_overdue_from_the_start_and_done_for_good(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    _send(browser, CLEAN.replace("trước 15h00 thứ năm hằng tuần", "trước ngày 15 tháng 9 năm 2022").encode())
    made = Directive.objects.get()
    assert "quá 22 ngày" in _page(browser, f"/van-ban/den/{made.pk}/")
    browser.post(f"/van-ban/den/{made.pk}/xac-nhan/")
    task = made.tasks.get(due__kind="dated")
    assert task.what in _page(browser, "/van-ban/nhiem-vu/?loc=overdue")
    browser.post(f"/van-ban/nhiem-vu/{task.pk}/san-pham/", {"note": "Báo cáo số 5"})
    shown = _page(browser, "/van-ban/nhiem-vu/?loc=done")
    assert task.what in shown and "Đã báo làm xong, không còn hạn." in shown
    assert task.what not in _page(browser, "/van-ban/nhiem-vu/?loc=undated")
    assert "chậm 22 ngày" in _page(browser, f"/van-ban/den/{made.pk}/")


def test_what_the_paper_leaves_open_is_said_and_never_guessed(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    fuzzy = "Kịp thời báo cáo Ủy ban nhân dân huyện khi có vụ việc; định kỳ báo cáo tình hình thực hiện."
    _send(browser, CLEAN.replace("Thường xuyên theo dõi thông tin báo chí nêu về địa phương mình.", fuzzy).encode())
    shown = _page(browser, f"/van-ban/den/{Directive.objects.get().pk}/")
    assert "văn bản không ghi kỳ" in shown and "gap--open" in shown


def test_evidence_of_another_units_task_is_refused(confirmed: Directive, client_for: ClientFor) -> None:
    browser, task = client_for(VERIFIER), _weekly(confirmed)
    with nothing_changes():
        answer = browser.post(f"/van-ban/nhiem-vu/{task.pk}/san-pham/", {"note": "Xong"})
    assert answer.status_code == 422 and "không giao cho đơn vị của bạn" in answer.content.decode()


def test_the_tasks_are_filtered_and_the_counts_are_those_of_the_lists(
    house: House, confirmed: Directive, client_for: ClientFor
) -> None:
    browser = client_for(SORTER)
    for choice in queries.FILTERS:
        found = queries.filtered(house.office, choice, SORTER.unit, THURSDAY)
        shown = _page(browser, f"/van-ban/nhiem-vu/?loc={choice}")
        assert shown.count("data-row") == found.count() == queries.counts(house.office, SORTER.unit, THURSDAY)[choice]
    mine = _page(browser, "/van-ban/nhiem-vu/?loc=mine")
    assert "trước 15:00 thứ Năm 06/10/2022" in mine and "hằng tuần" in mine
    assert "Của đơn vị tôi" not in _page(client_for(LEADER), "/van-ban/nhiem-vu/?loc=khong-co")


def test_without_tasks_the_page_says_where_they_come_from(house: House, client_for: ClientFor) -> None:
    assert "sau khi một văn bản đến được xác nhận" in _page(client_for(SORTER), "/van-ban/nhiem-vu/")


# --- doors


def test_another_offices_dispatch_is_not_found(read: Directive, client_for: ClientFor) -> None:
    people.settle_other()
    browser = client_for(people.actor("khac", Role.VAN_THU, "khac-van-phong", "khac"))
    task = read.tasks.first()
    for address in (f"den/{read.pk}/", f"den/{read.pk}/trang/1/", f"den/{read.pk}/dau/"):
        _page(browser, f"/van-ban/{address}", 404)
    for address in (f"nhiem-vu/{task.pk}/", f"nhiem-vu/{task.pk}/san-pham/"):
        _page(browser, f"/van-ban/{address}", 404)
    for address in (f"den/{read.pk}/xac-nhan/", f"den/{read.pk}/chu/0/", f"nhiem-vu/{task.pk}/nhan/"):
        assert browser.post(f"/van-ban/{address}").status_code == 404


def test_what_changes_something_is_posted(read: Directive, client_for: ClientFor) -> None:
    browser, task = client_for(CLERK), read.tasks.first()
    for address in ("den/nhan/", f"den/{read.pk}/xac-nhan/", f"den/{read.pk}/chu/0/", f"nhiem-vu/{task.pk}/nhan/"):
        assert browser.get(f"/van-ban/{address}").status_code == 405


def test_a_frozen_office_is_read_and_never_changed(house: House, read: Directive, client_for: ClientFor) -> None:
    units.freeze_office(office=house.office, by=MACHINE, now=THURSDAY)
    browser = client_for(CLERK)
    shown = _page(browser, f"/van-ban/den/{read.pk}/")
    assert "đã khóa" in shown and "btn-primary" not in shown and "Sửa phần đầu" not in shown
    assert "Đọc văn bản" not in _page(browser, "/van-ban/den/")
    with nothing_changes():
        assert "đã khóa" in _send(browser, CLEAN.encode()).content.decode()
        assert "đã khóa" in browser.post(f"/van-ban/den/{read.pk}/xac-nhan/", follow=True).content.decode()


# --- pages of the original


def test_the_pages_of_a_pdf_are_shown_as_small_pictures(
    house: House, told: dict[str, Any], client_for: ClientFor, keep: Keep
) -> None:
    buffer = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.save(buffer)
    read = _with_original(house, told, keep.put(buffer.getvalue()))
    browser = client_for(SECOND_EYES)
    answer = browser.get(f"/van-ban/den/{read.pk}/trang/1/")
    assert answer.headers["Content-Type"] == "image/png" and answer.content.startswith(b"\x89PNG")
    assert len(answer.content) < 20_000
    _page(browser, f"/van-ban/den/{read.pk}/trang/2/", 404)
    shown = _page(browser, f"/van-ban/den/{read.pk}/")
    assert f"/van-ban/den/{read.pk}/trang/1/" in shown and "Bản quét" in shown


def test_an_original_that_is_gone_from_the_store_does_not_take_the_page_along(
    house: House, told: dict[str, Any], client_for: ClientFor
) -> None:
    read = _with_original(house, told, "0" * 64)
    assert "goc.pdf" in _page(client_for(CLERK), f"/van-ban/den/{read.pk}/")
    _page(client_for(CLERK), f"/van-ban/den/{read.pk}/trang/1/", 404)


def _with_original(house: House, told: dict[str, Any], sha: str) -> Directive:
    facts = {"purpose": "directive", "subject": sha, "name": "goc.pdf", "content_type": "application/pdf", "size": 1}
    kept = files.note(office=house.office.key, sha256=sha, by=CLERK, now=THURSDAY, **facts)
    return actions.take_in(office=house.office, by=CLERK, now=THURSDAY, file=kept, **told)
