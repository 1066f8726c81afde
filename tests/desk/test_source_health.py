"""A source has a rhythm of its own: it is looked at by it, and its silence is told by it. No clock can stall it."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

import pytest

from hoiam.core.calendar.zone import VIETNAM
from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.law import actions as law
from hoiam.desk.sources import actions, queries, rhythm
from hoiam.desk.sources.models import Host, Look, Source
from hoiam.desk.sources.social import is_social
from hoiam.outside import shipped
from tests.desk import made
from tests.desk.made import NOW, by, later

pytestmark = pytest.mark.django_db
MORNING = datetime(2022, 10, 5, 6, tzinfo=VIETNAM)
SEEN = {"etag": "", "last_modified": ""}


def hourly(count: int, start: datetime = MORNING) -> list[datetime]:
    return [start + timedelta(hours=n) for n in range(count)]


def fresh(source: Source) -> Source:
    source.refresh_from_db()
    return source


def read(source: Source, at: datetime, **told: object) -> Source:
    actions.note_success(source=fresh(source), **{"new_items": 0, "listed": 3, **SEEN, **told}, by=MACHINE, now=at)
    return fresh(source)


def test_who_writes_every_hour_is_silent_after_three() -> None:
    dates = hourly(10)
    source = read(made.source(), dates[-1], dates=dates)
    assert source.rhythm == 3600
    assert source.silent_after == dates[-1] + timedelta(hours=3)
    assert not queries.is_silent(source, dates[-1] + timedelta(hours=2, minutes=59))
    assert queries.is_silent(source, dates[-1] + timedelta(hours=3))
    assert list(queries.alarming(dates[-1] + timedelta(hours=3))) == [source]


def test_the_night_is_no_silence() -> None:
    dates = hourly(17)  # 06:00 to 22:00
    source = read(made.source(), dates[-1], dates=dates)
    assert source.silent_after == datetime(2022, 10, 6, 9, tzinfo=VIETNAM)


def office_hours(first: datetime, days: int, closed: Collection[int] = (5, 6)) -> list[datetime]:
    """Return an item an hour from seven to five, on the weekdays that are not closed."""
    days_ = (first + timedelta(days=n) for n in range(days))
    return [day.replace(hour=hour) for day in days_ if day.weekday() not in closed for hour in range(7, 18)]


def test_an_outage_seen_once_hides_no_second_one() -> None:
    before = office_hours(MORNING, 5, closed=())
    after = office_hours(MORNING + timedelta(days=8), 5, closed=())  # nothing for three days in between
    source = read(made.source(), after[-1], dates=[*before, *after])
    assert source.rhythm == 3600
    assert source.silent_after == (after[-1] + timedelta(days=1)).replace(hour=10)  # three hours of its next morning


def test_a_long_outage_is_one_gap_however_many_days_it_has() -> None:
    first, again = hourly(12), hourly(3, MORNING + timedelta(days=40))
    source = read(made.source(), again[-1], dates=[*first, *again])
    assert source.rhythm == 3600
    assert source.silent_after == again[-1] + timedelta(hours=3)


def test_a_night_and_a_weekend_that_come_again_are_no_alarm() -> None:
    monday = datetime(2022, 10, 10, 6, tzinfo=VIETNAM)
    dates = office_hours(monday, 19)  # three weeks of an office, until a Friday evening
    assert dates[-1] == datetime(2022, 10, 28, 17, tzinfo=VIETNAM)
    source = read(made.source(), dates[-1], dates=dates)
    assert not queries.is_silent(source, datetime(2022, 10, 31, 9, 59, tzinfo=VIETNAM))
    assert queries.is_silent(source, datetime(2022, 10, 31, 10, tzinfo=VIETNAM))


def test_a_week_off_for_tet_is_no_alarm_and_excuses_none_later() -> None:
    texts = {2023: shipped.text("holidays/2023.toml")}
    law.load_holidays(texts=texts, **by(MACHINE))
    eve = office_hours(datetime(2023, 1, 9, 6, tzinfo=VIETNAM), 11, closed=())  # the last day before Tết
    source = read(made.source(), eve[-1], dates=eve)
    assert eve[-1].date() == date(2023, 1, 19)
    assert not queries.is_silent(source, datetime(2023, 1, 27, 7, tzinfo=VIETNAM))
    back = office_hours(datetime(2023, 1, 27, 6, tzinfo=VIETNAM), 6, closed=())
    source = read(source, back[-1], dates=back)
    assert source.silent_after == (back[-1] + timedelta(days=1)).replace(hour=10)


def test_too_few_items_have_no_rhythm_and_fourteen_days() -> None:
    source = read(made.source(), NOW, dates=hourly(3))
    assert (source.rhythm, source.silent_after) == (None, NOW + timedelta(days=14))  # old stock is no silence
    source = read(source, later(60 * 24 * 14))
    assert queries.silence(source, later(60 * 24 * 14)) == "source.silent_long"
    back = later(60 * 24 * 15)
    assert read(source, back, dates=[back]).silent_after == back + timedelta(days=14)


def test_a_date_to_come_counts_as_now() -> None:
    assert rhythm.pulse([], [NOW + timedelta(days=900)], NOW) == [int(NOW.timestamp())]


def test_a_list_without_dates_is_told_by_what_was_new_after_its_first_look() -> None:
    source = made.source()
    for hour in range(8):
        source = read(source, MORNING + timedelta(hours=hour), new_items=1)
    assert len(source.pulse) == 7  # what the first look found was old stock
    assert source.rhythm == 3600


def test_the_interval_follows_the_rhythm_within_its_bounds() -> None:
    source = made.source(every=600, most_every=3600)
    assert queries.pause(source) == timedelta(minutes=10)  # nothing is known yet
    assert queries.pause(read(source, MORNING + timedelta(hours=9), dates=hourly(10))) == timedelta(minutes=30)
    lazy = [MORNING + timedelta(days=n) for n in range(10)]
    slow = read(made.source(url="http://127.0.0.1/2", every=600, most_every=3600), lazy[-1], dates=lazy)
    assert queries.pause(slow) == timedelta(hours=1)


def test_what_the_server_asked_for_is_obeyed_and_bounded() -> None:
    source = made.source(every=600)
    actions.note_failure(source=source, error="http.429", retry_after=7200, **by(MACHINE))
    assert queries.due(later(119)) == []
    assert queries.due(later(120)) == [source]
    actions.note_failure(source=source, error="http.503", retry_after=10.0**9, **by(MACHINE))
    assert queries.due(later(24 * 60)) == [source]


@pytest.mark.parametrize("hours", [2, 24 * 400])
def test_a_clock_that_was_ahead_stalls_nothing_and_storms_nothing(hours: int) -> None:
    source = read(made.source(every=600), later(60 * hours))
    assert queries.due(NOW) == [source]  # set back: looked at once,
    source = read(source, NOW)
    assert queries.due(later(9)) == []  # and then at its own pace
    assert queries.due(later(60 * hours)) == [source]


def test_a_bell_and_a_job_of_a_clock_that_was_ahead_do_not_wait_for_it() -> None:
    ahead = NOW + timedelta(days=400)
    minute = timedelta(minutes=1)
    assert jobs.tick(name="sources.look", every=minute, by=MACHINE, now=ahead)
    assert jobs.tick(name="sources.look", every=minute, by=MACHINE, now=NOW)
    assert not jobs.tick(name="sources.look", every=minute, by=MACHINE, now=NOW)
    jobs.enqueue(kind="source.look", args={"source": 1}, key="source:1", by=MACHINE, now=ahead)
    assert jobs.claim(lease=minute, by=MACHINE, now=NOW) == []
    jobs.enqueue(kind="source.look", args={"source": 1}, key="source:1", by=MACHINE, now=NOW)
    assert len(jobs.claim(lease=minute, by=MACHINE, now=NOW)) == 1


def test_a_list_that_became_empty_or_broke_off_is_a_warning_until_it_is_mended() -> None:
    source = read(made.source(), NOW)
    assert read(source, later(30), listed=0).warning == "source.empty"
    assert list(queries.alarming(later(30))) == [source]
    assert read(source, later(45), listed=None).warning == "source.empty"  # 304: still the same empty list
    assert read(source, later(60), listed=9, warning="source.cut").warning == "source.cut"
    assert read(source, later(90), listed=9).warning == ""
    assert not queries.alarming(later(90)).exists()


def test_one_stumble_is_no_alarm_two_are_and_a_wrong_page_is_one_at_once() -> None:
    stumbling, wrong = made.source(), made.source(url="http://127.0.0.1/2")
    actions.note_failure(source=stumbling, error="http.502", **by(MACHINE))
    actions.note_failure(source=wrong, error="feed.is_html", **by(MACHINE))
    assert list(queries.alarming(NOW)) == [wrong]
    actions.note_failure(source=stumbling, error="http.502", **by(MACHINE))
    assert set(queries.alarming(NOW)) == {stumbling, wrong}
    actions.switch(source=wrong, enabled=False, reason="báo đã đổi địa chỉ", **by(MACHINE))
    assert set(queries.alarming(NOW)) == {stumbling}
    assert fresh(wrong).off_reason == "báo đã đổi địa chỉ"


def test_each_look_leaves_a_line_for_thirty_days() -> None:
    source = made.source()
    read(source, NOW - timedelta(days=31), new_items=5)
    read(source, NOW, new_items=2)
    actions.note_failure(source=source, error="http.500", **by(MACHINE, 30))
    assert list(queries.days_of(source, NOW - timedelta(days=1)).values()) == [(2, 1, 2)]
    actions.forget(by=MACHINE, now=later(60))
    assert Look.objects.count() == 2


def test_one_process_at_a_time_has_a_hosts_turn_and_a_pause_follows() -> None:
    def turn(seconds: float) -> float:
        return actions.take_turn(host="bao.vn", by=MACHINE, now=NOW + timedelta(seconds=seconds))

    assert turn(0) == 0
    assert 0 < turn(1) <= 1  # busy: ask again soon
    assert actions.take_turn(host="khac.vn", **by(MACHINE)) == 0
    actions.give_turn_back(host="bao.vn", interval=5.0, by=MACHINE, now=NOW + timedelta(seconds=2))
    assert turn(3) == pytest.approx(4.0)
    assert turn(7) == 0
    assert turn(90) > 0
    assert turn(98) == 0  # a process that died holds nobody for ever


def test_a_turn_of_a_clock_that_was_ahead_binds_nobody() -> None:
    ahead = NOW + timedelta(days=2)
    actions.take_turn(host="bao.vn", by=MACHINE, now=ahead)
    actions.give_turn_back(host="bao.vn", interval=5.0, by=MACHINE, now=ahead)
    assert actions.take_turn(host="bao.vn", **by(MACHINE)) == 0
    assert Host.objects.count() == 1


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/xa.dak.ui",
        "http://m.facebook.com./x",
        "https://zalo.me/123",
        "https://youtu.be/x",
        "HTTPS://X.COM/a",
        "https://t.me/s/kenh",
    ],
)
def test_a_social_network_is_no_source(url: str) -> None:
    assert is_social(url)
    with pytest.raises(HoiamError, match=r"source\.social"):
        made.source(url=url)
    with pytest.raises(HoiamError, match=r"source\.social"):
        actions.ask(kind="discover", url=url, **by(MACHINE))


@pytest.mark.parametrize("url", ["https://notfacebook.com/", "https://baokontum.com.vn/facebook.com", "https://[", ""])
def test_what_only_looks_like_one_is_none(url: str) -> None:
    assert not is_social(url)
