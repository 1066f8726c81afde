"""A list that is longer than one look: what is known never hides what is new, and nothing new is lost."""

from datetime import datetime, timedelta
from email.utils import format_datetime

import pytest

from hoiam.core.values.article import Extracted, Page
from hoiam.desk.articles import queries as articles
from hoiam.desk.articles.actions import forget_misses, read_left_out
from hoiam.desk.articles.models import Article, Miss
from hoiam.desk.audit.models import INSTALLATION
from hoiam.desk.sources import actions, queries, words
from hoiam.desk.sources.models import Source
from hoiam.run import path
from hoiam.run.steps import choosing, reading
from tests import people
from tests.desk import made
from tests.desk.made import NOW, later
from tests.people import House
from tests.run.conftest import FAR_AWAY, Newspaper, feed, html

DAY = 24 * 60


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looks a tenth as long as they are, so that a list of a hundred is long."""
    monkeypatch.setattr("hoiam.run.steps.asking.MOST", 20)
    monkeypatch.setattr(choosing, "MOST", 20)
    monkeypatch.setattr(choosing, "MOST_OWED", 5)


def pages(newspaper: Newspaper, start: int, end: int) -> list[str]:
    """Put pages at the paths of these numbers; return the paths."""
    paths = [f"/bai-{n}" for n in range(start, end)]
    for at in paths:
        newspaper.put(at, html(f"Chợ phiên số {at}", FAR_AWAY))
    return paths


def had() -> set[str]:
    return {url.rsplit("/", 1)[1] for url in Article.objects.values_list("url", flat=True)}


def looks(newspaper: Newspaper, start: int, count: int) -> list[int]:
    """Look so many times, ten minutes apart; return how many pages still waited after each."""
    return [newspaper.look(start + 10 * n).left for n in range(count)]


@pytest.mark.parametrize("afterwards", ["unchanged", "shorter", "longer"])
@pytest.mark.usefixtures("short")
def test_what_one_look_has_no_room_for_is_had_at_the_next_whatever_the_list_says_then(
    house: House, newspaper: Newspaper, afterwards: str
) -> None:
    known = pages(newspaper, 0, 30)
    newspaper.feed(*known)
    looks(newspaper, 0, 2)
    assert len(had()) == 30
    new = pages(newspaper, 30, 100)
    newspaper.feed(*known, *new, ETag='"1"')  # what is known stands before what is new, as in a list by the alphabet
    source = newspaper.look(4 * DAY)
    assert (len(had()), source.left, source.warning, source.error) == (50, 50, "", "")
    if afterwards == "unchanged":
        newspaper.put("/rss", b"", 304)
    elif afterwards == "shorter":
        newspaper.feed(known[0])
    else:
        newspaper.feed(*pages(newspaper, 100, 110), *known, *new)
    left = looks(newspaper, 4 * DAY + 10, 4)
    assert had() >= {path[1:] for path in (*known, *new)}
    assert left == ([40, 20, 0, 0] if afterwards == "longer" else [30, 10, 0, 0])
    assert newspaper.source().left_since is None
    asked = newspaper.asked()
    assert len([at for at in asked if at in new]) == len(new), "each new page is asked for once"


@pytest.mark.slow
def test_of_a_thousand_entries_seven_hundred_new_ones_are_all_had(house: House, newspaper: Newspaper) -> None:
    known = pages(newspaper, 0, 300)
    newspaper.feed(*known)
    looks(newspaper, 0, 2)
    rows = [*known, *pages(newspaper, 300, 1000)]
    body = "".join(f"<url><loc>{newspaper.url(at)}</loc></url>" for at in rows)
    newspaper.put("/so-do.xml", f"<urlset>{body}</urlset>".encode(), kind="application/xml", ETag='"1"')
    newspaper.look(DAY, at="/so-do.xml", kind="sitemap")
    newspaper.put("/so-do.xml", b"", 304)
    for n in range(4):
        newspaper.look(DAY + 10 + n, at="/so-do.xml")
    assert len(had()) == 1000


@pytest.mark.usefixtures("short")
def test_a_page_that_breaks_what_reads_it_stops_no_other(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = pages(newspaper, 0, 60)
    newspaper.feed(*paths, ETag='"1"')
    read = reading.read_page

    def breaks(page: Page, now: object) -> object:
        if page.url.endswith("/bai-7"):
            raise RuntimeError("hỏng ở bài này")
        return read(page, now)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_page", breaks)
    with pytest.raises(RuntimeError):  # seen among the jobs
        newspaper.look()
    source = newspaper.source()
    source.refresh_from_db()
    assert (len(had()), source.succeeded_at, source.left) == (19, NOW, 40)
    for minutes in (10, 20, 30):
        with pytest.raises(RuntimeError):
            newspaper.look(minutes)
    newspaper.look(40)  # it rests by now
    assert had() == {path[1:] for path in paths} - {"bai-7"}
    assert list(Miss.objects.filter(until=None).values_list("code", flat=True)) == ["extract.broke"]
    monkeypatch.setattr(reading, "read_page", read)
    newspaper.feed()
    newspaper.look(2 * DAY)
    assert "bai-7" in had(), "it is owed though no list names it, and had when its reader is mended"


def test_what_cannot_be_read_beside_a_page_that_breaks_rests_no_longer_for_it(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    newspaper.put("/rong", b"")
    newspaper.feed("/rong", *pages(newspaper, 0, 3))
    keep = path.take_in

    def breaks(source: Source, some: list[Extracted], now: datetime) -> int:
        if any(page.url.endswith("/bai-1") for page in some):
            raise RuntimeError("hỏng ở bài này")
        return keep(source, some, now)

    monkeypatch.setattr(path, "take_in", breaks)
    with pytest.raises(RuntimeError):
        newspaper.look()
    miss = Miss.objects.get(code="extract.empty")
    assert (miss.checks, miss.next_at) == (1, later(60))


@pytest.mark.parametrize("count", [1, 2])
def test_the_only_page_of_a_look_may_break_and_its_source_was_read_but_of_several_one_is_to_be_had(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    newspaper.feed(*pages(newspaper, 0, count), ETag='"1"')

    def breaks(page: Page, now: object) -> object:
        raise RuntimeError("hỏng")

    with monkeypatch.context() as broken:
        broken.setattr(reading, "read_page", breaks)
        with pytest.raises(RuntimeError):  # seen among the jobs
            newspaper.look()
    source = newspaper.source()
    source.refresh_from_db()
    assert source.succeeded_at == (NOW if count == 1 else None)
    assert source.error == ("" if count == 1 else "look.broke")
    assert list(queries.alarming(NOW)) == ([] if count == 1 else [source])
    assert list(Miss.objects.values_list("code", "passing")) == [("extract.broke", True)] * (count == 1)
    if count == 1:
        newspaper.feed()  # it is owed though no list names it any more
    newspaper.look(10)
    assert len(had()) == count
    assert not queries.failing().exists()


def test_a_list_that_breaks_what_reads_it_is_an_error_of_its_source(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    newspaper.feed(*pages(newspaper, 0, 3))

    def breaks(found: object) -> object:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(reading, "newest_first", breaks)
        with pytest.raises(ZeroDivisionError):
            newspaper.look()
    source = newspaper.source()
    source.refresh_from_db()
    assert (source.error, source.failures, str(words.error(source.error))[:20]) == (
        "look.broke",
        1,
        "Máy bị lỗi khi đọc n",
    )
    newspaper.look(60)
    assert len(had()) == 3


@pytest.mark.usefixtures("short")
def test_a_long_list_leaves_room_for_what_may_have_been_edited(house: House, newspaper: Newspaper) -> None:
    (old,) = pages(newspaper, 0, 1)
    newspaper.feed(old)
    newspaper.look()
    newspaper.put(old, html("Chợ phiên số 0, đã đính chính", FAR_AWAY))
    newspaper.feed(*pages(newspaper, 1, 60))
    source = newspaper.look(7 * 60)
    assert Article.objects.get(url=newspaper.url(old)).title == "Chợ phiên số 0, đã đính chính"
    assert source.left == 59 - 19


@pytest.mark.usefixtures("short")
def test_an_archive_is_no_news_but_what_came_since_the_last_success_is(house: House, newspaper: Newspaper) -> None:
    def row(at: str, days: int) -> str:
        date = format_datetime(NOW - timedelta(days=days))
        return f"<item><title>{at}</title><link>{newspaper.url(at)}</link><pubDate>{date}</pubDate></item>"

    newspaper.look(-130 * DAY)
    paths = pages(newspaper, 0, 60)
    rows = "".join(row(at, 103 + n) for n, at in enumerate(paths))
    newspaper.put("/rss", feed().replace(b"</channel>", f"{rows}</channel>".encode()), kind="application/rss+xml")
    looks(newspaper, 0, 3)
    assert len(had()) == 30, "all that is dated after two days before the last success"
    newspaper.put("/khac", feed().replace(b"</channel>", f"{rows}</channel>".encode()), kind="application/rss+xml")
    newspaper.look(30, at="/khac")
    assert newspaper.look(40, at="/khac").left == 0
    assert len(had()) == 30, "of a list that is read for the first time, the newest"


def undated(newspaper: Newspaper, *paths: str) -> None:
    """List these paths in a sitemap that tells no dates."""
    body = "".join(f"<url><loc>{newspaper.url(at)}</loc></url>" for at in paths)
    newspaper.put("/so-do.xml", f"<urlset>{body}</urlset>".encode(), kind="application/xml")


@pytest.mark.usefixtures("short")
def test_of_a_list_without_dates_the_rest_is_known_by_name_and_neither_lost_nor_read_unasked(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "UNDATED", 30)
    old = pages(newspaper, 0, 50)
    undated(newspaper, *old)
    source = newspaper.look(at="/so-do.xml", kind="sitemap")
    assert (source.left, source.warning, articles.left_out(source).count()) == (10, "", 20)
    for n in range(1, 4):
        newspaper.look(10 * n, at="/so-do.xml")
    assert had() == {path[1:] for path in old[:30]}
    undated(newspaper, *old[:10], *old[25:], *pages(newspaper, 50, 60))  # new ones at its end, old ones moved up
    newspaper.look(40, at="/so-do.xml")
    assert had() == {path[1:] for path in old[:30]} | {f"bai-{n}" for n in range(50, 60)}
    forget_misses(**made.by(made.MACHINE, 400 * DAY))
    assert articles.left_out(source).count() == 20
    newspaper.look(400 * DAY, at="/so-do.xml")
    assert len(had()) == 40
    assert read_left_out(source=source, **made.by(people.SORTER, 400 * DAY)) == 20
    assert made.lines("source.read_old", INSTALLATION)[-1].facts["count"] == 20
    undated(newspaper)
    newspaper.look(400 * DAY + 10, at="/so-do.xml")
    assert len(had()) == 60
    assert not articles.left_out(source).exists()


@pytest.mark.usefixtures("short")
def test_what_one_list_has_too_far_down_is_news_where_another_has_it_first(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "UNDATED", 30)
    paths = pages(newspaper, 0, 50)
    undated(newspaper, *paths)
    newspaper.look(at="/so-do.xml", kind="sitemap")
    newspaper.feed(paths[45])
    newspaper.look(10)
    assert "bai-45" in had()
    assert articles.left_out(newspaper.source("/so-do.xml")).count() == 19


@pytest.mark.usefixtures("short")
def test_what_may_not_be_read_leaves_nothing_out_that_may(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "UNDATED", 30)
    undated(newspaper, *(f"/kin/{n}" for n in range(60)), *pages(newspaper, 0, 8))  # robots.txt forbids /kin/
    source = newspaper.look(at="/so-do.xml", kind="sitemap")
    assert len(had()) == 8
    assert not articles.left_out(source).exists()


@pytest.mark.usefixtures("short")
def test_more_new_entries_without_dates_than_one_look_takes_are_an_alarm(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "UNDATED", 30)
    undated(newspaper)
    newspaper.look(-10, at="/so-do.xml", kind="sitemap")
    undated(newspaper, *pages(newspaper, 0, 40))
    source = newspaper.look(at="/so-do.xml")
    assert (source.warning, articles.left_out(source).count()) == ("source.cut", 10)


def test_what_waits_for_more_than_a_day_is_an_alarm_and_is_read_as_often_as_allowed(house: House) -> None:
    source = made.source()
    told = {"new_items": 60, "listed": 1000, "etag": "", "last_modified": "", "by": made.MACHINE}

    def read(minutes: int, left: int) -> None:
        source.refresh_from_db()
        dates = [NOW - timedelta(hours=3 * n) for n in range(20)]
        actions.note_success(source=source, left=left, dates=dates, now=later(minutes), **told)
        source.refresh_from_db()

    read(0, 500)
    assert not queries.alarming(later(60)).exists()
    read(60, 450)
    assert queries.pause(source) == timedelta(seconds=source.every)
    assert source.left_since == NOW
    assert queries.warning(source, later(DAY)) == "source.behind"
    assert list(queries.alarming(later(DAY))) == [source]
    read(DAY, 0)
    assert (source.left_since, queries.warning(source, NOW)) == (None, "")
    assert queries.pause(source) == timedelta(hours=1)
