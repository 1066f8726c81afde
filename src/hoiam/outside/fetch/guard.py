"""Which addresses may the program speak to? Only the public Internet, decided again for each address that a name gives.

The look happens where the socket is made, after the name was resolved: a name that answers a public address first and
a private one later ("rebinding") meets the same wall. Knows nothing of HTTP.
"""

import socket
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

from yarl import URL

from hoiam.core.errors import Permanent

PUBLIC_PORTS = frozenset({80, 443})
LONGEST_URL = 4096  # characters

# IANA registries of special addresses. Python's own `is_global` changed its mind between versions; a table does not.
_SPECIAL_4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by carriers (RFC 6598)
        "127.0.0.0/8",
        "169.254.0.0/16",  # link-local; clouds answer secrets there
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",  # documentation (RFC 5737)
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved and broadcast
    )
)
# Of IPv6 only the global unicast block is public; mapped, NAT64 (64:ff9b::/96), local and multicast lie outside it.
_PUBLIC_6 = IPv6Network("2000::/3")
_SPECIAL_6 = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23",  # Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: an IPv4 address in disguise
        "3fff::/20",  # documentation (RFC 9637)
    )
)


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Say whether an address belongs to the public Internet; an IPv4 address in IPv6 clothes does not."""
    if isinstance(address, IPv4Address):
        return not any(address in net for net in _SPECIAL_4)
    return address in _PUBLIC_6 and not any(address in net for net in _SPECIAL_6)


@dataclass(frozen=True, slots=True)
class Guard:
    """What may be reached: the public Internet on ports 80 and 443, and the `allow` pairs of loopback address and port.

    The pairs are a value that the caller hands in (the sample press serves on loopback); no source can add one.
    """

    allow: frozenset[tuple[str, int]] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a pair that is not loopback: ValueError, for it is a mistake in our own code."""
        for host, port in self.allow:
            if not ip_address(host).is_loopback or not 0 < port < 65536:
                raise ValueError(f"only a loopback address and its port may be allowed, not {host}:{port}")

    def url(self, address: str) -> URL:
        """Return the address parsed once, as the client will send it; raise Permanent where its form is refused."""
        if len(address) > LONGEST_URL or "\\" in address or any(c <= " " or c == "\x7f" for c in address):
            raise Permanent("fetch.url", address[:200])
        try:
            url = URL(address).with_fragment(None)
            port, host = url.port, url.host
        except ValueError as error:
            raise Permanent("fetch.url", address[:200]) from error
        if url.scheme not in {"http", "https"}:
            raise Permanent("fetch.scheme", url.scheme)
        if not host or any(len(label) > 63 for label in host.split(".")):
            raise Permanent("fetch.url", address[:200])
        if url.raw_user is not None or url.raw_password is not None:
            raise Permanent("fetch.userinfo")
        if port not in PUBLIC_PORTS and port not in {allowed for _, allowed in self.allow}:
            raise Permanent("fetch.port", str(port))
        return url

    def told(self, address: str) -> URL:
        """Return an address that somebody tells, as `url` does; a number inside is refused before anybody connects."""
        url = self.url(address)
        try:
            number = str(ip_address(url.host or ""))
        except ValueError:
            return url  # a name: where it leads is looked at when it is connected to
        self.check(number, url.port or 0)
        return url

    def allows(self, url: URL) -> bool:
        """Say whether the URL names an allowed pair, literally: only such a one may be asked without an interval."""
        return (url.host or "", url.port or 0) in self.allow

    def check(self, host: str, port: int) -> None:
        """Raise Permanent("fetch.address") unless this resolved address and port may be connected to."""
        if (host, port) in self.allow:
            return
        try:
            public = is_public(ip_address(host.partition("%")[0]))
        except ValueError:
            public = False
        if not public:
            raise Permanent("fetch.address", host)
        if port not in PUBLIC_PORTS:
            raise Permanent("fetch.port", str(port))

    def open_socket(self, addr_info: tuple[Any, ...]) -> socket.socket:
        """Make the socket of a connection, for aiohttp's `socket_factory`, after looking at where it leads."""
        family, kind, protocol, _, address = addr_info
        self.check(str(address[0]), int(address[1]))
        return socket.socket(family=family, type=kind, proto=protocol)
