"""The cover of a work file as a PDF/A-2b, set by typst. The words go in as JSON."""

import json
from datetime import date
from importlib import resources

import typst

from hoiam.core.compose.dossier import FileFacts
from hoiam.core.compose.letter_facts import Office
from hoiam.core.errors import Permanent
from hoiam.outside import shipped
from hoiam.outside.render.metrics import missing


def cover(office: Office, file: FileFacts, made_on: date, *, sample: bool = False) -> bytes:
    """Return the cover. Raises Permanent("render.missing_glyph"), Permanent("render.typst")."""
    ends = f" đến ngày {file.ends:%d/%m/%Y}" if file.ends else ""
    words = json.dumps(
        {
            "superior": office.superior,
            "agency": office.lines,
            "unit": file.unit if file.unit != office.name else "",
            "notation": file.notation,
            "title": file.title,
            "span": f"Từ ngày {file.starts:%d/%m/%Y}{ends}",
            "papers": f"{file.papers:02d}",
            "pages": str(file.pages) if file.pages else "",
            "kept": file.kept,
            "sample": sample,
            "date": [made_on.year, made_on.month, made_on.day],
        },
        ensure_ascii=False,
    )
    lacking = missing(words)
    if lacking:
        raise Permanent("render.missing_glyph", lacking)
    with resources.as_file(resources.files(shipped) / "fonts") as fonts:
        try:
            made: bytes = typst.compile(
                shipped.data("typst/cover.typ"),
                font_paths=typst.Fonts(False, False, [str(fonts)]),
                sys_inputs={"file": words},
                pdf_standards=["a-2b"],
                format="pdf",
            )
        except typst.TypstError as failed:
            raise Permanent("render.typst", str(failed)) from failed
    return made
