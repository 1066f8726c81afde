"""Says a message over a channel: one file for each kind, strangers to each other, placed in one table.

    send("mail", "truc@co-quan.gov.vn", message, means)

Each raises Temporary (trying again may help) or Permanent (it will not). What is said, to whom and when is decided
elsewhere; what opens a channel comes from settings alone and is part of no error and of no value's text.
"""

from collections.abc import Callable, Mapping

from hoiam.core.errors import Permanent
from hoiam.core.values.message import Message
from hoiam.outside.send.kinds import mail, telegram, webhook, zalo
from hoiam.outside.send.means import MailServer, Means, Zalo, mail_server

__all__ = ["KINDS", "MailServer", "Means", "Zalo", "check", "mail_server", "ready", "send"]

Say = Callable[[Message, str, Means], None]
_FILES = {"mail": mail, "webhook": webhook, "zalo": zalo, "telegram": telegram}
KINDS: Mapping[str, Say] = {kind: file.send for kind, file in _FILES.items()}
_CHECKS: Mapping[str, Callable[[str], str]] = {kind: file.address for kind, file in _FILES.items()}
_READY: Mapping[str, Callable[[Means], bool]] = {kind: file.ready for kind, file in _FILES.items()}


def send(kind: str, address: str, message: Message, means: Means) -> None:
    """Say a message at an address. Raises Temporary or Permanent: send.unknown_kind, send.not_set and each kind's."""
    if kind not in KINDS:
        raise Permanent("send.unknown_kind", kind)
    if not ready(kind, means):
        raise Permanent("send.not_set", kind)
    KINDS[kind](message, check(kind, address), means)


def check(kind: str, address: str) -> str:
    """Return an address as its kind keeps it. Raises Permanent "send.address" for one that cannot be right."""
    if kind not in _CHECKS:
        raise Permanent("send.unknown_kind", kind)
    return _CHECKS[kind](address)


def ready(kind: str, means: Means) -> bool:
    """Say whether the settings of this installation open that kind of channel."""
    return kind in _READY and _READY[kind](means)
