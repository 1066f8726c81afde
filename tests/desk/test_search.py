"""The search finds what a plain reading of each text finds, however the index is cut into spans."""

import random
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.core.text.fold import fold
from hoiam.core.text.question import Question, Term, question, words_of
from hoiam.desk.articles import index
from hoiam.desk.stories import queries, search
from hoiam.desk.stories.models import Story
from tests.desk import made
from tests.people import House

WORDS = ("hoa", "hòa", "cà", "phê", "mưa", "mua")


@pytest.fixture(params=[0, 10_000], ids=["in spans", "whole"])
def texts(house: House, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> dict[int, list[str]]:
    """Return the folded words of forty articles, which PostgreSQL cuts into spans of 4, 16 and more, or into none."""
    monkeypatch.setattr(index, "BLOCK", 2)
    monkeypatch.setattr(search, "FEW", request.param)
    drawn, source, said = random.Random(9), made.source(), {}
    for number in range(1, 41):
        words = drawn.choices(WORDS, k=drawn.randint(2, 7))
        item = made.item(house, number, of=source, title=f"Bài {number}", sapo="", text=" ".join(words))
        said[item.hit.article_id] = [fold(word) for word in words]
    return said


def _holds(words: list[str], term: Term) -> bool:
    size = len(term.words)
    return any(tuple(words[at : at + size]) == term.words for at in range(len(words) - size + 1))


def _asked(drawn: random.Random) -> Question:
    def terms(most: int) -> tuple[Term, ...]:
        return tuple(Term(tuple(drawn.choices(WORDS, k=drawn.choice((1, 1, 2, 3))))) for _ in range(most))

    return Question(terms(drawn.randint(1, 3)), terms(drawn.choice((0, 0, 1)))).folded


def test_every_question_finds_what_a_plain_reading_finds(house: House, texts: dict[int, list[str]]) -> None:
    drawn, found = random.Random(10), 0
    for _turn in range(150):
        asked = _asked(drawn)
        wanted = [
            number
            for number, words in sorted(texts.items(), reverse=True)
            if all(_holds(words, term) for term in asked.wanted)
            and not any(_holds(words, term) for term in asked.without)
        ]
        found += len(wanted)
        assert search.pieces(house.office, asked) == wanted, asked
        assert search.pieces(house.office, asked, most=3) == wanted[:3], asked
        middle = sorted(texts)[drawn.randrange(len(texts))]
        assert search.pieces(house.office, asked, since=middle) == [n for n in wanted if n >= middle], asked
    assert found > 500  # the questions were not empty ones


@pytest.mark.parametrize("typed", [" ".join(pair) for pair in product(("hòa", "mua"), ("phê", "cà"))])
def test_stories_come_with_their_rank_and_a_list_is_narrowed_to_them(
    house: House, texts: dict[int, list[str]], typed: str
) -> None:
    asked = question(typed)
    told = search.told(house.office, asked)
    one, two = [fold(word) for word in words_of(typed)]
    assert {one.story for one in told} == {
        story.pk for story in Story.objects.all() if {one, two} <= set(texts[story.items.get().hit.article_id])
    }
    close = [
        _holds(texts[Story.objects.get(pk=row.story).items.get().hit.article_id], Term((one, two))) for row in told
    ]
    assert [row.rank % 2 for row in told] == [0 if beside or not any(close) else 1 for beside in close]
    listed = Story.objects.filter(pk__in=search.among(house.office, asked))
    assert {story.pk for story in listed} == {row.story for row in told}


def test_what_a_search_reads_of_each_piece_stands_in_an_index(house: House, texts: dict[int, list[str]]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("needs SQLite: the plan of the other database follows the size of the table")
    with CaptureQueriesContext(connection) as seen:
        search.told(house.office, question("hoa"))
    [asked] = [one["sql"] for one in seen if "outlet_id" in one["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked}")
        plan = " ".join(row[3] for row in cursor.fetchall())
    assert "COVERING INDEX stories_story_of" in plan and "COVERING INDEX articles_outlet_of" in plan, plan


def test_a_short_list_of_new_stories_holds_what_the_whole_index_finds_of_it(
    house: House, texts: dict[int, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, everything = random.Random(11), Story.objects.order_by("id")
    numbers = list(everything.values_list("pk", flat=True))
    for most, reach in product((3, 5000), (4, 5000)):
        monkeypatch.setattr(search, "NEWEST", most)
        monkeypatch.setattr(queries, "HITS_SINCE", reach)
        for first in (0, 20, 36, 40):
            shelf = everything.filter(pk__in=numbers[first:])
            words = " ".join(drawn.choices(WORDS, k=2))
            whole = shelf.filter(pk__in=search.among(house.office, question(words)))
            assert list(queries.found(shelf, house.office, words)) == list(whole), (words, first)


def test_words_are_looked_for_no_further_back_than_a_short_list_reaches(
    house: House, texts: dict[int, list[str]]
) -> None:
    last = Story.objects.order_by("-id")[:1].get()
    with CaptureQueriesContext(connection) as seen:
        queries.found(Story.objects.filter(pk=last.pk), house.office, "hoa")
    [walk] = [row["sql"] for row in seen.captured_queries if "said.number" in row["sql"]]
    assert f">= {max(texts)}" in walk
