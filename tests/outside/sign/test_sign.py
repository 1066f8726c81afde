"""A signature changes no byte before it; a changed file, an unknown root, a scan are told apart."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageOps
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from hoiam.core.compose.letter import letter
from hoiam.core.errors import Permanent
from hoiam.outside.render.mark import mark_pdf
from hoiam.outside.render.pdf import pdf
from hoiam.outside.sign import Certificate, available, certificate_of, holder, judge, likeness, roots_of, seal
from tests.core.compose.samples import MIXED
from tests.outside.sign import keys

sealing = sys.modules["hoiam.outside.sign.seal"]

NOW = datetime(2026, 11, 29, 4, 0, tzinfo=UTC)
MADE = pdf(letter(MIXED))
ABOUT = {"reason": "Phát hành", "place": "Đăk Hà"}


def signed(data: bytes = MADE) -> bytes:
    return seal(data, keys.made()[0], **ABOUT, now=NOW)


def test_signing_adds_and_changes_nothing_before_it() -> None:
    out = signed()
    assert out.startswith(MADE) and likeness(MADE, out) == "same_bytes"
    [found] = judge(out, [keys.made()[1]], NOW)
    assert (found.signer, found.organisation) == ("UBND huyện Mẫu", "UBND Mẫu")
    assert found.intact and found.whole and found.trusted and not found.problem


def test_an_electronic_copy_shows_form_agency_and_moment_at_the_upper_right_in_ten_points() -> None:
    lines = ("Sao y", "Ủy ban nhân dân huyện Đăk Hà", "2026-11-29T11:00:00+07:00")
    out = seal(signed(), keys.made()[0], **ABOUT, now=NOW, mark=mark_pdf(lines, NOW.date()))
    assert [(one.intact, one.whole) for one in judge(out, [], NOW)] == [(True, True)] * 2
    bare, shown = (_ink(data) for data in (MADE, out))
    assert bare.getbbox()[1] >= 20 * 2 > shown.getbbox()[1] >= 4 * 2  # in the margin; half a millimetre each
    corner = shown.crop((0, 0, shown.width, 19 * 2)).getbbox()
    assert corner is not None and 195 - corner[2] / 2 < 1 and corner[0] / 2 > 210 / 2
    assert 9 < (corner[3] - corner[1]) / 2 < 12  # three lines of ten points, in millimetres


def _ink(data: bytes) -> Image.Image:
    """Return the first sheet with what shows of signatures, black where ink is, two dots to the millimetre."""
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        grey = document[0].render(scale=2 * 25.4 / 72, may_draw_forms=True).to_pil().convert("L")
    return ImageOps.invert(grey).point(lambda level: 255 if level > 60 else 0)


def test_a_second_signature_stands_beside_the_first_and_both_hold() -> None:
    found = judge(signed(signed()), [keys.made()[1]], NOW)
    assert [(one.intact, one.whole) for one in found] == [(True, True)] * 2
    assert [one.extended for one in found] == [True, False]  # only the later one covers the whole file


def test_a_changed_file_is_found() -> None:
    out = bytearray(signed())
    out[200] ^= 1
    [found] = judge(bytes(out), [keys.made()[1]], NOW)
    assert not found.intact


def test_a_certificate_of_nobody_known_is_intact_but_not_trusted() -> None:
    [found] = judge(signed(), [], NOW)
    assert found.intact and not found.trusted


def test_a_page_changed_by_an_addition_after_the_signature_is_not_covered_by_it() -> None:
    writer = IncrementalPdfFileWriter(BytesIO(signed()))
    page = writer.prev.root["/Pages"]["/Kids"][0].get_object()
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"BT ET"))
    writer.mark_update(page.container_ref)
    held = BytesIO()
    writer.write(held)
    [found] = judge(held.getvalue(), [keys.made()[1]], NOW)
    assert found.intact and not found.whole


def test_an_unsigned_file_has_no_signature_and_a_wreck_is_refused() -> None:
    assert judge(MADE, [], NOW) == ()
    with pytest.raises(Permanent, match=r"sign\.broken"):
        judge(b"%PDF-1.7 /ByteRange [0 1", [], NOW)


def test_a_wrong_password_and_an_expired_certificate_sign_nothing() -> None:
    good = keys.made()[0]
    with pytest.raises(Permanent, match=r"sign\.certificate"):
        seal(MADE, Certificate(good.pkcs12, "sai"), **ABOUT, now=NOW)
    old = keys.made(datetime(2025, 1, 1, tzinfo=UTC))[0]
    with pytest.raises(Permanent, match=r"sign\.expired"):
        seal(MADE, old, **ABOUT, now=NOW)


def test_a_certificate_is_opened_once_for_its_holder(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, opened = keys.made(datetime(2033, 1, 1, tzinfo=UTC))[0], []
    really = sealing._opened
    monkeypatch.setattr(sealing, "_opened", lambda one: opened.append(one) or really(one))
    told = {holder(ours) for _ in range(3)}
    assert [(one.name, one.organisation) for one in told] == [("UBND huyện Mẫu", "UBND Mẫu")]
    assert len(opened) == 1
    for _ in range(2):
        with pytest.raises(Permanent, match=r"sign\.certificate"):
            holder(Certificate(ours.pkcs12, "sai"))


def test_a_paper_saved_anew_another_paper_and_a_scan_are_told_apart() -> None:
    anew = pypdfium2.PdfDocument(MADE)
    held = BytesIO()
    anew.save(held)
    assert likeness(MADE, held.getvalue()) in ("same_words", "same_bytes")
    other = pdf(letter(replace(MIXED, topic="việc khác")))
    assert likeness(MADE, other) == "other"
    scan = pypdfium2.PdfDocument.new()
    scan.new_page(595, 842)
    held = BytesIO()
    scan.save(held)
    assert likeness(MADE, held.getvalue()) == "picture"
    with pytest.raises(Permanent, match=r"sign\.broken"):
        likeness(MADE, b"khong phai PDF")


def test_certificates_and_roots_lie_in_a_folder_and_no_text_shows_the_password(tmp_path: Path) -> None:
    certificate, root = keys.made()
    (tmp_path / "roots").mkdir()
    (tmp_path / "roots" / "goc.pem").write_bytes(root)
    (tmp_path / "mau.p12").write_bytes(certificate.pkcs12)
    (tmp_path / "mau.pass").write_text(keys.PASSWORD + "\n")
    found = certificate_of(str(tmp_path), "mau")
    assert found == certificate and keys.PASSWORD not in repr(found)
    assert roots_of(str(tmp_path)) == (root,)
    assert certificate_of(str(tmp_path), "khac") is None and certificate_of("", "mau") is None
    assert certificate_of(str(tmp_path), "../mau") is None and roots_of("") == () and available()
