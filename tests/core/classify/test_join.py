"""Do kind and tone answer together, and is the tone of what people post never computed?"""

from datetime import UTC, datetime
from unittest.mock import patch

import pytest

from bench.labelling.own import pieces
from hoiam.core.classify import classify_piece, parse_lexicon, read_model
from hoiam.core.classify.grams import grams_of
from hoiam.core.classify.model import joined, placed, score
from hoiam.core.values.article import Piece
from hoiam.outside import shipped

LEXICON = parse_lexicon({name: shipped.text(name) for name in shipped.names("labels", ".toml")})
MODEL = read_model(shipped.data("labels/model.bin"))
MONDAY = datetime(2022, 10, 3, 8, tzinfo=UTC)


def labels(item: dict[str, str], outlet_kind: str = "press") -> dict[str, tuple[str, float]]:
    piece = Piece("1", item["title"], item["sapo"], item["body"], MONDAY, outlet_kind)
    return {one.name: (one.value, one.confidence) for one in classify_piece(piece, LEXICON, MODEL)}


def test_of_two_hundred_pieces_hardly_one_is_blame_in_good_news_or_praise_in_a_complaint():
    said = [labels(item) for item in pieces("held-out")]
    odd = [one for one in said if (one["kind"][0], one["tone"][0]) in {("positive", "-1"), ("complaint", "1")}]
    assert len(said) > 200 and len(odd) <= 2


def test_the_chances_of_kind_and_of_tone_are_shares_of_one_whole():
    assert {kind for kind, _ in MODEL.join.pairs} == set(MODEL.heads["kind"].labels)
    assert {tone for _, tone in MODEL.join.pairs} == set(MODEL.heads["tone"].labels)
    piece = Piece("1", "Cầu hỏng", "", "Dân gửi đơn nhiều lần, xã vẫn im lặng.", MONDAY, "press")
    views = placed(grams_of(piece), MODEL)
    for one in joined(score("kind", views, MODEL), score("tone", views, MODEL), MODEL.join):
        assert one.chances.sum() == pytest.approx(1, abs=1e-4)


def test_the_tone_of_what_people_post_is_not_even_computed():
    asked = []

    def seen(name, *rest):
        asked.append(name)
        return score(name, *rest)

    with patch("hoiam.core.classify.linear.score", seen):
        labels({"title": "", "sapo": "", "body": "Xã im lặng, cán bộ thờ ơ."}, "public_page")
    assert set(asked) == {"field", "kind"}
