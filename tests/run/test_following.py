"""After our letter the article is watched: also one that was put in by hand and that no source reads."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.handle.route import Question, route
from hoiam.core.values.case import Verdict
from hoiam.desk.articles.models import Article, Miss
from hoiam.desk.cases.models import Notice
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import exchanges
from hoiam.desk.letters.facts import facts_for
from hoiam.desk.letters.models import Letter
from hoiam.desk.papers import actions as papers
from hoiam.run.engines.threads import SLOW
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from hoiam.run.steps.entering import take_in
from hoiam.run.steps.following import follow
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.people import House
from tests.run.conftest import Newspaper, html

pytestmark = pytest.mark.django_db
EDITED = html("Thiếu nước sạch ở Đăk Ui", words="Sửa lại: có 46 hộ ở thôn 7 thiếu nước, không phải 128 hộ. " * 12)


def entered(house: House, newspaper: Newspaper, **more: Any) -> Article:
    """Return a piece of a newspaper that is among nobody's sources, put in with its address."""
    told = {"channel": "link", "speaker": "press", "title": "Thiếu nước sạch ở Đăk Ui", "text": ""} | more
    entry = papers.enter(
        office=house.office,
        key="c" * 32,
        outlet=made.outlet("bao-ngoai-danh-muc"),
        said_at=NOW - timedelta(hours=3),
        url=newspaper.url("/bai-1"),
        **told,
        **by(people.SORTER),
    )
    take_in({"entry": entry.pk}, later(1), newspaper.hands)
    newspaper.asked()
    return Article.objects.get()


def issued(house: House, piece: Article) -> Letter:
    """Return our letter about the piece, which is out and waits for the newspaper."""
    case = made.concluded(house, Verdict.FALSE, article=piece)
    decision = route(Question(Verdict.FALSE, True, False, NOW.date(), True))
    facts = facts_for(case, piece.outlet, decision, later(5), topic="cấp nước", signature=made.SIGNED)
    facts = replace(facts, article=replace(facts.article, section="Bạn đọc"))
    letter = letters.draft(case=case, outlet=piece.outlet, facts=facts, decision=decision, **by(people.SECOND_EYES, 5))
    letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 6))
    letter = letters.approve(letter=letter, **by(people.LEADER, 7))
    return letters.issue(letter=letter, **by(people.CLERK, 8))


def look(house: House, newspaper: Newspaper, hours: int) -> list[str]:
    """Look at the letters of the office, so many hours later, and tell what came; return the pages asked for."""
    at = NOW + timedelta(hours=hours)
    follow({"office": house.office.key}, at, newspaper.hands)
    assert newspaper.asked() == []  # the lane on which others wait fetches nothing
    while run_due(KINDS, lambda: at, newspaper.hands, only=("article.look",)):
        pass
    follow({"office": house.office.key}, at + timedelta(minutes=5), newspaper.hands)
    return newspaper.asked()


def test_an_article_put_in_by_hand_is_read_again_and_its_change_is_told(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui"))
    letter = issued(house, entered(house, newspaper))
    assert look(house, newspaper, 2) == []  # it was read two hours ago
    assert look(house, newspaper, 8) == ["/bai-1"]
    assert exchanges.edited(letter) is None
    newspaper.put("/bai-1", EDITED)
    assert look(house, newspaper, 16) == ["/bai-1"]
    change = exchanges.edited(letter)
    assert change and change.change and change.change.counts
    assert Notice.objects.filter(case=letter.case, code="notice.letter.edited").count() == 1
    look(house, newspaper, 32)
    assert Notice.objects.filter(case=letter.case, code="notice.letter.edited").count() == 1


def test_robots_txt_is_obeyed_and_a_person_is_asked_to_look(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui"))
    issued(house, entered(house, newspaper))
    newspaper.put("/robots.txt", b"User-agent: *\nDisallow: /bai-1\n", kind="text/plain")
    assert look(house, newspaper, 26) == []
    assert Miss.objects.get(until__isnull=True).code == "robots.disallowed"


def test_a_page_that_cannot_be_had_is_asked_for_ever_more_rarely(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui"))
    piece = entered(house, newspaper)
    issued(house, piece)
    newspaper.put("/bai-1", b"", status=403)
    asked = [bool(look(house, newspaper, hours)) for hours in (8, 9, 15, 20, 28, 40)]
    assert asked == [True, False, True, False, True, False]
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui"))
    assert look(house, newspaper, 24 * 4) == ["/bai-1"]
    assert not Miss.objects.filter(until__isnull=True).exists()


def test_a_page_that_vanished_is_told_as_gone(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui"))
    piece = entered(house, newspaper)
    issued(house, piece)
    newspaper.put("/bai-1", b"", status=404)
    look(house, newspaper, 8)
    piece.refresh_from_db()
    assert piece.gone_at == NOW + timedelta(hours=8)


def test_words_that_were_typed_are_compared_with_no_page(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/bai-1", b"", status=403)
    piece = entered(house, newspaper, text=made.TEXT)
    letter = issued(house, piece)
    newspaper.put("/bai-1", EDITED)
    newspaper.asked()
    assert look(house, newspaper, 30) == []
    assert exchanges.barred(piece) == "watch.typed"
    assert exchanges.edited(letter) is None  # nobody is told that the newspaper changed what a colleague typed


def test_without_a_letter_nobody_reads_it_again(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui"))
    made.concluded(house, Verdict.FALSE, article=entered(house, newspaper))
    assert look(house, newspaper, 30) == []


def test_the_round_of_letters_and_the_round_of_edits_ask_for_a_page_once(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui"))
    issued(house, entered(house, newspaper))
    at = NOW + timedelta(hours=26)
    for _time in range(2):
        follow({"office": house.office.key}, at, newspaper.hands)
        KINDS["articles.again"]({}, at, newspaper.hands)
        while run_due(KINDS, lambda: at, newspaper.hands, only=("article.look",)):
            pass
    assert "article.look" in SLOW
    assert newspaper.asked().count("/bai-1") == 1


def test_a_page_that_leads_to_another_piece_now_is_no_edit(house: House, newspaper: Newspaper) -> None:
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui"))
    letter = issued(house, entered(house, newspaper))
    other = html("Chợ phiên ven biển", words="Ban quản lý chợ đã mở thêm một dãy hàng mới ở cuối chợ. " * 12)
    newspaper.put("/bai-1", other.replace(b"<head>", b'<head><link rel="canonical" href="/cho">', 1))
    look(house, newspaper, 26)
    assert exchanges.edited(letter) is None
    assert Article.objects.count() == 1


def test_a_page_that_failed_four_times_is_still_asked_for_while_we_wait_for_the_press(
    house: House, newspaper: Newspaper
) -> None:
    newspaper.put("/bai-1", html("Thiếu nước sạch ở Đăk Ui"))
    letter = issued(house, entered(house, newspaper))
    newspaper.put("/bai-1", b"", status=403)
    asked = [bool(look(house, newspaper, hours)) for hours in (8, 15, 28, 53, 102, 126, 152, 176, 201)]
    assert asked == [True] * 5 + [False, True, False, True]
    newspaper.put("/bai-1", EDITED)
    assert look(house, newspaper, 250) == ["/bai-1"]
    assert exchanges.edited(letter) is not None
