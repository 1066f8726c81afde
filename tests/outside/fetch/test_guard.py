"""Hostile addresses are refused, by form, by number and by name."""

import socket
from ipaddress import ip_address
from typing import Any, ClassVar

import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch import Fetched, Guard, Request, fetch_all
from hoiam.outside.fetch.guard import is_public
from tests.outside.conftest import plain

NOT_PUBLIC = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.7",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.9",
    "203.0.113.5",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:10::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "5f00::1",
]

HOSTILE = [
    ("http://127.0.0.1/", "fetch.address"),
    ("http://localhost/", "fetch.address"),
    ("http://127.1/", "fetch.url"),
    ("http://0x7f000001/", "fetch.address"),
    ("http://2130706433/", "fetch.url"),
    ("http://0177.0.0.1/", "fetch.url"),
    ("http://127.0.0.1./", "fetch.url"),
    ("http://0.0.0.0/", "fetch.address"),
    ("http://169.254.169.254/latest/meta-data/", "fetch.address"),
    ("http://100.64.0.1/", "fetch.address"),
    ("http://192.0.2.1/", "fetch.address"),
    ("http://[::1]/", "fetch.address"),
    ("http://[::ffff:127.0.0.1]/", "fetch.address"),
    ("http://[64:ff9b::7f00:1]/", "fetch.address"),
    ("http://[fe80::1]/", "fetch.address"),
    ("http://①②⑦.⓪.⓪.①/", "fetch.address"),
    ("http://8.8.8.8:22/", "fetch.port"),
    ("http://example.vn:8080/", "fetch.port"),
    ("http://user:secret@example.vn/", "fetch.userinfo"),
    ("http://example.vn@127.0.0.1/", "fetch.userinfo"),
    ("file:///etc/passwd", "fetch.scheme"),
    ("ftp://example.vn/", "fetch.scheme"),
    ("gopher://127.0.0.1:70/", "fetch.scheme"),
    ("data:text/html,x", "fetch.scheme"),
    ("javascript:alert(1)", "fetch.scheme"),
    ("http:///etc", "fetch.url"),
    ("http://127.0.0.1\\@example.vn/", "fetch.url"),
    ("http://example.vn/\r\nHost: a", "fetch.url"),
    ("http://[::1", "fetch.url"),
    (f"http://{'a' * 70}.vn/", "fetch.url"),
    (f"http://example.vn/{'a' * 5000}", "fetch.url"),
    ("không phải địa chỉ", "fetch.url"),
    ("", "fetch.scheme"),
]


class Names(AbstractResolver):
    """Answers each look-up with the next of the addresses that a name was given."""

    def __init__(self, *answers: list[tuple[str, int]]) -> None:
        self.answers = list(answers)

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[ResolveResult]:
        now = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return [
            ResolveResult(hostname=host, host=ip, port=to or port, family=socket.AF_INET, proto=0, flags=0)
            for ip, to in now
        ]

    async def close(self) -> None:
        """Nothing to close."""


def reason(answer: Fetched | Temporary | Permanent) -> str:
    return "fetched" if isinstance(answer, Fetched) else answer.reason


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_outside_the_public_internet_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "103.21.148.1", "2405:4800::1", "2606:4700::1111", "192.0.1.1"])
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(("url", "why"), HOSTILE)
def test_a_hostile_address_is_refused(url: str, why: str) -> None:
    [answer] = fetch_all([Request(url)], Guard())
    assert isinstance(answer, Permanent)
    assert answer.reason == why


def test_a_redirect_to_a_link_local_address_is_refused(serve) -> None:
    served = serve({"/": plain(b"", 302, Location="http://169.254.169.254/latest/")})
    [answer] = fetch_all([Request(served.url("/"), interval=0)], served.guard)
    assert reason(answer) == "fetch.address"


@pytest.mark.parametrize("target", ["file:///etc/passwd", "//127.0.0.1:9/", "http://a:b@example.vn/", "gopher://a/"])
def test_a_redirect_meets_the_whole_guard_again(serve, target: str) -> None:
    served = serve({"/": plain(b"", 302, Location=target)})
    [answer] = fetch_all([Request(served.url("/"), interval=0)], served.guard)
    assert isinstance(answer, Permanent)


def test_a_name_that_turns_private_between_two_looks_is_refused(serve) -> None:
    served = serve({"/": plain(b"", 302, Location="http://rebind.vn/"), "/secret": plain(b"secret")})
    names = Names([("127.0.0.1", 80)])
    [answer] = fetch_all([Request(served.url("/"), interval=0)], served.guard, resolver=names)
    assert reason(answer) == "fetch.address"
    guard = Guard(frozenset({("127.0.0.1", served.port)}))
    guard.url("http://rebind.vn/")  # a harmless form: only the connection tells
    with pytest.raises(Permanent, match=r"fetch\.address"):
        guard.open_socket((socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", 80)))


def test_a_name_with_one_private_address_among_many_is_refused() -> None:
    names = Names([("10.0.0.1", 0), ("10.0.0.2", 0), ("192.168.0.1", 0)])
    [answer] = fetch_all([Request("http://many.vn/")], Guard(), resolver=names)
    assert reason(answer) == "fetch.address"


def test_an_allowed_pair_allows_its_port_and_no_other(serve) -> None:
    served, other = serve({"/": plain(b"ours")}), serve({"/": plain(b"not ours")})
    mine, theirs = fetch_all([Request(served.url("/"), interval=0), Request(other.url("/"), interval=0)], served.guard)
    assert isinstance(mine, Fetched)
    assert mine.body == b"ours"
    assert reason(theirs) == "fetch.port"


@pytest.mark.parametrize("pair", [("10.0.0.1", 80), ("8.8.8.8", 80), ("127.0.0.1", 0)])
def test_only_loopback_pairs_may_be_allowed(pair: tuple[str, int]) -> None:
    with pytest.raises(ValueError, match="loopback"):
        Guard(frozenset({pair}))


def test_a_name_that_answers_the_right_address_first_and_a_private_one_second_is_refused_at_the_second(serve) -> None:
    served = serve({"/": plain(b"first")})
    port = served.port
    names = Names([("127.0.0.1", port)], [("169.254.169.254", port)])
    [first] = fetch_all([Request(f"http://rebind.vn:{port}/")], served.guard, resolver=names)
    [second] = fetch_all([Request(f"http://rebind.vn:{port}/")], served.guard, resolver=names)
    assert isinstance(first, Fetched) and first.body == b"first"
    assert reason(second) == "fetch.address"
    assert len(served.asked) == 1


# What one parser takes for the host and another for something else (the class of GHSA-rph4-96w6-q594).
CONFUSING = [
    "http://example.vn#@127.0.0.1/",
    "http://127.0.0.1#@example.vn/",
    "http://127.0.0.1?@example.vn/",
    "http://127.0.0.1;@example.vn/",
    "http://127.0.0.1\\@example.vn/",
    "http://example.vn\\@127.0.0.1/",
    "http://127.0.0.1%23@example.vn/",
    "http://example.vn%2F@127.0.0.1/",
    "http://127.0.0.1%00.example.vn/",
    "http:127.0.0.1/",
    "http:/127.0.0.1/",
    "http:///127.0.0.1/",
    "http://127.0.0.1:80:80/",
    "http://127.0.0.1:/",
    "http://127。0。0。1/",
    "http://0/",
    "http://0x7f.1/",
    "http://127.000.000.001/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::]/",
    "http://[127.0.0.1]/",
    "http://localhost./",
    "http://LOCALHOST/",
    "http://\t127.0.0.1/",
    "http://127.0.0.1\t/",
    "http://[fe80::1%25lo]/",
]


class Watching(Guard):
    """A guard that notes where a connection would lead, and makes none."""

    seen: ClassVar[list[str]] = []

    def open_socket(self, addr_info: tuple[Any, ...]) -> socket.socket:
        self.check(str(addr_info[4][0]), int(addr_info[4][1]))
        self.seen.append(str(addr_info[4][0]))
        raise OSError("no socket in this test")


@pytest.mark.parametrize("url", CONFUSING)
def test_what_parsers_read_differently_never_reaches_this_machine(url: str) -> None:
    """Whatever the form means: it is refused, or it leads where the name's own public address is."""
    Watching.seen.clear()
    [answer] = fetch_all([Request(url)], Watching(), resolver=Names([("8.8.8.8", 0)]))
    assert not isinstance(answer, Fetched)
    assert set(Watching.seen) <= {"8.8.8.8"}
