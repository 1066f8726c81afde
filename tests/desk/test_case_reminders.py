"""A term is told before it ends, in working time, once for each step; what stays late goes up to the next level."""

from datetime import datetime, timedelta

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, CaseClock, Notice
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.people import HANOI, House


def look(house: House, at: datetime) -> None:
    cases.remind_due(office=house.office, by=MACHINE, now=at)


def told(case: Case) -> list[tuple[str, str]]:
    """Return what was told about the dates of a case: the code, and the unit or role it was for."""
    rows = Notice.objects.filter(case=case, code__startswith="notice.clock.").order_by("id")
    return [(one.code.removeprefix("notice.clock."), one.unit.key if one.unit else one.role) for one in rows]


@pytest.fixture
def case(house: House) -> Case:
    """Return a case that the commune was given on Thursday 6 October and verifies."""
    return made.verifying(house)


def clock(case: Case) -> CaseClock:
    return case.clocks.get(what="verify_result", done_at=None)


def hour(day: datetime, at: int) -> datetime:
    return day.astimezone(HANOI).replace(hour=at, minute=0, second=0, microsecond=0)


def test_the_unit_is_told_before_and_after_the_date_and_then_the_next_levels(house: House, case: Case) -> None:
    ends = clock(case).ends_at
    assert ends
    last = ends - timedelta(minutes=1)
    day_before = hour(last - timedelta(days=1), 9)
    look(house, day_before)
    look(house, day_before + timedelta(minutes=10))  # not twice
    first = told(case)
    assert first and set(first) == {("soon", "mau-dak-ui")}
    late = ends
    while len(told(case)) == len(first) or clock(case).reminded != "after":
        late += timedelta(hours=1)
        look(house, late)
    assert [one for one in told(case) if one[0] == "late"] == [("late", "mau-dak-ui"), ("late", "VAN_PHONG")]
    while clock(case).reminded != "up":
        late += timedelta(hours=1)
        look(house, late)
    assert late - ends > timedelta(days=1)
    ups = {who for code, who in told(case) if code == "up"}
    assert ups == {"mau-dak-ui", "VAN_PHONG", "CHU_TICH", "PCT"}
    before = len(told(case))
    look(house, late + timedelta(days=7))
    assert len(told(case)) == before


@pytest.mark.parametrize("moment", ["2022-10-08T10:00", "2022-10-07T22:00", "2022-10-07T05:00"])
def test_nobody_is_told_at_night_or_on_a_day_off(house: House, case: Case, moment: str) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=HANOI)
    assert clock(case).reminded == ""
    look(house, now)
    assert told(case) == []


def test_a_case_without_a_unit_is_the_secretariats_and_what_is_done_is_told_no_more(house: House) -> None:
    waiting = made.case(house)
    ends = waiting.clocks.get(what="assign").ends_at
    assert ends
    now = ends
    while not told(waiting):
        now += timedelta(hours=1)
        look(house, now)
    assert told(waiting) == [("late", "VAN_PHONG")]
    done = made.concluded(house, Verdict.TRUE, article=made.article(77))
    assert not queries.late(house.office, now).filter(case=done, what="verify_result").exists()
    assert not [one for one in told(done) if one[0] != "soon"]


def test_a_frozen_office_reminds_nobody(house: House, case: Case) -> None:
    ends = clock(case).ends_at
    assert ends
    units.freeze_office(office=house.office, by=people.MACHINE, now=made.NOW)
    house.office.refresh_from_db()
    look(house, hour(ends + timedelta(days=7), 9))
    assert told(case) == []


def test_the_words_name_the_last_day_and_what_is_late(house: House, case: Case) -> None:
    from hoiam.desk.cases.words import notice

    facts = {"clock": "verify_result", "ends_at": "2022-10-20T17:00:00+00:00"}  # midnight in Hanoi
    assert notice("notice.clock.late", facts) == "Đã quá hạn 20/10/2022: Có kết quả xác minh."
    facts["ends_at"] = "2022-10-20T08:30:00+00:00"
    assert "15:30 20/10/2022" in notice("notice.clock.soon", facts)
