"""A file that runs something by itself does not leave under the office's name."""

import zlib

import pytest

from hoiam.core.errors import Permanent
from hoiam.outside.scan import refuse_active

PLAIN = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
PACKED = zlib.compress(b"1 0 <</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>")


@pytest.mark.parametrize(
    "said",
    [
        b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
        b"/OpenAction<</S/J#61vaScript/J#53(app.alert(1))>>",
        b"/A<</S/Launch/F(cmd.exe)>>",
        b"/Names<</EmbeddedFiles 9 0 R>>",
        b"/Type/ObjStm/Filter/FlateDecode/Length 99>>stream\n" + PACKED,
    ],
)
def test_a_pdf_with_a_script_a_program_or_files_inside_is_refused(said: bytes) -> None:
    with pytest.raises(Permanent) as refused:
        refuse_active(PLAIN + said, "pdf")
    assert refused.value.reason == "scan.active"


def test_a_plain_pdf_and_other_kinds_pass() -> None:
    refuse_active(PLAIN, "pdf")
    refuse_active(PLAIN + b"stream\n\x91/JS \x07 endstream", "pdf")  # pixels that look like a name
    refuse_active(b"/JavaScript", "jpeg")
