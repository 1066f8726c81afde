"""A week of the press for the tests of reports, plans and the press desk: made through actions, like any other."""

from datetime import datetime, timedelta

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Extracted, Label, Match, Placement
from hoiam.desk.articles import actions as articles
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import Report
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources.models import Outlet, Source
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import Story, StoryItem
from hoiam.desk.units.models import Office
from hoiam.desk.watch import actions as watch
from tests import people

OPENED = people.THURSDAY  # Thursday 6 October 2022, 08:00
NOON = OPENED.replace(hour=12)
THREE = OPENED.replace(hour=15)


def outlet(key: str = "bao-mau", kind: str = "press", press_type: str = "electronic") -> Outlet:
    """Return an outlet of the sample press."""
    fields = {"name": f"Báo mẫu {key}", "kind": kind, "press_type": press_type, "sample": True}
    return sources.put_outlet(key=key, legal_basis="Luật Báo chí", by=MACHINE, now=OPENED, **fields)


def source(of: Outlet) -> Source:
    """Return a source of an outlet."""
    return sources.put_source(outlet=of, kind="rss", url=f"https://{of.key}.example/rss", by=MACHINE, now=OPENED)


def item(
    office: Office, of: Source, title: str, at: datetime, kind: str = "complaint", also: str | None = None
) -> StoryItem:
    """Bring one article as far as the inbox: kept, matched, a story of its own, labelled; it may fit another `also`."""
    url = f"https://{of.outlet.key}.example/{title.encode().hex()}"
    page = Extracted(url, title, "", f"{title}. Nội dung bài.", at, None, "", "vi", ())
    kept = articles.keep(source=of, pages=[page], by=MACHINE, now=at)[0]
    match = Match(relevant=True, score=5, places=(), mentions=(), reasons=())
    hit = watch.keep(office=office, found=[(kept.article, match)], by=MACHINE, now=at)[0]
    placement = Placement(None, 0.0, None, (), also=also)
    placed = stories.place(hit=hit, placement=placement, features={}, grouping="v1", by=MACHINE, now=at)
    stories.label(item=placed, labels=[Label("kind", kind, 0.9, ())], by=MACHINE, now=at)
    stories.sum_up(story=placed.story, level="normal", reasons=[], by=MACHINE, now=at)
    return placed


def opened(office: Office, now: datetime = OPENED) -> Report:
    """Open the report of the running week."""
    return reports.open_week(office=office, by=MACHINE, now=now)


def frozen(office: Office, now: datetime = NOON) -> Report:
    """Open and freeze the report of the running week."""
    return reports.freeze(report=opened(office), by=people.SORTER, now=now)


def approved(office: Office) -> Report:
    """Bring the report as far as the office's door."""
    return reports.approve(report=frozen(office), by=people.DIRECTOR, now=NOON + timedelta(hours=1))


def story_of(placed: StoryItem) -> Story:
    """Return the story as the database has it now."""
    return Story.objects.get(pk=placed.story_id)
