"""Facts, figures and papers become plain JSON and come back the same; anything else is refused by name."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from hoiam.core.compose.letter import letter
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.report import weekly_report
from hoiam.core.compose.store import pack, unpack
from hoiam.core.compose.weekly_figures import WeeklyFigures
from hoiam.core.errors import Unreadable
from hoiam.core.values.document import Column, Document
from tests.core.compose.samples import MIXED, WEEK


@pytest.mark.parametrize("value", [MIXED, WEEK, letter(MIXED), weekly_report(WEEK)], ids=lambda v: type(v).__name__)
def test_what_was_stored_comes_back_the_same(value: object) -> None:
    assert unpack(type(value), json.loads(json.dumps(pack(value)))) == value


def test_a_whole_number_may_stand_for_a_width_and_unknown_names_are_ignored() -> None:
    assert unpack(Column, {"title": "TT", "width": 9, "later": True}) == Column("TT", 9.0)


@pytest.mark.parametrize(
    "stored",
    [
        {},
        [],
        {"kind": 3},
        pack(letter(MIXED)) | {"body": [{"kind": "song"}]},
        pack(letter(MIXED)) | {"recipients": "x"},
    ],
)
def test_another_shape_is_refused(stored: object) -> None:
    with pytest.raises(Unreadable, match=r"store\.shape"):
        unpack(Document, stored)


def test_a_wrong_route_or_day_is_refused() -> None:
    with pytest.raises(Unreadable):
        unpack(LetterFacts, pack(MIXED) | {"route": "revenge"})
    with pytest.raises(Unreadable):
        unpack(WeeklyFigures, pack(WEEK) | {"starts": "thứ Năm"})


@dataclass(frozen=True)
class _Pair:
    parts: tuple[str, str]


def test_a_pair_keeps_its_length() -> None:
    assert unpack(_Pair, {"parts": ["IV", "thiếu"]}) == _Pair(("IV", "thiếu"))
    with pytest.raises(Unreadable):
        unpack(_Pair, {"parts": ["IV"]})


@dataclass(frozen=True)
class _Term:
    ends: datetime | date | None
    facts: Mapping[str, Any]


@pytest.mark.parametrize("ends", [date(2022, 10, 10), datetime(2022, 10, 10, 3, 30, tzinfo=UTC), None])
def test_a_day_stays_a_day_and_a_moment_a_moment(ends: datetime | date | None) -> None:
    term = _Term(ends, {"n": 30})
    assert unpack(_Term, json.loads(json.dumps(pack(term)))) == term


def test_facts_that_are_no_object_are_refused() -> None:
    with pytest.raises(Unreadable):
        unpack(_Term, {"ends": None, "facts": ["n"]})
