"""A corrected rule or table of days off: the open cases that it touches are listed, and a person decides."""

from datetime import date, datetime

import pytest

from hoiam.core.calendar import DayOff, Year, as_toml, parse_year
from hoiam.core.compose.store import unpack
from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.law import Due
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import CaseClock, ClockReview
from hoiam.desk.jobs.models import Job
from hoiam.desk.law import actions as law
from hoiam.desk.law import queries as law_queries
from hoiam.desk.law.models import HolidayText, LawText
from hoiam.run.setup import furnish
from hoiam.run.steps import lawful
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import HANOI, House

WHY = "Đã đối chiếu Công báo ngày 01/10"


def clock(house: House, received: str = "2022-09-09 10:00") -> CaseClock:
    """Return a running clock of 30 days: it ends with Monday 10 October 2022."""
    at = datetime.fromisoformat(received).replace(tzinfo=HANOI)
    case = made.case(house, now=at)
    cases.stop_clocks(case=case, whats=None, by=MACHINE, now=at)
    return cases.start_clock(case=case, what="answer", at=at, rule="L103-2016.39.1", by=people.CLERK, now=at)


def correct(was: str, now: str, minutes: int = 600) -> None:
    """Load a corrected reading of the press law, as an officer would, and let the machine ask."""
    text = LawText.objects.get(key="L103-2016", replaced_at__isnull=True).text
    assert was in text
    law.load(texts={"L103-2016": text.replace(was, now)}, **by(people.ROUTER, minutes))
    look()


def look() -> None:
    """Run the job that a correction queues."""
    lawful.ask_again({}, later(601), None)  # type: ignore[arg-type]


def day_off(day: date) -> None:
    """Load a table of 2022 with one more day off."""
    held = parse_year(HolidayText.objects.get(year=2022, replaced_at__isnull=True).text)
    days = sorted((*held.days, DayOff(day, "Nghỉ thêm")), key=lambda row: row.day)
    year = Year(2022, "Thông báo thử", tuple(days))
    law.load_holidays(texts={2022: as_toml(year)}, **by(people.ROUTER, 600))
    look()


def asked(house: House) -> list[ClockReview]:
    """Return what a person is asked."""
    return list(queries.reviews(house.office, people.ROUTER))


def test_a_correction_queues_the_job_that_looks_for_touched_clocks(house: House) -> None:
    law.load(
        texts={"x": LawText.objects.get(key="L103-2016").text.replace("n = 30", "n = 20")}, **by(people.ROUTER, 600)
    )
    assert Job.objects.filter(kind="law.changed").exists()


def test_a_corrected_rule_lists_the_open_case_and_changes_no_date(house: House) -> None:
    running = clock(house)
    before = running.ends_at
    correct("n = 30", "n = 20")
    (review,) = asked(house)
    assert (review.clock, review.cause) == (running, "rule")
    assert unpack(Due, review.due).due == date(2022, 9, 29)
    running.refresh_from_db()
    assert running.ends_at == before


def test_a_day_off_that_moves_the_date_is_asked_and_one_that_does_not_is_not(house: House) -> None:
    clock(house)
    day_off(date(2022, 9, 20))  # inside a count of calendar days: nothing moves
    assert asked(house) == []
    day_off(date(2022, 10, 10))  # the last day
    (review,) = asked(house)
    assert review.cause == "days"
    assert review.ends_at == datetime(2022, 10, 12, tzinfo=HANOI)


def test_a_rule_that_is_gone_can_only_keep_its_date(house: House) -> None:
    running = clock(house)
    correct('id = "L103-2016.39.1"\n', 'id = "L103-2016.39.1"\nrecorded_to = 2022-10-06\n')
    (review,) = asked(house)
    assert (review.cause, review.due) == ("gone", None)
    with pytest.raises(MoveDenied):
        cases.review_clock(review=review, renew=True, reason=WHY, **by(people.ROUTER, 700))
    cases.review_clock(review=review, renew=False, reason=WHY, **by(people.ROUTER, 701))
    running.refresh_from_db()
    assert running.ends_at == datetime(2022, 10, 11, tzinfo=HANOI)


def test_renewing_takes_the_new_count_and_writes_who_and_why(house: House) -> None:
    running = clock(house)
    correct("n = 30", "n = 20")
    (review,) = asked(house)
    cases.review_clock(review=review, renew=True, reason=WHY, **by(people.ROUTER, 700))
    running.refresh_from_db()
    present = law_queries.rule("L103-2016.39.1", date(2022, 9, 9))
    assert (running.ends_at, running.digest) == (datetime(2022, 9, 30, tzinfo=HANOI), present.digest)
    line = AuditEvent.objects.latest("id")
    assert (line.verb, line.actor_key, line.facts["reason"]) == ("clock.renew", people.ROUTER.key, WHY)
    assert asked(house) == []
    look()
    assert asked(house) == []


def test_what_was_kept_is_not_asked_again_until_the_rule_is_corrected_anew(house: House) -> None:
    clock(house)
    correct("n = 30", "n = 20")
    cases.review_clock(review=asked(house)[0], renew=False, reason=WHY, **by(people.ROUTER, 700))
    look()
    assert asked(house) == []
    correct("n = 20", "n = 25", 800)
    assert len(asked(house)) == 1


def test_a_question_that_nothing_supports_any_more_is_taken_back(house: House) -> None:
    clock(house)
    correct("n = 30", "n = 20")
    correct("n = 20", "n = 30", 700)
    assert asked(house) == []


def test_only_those_who_close_cases_decide_and_only_once(house: House) -> None:
    clock(house)
    correct("n = 30", "n = 20")
    (review,) = asked(house)
    with pytest.raises(Refused):
        cases.review_clock(review=review, renew=True, reason=WHY, **by(people.SORTER, 700))
    with pytest.raises(Refused):
        cases.review_clock(review=review, renew=True, reason="vì thế", **by(people.ROUTER, 700))
    cases.review_clock(review=review, renew=True, reason=WHY, **by(people.ROUTER, 701))
    with pytest.raises(MoveDenied):
        cases.review_clock(review=review, renew=False, reason=WHY, **by(people.SECOND_EYES, 702))


def test_a_done_clock_and_a_stranger_are_not_asked(house: House) -> None:
    running = clock(house)
    cases.stop_clocks(case=running.case, whats=None, **by(MACHINE, 1))
    correct("n = 30", "n = 20")
    assert asked(house) == []
    assert not queries.reviews(people.settle_other().office, people.ROUTER).exists()


def test_what_the_package_ships_never_undoes_an_offices_correction(house: House) -> None:
    correct("n = 30", "n = 20")
    day_off(date(2022, 10, 10))
    furnish(later(900))
    assert "n = 20" in LawText.objects.get(key="L103-2016", replaced_at__isnull=True).text
    assert "Nghỉ thêm" in HolidayText.objects.get(year=2022, replaced_at__isnull=True).text
    assert HolidayText.objects.filter(year=2022).count() == 2  # the shipped table stays readable
