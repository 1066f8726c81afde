"""What shows of an agency's digital signature on an electronic copy, as a small PDF to lie in the signature's field."""

import json
from datetime import date
from importlib import resources

import typst

from hoiam.core.errors import Permanent
from hoiam.outside import shipped
from hoiam.outside.render.metrics import missing

WIDE_MM, HIGH_MM = 90.0, 13.0


def mark_pdf(lines: tuple[str, ...], day: date) -> bytes:
    """Return the lines on a sheet of their own. Raises Permanent as the writer of papers does."""
    told = {"lines": lines, "wide": WIDE_MM, "high": HIGH_MM, "date": [day.year, day.month, day.day]}
    words = json.dumps(told, ensure_ascii=False)
    if lacking := missing(words):
        raise Permanent("render.missing_glyph", lacking)
    with resources.as_file(resources.files(shipped) / "fonts") as fonts:
        try:
            made: bytes = typst.compile(
                shipped.data("typst/mark.typ"),
                font_paths=typst.Fonts(False, False, [str(fonts)]),
                sys_inputs={"mark": words},
                format="pdf",
            )
        except typst.TypstError as failed:
            raise Permanent("render.typst", str(failed)) from failed
    return made
