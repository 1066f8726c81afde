"""A small newspaper of our own on loopback, whose pages a test writes, and the hands that reach it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any

import pytest

from hoiam.desk.sources.models import Source
from hoiam.outside.fetch import Guard, Limits
from hoiam.outside.keep import Keep
from hoiam.run import path
from hoiam.run.hands import Hands, hands
from tests import people
from tests.desk import made
from tests.outside.conftest import Answer, Served, plain, serving

WORDS = "Người dân thôn 7, xã Đăk Ui, huyện Đăk Hà phản ánh công trình cấp nước hỏng đã hai tháng, nhiều hộ thiếu nước."
ROBOTS = plain(b"User-agent: *\nDisallow: /kin/\n", Content_Type="text/plain")
FAR_AWAY = "Chợ phiên ở một thị trấn ven biển đón đông khách trong dịp cuối tuần, hàng hóa phong phú, giá cả ổn định."


def html(title: str, words: str = WORDS, at: datetime = made.NOW, canonical: str = "") -> bytes:
    """Return a page as newspapers have it."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    body = "".join(f"<p>{escape(words)} Đoạn {n}.</p>" for n in range(5))
    head = f'<title>{escape(title)}</title><meta property="article:published_time" content="{at.isoformat()}">{link}'
    page = f"<h1>{escape(title)}</h1>{body}"
    return (
        f"<!doctype html><html lang=vi><head><meta charset=utf-8>{head}</head><article>{page}</article></html>".encode()
    )


def feed(*links: str, at: datetime = made.NOW) -> bytes:
    """Return an RSS feed of these addresses."""
    date = format_datetime(at)
    rows = "".join(f"<item><title>{url}</title><link>{url}</link><pubDate>{date}</pubDate></item>" for url in links)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{rows}</channel></rss>'.encode()


@dataclass
class Newspaper:
    """What the server answers at each path, changed by a test as it goes; `look` reads the source once."""

    served: Served
    answers: dict[str, Answer]
    hands: Hands
    made: dict[str, Source] = field(default_factory=dict)

    def url(self, at: str) -> str:
        """Return the address of a path."""
        return self.served.url(at)

    def put(
        self, at: str, body: bytes, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str
    ) -> str:
        """Answer a path from now on; return its address."""
        self.answers[at] = plain(body, status, Content_Type=kind, **headers)
        return self.url(at)

    def feed(self, *paths: str, **headers: str) -> None:
        """List these paths in the feed."""
        self.put("/rss", feed(*map(self.url, paths)), kind="application/rss+xml", **headers)

    def source(self, at: str = "/rss", kind: str = "rss", **fields: object) -> Source:
        """Return the registered source of a path."""
        if at not in self.made:
            self.made[at] = made.source(url=self.url(at), kind=kind, **fields)
        return self.made[at]

    def look(self, minutes: int = 0, at: str = "/rss", **fields: object) -> Source:
        """Look at a source once, as its job does; return it as it stands afterwards."""
        source = self.source(at, **fields)
        path.look({"source": source.pk}, made.later(minutes), self.hands)
        source.refresh_from_db()
        return source

    def asked(self) -> list[str]:
        """Return the paths asked for since the last call, without robots.txt."""
        paths = [at for at, _ in self.served.asked if at != "/robots.txt"]
        self.served.asked.clear()
        return paths


@pytest.fixture
def house(db: None) -> people.House:
    """The sample office with its units, and the law library loaded."""
    return people.furnished()


@pytest.fixture
def reach(tmp_path: Path, settings: Any) -> Hands:
    """The machine's hands, with a folder of files of its own."""
    settings.HOIAM_FILES = str(tmp_path / "files")
    return hands()


@pytest.fixture
def newspaper(tmp_path: Path) -> Iterator[Newspaper]:
    """A newspaper with an empty feed and a robots.txt."""
    answers: dict[str, Answer] = {"/robots.txt": ROBOTS}
    with serving(answers) as served:
        guard = Guard(frozenset({("127.0.0.1", served.port)}))
        limits = Limits(seconds=5, connect_seconds=2)
        paper = Newspaper(served, answers, Hands(guard, Keep(str(tmp_path)), limits=limits))
        paper.feed()
        yield paper
