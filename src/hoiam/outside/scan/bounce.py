"""Does a mail say that another mail could not be delivered (RFC 3464), and which one? By the standard library alone.

A bounce is a stranger's file: it is believed only about a Message-ID of ours, which whoever reads the records checks.
"""

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import Message

from hoiam.outside.scan.mime import MOST_BYTES

_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_ID = re.compile(r"<\s*([^<>@\s]{1,200})@([^<>\s]{1,200})\s*>")
_ADDRESS = re.compile(r"[^\s;<>]+@[^\s;<>]+")


@dataclass(frozen=True, slots=True)
class Bounce:
    """What could not be delivered: the key and domain of its Message-ID, to whom, and the status ("5.1.1")."""

    key: str
    domain: str
    recipient: str
    status: str


def bounced(data: bytes) -> Bounce | None:
    """Return what a delivery report says failed for good; None for any other mail, a delay, or what cannot be read."""
    if len(data) > MOST_BYTES or b"delivery-status" not in data.lower():
        return None
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = list(message.walk())[:50]
    except (ValueError, LookupError, RecursionError, AttributeError):
        return None
    report = next((part for part in parts if part.get_content_type() == "message/delivery-status"), None)
    if message.get_content_type() != "multipart/report" or report is None:
        return None
    failed = next((part for part in _fields(report) if str(part.get("Action", "")).strip().lower() == "failed"), None)
    told = _original(parts)
    if failed is None or told is None:
        return None
    status = _STATUS.search(str(failed.get("Status", "")))
    to = _ADDRESS.search(str(failed.get("Final-Recipient") or failed.get("Original-Recipient") or ""))
    return Bounce(told[1], told[2].lower(), to[0].lower() if to else "", status[0] if status else "")


def _fields(report: Message) -> list[Message]:
    """Return the groups of fields of a report: of the mail, then of each recipient."""
    held = report.get_payload()
    return [part for part in held if isinstance(part, Message)] if isinstance(held, list) else []


def _original(parts: list[Message]) -> re.Match[str] | None:
    """Return the Message-ID of the mail that came back: of the enclosed mail, or of its headers."""
    for part in parts:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            enclosed = inner[0] if isinstance(inner, list) and inner else None
            if isinstance(enclosed, Message):
                return _ID.search(str(enclosed.get("Message-ID", "")))
        if part.get_content_type() == "text/rfc822-headers":
            raw = part.get_payload(decode=True)
            words = raw.decode("ascii", "replace") if isinstance(raw, bytes) else ""
            return _ID.search(str(email.message_from_string(words).get("Message-ID", "")))
    return None
