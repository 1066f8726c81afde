"""2 extract: title, text, time and section stand in the record; the name under the article does not."""

from hoiam.core.calendar import local
from hoiam.desk.articles.queries import current
from hoiam.sample.press.content import outlets
from tests.path.conftest import Road


def test_title_text_and_time_are_those_of_the_newspaper(road: Road) -> None:
    written = next(i for o in outlets(None) for i in o.items if i.id == "sn-cho-phien")
    version = current(road.article)
    assert version.title == written.title
    assert all(paragraph in version.text for paragraph in written.body)
    assert local(road.article.published_at) == written.published_at


def test_only_a_short_excerpt_stands_in_the_open(road: Road) -> None:
    assert 0 < len(road.article.excerpt) <= 300 < len(current(road.article).text)
