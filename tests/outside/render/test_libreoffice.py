"""LibreOffice opens every DOCX that we make, says the words of our PDF, and fills as many pages."""

from pathlib import Path

import pytest

from hoiam.core.compose.finding import texts
from tests.core.compose.every_paper import EVERY
from tests.outside.render.office import SOFFICE, as_pdf, as_word, printed, squeezed, words

pytestmark = [pytest.mark.slow, pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice)")]
LONG_TABLES = {"bao_cao_tuan"}  # head rows are repeated where each programme breaks its pages
PICTURES = {"sao_y", "sao_luc"}  # a copied sheet stands in the Word file as its picture


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder: Path = tmp_path_factory.mktemp("soffice")
    return printed({name: as_word(document) for name, document in EVERY.items()}, folder)


@pytest.mark.parametrize("name", EVERY)
def test_it_opens_and_prints_the_words_of_our_pdf_on_as_many_pages(name: str, shown: dict[str, bytes]) -> None:
    ours, pages = words(as_pdf(EVERY[name]))
    theirs, their_pages = words(shown[name])
    if name in PICTURES:  # the block of the copy stands below the sheets, or on one of its own
        assert theirs and ours[-len(theirs) :] == theirs and their_pages in (pages, pages + 1)
        return
    assert pages == their_pages
    if name not in LONG_TABLES:
        assert ours == theirs
    whole = squeezed(" ".join(theirs))
    assert [text.words for text in texts(EVERY[name]) if squeezed(text.words) not in whole] == []
