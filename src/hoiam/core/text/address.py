"""Under which one address is a page known? Two addresses of one piece become one; nothing is looked up.

`tidy` is what is kept and shown; `key` is what two addresses are compared by, and is never asked of a server.
"""

import hashlib
import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_.*|(?:fbc|gc|dc|yc|twc)lid|msclkid|[gw]braid|zarsrc|zalo_src|gidzl|igshi?d?|mc_[ce]id|mkt_tok|_gl|_ga|ref_src"
    r"|phpsessid|jsessionid|vero_id|_hs(?:enc|mi)",
    re.I,
)
_FORMS = re.compile(r"(?:amp|print|outputtype|m|mobile)=(?:1|true|yes|amp)?", re.I)  # the page for a telephone or paper
_LONGEST = 2000
_SIDES = ("www.", "m.", "amp.", "mobile.")
_PORTS = {"http": 80, "https": 443}
_INDEX = re.compile(r"/(?:index|default|home)\.(?:html?|php|aspx?)$", re.I)
_AMP_HEAD = re.compile(r"^/amp(?=/.)", re.I)
_AMP_TAIL = re.compile(r"(?:/amp|\.amp|/amp/index)(?P<end>\.html?)?$", re.I)
_SESSION = re.compile(r";jsessionid=[^/?]*", re.I)
_FRONT = frozenset({"", "/", "/trang-chu", "/trang-chu.html", "/home", "/home.html"})
_PLAIN = "/!$&'()*+,;=:@~"
_LONG_KEY = 500  # characters; an index of PostgreSQL ends at 2,704 bytes


def tidy(url: str) -> str:
    """Return the address without fragment, tracking parameters and the port that goes without saying.

    An address that is none comes back as it was.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    if parts.scheme not in _PORTS or not host:
        return url
    shown = f"[{host}]" if ":" in host else host
    place = shown if port in {None, _PORTS[parts.scheme]} else f"{shown}:{port}"
    return urlunsplit((parts.scheme, place, parts.path or "/", _without_tracking(parts), ""))


def _without_tracking(parts: SplitResult) -> str:
    """Return the query without tracking; one that has none is left as it was written."""
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    return parts.query if len(kept) == len(pairs) else urlencode(kept)


def key(url: str) -> str:
    """Return the name under which all addresses of one page are one: "bao.example/xa-hoi/bai-1.html".

    Scheme, www and mobile side, AMP and print form, last slash, index page, escapes, the order of the query and a
    session's number do not count. What is no web address is its own key.
    """
    url = tidy(url)
    try:
        parts, place = urlsplit(url), site(url)
    except ValueError:
        return url
    if parts.scheme not in _PORTS or not place:
        return url
    pairs = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _FORMS.fullmatch("=".join(pair))]
    named = place + _path(parts.path) + ("?" + urlencode(sorted(pairs)) if pairs else "")
    if len(named) <= _LONG_KEY:
        return named
    return f"{named[:400]}#{hashlib.sha256(named.encode()).hexdigest()}"


def _path(path: str) -> str:
    path = quote(unquote(_SESSION.sub("", path), errors="replace"), safe=_PLAIN)
    path = re.sub("/{2,}", "/", path)
    path = _AMP_TAIL.sub(lambda tail: tail["end"] or "", _AMP_HEAD.sub("", path.rstrip("/")))
    return _INDEX.sub("", path).rstrip("/")


def same_site(one: str, other: str) -> bool:
    """Say whether two addresses belong to one host, its mobile and www sides counted in."""
    return site(one) == site(other) != ""


def site(url: str) -> str:
    """Return the host of an address without its www or mobile side, "" where there is none."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    for side in _SIDES:
        host = host.removeprefix(side)
    return f"{host}:{port}" if port and port not in _PORTS.values() else host


def is_front(url: str) -> bool:
    """Say whether an address is a site's front page, by the names that front pages have."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return _path(parts.path).lower() in _FRONT and not parts.query


def believable(page: str, claimed: str) -> str:
    """Return the canonical address that a page claims, absolute and tidy, or "" where it cannot be believed.

    Refused are another host's (a reprint may point anywhere), a front page claimed by an article, and the section
    above the page ("/xa-hoi/" claimed by "/xa-hoi/bai-1.html"): a template that was filled in wrongly claims the same
    for every article, and they would all become one.
    """
    if not claimed.strip() or len(claimed) > _LONGEST:
        return ""
    try:
        url = tidy(urljoin(page, claimed.strip()))
        wrong = key(url) != key(page) and (is_front(url) or _is_above(url, page))
    except ValueError:
        return ""
    return url if same_site(page, url) and not wrong else ""


def _is_above(url: str, page: str) -> bool:
    """Say whether an address is a section that holds the page: the beginning of its path, without a number of its own.

    "/bai-123" is not above "/bai-123/trang-2": sections have no numbers.
    """
    above, below = _path(urlsplit(url).path), _path(urlsplit(page).path)
    return below.startswith(f"{above}/") and not any(map(str.isdigit, above.rsplit("/", 1)[-1]))
