"""A Word file as the PDF that LibreOffice prints of it, where the machine has LibreOffice.

It runs headless in a folder and profile of its own, with the vendored font in place of Times New Roman. What it prints
is not the same bytes each time: whoever signs it keeps it.
"""

import os
import shutil
import subprocess
import tempfile
from importlib import resources
from io import BytesIO
from pathlib import Path

import pypdfium2

from hoiam.core.errors import Permanent
from hoiam.outside import shipped
from hoiam.outside.pdfium import alone

SECONDS = 90
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir>
<cachedir>{cache}</cachedir><alias binding="same"><family>Times New Roman</family>
<prefer><family>Liberation Serif</family></prefer></alias></fontconfig>"""
_FILTER = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'  # PDF/A-2b


def program() -> str:
    """Return where LibreOffice is, "" where the machine has none."""
    return shutil.which("soffice") or ""


def printed_by_office(data: bytes) -> bytes:
    """Return a DOCX as a PDF/A. Raises Permanent: "office.absent", "office.failed" (also after 90 seconds)."""
    if not program():
        raise Permanent("office.absent")
    with tempfile.TemporaryDirectory(prefix="hoiam-in-") as name:
        folder = Path(name)
        (folder / "van-ban.docx").write_bytes(data)
        with resources.as_file(resources.files(shipped) / "fonts") as fonts:
            (folder / "fonts.conf").write_text(_FONTS.format(fonts=fonts, cache=folder / "cache"), encoding="utf-8")
            _run(folder)
        made = folder / "van-ban.pdf"
        if not made.is_file():
            raise Permanent("office.failed")
        return made.read_bytes()


def lacking(ours: bytes, theirs: bytes) -> list[str]:
    """Return the words of our print that another print of the same paper lacks, page numbers aside."""
    said = "".join(_words(theirs))
    return [word for word in dict.fromkeys(_words(ours)) if not word.isdigit() and word not in said]


def _run(folder: Path) -> None:
    told = [program(), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nolockcheck"]
    told += ["--convert-to", _FILTER, "--outdir", str(folder), str(folder / "van-ban.docx")]
    known = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    surroundings = known | {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}
    try:
        subprocess.run(told, env=surroundings, capture_output=True, check=True, timeout=SECONDS)  # noqa: S603 (our words)
    except (subprocess.SubprocessError, OSError) as failed:
        raise Permanent("office.failed", type(failed).__name__) from failed


@alone()
def _words(data: bytes) -> list[str]:
    try:
        with pypdfium2.PdfDocument(BytesIO(data)) as pages:
            return " ".join(page.get_textpage().get_text_bounded() for page in pages).split()
    except pypdfium2.PdfiumError as broken:
        raise Permanent("office.failed", "pdf") from broken
