"""Zalo: a text to a group of the office's Official Account (GMF), by the OA API version 3 over HTTP.

Groups only. To a single account an OA may write freely for seven days after that person wrote to it, and then no
more: a channel that falls silent by itself is none for alerts.

The access token lives about a day and is fetched with a refresh token that can be used once: both stand in one file
that this program rewrites, for its owner alone to read. Secrets are part of no error.
"""

import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.message import Message
from hoiam.outside.send.means import Means, Zalo
from hoiam.outside.send.post import post

LONGEST = 2000  # characters of a text
_GROUP = re.compile(r"[A-Za-z0-9_-]{8,64}")
_EXPIRED = frozenset({-201, -216})  # the access token is not, or no longer, valid
# Refused for good, as far as the codes could be read: no permission, parameter, message, account, link of the app, id.
_REFUSED = {-202: "login", -203: "content", -204: "content", -205: "login", -206: "login", -207: "recipient"}


def address(said: str) -> str:
    """Return the id of a group as it is kept. Raises Permanent "send.address"."""
    said = said.strip()
    if not _GROUP.fullmatch(said):
        raise Permanent("send.address")
    return said


def ready(means: Means) -> bool:
    """Say whether app, secret and the file of tokens are set."""
    zalo = means.zalo
    return zalo is not None and bool(zalo.app and zalo.secret) and Path(zalo.tokens).is_file()


def send(message: Message, to: str, means: Means) -> None:
    """Say the short form of a message.

    Raises Permanent send.login, recipient, content, tokens; Temporary zalo.NNN, send.later and what the network raises.
    """
    zalo = means.zalo
    if zalo is None:
        raise Permanent("send.not_set")
    token = _read(zalo).get("access_token", "")
    code = _said(message, to, token, zalo, means) if token else min(_EXPIRED)
    if code in _EXPIRED:
        code = _said(message, to, _renewed(zalo, token, means), zalo, means)
    if code:
        raise _refused(code)


def _said(message: Message, to: str, token: str, zalo: Zalo, means: Means) -> int:
    """Return the API's error code, 0 where it took the message. It answers 200 for errors too."""
    said = {"recipient": {"group_id": to}, "message": {"text": _cut(message.short or message.text)}}
    headers = {"Content-Type": "application/json", "access_token": token}
    _, _, body = post(f"{zalo.api}/v3.0/oa/group/message", json.dumps(said).encode(), headers, means)
    code = _object(body).get("error")
    if not isinstance(code, int):
        raise Temporary("send.later")
    return code


def _renewed(zalo: Zalo, old: str, means: Means) -> str:
    """Return a new access token. The new refresh token is kept before anything is said: the old one is used up."""
    with _alone(zalo):
        kept = _read(zalo)
        if kept.get("access_token", "") not in ("", old):
            return str(kept["access_token"])  # another worker was here first
        asked = {"refresh_token": kept["refresh_token"], "app_id": zalo.app, "grant_type": "refresh_token"}
        headers = {"Content-Type": "application/x-www-form-urlencoded", "secret_key": zalo.secret}
        _, _, body = post(f"{zalo.oauth}/v4/oa/access_token", urlencode(asked).encode(), headers, means)
        answer = _object(body)
        access, refresh = answer.get("access_token"), answer.get("refresh_token")
        if not isinstance(access, str) or not isinstance(refresh, str) or not access or not refresh:
            raise Permanent("send.login")
        _write(zalo, {"access_token": access, "refresh_token": refresh})
        return access


def _read(zalo: Zalo) -> dict[str, str]:
    try:
        kept = json.loads(Path(zalo.tokens).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Permanent("send.tokens") from None
    if not isinstance(kept, dict) or not isinstance(kept.get("refresh_token"), str) or not kept["refresh_token"]:
        raise Permanent("send.tokens")
    return {name: value for name, value in kept.items() if isinstance(value, str)}


def _write(zalo: Zalo, kept: dict[str, str]) -> None:
    """Put the new file in the place of the old one at once, readable for its owner alone."""
    path = Path(zalo.tokens)
    number, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # made with mode 600
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            json.dump(kept, file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise Permanent("send.tokens") from None


@contextmanager
def _alone(zalo: Zalo) -> Iterator[None]:
    """Hold the file against other processes of this machine; where the system cannot, one thread sends anyway."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        number = os.open(f"{zalo.tokens}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        raise Permanent("send.tokens") from None
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)


def _refused(code: int) -> Temporary | Permanent:
    """What is not known to be final is tried again, and its number is shown."""
    if code in _EXPIRED:
        return Permanent("send.login")
    return Permanent(f"send.{_REFUSED[code]}") if code in _REFUSED else Temporary(f"zalo.{code}")


def _object(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(body)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
