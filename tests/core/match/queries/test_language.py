"""The query language: read as officers write it, said again in one spelling, and each fault named with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.match.queries import Fault, Query, check, parse, write
from hoiam.core.match.queries.parse import DEEPEST, LONGEST, MOST, WIDEST
from hoiam.core.match.queries.tree import Both, Either, Fact, Near, Node, Without, Words, leaves
from tests.core.match.queries.made import trees


def read(text: str) -> Node:
    """Return what a query means."""
    query = parse(text)
    assert isinstance(query, Query), query
    return query.root


def fault(text: str) -> tuple[str, int]:
    """Return what is wrong with a query, and where."""
    wrong = parse(text)
    assert isinstance(wrong, Fault), wrong
    return wrong.code, wrong.at


A, B, C = Words(("nước",)), Words(("rừng",)), Words(("đất", "đai"))


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("nước", A),
        ("nước rừng", Both((A, B))),
        ("nước VÀ rừng", Both((A, B))),
        ("nước AND rừng", Both((A, B))),
        ("nước và", Both((A, Words(("và",))))),  # small letters are words
        ("nước HOẶC rừng", Either((A, B))),
        ('nước rừng OR "đất đai"', Either((Both((A, B)), C))),
        ('nước (rừng OR "đất đai")', Both((A, Either((B, C))))),
        ("nước KHÔNG rừng", Both((A, Without(B)))),
        ("nước NOT (rừng HOẶC “đất đai”)", Both((A, Without(Either((B, C)))))),
        ('nước GẦN/5 "đất đai"', Near(A, C, 5)),
        ("nước NEAR/ rừng", Near(A, B, 10)),
        ("(nước OR rừng) NEAR/3 rừng", Near(Either((A, B)), B, 3)),
        ("tiêu đề:nước", Words(("nước",), title=True)),
        ("TIÊU ĐỀ: (nước OR rừng)", Either((Words(("nước",), title=True), Words(("rừng",), title=True)))),
        ('title:="Đăk Hà"', Words(("Đăk", "Hà"), exact=True, title=True)),
        ("=rừng", Words(("rừng",), exact=True)),
        ('nơi:"Đăk Ui" nước', Both((Fact("place", "Đăk Ui"), A))),
        ("lĩnh vực:land", Fact("field", "land")),
        ("nguồn:vnexpress.net", Fact("source", "vnexpress net")),
        ("H'Ring", Words(("H", "Ring"))),
        ("nu\u031bo\u031b\u0301c", A),  # decomposed letters
    ],
)
def test_a_query_means_what_it_says(text: str, means: Node) -> None:
    assert read(text) == means


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("", "query.empty", 1),
        ("nước VÀ (rừng HOẶC đất", "query.unclosed", 9),
        ("nước) rừng", "query.unopened", 5),
        ('nước "đất', "query.quote", 6),
        ("nước VÀ", "query.missing", 8),
        ("HOẶC nước", "query.operator", 1),
        ("nước VÀ HOẶC rừng", "query.operator", 9),
        ("nước màu:đỏ", "query.prefix", 6),
        ('"nước" : đỏ', "query.sign", 8),
        ("nơi: (a)", "query.value", 4),
        ("nước ...", "query.no_letters", 6),
        ("nước GẦN/0 rừng", "query.near_far", 6),
        ("nước GẦN/51 rừng", "query.near_far", 6),
        ('nước GẦN/5 nơi:"Đăk Ui"', "query.near_words", 6),
        ("tiêu đề:(nước KHÔNG rừng)", "query.title_words", 1),
        ('"' + "a " * (WIDEST + 1) + '"', "query.wide", 1),
    ],
)
def test_a_fault_is_a_value_that_names_its_place(text: str, code: str, at: int) -> None:
    assert fault(text) == (code, at)


def test_what_is_too_long_too_deep_or_too_much_is_refused() -> None:
    assert fault("a" * (LONGEST + 1))[0] == "query.long"
    assert fault(" ".join(["a"] * (MOST + 1)))[0] == "query.many"
    assert fault("(" * (DEEPEST + 1) + "a" + ")" * (DEEPEST + 1))[0] == "query.deep"
    assert fault("KHÔNG " * 300 + "a")[0] == "query.deep"


@pytest.mark.parametrize(
    ("text", "at"), [("KHÔNG nước", 1), ("nước HOẶC KHÔNG rừng", 11), ("KHÔNG nước KHÔNG rừng", 1)]
)
def test_a_query_that_asks_for_nothing_is_refused_with_its_place(text: str, at: int) -> None:
    query = parse(text)
    assert isinstance(query, Query)
    assert check(query) == Fault("query.only_not", at)


def test_a_query_that_asks_for_something_may_be_kept() -> None:
    query = parse("nước KHÔNG rừng")
    assert isinstance(query, Query)
    assert check(query) is None


@given(trees)
def test_a_query_written_again_is_the_same_query(tree: Node) -> None:
    assert read(write(tree)) == tree


@given(st.text(alphabet='ab "()=:“”/ĐđẦNKHÔGVÀ5.\u0301\u200b\ud800', max_size=40))
def test_whatever_is_typed_is_read_or_named_as_a_fault(text: str) -> None:
    wrong = parse(text)
    if isinstance(wrong, Fault):
        assert 1 <= wrong.at <= len(text) + 1
    else:
        assert list(leaves(wrong.root))
