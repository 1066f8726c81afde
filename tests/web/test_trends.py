"""Trends on the screen: what is usual, what sticks out, what is foretold only when it has proved itself."""

from datetime import timedelta

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions as articles
from hoiam.desk.stories import actions as stories
from hoiam.desk.trends import actions as trends
from hoiam.desk.trends.models import AwaitedEvent
from hoiam.desk.watch import actions as watch
from tests.desk import made
from tests.people import LEADER, SORTER, STRANGER, THURSDAY, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
HOME = "/bao-cao/xu-huong/"
DAY = timedelta(days=1)
EVENT = {"name": "Lễ hội mẫu", "first": "2022-10-20", "last": "2022-10-22"}


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def keep(house: House, counts: list[int]) -> None:
    """Keep so many pieces on each of the days that end yesterday; all of one story, as one job of the road does."""
    made.listening(house, len(counts))
    pages = []
    for back, count in enumerate(reversed(counts), start=1):
        for n in range(count):
            day = THURSDAY - back * DAY + timedelta(minutes=n)
            pages.append(made.page(back * 100 + n, title=f"Bài {back} {n} ở Đăk Ui", published_at=day))
    kept = articles.keep(source=made.source(), pages=pages, by=MACHINE, now=THURSDAY)
    hits = watch.keep(
        office=house.office, found=[(one.article, made.found()) for one in kept], by=MACHINE, now=THURSDAY
    )
    first = made.item(house, 99999, published_at=THURSDAY - timedelta(days=700))
    for hit in hits:
        placement = made.Placement(str(first.story.pk), 1.0, None, (made.why("group.alone"),))
        stories.place(hit=hit, placement=placement, features={}, grouping="v1", by=MACHINE, now=THURSDAY)


def test_a_quiet_office_is_told_what_is_missing_and_foretold_nothing(house: House, client_for: ClientFor) -> None:
    made.item(house, 1, published_at=THURSDAY - DAY)
    page = client_for(LEADER).get(HOME)
    assert page.context["week"].sign == "unknown"
    assert page.context["coming"].told is None
    assert "Không dự báo." in page.content.decode()


def test_a_day_that_sticks_out_is_named_and_opens_its_pieces(house: House, client_for: ClientFor) -> None:
    keep(house, [1, 0, 1, 2, 1, 0, 1] * 8 + [1, 0, 1, 12, 1, 0, 1])
    browser = client_for(LEADER)
    page = browser.get(HOME)
    [bar] = page.context["chart"].bursts
    assert (bar.count, bar.day) == (12, (THURSDAY - 4 * DAY).date())
    assert page.context["week"].sign == "more"
    assert [line.key for line in page.context["striking"]] == ["environment", "xa-dak-ui-2022"]
    listed = browser.get(bar.url)
    assert listed.context["page"].paginator.count == 12
    assert "Bài 4 0 ở Đăk Ui" in listed.content.decode()
    assert browser.get(page.context["fields"][0].url).context["page"].paginator.count == 16


def test_the_line_of_what_nobody_could_label_opens_itself(house: House, client_for: ClientFor) -> None:
    made.listening(house, 40)
    unsure = made.item(house, 1, published_at=THURSDAY - DAY)
    made.item(house, 2, published_at=THURSDAY - DAY)
    label = made.Label("field", "", 0.4, ())
    stories.label(item=unsure, labels=[label], by=MACHINE, now=THURSDAY)
    stories.sum_up(story=unsure.story, level="high", reasons=[], by=MACHINE, now=THURSDAY)
    browser = client_for(LEADER)
    [line] = [line for line in browser.get(HOME).context["fields"] if line.key == ""]
    assert browser.get(HOME + line.look).context["week"].count == 1
    assert browser.get(line.url).context["page"].paginator.count == 1


def test_an_announced_event_takes_the_alarm_away(house: House, client_for: ClientFor) -> None:
    keep(house, [1, 0, 1, 2, 1, 0, 1] * 8 + [1, 0, 1, 12, 1, 0, 1])
    browser = client_for(SORTER)
    day = (THURSDAY - 4 * DAY).date().isoformat()
    browser.post(f"{HOME}su-kien/", {**EVENT, "first": day, "last": day})
    assert browser.get(HOME).context["chart"].bursts == []


def test_a_forecast_is_shown_only_where_the_back_test_lets_it(house: House, client_for: ClientFor) -> None:
    keep(house, [3, 1, 2, 0, 2, 0, 0, 1, 3, 0, 2, 1, 0, 0, 2, 2, 3, 0, 0, 1, 0] * 8)
    browser = client_for(LEADER)
    page = browser.get(HOME)
    assert page.context["coming"].tested.verdict == "shown"
    told = page.context["coming"].told
    assert told.low <= told.mean <= told.high
    tested = browser.get(f"{HOME}kiem-tra/")
    rows = {str(row.name): row.found for row in tested.context["rows"]}
    assert rows["Tất cả"] == page.context["coming"].tested
    assert "được hiển thị" in tested.content.decode()


def test_a_field_or_a_place_is_looked_at_by_itself(house: House, client_for: ClientFor) -> None:
    keep(house, [1, 2, 0, 1, 1, 0, 1] * 5)
    browser = client_for(LEADER)
    assert browser.get(HOME, {"linh-vuc": "environment", "tuan": "4"}).context["week"].count == 6
    assert browser.get(HOME, {"linh-vuc": "health"}).context["week"].count == 0
    assert browser.get(HOME, {"dia-ban": "xa-dak-ui-2022", "tuan": "52"}).context["chart"].by_week
    assert browser.get(HOME, {"linh-vuc": "<script>", "tuan": "9999999"}).context["asked"].weeks == 13


@pytest.mark.parametrize(
    "query",
    [
        "",
        "tu=2022-10-05",
        "tu=2022-10-05&den=2022-10-01",
        "tu=x&den=y",
        "tu=9999-12-31&den=9999-12-31",
        "tu=0001-01-01&den=0001-01-02",
    ],
)
def test_a_list_without_right_days_is_not_found(query: str, house: House, client_for: ClientFor) -> None:
    assert client_for(LEADER).get(f"{HOME}bai/?{query}").status_code == 404


def test_an_event_is_written_down_and_taken_back(house: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    assert browser.get(f"{HOME}su-kien/").status_code == 200
    assert not AwaitedEvent.objects.exists()
    browser.post(f"{HOME}su-kien/", EVENT)
    event = AwaitedEvent.objects.get()
    assert "Lễ hội mẫu" in browser.get(HOME).content.decode()
    assert browser.get(f"{HOME}su-kien/{event.pk}/bo/").status_code == 405
    browser.post(f"{HOME}su-kien/{event.pk}/bo/")
    assert "Lễ hội mẫu" not in browser.get(HOME).content.decode()


def test_a_leader_reads_and_does_not_write_events(house: House, client_for: ClientFor) -> None:
    browser = client_for(LEADER)
    answer = browser.post(f"{HOME}su-kien/", EVENT)
    assert answer.status_code == 422 and "không ghi sự kiện" in answer.content.decode()
    assert not AwaitedEvent.objects.exists()


def test_a_stranger_finds_no_trends(house: House, client_for: ClientFor) -> None:
    event = made_event(house)
    stranger = client_for(STRANGER)
    for path in ("", "bai/?tu=2022-10-01&den=2022-10-02", "kiem-tra/", "su-kien/"):
        assert stranger.get(HOME + path).status_code == 403
    assert stranger.post(f"{HOME}su-kien/{event.pk}/bo/").status_code == 403


def made_event(house: House) -> AwaitedEvent:
    day = THURSDAY.date()
    return trends.announce(office=house.office, name="Lễ hội", first=day, last=day, by=SORTER, now=THURSDAY)
