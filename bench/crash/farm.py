"""The newspaper that is read while the readers die: `python -m bench.crash.farm FILE` serves the round named in FILE.

Each round lists three new pieces; one claims another address as its own, one is reached by a short link. A piece is
edited 25 rounds after it was new, so that the second look, which a reader takes six hours later, finds an edit.
"""

import random
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

START = datetime(2022, 10, 6, 1, tzinfo=UTC)
STEP = timedelta(minutes=12)  # between two rounds
EDITED_AFTER = 25  # rounds
PIECES = 3
_SYLLABLES = "ba bê bò cá cầu chợ dân đá đất đồi gà gạo hồ hộ kênh khe lúa mía mưa nắng ngô núi ong phố rừng sắn suối"


def mark(turn: int, number: int) -> str:
    """Return the word that stands in this piece and in no other."""
    return f"mabai{turn}x{number}"


def title(turn: int, number: int) -> str:
    """Return the headline of a piece."""
    return f"{' '.join(_drawn(turn, number, 6))} ở thôn {turn} số {number}"


def _drawn(turn: int, number: int, count: int) -> list[str]:
    return random.Random(turn * 10 + number).choices(_SYLLABLES.split(), k=count)


def page(turn: int, number: int, now: int) -> bytes:
    """Return a piece as it stands in a round."""
    at = (START + turn * STEP).isoformat()
    words = " ".join(_drawn(turn, number, 160))
    rows = [f"Tại xã Đăk Ui, huyện Đăk Hà: {words}.", f"Phiếu {mark(turn, number)} đã ghi."]
    rows += ["Tòa soạn đã sửa một con số."] if now >= turn + EDITED_AFTER else []
    claim = f'<link rel="canonical" href="/chinh/{turn}/{number}">' if number == 1 else ""
    head = f'<meta charset=utf-8><meta property="article:published_time" content="{at}">{claim}'
    body = "".join(f"<p>{row}</p>" for row in rows)
    return f"<html><head>{head}</head><article><h1>{title(turn, number)}</h1>{body}</article></html>".encode()


def feed(turn: int) -> bytes:
    """Return the list of a round."""
    date = format_datetime(START + turn * STEP)
    paths = [f"/bai/{turn}/{n}" if n != 2 else f"/ngan/{turn}/{n}" for n in range(1, PIECES + 1)]
    rows = "".join(f"<item><title>x</title><link>{path}</link><pubDate>{date}</pubDate></item>" for path in paths)
    return f'<rss version="2.0"><channel><title>x</title>{rows}</channel></rss>'.encode()


def serve(file: Path) -> None:
    """Serve until killed; print the port first."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            now, parts = int(file.read_text() or 0), self.path.strip("/").split("/")
            if parts[0] == "ngan":
                self._answer(302, b"", Location=f"/bai/{parts[1]}/{parts[2]}")
            elif parts[0] == "bai":
                self._answer(200, page(int(parts[1]), int(parts[2]), now))
            elif parts[0] == "rss":
                self._answer(200, feed(now), "application/rss+xml")
            else:
                self._answer(404, b"")

        def _answer(self, status: int, body: bytes, kind: str = "text/html; charset=utf-8", **headers: str) -> None:
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: object) -> None:
            """A reader that dies in the middle is what this is about."""

    server = Server(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
