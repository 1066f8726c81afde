"""Zalo and Telegram: said once to a group, by the office's own tokens, which are renewed, kept and shown nowhere."""

import json
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.fetch import Guard
from hoiam.outside.send import Means, Zalo, check, ready, send
from hoiam.outside.send.kinds import zalo as kind
from tests.outside.conftest import Answer, Served, plain
from tests.outside.send.test_mail import SAID

Serve = Callable[[dict[str, Answer]], Served]
TOKEN = "123456789:" + "Ab-_" * 9
GROUP, CHAT = "9ad8f4c6359fdcc1858e", "-1001234567890"
SHORT = replace(SAID, short="Khẩn: Thiếu nước sạch\nhttps://hoiam.vidu.vn/tin/canh-bao/7/")


def said(body: Any, status: int = 200) -> Answer:
    return plain(json.dumps(body).encode(), status, Content_Type="application/json")


def telegram(served: Served) -> Means:
    base = served.url("").rstrip("/")
    return Means(served.guard, telegram_token=TOKEN, telegram_url=base, seconds=2)


def refusal(call: Callable[[], None], *secrets: str) -> tuple[type[Exception], str]:
    with pytest.raises((Temporary, Permanent)) as caught:
        call()
    shown = repr(caught.value) + str(getattr(caught.value, "detail", ""))
    assert not [secret for secret in secrets if secret in shown]
    return type(caught.value), caught.value.reason


AT = f"/bot{TOKEN}/sendMessage"


def test_telegram_gets_the_short_form_without_a_preview_of_links(serve: Serve) -> None:
    served = serve({AT: said({"ok": True, "result": {"message_id": 1}})})
    send("telegram", f" {CHAT} ", SHORT, telegram(served))
    [body] = map(json.loads, served.posted)
    assert body == {"chat_id": CHAT, "text": SHORT.short, "link_preview_options": {"is_disabled": True}}


def test_a_text_never_passes_the_longest_that_a_chat_takes(serve: Serve) -> None:
    served = serve({AT: said({"ok": True})})
    send("telegram", CHAT, replace(SHORT, short="á" * 5000), telegram(served))
    assert len(json.loads(served.posted[0])["text"]) == 4096


@pytest.mark.parametrize(
    ("status", "body", "error", "reason"),
    [
        (401, {"ok": False, "error_code": 401, "description": "Unauthorized"}, Permanent, "send.login"),
        (404, {"ok": False, "error_code": 404, "description": "Not Found"}, Permanent, "send.login"),
        (403, {"ok": False, "error_code": 403, "description": "bot was kicked"}, Permanent, "send.recipient"),
        (
            400,
            {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"},
            Permanent,
            "send.recipient",
        ),
        (
            400,
            {"ok": False, "error_code": 400, "description": "Bad Request: message is too long"},
            Permanent,
            "send.content",
        ),
        (429, {"ok": False, "error_code": 429, "parameters": {"retry_after": 34}}, Temporary, "send.later"),
        (429, {"ok": False, "error_code": 429, "parameters": "x"}, Temporary, "send.later"),
        (502, {"ok": False, "error_code": 502}, Temporary, "send.later"),
        (200, {"ok": False}, Temporary, "send.later"),
    ],
)
def test_telegrams_no_is_told_apart_from_its_not_now(
    serve: Serve, status: int, body: dict[str, Any], error: type[Exception], reason: str
) -> None:
    served = serve({AT: said(body, status)})
    assert refusal(lambda: send("telegram", CHAT, SHORT, telegram(served)), TOKEN) == (error, reason)


def test_telegram_is_left_alone_for_as_long_as_it_asks(serve: Serve) -> None:
    served = serve({AT: said({"ok": False, "error_code": 429, "parameters": {"retry_after": 34}}, 429)})
    with pytest.raises(Temporary) as caught:
        send("telegram", CHAT, SHORT, telegram(served))
    assert caught.value.retry_after == 34


def test_a_group_that_got_another_number_is_told_under_it(serve: Serve) -> None:
    moved = said({"ok": False, "error_code": 400, "parameters": {"migrate_to_chat_id": -1009}}, 400)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        (moved if len(served.posted) == 1 else said({"ok": True}))(handler)

    served = serve({AT: answer})
    send("telegram", CHAT, SHORT, telegram(served))
    assert [json.loads(body)["chat_id"] for body in served.posted] == [CHAT, "-1009"]


def test_what_is_no_answer_of_telegram_is_tried_again_and_shows_no_token(serve: Serve) -> None:
    served = serve({AT: plain(b"<html>", 503)})
    assert refusal(lambda: send("telegram", CHAT, SHORT, telegram(served)), TOKEN) == (Temporary, "send.later")
    nowhere = replace(telegram(served), telegram_url="http://127.0.0.1:1", guard=Guard(frozenset({("127.0.0.1", 1)})))
    assert refusal(lambda: send("telegram", CHAT, SHORT, nowhere), TOKEN) == (Temporary, "fetch.connect")
    walled = replace(telegram(served), guard=Guard())
    assert refusal(lambda: send("telegram", CHAT, SHORT, walled), TOKEN)[0] is Permanent


@pytest.mark.parametrize("wrong", ["@kenh_cong_khai", "", "abc", "12 34", "-", "9" * 30])
def test_a_public_channel_or_what_is_no_number_is_no_address(wrong: str) -> None:
    assert refusal(lambda: check("telegram", wrong)) == (Permanent, "send.address")  # type: ignore[func-returns-value]


def test_without_a_token_there_is_no_telegram() -> None:
    assert not ready("telegram", Means(Guard())) and not ready("telegram", Means(Guard(), telegram_token="khong phai"))
    assert ready("telegram", Means(Guard(), telegram_token=TOKEN))
    assert TOKEN not in repr(Means(Guard(), telegram_token=TOKEN))


# --- Zalo


@pytest.fixture
def tokens(tmp_path: Path) -> Path:
    path = tmp_path / "zalo.json"
    path.write_text(json.dumps({"access_token": "cu", "refresh_token": "lam-moi-1"}))
    return path


def zalo(served: Served, tokens: Path) -> Means:
    base = served.url("").rstrip("/")
    return Means(served.guard, zalo=Zalo("42", "bi-mat-ung-dung", str(tokens), base, base), seconds=2)


SAY, RENEW = "/v3.0/oa/group/message", "/v4/oa/access_token"
GOOD = {"error": 0, "message": "Success", "data": {"message_id": "m"}}
NEW = {"access_token": "moi", "refresh_token": "lam-moi-2", "expires_in": "90000"}


def by_token(handler: BaseHTTPRequestHandler) -> None:
    """Take what comes with the new token, as the API does: 200 for a refusal too."""
    good = handler.headers["access_token"] == "moi"
    said(GOOD if good else {"error": -216, "message": "Access token is invalid"})(handler)


def test_zalo_gets_the_short_form_in_the_offices_group(serve: Serve, tokens: Path) -> None:
    served = serve({SAY: said(GOOD)})
    send("zalo", GROUP, SHORT, zalo(served, tokens))
    [(_, headers)], [body] = served.asked, map(json.loads, served.posted)
    assert headers["access_token"] == "cu"
    assert body == {"recipient": {"group_id": GROUP}, "message": {"text": SHORT.short}}


def test_an_old_token_is_renewed_once_and_both_new_ones_are_kept_for_the_owner_alone(
    serve: Serve, tokens: Path
) -> None:
    served = serve({SAY: by_token, RENEW: said(NEW)})
    send("zalo", GROUP, SHORT, zalo(served, tokens))
    assert [at for at, _ in served.asked] == [SAY, RENEW, SAY]
    assert served.asked[1][1]["secret_key"] == "bi-mat-ung-dung"
    assert parse_qs(served.posted[1].decode()) == {
        "refresh_token": ["lam-moi-1"],
        "app_id": ["42"],
        "grant_type": ["refresh_token"],
    }
    assert json.loads(tokens.read_text()) == {"access_token": "moi", "refresh_token": "lam-moi-2"}
    assert stat.S_IMODE(os.stat(tokens).st_mode) == 0o600
    assert [path.name for path in tokens.parent.iterdir() if path.suffix not in (".json", ".lock")] == []
    send("zalo", GROUP, SHORT, zalo(served, tokens))
    assert [at for at, _ in served.asked].count(RENEW) == 1


def test_a_file_with_a_refresh_token_alone_is_enough_to_begin(serve: Serve, tokens: Path) -> None:
    tokens.write_text(json.dumps({"refresh_token": "lam-moi-1"}))
    served = serve({SAY: by_token, RENEW: said(NEW)})
    send("zalo", GROUP, SHORT, zalo(served, tokens))
    assert [at for at, _ in served.asked] == [RENEW, SAY]


def test_a_token_that_another_worker_renewed_meanwhile_is_taken_and_none_is_used_up(serve: Serve, tokens: Path) -> None:
    served = serve({SAY: by_token, RENEW: said(NEW)})
    means = zalo(served, tokens)
    assert means.zalo
    tokens.write_text(json.dumps({"access_token": "moi", "refresh_token": "lam-moi-2"}))
    assert kind._renewed(means.zalo, "cu", means) == "moi"
    assert served.asked == []


def test_a_killed_renewal_leaves_the_old_file_whole(
    serve: Serve, tokens: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    served = serve({SAY: by_token, RENEW: said(NEW)})

    def full(*_: Any) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("hoiam.outside.send.kinds.zalo.os.fsync", full)
    assert refusal(lambda: send("zalo", GROUP, SHORT, zalo(served, tokens)), "lam-moi") == (Permanent, "send.tokens")
    assert json.loads(tokens.read_text())["refresh_token"] == "lam-moi-1"
    assert [path.name for path in tokens.parent.iterdir() if path.suffix not in (".json", ".lock")] == []


@pytest.mark.parametrize(
    ("code", "error", "reason"),
    [
        (-202, Permanent, "send.login"),
        (-203, Permanent, "send.content"),
        (-207, Permanent, "send.recipient"),
        (-999, Temporary, "zalo.-999"),
    ],
)
def test_what_zalo_refuses_for_good_is_not_tried_again_and_what_is_not_known_is(
    serve: Serve, tokens: Path, code: int, error: type[Exception], reason: str
) -> None:
    served = serve({SAY: said({"error": code, "message": "x"})})
    assert refusal(lambda: send("zalo", GROUP, SHORT, zalo(served, tokens))) == (error, reason)


def test_a_token_that_stays_wrong_is_said_and_not_renewed_for_ever(serve: Serve, tokens: Path) -> None:
    served = serve({SAY: said({"error": -216}), RENEW: said(NEW)})
    assert refusal(lambda: send("zalo", GROUP, SHORT, zalo(served, tokens)), "moi", "bi-mat") == (
        *(Permanent, "send.login"),
    )
    assert [at for at, _ in served.asked] == [SAY, RENEW, SAY]


@pytest.mark.parametrize("answer", [{"error": -14, "message": "Invalid refresh token"}, {"access_token": "x"}, [], ""])
def test_a_refresh_token_that_is_used_up_is_said_plainly(serve: Serve, tokens: Path, answer: Any) -> None:
    served = serve({SAY: by_token, RENEW: said(answer)})
    assert refusal(lambda: send("zalo", GROUP, SHORT, zalo(served, tokens)), "lam-moi") == (Permanent, "send.login")
    assert json.loads(tokens.read_text())["refresh_token"] == "lam-moi-1"


@pytest.mark.parametrize("answer", [plain(b"<html>"), said({"message": "x"}), said([])])
def test_what_is_no_answer_of_zalo_is_tried_again(serve: Serve, tokens: Path, answer: Answer) -> None:
    served = serve({SAY: answer})
    assert refusal(lambda: send("zalo", GROUP, SHORT, zalo(served, tokens))) == (Temporary, "send.later")


@pytest.mark.parametrize("held", ["", "[]", "{}", '{"refresh_token": ""}', '{"refresh_token": 7}'])
def test_a_file_of_tokens_that_cannot_be_read_is_said(serve: Serve, tokens: Path, held: str) -> None:
    tokens.write_text(held)
    served = serve({SAY: said(GOOD)})
    assert refusal(lambda: send("zalo", GROUP, SHORT, zalo(served, tokens))) == (Permanent, "send.tokens")


def test_where_the_lock_cannot_be_made_that_is_said_and_no_token_is_used_up(serve: Serve, tokens: Path) -> None:
    Path(f"{tokens}.lock").mkdir()
    served = serve({SAY: by_token, RENEW: said(NEW)})
    assert refusal(lambda: send("zalo", GROUP, SHORT, zalo(served, tokens))) == (Permanent, "send.tokens")
    assert RENEW not in [at for at, _ in served.asked]


def test_without_its_settings_there_is_no_zalo(tokens: Path) -> None:
    assert not ready("zalo", Means(Guard()))
    assert refusal(lambda: kind.send(SHORT, GROUP, Means(Guard()))) == (Permanent, "send.not_set")
    whole = Zalo("42", "bi-mat-ung-dung", str(tokens))
    assert ready("zalo", Means(Guard(), zalo=whole)) and "bi-mat" not in repr(whole)
    for part in ({"app": ""}, {"secret": ""}, {"tokens": str(tokens) + "x"}, {"tokens": ""}):
        assert not ready("zalo", Means(Guard(), zalo=replace(whole, **part)))  # type: ignore[arg-type]
    assert check("zalo", f" {GROUP} ") == GROUP
    assert refusal(lambda: check("zalo", "nhom tin")) == (Permanent, "send.address")  # type: ignore[func-returns-value]
