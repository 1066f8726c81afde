"""Something to be said to an officer over a channel, in the forms that channels need. Knows no addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a message, where its channel can carry one."""

    name: str
    content_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `key` is the same at each attempt, so that whoever receives it twice can tell.

    `text` is whole by itself; `html` says the same, `short` the heart of it; `facts` are plain JSON values for
    machines. Who answers a message with `files` writes to an office: it is no note of a machine.
    """

    key: str
    subject: str
    text: str
    at: datetime
    html: str = ""
    short: str = ""  # for a chat: what, where, why and the link, without the pieces
    facts: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[Attached, ...] = ()
