"""Steps 3 to 5 for one office: does it concern us and where, which story is it, what is it about and how urgent?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from hoiam.core.calendar.zone import localdate
from hoiam.core.classify import Lesson, level_of
from hoiam.core.group import backgrounds, latest, versions
from hoiam.core.match import match as match_piece
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Match
from hoiam.core.values.reason import Reason, why
from hoiam.desk.articles import queries as article_queries
from hoiam.desk.articles.models import Article
from hoiam.desk.lessons import actions as lesson_actions
from hoiam.desk.lessons import queries as lessons
from hoiam.desk.places import queries as places
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories import queries as story_queries
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units.models import Office
from hoiam.desk.watch import actions as watch
from hoiam.desk.watch.models import Hit
from hoiam.outside import shipped
from hoiam.outside.shipped import labelling
from hoiam.run.gazetteers import matcher
from hoiam.run.steps import watching


def match(offices: Iterable[Office], articles: Sequence[Article], now: datetime) -> Iterator[tuple[Office, list[Hit]]]:
    """Keep for each office which of these articles concern it, or may; what clearly does not leaves no trace there.

    An article concerns an office by its places or because a query of its watch-list holds; both are kept as reasons.
    The watch-lists of all offices are asked at once.
    """
    answers = {office: _placed(office, articles) for office in offices}
    caught = watching.caught(answers, now)
    for office, placed in answers.items():
        found = [
            (article, watching.added(answer, caught.get((office.pk, article.pk), ()))) for article, answer in placed
        ]
        yield office, watch.keep(office=office, found=found, by=MACHINE, now=now)


def _placed(office: Office, articles: Sequence[Article]) -> list[tuple[Article, Match]]:
    """Return whether each article concerns an office by its places, and which."""
    own = set(office.settings.get("own_outlets", ()))
    compiled, rules = matcher(office.gazetteer), places.remembered(office)
    found = []
    for article in articles:
        on = localdate(article.published_at)
        if not _existed(office, on):
            continue
        piece = article_queries.as_piece(article)
        answer = match_piece(piece, compiled, on, rules, own_source=article.outlet.key in own)
        found.append((article, _within(answer, office)))
    return found


def _existed(office: Office, on: date) -> bool:
    """Return whether the office was there on the day that an article speaks of."""
    return office.valid_from <= on and (office.valid_to is None or on < office.valid_to)


def _within(answer: Match, office: Office) -> Match:
    """Leave to other offices what concerns only their communes; without a territory the whole gazetteer is ours."""
    territory = set(office.settings.get("territory") or ())
    if not territory or not answer.relevant or not answer.places or territory & set(answer.places):
        return answer
    return replace(answer, relevant=False, reasons=(*answer.reasons, why("match.other_office")))


def group(office: Office, hits: Sequence[Hit], now: datetime) -> list[StoryItem]:
    """Put each hit into its story, oldest first. An edited article stays in the story where it is."""
    version = versions[latest]
    concerned = sorted((hit for hit in hits if hit.relevant is not False), key=lambda hit: hit.article.published_at)
    for story in story_queries.stories_with(hit for hit in hits if hit.relevant is False):  # an edit took the place out
        stories.sum_up(story=story, level=story.level, reasons=story.reasons, by=MACHINE, now=now)
    if not concerned:
        return []
    since = concerned[0].article.published_at - timedelta(days=version.DAYS)
    new = {hit.article_id for hit in concerned}
    before = [i for i in story_queries.recent_items(office, since) if i.hit.article_id not in new]
    neighbours = version.Neighbours(_background(), [_candidate(item) for item in before])
    placed = []
    for hit in concerned:
        features = version.features(article_queries.as_piece(hit.article), _background())
        placement = neighbours.place(features, hit.article.published_at)
        item = stories.place(
            hit=hit, placement=placement, features=features.as_json(), grouping=latest, by=MACHINE, now=now
        )
        neighbours.add(_candidate(item))
        placed.append(item)
    return placed


def classify(office: Office, items: Sequence[StoryItem], now: datetime) -> None:
    """Label each item with its reasons, by what the office taught too, then bring its story's summary up to them."""
    taught = _taught(office, now) if items else {}
    for item in items:
        piece = article_queries.as_piece(item.hit.article)
        stories.label(item=item, labels=labelling.labels_of(piece, taught), by=MACHINE, now=now)
    for story in {item.story_id: item.story for item in items}.values():
        level, reasons = _level(story)
        stories.sum_up(story=story, level=level, reasons=reasons, by=MACHINE, now=now)


def _taught(office: Office, now: datetime) -> Mapping[str, Lesson]:
    """Return what an office taught beside the model of today; what it taught beside an older one is learned anew."""
    lesson_actions.renew(office=office, version=labelling.version(), by=MACHINE, now=now)
    return lessons.lessons_for(office, labelling.version())


def _level(story: Story) -> tuple[str, list[dict[str, object]]]:
    """Return how urgent a story is: by its items' own words, and by how many press outlets carry it within a day."""
    items = list(story_queries.items_of(story))
    labels = [label for item in items for label in item.labels.all() if label.name == "urgency"]
    said = [(label.value, [Reason(r["code"], r["facts"]) for r in label.reasons]) for label in labels]
    press = [(i.hit.article.outlet.key, i.hit.article.published_at) for i in items if _is_press(i)]
    level, reasons = level_of(said, press)
    return level, [reason.as_json() for reason in reasons]


def _is_press(item: StoryItem) -> bool:
    return item.hit.article.outlet.kind == "press"


def _candidate(item: StoryItem):  # type: ignore[no-untyped-def]
    version = versions[latest]
    features = version.Features.from_json(item.features)
    article = item.hit.article
    return version.Candidate(str(article.pk), str(item.story_id), features, article.published_at)


@lru_cache(maxsize=1)
def _background():  # type: ignore[no-untyped-def]
    return versions[latest].Background(shipped.data(backgrounds[latest]))
