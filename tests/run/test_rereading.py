"""An edit is seen wherever the article came from: also of a pasted link, and as long as a case stands on it."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.values.actor import MACHINE, Actor
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.cases import actions as cases
from hoiam.desk.jobs.models import Job
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Entry
from hoiam.desk.sources import actions as sources
from hoiam.desk.stories.models import Story
from hoiam.desk.watch.models import Hit
from hoiam.run import rereading
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from hoiam.run.timetable import ring
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.people import House
from tests.run.conftest import FAR_AWAY, WORDS, Newspaper, html

pytestmark = pytest.mark.django_db
DAY = 24 * 60
MORE = WORDS.replace("hai tháng", "ba tháng, từ trước mùa khô") + " Ủy ban nhân dân xã đã lập biên bản."


def pasted(house: House, newspaper: Newspaper, at: str = "/nuoc", who: Actor = people.SORTER, **more: Any) -> Entry:
    """Paste the link of a page, as an officer does, and let the machine read it."""
    url = newspaper.url(at)
    outlet = sources.outlet_by_hand(
        key="tay-bao-thu", name="Báo Thử", kind="unknown", basis="mẫu", sample=True, by=MACHINE, now=NOW
    )
    told = {
        "channel": "link",
        "speaker": "press",
        "outlet": outlet,
        "said_at": NOW,
        "title": "",
        "text": "",
        "url": url,
    }
    entry = papers.enter(office=house.office, key=at, **(told | more), **by(who))
    work(newspaper)
    entry.refresh_from_db()
    return entry


def work(newspaper: Newspaper, minutes: int = 0) -> None:
    while run_due(KINDS, lambda: later(minutes), newspaper.hands):
        pass


def rung(newspaper: Newspaper, minutes: int) -> list[str]:
    """Let the clock come round; return the pages that were asked for."""
    newspaper.asked()
    ring(later(minutes))
    work(newspaper, minutes)
    return newspaper.asked()


def test_a_pasted_link_that_is_edited_gets_a_second_version(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    entry = pasted(house, newspaper)
    assert rung(newspaper, 60) == []  # not yet
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch", MORE))
    assert rung(newspaper, 7 * 60) == ["/nuoc"]
    article = Article.objects.get()
    assert (article.pk, Version.objects.filter(article=article).count()) == (entry.article_id, 2)
    assert Story.objects.count() == 1
    assert rung(newspaper, 8 * 60) == []


def test_it_is_not_asked_for_ever_and_a_page_that_vanished_is_said(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    newspaper.put("/dat", html("Đất đai ở Đăk Ui: hai hộ tranh chấp"))
    pasted(house, newspaper)
    pasted(house, newspaper, "/dat")
    newspaper.put("/dat", b"", 410)
    assert sorted(rung(newspaper, 7 * 60)) == ["/dat", "/nuoc"]
    assert Article.objects.get(gone_at__isnull=False).url.endswith("/dat")
    asked = [rung(newspaper, day * DAY) for day in (1, 2, 3, 4, 5, 6)]
    assert ["/dat" in pages for pages in asked] == [False, True, False, True, False, False]  # ever more rarely
    assert asked[4:] == [[], []]


def test_words_that_a_person_typed_and_public_pages_are_never_fetched(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", b"", 404)
    pasted(house, newspaper, title="Thôn 7, xã Đăk Ui thiếu nước", text=WORDS)
    assert Article.objects.get().title == "Thôn 7, xã Đăk Ui thiếu nước"
    newspaper.put("/nuoc", html("Một bài khác"))
    assert rung(newspaper, 7 * 60) == []
    assert not Job.objects.filter(kind="article.look").exists()


def test_an_edit_takes_nothing_back_that_an_officer_said(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/cho", html("Chợ phiên ven biển", FAR_AWAY))
    said = {"concerns": True, "reason": "người xã ta bán hàng ở chợ này"}
    pasted(house, newspaper, "/cho", who=people.VERIFIER, **said)
    assert Hit.objects.get().relevant and not Hit.objects.get().decided_by
    newspaper.put("/cho", html("Chợ phiên ven biển", FAR_AWAY + " Ban quản lý chợ đã mở thêm một dãy hàng mới."))
    assert rung(newspaper, 7 * 60) == ["/cho"]
    assert Version.objects.count() == 2
    hit = Hit.objects.get()
    assert hit.relevant and [one["code"] for one in hit.reasons].count("match.stated") == 1


def test_robots_txt_is_obeyed_at_the_second_look_too(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    pasted(house, newspaper)
    newspaper.put("/robots.txt", b"User-agent: *\nDisallow: /\n", kind="text/plain")
    assert rung(newspaper, DAY + 60) == []
    assert Version.objects.count() == 1


def known(house: House, newspaper: Newspaper, listed: bool) -> None:
    """Make an article known by its source's list, or by somebody who pasted its address."""
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    if listed:
        newspaper.feed("/nuoc")
        newspaper.look()
    else:
        pasted(house, newspaper)


@pytest.mark.parametrize("listed", [True, False])
def test_an_article_of_an_open_case_is_read_again_after_its_third_day(
    house: House, newspaper: Newspaper, listed: bool
) -> None:
    known(house, newspaper, listed)
    case = made.case(house, story=Story.objects.get(), **by(people.SORTER, 5))
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch", MORE))
    again = newspaper.look if listed else lambda minutes: rung(newspaper, minutes)
    again(5 * DAY)
    assert Version.objects.count() == 2
    cases.dismiss(case=case, reason="đã trả lời bằng văn bản khác", by=people.SORTER, now=later(5 * DAY + 1))
    newspaper.asked()
    again(9 * DAY)
    assert "/nuoc" not in newspaper.asked()


def test_each_look_is_a_job_of_its_own(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    pasted(house, newspaper)
    at = NOW + timedelta(hours=7)
    KINDS["articles.again"]({}, at, newspaper.hands)
    KINDS["articles.again"]({}, at, newspaper.hands)
    assert Job.objects.filter(kind="article.look").count() == 1


def test_a_page_that_was_gone_once_and_is_back_is_read_again(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    pasted(house, newspaper)
    newspaper.put("/nuoc", b"", 404)
    rung(newspaper, 7 * 60)
    assert Article.objects.get().gone_at == later(7 * 60)
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch", MORE))
    assert rung(newspaper, 14 * 60) == []  # a page that is gone rests for a day
    assert rung(newspaper, 32 * 60) == ["/nuoc"]
    assert Article.objects.get().gone_at is None and Version.objects.count() == 2


def test_what_is_never_asked_keeps_no_other_from_its_turn(
    house: House, newspaper: Newspaper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "MOST", 1)
    newspaper.put("/go", b"", 404)
    newspaper.put("/dat", html("Đất đai ở Đăk Ui: hai hộ tranh chấp"))
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch"))
    pasted(house, newspaper, "/go", title="Một bài gõ tay về xã Đăk Ui", text=WORDS)
    pasted(house, newspaper, "/dat")
    pasted(house, newspaper)
    newspaper.put("/dat", b"", 403)
    assert rung(newspaper, 7 * 60) == ["/dat"]
    assert rung(newspaper, 8 * 60) == ["/nuoc"]


@pytest.mark.parametrize("listed", [True, False])
def test_a_page_of_an_open_case_that_failed_four_times_is_still_asked_for(
    house: House, newspaper: Newspaper, listed: bool
) -> None:
    known(house, newspaper, listed)
    made.case(house, story=Story.objects.get(), **by(people.SORTER, 5))
    newspaper.put("/nuoc", b"", 403)

    def asked(day: int) -> bool:
        if not listed:
            return bool(rung(newspaper, day * DAY))
        newspaper.asked()
        newspaper.look(day * DAY)
        return "/nuoc" in newspaper.asked()

    assert [asked(day) for day in (2, 4, 6, 8, 11, 14, 17)] == [True] * 7
    newspaper.put("/nuoc", html("Thôn 7 thiếu nước sạch", MORE))
    assert asked(20) and Version.objects.count() == 2
