"""What does a status and its headers mean for us: go on, come back later, or never?

Reads the server's words only. `Retry-After` with a date is measured against the server's own `Date`: no clock is read.
"""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from hoiam.core.errors import Permanent, Temporary

REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({408, 425, 429})
_NEVER = frozenset({501, 505})
_LONGEST_WAIT = 86_400.0  # seconds: a server does not put us off for more than a day


def refuse(status: int, headers: Mapping[str, str]) -> None:
    """Raise Temporary or Permanent ("http.404") unless the status is a 2xx."""
    if 200 <= status < 300:
        return
    if status in _LATER or (status >= 500 and status not in _NEVER):
        raise Temporary(f"http.{status}", retry_after(headers))
    raise Permanent(f"http.{status}")


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that the server asks us to wait (RFC 9110 §10.2.3), None where it does not say."""
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit() and len(value) < 12:
        return min(float(value), _LONGEST_WAIT)
    try:
        until, said = parsedate_to_datetime(value), parsedate_to_datetime(headers.get("Date", ""))
        return min(max((until - said).total_seconds(), 0.0), _LONGEST_WAIT)
    except (TypeError, ValueError):
        return None
