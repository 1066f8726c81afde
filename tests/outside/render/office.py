"""LibreOffice as a second reader of our DOCX: it prints them with the vendored font, and we read what it printed."""

import os
import shutil
import subprocess
from datetime import date
from importlib import resources
from pathlib import Path

import pypdfium2

from hoiam.core.values.document import SAMPLE_MARK, Document
from hoiam.outside import shipped
from hoiam.outside.render.copied import copy_docx, copy_pdf
from hoiam.outside.render.docx import docx
from hoiam.outside.render.pdf import pdf
from tests.core.compose.test_copies import ORIGINAL

SOFFICE = shutil.which("soffice")
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir>
<cachedir>{cache}</cachedir><alias binding="same"><family>Times New Roman</family>
<prefer><family>Liberation Serif</family></prefer></alias></fontconfig>"""


def as_word(paper: Document) -> bytes:
    """Return a paper's Word file as it leaves the house: a copy with the sheets that it copies."""
    return copy_docx(paper, pdf(ORIGINAL)) if _sheets(paper) else docx(paper)


def as_pdf(paper: Document) -> bytes:
    """Return its PDF as it leaves the house."""
    return copy_pdf(paper, pdf(ORIGINAL), date(2022, 10, 7)) if _sheets(paper) else pdf(paper)


def _sheets(paper: Document) -> bool:
    return paper.copied is not None and paper.copied.extract is None


def printed(files: dict[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return what LibreOffice prints of some DOCX; a file that it cannot open is absent."""
    with resources.as_file(resources.files(shipped) / "fonts") as fonts:
        (folder / "fonts.conf").write_text(_FONTS.format(fonts=fonts, cache=folder / "cache"), encoding="utf-8")
        for name, data in files.items():
            (folder / f"{name}.docx").write_bytes(data)
        subprocess.run(
            [
                *(str(SOFFICE), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"),
                *("--outdir", str(folder), *(str(folder / f"{name}.docx") for name in files)),
            ],
            env=os.environ | {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)},
            capture_output=True,
            check=True,
            timeout=300,
        )
    made = {name: folder / f"{name}.pdf" for name in files}
    return {name: path.read_bytes() for name, path in made.items() if path.is_file()}


def words(data: bytes) -> tuple[list[str], int]:
    """Return the words of a PDF without page numbers and the sample's mark, and how many pages it has."""
    document = pypdfium2.PdfDocument(data)
    found: list[str] = []
    for at, page in enumerate(document, 1):
        said = page.get_textpage().get_text_bounded().replace(SAMPLE_MARK, " ").split()
        found += said[1:] if said[:1] == [str(at)] and at > 1 else said
    return found, len(document)


def squeezed(said: str) -> str:
    """Return words without blanks: two programmes break lines in different places."""
    return "".join(said.split())
