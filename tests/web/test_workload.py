"""Who gives a case out sees beside each unit how much it has on its desk, whether a script runs or not."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.workload import Load, workload
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.people import ROUTER, THURSDAY, House
from tests.web.conftest import At, ClientFor
from tests.web.test_many_cases import fill

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
LATER = THURSDAY + timedelta(days=40)


def test_the_form_tells_the_open_and_the_late_cases_of_each_unit(house: House, client_for: ClientFor, at: At) -> None:
    asked = made.case(house)
    made.verifying(house), made.verifying(house)
    made.concluded(house, Verdict.UNKNOWN)
    gone = made.case(house)
    cases.dismiss(case=gone, reason="Ngoài địa bàn", **by(people.SORTER, 1))
    at(THURSDAY + timedelta(hours=1))
    page = client_for(ROUTER).get(f"/vu-viec/{asked.number}/giao/").content.decode()
    assert "UBND xã Đăk Ui (đang chủ trì 3 vụ việc)" in page
    assert "UBND xã Đăk Mar (chưa chủ trì vụ việc nào)" in page
    at(LATER)
    page = client_for(ROUTER).get(f"/vu-viec/{asked.number}/giao/").content.decode()
    assert "UBND xã Đăk Ui (đang chủ trì 3 vụ việc, 2 vụ việc chậm)" in page


def test_what_the_press_owes_and_what_another_office_has_is_nobodys_load_here(house: House) -> None:
    case = made.verifying(house)
    cases.stop_clocks(case=case, whats=None, **by(MACHINE, 5))
    cases.start_clock(case=case, what="press_reply", at=THURSDAY, rule="L103-2016.42.5.a", **by(MACHINE, 5))
    other = people.settle_other()
    unit = house.units["mau-dak-ui"].pk
    assert workload(house.office, LATER) == {unit: Load(1, 0)}
    assert workload(other.office, LATER) == {}


def test_to_pass_the_offices_own_goal_is_not_to_be_late(house: House) -> None:
    case = made.verifying(house)
    cases.stop_clocks(case=case, whats=None, **by(MACHINE, 5))
    cases.start_clock(case=case, what="answer_goal", at=THURSDAY, rule="POLICY.answer_newspaper", **by(MACHINE, 5))
    assert workload(house.office, LATER) == {house.units["mau-dak-ui"].pk: Load(1, 0)}


def test_it_takes_two_questions_however_many_cases_there_are(house: House) -> None:
    case = made.verifying(house)
    for upto in (5, 60):
        fill(house, case, upto)
        with CaptureQueriesContext(connection) as asked:
            load = workload(house.office, LATER)
        assert len(asked) == 2
        assert load == {house.units["mau-dak-ui"].pk: Load(upto, upto)}
