"""A report that nobody has approved opens to who writes, approves or receives it and to its unit only."""

from datetime import timedelta

import pytest

from hoiam.core.values.actor import Role
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports import queries, roles
from hoiam.desk.reports.models import Report, ReportKind
from tests import people
from tests.people import CLERK, DIRECTOR, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web import week
from tests.web.conftest import At, ClientFor
from tests.web.test_quick_reports_of_units import HEAD, OTHER, led
from tests.web.test_roles import CAST

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
ADMIN = people.actor("quan-tri-mau", Role.QUAN_TRI)
READERS = {Role.CHU_TICH, Role.PCT, Role.VAN_PHONG, Role.PHONG_VHTT, Role.TRUNG_TAM}


@pytest.fixture(autouse=True)
def _then(at: At) -> None:
    at(THURSDAY + timedelta(hours=1))


def test_a_draft_of_the_week_is_closed_to_who_keeps_accounts_and_to_other_units(
    house: House, client_for: ClientFor
) -> None:
    report = week.opened(house.office)
    for ending in ("", "viet/"):
        for who, status in ((ADMIN, 404), (VERIFIER, 404), (CLERK, 404), (SORTER, 200), (ROUTER, 200), (LEADER, 200)):
            assert client_for(who).get(f"/bao-cao/{report.pk}/{ending}").status_code == status, (ending, who.key)
    listed = client_for(ADMIN).get("/bao-cao/").content.decode()
    assert f"/bao-cao/{report.pk}/" not in listed and "Dự thảo chỉ mở cho người soạn" in listed
    assert f'href="/bao-cao/{report.pk}/' not in client_for(ADMIN).get("/").content.decode()


def test_what_is_approved_opens_to_the_office(house: House, client_for: ClientFor) -> None:
    told = {"office": house.office, "kind": ReportKind.MONTHLY, "day": (THURSDAY - timedelta(days=30)).date()}
    report = reports.freeze(report=reports.open_period(**told, by=SORTER, now=THURSDAY), by=SORTER, now=THURSDAY)
    assert client_for(CLERK).get(f"/bao-cao/{report.pk}/").status_code == 404
    reports.approve(report=report, by=DIRECTOR, now=THURSDAY)
    assert client_for(CLERK).get(f"/bao-cao/{report.pk}/").status_code == 200


def test_a_units_own_draft_opens_to_the_unit_and_to_no_other(house: House, client_for: ClientFor) -> None:
    client_for(VERIFIER).post("/bao-cao/lap/nhanh/", {"case": led(house).pk})
    report = Report.objects.get()
    for who, opens in ((VERIFIER, True), (HEAD, True), (ROUTER, True), (OTHER, False), (ADMIN, False)):
        assert (report in queries.seen(house.office, who)) == roles.may_read(report, who) == opens, who.key


def test_the_condition_of_the_database_says_the_same_as_the_rule(house: House) -> None:
    report = week.opened(house.office)
    opened = {name for name, who in CAST.items() if report in queries.seen(house.office, who)}
    assert opened == {name for name, who in CAST.items() if roles.may_read(report, who)} == {r.value for r in READERS}
