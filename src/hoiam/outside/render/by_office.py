"""A Word file as the PDF that LibreOffice prints of it, where the machine has LibreOffice.

It runs headless in a folder and profile of its own, with the vendored font in place of Times New Roman. What it prints
is not the same bytes each time: whoever signs it keeps it.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from collections import Counter
from contextlib import suppress
from importlib import resources
from io import BytesIO
from pathlib import Path

import pypdfium2

from hoiam.core.errors import Permanent
from hoiam.outside import shipped
from hoiam.outside.pdfium import alone
from hoiam.outside.render.pages import count

SECONDS = 90
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{fonts}</dir>
<cachedir>{cache}</cachedir><alias binding="same"><family>Times New Roman</family>
<prefer><family>Liberation Serif</family></prefer></alias></fontconfig>"""
_WORD = re.compile(r"\w+")  # a print breaks lines at a hyphen or a slash, so marks part words
_FILTER = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'  # PDF/A-2b


def program() -> str:
    """Return where LibreOffice is, "" where the machine has none."""
    return shutil.which("soffice") or ""


def printed_by_office(data: bytes) -> bytes:
    """Return a DOCX as a PDF/A. Raises Permanent: "office.absent", "office.failed" (also after 90 seconds)."""
    if not program():
        raise Permanent("office.absent")
    with tempfile.TemporaryDirectory(prefix="hoiam-in-", ignore_cleanup_errors=True) as name:
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
    """Return the words of our print that another print of the same paper lacks, each as often; page numbers aside."""
    return sorted((_words(ours) - _words(theirs)).elements())


def added(ours: bytes, theirs: bytes, blank: bytes) -> list[str]:
    """Return the words that another print says beyond ours and beyond its empty sheet, which each page may repeat."""
    often = count(theirs)
    frame = Counter({word: times * often for word, times in _words(blank).items()})
    return sorted((_words(theirs) - _words(ours) - frame).elements())


def _run(folder: Path) -> None:
    told = [program(), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--nolockcheck"]
    told += ["--convert-to", _FILTER, "--outdir", str(folder), str(folder / "van-ban.docx")]
    known = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    surroundings = known | {"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": str(folder)}
    try:
        _ended(told, surroundings)
    except (subprocess.SubprocessError, OSError) as failed:
        raise Permanent("office.failed", type(failed).__name__) from failed


def _ended(told: list[str], surroundings: dict[str, str]) -> None:
    """Run a programme to its end; one that takes too long ends with everything that it started."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603 (our words)
        told, env=surroundings, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as running:
        try:
            if running.wait(SECONDS):
                raise subprocess.SubprocessError
        finally:
            with suppress(ProcessLookupError):
                os.killpg(running.pid, signal.SIGKILL)


@alone()
def _words(data: bytes) -> Counter[str]:
    found: Counter[str] = Counter()
    try:
        with pypdfium2.PdfDocument(BytesIO(data)) as pages:
            for at, page in enumerate(pages, 1):
                found.update(_WORD.findall(_unnumbered(page.get_textpage().get_text_bounded(), at)))
    except pypdfium2.PdfiumError as broken:
        raise Permanent("office.failed", "pdf") from broken
    return found


def _unnumbered(text: str, at: int) -> str:
    """Return the text of a page without the line that is its number."""
    said = text.strip().splitlines()
    for edge in (0, -1):
        if said and said[edge].strip() == str(at):
            del said[edge]
            break
    return " ".join(said)
