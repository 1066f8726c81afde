"""Evidence of an article: taken politely, kept once, and never at the price of what the guard-rails forbid."""

import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hoiam.core.errors import Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions, evidence
from hoiam.desk.articles.models import Article, Snapshot, SnapshotFile
from hoiam.desk.cases import actions as cases
from hoiam.desk.jobs.models import Job
from hoiam.desk.papers import actions as papers
from hoiam.desk.sources import actions as sources
from hoiam.desk.units import actions as units
from hoiam.desk.watch import queries as watch
from hoiam.outside.keep.warc import verify
from hoiam.run import ledger, path
from hoiam.run.kinds import KINDS
from hoiam.run.steps.evidence import PAGE_TRIES, TRIES, take
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.outside.conftest import plain
from tests.run.conftest import FAR_AWAY, WORDS, Newspaper, html

pytestmark = pytest.mark.django_db
WHY = "giữ lại lời báo viết trước khi sửa"


@pytest.fixture
def article(house: people.House, newspaper: Newspaper) -> Article:
    """An article that the collector has read."""
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui"))
    newspaper.feed("/bai-1")
    newspaper.look()
    newspaper.asked()
    return Article.objects.get()


def asked(article: Article, house: people.House, minutes: int = 1) -> Snapshot:
    return actions.keep_evidence(office=house.office, article=article, reason=WHY, **by(people.SORTER, minutes))


def taken(snapshot: Snapshot, newspaper: Newspaper, minutes: int = 2) -> Snapshot:
    take({"snapshot": snapshot.pk}, later(minutes), newspaper.hands)
    return evidence.snapshot(snapshot.pk)


def kept_bytes(snapshot: Snapshot, newspaper: Newspaper, kind: str = "warc") -> bytes:
    return newspaper.hands.keep.get(snapshot.files.get(kind=kind).sha256)


def on_disk(newspaper: Newspaper) -> list[Path]:
    return [file for file in Path(newspaper.hands.keep.root).rglob("*") if file.is_file()]


def test_the_page_is_kept_as_it_came_and_proves_the_reading(
    article: Article, house: people.House, newspaper: Newspaper
) -> None:
    done = taken(asked(article, house), newspaper)
    assert (done.state, done.holds, done.problem) == ("kept", "page", "")
    assert done.version == article.versions.get() and done.taken_at == later(2)
    data = kept_bytes(done, newspaper)
    assert verify(data) == ""
    assert newspaper.asked() == ["/bai-1"]


def test_without_a_browser_the_warc_is_kept_alone_and_that_is_said(
    article: Article, house: people.House, newspaper: Newspaper
) -> None:
    done = taken(asked(article, house), newspaper)
    assert [file.kind for file in done.files.all()] == ["warc"] and done.unprinted == "print.no_browser"


@pytest.mark.chromium
def test_with_a_browser_the_page_is_printed_under_the_digest_of_its_warc(
    article: Article, house: people.House, newspaper: Newspaper
) -> None:
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not browser:
        pytest.skip("needs chromium: apt-get install chromium, or CHROMIUM=/path/to/it")
    newspaper.hands = replace(newspaper.hands, browser=browser)
    done = taken(asked(article, house), newspaper)
    assert done.unprinted == "" and kept_bytes(done, newspaper, "page").startswith(b"%PDF-")


def test_a_job_that_runs_twice_keeps_once(article: Article, house: people.House, newspaper: Newspaper) -> None:
    asked_for = asked(article, house)
    taken(asked_for, newspaper)
    before = on_disk(newspaper)
    taken(asked_for, newspaper, 30)
    assert on_disk(newspaper) == before and SnapshotFile.objects.count() == 1
    assert len(made.lines("evidence.kept")) == 1


def test_a_worker_that_overran_its_lease_changes_nothing_any_more(
    article: Article, house: people.House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for = asked(article, house)
    real = actions.note_kept

    def slow(**told: Any) -> bool:
        monkeypatch.setattr(actions, "note_kept", real)
        taken(asked_for, newspaper, 15)  # meanwhile the next worker has done it
        return real(**told)

    monkeypatch.setattr(actions, "note_kept", slow)
    done = taken(asked_for, newspaper, 2)
    assert done.taken_at == later(15) and SnapshotFile.objects.count() == 1


def test_a_page_that_was_edited_is_a_new_reading_which_the_snapshot_proves(
    article: Article, house: people.House, newspaper: Newspaper
) -> None:
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui", WORDS + " Huyện đã kiểm tra."))
    done = taken(asked(article, house), newspaper)
    assert done.version and done.version.number == 2
    first, second = evidence.proven(article, [done])
    assert first.snapshot is None and second.snapshot == done


@pytest.mark.parametrize("status", [404, 410])
def test_of_a_page_that_is_gone_the_words_read_before_are_kept(
    status: int, article: Article, house: people.House, newspaper: Newspaper
) -> None:
    newspaper.put("/bai-1", b"gone", status)
    done = taken(asked(article, house), newspaper)
    assert (done.state, done.holds, done.problem) == ("kept", "text", f"http.{status}")
    assert done.version == article.versions.get() and verify(kept_bytes(done, newspaper)) == ""
    article.refresh_from_db()
    assert article.gone_at == later(2)


def test_robots_txt_is_obeyed_for_evidence_too(article: Article, house: people.House, newspaper: Newspaper) -> None:
    newspaper.answers["/robots.txt"] = plain(b"User-agent: *\nDisallow: /\n", Content_Type="text/plain")
    done = taken(asked(article, house), newspaper)
    assert (done.holds, done.problem) == ("text", "robots.disallowed") and newspaper.asked() == []


@pytest.mark.parametrize("barred", ["public_page", "people"])
def test_the_page_of_people_is_never_fetched(
    barred: str, article: Article, house: people.House, newspaper: Newspaper
) -> None:
    if barred == "public_page":
        fields = {"name": "Trang của huyện", "kind": "public_page", "press_type": ""}
        sources.put_outlet(key=article.outlet.key, legal_basis="Bài thử", **fields, **by(MACHINE))
        article.refresh_from_db()
    else:
        told = {"key": "k", "channel": "telephone", "speaker": "people", "outlet": article.outlet, "title": "x y"}
        entry = papers.enter(office=house.office, said_at=later(0), text="", **told, **by(people.SORTER))
        papers.taken(entry=entry, article=article, **by(MACHINE))
    done = taken(asked(article, house), newspaper)
    assert (done.holds, done.problem) == ("text", "evidence.people") and newspaper.asked() == []


def test_an_address_that_leads_to_another_article_gives_this_one_no_new_words(
    article: Article, house: people.House, newspaper: Newspaper
) -> None:
    other = newspaper.put("/chuyen-khac-9", html("Chợ phiên ven biển", FAR_AWAY))
    newspaper.put("/bai-1", b"", 302, Location=other)
    done = taken(asked(article, house), newspaper)
    assert (done.holds, done.version, done.problem) == ("page", None, "evidence.elsewhere")
    assert article.versions.count() == 1 and Article.objects.count() == 1


def test_a_page_that_leads_to_the_front_page_is_gone(
    article: Article, house: people.House, newspaper: Newspaper
) -> None:
    newspaper.put("/bai-1", b"", 302, Location=newspaper.put("/", html("Trang chủ", FAR_AWAY)))
    done = taken(asked(article, house), newspaper)
    article.refresh_from_db()
    assert (done.holds, done.problem, article.gone_at) == ("text", "page.front", later(2))


def test_a_server_in_trouble_is_asked_again_and_in_the_end_the_words_are_kept(
    article: Article, house: people.House, newspaper: Newspaper
) -> None:
    newspaper.put("/bai-1", b"", 503)
    asked_for = asked(article, house)
    for turn in range(1, PAGE_TRIES):
        with pytest.raises(Temporary, match=r"http\.503"):
            taken(asked_for, newspaper, turn)
        now = evidence.snapshot(asked_for.pk)
        assert (now.state, now.problem, now.tries) == ("waiting", "http.503", turn)
    done = taken(asked_for, newspaper, 60)
    assert (done.state, done.holds, done.problem) == ("kept", "text", "http.503")


def test_a_full_disk_leaves_nothing_half_kept_and_the_job_comes_back(
    article: Article, house: people.House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    asked_for = asked(article, house)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        for turn in range(1, TRIES):
            ledger.run_due(KINDS, lambda turn=turn: later(turn * 100), newspaper.hands)
            now = evidence.snapshot(asked_for.pk)
            assert (now.state, now.problem, now.tries) == ("waiting", "disk.full", turn)
            assert on_disk(newspaper) == [] and Job.objects.get(kind="evidence.take").state == "waiting"
    ledger.run_due(KINDS, lambda: later(2000), newspaper.hands)
    assert evidence.snapshot(asked_for.pk).state == "kept"


def test_what_failed_to_the_end_says_so_and_a_person_may_begin_anew(
    article: Article, house: people.House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_for = asked(article, house)
    with monkeypatch.context() as patched:
        patched.setattr(type(newspaper.hands.keep), "put", lambda *_: (_ for _ in ()).throw(Temporary("disk.full")))
        for turn in range(TRIES):
            ledger.run_due(KINDS, lambda turn=turn: later(turn * 100 + 2), newspaper.hands)
    failed = evidence.snapshot(asked_for.pk)
    assert (failed.state, failed.problem) == ("failed", "disk.full")
    assert ledger.run_due(KINDS, lambda: later(1000), newspaper.hands) == 0
    actions.retry(snapshot=failed, **by(people.SORTER, 1001))
    assert ledger.run_due(KINDS, lambda: later(1002), newspaper.hands) == 1
    assert evidence.snapshot(asked_for.pk).state == "kept"


def test_what_comes_to_the_story_of_an_open_case_is_proven_too(
    article: Article, house: people.House, newspaper: Newspaper
) -> None:
    hit = watch.hits_of(house.office).get(article=article)
    case = cases.open_case(office=house.office, title="Thiếu nước", story=hit.item.story, **by(people.SORTER, 1))
    cases.assign(case=case, lead=house.units["mau-dak-ui"], **by(people.ROUTER, 2))
    ledger.run_due(KINDS, lambda: later(3), newspaper.hands, limit=20, only=("evidence.take",))
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui", WORDS + " Huyện đã kiểm tra."))
    path.look({"source": newspaper.source().pk}, later(60 * 7), newspaper.hands)
    ledger.run_due(KINDS, lambda: later(60 * 7 + 1), newspaper.hands, limit=20, only=("evidence.take",))
    kept = Snapshot.objects.order_by("id")
    assert [(one.state, one.reason, one.version.number) for one in kept] == [
        ("kept", case.number, 1),
        ("kept", case.number, 2),
    ]
    found = evidence.openable(house.office, people.VERIFIER, later(0).date())
    assert found.count() == 2


def test_what_comes_to_a_story_without_a_case_is_not_fetched_twice(
    article: Article, house: people.House, newspaper: Newspaper
) -> None:
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui", WORDS + " Huyện đã kiểm tra."))
    path.look({"source": newspaper.source().pk}, later(60 * 7), newspaper.hands)
    assert not Snapshot.objects.exists() and article.versions.count() == 2


def test_a_frozen_office_is_only_read(article: Article, house: people.House, newspaper: Newspaper) -> None:
    asked_for = asked(article, house)
    units.freeze_office(office=house.office, by=MACHINE, now=later(2))
    assert taken(asked_for, newspaper, 3).problem == "evidence.frozen" and newspaper.asked() == []
