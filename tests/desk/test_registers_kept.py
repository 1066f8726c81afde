"""Beside the lines of the registers: scans of papers, where numbers begin, dispatches of before the register."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.desk.directives import actions as directives
from hoiam.desk.directives import queries as directive_queries
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.actions.numbering import next_of
from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_directives import take_in
from tests.desk.test_registers import register
from tests.people import House
from tests.writes import by_a_wrong_hand

SCAN = {"name": "giay.pdf", "content_type": "application/pdf", "sha256": "a" * 64, "size": 10}


def refused(code: str, act: Any, **told: Any) -> None:
    with pytest.raises(HoiamError, match=code.replace(".", r"\.")):
        act(**told)


def test_scans_stand_beside_the_line_each_once_and_none_is_overwritten(house: House) -> None:
    paper = register(house)
    for digest in ("a", "a", "b"):
        actions.keep_scan(paper=paper, **(SCAN | {"sha256": digest * 64}), **by(people.CLERK, 6))
    assert [(file.name, file.sha256[0]) for file in queries.files_of(paper)] == [("giay.pdf", "a"), ("2-giay.pdf", "b")]
    assert len(made.lines("file.keep")) == 2
    refused("paper.role", actions.keep_scan, paper=paper, **SCAN, **by(people.VERIFIER, 6))


def test_a_scan_whose_number_is_taken_by_name_gets_the_next(house: House) -> None:
    paper = register(house)
    for name, digest in (("giay.pdf", "a"), ("3-giay.pdf", "b"), ("giay.pdf", "c"), ("giay.pdf", "d")):
        told = SCAN | {"name": name, "sha256": digest * 64}
        actions.keep_scan(paper=paper, **told, **by(people.CLERK, 6))
    kept = {file.name: file.sha256[0] for file in queries.files_of(paper)}
    assert kept == {"giay.pdf": "a", "3-giay.pdf": "b", "2-giay.pdf": "c", "4-giay.pdf": "d"}


def test_arrival_numbers_go_on_from_the_paper_register(house: House) -> None:
    actions.start_register(office=house.office, year=2022, last=412, **by(people.CLERK, 1))
    assert [register(house).arrival, register(house).arrival] == [413, 414]
    told = {"office": house.office, "year": 2022}
    refused("paper.start_back", actions.start_register, last=413, **told, **by(people.CLERK, 2))
    actions.start_register(last=500, **told, **by(people.CLERK, 2))
    assert register(house).arrival == 501
    assert [line.facts["last"] for line in made.lines("paper.start")] == [412, 500]


def test_a_start_that_was_mistyped_is_set_anew_down_to_what_was_given_here(house: House) -> None:
    told = {"office": house.office, "year": 2022}
    actions.start_register(last=41200, **told, **by(people.CLERK, 1))
    actions.start_register(last=412, **told, **by(people.CLERK, 1))
    assert register(house).arrival == 413
    book = told | {"series": "CV"}
    letters.start_book(last=8000, **book, **by(people.CLERK))
    letters.start_book(last=80, **book, **by(people.CLERK))
    assert letters.issue(letter=made.approved(house), **by(people.CLERK, 8)).number == 81
    refused("book.backwards", letters.start_book, last=80, **book, **by(people.CLERK))


def test_a_number_that_a_report_took_counts_as_given(house: House) -> None:
    next_of(house.office, 2022, "BC")
    told = {"office": house.office, "year": 2022, "series": "BC"}
    refused("book.backwards", letters.start_book, last=0, **told, **by(people.CLERK))


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"year": 2023}, "paper.start"), ({"last": 0}, "paper.start"), ({"by": people.VERIFIER}, "paper.role")],
)
def test_a_start_that_cannot_be_is_refused(house: House, changes: dict[str, Any], code: str) -> None:
    told = {"office": house.office, "year": 2022, "last": 9, "by": people.CLERK, "now": NOW}
    refused(code, actions.start_register, **(told | changes))
    assert queries.last_arrival(house.office, 2022) == 0


def test_a_book_of_outgoing_papers_is_begun_by_its_keeper_only(house: House) -> None:
    told = {"office": house.office, "year": 2022, "last": 80, "series": "CV"}
    refused("letter.issue_role", letters.start_book, **told, **by(people.VERIFIER))
    refused("book.year", letters.start_book, **(told | {"year": 2023}), **by(people.CLERK))
    letters.start_book(**told, **by(people.CLERK))
    assert letters.issue(letter=made.approved(house), **by(people.CLERK, 8)).number == 81
    refused("book.backwards", letters.start_book, **(told | {"last": 80}), **by(people.CLERK))


def test_dispatches_of_before_the_register_are_entered_once_in_their_order(house: House) -> None:
    first, second = take_in(house), take_in(house, name="b.png", source="khác")
    with by_a_wrong_hand():
        Paper.objects.all().delete()  # as in an installation of before the register
    register(house)
    assert list(directive_queries.unregistered(house.office)) == [first, second]
    refused("paper.role", directives.enter_missing, office=house.office, **by(people.VERIFIER, 9))
    assert directives.enter_missing(office=house.office, **by(people.CLERK, 9)) == 2
    assert directives.enter_missing(office=house.office, **by(people.CLERK, 9)) == 0
    told = [queries.line_of(house.office, "directive", one.pk) for one in (first, second)]
    assert [line.arrival for line in told if line] == [2, 3]
    assert [line.facts["count"] for line in made.lines("paper.enter_missing")] == [2]


def test_in_a_frozen_office_nothing_of_it_moves(house: House) -> None:
    paper, later = register(house), NOW + timedelta(hours=9)
    units.freeze_office(office=house.office, by=people.MACHINE, now=later)
    at = {"by": people.CLERK, "now": later}
    refused("move.frozen", actions.keep_scan, paper=paper, **SCAN, **at)
    refused("move.frozen", actions.start_register, office=house.office, year=2022, last=9, **at)
    refused("move.frozen", letters.start_book, office=house.office, year=2022, last=9, **at)
    refused("move.frozen", directives.enter_missing, office=house.office, **at)
