"""A copy as a file: the sheets as they were, the block below their last words, read back as a copy by the linter."""

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import docx as python_docx
import pypdfium2
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.stamp import TextStampStyle

from hoiam.core.compose.check import check
from hoiam.core.errors import Permanent
from hoiam.outside.render.copied import MOST_SHEETS, copy_pdf
from hoiam.outside.render.docx import docx
from hoiam.outside.render.pdf import pdf
from hoiam.outside.render.printed import printed
from hoiam.outside.render.read_docx import read_docx
from hoiam.outside.sign import judge, seal
from tests.core.compose.every_paper import EVERY
from tests.core.compose.test_copies import ORIGINAL, WORDS, made
from tests.outside.render.office import words
from tests.outside.sign import keys

DAY = date(2022, 10, 7)
NOW = datetime(2026, 11, 29, 4, 0, tzinfo=UTC)
SOURCE = pdf(ORIGINAL, DAY)
BLOCK = ("SAO Y", "Số: 01/SY-UBND", "Đăk Hà, ngày 07 tháng 10 năm 2022", "CHÁNH VĂN PHÒNG", "Trần Văn Mẫu")


def copied(kind: str = "sao_y", ending: str = "pdf", source: bytes = SOURCE) -> bytes:
    return printed(made(kind), ending, lambda _sha256: source, DAY)


def said(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as pages:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]


def place(data: bytes, wanted: str) -> float:
    """Return how high some words stand on the last sheet, in points from below."""
    with pypdfium2.PdfDocument(data) as pages:
        text = pages[len(pages) - 1].get_textpage()
        found = text.search(wanted).get_next()
        assert found
        return float(text.get_charbox(found[0])[1])


def test_the_block_stands_below_the_last_words_of_what_is_copied() -> None:
    [page] = said(copied())
    assert "Số: 15/UBND-VX" in page and "Giao Phòng VH-TT theo dõi./." in page
    assert [one for one in BLOCK if one not in page] == []
    data = copied()
    assert place(data, "Lê Thị Mẫu") > place(data, "SAO Y") > place(data, "CHÁNH VĂN PHÒNG") > 20 / 25.4 * 72


def test_a_full_sheet_gets_the_block_on_a_sheet_of_its_own() -> None:
    full = pdf(EVERY["bao_cao_tuan"], DAY)
    pages = said(copied(source=full))
    assert len(pages) == len(said(full)) + 1 or BLOCK[0] in pages[-1]
    assert all(one in pages[-1] for one in BLOCK)


def test_the_same_copy_is_always_the_same_bytes_so_that_a_signature_can_be_held_against_it() -> None:
    assert copied() == copied()


def test_every_word_of_the_copied_sheets_stays() -> None:
    before, _pages = words(SOURCE)
    after, _pages = words(copied())
    assert [word for word in before if word not in after] == []


@pytest.mark.parametrize("kind", ["sao_y", "trich_sao", "sao_luc"])
def test_the_docx_of_a_copy_is_read_back_as_that_copy_without_a_finding(kind: str) -> None:
    paper, measured = read_docx(copied(kind, "docx"))
    assert (paper.kind, paper.number, paper.signature) == (kind, made(kind).number, made(kind).signature)
    checked = check(paper, measured=measured)
    assert checked.findings == ()
    assert {"copy", "copy_line"} <= set(checked.passed)


def test_an_extract_holds_the_parts_that_were_taken_and_no_others() -> None:
    [page] = said(copied("trich_sao"))
    assert WORDS in page and "Giao Phòng VH-TT theo dõi" not in page
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page and "TRÍCH SAO" in page
    paper, _measured = read_docx(copied("trich_sao", "docx"))
    assert paper.copied and paper.copied.extract and paper.copied.extract.number == ORIGINAL.number


def _broken(change: Any) -> set[str]:
    word = python_docx.Document(BytesIO(copied("trich_sao", "docx")))
    change(word)
    held = BytesIO()
    word.save(held)
    paper, measured = read_docx(held.getvalue())
    return {finding.code for finding in check(paper, measured=measured).findings}


def _say(old: str, new: str) -> Any:
    def change(word: Any) -> None:
        for table in word.tables:
            for paragraph in [p for cell in table._cells for p in cell.paragraphs]:
                for run in paragraph.runs:
                    run.text = run.text.replace(old, new)

    return change


def _unruled(word: Any) -> None:
    for paragraph in word.paragraphs:
        for border in list(paragraph._p.iter(python_docx.oxml.ns.qn("w:pBdr"))):
            border.getparent().remove(border)


def _small(word: Any) -> None:
    for table in word.tables:
        for run in [r for cell in table._cells for p in cell.paragraphs for r in p.runs]:
            if run.text == "TRÍCH SAO":
                run.font.size, run.bold = python_docx.shared.Pt(11), False


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_say("TRÍCH SAO", "BẢN TRÍCH SAO"), "copy.form"),
        (_say("TRÍCH SAO", "Trích sao"), "type.capitals"),
        (_say("TRÍCH SAO", ""), "copy.no_form"),
        (_say("TrS-", "SY-"), "number.wrong_type_code"),
        (_say("01/TrS", "1/TrS"), "number.zero"),
        (_say("- Lưu: VT.", "- Lưu."), "recipients.keep"),
        (_unruled, "copy.line"),
        (_small, "look.size"),
    ],
)
def test_a_fault_planted_in_the_file_of_a_copy_is_found(change: Any, code: str) -> None:
    assert code in _broken(change)


def test_every_other_paper_is_read_as_before() -> None:
    for name, document in EVERY.items():
        paper, _measured = read_docx(docx(document))
        assert (paper.copied is None) == (document.copied is None), name


def test_what_is_no_pdf_or_has_too_many_sheets_is_refused() -> None:
    with pytest.raises(Permanent, match=r"render\.broken_pdf"):
        copy_pdf(made(), b"%PDF-1.7 broken", DAY)
    many = pypdfium2.PdfDocument.new()
    for _each in range(MOST_SHEETS + 1):
        many.new_page(595, 842)
    held = BytesIO()
    many.save(held)
    with pytest.raises(Permanent, match=r"render\.too_many_pages"):
        copy_pdf(made(), held.getvalue(), DAY)


def test_a_lying_sheet_gets_the_block_on_a_sheet_of_its_own() -> None:
    lying = pypdfium2.PdfDocument.new()
    lying.new_page(842, 595)
    held = BytesIO()
    lying.save(held)
    assert len(said(copied(source=held.getvalue()))) == 2


def test_a_copy_of_a_signed_original_shows_its_seal_and_holds_no_signature_of_it() -> None:
    held = IncrementalPdfFileWriter(BytesIO(SOURCE))
    own = keys.made()[0]
    signer = signers.SimpleSigner.load_pkcs12_data(own.pkcs12, other_certs=[], passphrase=own.password.encode())
    box = fields.SigFieldSpec("So", box=(350, 250, 500, 300))
    style = TextStampStyle(stamp_text="DAU CO QUAN MAU")
    meta = signers.PdfSignatureMetadata(field_name="So")
    sealed = signers.PdfSigner(meta, signer, stamp_style=style, new_field_spec=box).sign_pdf(held).getvalue()
    assert len(judge(sealed, [], NOW)) == 1 and "DAU CO QUAN MAU" not in "".join(said(SOURCE))
    copy = copied(source=sealed)
    assert judge(copy, [], NOW) == ()
    assert "DAU CO QUAN MAU" in "".join(said(copy)) and "SAO Y" in "".join(said(copy))
    assert copy == copied(source=sealed)
    [found] = judge(seal(copy, own, reason="Sao y", place="Đăk Hà", now=NOW), [], NOW)
    assert found.intact and found.whole
