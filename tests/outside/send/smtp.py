"""A small mail server on loopback, with STARTTLS or TLS and a certificate of its own. It answers as a test asks."""

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.run.imap import certificate

USER, PASSWORD = "canh-bao@dakha.vidu.vn", "mat-khau-may-thu"


@dataclass
class Post:
    """What arrived, what was said on the way, and which answers to give instead of the good ones."""

    letters: list[bytes] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)  # command -> answer line
    starttls: bool = True
    port: int = 0
    client: ssl.SSLContext = field(default_factory=ssl.create_default_context)


GOOD = {"MAIL": "250 ok", "RCPT": "250 ok", "DATA": "354 go on", ".": "250 taken", "QUIT": "221 bye", "AUTH": "235 in"}


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, post: Post, context: ssl.SSLContext, wrapped: bool) -> None:
        self.post, self.context, self.wrapped = post, context, wrapped
        super().__init__(("127.0.0.1", 0), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that refuses our certificate is no news."""


class _Handler(socketserver.StreamRequestHandler):
    timeout = 10
    server: _Server

    def finish(self) -> None:
        with suppress(OSError):
            super().finish()
        self.rfile.close()
        self.connection.close()

    def handle(self) -> None:
        self.secure = False
        if self.server.wrapped:
            self.encrypt()
        self.say(self.server.post.answers.get("", "220 ready"))
        while line := self.rfile.readline():
            words = line.decode().strip()
            self.server.post.told.append(f"{'tls' if self.secure else 'plain'} {words}")
            if not self.answer(words.split(" ")[0].upper()):
                return

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def encrypt(self) -> None:
        self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = socketserver._SocketWriter(self.connection)  # type: ignore[attr-defined]
        self.secure = True

    def answer(self, command: str) -> bool:
        if command == "EHLO":
            self.say(f"250-here\r\n250-AUTH PLAIN\r\n250 {'STARTTLS' if self.server.post.starttls else 'HELP'}")
            return True
        if command == "STARTTLS":
            self.say("220 go ahead")
            self.encrypt()
            return True
        going_on = self.said(command)
        return self.letter() if command == "DATA" and going_on else going_on and command != "QUIT"

    def said(self, command: str) -> bool:
        """Give the answer that the test asks for; return whether the connection lives on to the next step."""
        line = self.server.post.answers.get(command, GOOD.get(command, "250 ok"))
        if line == "cut":
            return False
        self.say(line)
        return True

    def letter(self) -> bool:
        if not self.server.post.answers.get("DATA", "354").startswith("354"):
            return True
        letter = b""
        while not letter.endswith(b"\r\n.\r\n"):
            letter += self.rfile.readline()
        self.server.post.letters.append(letter)
        return self.said(".")


@contextmanager
def serving(folder: Path, wrapped: bool = False) -> Iterator[Post]:
    """Serve until the end of the block; `wrapped` speaks TLS from the first byte."""
    pem = certificate(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    post = Post(client=ssl.create_default_context(cafile=str(pem)))
    with _Server(post, context, wrapped) as server:
        post.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield post
        server.shutdown()
        thread.join()
