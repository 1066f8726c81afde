"""LibreOffice prints a paper on the office's own sheet: every word of it, or it is said which is missing."""

import time
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from hoiam.core.errors import Permanent
from hoiam.core.values.document import Document, Paragraph, Run
from hoiam.outside.render import by_office
from hoiam.outside.render.by_office import added, lacking, printed_by_office, program
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.templated import emptied, filled, starting
from tests.core.compose.test_copies import ORIGINAL

TEMPLATE = starting(ORIGINAL)
BARE = replace(ORIGINAL, contact=())
EMPTY = replace(emptied(BARE), agency=("",))  # the house's own sheet wants a name
here = pytest.mark.skipif(not program(), reason="needs LibreOffice (soffice)")


@pytest.mark.slow
@here
def test_the_print_by_a_template_says_every_word_of_the_paper() -> None:
    paper = replace(ORIGINAL, contact=(), sample=True)
    data = printed_by_office(filled(TEMPLATE, paper))
    assert data.startswith(b"%PDF-")
    assert lacking(pdf(paper), data) == []
    with pypdfium2.PdfDocument(data) as pages:
        assert len(pages) == 1


@pytest.mark.slow
@here
def test_a_template_that_leaves_something_out_is_told_by_the_words_that_lack() -> None:
    fewer = replace(ORIGINAL, addressees=("Chi cục Mẫu Giáp",))
    data = printed_by_office(filled(TEMPLATE, ORIGINAL))
    assert set(lacking(pdf(fewer), data)) >= {"Giáp"}


@pytest.mark.slow
@here
def test_what_is_no_word_file_is_not_printed() -> None:
    with pytest.raises(Permanent, match=r"office\.failed"):
        printed_by_office(b"PK\x03\x04 broken")


def more(words: str, paper: Document = BARE) -> bytes:
    return pdf(replace(paper, body=(*paper.body, Paragraph((Run(words),)))))


def test_words_are_counted_so_that_a_number_or_a_denial_cannot_fall_out() -> None:
    paper = replace(BARE, body=(Paragraph((Run("Xã không chi 45 đồng, huyện không chi."),)),))
    less = replace(paper, body=(Paragraph((Run("Xã không chi đồng, huyện chi."),)),))
    assert lacking(pdf(paper), pdf(less)) == ["45", "không"]
    assert lacking(pdf(paper), pdf(paper)) == added(pdf(paper), pdf(paper), pdf(EMPTY)) == []


def test_a_word_beyond_the_paper_and_the_empty_template_is_told() -> None:
    assert added(pdf(BARE), more("Huyện nhận lỗi"), pdf(EMPTY)) == ["Huyện", "lỗi", "nhận"]
    assert added(pdf(BARE), more("Huyện nhận lỗi"), more("Huyện nhận lỗi", EMPTY)) == []


def test_the_number_of_a_page_is_no_word_of_the_paper() -> None:
    long = replace(BARE, body=BARE.body * 40)
    assert lacking(pdf(long), pdf(long)) == []
    with pypdfium2.PdfDocument(pdf(long)) as pages:
        assert len(pages) > 2
    assert "2" not in by_office._words(pdf(long)) and "3" not in by_office._words(pdf(long))


def test_a_print_that_takes_too_long_ends_with_all_that_it_started(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "soffice"
    slow.write_text(f"#!/bin/sh\nsleep 60 & echo $! > {tmp_path}/child\nwait\n")
    slow.chmod(0o755)
    monkeypatch.setattr(by_office, "program", lambda: str(slow))
    monkeypatch.setattr(by_office, "SECONDS", 2)
    with pytest.raises(Permanent, match=r"office\.failed"):
        printed_by_office(TEMPLATE)
    child = int((tmp_path / "child").read_text())
    assert state(child) in ("", "Z")


def state(process: int) -> str:
    """Return the letter of a process's state, "" where there is none of that number."""
    for _each in range(50):
        try:
            told = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return ""
        if told == "Z":
            return told
        time.sleep(0.1)
    return told


@pytest.mark.slow
@here
def test_the_print_by_a_template_with_words_of_its_own_is_told_from_the_paper() -> None:
    own = starting(replace(BARE, agency=("ỦY BAN NHÂN DÂN", "HUYỆN ĐĂK HÀ")))
    sheet, empty = (printed_by_office(filled(own, paper)) for paper in (BARE, emptied(BARE)))
    assert (lacking(pdf(BARE), sheet), added(pdf(BARE), sheet, empty)) == ([], [])


def test_a_machine_without_libreoffice_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_office.shutil, "which", lambda _name: None)
    assert program() == ""
    with pytest.raises(Permanent, match=r"office\.absent"):
        printed_by_office(TEMPLATE)
