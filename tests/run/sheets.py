"""A letter on the way to its sheet: numbered in an office with a template of its own, printed as a test says."""

from dataclasses import replace
from typing import Any

import pytest

from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.templated import emptied, starting
from hoiam.run.hands import Hands
from hoiam.run.steps import rendering
from tests import people
from tests.core.compose.test_copies import ORIGINAL
from tests.desk import made
from tests.desk.made import NOW, by
from tests.people import House


def numbered(house: House, reach: Hands) -> Letter:
    """Return a letter with its number in an office that had a template for its kind when it was submitted."""
    letter = made.letter(house)
    template(house, letter, reach, starting(queries.document_of(letter)))
    return letters.take_number(letter=approved(letter), **by(people.CLERK, 9))


def template(house: House, letter: Letter, reach: Hands, data: bytes) -> None:
    told = {"office": house.office, "kind": letter.kind, "sha256": reach.keep.put(data), "size": 9}
    letters.put_template(**told, **by(people.CLERK, 8))


def approved(letter: Letter) -> Letter:
    letter = letters.submit(letter=Letter.objects.get(pk=letter.pk), **by(people.SECOND_EYES, 6))
    return letters.approve(letter=letter, **by(people.LEADER, 7))


def render(letter: Letter, reach: Hands) -> Letter:
    """Let the machine do what a number and an issue ask of it."""
    rendering.letter({"letter": letter.pk}, NOW, reach)
    return Letter.objects.get(pk=letter.pk)


def by_libreoffice(monkeypatch: pytest.MonkeyPatch, printed: Any, empty: bytes = b"") -> None:
    """Let a print come from here; the second one is that of the template with nothing in it."""
    calls: list[bytes] = []

    def one(word: bytes) -> bytes:
        calls.append(word)
        return printed(word) if len(calls) == 1 else empty or pdf(replace(emptied(ORIGINAL), agency=("",)))

    monkeypatch.setattr(rendering, "printed_by_office", one)
