"""What a query finds, on which words; and that the compiled queries find just what each query means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.match.queries import Entry, Query, because, check, compile_queries, fact_word, parse, read
from hoiam.core.match.queries.tree import Node
from hoiam.core.match.queries.weigh import holds
from tests.core.match.queries.made import FACTS, texts, trees

TITLE = "Thiếu nước sạch ở xã Đăk Ui"
SAPO = "Công trình cấp nước của thôn 7 hỏng."
TEXT = "Người dân đi lấy nước suối. Rừng đầu nguồn bị phá, UBND xã đã báo cáo. Thanh cong."


def query(text: str) -> Query:
    """Return a query that was read."""
    made = parse(text)
    assert isinstance(made, Query), made
    return made


def found(text: str, *facts: str) -> bool:
    """Say whether a query finds the article; asked of the plain meaning and of the compiled queries."""
    asked, reading = query(text), read(TITLE, SAPO, TEXT, facts)
    plainly = bool(because(asked, reading, "nha"))
    compiled = compile_queries([Entry(1, 1, asked, "nha")]).desk().match(reading) == [0]
    assert plainly == compiled
    return plainly


@pytest.mark.parametrize(
    "text",
    [
        "nuoc sach",
        '"nuoc sach"',
        '"thôn 7"',
        "nước HOẶC điện",
        "rừng KHÔNG cháy",
        '"nước suối" GẦN/3 "rừng đầu nguồn"',
        "suối GẦN/1 rừng HOẶC suối GẦN/3 phá",
        "rung GẦN/4 suối",
        'tiêu đề:"Đăk Ui"',
        '="Đăk Ui"',
        "=rừng",
        "(nước HOẶC điện) VÀ (hỏng HOẶC mất) KHÔNG (cháy HOẶC nổ)",
    ],
)
def test_it_finds(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        '"sạch nước"',
        "điện",
        "nước KHÔNG rung",
        '"Ui công trình"',  # reaches from the title into the lead
        "Ui GẦN/3 trình",
        "tiêu đề:rừng",
        '="Đắk Ui"',
        '="thành công"',
        '="Thành Công"',
        "nước GẦN/3 UBND",
        "uố",  # part of a word
    ],
)
def test_it_does_not_find(text: str) -> None:
    assert not found(text)


def test_a_capital_in_exact_marks_wants_a_capital() -> None:
    assert found("=Người")
    assert not found("=Nước GẦN/1 suối")
    assert found("=nước GẦN/1 suối")


def test_places_fields_and_sources_come_as_facts() -> None:
    place, field = fact_word("place", "xã Đăk Ui", "nha"), fact_word("field", "Đất đai")
    assert found('nơi:"xa dak ui" nước', place)
    assert found('nước lĩnh vực:"đất đai"', place, field)
    assert not found('nơi:"xã Đăk Ui"', fact_word("place", "xã Đăk Ui", "nha-khac"))
    assert not found('nước KHÔNG nơi:"xã Đăk Ui"', place)


def test_a_hit_names_its_clauses_and_the_words_that_gave_it() -> None:
    reading = read(TITLE, SAPO, TEXT)
    first, second, third = because(query('"nuoc sach" VÀ (rừng HOẶC suối) VÀ KHÔNG cháy'), reading)
    assert (first.number, first.said, first.found) == (1, '"nuoc sach"', (("title", 6, 15, "nước sạch"),))
    assert [words for _, _, _, words in second.found] == ["Rừng", "suối"]
    assert TEXT[second.found[0][1] : second.found[0][2]] == "Rừng"
    assert (third.said, third.found) == ("KHÔNG cháy", ())


@given(st.lists(trees, min_size=1, max_size=8), texts, texts, texts, st.sets(st.sampled_from(FACTS)))
def test_compiled_together_they_find_what_each_means(
    roots: list[Node], title: str, sapo: str, text: str, facts: set[tuple[str, str]]
) -> None:
    known = [fact_word(kind, name, "nha" if kind == "place" else "") for kind, name in facts]
    reading = read(title, sapo, text, known)
    kept = [Query("", root) for root in roots if check(Query("", root)) is None]
    compiled = compile_queries([Entry(n, n % 2, one, "nha") for n, one in enumerate(kept)])
    meant = [n for n, one in enumerate(kept) if holds(one.root, reading, "nha") is not None]
    assert [compiled.keys[at] for at in compiled.desk().match(reading)] == meant


@given(trees, texts, texts)
def test_the_shares_of_words_change_the_speed_and_never_the_answer(root: Node, title: str, text: str) -> None:
    if check(Query("", root)):
        return
    reading, entry = read(title, "", text), Entry(1, 1, Query("", root))
    plain, told = compile_queries([entry]), compile_queries([entry], {"dat": 0.9, "rung": 0.001})
    assert plain.desk().match(reading) == told.desk().match(reading)


def test_a_desk_forgets_the_article_before() -> None:
    desk = compile_queries([Entry(1, 1, query("nước VÀ rừng"))]).desk()
    assert desk.match(read("nước", "", "")) == []
    assert desk.match(read("rừng", "", "")) == []
    assert desk.match(read("rừng nước", "", "")) == [0]


def test_no_queries_find_nothing() -> None:
    assert compile_queries([]).desk().match(read(TITLE, SAPO, TEXT)) == []
