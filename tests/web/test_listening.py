"""A broadcast that came with an entry is heard part by part; what people say is not; a person decides what it tells."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoiam.core.errors import Permanent
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.jobs import actions as job_actions
from hoiam.desk.jobs.models import Job, JobState
from hoiam.desk.papers import actions
from hoiam.desk.papers.models import Entry, Transcript
from hoiam.desk.stories.models import StoryItem
from hoiam.outside.scan import sound
from hoiam.outside.scan.sound import Heard, Part
from hoiam.run.hands import Hands, hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import LEASE, run_due
from hoiam.run.steps import listening
from tests import people
from tests.outside.scan.test_sound import tone
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
NOW = people.THURSDAY + timedelta(hours=1)
BROADCAST = {
    "key": "b" * 32,
    "channel": "radio",
    "who": "press",
    "who_name": "Đài Phát thanh Ví Dụ",
    "said_at": "2022-10-06T06:00",
    "title": "Bản tin sáng của đài",
    "text": "",
}
SAID = [
    (0.0, "Thính giả phản ánh đường vào thôn 7"),
    (300.0, "xã Đăk Ui, huyện Đăk Hà sạt lở"),
    (600.0, "xe không qua được"),
]


class Recogniser:
    """Stands in for the process that listens."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self.fails = ""

    def __call__(self, data: bytes, weights: Path, since: float = 0.0) -> Part:
        self.asked.append(since)
        if self.fails and since:
            raise Permanent(self.fails)
        pieces = tuple(Heard(at, at + 4, words, 0.6) for at, words in SAID if since <= at < since + 300)
        return Part(pieces, min(since + 300, 700.0), 700.0)


@pytest.fixture
def recogniser(monkeypatch: pytest.MonkeyPatch) -> Recogniser:
    stand_in = Recogniser()
    monkeypatch.setattr(listening, "hear", stand_in)
    monkeypatch.setattr(sound, "available", lambda own="": True)
    return stand_in


@pytest.fixture
def browser(house: people.House, client_for: ClientFor, at: At, settings: Any, tmp_path: Path) -> Iterator[Client]:
    settings.HOIAM_FILES, settings.HOIAM_SPEECH_MODEL = tmp_path / "files", str(tmp_path)
    at(NOW)
    return client_for(people.SORTER)


def send(browser: Client, **changes: Any) -> Entry:
    told = BROADCAST | changes | {"files": SimpleUploadedFile("ban-tin.wav", tone(), "audio/wav")}
    answer = browser.post("/tin/nhap/", told, follow=True)
    assert "Đã nhận tin." in answer.content.decode()
    return Entry.objects.get()


def claimed(kind: str) -> Job:
    """Let a worker take the one job of a kind."""
    return job_actions.claim(lease=LEASE, by=MACHINE, now=NOW, limit=1, only=(kind,))[0]


def work(with_: Hands | None = None) -> None:
    while run_due(KINDS, lambda: NOW, with_ or hands()):
        pass


def test_a_broadcast_is_heard_to_its_end_and_its_places_are_pointed_at(browser: Client, recogniser: Recogniser) -> None:
    entry = send(browser)
    assert "Đang chờ đến lượt." in browser.get(f"/tin/nhap/{entry.pk}/").content.decode()
    work()
    assert recogniser.asked == [0.0, 300.0, 600.0]
    page = browser.get(f"/tin/nhap/{entry.pk}/").content.decode()
    assert "Máy nghe còn sai nhiều" in page and "10:00" in page and "xe không qua được" in page
    spot = next(one for one in Transcript.objects.get().spots if "Đăk Ui" in one["words"])
    assert spot["at"] == 300.0 and "5:00" in page
    assert not Version.objects.filter(text__contains="sạt lở").exists()  # the machine puts nothing into the text


def test_a_part_is_added_once_however_often_its_job_runs(browser: Client, recogniser: Recogniser) -> None:
    send(browser)
    row = Transcript.objects.get()
    told = {"since": 0.0, "until": 300.0, "seconds": 700.0, "pieces": [[0.0, 4.0, "một lần", 0.6]]}
    actions.heard(transcript=row, by=MACHINE, now=NOW, **told)
    actions.heard(transcript=row, by=MACHINE, now=NOW, **told)
    assert [piece[2] for piece in Transcript.objects.get().pieces] == ["một lần"]
    work()
    assert Transcript.objects.get().state == "heard" and recogniser.asked == [300.0, 600.0]


def test_a_sound_that_cannot_be_heard_says_so_keeps_what_was_heard_and_can_be_asked_again(
    browser: Client, recogniser: Recogniser
) -> None:
    entry, recogniser.fails = send(browser), "speech.timeout"
    work()
    page = browser.get(f"/tin/nhap/{entry.pk}/").content.decode()
    assert "Máy chủ nghe quá chậm" in page and "Thính giả phản ánh" in page and "Cho máy nghe, chép lời" in page
    assert not Job.objects.filter(state=JobState.DEAD).exists()
    recogniser.fails = ""
    browser.post(f"/tin/nhap/{entry.pk}/nghe/")
    work()
    assert Transcript.objects.get().state == "heard" and recogniser.asked == [0.0, 300.0, 300.0, 600.0]


def test_a_sound_whose_job_died_is_no_dead_end(browser: Client, recogniser: Recogniser) -> None:
    entry, row = send(browser), Transcript.objects.get()
    job = claimed("entry.listen")
    job_actions.fail(job=job, error="killed", by=MACHINE, now=NOW, final=True)
    page = browser.get(f"/tin/nhap/{entry.pk}/").content.decode()
    assert "Máy đang nghe." not in page and "Cho máy nghe, chép lời" in page
    browser.post(f"/tin/nhap/{entry.pk}/nghe/")
    work()
    row.refresh_from_db()
    assert row.state == "heard" and recogniser.asked == [0.0, 300.0, 600.0]


def test_a_disk_without_room_for_the_weights_is_said_and_stops_nothing_else(
    browser: Client, recogniser: Recogniser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(own: str, var: Path) -> Path:
        raise Permanent("disk.full")

    monkeypatch.setattr(sound, "model", full)
    entry = send(browser)
    work()
    assert "Kho lưu tệp đã đầy nên chưa nghe được." in browser.get(f"/tin/nhap/{entry.pk}/").content.decode()
    assert Article.objects.exists() and not recogniser.asked


def test_what_people_say_is_not_listened_to(browser: Client, recogniser: Recogniser) -> None:
    entry = send(browser, channel="telephone", who="people", who_name="")
    page = browser.post(f"/tin/nhap/{entry.pk}/nghe/", follow=True).content.decode()
    assert "Ghi âm của người dân không đưa qua máy chép lời." in page and "Máy chép lời</h2>" not in page
    work()
    assert not Transcript.objects.exists() and not recogniser.asked
    browser.post(f"/tin/nhap/{entry.pk}/loi/", {"text": "Lời của ai đó"})
    assert Entry.objects.get().text == "" and not AuditEvent.objects.filter(verb="entry.words").exists()


def test_words_that_a_person_checked_become_a_version_that_concerns_the_office(
    browser: Client, recogniser: Recogniser
) -> None:
    entry = send(browser)
    work()
    assert not StoryItem.objects.exists()  # the title alone names no place
    words = "Đường vào thôn 7, xã Đăk Ui, huyện Đăk Hà bị sạt lở, xe không qua được."
    browser.post(f"/tin/nhap/{entry.pk}/loi/", {"text": words})
    work()
    item = StoryItem.objects.get()
    assert item.hit.relevant is True and item.hit.article == Entry.objects.get().article
    assert (Article.objects.count(), Version.objects.count()) == (1, 2)
    assert AuditEvent.objects.filter(verb="entry.words").count() == 1
    page = browser.get(f"/tin/nhap/{entry.pk}/").content.decode()
    assert f">{words}</textarea>" in page  # and not what the machine heard once more


def test_words_that_are_put_right_while_they_are_read_are_read_too(browser: Client, recogniser: Recogniser) -> None:
    entry = send(browser)
    work()
    browser.post(f"/tin/nhap/{entry.pk}/loi/", {"text": "Đường vào thôn 7, xã Đăk Ui sạt."})
    claimed("entry.words")
    browser.post(f"/tin/nhap/{entry.pk}/loi/", {"text": "Đường vào thôn 8, xã Đăk Ui, huyện Đăk Hà sạt."})
    work()
    assert "thôn 8" in Version.objects.latest("pk").text


def test_words_beyond_the_limit_are_refused_whole(browser: Client, recogniser: Recogniser) -> None:
    entry = send(browser)
    page = browser.post(f"/tin/nhap/{entry.pk}/loi/", {"text": "lời " * 20_000}, follow=True).content.decode()
    assert "Nội dung dài quá 50000 chữ cái" in page and Entry.objects.get().text == ""


def test_empty_words_are_refused(browser: Client, recogniser: Recogniser) -> None:
    entry = send(browser)
    assert (
        "Hãy ghi lời đã nghe lại."
        in browser.post(f"/tin/nhap/{entry.pk}/loi/", {"text": " "}, follow=True).content.decode()
    )
    assert Entry.objects.get().text == ""


def test_a_piece_whose_page_says_it_takes_no_words(browser: Client, recogniser: Recogniser) -> None:
    entry = send(browser, url="https://dai.example/ban-tin.html")
    page = browser.post(f"/tin/nhap/{entry.pk}/loi/", {"text": "Lời"}, follow=True).content.decode()
    assert "nội dung lấy từ trang của báo" in page
    assert Entry.objects.get().text == ""


def test_without_a_recogniser_an_entry_is_taken_as_ever(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "available", lambda own="": False)
    entry = send(browser)
    work()
    page = browser.get(f"/tin/nhap/{entry.pk}/").content.decode()
    assert not Transcript.objects.exists() and "Máy chép lời</h2>" not in page and "<audio" in page
