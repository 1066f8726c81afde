"""Incoming papers take their arrival numbers in order; opinion sheets hold an issue and a place, never a person."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import Paper, Sheet
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.people import House


def register(house: House, who: people.Actor = people.CLERK, **changes: Any) -> Paper:
    told = {"kind": "press_request", "sender": "Báo Thông Reo", "subject": "Về cấp nước", "received_at": NOW}
    return actions.register(office=house.office, **(told | changes), **by(who, 5))


def sheet(house: House, unit: str = "mau-dak-ui", **changes: Any) -> Sheet:
    told = {"issue": "Thiếu nước", "place": "thôn 7", "level": "middle", "sources": 6}
    return actions.hand_in_sheet(unit=house.units[unit], **(told | changes), **by(people.VERIFIER, 5))


def test_arrival_numbers_run_through_each_office(house: House) -> None:
    other = people.settle_other()
    assert [register(house).arrival, register(house).arrival, register(other).arrival] == [1, 2, 1]


@pytest.mark.parametrize("who", [people.SORTER, people.VERIFIER, people.LEADER, people.STRANGER])
def test_only_who_keeps_the_register_writes_in_it(house: House, who: people.Actor) -> None:
    with pytest.raises(HoiamError, match=r"paper\.role"):
        register(house, who)


def test_no_paper_was_received_tomorrow(house: House) -> None:
    with pytest.raises(HoiamError, match=r"paper\.future"):
        register(house, received_at=NOW + timedelta(days=1))


def test_a_paper_is_shown_by_number_and_sender_and_only_to_its_office(house: House) -> None:
    paper = register(house, number="118/BTR-BĐ")
    assert str(paper) == "118/BTR-BĐ · Báo Thông Reo"
    assert queries.paper_for(house.office, 2022, 1) == paper
    with pytest.raises(Paper.DoesNotExist):
        queries.paper_for(people.settle_other().office, 2022, 1)


def test_a_sheet_comes_from_its_own_unit(house: House) -> None:
    with pytest.raises(HoiamError, match=r"sheet\.not_yours"):
        sheet(house, "mau-dak-mar")


@pytest.mark.parametrize("changes", [{"issue": " "}, {"place": ""}, {"sources": 0}, {"level": "đỏ"}], ids=str)
def test_a_sheet_says_what_and_where_and_how_many(house: House, changes: dict[str, Any]) -> None:
    with pytest.raises(HoiamError, match=r"sheet\.empty"):
        sheet(house, **changes)


def test_what_points_at_a_person_is_taken_out_of_a_sheet(house: House) -> None:
    kept = sheet(house, issue="Gọi 0905123456 hoặc nguoidan@vidu.vn để biết về nước", proposal="Hỏi số 0905123456")
    everything = " ".join((kept.issue, kept.place, kept.proposal))
    assert "0905123456" not in everything and "nguoidan@" not in everything
    assert "nước" in kept.issue


def test_a_sheet_has_no_field_for_a_name(house: House) -> None:
    fields = {field.name for field in Sheet._meta.get_fields()}
    assert not {name for name in fields if "name" in name or "person" in name or "phone" in name}


def test_the_sheets_of_a_week_are_those_handed_in_by_its_end(house: House) -> None:
    kept = sheet(house)
    assert list(queries.sheets_in(house.office, NOW, later(6))) == [kept]
    assert not queries.sheets_in(house.office, NOW, later(5)).exists()  # half-open: the end belongs to the next week


def test_nothing_is_registered_in_a_frozen_office(house: House) -> None:
    units.freeze_office(office=house.office, **by(people.MACHINE))
    for deed in (register, sheet):
        with pytest.raises(HoiamError, match=r"move\.frozen"):
            deed(house)
    assert not Paper.objects.exists() and not Sheet.objects.exists()


def test_each_paper_and_each_sheet_leaves_one_line(house: House) -> None:
    register(house)
    sheet(house)
    assert len(made.lines("paper.register")) == len(made.lines("sheet.hand_in")) == 1
