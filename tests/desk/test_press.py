"""What the press asks for is noted and answered, or refused with a ground that the law of the day names."""

from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.desk.press import actions, queries
from hoiam.desk.press.models import PressRequest
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.people import House


def note(house: House, who: people.Actor = people.SECOND_EYES, **changes: Any) -> PressRequest:
    told = {"outlet": made.outlet(), "request": "Phỏng vấn về cấp nước", "received_at": NOW}
    return actions.note(office=house.office, **(told | changes), **by(who, 1))


def answer(request: PressRequest, who: people.Actor = people.LEADER, **changes: Any) -> None:
    told = {"answer": "Đã trả lời bằng văn bản.", "at": later(5)}
    actions.answer(request=request, **(told | changes), **by(who, 6))


def test_a_request_waits_until_it_is_answered(house: House) -> None:
    request, other = note(house), note(house)
    answer(request)
    assert list(queries.requests_of(house.office)) == [other, request]
    request.refresh_from_db()
    assert (request.answer, request.answered_at) == ("Đã trả lời bằng văn bản.", later(5))
    assert list(queries.requests_in(house.office, NOW, later(1))) == [request, other]


@pytest.mark.parametrize("who", [people.VERIFIER, people.CHECKER, people.STRANGER])
def test_not_everybody_speaks_with_the_press(house: House, who: people.Actor) -> None:
    with pytest.raises(HoiamError, match=r"press\.role"):
        note(house, who)
    request = note(house)
    with pytest.raises(HoiamError, match=r"press\.speaker"):
        answer(request, who)


@pytest.mark.parametrize("changes", [{"request": " "}, {"received_at": later(2)}], ids=str)
def test_an_empty_request_and_one_of_tomorrow_are_none(house: House, changes: dict[str, Any]) -> None:
    with pytest.raises(HoiamError, match=r"press\.request"):
        note(house, **changes)


@pytest.mark.parametrize("changes", [{"answer": " "}, {"at": later(-1)}, {"at": later(7)}], ids=str)
def test_an_answer_says_something_between_the_request_and_now(house: House, changes: dict[str, Any]) -> None:
    request = note(house)
    with pytest.raises(HoiamError, match=r"press\.answer"):
        answer(request, **changes)


def test_a_request_is_answered_once(house: House) -> None:
    request = note(house)
    answer(request)
    with pytest.raises(HoiamError, match=r"press\.answered"):
        answer(request)


def test_a_refusal_names_a_ground_of_the_law_of_its_day(house: House) -> None:
    request = note(house)
    with pytest.raises(HoiamError, match=r"press\.ground"):
        answer(request, ground="không thích")
    ground = next(iter(queries.grounds(NOW.date()))).code
    answer(request, ground=ground)
    request.refresh_from_db()
    assert request.ground == ground


def test_a_frozen_office_neither_notes_nor_answers(house: House) -> None:
    request = note(house)
    units.freeze_office(office=house.office, **by(people.MACHINE, 2))
    for deed in (lambda: note(house), lambda: answer(request)):
        with pytest.raises(HoiamError, match=r"move\.frozen"):
            deed()


def test_a_stranger_finds_no_request(house: House) -> None:
    request = note(house)
    with pytest.raises(PressRequest.DoesNotExist):
        queries.request_for(people.settle_other().office, request.pk)


def test_note_and_answer_leave_one_line_each(house: House) -> None:
    answer(note(house))
    assert len(made.lines("press.note")) == len(made.lines("press.answer")) == 1
