"""A name that leads inside is refused where the socket would be made, by every door that leaves the process.

test_guard.py tries addresses by their form. Here the form is harmless, and what the name answers is not.
"""

import contextlib
import json
import socket
import ssl
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from hoiam.core.errors import Permanent
from hoiam.core.values.message import Message
from hoiam.outside.collect import mailbox
from hoiam.outside.fetch import Guard, Request, fetch_all
from hoiam.outside.send import send
from hoiam.outside.send.means import MailServer, Means, Zalo
from tests.outside.fetch.test_guard import NOT_PUBLIC

TLS = ssl.create_default_context()  # one for all: reading the certificates takes its time
SAID = Message(key="k1", subject="Tin", text="Tin", at=datetime(2026, 7, 6, 1, tzinfo=UTC))
MEANS = Means(
    Guard(),
    webhook_secret="bi-mat",
    telegram_token="12345:" + "a" * 35,
    mail=MailServer("thu.example.vn", 465, True, "o@example.vn"),
    seconds=5,
    tls=TLS,
)
# Forms that a resolver reads as an address of this machine or of its network, though no browser bar shows one.
ODD = ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "017700000001", "0x7f.1", "10.1", "0xa9fea9fe", "0", "0x0"]


def read(url: str) -> None:
    """Fetch as the collector does; raise what came."""
    [answer] = fetch_all([Request(url)], Guard())
    assert isinstance(answer, Exception)
    raise answer


def look(_url: str) -> None:
    box = mailbox.mailbox("imaps://o%40example.vn@thu.example.vn/INBOX", "mat-khau")
    mailbox.letters(box, mailbox.Mark(), Guard(), date(2026, 7, 6), TLS)


def zalo(_url: str, access: str = "a") -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as tokens:
        json.dump({"access_token": access, "refresh_token": "r"}, tokens)
        tokens.flush()
        send("zalo", "nhom-thu-nghiem", SAID, replace(MEANS, zalo=Zalo("1", "bi-mat", tokens.name)))


DOORS: dict[str, Callable[[str], None]] = {
    "http": lambda _: read("http://bao.example.vn/rss"),
    "https": lambda _: read("https://bao.example.vn/rss"),
    "webhook": lambda _: send("webhook", "https://nhan.example.vn/a", SAID, MEANS),
    "telegram": lambda _: send("telegram", "-100200", SAID, MEANS),
    "zalo": zalo,
    "zalo, its tokens": lambda _: zalo("", access=""),
    "mail": lambda _: send("mail", "a@example.vn", SAID, MEANS),
    "mail, STARTTLS": lambda _: send(
        "mail", "a@example.vn", SAID, replace(MEANS, mail=MailServer("thu.example.vn", 587, False, "o@example.vn"))
    ),
    "mailbox": look,
}


class Resolved:
    """What every name answers, one after another; and where somebody connected all the same."""

    def __init__(self, *answers: str) -> None:
        self.answers, self.asked, self.connected = list(answers), 0, list[Any]()

    def look_up(self, host: str, port: int | str | None, *_: Any, **__: Any) -> list[tuple[Any, ...]]:
        if host in self.answers:  # a number stands for itself
            address = host
        else:
            address = self.answers[min(self.asked, len(self.answers) - 1)]
            self.asked += 1
        family, tail = (socket.AF_INET6, (0, 0)) if ":" in address else (socket.AF_INET, ())
        return [(family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, int(port or 0), *tail))]


@pytest.fixture
def resolved(monkeypatch: pytest.MonkeyPatch) -> Iterator[Resolved]:
    names = Resolved()
    monkeypatch.setattr(socket, "getaddrinfo", names.look_up)
    monkeypatch.setattr(socket.socket, "connect", lambda _, where: names.connected.append(where))
    monkeypatch.setattr(socket.socket, "connect_ex", lambda _, where: names.connected.append(where))
    yield names


@pytest.mark.parametrize("door", DOORS)
def test_no_door_connects_to_what_a_name_leads_to_inside(door: str, resolved: Resolved) -> None:
    for address in NOT_PUBLIC:
        resolved.answers, resolved.asked = [address], 0
        with pytest.raises(Permanent, match=r"fetch\.address"):
            DOORS[door]("")
        assert resolved.asked >= 1 and resolved.connected == [], address
    assert len(NOT_PUBLIC) >= 25


def test_the_doors_do_connect_where_a_name_leads_outside(resolved: Resolved) -> None:
    """The test above would pass for doors that connect nowhere."""
    for door in DOORS.values():
        resolved.answers, resolved.connected = ["8.8.8.8"], []
        with contextlib.suppress(Exception):
            door("")
        assert {where[0] for where in resolved.connected} == {"8.8.8.8"}


@pytest.mark.parametrize("door", DOORS)
def test_a_name_that_turns_inside_after_its_first_look_is_refused_at_the_second(door: str, resolved: Resolved) -> None:
    resolved.answers = ["8.8.8.8", "169.254.169.254"]
    with contextlib.suppress(Exception):
        DOORS[door]("")
    first = list(resolved.connected)
    with pytest.raises(Permanent, match=r"fetch\.address"):
        DOORS[door]("")
    assert {where[0] for where in first} == {"8.8.8.8"} and resolved.connected == first


@pytest.mark.parametrize("form", ODD)
def test_an_odd_number_is_refused_by_form_and_where_it_leads_too(form: str) -> None:
    [answer] = fetch_all([Request(f"http://{form}/")], Guard())
    assert isinstance(answer, Permanent)
    for found in socket.getaddrinfo(form, 80, type=socket.SOCK_STREAM):
        with pytest.raises(Permanent, match=r"fetch\.address"):
            Guard().open_socket(found)
