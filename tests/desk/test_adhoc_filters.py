"""The filters of an ad hoc report: each narrows, two labels together too; its tone is counted; it can be repeated."""

from datetime import date, datetime, time, timedelta

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Label as Value
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.directives import actions as directives
from hoiam.desk.reports import actions, queries
from hoiam.desk.reports.kinds.filters import NAMES, said
from hoiam.desk.reports.models import Every, Report, Schedule
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import StoryItem
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_directives import confirmed
from tests.people import HANOI, House

DAY = NOW.date()
FIRST = DAY - timedelta(days=20)


def labelled(item: StoryItem, **values: str) -> StoryItem:
    stories.label(item=item, labels=[Value(name, value, 0.9, ()) for name, value in values.items()], **by(MACHINE))
    return item


def opened(house: House, **asked: str) -> Report:
    told = {"title": "Nước sạch", "first": FIRST, "last": DAY, "asked": asked}
    return actions.open_adhoc(office=house.office, **told, **by(people.SORTER, 200))


def counted(house: House, key: str = "now.items", **asked: str) -> int:
    return len(queries.gathered_of(opened(house, **asked), NOW + timedelta(hours=4)).lists.get(key, ()))


def two(house: House) -> tuple[StoryItem, StoryItem]:
    """Return a piece that criticises, with a case of the commune, and one that praises, with none."""
    first = labelled(made.item(house, 1), kind="complaint", tone="-1")
    second = labelled(made.item(house, 2), kind="positive", tone="1")
    return first, second


def test_each_filter_narrows_by_what_it_names(house: House) -> None:
    first, _second = two(house)
    case = made.case(house, story=first.story)
    case = cases.assign(case=case, lead=house.units["mau-dak-ui"], **by(people.ROUTER, 1))
    assert counted(house) == 2
    one = {
        "tone": ("-1", "1", "0"),
        "unit": ("mau-dak-ui", None, "mau-dak-mar"),
        "state": ("open", "none", "closed"),
    }
    for name, (hit, other, nothing) in one.items():
        assert counted(house, **{name: hit}) == 1, name
        assert other is None or counted(house, **{name: other}) == 1, name
        assert counted(house, **{name: nothing}) == 0, name
    assert counted(house, source="electronic") == 2 and counted(house, source="daily") == 0
    assert counted(house, source="aggregator") == 0
    assert counted(house, verdict="true") == 0
    assert counted(house, kind="complaint", tone="-1") == 1  # two labels of one piece
    assert counted(house, kind="complaint", tone="1") == 0
    assert [counted(house, level=level) for level in ("urgent", "high", "normal")] == [0, 2, 0]


def test_a_verdict_and_a_dispatch_narrow_to_the_cases_that_have_them(house: House) -> None:
    first, _second = two(house)
    case = made.concluded(house, Verdict.TRUE, story=first.story)
    assert counted(house, verdict="true") == 1 and counted(house, verdict="false") == 0
    paper = confirmed(house)
    assert counted(house, dispatch=str(paper.pk)) == 0
    task, proof = paper.tasks.filter(units__unit__key="mau-dak-ui").first(), directives.Proof(case=case)
    directives.give_evidence(task=task, note="Đã kiểm tra", proof=proof, **by(people.VERIFIER, 60))
    assert counted(house, dispatch=str(paper.pk)) == 1


def test_the_tone_is_counted_and_adds_up(house: House) -> None:
    two(house)
    made.item(house, 3)
    lists = queries.gathered_of(opened(house), NOW + timedelta(hours=4)).lists
    told = {key: len(rows) for key, rows in lists.items() if key.startswith("tone.")}
    assert told == {"tone.criticism": 1, "tone.praise": 1, "tone.unsaid": 1}
    assert sum(told.values()) == len(lists["now.items"])


def test_the_paper_says_every_part_of_its_filter(house: House) -> None:
    asked = dict.fromkeys(NAMES, "")
    values = {"tone": "-1", "unit": "mau-dak-ui", "verdict": "true", "state": "closed", "source": "daily"}
    phrase = said(asked | values | {"level": "high", "words": "nước"}, {})
    for word in ("Phê bình", "UBND xã Đăk Ui", "Đúng", "đã kết thúc", "Báo ngày", "“nước”", "mức"):
        assert word in phrase
    assert said(asked, {}) == "toàn bộ tin, bài của kỳ"


# --- wanted again


def again(report: Report, every: Every = Every.WEEK, day: int = 1, **more: object) -> Schedule:
    told = {"every": every, "day": day, "hour": time(8), "recipients": ["Vp@huyen.vidu.vn", "vp@huyen.vidu.vn"]}
    return actions.repeat(report=report, **(told | more), **by(people.ROUTER, 210))


def test_a_weekly_filter_opens_each_week_over_the_week_that_is_over_and_goes_to_its_addresses_only(
    house: House,
) -> None:
    row = again(opened(house, tone="-1"))
    assert row.recipients == ["vp@huyen.vidu.vn"] and row.next_for == date(2022, 10, 10)
    assert row.next_at == datetime(2022, 10, 10, 8, tzinfo=HANOI)
    monday = datetime(2022, 10, 10, 8, 1, tzinfo=HANOI)
    [report] = actions.open_due(office=house.office, by=MACHINE, now=monday)
    assert not actions.open_due(office=house.office, by=MACHINE, now=monday)
    assert (report.title, report.asked, report.schedule) == ("Nước sạch", {"tone": "-1"}, row)
    assert report.starts == datetime(2022, 10, 3, tzinfo=HANOI) and report.ends == datetime(2022, 10, 10, tzinfo=HANOI)
    frozen = actions.freeze(report=report, by=people.SORTER, now=monday)
    actions.approve(report=frozen, by=people.DIRECTOR, now=monday)
    assert [mail.address for mail in queries.mailings_of(report)] == ["vp@huyen.vidu.vn"]
    other = opened(house)  # one of nobody's schedule goes to nobody
    actions.approve(report=actions.freeze(report=other, by=people.SORTER, now=monday), by=people.DIRECTOR, now=monday)
    assert not queries.mailings_of(other)


def test_a_monthly_filter_asks_for_the_month_that_is_over(house: House) -> None:
    row = again(opened(house), Every.MONTH, 3)
    assert row.next_for == date(2022, 11, 3)
    [report] = actions.open_due(office=house.office, by=MACHINE, now=datetime(2022, 11, 3, 9, tzinfo=HANOI))
    assert report.starts == datetime(2022, 10, 1, tzinfo=HANOI) and report.ends == datetime(2022, 11, 1, tzinfo=HANOI)


def test_two_titles_have_a_schedule_each_and_a_second_of_one_title_takes_the_place(house: House) -> None:
    first = again(opened(house))
    again(opened(house), Every.MONTH, 5)
    other = actions.open_adhoc(
        office=house.office, title="Rác thải", first=FIRST, last=DAY, asked={}, **by(people.SORTER, 200)
    )
    again(other)
    first.refresh_from_db()
    assert first.ended_at and queries.schedules_of(house.office).count() == 2


@pytest.mark.parametrize(("every", "day"), [(Every.WEEK, 8), (Every.MONTH, 16), (Every.YEAR, 1), (Every.WEEK, 0)])
def test_what_cannot_be_repeated_is_refused(house: House, every: Every, day: int) -> None:
    with pytest.raises(HoiamError, match=r"report\.schedule"):
        again(opened(house), every, day)
    with pytest.raises(HoiamError, match=r"report\.addresses"):
        again(opened(house), recipients=["không phải địa chỉ"])
    with pytest.raises(HoiamError, match=r"report\.role"):
        actions.repeat(
            report=opened(house), every=Every.WEEK, day=1, hour=time(8), recipients=[], **by(people.VERIFIER, 210)
        )
