"""1 collect: the newspaper's list is read over guarded HTTP, and what was read is written on the source."""

from hoiam.desk.sources.queries import all_sources
from tests.path.conftest import Road


def test_every_source_of_the_sample_press_was_read_without_an_error(road: Road) -> None:
    assert [s.url for s in all_sources() if s.error] == []
    assert all(s.succeeded_at and s.robots == "robots.allowed" for s in all_sources())


def test_the_article_was_fetched_from_the_address_where_the_newspaper_has_it(road: Road) -> None:
    assert road.article.url == road.desk.press.url("sn-cho-phien")
