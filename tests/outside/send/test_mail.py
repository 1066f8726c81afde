"""Mail goes out encrypted to a proven server, can be read by people and machines, and never shows a password."""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.message import Message
from hoiam.outside.fetch import Guard
from hoiam.outside.send import Means, check, mail_server, ready, send
from hoiam.outside.send.kinds import mail
from tests.outside.send import smtp

NOW = datetime(2022, 10, 6, 8, tzinfo=timezone(timedelta(hours=7)))
SAID = Message("canh-bao-7", "Khẩn: Thiếu nước sạch ở Đăk Ui", "Tin mới.\n" * 3, NOW, "<p>Tin mới.</p>")
TO = "truc-ban@dakha.vidu.vn"


@pytest.fixture
def post(tmp_path: Path) -> Iterator[smtp.Post]:
    with smtp.serving(tmp_path) as served:
        yield served


def means(post: smtp.Post, scheme: str = "smtp", **more: Any) -> Means:
    user = smtp.USER.replace("@", "%40")
    server = mail_server(f"{scheme}://{user}@127.0.0.1:{post.port}", smtp.PASSWORD, "")
    return Means(Guard(frozenset({("127.0.0.1", post.port)})), mail=server, seconds=5, tls=post.client, **more)


def refusal(call: Callable[[], None]) -> tuple[type[Exception], str, str]:
    with pytest.raises((Temporary, Permanent)) as caught:
        call()
    assert smtp.PASSWORD not in repr(caught.value)
    return type(caught.value), caught.value.reason, getattr(caught.value, "detail", "")


def test_a_mail_is_text_and_html_from_the_office_to_one_recipient(post: smtp.Post) -> None:
    send("mail", TO, SAID, means(post))
    [raw] = post.letters
    letter = message_from_bytes(raw, policy=default)
    assert (letter["Subject"], letter["From"], letter["To"]) == (SAID.subject, smtp.USER, TO)
    assert letter["Message-ID"] == "<canh-bao-7@dakha.vidu.vn>"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Date"].datetime == NOW
    text, html = letter.iter_parts()
    assert (text.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert "Tin mới." in text.get_content() and "<p>Tin mới.</p>" in html.get_content()


def test_name_password_and_letter_are_said_only_behind_tls(post: smtp.Post) -> None:
    send("mail", TO, SAID, means(post))
    assert [said for said in post.told if said.startswith("plain")] == ["plain ehlo dakha.vidu.vn", "plain STARTTLS"]
    assert any(said.startswith("tls AUTH PLAIN") for said in post.told)


def test_a_server_that_speaks_tls_from_the_first_byte(tmp_path: Path) -> None:
    with smtp.serving(tmp_path, wrapped=True) as post:
        send("mail", TO, SAID, means(post, "smtps"))
        assert len(post.letters) == 1


def test_a_server_without_tls_gets_nothing(post: smtp.Post) -> None:
    post.starttls = False
    assert refusal(lambda: send("mail", TO, SAID, means(post)))[:2] == (Permanent, "send.no_tls")
    assert not post.letters and not any("AUTH" in said for said in post.told)


def test_a_server_that_cannot_prove_itself_gets_nothing(post: smtp.Post) -> None:
    doubting = replace(means(post), tls=ssl.create_default_context())
    assert refusal(lambda: send("mail", TO, SAID, doubting))[:2] == (Permanent, "send.tls")
    assert not post.letters


@pytest.mark.parametrize(
    ("command", "answer", "kind", "reason"),
    [
        ("AUTH", "535 no", Permanent, "send.login"),
        ("AUTH", "454 later", Temporary, "send.later"),
        ("RCPT", "550 nobody here", Permanent, "send.recipient"),
        ("RCPT", "451 greylisted", Temporary, "send.later"),
        ("MAIL", "553 not yours", Permanent, "send.sender"),
        ("DATA", "554 no", Permanent, "send.content"),
        (".", "552 too big", Permanent, "send.content"),
        (".", "452 full", Temporary, "send.later"),
        (".", "cut", Temporary, "send.connect"),
        ("", "421 busy", Temporary, "send.later"),
    ],
)
def test_a_no_for_now_is_tried_again_and_a_no_for_good_is_not(
    post: smtp.Post, command: str, answer: str, kind: type[Exception], reason: str
) -> None:
    post.answers[command] = answer
    assert refusal(lambda: send("mail", TO, SAID, means(post)))[:2] == (kind, reason)


@pytest.mark.parametrize("answer", ["500 what", "cut"])
def test_a_mail_that_was_taken_is_not_sent_again_for_a_bad_good_bye(post: smtp.Post, answer: str) -> None:
    post.answers["QUIT"] = answer
    send("mail", TO, SAID, means(post))
    assert len(post.letters) == 1


def test_a_server_that_does_not_answer_is_tried_again(post: smtp.Post) -> None:
    gone = replace(means(post).mail, port=1)  # type: ignore[type-var]
    nobody = Means(Guard(frozenset({("127.0.0.1", 1)})), mail=gone, tls=post.client)
    assert refusal(lambda: send("mail", TO, SAID, nobody))[:2] == (Temporary, "send.connect")


INSIDE = [("10.1.2.3", True), ("192.168.1.9", True), ("127.0.0.1", False), ("169.254.1.1", False), ("8.8.8.8", True)]


@pytest.mark.parametrize(("place", "allowed"), INSIDE)
def test_a_server_in_the_offices_own_network_is_reached_only_where_the_setting_says_so(
    place: str, allowed: bool
) -> None:
    server = mail_server("smtp://may-thu.vidu.vn", "", "canh-bao@dakha.vidu.vn", inside=True)
    found = [(2, 1, 6, "", (place, 587))]
    with (
        patch("hoiam.outside.send.kinds.mail.socket.getaddrinfo", return_value=found),
        patch("hoiam.outside.send.kinds.mail.socket.create_connection", side_effect=ConnectionRefusedError) as opened,
    ):
        kind, reason, _ = refusal(lambda: send("mail", TO, SAID, Means(Guard(), mail=server)))
        assert (kind, reason) == ((Temporary, "send.connect") if allowed else (Permanent, "fetch.address"))
        assert opened.called is allowed
        outside = replace(server, inside=False)  # type: ignore[type-var]
        public = place == "8.8.8.8"
        kind, reason, _ = refusal(lambda: send("mail", TO, SAID, Means(Guard(), mail=outside)))
        assert (kind, reason) == ((Temporary, "send.connect") if public else (Permanent, "fetch.address"))


@pytest.mark.parametrize("wrong", ["", "a", "a@b", "a b@c.vn", "a@c.vn\r\nBcc: x@y.vn", "á@c.vn", f"{'a' * 70}@c.vn"])
def test_what_is_no_address_is_not_kept(wrong: str) -> None:
    assert refusal(lambda: check("mail", wrong))[:2] == (Permanent, "send.address")  # type: ignore[func-returns-value]
    assert check("mail", "  truc.ban@dakha.gov.vn ") == "truc.ban@dakha.gov.vn"


@pytest.mark.parametrize(
    "wrong", ["imap://a", "smtp://", "smtp://a:b@c", "smtp://a@c", "smtp://c:99999", "smtp://[::1", "khong-phai"]
)
def test_a_setting_that_cannot_be_read_is_said_and_not_guessed(wrong: str) -> None:
    assert refusal(lambda: mail_server(wrong, "", ""))[:2] == (Permanent, "send.mail_server")  # type: ignore[func-returns-value]


def test_without_settings_there_is_no_mail_and_nothing_shows_a_secret() -> None:
    assert mail_server("", "x", "y") is None
    assert not ready("mail", Means(Guard()))
    assert refusal(lambda: send("mail", TO, SAID, Means(Guard())))[:2] == (Permanent, "send.not_set")
    assert refusal(lambda: mail.send(SAID, TO, Means(Guard())))[:2] == (Permanent, "send.not_set")
    nameless = mail_server("smtp://may-thu.vidu.vn", "", "")
    assert not ready("mail", Means(Guard(), mail=nameless))
    known = mail_server("smtps://a%40b.vn@may.vn", smtp.PASSWORD, "")
    assert known and (known.port, known.user, known.sender, known.tls) == (465, "a@b.vn", "a@b.vn", True)
    assert smtp.PASSWORD not in repr(Means(Guard(), mail=known, webhook_secret=smtp.PASSWORD))
