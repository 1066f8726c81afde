"""Put the office's signature on a PDF with its certificate (PKCS#12): an addition that leaves every byte as it was."""

import importlib.util
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from hoiam.core.errors import Permanent

_RIGHT_PT, _TOP_PT = 15 / 25.4 * 72, 5 / 25.4 * 72  # from the edges of the sheet to what shows of a signature


@dataclass(frozen=True, slots=True)
class Certificate:
    """An office's certificate with its key. What opens it is part of no text."""

    pkcs12: bytes = field(repr=False)
    password: str = field(repr=False)


def available() -> bool:
    """Say whether the extra `sign` is installed."""
    return importlib.util.find_spec("pyhanko") is not None


def certificate_of(folder: str, office: str) -> Certificate | None:
    """Return an office's certificate: "KEY.p12", its password in "KEY.pass", in a folder; None where there is none."""
    place = Path(folder) if folder else None
    if place is None or "/" in office or not (place / f"{office}.p12").is_file():
        return None
    secret = place / f"{office}.pass"
    words = secret.read_text(encoding="utf-8").strip("\r\n") if secret.is_file() else ""
    return Certificate((place / f"{office}.p12").read_bytes(), words)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose a certificate is, as `judge` tells it of a signature, and its number; anybody can make one that says so."""

    name: str
    organisation: str
    serial: str  # hexadecimal


_HOLDERS: dict[bytes, Holder] = {}  # by digest of file and password: opening one takes long on purpose


def holder(certificate: Certificate) -> Holder:
    """Return whose a certificate is; what was opened once is not opened again, and no key is kept for that.

    A renewed certificate has another number and the same holder. Raises Permanent: "sign.absent", "sign.certificate".
    """
    if not available():
        raise Permanent("sign.absent")
    seen = sha256(len(certificate.pkcs12).to_bytes(8) + certificate.pkcs12 + certificate.password.encode()).digest()
    if seen not in _HOLDERS:
        found = _opened(certificate).signing_cert
        told = found.subject.native
        names = (str(told.get("common_name", "")), str(told.get("organization_name", "")))
        _HOLDERS[seen] = Holder(*names, f"{found.serial_number:x}")
    return _HOLDERS[seen]


def roots_of(folder: str) -> tuple[bytes, ...]:
    """Return the certificates that an installation trusts: "roots/*.pem", "roots/*.crt", "roots/*.cer"."""
    place = Path(folder) / "roots" if folder else None
    if place is None or not place.is_dir():
        return ()
    return tuple(f.read_bytes() for f in sorted(place.iterdir()) if f.suffix.lower() in (".pem", ".crt", ".cer"))


def seal(data: bytes, certificate: Certificate, *, reason: str, place: str, now: datetime, mark: bytes = b"") -> bytes:
    """Return the PDF with one signature more (PAdES, SHA-256), without a picture on the page.

    `mark` is a small PDF (outside/render/mark) that shows in the signature's field, at the upper right of sheet one.

    Raises Permanent: "sign.absent", "sign.certificate" (key or password wrong), "sign.expired", "sign.broken".
    """
    if not available():
        raise Permanent("sign.absent")
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.sign.signers.pdf_signer import PdfSigner

    signer = _signer(certificate, now)
    try:
        writer = IncrementalPdfFileWriter(BytesIO(data))
        count = len(writer.prev.embedded_signatures) + 1
        meta = PdfSignatureMetadata(
            field_name=f"ChuKyCoQuan{count}",
            reason=reason,
            location=place,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
        )
        shown = _shown(writer, meta.field_name or "", mark) if mark else {}
        made: bytes = PdfSigner(meta, signer, **shown).sign_pdf(writer).getvalue()
    except (PdfError, ValueError, KeyError) as error:
        raise Permanent("sign.broken", type(error).__name__) from error
    return made


def _shown(writer: Any, name: str, mark: bytes) -> dict[str, Any]:
    """Return the field at the upper right of the first sheet, and what shows in it."""
    from pyhanko.pdf_utils.content import PdfResources, RawContent
    from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, InnerScaling, Margins, SimpleBoxLayoutRule
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.fields import SigFieldSpec
    from pyhanko.stamp import StaticStampStyle

    drawn = writer.import_page_as_xobject(PdfFileReader(BytesIO(mark)), page_ix=0)
    _x, _y, wide, tall = (float(side) for side in drawn.get_object()["/BBox"])
    resources: Any = PdfResources()  # type: ignore[no-untyped-call]
    resources.xobject["/Mark"] = drawn
    size = BoxConstraints(width=wide, height=tall)
    held = RawContent(data=b"/Mark Do", resources=resources, box=size)
    right, high = _sheet_one(writer)
    right, high = right - _RIGHT_PT, high - _TOP_PT
    box = (round(right - wide), round(high - tall), round(right), round(high))
    as_drawn = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MAX,
        y_align=AxisAlignment.ALIGN_MAX,
        margins=Margins(0, 0, 0, 0),
        inner_content_scaling=InnerScaling.NO_SCALING,
    )
    style = StaticStampStyle(border_width=0, background=held, background_layout=as_drawn, background_opacity=1.0)
    return {"stamp_style": style, "new_field_spec": SigFieldSpec(name, on_page=0, box=box)}


def _sheet_one(writer: Any) -> tuple[float, float]:
    """Return where the first sheet ends to the right and above, in points."""
    page = writer.prev.root["/Pages"]
    box = None
    while page.get("/Type") != "/Page":
        box = page.get("/MediaBox", box)
        page = page["/Kids"][0]
    _left, _low, right, high = (float(side) for side in page.get("/MediaBox", box))
    return right, high


def _signer(certificate: Certificate, now: datetime) -> Any:
    signer = _opened(certificate)
    if not signer.signing_cert.not_valid_before <= now <= signer.signing_cert.not_valid_after:
        raise Permanent("sign.expired")
    return signer


def _opened(certificate: Certificate) -> Any:
    from pyhanko.sign.signers import SimpleSigner

    words = certificate.password.encode() if certificate.password else None
    try:
        signer = SimpleSigner.load_pkcs12_data(certificate.pkcs12, other_certs=[], passphrase=words)
    except ValueError:
        raise Permanent("sign.certificate") from None
    if signer.signing_cert is None:
        raise Permanent("sign.certificate")
    return signer
