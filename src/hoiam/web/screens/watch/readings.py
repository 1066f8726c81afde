"""Articles as queries see them, with the facts that a query may ask for: just what the road of an article gives."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from django.conf import settings
from django.utils.translation import override

from hoiam.core.calendar.zone import localdate
from hoiam.core.match import Matcher, compile_gazetteer, match
from hoiam.core.match import parse as parse_gazetteer
from hoiam.core.match.queries import Query, Reading, fact_word, read
from hoiam.core.match.queries.facts import field_facts, place_facts, places_named, source_facts
from hoiam.core.match.queries.tree import Fact, leaves
from hoiam.core.values.article import Piece
from hoiam.desk.articles.models import Article
from hoiam.desk.sources import queries as sources
from hoiam.desk.stories.words import FIELDS
from hoiam.desk.units.models import Office
from hoiam.desk.watch import queries
from hoiam.outside import gazetteers
from hoiam.outside.shipped.labelling import labels_of


def readings(office: Office, query: Query, articles: Sequence[Article]) -> Iterator[tuple[Article, Reading]]:
    """Yield each article with its reading; places and fields are worked out only where the query asks for them."""
    asked = {leaf.kind for leaf in leaves(query.root) if isinstance(leaf, Fact)}
    by_key = {str(article.pk): article for article in articles}
    own = set(office.settings.get("own_outlets", ()))
    for piece in queries.pieces(articles):
        article = by_key[piece.key]
        facts = [*source_facts(article.outlet.key, article.outlet.name)]
        if "place" in asked:
            facts += _places(office, piece, article.outlet.key in own)
        if "field" in asked:
            facts += _fields(piece)
        yield article, read(piece.title, piece.sapo, piece.text, facts)


def strangers(office: Office, query: Query) -> list[str]:
    """Return the names in a query that no place of the gazetteer, no field and no outlet bears: likely slips."""
    with override("vi"):
        known = {*field_facts(*FIELDS, *map(str, FIELDS.values()))}
    places = _matcher(office.gazetteer).gazetteer.places
    known |= {*places_named({place.key for place in places}, places, office.key)}
    for outlet in sources.outlets():
        known |= {*source_facts(outlet.key, outlet.name)}
    asked = [leaf for leaf in leaves(query.root) if isinstance(leaf, Fact)]
    scopes = {"place": office.key}
    return [one.name for one in asked if fact_word(one.kind, one.name, scopes.get(one.kind, "")) not in known]


def _places(office: Office, piece: Piece, own_source: bool) -> Iterator[str]:
    matcher = _matcher(office.gazetteer)
    answer = match(piece, matcher, localdate(piece.published_at), own_source=own_source)
    return place_facts(answer, matcher.gazetteer.places, office.key)


def _fields(piece: Piece) -> list[str]:
    said = [label.value for label in labels_of(piece) if label.name == "field" and label.value]
    with override("vi"):
        return [fact for value in said for fact in field_facts(value, str(FIELDS.get(value, "")))]


@lru_cache(maxsize=8)
def _matcher(key: str) -> Matcher:
    return compile_gazetteer(parse_gazetteer(gazetteers.text(key, settings.HOIAM_VAR)))
