"""Something to be said to an officer over a channel, in the forms that channels need. Knows no addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `key` is the same at each attempt, so that whoever receives it twice can tell.

    `text` is whole by itself; `html` says the same; `facts` are for machines, plain JSON values.
    """

    key: str
    subject: str
    text: str
    at: datetime
    html: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
