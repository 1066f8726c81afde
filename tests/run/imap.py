"""A small IMAP server on loopback, over TLS with a certificate of its own. It writes down every command."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PASSWORD = "mat-khau-hop-thu"


@dataclass
class Box:
    """What the server holds, how it behaves, and what it was told."""

    letters: dict[int, bytes] = field(default_factory=dict)
    validity: str = "1700000000"
    says_size: int = 0
    port: int = 0
    client: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    told: list[str] = field(default_factory=list)


@contextmanager
def serving(folder: Path) -> Iterator[Box]:
    """Serve a mailbox until the end of the block."""
    box = Box()
    pem = certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    box.client = ssl.create_default_context(cafile=str(pem))

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

        def get_request(self):  # type: ignore[no-untyped-def]
            plain, address = self.socket.accept()
            return context.wrap_socket(plain, server_side=True), address

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that refuses our certificate is no news."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK ready\r\n")
            for line in self.rfile:
                tag, _, words = line.decode().strip().partition(" ")
                box.told.append(words)
                self.wfile.write(_answer(box, tag, words))
                if words.upper() == "LOGOUT":
                    return

    with Server(("127.0.0.1", 0), Handler) as server:
        box.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield box
        server.shutdown()
        thread.join()


def _answer(box: Box, tag: str, words: str) -> bytes:
    upper = words.upper()
    ok = f"{tag} OK done\r\n".encode()
    if upper == "CAPABILITY":
        return b"* CAPABILITY IMAP4rev1\r\n" + ok
    if upper.startswith("LOGIN"):
        return ok if PASSWORD in words else f"{tag} NO [AUTHENTICATIONFAILED] {words}\r\n".encode()
    if upper.startswith("EXAMINE"):
        head = f"* {len(box.letters)} EXISTS\r\n* OK [UIDVALIDITY {box.validity}] ok\r\n".encode()
        return head + f"{tag} OK [READ-ONLY] done\r\n".encode()
    if upper.startswith("UID SEARCH"):
        first = re.search(r"UID (\d+):\*", words[10:])
        known = sorted(box.letters)
        found = [uid for uid in known if not first or uid >= int(first[1])] or known[-1:]
        return ("* SEARCH " + " ".join(map(str, found)) + "\r\n").encode() + ok
    if upper.startswith("UID FETCH"):
        uid = int(words.split()[2])
        letter = box.letters[uid]
        if "RFC822.SIZE" in upper:
            return f"* 1 FETCH (UID {uid} RFC822.SIZE {box.says_size or len(letter)})\r\n".encode() + ok
        return f"* 1 FETCH (UID {uid} BODY[] {{{len(letter)}}}\r\n".encode() + letter + b")\r\n" + ok
    return b"* BYE\r\n" + ok if upper == "LOGOUT" else f"{tag} BAD {words}\r\n".encode()


def certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(start).not_valid_after(start + timedelta(days=36_500))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), False)
    made = builder.sign(key, hashes.SHA256())
    path = folder / "mail.pem"
    form = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, *form) + made.public_bytes(serialization.Encoding.PEM)
    )
    return path
