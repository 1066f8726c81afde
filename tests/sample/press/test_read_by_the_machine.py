"""The real first steps of the road read the sample press as its outlets meant it: words, places, no names."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from hoiam.core.extract import extract
from hoiam.core.match import Matcher, compile_gazetteer, match, parse
from hoiam.core.values.article import Extracted, Page, Piece
from hoiam.outside import shipped
from hoiam.outside.collect import KINDS
from hoiam.sample.press.content import HANOI, Item, outlets
from hoiam.sample.press.edition import listed
from hoiam.sample.press.pages import ACCOUNTS, COMMENTS
from hoiam.sample.press.server import Press

BEFORE_IT_IS_GONE = datetime(2022, 10, 12, 18, 29, tzinfo=HANOI)
OUTLETS = outlets()
PIECES = [i for o in OUTLETS for i in o.items if i.published_at <= BEFORE_IT_IS_GONE and not i.raw and not i.edits]
KIND = {outlet.key: outlet.kind for outlet in OUTLETS}


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press(at=BEFORE_IT_IS_GONE) as one:
        yield one


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return compile_gazetteer(parse(shipped.text("gazetteer/dak-ha.toml")))


def read(press: Press, item: Item) -> Extracted:
    answer = press.answer(press.url(item.id).removeprefix(press.base))
    found = extract(Page(press.url(item.id), answer.body, answer.content_type), press.instant)
    assert isinstance(found, Extracted), found
    return found


def test_every_listing_is_read_whole_by_its_kind(press: Press) -> None:
    for one, outlet in zip(press.outlets(), OUTLETS, strict=True):
        answer = press.answer(one.listing_url.removeprefix(press.base))
        found = KINDS[one.listing_kind](answer.body, answer.content_type, one.listing_url, one.options)
        shown = listed(outlet.items, press.instant)
        assert [entry.url for entry in found] == [press.url(piece.item.id) for piece in shown], one.key
        assert [entry.published_at for entry in found] == [piece.item.published_at for piece in shown], one.key
        assert all(entry.title for entry in found)
        assert all(bool(entry.text) == (one.kind == "public_page") for entry in found)


def test_every_page_gives_its_title_and_words_and_nobody_from_the_comments(press: Press) -> None:
    for item in PIECES:
        found = read(press, item)
        assert found.title == item.title
        assert item.body[0].replace("ḳ", "k") in found.text, item.id  # a tone on a consonant is taken off
        for name in (*ACCOUNTS, *(who for who, _ in COMMENTS), "0900 000"):
            assert name not in f"{found.title} {found.sapo} {found.text}", item.id


def test_no_piece_about_the_district_is_missed_and_no_homonym_taken_for_it(press: Press, matcher: Matcher) -> None:
    for item in PIECES:
        found = read(press, item)
        piece = Piece(item.id, found.title, found.sapo, found.text, item.published_at, KIND[item.outlet])
        relevant = match(piece, matcher, item.published_at.date()).relevant
        assert relevant is not (item.about != "yes"), f"{item.id}: {item.title}"


def test_the_living_pieces_are_about_the_commune_of_today(matcher: Matcher) -> None:
    day = date(2026, 11, 23)
    living = [item for outlet in outlets(day) for item in outlet.items if "alive" in item.marks]
    for item in living:
        piece = Piece(item.id, item.title, item.sapo, "\n".join(item.body), item.published_at, "press")
        found = match(piece, matcher, day)
        assert found.relevant is True, item.id
