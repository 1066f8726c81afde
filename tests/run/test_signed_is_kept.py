"""What was signed is what is kept, delivered, copied and shown to the public: nothing is printed again after it."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.desk.dossiers import actions as dossiers
from hoiam.desk.dossiers.describing import files_of
from hoiam.desk.files import queries as files
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter
from hoiam.outside.keep import Keep
from hoiam.outside.render.pdf import pdf
from hoiam.outside.sign import judge, seal
from hoiam.run.hands import Hands
from hoiam.run.steps import rendering
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.outside.sign import keys
from tests.people import House
from tests.run.sheets import by_libreoffice, numbered, render


def signed(letter: Letter, data: bytes, reach: Hands) -> bytes:
    """Sign what was given out and bring it in; return the signed bytes."""
    sealed = seal(data, keys.made()[0], reason="Ký", place="Đăk Hà", now=NOW)
    told = {
        "sha256": reach.keep.put(sealed),
        "size": len(sealed),
        "likeness": "same_bytes",
        "seals": judge(sealed, [], NOW),
    }
    letters.sign(letter=letter, way="file", **told, **by(people.CLERK, 10))
    return sealed


def kept(letter: Letter, reach: Hands) -> bytes:
    """Return the PDF that is kept as the letter."""
    name = f"{queries.file_name(letter)}.pdf"
    return reach.keep.get(files.files_of(letter.office.key, "letter", str(letter.pk)).get(name=name).sha256)


def changing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every print differ from the one before, as LibreOffice's do, and the house's after an update."""
    count = iter(range(100))

    def one(paper: Any, ending: str, _kept: Any, *_more: Any) -> bytes:
        return (pdf(paper) if ending == "pdf" else b"PK") + f"\n% print {next(count)}".encode()

    monkeypatch.setattr(rendering, "printed", one)


def test_the_signed_file_is_the_letters_pdf_from_the_issue_on(
    house: House, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    changing(monkeypatch)
    letter = letters.take_number(letter=made.approved(house), **by(people.CLERK, 8))
    letter = render(letter, reach)
    bytes_signed = signed(letter, kept(letter, reach), reach)
    letter = render(letters.issue(letter=letter, **by(people.CLERK, 11)), reach)
    assert kept(letter, reach) == bytes_signed
    sent = queries.file_to_send(letter)
    assert sent and reach.keep.get(sent.sha256) == bytes_signed
    public = files.files_of(house.office.key, "letter", str(letter.pk)).filter(public=True)
    assert {one.sha256 for one in public if one.name.endswith(".pdf")} == {Keep.name(bytes_signed)}


def test_a_print_by_the_offices_own_sheet_is_not_made_twice(
    house: House, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = numbered(house, reach)
    sheet = pdf(queries.document_of(letter)) + b"\n% the one that was given out"
    by_libreoffice(monkeypatch, lambda _word: sheet)
    letter = render(letter, reach)
    bytes_signed = signed(letter, sheet, reach)
    by_libreoffice(monkeypatch, lambda _word: sheet + b"\n% another")
    letter = render(letters.issue(letter=letter, **by(people.CLERK, 11)), reach)
    assert kept(letter, reach) == bytes_signed and bytes_signed.startswith(sheet)


def test_the_sheet_that_was_numbered_printed_and_signed_by_hand_the_same_day_stays(
    house: House, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = numbered(house, reach)
    sheet = pdf(queries.document_of(letter)) + b"\n% the one on the table"
    by_libreoffice(monkeypatch, lambda _word: sheet)
    letter = render(letter, reach)
    by_libreoffice(monkeypatch, lambda _word: sheet + b"\n% another")
    letter = render(letters.issue(letter=letter, **by(people.CLERK, 20)), reach)
    assert (letter.signed_way, letter.number) == ("paper", 1)
    assert kept(letter, reach) == sheet


def test_a_sheet_that_was_given_out_and_signed_by_hand_is_issued_on_the_next_day_under_its_number(
    house: House, reach: Hands
) -> None:
    letter = render(letters.take_number(letter=made.approved(house), **by(people.CLERK, 8)), reach)
    sheet = kept(letter, reach)
    tomorrow = {"by": people.CLERK, "now": NOW + timedelta(days=1)}
    letter = render(letters.issue(letter=letter, **tomorrow), reach)  # NĐ 30/2020, Đ.18.1: the next working day
    assert (letter.number, str(letter.numbered_on), letter.signed_way) == (1, "2022-10-06", "paper")
    assert kept(letter, reach) == sheet
    assert [(one.number, one.state, one.reason) for one in letter.entries.all()] == [(1, "used", "")]


def test_a_work_file_holds_the_signed_letter_once(house: House, reach: Hands) -> None:
    letter = render(letters.take_number(letter=made.approved(house), **by(people.CLERK, 8)), reach)
    bytes_signed = signed(letter, kept(letter, reach), reach)
    letter = render(letters.issue(letter=letter, **by(people.CLERK, 11)), reach)
    told = {"notation": "05.VHTT", "title": "Nước", "keep_years": 20, "unit": house.units["mau-vhtt"]}
    dossier = dossiers.open_file(office=house.office, **told, **by(people.SECOND_EYES, 12))
    [item] = dossiers.add(dossier=dossier, things=[letter], **by(people.SECOND_EYES, 13))
    held = [one["sha256"] for one in files_of(item)]
    assert held.count(Keep.name(bytes_signed)) == 1 and len(held) == 2
