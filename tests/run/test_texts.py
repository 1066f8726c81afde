"""Full texts go when their time is over; what a case or waiting evidence stands on stays, and so does what is found."""

from datetime import timedelta

import pytest
from django.db import connection

from hoiam.core.text.question import question
from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.articles import actions, evidence, index, queries
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.cases import actions as cases
from hoiam.desk.units import actions as units
from hoiam.run.steps import forgetting
from hoiam.run.timetable import TIMETABLE
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import House

pytestmark = pytest.mark.django_db
DAY = 24 * 60
WORDS = "Hồ chứa nước thôn 7 cạn trơ đáy từ đầu mùa khô, người dân gùi nước khe về dùng. " * 12


@pytest.fixture
def house() -> House:
    """The sample office."""
    return people.furnished()


def forget(days: int) -> None:
    forgetting.texts({}, later(days * DAY), None)  # type: ignore[arg-type]


def found(words: str) -> list[int]:
    column, condition, values = index.matching(question(words).folded)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM articles_words WHERE {condition}", values)
        return [row[0] for row in cursor.fetchall()]


def held() -> dict[int, bool]:
    return {version.article_id: bool(version.text) for version in Version.objects.all()}


def test_it_is_on_the_timetable_every_day() -> None:
    assert [row.every for row in TIMETABLE if row.kind == "texts.forget"] == [timedelta(days=1)]


def test_a_text_goes_after_ninety_days_and_title_address_excerpt_and_finding_stay(house: House) -> None:
    article = made.article(1, text=WORDS, sapo="Dân kêu. " * 100)
    before = Article.objects.get()
    forget(90)
    assert Version.objects.get().text == WORDS
    forget(91)
    after, version = Article.objects.get(), Version.objects.get()
    assert (version.text, version.text_dropped_at) == ("", later(91 * DAY))
    assert len(version.sapo) <= 300 and len(version.sha256) == 64
    assert (after.title, after.url, after.excerpt) == (before.title, before.url, before.excerpt)
    assert found("trơ đáy") == [article.pk]
    assert "cạn trơ đáy" not in after.folded and "can tro day" not in after.folded and "tro" in after.folded


def test_the_index_can_be_built_again_from_the_words_that_are_left(house: House) -> None:
    article = made.article(1, text=WORDS)
    forget(91)
    actions.index_anew(**by(MACHINE))
    assert found("khe") == found("trơ") == [article.pk]


def test_what_a_case_stands_on_stays_open_or_closed(house: House) -> None:
    own = made.item(house, 1, text=WORDS + "một")
    cases.open_case(office=house.office, title="Vụ việc", story=own.story, **by(people.SORTER))
    alone = made.article(2, text=WORDS + "hai")
    cases.open_case(office=house.office, title="Vụ việc khác", article=alone, **by(people.SORTER))
    free = made.article(3, text=WORDS + "ba")
    forget(4000)
    evidence_waits = evidence.waiting_for([own.hit.article_id, alone.pk])
    assert held() == {own.hit.article_id: True, alone.pk: True, free.pk: False}
    assert evidence_waits == {own.hit.article_id, alone.pk}


def test_what_evidence_waits_for_stays_until_it_is_taken(house: House) -> None:
    hit = made.hit(house, 1, text=WORDS)
    actions.keep_evidence(office=house.office, article=hit.article, reason="Xác minh việc báo nêu", **by(people.SORTER))
    forget(91)
    assert held() == {hit.article_id: True}


@pytest.mark.parametrize(("hand", "days"), [(False, 8), (True, 91)])
def test_a_public_post_goes_after_a_week_and_what_an_officer_entered_with_the_articles(
    house: House, hand: bool, days: int
) -> None:
    page = made.outlet("mau-trang", kind="public_page")
    made.article(1, of=made.source(page, kind="manual" if hand else "page"), text=WORDS)
    forget(days - 1)
    assert list(held().values()) == [True]
    forget(days)
    assert list(held().values()) == [False]


def test_the_office_that_asks_for_longest_decides_for_what_is_shared(house: House) -> None:
    other = people.settle_other()
    for office, days in ((house.office, 30), (other.office, 200)):
        actor = people.actor("quan-tri", Role.QUAN_TRI, office=office.key)
        units.keep_texts_for(office=office, press_days=days, post_days=0, **by(actor))
    made.article(1, text=WORDS)
    forget(199)
    assert list(held().values()) == [True]
    forget(201)
    assert list(held().values()) == [False]


def test_an_edit_that_comes_after_the_text_went_is_a_version_and_says_no_more_than_it_knows(house: House) -> None:
    article = made.article(1, text=WORDS)
    forget(91)
    made.article(1, text=WORDS + " Nay đã đào giếng khoan.")
    newest = queries.current(article)
    assert (newest.number, newest.changes) == (2, {})
    assert found("giếng khoan") == [article.pk] and found("trơ đáy") == [article.pk]


def test_the_same_words_after_the_text_went_are_no_version(house: House) -> None:
    made.article(1, text=WORDS)
    forget(91)
    made.article(1, text=WORDS)
    assert Version.objects.count() == 1


def test_old_versions_go_before_the_newest(house: House) -> None:
    made.article(1, text=WORDS)
    actions.keep(source=made.source(), pages=[made.page(1, text=WORDS + " Sửa.")], **by(MACHINE, 50 * DAY))
    forget(91)
    assert [bool(one.text) for one in Version.objects.order_by("number")] == [False, True]
    assert "trơ đáy" in Version.objects.get(number=2).text and found("trơ đáy")


def test_a_clock_gone_wrong_takes_no_more_than_one_days_worth(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "MOST_TEXTS", 2)
    monkeypatch.setattr(forgetting, "BATCH", 1)
    for number in range(1, 5):
        made.article(number, text=f"{WORDS} {number}")
    forget(9000)
    assert list(held().values()).count(False) == 2
