"""Do the signatures on a PDF hold, and who made them? Judged from the file and the trusted roots alone."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from hoiam.core.errors import Permanent
from hoiam.core.values.sealing import Seal

_MARK = b"/ByteRange"
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)  # a path that cannot be built is an answer, not an accident
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


def judge(data: bytes, roots: Sequence[bytes], now: datetime) -> tuple[Seal, ...]:
    """Return every signature of a PDF, () for an unsigned one. `roots` are trusted certificates in PEM or DER.

    Raises Permanent: "sign.absent" where the extra is not installed and the file is signed, "sign.broken" for a file
    that cannot be read as a signed PDF.
    """
    if _MARK not in data:
        return ()
    try:
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
        from pyhanko_certvalidator import ValidationContext
    except ImportError as missing:
        raise Permanent("sign.absent") from missing
    try:
        held = PdfFileReader(BytesIO(data)).embedded_signatures
        context = ValidationContext(trust_roots=list(_certificates(roots)), allow_fetching=False, moment=now)
        return tuple(_seal(signature, context) for signature in held)
    except (PdfError, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise Permanent("sign.broken", type(error).__name__) from error


def _certificates(roots: Sequence[bytes]) -> Iterator[Any]:
    from pyhanko.keys import load_certs_from_pemder_data

    for data in roots:
        yield from load_certs_from_pemder_data(data)


def _seal(signature: Any, context: Any) -> Seal:
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko.sign.validation.errors import SignatureValidationError

    try:
        status = validate_pdf_signature(signature, context)
    except (SignatureValidationError, ValueError) as error:
        return Seal("", "", "", None, None, intact=False, whole=False, trusted=False, problem=type(error).__name__)
    subject = status.signing_cert.subject.native
    level = status.modification_level
    entire = status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    allowed = level is not None and level.name in ("NONE", "LTA_UPDATES", "FORM_FILLING")
    return Seal(
        signer=str(subject.get("common_name", "")),
        organisation=str(subject.get("organization_name", "")),
        serial=f"{status.signing_cert.serial_number:x}",
        signed_at=status.signer_reported_dt,
        valid_to=status.signing_cert.not_valid_after,
        intact=bool(status.intact and status.valid),
        whole=entire or allowed,
        trusted=bool(status.trusted),
        extended=not entire,
    )
