"""What is counted, of whom nothing is counted, and who announces events."""

from datetime import date, timedelta

import pytest

from hoiam.core.errors import Refused
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.article import Label
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import StoryState
from hoiam.desk.trends import actions, queries
from hoiam.desk.trends.models import AwaitedEvent
from hoiam.desk.watch import actions as watch
from tests.desk import made
from tests.people import LEADER, SORTER, THURSDAY, House

TODAY = THURSDAY.date()
WEEK = (TODAY - timedelta(6), TODAY)
UI = "xa-dak-ui-2022"


def by(minutes: int = 0):
    return {"by": SORTER, "now": THURSDAY + timedelta(minutes=minutes)}


def test_pieces_are_counted_by_the_vietnamese_day_on_which_they_appeared(house: House) -> None:
    made.listening(house, 30)
    late = THURSDAY.replace(hour=0, minute=10)  # 17:10 of the eve in UTC
    made.item(house, 1, published_at=late)
    made.item(house, 2, published_at=late - timedelta(minutes=20))
    counted = queries.volume(house.office, *WEEK)
    assert (counted.press.on(TODAY), counted.press.on(TODAY - timedelta(1))) == (1, 1)
    assert counted.fields["environment"].total(*WEEK) == 2
    assert counted.places[UI].total(*WEEK) == 2


def test_days_before_the_office_listened_are_unknown_and_not_empty(house: House) -> None:
    assert queries.volume(house.office, date(2020, 1, 1), TODAY).press.counts == ()
    made.item(house, 1, published_at=THURSDAY - timedelta(days=40))
    made.item(house, 2, published_at=THURSDAY)
    counted = queries.volume(house.office, date(2020, 1, 1), TODAY)
    assert (counted.press.first, counted.press.counts) == (TODAY, (1,))


def test_what_does_not_concern_the_office_is_not_counted(house: House) -> None:
    made.listening(house, 30)
    elsewhere = made.item(house, 1)
    told = {"relevant": False, "places": [], "reason": "Bài nói về huyện khác cùng tên"}
    watch.decide(hit=elsewhere.hit, **told, **by(1))
    sorted_out = made.item(house, 2)
    stories.sort(story=sorted_out.story, state=StoryState.IRRELEVANT, reason="Không phải huyện ta", **by(1))
    made.item(house, 3)
    assert queries.volume(house.office, *WEEK).press.total(*WEEK) == 1


def test_what_people_wrote_is_apart_and_hidden_below_five(house: House) -> None:
    made.listening(house, 30)
    page = made.source(made.outlet("trang-mau", "public_page"))
    for number in range(1, 5):
        made.item(house, number, of=page)
    made.item(house, 9)
    counted = queries.volume(house.office, *WEEK)
    assert (counted.press.total(*WEEK), counted.people.total(*WEEK)) == (1, 4)
    assert sum(series.total(*WEEK) for series in counted.places.values()) == 1
    assert queries.hidden(4) is None and queries.hidden(5) == 5
    assert [name for name, _n in queries.outlets(house.office, *WEEK)] == ["Báo mau-thong-reo"]


def test_each_count_opens_the_pieces_that_it_counted(house: House) -> None:
    made.listening(house, 30)
    mine, other = made.item(house, 1), made.item(house, 2)
    page = made.source(made.outlet("trang-mau", "public_page"))
    made.item(house, 3, of=page)
    stories.label(item=other, labels=[Label("field", "", 0.4, ())], by=MACHINE, now=THURSDAY)
    stories.sum_up(story=other.story, level="high", reasons=[], by=MACHINE, now=THURSDAY)
    assert {row.pk for row in queries.pieces(house.office, *WEEK)} == {mine.pk, other.pk}
    assert [row.pk for row in queries.pieces(house.office, *WEEK, "environment")] == [mine.pk]
    assert [row.pk for row in queries.pieces(house.office, *WEEK, "")] == [other.pk]
    assert queries.pieces(house.office, *WEEK, place=UI).count() == 2
    assert queries.pieces(house.office, *WEEK, place="xa-dak").count() == 0
    assert queries.pieces(house.office, TODAY - timedelta(9), TODAY - timedelta(2)).count() == 0


def test_two_questions_count_any_span(house: House, django_assert_num_queries) -> None:
    made.item(house, 1)
    with django_assert_num_queries(2):
        queries.volume(house.office, date(2020, 1, 1), TODAY)


def test_an_event_is_announced_once_and_taken_back_with_an_audit_line_each(house: House) -> None:
    told = {"office": house.office, "name": " Lễ hội  mẫu ", "first": TODAY, "last": TODAY + timedelta(2)}
    event = actions.announce(**told, **by())
    assert actions.announce(**told, **by(1)).pk == event.pk
    assert event.name == "Lễ hội mẫu"
    assert queries.almanac(house.office).kind(TODAY + timedelta(1)) == "event"
    actions.withdraw(event=event, **by(2))
    actions.withdraw(event=event, **by(3))
    assert queries.almanac(house.office).kind(TODAY + timedelta(1)) == "plain"
    assert AwaitedEvent.objects.get().withdrawn_by == SORTER.key
    verbs = AuditEvent.objects.filter(verb__startswith="trend.").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["trend.announce", "trend.withdraw"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"by": LEADER}, "trend.role"),
        ({"by": MACHINE}, "trend.role"),
        ({"name": "  "}, "trend.name"),
        ({"last": TODAY - timedelta(1)}, "trend.days"),
        ({"last": TODAY + timedelta(60)}, "trend.days"),
        ({"first": date(2022, 1, 1), "last": date.max}, "trend.days"),
    ],
)
def test_an_event_without_name_or_right_days_is_refused(house: House, change: dict, code: str) -> None:
    told = {"office": house.office, "name": "Lễ hội", "first": TODAY, "last": TODAY, **by(), **change}
    with pytest.raises(Refused) as refused:
        actions.announce(**told)
    assert refused.value.code == code
    assert not AwaitedEvent.objects.exists()
