"""Cases, letters and papers are found by what they say now, by the same words as the articles are."""

from dataclasses import replace

import pytest

from hoiam.core.text.question import question
from hoiam.desk.articles.findable import findable, holding
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries as letter_queries
from hoiam.desk.letters.models import Letter
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.people import House


def found(words: str) -> list[Letter]:
    return list(Letter.objects.filter(holding(question(words))))


def test_a_letter_is_found_by_its_title_as_revised_and_by_its_number_once_it_has_one(house: House) -> None:
    letter = made.letter(house)
    facts = letter_queries.facts_of(letter)
    revised = letters.revise(letter=letter, facts=replace(facts, topic="đập Đăk Uy nứt"), **by(people.SECOND_EYES, 6))
    assert found("dap dak uy") == [revised]
    assert found(f'"{letter.outlet.name}"') == [revised]


def test_an_issued_letter_is_found_by_its_number(house: House) -> None:
    letter = letters.issue(letter=made.approved(house), **by(people.CLERK, 8))
    assert found(letter.full_number) == [letter]
    assert letter.folded == findable(letter.full_number, letter.title, letter.outlet.name)


def test_a_case_is_found_by_its_number_by_its_title_and_by_a_claim(house: House) -> None:
    case = made.case(house)
    cases.add_claim(case=case, text="Máy bơm số 2 hỏng từ tháng tám", **by(people.SORTER, 1))
    everything = queries.cases_of(house.office, people.ROUTER)
    for words in (case.number, "thieu nuoc", '"máy bơm"', "may thang", "bom -giếng"):
        assert list(queries.found(everything, question(words))) == [case], words
    for words in ("thieu bom", '"bơm máy"', "may -bom", "ay", "", "-bom"):
        assert not queries.found(everything, question(words)).exists(), words


@pytest.mark.parametrize(
    ("text", "asked", "there"),
    [
        ("Xã Đăk Ui", "ui", True),
        ("muỗi", "ui", False),
        ("ủi đất", "ui", True),
        ("100% đúng", "%", False),
        ("100% đúng", "100", True),
        ("a_b", "b", True),
        ("Đắk Hà; Đăk Mar", '"ha dak"', True),
    ],
)
def test_a_word_is_found_where_it_begins_and_signs_are_no_words(
    house: House, text: str, asked: str, there: bool
) -> None:
    case = cases.open_case(office=house.office, title=text, **by(people.SORTER))
    everything = queries.cases_of(house.office, people.ROUTER)
    assert list(queries.found(everything, question(asked))) == [case] * there
