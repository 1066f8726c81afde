"""Under which one address is a page known? Two addresses of one piece become one; nothing is looked up."""

from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = frozenset(
    {
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "zarsrc",
        "zalo_src",
        "igshid",
        "mc_cid",
        "mc_eid",
        "_ga",
        "yclid",
        "ref_src",
    }
)
_LONGEST = 2000
_SIDES = ("www.", "m.", "amp.", "mobile.")
_PORTS = {"http": 80, "https": 443}


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
    kept = [(name, value) for name, value in pairs if not _tracks(name)]
    return parts.query if len(kept) == len(pairs) else urlencode(kept)


def _tracks(name: str) -> bool:
    return name.lower() in _TRACKING or name.lower().startswith("utm_")


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


def believable(page: str, claimed: str) -> str:
    """Return the canonical address that a page claims, absolute and tidy, or "" where it cannot be believed.

    Refused are another host's (a reprint may point anywhere), and a front page claimed by an article.
    """
    if not claimed.strip() or len(claimed) > _LONGEST:
        return ""
    try:
        url = tidy(urljoin(page, claimed.strip()))
        front = urlsplit(url).path in {"", "/"} and urlsplit(page).path not in {"", "/"}
    except ValueError:
        return ""
    return url if same_site(page, url) and not front else ""
