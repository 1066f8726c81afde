"""What does a newsletter list? Links to the outlet's own pieces, with their titles. Reads a letter, fetches nothing."""

from urllib.parse import urlsplit

from hoiam.core.text.address import tidy
from hoiam.core.values.article import Listed
from hoiam.outside.collect.words import title_of
from hoiam.outside.scan.mime import Letter

LEAST_WORDS = 4  # of a title: "Xem thêm", "Hủy đăng ký" are none
FEWEST = 2  # links that make a letter a newsletter


def listed(letter: Letter, home: str) -> list[Listed]:
    """Return the pieces that a letter links to at the outlet's home; [] where it is a letter and no newsletter."""
    host = _host(home)
    found: dict[str, Listed] = {}
    for address, words in letter.links:
        title = title_of(words)
        own = host and (_host(address) == host or _host(address).endswith(f".{host}"))
        if own and len(title.split()) >= LEAST_WORDS:
            url = tidy(address)
            found.setdefault(url, Listed(url=url, title=title, published_at=letter.sent_at))
    return list(found.values()) if len(found) >= FEWEST else []


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ""
