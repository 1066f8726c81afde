"""A webhook is signed, carries the same key at each attempt, goes through the guard and follows nobody elsewhere."""

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch import Guard
from hoiam.outside.send import Means, check, ready, send
from tests.outside.conftest import Answer, Served, plain
from tests.outside.send.test_mail import NOW, SAID, refusal

SECRET = "bi-mat-cua-may-nay"
Serve = Callable[[dict[str, Answer]], Served]


def means(served: Served) -> Means:
    return Means(served.guard, webhook_secret=SECRET, seconds=2)


def test_the_receiver_can_check_who_said_what_and_when(serve: Serve) -> None:
    served = serve({"/nhan": plain(b"ok")})
    url = served.url("/nhan")
    send("webhook", url, replace(SAID, facts={"alert": 7, "level": "urgent"}), means(served))
    [(_, headers)], [body] = served.asked, served.posted
    said = dict(part.split("=") for part in headers["X-HoiAm-Signature"].split(","))
    key = hmac.new(SECRET.encode(), url.encode(), hashlib.sha256).hexdigest()
    assert said["v1"] == hmac.new(key.encode(), f"{said['t']}.".encode() + body, hashlib.sha256).hexdigest()
    assert int(said["t"]) == NOW.timestamp()
    assert headers["X-HoiAm-Delivery"] == SAID.key
    told = json.loads(body)
    assert (told["alert"], told["level"], told["key"], told["subject"]) == (7, "urgent", SAID.key, SAID.subject)
    assert SECRET not in str(headers) + body.decode()


def test_the_same_message_is_the_same_bytes_at_each_attempt(serve: Serve) -> None:
    served = serve({"/nhan": plain(b"ok")})
    for _ in range(2):
        send("webhook", served.url("/nhan"), SAID, means(served))
    assert served.posted[0] == served.posted[1]
    assert served.asked[0][1]["X-HoiAm-Signature"] == served.asked[1][1]["X-HoiAm-Signature"]


@pytest.mark.parametrize(
    ("status", "kind"),
    [(404, Permanent), (410, Permanent), (401, Permanent), (429, Temporary), (500, Temporary), (503, Temporary)],
)
def test_a_server_that_is_busy_is_tried_again_and_one_that_says_no_is_not(
    serve: Serve, status: int, kind: type[Exception]
) -> None:
    served = serve({"/nhan": plain(b"", status, Retry_After="90")})
    with pytest.raises(kind, match=str(status)) as caught:
        send("webhook", served.url("/nhan"), SAID, means(served))
    if status in (429, 503):
        assert getattr(caught.value, "retry_after", None) == 90


def test_a_redirect_leads_nowhere(serve: Serve) -> None:
    served = serve({"/nhan": plain(b"", 307, Location="/khac"), "/khac": plain(b"ok")})
    with pytest.raises(Permanent, match=r"http\.307"):
        send("webhook", served.url("/nhan"), SAID, means(served))
    assert [at for at, _ in served.asked] == ["/nhan"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://example.vn/a", "send.plain_http"),
        ("https://127.0.0.1/a", "fetch.address"),
        ("https://10.0.0.8/a", "fetch.address"),
        ("https://169.254.169.254/latest", "fetch.address"),
        ("https://example.vn:8443/a", "fetch.port"),
        ("https://bi:mat@example.vn/a", "fetch.userinfo"),
    ],
)
def test_a_webhook_is_no_way_into_the_offices_network(url: str, reason: str) -> None:
    with pytest.raises(Permanent, match=reason) as caught:
        send("webhook", url, SAID, Means(Guard(), webhook_secret=SECRET, seconds=2))
    assert "mat@" not in repr(caught.value)


def test_a_server_that_does_not_answer_in_time_is_tried_again(serve: Serve) -> None:
    served = serve({"/nhan": lambda handler: handler.rfile.read()})  # type: ignore[dict-item,return-value]
    with pytest.raises(Temporary, match=r"fetch\.timeout"):
        send("webhook", served.url("/nhan"), SAID, replace(means(served), seconds=0.3))


def test_a_flood_of_an_answer_is_not_read(serve: Serve) -> None:
    served = serve({"/nhan": plain(b"x" * (1 << 20))})
    send("webhook", served.url("/nhan"), SAID, means(served))


@pytest.mark.parametrize("wrong", ["", "ftp://a.vn", "a.vn/nhan", "https://a.vn/ b", f"https://a.vn/{'x' * 600}"])
def test_what_is_no_address_is_not_kept(wrong: str) -> None:
    assert refusal(lambda: check("webhook", wrong))[:2] == (Permanent, "send.address")  # type: ignore[func-returns-value]


def test_without_a_secret_there_is_no_webhook_and_no_unknown_kind() -> None:
    assert check("webhook", " https://a.vn/nhan ") == "https://a.vn/nhan"
    assert not ready("webhook", Means(Guard())) and not ready("fax", Means(Guard()))
    with pytest.raises(Permanent, match=r"send\.not_set"):
        send("webhook", "https://a.vn", SAID, Means(Guard()))
    with pytest.raises(Permanent, match=r"send\.unknown_kind"):
        send("fax", "1", SAID, Means(Guard()))
    with pytest.raises(Permanent, match=r"send\.unknown_kind"):
        check("fax", "1")
