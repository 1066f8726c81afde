"""What Hôm nay counts is what its link opens, and where the report stands is the same on both pages."""

from hoiam.desk.inbox import actions as inbox
from hoiam.desk.reports import queries as reports
from hoiam.web.screens.reports.parts import parts
from hoiam.web.screens.today import numbers
from tests.desk import made
from tests.desk.made import by
from tests.people import LEADER, SORTER, House
from tests.web import week
from tests.web.conftest import At, ClientFor


def test_a_muted_story_is_not_counted_among_those_to_be_read(house: House, client_for: ClientFor, at: At) -> None:
    at(made.NOW)
    shown, hidden = made.item(house).story, made.item(house, 2).story
    inbox.mute(office=house.office, story=hidden, outlet=None, until=None, reason="Đã biết", **by(SORTER))
    page = client_for(SORTER).get("/")
    [part] = [part for part in page.context["parts"] if part.key == "stories"]
    assert (part.count, [line.title for line in part.lines]) == (1, [shown.title])


def test_what_a_report_misses_is_known_without_counting_its_week(house: House, law_loaded: None) -> None:
    for report, now in ((week.opened(house.office), week.OPENED), (week.frozen(house.office), week.NOON)):
        ten = parts(report, reports.gathered_of(report, now), reports.hours_of(report), now)
        told = {(part.number, gap.words) for part in ten for gap in part.gaps}
        assert set(reports.gaps_of(report, now)) == told
        assert told


def test_an_office_of_a_commune_counts_its_units_and_no_communes(house: House) -> None:
    words = "xã, thị trấn đã gửi phiếu cơ sở"
    assert words in [stat.word for stat in numbers.five(house.office, LEADER, made.NOW)]
    house.office.level = "commune"
    told = numbers.five(house.office, LEADER, made.NOW)
    assert len(told) == 5 and (told[-1].word, told[-1].of) == ("đơn vị đã gửi phiếu cơ sở", None)
