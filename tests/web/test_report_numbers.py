"""Each number of each kind of report opens a list of as many things: on the page, one after another, none left out."""

import re
from datetime import timedelta
from typing import Any

import pytest
from lxml import html

from hoiam.core.values.figures import count_in
from hoiam.desk.cases import actions as cases
from hoiam.desk.papers import actions as papers
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import Report, ReportKind
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_directives import confirmed
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
COUNTED = 5  # columns of table I that count: what follows compares with other weeks
OUTLETS = (
    ("bao-ngay", "press", "daily"),
    ("bao-dien-tu", "press", "electronic"),
    ("bao-tuan", "press", "weekly"),
    ("dai-mau", "press", "radio_tv"),
    ("trang-gop", "aggregator", ""),
    ("cong-mau", "official", ""),
    ("trang-nguoi", "public_page", ""),
)


def whole(browser: Any, report: Report) -> html.HtmlElement:
    answer = browser.get(f"/bao-cao/{report.pk}/")
    assert answer.status_code == 200
    return html.fromstring(answer.content.decode())


def opened(browser: Any, address: str) -> int:
    """Return how many things stand in a list, over all its pages, and that its head says so."""
    seen, number = 0, 1
    while True:
        answer = browser.get(f"{address}?trang={number}")
        assert answer.status_code == 200, address
        page = html.fromstring(answer.content.decode())
        said = count_in(page.xpath("string(//h1/small)").strip())
        seen += len(page.xpath("//ul[contains(@class,'items')]/li"))
        if seen >= said:
            assert seen == said, address
            return seen
        number += 1
        assert number < 20, address


def every_number(browser: Any, report: Report) -> int:
    """Follow every number of a report's page; return how many there were."""
    page = whole(browser, report)
    links = page.xpath(f"//a[starts-with(@href, '/bao-cao/{report.pk}/so/')]")
    for link in links:
        words, listed = link.text_content().strip(), opened(browser, link.get("href"))
        if re.fullmatch(r"[\d.]+", words):  # a line of part VIII names what it counted and leads to it
            assert listed == count_in(words), (report.kind, link.get("href"))
        assert listed, link.get("href")
    return len(links)


def a_full_week(house: people.House) -> None:
    for at, (key, kind, appears) in enumerate(OUTLETS):
        of = week.source(week.outlet(key, kind, appears))
        for n in range(6 if kind == "public_page" else 3):
            label = ("positive", "complaint", "")[n % 3] if kind != "public_page" else "complaint"
            week.item(house.office, of, f"Tin {at}{n}", week.OPENED - timedelta(hours=30 + n + at), label)
    for n in range(2):
        told = {"issue": f"Đường hỏng {n}", "place": "thôn 1", "level": "low", "sources": 7}
        papers.hand_in_sheet(
            unit=house.units["mau-dak-ui"], **told, by=people.VERIFIER, now=week.OPENED - timedelta(hours=5 + n)
        )


def test_every_number_of_table_one_opens_its_list(house: people.House, client_for: ClientFor, at: At) -> None:
    a_full_week(house)
    report = week.opened(house.office)
    at(week.NOON - timedelta(hours=1))
    browser = client_for(people.SORTER)
    table = whole(browser, report).xpath("//*[@id='p1']//table")[0]
    rows = table.xpath(".//tbody/tr | .//tfoot/tr")
    assert len(rows) == len(OUTLETS) + 2  # the sheets and the sums
    followed = 0
    for row in rows:
        for cell in row.xpath("./td")[:COUNTED]:
            told = count_in(cell.text_content().strip())
            if not told:
                continue
            where = cell.xpath(".//a/@href")
            assert where, (row.text_content().split(), told)
            assert opened(browser, where[0]) == told, where[0]
            followed += 1
    assert followed > 3 * len(OUTLETS)
    assert every_number(browser, report) >= followed


def test_every_number_of_the_frozen_week_still_opens_its_list(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    a_full_week(house)
    report = week.opened(house.office)
    reports.freeze(report=report, by=people.SORTER, now=week.NOON)
    of = week.source(week.outlet("bao-sau", "press", "electronic"))
    week.item(house.office, of, "Bài đến sau giờ khóa", week.OPENED - timedelta(hours=2))
    at(week.NOON + timedelta(hours=1))
    assert every_number(client_for(people.SORTER), report) > 3 * len(OUTLETS)


@pytest.mark.parametrize("kind", [kind for kind in ReportKind if kind != ReportKind.WEEKLY])
def test_every_number_of_another_kind_opens_its_list(
    house: people.House, client_for: ClientFor, at: At, kind: ReportKind
) -> None:
    story = made.item(house).story
    made.item(house, 2)
    case = made.case(house, story=story)
    case = cases.assign(case=case, lead=house.units["mau-dak-ui"], **by(people.ROUTER, 1))
    later = {"by": people.SORTER, "now": NOW + timedelta(hours=2)}
    match kind:
        case ReportKind.QUICK:
            report = reports.open_quick(office=house.office, case=case, **later)
        case ReportKind.IMPLEMENTATION:
            report = reports.open_tasks(directive=confirmed(house), **later)
        case ReportKind.ADHOC:
            days = {"first": NOW.date() - timedelta(days=9), "last": NOW.date()}
            report = reports.open_adhoc(office=house.office, title="Nước", asked={}, **days, **later)
        case _:
            report = reports.open_period(office=house.office, kind=kind, day=NOW.date(), **later)
    at(NOW + timedelta(hours=3))
    browser = client_for(people.SORTER)
    found = every_number(browser, report)
    assert found or kind == ReportKind.SPEECH  # of a year in which nobody asked
    page = whole(browser, report)
    bare = [
        cell.text_content().strip()
        for cell in page.xpath("//section//td[contains(concat(' ', @class, ' '), ' r ')]")
        if re.fullmatch(r"[1-9][\d.]*", cell.text_content().strip()) and not cell.xpath(".//a")
    ]
    assert not bare, (kind, bare)
