"""The search finds what a plain reading of each text finds, however the index is cut into spans."""

import random
import unicodedata
from collections import Counter
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
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


FREQUENT, SYLLABLES = ("xã", "xa", "của"), ("Đất", "dat", "đắt", "đai", "ở", "o", "2", "UBND", "uống", "nước", "Nuoc")


@pytest.fixture(params=[0, 10_000], ids=["in spans", "whole"])
def typed(house: House, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts of sixty articles: frequent, rare, short and unmarked words, some in decomposed letters."""
    monkeypatch.setattr(index, "BLOCK", 4)
    monkeypatch.setattr(search, "FEW", request.param)
    drawn, source, texts = random.Random(21), made.source(), []
    for number in range(1, 61):
        words = drawn.choices(FREQUENT * 4 + SYLLABLES, k=drawn.randint(1, 9))
        words.insert(drawn.randint(0, len(words)), f"hiếm{drawn.randint(1, 30)}")
        text = drawn.choice((" ", ", ", ". ")).join(words)
        texts.append(unicodedata.normalize(drawn.choice(("NFC", "NFD")), text))
        made.item(house, number, of=source, title="Tin", sapo="", text=texts[-1])
    return texts


def _by_places(asked: Question) -> list[int]:
    """Return what the index finds by the places of words, without any pair: newest first."""
    sides = [(" AND ", asked.wanted), (" OR ", asked.without)]
    if connection.vendor == "postgresql":
        told = [index.side_by_side(term) for term in asked.wanted]
        told += [f"!{index.side_by_side(term)}" for term in asked.without]
        column, condition, given = "article_id", "words @@ %s::tsquery", " & ".join(told)
    else:
        wanted, without = (by.join(f'"{" ".join(term.words)}"' for term in terms) for by, terms in sides)
        column, condition = "rowid", "articles_words MATCH %s"
        given = f"({wanted}) NOT ({without})" if without else wanted
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM articles_words WHERE {condition} ORDER BY 1 DESC", [given])
        return [row[0] for row in cursor.fetchall()]


def test_a_phrase_asked_for_by_its_pairs_finds_what_the_places_of_its_words_tell(
    house: House, typed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, lengths, rows = random.Random(22), Counter[int](), []
    for _turn in range(80):
        words = drawn.choice([text for text in typed if len(words_of(text)) > 3])
        words = normal(words).replace(",", "").replace(".", "").split()
        at, size = drawn.randrange(len(words) - 1), drawn.choice((2, 2, 3, 4))
        phrase = words[at : at + size] if drawn.random() < 0.6 else drawn.choices(FREQUENT + SYLLABLES, k=size)
        written = fold(" ".join(phrase)) if drawn.random() < 0.3 else " ".join(phrase)
        more = drawn.choice(("", "", " xã", f" -{drawn.choice(SYLLABLES)}", ' -"của xã"', ' "xa của"', ' "hiếm7"'))
        asked = unicodedata.normalize(drawn.choice(("NFC", "NFD")), f'"{written}"{more}')
        read = question(asked)
        for one in (read, read.folded, Question(read.wanted, read.folded.without)):
            found = _by_places(one)
            assert search.pieces(house.office, one) == found, (asked, one)
            lengths[len(phrase)] += bool(found)
        rows.append((read, [(row.story, row.rank, row.piece) for row in search.told(house.office, read)]))
    assert min(lengths[2], lengths[3], lengths[4]) > 10, lengths  # phrases of each length were found
    # FTS5 is asked for the words of a phrase, and PostgreSQL for them besides their pairs.
    monkeypatch.setattr(index, "_joined", lambda words: [])
    monkeypatch.setattr(index, "_all", lambda words: index.side_by_side(Term(words)))
    for read, ranked in rows:
        assert [(row.story, row.rank, row.piece) for row in search.told(house.office, read)] == ranked, read


def test_no_phrase_reaches_from_the_end_of_a_text_into_its_beginning(house: House) -> None:
    made.item(house, 1, title="Xa nha", sapo="", text="mua gio")
    for typed in ('"gio xa"', '"gio xa nha"', '"mua gio xa"'):
        assert search.pieces(house.office, question(typed)) == [], typed
    for typed in ('"nha mua"', '"xa nha mua gio"'):
        assert len(search.pieces(house.office, question(typed))) == 1, typed


def test_phrases_of_an_article_that_was_edited_are_those_of_its_newest_version(house: House) -> None:
    source = made.source()
    kept = made.item(house, 1, of=source, title="Tin", sapo="", text="Đất đai ở xã").hit.article
    made.article(1, of=source, title="Tin", sapo="", text="Nước sạch ở xã")
    for typed, wanted in (('"đất đai"', []), ('"dat dai o"', []), ('"nước sạch"', [kept.pk]), ('"ở xã"', [kept.pk])):
        assert search.pieces(house.office, question(typed)) == wanted, typed
