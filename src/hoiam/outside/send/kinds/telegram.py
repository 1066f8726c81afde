"""Telegram: a text to a group's chat, by the Bot API over HTTP. It leaves the country: the office says so per channel.

Numbers of chats only: a name ("@…") would be a public channel, and an alert is for officers. The token stands in the
address that is asked, so no address is part of any error.
"""

import json
import re
from typing import Any

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.message import Message
from hoiam.outside.send.means import Means
from hoiam.outside.send.post import post

LONGEST = 4096  # characters of a text (Bot API, sendMessage)
_CHAT = re.compile(r"-?\d{1,20}")
_TOKEN = re.compile(r"\d{5,20}:[A-Za-z0-9_-]{20,80}")


def address(said: str) -> str:
    """Return the number of a chat as it is kept. Raises Permanent "send.address"."""
    said = said.strip()
    if not _CHAT.fullmatch(said):
        raise Permanent("send.address")
    return said


def ready(means: Means) -> bool:
    """Say whether a token is set that can be one."""
    return bool(_TOKEN.fullmatch(means.telegram_token))


def send(message: Message, to: str, means: Means) -> None:
    """Say the short form of a message.

    Raises Permanent send.login, recipient, content; Temporary send.later and what the network raises.
    """
    answer = _asked(message, to, means)
    moved = _parameters(answer).get("migrate_to_chat_id")  # the group became a larger one and has another number
    if moved is not None:
        answer = _asked(message, str(moved), means)
    if answer.get("ok") is not True:
        raise _refused(answer)


def _asked(message: Message, to: str, means: Means) -> dict[str, Any]:
    said = {"chat_id": to, "text": _cut(message.short or message.text), "link_preview_options": {"is_disabled": True}}
    url = f"{means.telegram_url}/bot{means.telegram_token}/sendMessage"
    headers = {"Content-Type": "application/json"}
    status, _, body = post(url, json.dumps(said).encode(), headers, means, judged=False)
    try:
        answer = json.loads(body)
    except ValueError:
        answer = None
    return answer if isinstance(answer, dict) else {"ok": False, "error_code": status}


def _refused(answer: dict[str, Any]) -> Temporary | Permanent:
    code = answer.get("error_code")
    if code == 429:
        wait = _parameters(answer).get("retry_after")
        return Temporary("send.later", float(wait) if isinstance(wait, int) else None)
    if code in (401, 404):
        return Permanent("send.login")
    if code == 403 or (code == 400 and "chat" in str(answer.get("description", "")).lower()):
        return Permanent("send.recipient")
    if isinstance(code, int) and 400 <= code < 500:
        return Permanent("send.content")
    return Temporary("send.later")


def _parameters(answer: dict[str, Any]) -> dict[str, Any]:
    given = answer.get("parameters")
    return given if isinstance(given, dict) else {}


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
