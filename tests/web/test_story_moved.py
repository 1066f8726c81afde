"""A story in a report and in a case is merged, taken apart and put back: all of it still opens (TA #323)."""

import re
from datetime import timedelta

import pytest

from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.reports.models import Report
from hoiam.desk.stories.models import Story, StoryItem
from tests import people
from tests.people import SORTER
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]


@pytest.fixture
def told(house: people.House, at: At) -> tuple[Report, Case, list[StoryItem]]:
    """A frozen report that counts three stories, the first of which has a case."""
    at(week.THREE)
    source = week.source(week.outlet())
    items = [
        week.item(house.office, source, f"Đường thôn {n} lầy lội", week.OPENED - timedelta(days=1)) for n in (7, 8, 9)
    ]
    case = cases.open_case(office=house.office, title="Đường thôn 7", story=items[0].story, by=SORTER, now=week.OPENED)
    return week.frozen(house.office), case, items


def everything_opens(browser, report: Report, case: Case, stories: list[int]) -> dict[str, list[str]]:
    """Open each page that shows one of the stories; return what the numbers of the report list."""
    for number in stories:
        assert browser.get(f"/tin/{number}/", follow=True).status_code == 200
    page = browser.get(f"/vu-viec/{case.number}/")
    assert page.status_code == 200 and case.title in page.content.decode()
    shown = browser.get(f"/bao-cao/{report.pk}/")
    assert shown.status_code == 200
    listed = {}
    for key in sorted(set(re.findall(rf"/bao-cao/{report.pk}/so/([^/]+)/", shown.content.decode()))):
        one = browser.get(f"/bao-cao/{report.pk}/so/{key}/")
        assert one.status_code == 200
        listed[key] = sorted(title for title in ("thôn 7", "thôn 8", "thôn 9") if title in one.content.decode())
    assert browser.get(f"/bao-cao/{report.pk}/in/").status_code == 200
    return listed


def main(browser, report: Report) -> str:
    """Return the report's page without the masthead, whose counts follow the inbox."""
    return browser.get(f"/bao-cao/{report.pk}/").content.decode().partition("<h1")[2].partition("csrfmiddleware")[0]


def test_merging_splitting_and_taking_back_leave_the_report_and_the_case_whole(
    house: people.House, client_for: ClientFor, told: tuple[Report, Case, list[StoryItem]]
) -> None:
    report, case, (first, second, third) = told
    browser, stories = client_for(SORTER), [item.story_id for item in (first, second, third)]
    before = everything_opens(browser, report, case, stories)
    assert any(len(titles) == 3 for titles in before.values()), "a number lists the three stories"
    numbers = main(browser, report)

    browser.post("/tin/nhieu-tin/", {"chosen": stories, "do": "merge"})
    assert Story.objects.filter(merged_into__isnull=True).count() == 1
    assert everything_opens(browser, report, case, stories) == before
    assert browser.get(f"/tin/{second.story_id}/").headers["Location"].endswith(f"/tin/{first.story_id}/")

    browser.post(f"/tin/{first.story_id}/bai/{third.pk}/tach/")
    third.refresh_from_db()
    assert third.story_id not in stories
    assert everything_opens(browser, report, case, [*stories, third.story_id]) == before

    browser.post(f"/tin/{stories[1]}/bo-gop/")
    second.refresh_from_db()
    assert second.story_id == stories[1]
    assert everything_opens(browser, report, case, [*stories, third.story_id]) == before
    assert main(browser, report) == numbers
    case.refresh_from_db()
    assert case.story_id == first.story_id
