"""An issued letter goes out as a mail with its signed PDF, once, and says on its page what became of each try."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from hoiam.desk.cases import actions as cases
from hoiam.desk.jobs.models import Job
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import Delivery, Letter
from hoiam.outside.keep import Keep
from hoiam.run.hands import Hands, hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_case_tasks import Sent
from tests.desk.test_letters_signed import GOOD
from tests.outside.send import smtp
from tests.people import House

SIGNED = b"%PDF-1.7 da ky"


@pytest.fixture
def house(transactional_db: None) -> House:
    return people.furnished()


@pytest.fixture
def post(tmp_path: Path) -> Iterator[smtp.Post]:
    with smtp.serving(tmp_path) as served:
        yield served


@pytest.fixture
def reach(post: smtp.Post, settings: Any, tmp_path: Path) -> Hands:
    settings.HOIAM_FILES = tmp_path
    settings.HOIAM_MAIL_SERVER = f"smtp://{smtp.USER.replace('@', '%40')}@127.0.0.1:{post.port}"
    settings.HOIAM_MAIL_PASSWORD = smtp.PASSWORD
    return replace(hands(frozenset({("127.0.0.1", post.port)})), tls=post.client)


@pytest.fixture
def letter(house: House, reach: Hands) -> Letter:
    sha = reach.keep.put(SIGNED)
    letter = letters.take_number(letter=made.approved(house), **by(people.CLERK, 8))
    told = {"way": "file", "sha256": sha, "size": len(SIGNED), "likeness": "same_bytes", "seals": (GOOD,)}
    letter = letters.sign(letter=letter, **told, **by(people.CLERK, 9))
    return letters.issue(letter=letter, **by(people.CLERK, 9))


def sent(letter: Letter, reach: Hands, minutes: int = 10) -> Delivery:
    told = {"to": "Báo Mẫu", "channel": "mail", "address": "toa-soan@bao.example"}
    delivery = letters.deliver(letter=letter, **told, **by(people.CLERK, minutes))
    work(reach, minutes)
    delivery.refresh_from_db()
    return delivery


def work(reach: Hands, minutes: int) -> None:
    while run_due(KINDS, lambda: NOW + timedelta(minutes=minutes), reach, limit=9):
        pass


def test_the_mail_carries_the_signed_file_and_names_the_paper(letter: Letter, post: smtp.Post, reach: Hands) -> None:
    delivery = sent(letter, reach)
    assert (delivery.state, [step["state"] for step in delivery.trace]) == ("sent", ["waiting", "sent"])
    [raw] = post.letters
    mail = message_from_bytes(raw, policy=default)
    assert str(mail["Subject"]).startswith("Công văn số 01/UBND-VX: ")
    [file] = mail.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("cong-van-01-UBND-VX-da-ky.pdf", SIGNED)
    body = mail.get_body(("plain",))
    assert body is not None and "xác nhận đã nhận" in body.get_content()
    assert mail["Auto-Submitted"] is None and "van-ban-" in str(mail["Message-ID"])


def enclosing(house: House, reach: Hands, data: bytes) -> Letter:
    """Return an issued letter that a file goes with, beside what it lists and has no file of."""
    draft = made.letter(house)
    stored = Sent("bien-ban.pdf", "application/pdf", reach.keep.put(data), len(data))
    key = f"case:{cases.add_files(case=draft.case, stored=[stored], **by(people.VERIFIER, 5))[0].file_id}"
    draft = letters.enclose(letter=draft, chosen={}, more=("sổ đấu nối năm 2022", key), **by(people.SECOND_EYES, 5))
    draft = letters.submit(letter=draft, **by(people.SECOND_EYES, 6))
    ready = letters.take_number(letter=letters.approve(letter=draft, **by(people.LEADER, 7)), **by(people.CLERK, 8))
    file = {"way": "file", "sha256": reach.keep.put(SIGNED), "size": len(SIGNED), "likeness": "same_bytes"}
    ready = letters.sign(letter=ready, seals=(GOOD,), **file, **by(people.CLERK, 9))
    return letters.issue(letter=ready, **by(people.CLERK, 9))


def test_what_the_letter_encloses_is_in_the_mail_as_approved(house: House, post: smtp.Post, reach: Hands) -> None:
    """What has no file is told as coming on paper, so that nobody looks for it in the mail."""
    data = b"%PDF-1.7 bien ban"
    assert sent(enclosing(house, reach, data), reach).state == "sent"
    mail = message_from_bytes(post.letters[0], policy=default)
    assert [(one.get_filename(), one.get_content()) for one in mail.iter_attachments()] == [
        ("cong-van-01-UBND-VX-da-ky.pdf", SIGNED),
        ("01-bien-ban.pdf", data),
    ]
    body = mail.get_body(("plain",))
    said = body.get_content() if body else ""
    assert "- 01-bien-ban.pdf: sổ đấu nối năm 2022" in said
    assert "Tài liệu kèm theo bằng bản giấy:" in said and "- Biên bản kiểm tra ngày 06/10/2022" in said


def test_an_enclosed_file_that_was_damaged_keeps_the_mail_back(house: House, post: smtp.Post, reach: Hands) -> None:
    letter = enclosing(house, reach, b"%PDF-1.7 bien ban")
    reach.keep._path(letter.enclosures.get().sha256).write_bytes(b"khac")
    delivery = sent(letter, reach)
    assert (delivery.state, delivery.trace[-1]["detail"], post.letters) == ("failed", "keep.damaged", [])


def test_a_busy_server_is_asked_again_and_the_letter_comes_once(letter: Letter, post: smtp.Post, reach: Hands) -> None:
    post.answers["RCPT"] = "451 later"
    delivery = sent(letter, reach)
    assert (delivery.state, delivery.trace[-1]["detail"]) == ("waiting", "send.later")
    del post.answers["RCPT"]
    work(reach, 30)
    work(reach, 60)
    delivery.refresh_from_db()
    assert (delivery.state, len(post.letters)) == ("sent", 1)


def test_a_receiver_that_does_not_exist_is_told_on_the_page(letter: Letter, post: smtp.Post, reach: Hands) -> None:
    post.answers["RCPT"] = "550 nobody"
    delivery = sent(letter, reach)
    assert (delivery.state, delivery.trace[-1]["detail"], post.letters) == ("failed", "send.recipient", [])
    assert set(Job.objects.filter(kind="send.letter").values_list("state", flat=True)) == {"done"}


def test_a_file_that_was_damaged_is_not_sent(letter: Letter, post: smtp.Post, reach: Hands) -> None:
    reach.keep._path(letter.signed_sha256).write_bytes(b"khac")
    delivery = sent(letter, reach)
    assert (delivery.state, delivery.trace[-1]["detail"], post.letters) == ("failed", "keep.damaged", [])
    assert isinstance(reach.keep, Keep)
