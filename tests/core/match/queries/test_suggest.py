"""What marks of "not relevant" suggest: with figures, the same every time, and nothing where there is too little."""

from hoiam.core.match.queries import Query, Reading, parse, read
from hoiam.core.match.queries.suggest import LEAST, suggest


def query(text: str) -> Query:
    """Return a query that was read."""
    made = parse(text)
    assert isinstance(made, Query)
    return made


def many(count: int, text: str) -> list[Reading]:
    """Return some articles that differ in one word."""
    return [read(text, "", f"bài thứ{chr(97 + n)}") for n in range(count)]


COFFEE = query('"cà phê"')
SHOPS, PRICES = "Quán cà phê Khai Trương", "Giá cà phê giảm"


def test_the_word_that_tells_them_apart_is_suggested_with_its_figures() -> None:
    wrong = [*many(9, SHOPS), *many(3, "Cà phê đường phố")]
    reason = suggest(COFFEE, wrong, many(5, PRICES))
    assert reason is not None
    assert (reason.code, reason.facts["words"]) == ("query.without", "khai trương")
    assert [reason.facts[name] for name in ("wrong", "of_wrong", "right", "of_right")] == [9, 12, 0, 5]
    assert reason.facts["text"] == '"cà phê" VÀ KHÔNG "khai trương"'
    assert suggest(COFFEE, wrong, many(5, PRICES)) == reason


def test_what_is_suggested_is_a_query_that_keeps_the_wrong_ones_out() -> None:
    reason = suggest(query('giá HOẶC "cà phê"'), many(9, SHOPS), many(5, PRICES))
    assert reason is not None
    assert reason.facts["text"] == '(giá HOẶC "cà phê") VÀ KHÔNG "khai trương"'


def test_a_word_that_relevant_articles_have_too_is_not_suggested() -> None:
    assert suggest(COFFEE, many(9, SHOPS), [*many(5, PRICES), *many(5, SHOPS)]) is None


def test_too_few_marks_suggest_nothing() -> None:
    assert suggest(COFFEE, many(LEAST - 1, SHOPS), many(5, PRICES)) is None


def test_where_nothing_was_relevant_a_person_is_asked_to_think() -> None:
    reason = suggest(COFFEE, many(6, SHOPS), [])
    assert reason is not None
    assert (reason.code, reason.facts["wrong"]) == ("query.rethink", 6)
