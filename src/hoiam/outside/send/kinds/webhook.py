"""Webhook: the message as JSON to an address of the office's own systems, signed, so that it can be believed there.

    X-HoiAm-Delivery   the message's key, the same at each attempt
    X-HoiAm-Signature  t=<Unix seconds>,v1=<HMAC-SHA256 in hex of "<t>.<body>">

The key of an address is HMAC-SHA256(HOIAM_WEBHOOK_SECRET, address) in hex: whoever receives at one address cannot sign
for another. The time stands inside, so that an old message cannot be played again.
"""

import hashlib
import hmac
import json

from hoiam.core.errors import Permanent
from hoiam.core.values.message import Message
from hoiam.outside.fetch.guard import LONGEST_URL
from hoiam.outside.send.means import Means
from hoiam.outside.send.post import post


def address(said: str) -> str:
    """Return an address as it is kept. Raises Permanent "send.address"."""
    said = said.strip()
    if not said.startswith(("https://", "http://")) or len(said) > min(LONGEST_URL, 500) or any(c <= " " for c in said):
        raise Permanent("send.address")
    return said


def ready(means: Means) -> bool:
    """Say whether there is a secret to sign with."""
    return bool(means.webhook_secret)


def send(message: Message, to: str, means: Means) -> None:
    """Post the message. Raises Temporary or Permanent as `post` does."""
    facts = {**message.facts, "key": message.key, "subject": message.subject, "text": message.text}
    body = json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()
    stamp = int(message.at.timestamp())
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "X-HoiAm-Delivery": message.key,
        "X-HoiAm-Signature": f"t={stamp},v1={signature(key_of(to, means.webhook_secret), stamp, body)}",
    }
    post(to, body, headers, means)


def key_of(to: str, secret: str) -> str:
    """Return the key with which messages to one address are signed."""
    return hmac.new(secret.encode(), to.encode(), hashlib.sha256).hexdigest()


def signature(key: str, stamp: int, body: bytes) -> str:
    """Return the signature of a body sent at a Unix second."""
    return hmac.new(key.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
