"""The office's own mailbox: read and never changed; newsletters come in, letters wait, nobody's name is kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles.models import Article
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.files.models import StoredFile, Upload
from hoiam.desk.jobs.models import Job
from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import Entry, MailState
from hoiam.desk.sources import actions as sources
from hoiam.desk.units.models import Office, Unit
from hoiam.outside.collect import mailbox
from hoiam.outside.fetch import Guard
from hoiam.run.hands import Hands, hands
from hoiam.run.steps import mailing
from hoiam.run.timetable import ring
from tests import people
from tests.outside.scan import hostile
from tests.run import imap
from tests.web.conftest import ClientFor, client_for, house  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db
NOW = people.THURSDAY
ARGS = {"office": people.OFFICE}
HOME = "https://thongreo.vidu.vn/"
NEWS = (
    "From: Ban tin <ban-tin@mail.thongreo.vidu.vn>\r\nSubject: Tin sang\r\nMessage-ID: <1@x>\r\n"
    "Content-Type: text/html; charset=utf-8\r\n\r\n"
    '<a href="https://thongreo.vidu.vn/a?utm_source=mail">Sạt lở đường vào thôn 7</a>'
    '<a href="https://www.thongreo.vidu.vn/b">Thiếu nước ở xã Đăk Ui</a>'
    '<a href="https://thongreo.vidu.vn/huy">Hủy đăng ký</a><a href="https://khac.vidu.vn/q">Quảng cáo của nơi khác</a>'
).encode()
PRESS = (
    "From: Le Van Tam <tam@thongreo.vidu.vn>\r\nSubject: De nghi phong van ve cap nuoc\r\nMessage-ID: <2@x>\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nĐề nghị cung cấp thông tin về cấp nước.\r\n"
).encode()
CITIZEN = (
    "From: Nguyen Van Bay <bay.nguyen@thu.vidu.vn>\r\nMessage-ID: <3@x>\r\n"
    "Subject: =?utf-8?q?=C3=94ng_Nguy=E1=BB=85n_V=C4=83n_B=E1=BA=A3y?=\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nTôi là Nguyễn Văn Bảy, 0905 123 456, kêu thiếu nước.\r\n"
).encode()


def with_files(*files: tuple[str, bytes], sender: str = "tam@thongreo.vidu.vn", subject: str = "Kem tep") -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"], message["Message-ID"] = sender, subject, f"<{len(files)}@tep>"
    message.set_content("Đề nghị cung cấp thông tin về cấp nước.")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return bytes(message)


@pytest.fixture
def box(tmp_path: Path) -> Iterator[imap.Box]:
    with imap.serving(tmp_path) as served:
        yield served


@pytest.fixture
def reach(box: imap.Box, settings: Any, tmp_path: Path) -> Hands:
    people.furnished()
    told = {"key": "thong-reo", "name": "Báo Thông Reo", "kind": "press", "press_type": "electronic", "home": HOME}
    sources.put_outlet(legal_basis="mẫu", sample=True, by=MACHINE, now=NOW, **told)
    settings.HOIAM_FILES = tmp_path
    settings.HOIAM_MAILBOX = f"imaps://van-thu%40dakha.vidu.vn@127.0.0.1:{box.port}/INBOX"
    settings.HOIAM_MAILBOX_PASSWORD, settings.HOIAM_MAILBOX_OFFICE = imap.PASSWORD, people.OFFICE
    return replace(hands(frozenset({("127.0.0.1", box.port)})), tls=box.client)


def look(reach: Hands, now: datetime = NOW) -> None:
    mailing.look(ARGS, now, reach)


def test_what_the_press_encloses_is_kept_and_what_is_not_taken_is_told(
    box: imap.Box,
    reach: Hands,
    client_for: ClientFor,  # noqa: F811
) -> None:
    box.letters = {
        5: with_files(
            ("cau-hoi.docx", hostile.good_docx("Câu hỏi gửi UBND huyện")),
            ("hien-truong.jpg", hostile.phone_photo()),
            ("so-lieu.zip", hostile.zipped({"a.txt": b"x"})),
            ("macro.docx", hostile.with_macro(hostile.good_docx())),
            ("anh.pdf", b"MZ\x90\x00 khong phai pdf"),
        )
    }
    look(reach)
    entry = Entry.objects.get()
    files = list(StoredFile.objects.filter(purpose="entry", subject=str(entry.pk)).order_by("name"))
    assert [file.name for file in files] == ["1-cau-hoi.docx", "2-hien-truong.jpg"]
    assert b"Exif" not in reach.keep.get(files[1].sha256)  # where the photo was taken is nobody's business
    assert (entry.left, entry.held) == (3, True)
    page = client_for(people.SORTER).get(f"/tin/nhap/{entry.pk}/").content.decode()
    assert "Thư còn 3 tệp" in page and "1-cau-hoi.docx" in page
    box.validity = "1800000000"  # the same letter under a new number is the same entry with the same files
    look(reach)
    assert (Entry.objects.count(), StoredFile.objects.count()) == (1, 2)


def test_what_anybody_else_encloses_stays_in_the_mailbox_and_is_counted(
    box: imap.Box,
    reach: Hands,
    client_for: ClientFor,  # noqa: F811
) -> None:
    box.letters = {5: with_files(("nha-toi.jpg", hostile.phone_photo()), sender="bay.nguyen@thu.vidu.vn")}
    look(reach)
    assert not StoredFile.objects.exists()
    page = client_for(people.SORTER).get(f"/tin/nhap/{Entry.objects.get().pk}/").content.decode()
    assert "Thư có 1 tệp" in page and "nha-toi" not in page


def test_a_letter_that_is_put_aside_leaves_no_file(box: imap.Box, reach: Hands) -> None:
    box.letters = {5: with_files(("cau-hoi.docx", hostile.good_docx()))}
    look(reach)
    sha = StoredFile.objects.get().sha256
    actions.put_aside(entry=Entry.objects.get(), by=people.SORTER, now=NOW)
    assert not StoredFile.objects.exists() and Upload.objects.filter(sha256=sha).exists()  # swept in a week


def test_a_newsletter_brings_its_pieces_and_only_those(box: imap.Box, reach: Hands) -> None:
    box.letters = {5: NEWS}
    look(reach)
    entries = list(Entry.objects.order_by("id"))
    assert [(e.title, e.url, e.outlet.name, e.held) for e in entries] == [
        ("Sạt lở đường vào thôn 7", "https://thongreo.vidu.vn/a", "Báo Thông Reo", False),
        ("Thiếu nước ở xã Đăk Ui", "https://www.thongreo.vidu.vn/b", "Báo Thông Reo", False),
    ]
    assert Job.objects.filter(kind="entry.fetch").count() == 2


def test_letters_wait_for_a_person_and_hold_no_identity(box: imap.Box, reach: Hands) -> None:
    box.letters = {5: PRESS, 6: CITIZEN}
    look(reach)
    press, citizen = Entry.objects.order_by("id")
    assert (press.speaker, press.held, citizen.speaker, citizen.outlet.name) == ("press", True, "people", "Người dân")
    assert not Job.objects.filter(kind__startswith="entry").exists() and not Article.objects.exists()
    everything = " ".join(str(row) for model in (Entry, AuditEvent, MailState) for row in model.objects.values())
    for secret in ("Bảy", "0905", "bay.nguyen", "Le Van Tam", "tam@", imap.PASSWORD):
        assert secret not in everything
    assert "thiếu nước" in everything


def test_each_letter_comes_once_and_the_server_keeps_everything(box: imap.Box, reach: Hands) -> None:
    box.letters = {5: PRESS}
    look(reach)
    look(reach)
    box.letters[9] = CITIZEN
    look(reach)
    assert Entry.objects.count() == 2 and MailState.objects.get().uid == 9
    said = " ".join(box.told).upper()
    assert "EXAMINE" in said and "BODY.PEEK[]" in said
    assert not any(word in said for word in ("SELECT", "STORE", "EXPUNGE", "DELETE", "MOVE", "COPY", "APPEND"))


def test_new_uids_after_a_new_validity_double_nothing(box: imap.Box, reach: Hands) -> None:
    box.letters = {5: PRESS, 6: NEWS}
    look(reach)
    box.validity, box.letters = "1800000000", {1: PRESS, 2: NEWS, 3: CITIZEN}
    look(reach)
    assert Entry.objects.count() == 4
    state = MailState.objects.get()
    assert (state.validity, state.uid) == ("1800000000", 3)


def test_a_letter_that_is_too_large_is_left_and_said(box: imap.Box, reach: Hands) -> None:
    box.letters, box.says_size = {5: PRESS}, mailbox.MOST_BYTES + 1
    look(reach)
    assert not Entry.objects.exists()
    assert (MailState.objects.get().problem, MailState.objects.get().uid) == ("mail.left_out", 5)
    look(reach, NOW + timedelta(minutes=5))  # the mark is behind it: nothing new was left out
    assert MailState.objects.get().problem == "mail.left_out"
    look(reach, NOW + timedelta(hours=25))
    assert MailState.objects.get().problem == ""


def test_a_letter_that_cannot_be_read_stops_no_other(box: imap.Box, reach: Hands) -> None:
    bomb = b"".join(b'--b\r\nContent-Type: multipart/mixed; boundary="c%d"\r\n\r\n' % n for n in range(300))
    box.letters = {5: b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n' + bomb, 6: PRESS}
    look(reach)
    assert Entry.objects.count() == 1


def test_a_wrong_password_is_told_without_being_told(box: imap.Box, reach: Hands, settings: Any) -> None:
    settings.HOIAM_MAILBOX_PASSWORD = "sai-mat-khau"
    look(reach)
    assert MailState.objects.get().problem == "mail.login"
    found = mailbox.mailbox(settings.HOIAM_MAILBOX, "sai-mat-khau")
    assert "sai-mat-khau" not in repr(found)
    with pytest.raises(Permanent) as refused:
        mailbox.letters(found, mailbox.Mark(), reach.guard, NOW.date(), box.client)
    assert "sai-mat-khau" not in repr(refused.value) and refused.value.__cause__ is None


def test_a_mailbox_has_the_health_of_a_source(box: imap.Box, reach: Hands, settings: Any) -> None:
    box.letters = {5: PRESS}
    look(reach)
    state = MailState.objects.get()
    assert (state.succeeded_at, state.new_item_at, state.failures) == (NOW, NOW, 0)
    assert queries.mail_wrong(state, NOW + timedelta(days=13)) == ""
    assert queries.mail_wrong(state, NOW + timedelta(days=14)) == "mail.silent_long"
    settings.HOIAM_MAILBOX = f"imaps://van-thu%40dakha.vidu.vn@127.0.0.1:{box.port}/KHAC"
    settings.HOIAM_MAILBOX_PASSWORD = "sai-mat-khau"
    mailing.look(ARGS, NOW + timedelta(minutes=5), reach)
    state = MailState.objects.get()
    assert (state.problem, state.failures, state.succeeded_at) == ("mail.login", 1, NOW)
    assert queries.mail_wrong(state, NOW) == "mail.login"  # nobody mends a password but a person


def test_letters_have_a_rhythm_and_a_stumble_is_no_alarm() -> None:
    people.furnished()
    office = Office.objects.get()
    morning = NOW.replace(hour=7, minute=0)
    dates = [morning + timedelta(hours=n) for n in range(8)]
    actions.note_mail(office=office, validity="1", dates=dates, by=MACHINE, now=dates[-1])
    assert queries.mail_wrong(MailState.objects.get(), dates[-1] + timedelta(hours=2, minutes=59)) == ""
    assert queries.mail_wrong(MailState.objects.get(), dates[-1] + timedelta(hours=3)) == "mail.silent"
    wrong = []
    for _ in range(2):
        actions.note_mail(office=office, problem="mail.connect", by=MACHINE, now=dates[-1])
        wrong.append(queries.mail_wrong(MailState.objects.get(), dates[-1]))
    assert wrong == ["", "mail.connect"]


def test_the_guard_and_the_certificate_are_asked(box: imap.Box, reach: Hands, settings: Any) -> None:
    found = mailbox.mailbox(settings.HOIAM_MAILBOX, imap.PASSWORD)
    with pytest.raises(Permanent, match=r"fetch\.address"):
        mailbox.letters(found, mailbox.Mark(), Guard(), NOW.date(), box.client)
    with pytest.raises(Temporary, match=r"mail\.tls"):
        mailbox.letters(found, mailbox.Mark(), reach.guard, NOW.date())
    assert box.told == []


@pytest.mark.parametrize("address", ["imap://a@b/INBOX", "imaps://b/INBOX", "imaps://a:mat-khau@b/INBOX", "x", ""])
def test_an_address_holds_no_password_and_needs_tls(address: str) -> None:
    with pytest.raises(Permanent, match=r"mail\.address"):
        mailbox.mailbox(address, "x")


def test_a_person_lets_a_letter_in_or_puts_it_aside(box: imap.Box, reach: Hands) -> None:
    box.letters = {5: PRESS, 6: CITIZEN}
    look(reach)
    press, citizen = Entry.objects.order_by("id")
    actions.let_in(entry=press, by=people.SORTER, now=NOW)
    actions.put_aside(entry=citizen, by=people.SORTER, now=NOW)
    assert Job.objects.filter(kind="entry.take_in").count() == 1
    citizen.refresh_from_db()
    assert (citizen.text, citizen.title, citizen.held) == ("", "", False)
    look(reach)
    assert Entry.objects.count() == 2  # what was put aside does not come again


def test_it_is_looked_into_only_where_a_mailbox_is_set(reach: Hands, settings: Any) -> None:
    ring(NOW)
    assert Job.objects.filter(kind="mail.look").count() == 1
    settings.HOIAM_MAILBOX = ""
    ring(NOW + timedelta(hours=1))
    assert Job.objects.filter(kind="mail.look").count() == 1


def test_a_letter_that_came_back_marks_its_delivery_and_is_no_letter_of_the_people(
    box: imap.Box, reach: Hands, settings: Any
) -> None:
    from hoiam.desk.letters.models import Delivery
    from tests.desk.test_letters_sent import mailed
    from tests.outside.scan.test_bounce import report

    settings.HOIAM_MAIL_SERVER = "smtps://ubnd%40dakha.vidu.vn@may-chu.vidu.vn"
    settings.HOIAM_MAIL_PASSWORD = "mau"
    row = mailed(people.House(Office.objects.get(), {unit.key: unit for unit in Unit.objects.all()}))
    box.letters = {5: report(key=f"van-ban-{row.letter_id}-{row.pk}"), 6: report(key="thu-khac")}
    look(reach)
    assert Delivery.objects.get().state == "failed"
    assert Entry.objects.count() == 1  # a bounce of another mail waits for a person, like any letter


def test_a_report_that_came_back_is_found_by_its_message_id(box: imap.Box, reach: Hands, settings: Any) -> None:
    from hoiam.desk.reports import actions as reports
    from hoiam.desk.reports.models import Mailing
    from tests.outside.scan.test_bounce import report

    settings.HOIAM_MAIL_SERVER = "smtps://ubnd%40dakha.vidu.vn@may-chu.vidu.vn"
    settings.HOIAM_MAIL_PASSWORD = "mau"
    week = reports.open_week(office=Office.objects.get(), by=MACHINE, now=people.THURSDAY)
    noon = people.THURSDAY.replace(hour=12)
    week = reports.approve(report=reports.freeze(report=week, by=people.SORTER, now=noon), by=people.DIRECTOR, now=noon)
    row = reports.mail(report=week, addresses=["toa-soan@thongreo.vidu.vn"], by=people.DIRECTOR, now=noon)[0]
    reports.mailed(mailing=row, by=MACHINE, now=noon)
    box.letters = {5: report(key=f"bao-cao-{week.pk}-{row.pk}")}
    look(reach)
    assert Mailing.objects.get().problem == "bounce.address" and not Entry.objects.exists()
