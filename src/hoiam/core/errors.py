"""What can go wrong, by name. Codes and facts only; the sentences stand where people read them (words.py)."""

from typing import Any


class HoiamError(Exception):
    """Something was refused. `code` names the sentence, `facts` fill it."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


class MoveDenied(HoiamError):
    """A case may not be moved so: wrong state, wrong role, or something is missing."""


class RuleUnknown(HoiamError):
    """No rule of that id is valid on that date, or its number could not be read."""


class Unreadable(HoiamError):
    """Input that cannot be read: not a document, no text, a broken file."""


class Refused(HoiamError):
    """A rule of the house or of the law forbids it (four eyes, guard-rails)."""


class Temporary(Exception):
    """Outside failed and may succeed later; `retry_after` seconds, None when unknown."""

    def __init__(self, reason: str, retry_after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.retry_after = retry_after


class Permanent(Exception):
    """Outside refuses for good; trying again is useless. `reason` is a code."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail
