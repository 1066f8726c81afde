"""The PDF that is signed is printed by the office's own template; where it cannot be, the house's sheet is, and why."""

from dataclasses import replace

import pytest

from hoiam.core.errors import HoiamError, Permanent
from hoiam.core.values.document import Paragraph, Run
from hoiam.desk.files import queries as files
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.templated import starting
from hoiam.run.hands import Hands
from hoiam.run.steps import rendering
from hoiam.web.screens.letters import sign
from hoiam.web.screens.letters.show import own_print
from tests import people
from tests.core.compose.test_copies import ORIGINAL
from tests.desk import made
from tests.desk.made import by
from tests.people import House
from tests.run.sheets import approved, by_libreoffice, numbered, render, template


def test_what_is_signed_is_the_print_by_the_offices_own_sheet(
    house: House, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = numbered(house, reach)
    with pytest.raises(HoiamError, match=r"letter\.printing"):
        sign.made(letter)
    sheet = pdf(queries.document_of(letter)) + b"\n% of the template"
    by_libreoffice(monkeypatch, lambda _word: sheet)
    letter = render(letter, reach)
    assert sign.made(letter) == sheet
    kept = files.files_of(house.office.key, "letter", str(letter.pk))
    assert reach.keep.get(kept.get(name__endswith=".pdf").sha256) == sheet
    assert reach.keep.get(kept.get(name__endswith=".docx").sha256).startswith(b"PK")
    assert (letter.print_problem, queries.waits_for_print(letter)) == ("", False)


@pytest.mark.parametrize("reason", ["office.absent", "office.failed"])
def test_without_the_print_the_houses_sheet_is_signed_and_the_letter_says_why(
    house: House, reach: Hands, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    def broken(_word: bytes) -> bytes:
        raise Permanent(reason)

    by_libreoffice(monkeypatch, broken)
    letter = render(numbered(house, reach), reach)
    assert (letter.print_problem, letter.printed_sha256) == (reason, "")
    assert sign.made(letter) == pdf(queries.document_of(letter))


def test_a_print_that_lacks_a_word_of_the_approved_letter_is_not_signed(
    house: House, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_libreoffice(monkeypatch, lambda _word: pdf(ORIGINAL))
    letter = render(numbered(house, reach), reach)
    assert letter.print_problem == "template.words"
    assert sign.made(letter) == pdf(queries.document_of(letter))


def test_a_print_that_says_more_than_the_approved_letter_is_not_signed(
    house: House, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = numbered(house, reach)
    paper = queries.document_of(letter)
    more = replace(paper, body=(*paper.body, Paragraph((Run("Huyện nhận bồi thường."),))))
    by_libreoffice(monkeypatch, lambda _word: pdf(more))
    letter = render(letter, reach)
    assert (letter.print_problem, letter.printed_sha256) == ("template.more", "")
    assert sign.made(letter) == pdf(paper)


@pytest.mark.parametrize("had_one", [True, False])
def test_a_template_that_came_in_after_the_paper_was_submitted_gives_no_number_on_it(
    house: House, reach: Hands, had_one: bool
) -> None:
    letter = made.letter(house)
    sheet = starting(queries.document_of(letter))
    if had_one:
        template(house, letter, reach, sheet)
    letter = approved(letter)
    template(house, letter, reach, sheet + b"one sentence more")
    for act in (letters.take_number, letters.issue):
        with pytest.raises(HoiamError, match=r"letter\.template_changed"):
            act(letter=letter, **by(people.CLERK, 9))
    letter = letters.give_back(letter=letter, reason="Trình lại theo mẫu mới", **by(people.LEADER, 10))
    assert letter.form_sha256 == ""
    letter = approved(letter)
    assert letters.take_number(letter=letter, **by(people.CLERK, 12)).form_sha256


def test_what_breaks_in_the_print_never_leaves_a_letter_waiting_for_it(
    house: House, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_word: bytes) -> bytes:
        raise ZeroDivisionError

    letter = numbered(house, reach)
    by_libreoffice(monkeypatch, broken)
    monkeypatch.setattr(rendering, "printed", broken)
    with pytest.raises(TypeError):
        render(letter, reach)
    letter = Letter.objects.get(pk=letter.pk)
    assert (letter.print_problem, queries.waits_for_print(letter)) == ("office.failed", False)


def test_a_number_that_is_given_up_takes_the_print_with_it(
    house: House, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = numbered(house, reach)
    by_libreoffice(monkeypatch, lambda _word: pdf(queries.document_of(letter)))
    assert render(letter, reach).printed_sha256
    letter = letters.void_number(letter=letter, reason="Nhầm ngày", **by(people.CLERK, 10))
    assert (letter.printed_sha256, letter.print_problem, own_print(letter) != "") == ("", "", True)
    assert not queries.waits_for_print(letter)
    letter = letters.take_number(letter=letter, **by(people.CLERK, 11))
    letter = letters.give_back(letter=render(letter, reach), reason="Sửa số liệu", **by(people.LEADER, 12))
    assert (letter.form_sha256, letter.printed_sha256, letter.print_problem) == ("", "", "")


def test_a_template_that_is_changed_afterwards_changes_no_numbered_letter(
    house: House, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = numbered(house, reach)
    held = letter.form_sha256
    house.office.refresh_from_db()
    letters.drop_template(office=house.office, kind=letter.kind, **by(people.CLERK, 10))
    letter = Letter.objects.get(pk=letter.pk)
    assert letter.form_sha256 == held
    by_libreoffice(monkeypatch, lambda _word: pdf(queries.document_of(letter)))
    assert render(letter, reach).printed_sha256


def test_a_print_of_words_that_were_changed_meanwhile_is_not_taken(house: House, reach: Hands) -> None:
    stale = numbered(house, reach)
    letters.give_back(letter=stale, reason="Sửa số liệu", **by(people.LEADER, 11))
    assert not letters.note_print(letter=stale, sha256="a" * 64, problem="", **by(people.MACHINE, 12))
    assert Letter.objects.get(pk=stale.pk).printed_sha256 == ""


def test_an_office_without_a_template_of_its_own_signs_the_houses_sheet_at_once(house: House, reach: Hands) -> None:
    letter = letters.take_number(letter=made.approved(house), **by(people.CLERK, 8))
    assert (letter.form_sha256, queries.waits_for_print(letter)) == ("", False)
    assert sign.made(letter) == pdf(queries.document_of(letter))
    assert render(letter, reach).print_problem == ""
