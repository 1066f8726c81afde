"""Ten thousand open cases: pages and reminders cost what a few cost, and every case can still be reached."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.case import State
from hoiam.desk.cases import actions
from hoiam.desk.cases.models import Case, CaseClock, Notice
from hoiam.desk.cases.queries import cases_of
from tests.people import LEADER, ROUTER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor
from tests.writes import by_a_wrong_hand

pytestmark = [pytest.mark.usefixtures("law_loaded"), pytest.mark.slow]
MANY = 10_000
FEW = 60
PAGES = ("/", "/vu-viec/", "/vu-viec/?loc=late", "/vu-viec/?q=thieu+nuoc")


def fill(house: House, case: Case, upto: int) -> None:
    """Put so many more open cases like this one into the office, each with its late clock: straight, for speed."""
    clock = case.clocks.get(what="verify_result", done_at=None)
    first = Case.objects.order_by("-serial").values_list("serial", flat=True)[0] + 1
    with by_a_wrong_hand():
        rows = [
            Case(
                office=house.office,
                year=case.year,
                serial=serial,
                title=f"Thiếu nước ở thôn {serial}",
                state=State.VERIFYING,
                lead=case.lead,
                opened_at=case.opened_at,
                opened_by=case.opened_by,
                folded=f"thieu nuoc o thon {serial}",
            )
            for serial in range(first, upto + 1)
        ]
        made = Case.objects.bulk_create(rows, batch_size=500)
        told = {
            name: getattr(clock, name)
            for name in ("what", "rule", "digest", "policy", "short", "started_at", "ends_at", "due", "started_by")
        }
        CaseClock.objects.bulk_create([CaseClock(case=one, **told) for one in made], batch_size=500)


def cost(browser: Client, address: str) -> tuple[int, int]:
    """Return how many queries a page takes and how many bytes it has."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = browser.get(address)
    assert answer.status_code == 200, address
    return len(asked), len(answer.content)


@pytest.fixture
def case(house: House, at: At) -> Case:
    made = road.verifying(house)
    at(THURSDAY + timedelta(days=40))
    return made


def test_pages_ask_no_more_for_ten_thousand_open_cases_than_for_sixty(
    house: House, case: Case, client_for: ClientFor
) -> None:
    browsers = {who.key: client_for(who) for who in (LEADER, ROUTER, VERIFIER)}
    fill(house, case, FEW)
    few = {(who, page): cost(browser, page) for who, browser in browsers.items() for page in PAGES}
    fill(house, case, MANY)
    for (who, page), (queries, size) in few.items():
        now, bytes_now = cost(browsers[who], page)
        assert now <= queries + 3, (who, page, queries, now)
        assert bytes_now < 2 * size + 20_000, (who, page, size, bytes_now)


def test_every_one_of_them_is_in_the_list_and_the_oldest_opens(house: House, case: Case, client_for: ClientFor) -> None:
    fill(house, case, MANY)
    assert cases_of(house.office, ROUTER).count() == MANY
    browser = client_for(ROUTER)
    shown = browser.get("/vu-viec/").content.decode()
    assert "10.000" in shown
    assert browser.get(f"/vu-viec/{case.number}/").status_code == 200
    assert f"VV-{case.year}-{MANY}" in shown


def test_reminding_of_them_goes_in_spans_and_tells_each_once(house: House, case: Case) -> None:
    fill(house, case, 1_000)
    now, last, spans = THURSDAY + timedelta(days=40), 0, 0
    while True:
        with CaptureQueriesContext(connection) as asked:
            last = actions.remind_due(office=house.office, by=MACHINE, now=now, after=last)
        spans += 1
        assert len(asked) < 200 * 8
        if not last:
            break
    assert spans == 6
    before = Notice.objects.filter(code__startswith="notice.clock").count()
    assert Notice.objects.filter(code__startswith="notice.clock").values("case").distinct().count() == 1_000
    while last := actions.remind_due(office=house.office, by=MACHINE, now=now + timedelta(minutes=10), after=last):
        pass
    assert Notice.objects.filter(code__startswith="notice.clock").count() == before
