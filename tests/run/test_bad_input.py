"""What goes wrong on the way costs nothing that was said: a full disk, a page cut off, an edit in between, old letters.

Beside these: a feed of 100,000 items and error pages (test_health.py), clocks that jump (tests/desk/
test_source_health.py), two workers at once (tests/desk/test_at_once.py), kill -9 (test_crash.py).
"""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection

from hoiam.desk.articles.models import Article, Miss, Version
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.jobs.models import Job
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.watch.models import Hit
from hoiam.run import ledger
from hoiam.run.kinds import KINDS
from tests import people
from tests.desk.made import by, later
from tests.outside.fetch.test_client import raw
from tests.people import House
from tests.run.conftest import WORDS, Newspaper, html

SEVEN_HOURS = 7 * 60


@pytest.fixture
def full_disk() -> Iterator[None]:
    """A SQLite file that may not grow any more; PostgreSQL's is tried by hand."""
    if connection.vendor != "sqlite":
        pytest.skip("needs a SQLite file")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        pages = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")


def test_a_full_disk_keeps_nothing_by_half_and_what_was_listed_is_had_when_there_is_room(
    house: House, newspaper: Newspaper, request: pytest.FixtureRequest
) -> None:
    paths = [f"/bai-{n}" for n in range(12)]
    for at in paths:
        newspaper.put(at, html(f"Đăk Ui, chuyện {at}", f"{WORDS} {at} " * 400))
    newspaper.feed(*paths, ETag='"1"')
    newspaper.source()
    request.getfixturevalue("full_disk")
    with pytest.raises(DatabaseError, match="full"):
        newspaper.look()
    counts = [model.objects.count() for model in (Article, Version, Hit, StoryItem)]
    assert len(set(counts)) == 1 and counts[0] < 12  # a batch is kept whole or not at all
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    newspaper.look(30)
    assert Article.objects.count() == Version.objects.count() == Hit.objects.count() == 12


def test_a_page_that_is_cut_off_while_it_is_read_is_read_again_and_not_kept_by_half(
    house: House, newspaper: Newspaper
) -> None:
    whole = html("Thôn 7 thiếu nước sạch")
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(whole)}\r\n\r\n".encode()
    newspaper.answers["/nuoc"] = raw(head, whole[: len(whole) // 2])
    newspaper.feed("/nuoc")
    newspaper.look()
    assert not Article.objects.exists() and Miss.objects.get().code == "fetch.cut"
    newspaper.put("/nuoc", whole)
    newspaper.look(30)
    assert Version.objects.get().text.count("Đoạn") == 5


def test_an_article_edited_three_times_is_one_item_with_its_versions(house: House, newspaper: Newspaper) -> None:
    newspaper.feed("/nuoc")
    for n, words in enumerate(("hai tháng", "ba tháng", "bốn tháng", "năm tháng")):
        newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch", WORDS.replace("hai tháng", words)))
        newspaper.look(n * SEVEN_HOURS)
    assert [Version.objects.count(), Article.objects.count(), Hit.objects.count()] == [4, 1, 1]
    assert [Story.objects.count(), StoryItem.objects.count()] == [1, 1]
    assert [version.changes.get("put") for version in Version.objects.order_by("number")] == [None, 5, 5, 5]


def test_a_page_that_changes_between_two_lists_that_name_it_is_one_article_with_two_versions(
    house: House, newspaper: Newspaper
) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    newspaper.look()
    newspaper.put("/nuoc?utm_source=x", html("Thôn 7 đã có nước", canonical="/khac-hẳn"))
    newspaper.put("/m/nuoc", html("Thôn 7 đã có nước", WORDS + " Sửa.", canonical="/nuoc"))
    newspaper.feed("/m/nuoc")
    newspaper.look(30)
    assert (Article.objects.count(), Version.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("letters", "said"),
    [("utf-8", "utf-8"), ("utf-16", "utf-16"), ("cp1258", "windows-1258"), ("utf-8-sig", "iso-8859-1")],
)
def test_pages_in_old_letters_are_kept_in_ours(house: House, newspaper: Newspaper, letters: str, said: str) -> None:
    import unicodedata

    words = "Người dân thôn 7 xã Đăk Ui phản ánh công trình cấp nước hỏng đã hai tháng. " * 6
    page = f"<html><head><title>Thiếu nước sạch</title></head><article><h1>Thiếu nước sạch</h1><p>{words}</p></article>"
    if letters == "cp1258":  # base letter, then its tone: as that table has them
        page = "".join(_apart(letter) for letter in unicodedata.normalize("NFC", page))
    newspaper.put("/nuoc", page.encode(letters), kind=f"text/html; charset={said}")
    newspaper.feed("/nuoc")
    newspaper.look()
    version = Version.objects.get()
    assert version.title == "Thiếu nước sạch" and "Người dân thôn 7 xã Đăk Ui phản ánh" in version.text


def _apart(letter: str) -> str:
    import unicodedata

    try:
        letter.encode("cp1258")
        return letter
    except UnicodeEncodeError:
        base = unicodedata.normalize("NFD", letter)
        return unicodedata.normalize("NFC", "".join(c for c in base if c not in TONES)) + "".join(
            c for c in base if c in TONES
        )


TONES = "\u0300\u0301\u0303\u0309\u0323"


def test_two_workers_with_one_source_look_at_it_once(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.feed("/nuoc")
    source = newspaper.source()
    for _bell in range(2):
        args = {"source": source.pk}
        jobs.enqueue(kind="source.look", args=args, key=f"source:{source.pk}", **by(people.MACHINE))
    ran = [ledger.run_due(KINDS, lambda: later(1), newspaper.hands, only=["source.look"]) for _worker in range(2)]
    assert ran == [1, 0]
    assert newspaper.asked() == ["/rss", "/nuoc"]
    assert Job.objects.get(kind="source.look").state == "done"
