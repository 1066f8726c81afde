"""Articles are kept once; an edit is a version, a vanished page stays, and no author has a place."""

from datetime import timedelta

import pytest
from django.db import connection

from hoiam.core.text.question import question
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Extracted
from hoiam.desk.articles import actions, index, queries
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.audit.models import AuditEvent
from tests.desk import made
from tests.desk.made import NOW, by, later

pytestmark = pytest.mark.django_db


def keep(*pages: Extracted, minutes: int = 0) -> list[actions.Kept]:
    return actions.keep(source=made.source(), pages=pages, **by(MACHINE, minutes))


def test_a_new_page_is_a_new_article_with_its_first_version() -> None:
    [kept] = keep(made.page())
    assert (kept.new, kept.changed) == (True, True)
    assert queries.current(kept.article).number == 1
    assert kept.article.published_at == made.page().published_at
    assert kept.article.published_known


def test_a_page_without_a_time_stands_at_the_moment_it_was_first_seen_and_says_so() -> None:
    [kept] = keep(made.page(published_at=None), minutes=3)
    assert (kept.article.published_at, kept.article.published_known) == (later(3), False)


def test_the_same_words_again_are_no_version() -> None:
    keep(made.page())
    [kept] = keep(made.page(), minutes=60)
    assert (kept.new, kept.changed) == (False, False)
    assert Version.objects.count() == 1
    assert Article.objects.get().last_seen_at == later(60)


@pytest.mark.parametrize("changed", ["title", "sapo", "text"])
def test_an_edit_is_a_version_and_never_a_second_article(changed: str) -> None:
    keep(made.page())
    [kept] = keep(made.page(**{changed: "Đã sửa"}), minutes=60)
    assert (kept.new, kept.changed) == (False, True)
    assert Article.objects.count() == 1
    versions = list(queries.versions(kept.article))
    assert [v.number for v in versions] == [1, 2]
    assert [v.seen_at for v in versions] == [NOW, later(60)]
    assert getattr(versions[0], changed) == getattr(made.page(), changed)  # what it said stays


def test_words_taken_back_are_a_third_version() -> None:
    for text in ("Một", "Hai", "Một"):
        keep(made.page(text=text))
    assert list(Version.objects.order_by("number").values_list("text", flat=True)) == ["Một", "Hai", "Một"]


def test_two_pages_with_the_same_address_in_one_batch_are_one_article() -> None:
    keep(made.page(), made.page(text="Bản sau"))
    assert (Article.objects.count(), Version.objects.count()) == (1, 2)


@pytest.mark.parametrize("sapo", ["", "Dẫn " * 400])
def test_what_the_lists_show_is_a_short_excerpt(sapo: str) -> None:
    [kept] = keep(made.page(sapo=sapo, text="Chữ " * 400))
    assert 0 < len(kept.article.excerpt) <= 300


def test_a_title_of_a_thousand_letters_is_cut_not_refused() -> None:
    [kept] = keep(made.page(title="ă" * 1000, section="mục " * 100))
    assert len(kept.article.title) == 500


def test_a_vanished_page_is_noted_once_and_what_it_said_stays() -> None:
    [kept] = keep(made.page())
    actions.note_gone(article=kept.article, **by(MACHINE, 10))
    actions.note_gone(article=kept.article, **by(MACHINE, 20))
    article = Article.objects.get()
    assert article.gone_at == later(10)
    assert queries.current(article).text == made.TEXT


@pytest.mark.parametrize("text", [made.TEXT, "Bản mới"])
def test_a_page_that_comes_back_is_not_gone(text: str) -> None:
    [kept] = keep(made.page())
    actions.note_gone(article=kept.article, **by(MACHINE, 10))
    keep(made.page(text=text), minutes=30)
    assert Article.objects.get().gone_at is None


def test_a_batch_has_a_limit_so_that_people_never_wait_for_it() -> None:
    pages = [made.page(number) for number in range(201)]
    with pytest.raises(ValueError, match="200"):
        keep(*pages)
    assert not Article.objects.exists()


def test_one_bad_page_undoes_its_whole_batch() -> None:
    bad = made.page(2, text=None)
    with pytest.raises(TypeError):
        keep(made.page(1), bad)
    assert not Article.objects.exists()


def indexed(words: str) -> list[int]:
    """Return the articles whose words the index says match."""
    column, condition, values = index.matching(question(words).folded)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM articles_words WHERE {condition} ORDER BY {column}", values)
        return [row[0] for row in cursor.fetchall()]


def test_folded_words_find_an_article_written_with_marks() -> None:
    [kept] = keep(made.page())
    assert indexed("nước sạch dak ui") == [kept.article.pk]
    assert indexed("nuoc sach kon ray") == []


def test_only_young_pages_that_were_not_seen_lately_are_looked_at_again_often_at_first_and_then_daily() -> None:
    [kept] = keep(made.page())  # published two hours before

    def due(hours: float, days: int) -> bool:
        return list(queries.look_again(later(int(hours * 60)), timedelta(days=days))) == [kept.article]

    assert not due(6, 3)
    assert due(6.1, 3)
    assert due(69, 3) and not due(71, 3)
    keep(made.page(), minutes=71 * 60)
    assert not due(71 + 7, 10), "after three days no longer every six hours"
    assert due(71 + 25, 10) and not due(71 + 25, 3)
    keep(made.page(), minutes=400 * 24 * 60)
    assert due(30, 3), "its last look was told by a clock that has been set back since"


def test_keeping_articles_writes_no_audit_line() -> None:
    source = made.source()
    before = AuditEvent.objects.count()
    actions.keep(source=source, pages=[made.page()], **by(MACHINE))
    assert AuditEvent.objects.count() == before
