"""What is asked of the fetcher and what it answers, as values. Decides nothing."""

from dataclasses import dataclass

from hoiam.core.values.article import Page

TEXT_TYPES = frozenset(
    {
        "",  # not said: many small servers
        "text/html",
        "text/plain",
        "text/xml",
        "application/xml",
        "application/xhtml+xml",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/json",
        "application/feed+json",
        "application/gzip",  # sitemap.xml.gz
        "application/x-gzip",
        "application/octet-stream",
    }
)


@dataclass(frozen=True, slots=True)
class Request:
    """One address to fetch. The validators are those of the last answer; `interval` is the source's, in seconds.

    `cut`: of a body that is too long, give the beginning and say so; a list is read so, newest entries first.
    `follow`: go on where a redirect leads; otherwise the answer is Permanent("fetch.moved", address), see following.py.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    interval: float = 5.0
    cut: bool = False
    follow: bool = True


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one fetch may cost: bytes after unpacking, bytes of headers, redirects, seconds (pauses not counted)."""

    bytes: int = 8 << 20
    header_bytes: int = 256 << 10
    redirects: int = 5
    seconds: float = 30.0
    connect_seconds: float = 10.0
    concurrent: int = 8
    types: frozenset[str] = TEXT_TYPES


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. `url` is where it ended after redirects; `not_modified` means 304 and an empty body."""

    url: str
    status: int
    body: bytes
    content_type: str = ""
    charset: str = ""
    etag: str = ""
    last_modified: str = ""
    not_modified: bool = False
    cut: bool = False  # the body is longer; this is its beginning
    said: tuple[tuple[str, str], ...] = ()  # the answer's headers as they came, in their order
    asked: tuple[tuple[str, str], ...] = ()  # the headers that we sent

    def page(self) -> Page:
        """Return the answer as the page that core reads."""
        return Page(self.url, self.body, self.content_type, self.charset)
