"""The watch-list: each query with its owner, purpose and end; issues are watched, never people; offices apart."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.desk.units import actions as units
from hoiam.desk.watch import actions, queries
from hoiam.desk.watch.models import QueryState, StoredQuery
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.people import House

TODAY = NOW.date()
ASKED = {
    "name": "Nước sạch",
    "text": 'nước (hỏng HOẶC thiếu) KHÔNG "quảng cáo"',
    "purpose": "Biết sớm nơi thiếu nước để xử lý",
    "expires_on": TODAY + timedelta(days=90),
}


def put(house: House, who: people.Actor = people.SORTER, minutes: int = 0, **changes: Any) -> StoredQuery:
    """Return a kept query."""
    return actions.put_query(office=house.office, **{**ASKED, **changes}, **by(who, minutes))


def test_a_query_has_an_owner_a_purpose_an_end_and_a_line(house: House) -> None:
    query = put(house)
    assert (query.owner, query.state, query.version) == (people.SORTER.key, QueryState.ACTIVE, 1)
    [line] = made.lines("watch.put")
    assert (line.facts["text"], line.facts["purpose"]) == (ASKED["text"], ASKED["purpose"])


def test_each_change_is_a_version_with_its_note(house: House) -> None:
    query = put(house)
    again = put(house, people.DIRECTOR, 5, query=query, text="nước VÀ hỏng", note="bớt bài thừa")
    assert (again.pk, again.version, again.owner) == (query.pk, 2, people.DIRECTOR.key)
    texts = list(query.versions.order_by("number").values_list("text", "note", "by"))
    assert texts == [
        (ASKED["text"], "", people.SORTER.key),
        ("nước VÀ hỏng", "bớt bài thừa", people.DIRECTOR.key),
    ]
    assert len(made.lines("watch.put")) == 2


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": "nước VÀ (hỏng"}, "watch.fault"),
        ({"text": "KHÔNG nước"}, "watch.fault"),
        ({"purpose": "xem"}, "watch.purpose"),
        ({"name": "  "}, "watch.purpose"),
        ({"expires_on": TODAY}, "watch.expiry"),
        ({"expires_on": TODAY + timedelta(days=400)}, "watch.expiry"),
        ({"text": '"0912 345 678"'}, "watch.account"),
        ({"text": "@congdanmau"}, "watch.account"),
        ({"text": "facebook.com/congdanmau"}, "watch.account"),
        ({"text": '"Nguyễn Thị Mẫu"'}, "watch.name"),
        ({"text": "bà Mẫu"}, "watch.name"),
    ],
)
def test_what_may_not_be_watched_is_refused_and_nothing_is_kept(
    house: House, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(HoiamError, match=code):
        put(house, **changes)
    assert not StoredQuery.objects.exists()


def test_a_name_of_a_street_needs_a_word_of_a_person_which_is_written_down(house: House) -> None:
    put(house, text='"Nguyễn Thị Mẫu"', no_person=True)
    assert made.lines("watch.put")[0].facts["no_person"] is True


def test_an_account_is_refused_whatever_is_confirmed(house: House) -> None:
    with pytest.raises(HoiamError, match=r"watch\.account"):
        put(house, text="0912345678", no_person=True)


@pytest.mark.parametrize("who", [people.VERIFIER, people.LEADER, people.CHECKER, people.STRANGER])
def test_only_who_sorts_keeps_the_list(house: House, who: people.Actor) -> None:
    query = put(house)
    with pytest.raises(HoiamError, match=r"watch\.role"):
        put(house, who, name="Khác")
    with pytest.raises(HoiamError, match=r"watch\.role"):
        actions.switch(query=query, state=QueryState.STOPPED, **by(who))


def test_two_queries_of_one_office_have_two_names_and_offices_may_share_one(house: House) -> None:
    put(house)
    with pytest.raises(HoiamError, match=r"watch\.same_name"):
        put(house)
    other = people.settle_other()
    assert put(other).office == other.office


def test_a_stranger_finds_no_query(house: House) -> None:
    query, other = put(house), people.settle_other()
    with pytest.raises(StoredQuery.DoesNotExist):
        queries.stored_for(other.office, query.pk)


def test_each_change_raises_the_stamp_of_its_office_only(house: House) -> None:
    other = people.settle_other()
    query = put(house)
    put(other)
    actions.switch(query=query, state=QueryState.MUTED, **by(people.SORTER, 1))
    assert queries.stamps() == {house.office.pk: 2, other.office.pk: 1}


def test_a_query_ends_after_its_last_day_with_a_line_and_a_word_before(house: House) -> None:
    query = put(house, expires_on=TODAY + timedelta(days=8))
    office = house.office

    def on(days: int) -> int:
        return actions.end_and_remind(office=office, by=MACHINE, now=later(0) + timedelta(days=days))

    assert on(0) == 0
    query.refresh_from_db()
    assert query.reminded_at is None
    assert on(1) == 0
    query.refresh_from_db()
    assert query.reminded_at is not None
    assert list(queries.ending(office, TODAY + timedelta(days=1))) == [query]
    assert on(8) == 0  # its last day
    assert on(9) == 1
    query.refresh_from_db()
    assert (query.state, query.ended_at is not None) == (QueryState.STOPPED, True)
    assert len(made.lines("watch.end")) == 1
    assert on(10) == 0
    assert not queries.running().exists()


def test_what_ended_runs_again_only_as_a_new_version(house: House) -> None:
    query = put(house, expires_on=TODAY + timedelta(days=1))
    after = NOW + timedelta(days=3)
    actions.end_and_remind(office=house.office, by=MACHINE, now=after)
    with pytest.raises(HoiamError, match=r"watch\.ended"):
        actions.switch(query=query, state=QueryState.ACTIVE, by=people.SORTER, now=after)
    fields = {**ASKED, "expires_on": after.date() + timedelta(days=30)}
    again = actions.put_query(office=house.office, query=query, **fields, by=people.SORTER, now=after)
    assert (again.state, again.ended_at, again.version) == (QueryState.ACTIVE, None, 2)


def test_in_a_frozen_office_nothing_changes(house: House) -> None:
    query = put(house)
    units.freeze_office(office=house.office, **by(MACHINE, 1))
    with pytest.raises(HoiamError, match=r"move\.frozen"):
        actions.switch(query=query, state=QueryState.STOPPED, **by(people.SORTER, 2))
