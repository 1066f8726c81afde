"""Is it more than usual? Judged on streams whose truth is known, because the tests make them."""

import random
from datetime import date, timedelta
from math import exp

import pytest

from hoiam.core.calendar import TET, parse_year
from hoiam.core.foresee import (
    Almanac,
    Awaited,
    Series,
    back_test,
    burst,
    bursts,
    expected,
    forecast,
)
from hoiam.core.foresee.baseline import unknown
from hoiam.core.foresee.chance import at_least, interval
from hoiam.outside import shipped

FIRST = date(2025, 3, 3)  # a Monday
WEEK = (1.3, 1.2, 1.2, 1.2, 1.1, 0.6, 0.4)
PLAIN = Almanac()


def drawn(rng: random.Random, mean: float) -> int:
    """Return a number of a Poisson distribution."""
    edge, value, product = exp(-mean), 0, rng.random()
    while product > edge:
        value, product = value + 1, product * rng.random()
    return value


def stream(mean: float, days: int, first: date = FIRST, seed: int = 7) -> Series:
    """Return a stream with the rhythm of a week and nothing else in it."""
    rng = random.Random(seed)
    return Series(first, tuple(drawn(rng, mean * WEEK[(first + timedelta(n)).weekday()]) for n in range(days)))


def with_day(series: Series, day: date, count: int) -> Series:
    """Return the series with another count on one day."""
    at = (day - series.first).days
    return Series(series.first, (*series.counts[:at], count, *series.counts[at + 1 :]))


def test_a_day_without_pieces_is_a_zero_and_a_day_outside_is_unknown() -> None:
    series = Series.of({FIRST: 2, FIRST + timedelta(2): 1}, FIRST, FIRST + timedelta(2))
    assert series.counts == (2, 0, 1)
    assert series.on(FIRST + timedelta(1)) == 0
    assert series.on(FIRST - timedelta(1)) is None and series.on(FIRST + timedelta(3)) is None
    assert series.total(FIRST - timedelta(9), FIRST + timedelta(9)) == 3
    assert Series.of({}, FIRST, FIRST - timedelta(1)).counts == ()


def test_the_usual_knows_the_weekday() -> None:
    series = stream(8, 84)
    monday, sunday = (expected(series, FIRST + timedelta(84 + n), PLAIN) for n in (0, 6))
    assert monday and sunday
    assert 8.5 < monday.mean < 12.5 and 2 < sunday.mean < 5.5
    assert monday.low <= monday.mean <= monday.high
    assert [code for code, _facts in monday.reasons] == ["foresee.level", "foresee.weekday"]


def test_nothing_is_usual_before_four_weeks_are_known() -> None:
    series = stream(8, 27)
    assert expected(series, FIRST + timedelta(27), PLAIN) is None
    assert unknown(series, FIRST + timedelta(27), PLAIN) == "short"
    assert forecast(series, FIRST + timedelta(27), PLAIN) is None
    assert burst(with_day(series, FIRST + timedelta(20), 90), FIRST + timedelta(20), PLAIN) is None


def test_a_day_with_three_times_the_usual_is_a_burst_and_says_what_would_be_usual() -> None:
    day = FIRST + timedelta(80)
    series = with_day(stream(5, 90), day, 20)
    found = burst(series, day, PLAIN)
    assert found and found.count == 20 and found.usual.high < 12 and found.chance < 0.005


def test_usual_days_are_seldom_called_a_burst() -> None:
    alarms = sum(
        len(list(bursts(stream(mean, 400, seed=seed), FIRST + timedelta(60), FIRST + timedelta(399), PLAIN)))
        for mean in (0.5, 2, 6)
        for seed in range(4)
    )
    assert alarms <= 12 * 340 * 0.006


def test_two_pieces_are_no_burst_however_quiet_the_place() -> None:
    quiet = Series(FIRST, (0,) * 90)
    day = FIRST + timedelta(80)
    assert burst(with_day(quiet, day, 2), day, PLAIN) is None
    assert burst(with_day(quiet, day, 3), day, PLAIN) is not None


def test_the_storm_of_yesterday_is_not_the_norm_of_today() -> None:
    calm = stream(4, 90)
    stormy = with_day(calm, FIRST + timedelta(88), 80)
    before, after = (expected(series, FIRST + timedelta(90), PLAIN) for series in (calm, stormy))
    assert before and after and after.mean < before.mean * 1.25


def test_an_announced_event_is_no_burst_and_teaches_nothing() -> None:
    days = (FIRST + timedelta(70), FIRST + timedelta(72))
    series = stream(4, 100)
    for n in range(3):
        series = with_day(series, days[0] + timedelta(n), 30)
    festival = Almanac(awaited=(Awaited("Lễ hội mẫu", *days),))
    assert burst(series, days[0], PLAIN) is not None
    assert burst(series, days[0], festival) is None
    assert unknown(series, days[0], festival) == "event"
    usual = expected(series, FIRST + timedelta(99), festival)
    assert usual and usual.mean < 8
    assert [event.name for event in festival.events(days[1])] == ["Lễ hội mẫu"]


def test_tet_is_judged_by_the_tet_before_and_unknown_without_one() -> None:
    first = date(2024, 10, 1)
    tet = (date(2025, 1, 29), date(2026, 2, 17))
    quiet = {day + timedelta(n) for day in tet for n in range(-3, 10)}
    steady = stream(10, 600, first=first)
    counts = tuple(count // 4 if first + timedelta(n) in quiet else count for n, count in enumerate(steady.counts))
    series, almanac = Series(first, counts), Almanac(tet=tet)
    usual = expected(series, date(2026, 2, 18), almanac)
    assert usual and usual.mean < 5
    assert usual.reasons[-1][0] == "foresee.tet"
    assert expected(series, date(2025, 1, 30), almanac) is None
    assert unknown(series, date(2025, 1, 30), almanac) == "tet"
    after = expected(series, date(2026, 3, 2), almanac)  # the quiet of Tết does not pull the weeks after it down
    assert after and after.mean > 9


def test_a_day_off_is_judged_as_a_sunday() -> None:
    series = stream(8, 84)
    monday = FIRST + timedelta(84)
    off = expected(series, monday, Almanac(off={monday: "Ngày nghỉ mẫu"}))
    sunday = expected(series, monday + timedelta(6), PLAIN, asof=monday)
    assert off and sunday and off.mean == pytest.approx(sunday.mean)


def test_a_forecast_holds_about_eight_weeks_of_ten() -> None:
    inside = weeks = 0
    for seed in range(6):
        series = stream(3, 500, seed=seed)
        for start in range(90, 490, 7):
            asof = FIRST + timedelta(start)
            told = forecast(series, asof, PLAIN)
            assert told and told.whole
            weeks += 1
            inside += told.low <= series.total(asof, asof + timedelta(6)) <= told.high
    assert 0.74 <= inside / weeks <= 0.92


def test_a_forecast_says_which_days_it_cannot_tell() -> None:
    asof = FIRST + timedelta(84)
    almanac = Almanac(awaited=(Awaited("Đại hội mẫu", asof + timedelta(2), asof + timedelta(3)),))
    told = forecast(stream(5, 84), asof, almanac)
    assert told and not told.whole
    assert [day is None for day in told.days] == [False, False, True, True, False, False, False]


def test_the_back_test_lets_a_steady_stream_be_foretold_and_hides_what_last_week_tells_better() -> None:
    asof = FIRST + timedelta(400)
    steady = back_test(stream(6, 400), asof, PLAIN)
    assert steady.verdict == "shown" and steady.ratio and steady.ratio < 0.85 and steady.covered > 0.75
    steps = Series(FIRST, tuple(2 + 6 * (n // 7 % 30) for n in range(400)))  # jumps each week: last week knows it best
    assert back_test(steps, asof, PLAIN).verdict == "worse"
    assert back_test(stream(6, 60), FIRST + timedelta(60), PLAIN).verdict == "short"
    assert back_test(Series(FIRST, (0,) * 400), asof, PLAIN).verdict == "quiet"


def test_the_back_test_uses_nothing_of_the_days_that_it_foretells() -> None:
    asof = FIRST + timedelta(365)
    series = stream(5, 400)
    changed = Series(FIRST, (*series.counts[:365], *(99,) * 35))
    assert back_test(series, asof, PLAIN) == back_test(changed, asof, PLAIN)


def test_chance_is_that_of_the_poisson_and_wider_where_counts_spread() -> None:
    assert at_least(0, 3, 3) == 1
    assert at_least(1, 3, 3) == pytest.approx(1 - exp(-3))
    assert at_least(9, 3, 6) > at_least(9, 3, 3)
    assert interval(3, 3, 0.8) == (1, 5)
    assert interval(0, 0, 0.8) == (0, 0)


def test_the_days_of_tet_agree_with_the_tables_of_days_off() -> None:
    known = [parse_year(shipped.text(name)) for name in shipped.names("holidays", ".toml")]
    assert len(known) >= 5
    for year in known:
        named = {row.day for row in year.days if "Nguyên đán" in row.name}
        [first] = [day for day in TET if day.year == year.year]
        weekday = first + timedelta(max(0, 7 - first.weekday()) % 7 if first.weekday() > 4 else 0)
        assert weekday in named  # the table holds no weekends
