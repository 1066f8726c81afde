"""3 match: the article concerns the office; the words and the commune that say so are kept."""

from tests.path.conftest import Road


def test_it_concerns_the_district_because_of_words_that_are_shown(road: Road) -> None:
    hit = road.article.hits.get()
    assert hit.relevant is True
    assert "xa-dak-hring-2022" in hit.places
    assert any("Hring" in mention["surface"] for mention in hit.mentions)
    assert hit.reasons


def test_a_mention_points_at_its_words(road: Road) -> None:
    from hoiam.core.text.normal import normal
    from hoiam.desk.articles.queries import as_piece

    piece = as_piece(road.article)
    for mention in road.article.hits.get().mentions:
        text = normal(getattr(piece, mention["field"]))
        assert text[mention["start"] : mention["end"]] == mention["surface"]
