"""A root and an office's certificate for tests, made when asked; nothing of it is a secret of anybody."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID

from hoiam.outside.sign import Certificate

BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
END = datetime(2036, 1, 1, tzinfo=UTC)
PASSWORD = "mat-khau-mau"


def _name(words: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.COMMON_NAME, words), x509.NameAttribute(NameOID.ORGANIZATION_NAME, "UBND Mẫu")]
    )


def _usage(*, signs: bool) -> x509.KeyUsage:
    return x509.KeyUsage(signs, signs, False, False, False, not signs, not signs, False, False)


@lru_cache(maxsize=4)
def made(end: datetime = END, who: str = "UBND huyện Mẫu") -> tuple[Certificate, bytes]:
    """Return a certificate until `end`, an office's or that of `who`, and the root that vouches for it, in PEM."""
    top, own = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _signed(_name("Gốc mẫu"), top, _name("Gốc mẫu"), top, END, ca=True)
    office = _signed(_name(who), own, _name("Gốc mẫu"), top, end, ca=False)
    locked = serialization.BestAvailableEncryption(PASSWORD.encode())
    data = pkcs12.serialize_key_and_certificates(b"mau", own, office, [root], locked)
    return Certificate(data, PASSWORD), root.public_bytes(serialization.Encoding.PEM)


def _signed(
    name: x509.Name,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name,
    by: ec.EllipticCurvePrivateKey,
    end: datetime,
    *,
    ca: bool,
) -> x509.Certificate:
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(issuer).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(BEGIN).not_valid_after(end - timedelta(seconds=1))
    builder = builder.add_extension(x509.BasicConstraints(ca, None), True).add_extension(_usage(signs=not ca), True)
    return builder.sign(by, hashes.SHA256())
