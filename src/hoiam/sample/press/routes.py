"""Which answer does a path get at one instant? Routes only; knows no sockets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib import resources

from hoiam.sample.press import listings, pages
from hoiam.sample.press.content import Item, Outlet
from hoiam.sample.press.edition import Shown, gone, listed, shown
from hoiam.sample.press.marks import encoded

ROBOTS = "User-agent: *\nDisallow: /tin-som/noi-bo/\n"
MACHINES = {"rss.xml": listings.rss, "atom.xml": listings.atom, "sitemap-news.xml": listings.sitemap}
LISTED = {"rss.xml": "application/rss+xml", "atom.xml": "application/atom+xml", "sitemap-news.xml": "application/xml"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: status, type, bytes, and since when they have stood so."""

    status: int
    content_type: str
    body: bytes
    changed_at: datetime | None = None


def http_date(moment: datetime) -> str:
    """Return the instant as HTTP writes it."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def path_of(item: Item) -> str:
    """Return the path of a piece; it never changes."""
    return f"/{item.outlet}/{item.section}/{item.slug}.html"


def answer(outlets: Mapping[str, Outlet], base: str, path: str, at: datetime) -> Answer:
    """Return the answer to `path` as of `at`: 200, 404 for what is not there yet, 410 for what was taken down."""
    if path == "/press.css":
        sheet = resources.files("hoiam.sample.press").joinpath("press.css").read_bytes()
        return Answer(200, "text/css; charset=utf-8", sheet)
    if path.endswith("/robots.txt"):
        return Answer(200, "text/plain; charset=utf-8", ROBOTS.encode())
    if path == "/":
        return _page(_entrance(outlets, base))
    key, _, rest = path.lstrip("/").partition("/")
    outlet = outlets.get(key)
    if outlet is None:
        return _sorry(404, "Không có trang này.")
    if rest == "":
        return _front(outlet, base, at)
    if rest in MACHINES:
        return _listing(outlet, base, rest, at)
    return _piece(outlet, base, path, at)


def _address(base: str) -> listings.Address:
    return lambda one: base + path_of(one.item)


def _front(outlet: Outlet, base: str, at: datetime) -> Answer:
    pieces = listed(outlet.items, at)
    home = f"{base}/{outlet.key}/"
    return _page(pages.front(outlet, pieces, home, _address(base)), _newest(pieces))


def _listing(outlet: Outlet, base: str, name: str, at: datetime) -> Answer:
    pieces = listed(outlet.items, at)
    body = MACHINES[name](outlet, pieces, f"{base}/{outlet.key}/", _address(base))
    return Answer(200, f"{LISTED[name]}; charset=utf-8", body, _newest(pieces))


def _piece(outlet: Outlet, base: str, path: str, at: datetime) -> Answer:
    item = next((item for item in outlet.items if path_of(item) == path), None)
    one = shown(item, at) if item else None
    if item is None or one is None:
        return _sorry(404, "Không có bài này.")
    if gone(item, at):
        return _sorry(410, "Bài này đã được tòa soạn gỡ xuống.")
    text = pages.article(outlet, one, f"{base}/{outlet.key}/", _address(base))
    body = encoded(text, item.charset, item.form)
    return Answer(200, f"text/html; charset={item.charset}", body, one.changed_at)


def _newest(pieces: list[Shown]) -> datetime | None:
    return max((one.changed_at for one in pieces), default=None)


def _entrance(outlets: Mapping[str, Outlet], base: str) -> str:
    rows = "".join(f'<li><a href="{base}/{one.key}/">{one.name}</a></li>' for one in outlets.values())
    return pages.plain(pages.NOTICE, f"<h1>Sạp báo mẫu</h1><ul>{rows}</ul>")


def _page(text: str, changed_at: datetime | None = None) -> Answer:
    return Answer(200, "text/html; charset=utf-8", text.encode(), changed_at)


def _sorry(status: int, sentence: str) -> Answer:
    return Answer(status, "text/html; charset=utf-8", pages.plain(str(status), f"<p>{sentence}</p>").encode())
