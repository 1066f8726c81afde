"""LibreOffice prints a paper on the office's own sheet: every word of it, or it is said which is missing."""

from dataclasses import replace

import pypdfium2
import pytest

from hoiam.core.errors import Permanent
from hoiam.outside.render import by_office
from hoiam.outside.render.by_office import lacking, printed_by_office, program
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.templated import filled, starting
from tests.core.compose.test_copies import ORIGINAL

TEMPLATE = starting(ORIGINAL)
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


def test_a_machine_without_libreoffice_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_office.shutil, "which", lambda _name: None)
    assert program() == ""
    with pytest.raises(Permanent, match=r"office\.absent"):
        printed_by_office(TEMPLATE)
