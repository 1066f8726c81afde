"""Which instant does a written date name? ISO 8601, RFC 822 and the forms of Vietnamese newspapers.

A date without a zone is Vietnam's (UTC+7, no summer time since 1975). What cannot be read is None, never a guess.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

VIETNAM = timezone(timedelta(hours=7))
_LONGEST = 120  # characters
_EARLIEST = 1990  # no outlet was on the web before; also no date of birth
_LATEST = 2200
# 22/10/2025 · 22-10-2025 · 22.10.2025, with 19:25, 19h25 or 19:25:52 before or after it
_DAY = r"(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})"
_TIME = r"(?P<{0}h>\d{{1,2}})\s?[:hg]\s?(?P<{0}m>\d{{2}})(?::(?P<{0}s>\d{{2}}))?(?P<{0}half>\s?(?:AM|PM|SA|CH)\b)?"
_VIETNAMESE = re.compile(
    rf"(?:{_TIME.format('a')}\D{{0,24}}?)?(?<!\d){_DAY}(?!\d)(?:\D{{1,12}}?{_TIME.format('b')})?", re.I
)
_WORDS = re.compile(r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})", re.I)
_ZONE = re.compile(r"(?:GMT|UTC)\s?([+-])\s?(\d{1,2})(?::?(\d{2}))?", re.I)


def instant(text: str) -> datetime | None:
    """Return the instant with its zone, or None. A bare day is midnight in Vietnam."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    for read in (_iso, _rfc822, _vietnamese):
        try:
            found = read(text)
            if found and _EARLIEST <= found.year < _LATEST:
                found.astimezone(UTC)  # an instant that overflows is none
                return found
        except (ValueError, OverflowError, TypeError):
            continue
    return None


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _iso(text: str) -> datetime | None:
    return _zoned(datetime.fromisoformat(text)) if text[:4].isdigit() else None


def _rfc822(text: str) -> datetime | None:
    """Read a feed's date; "GMT+7" is put right first, because the standard library takes it for GMT."""
    zone = _ZONE.search(text)
    plain = _ZONE.sub(f"{zone[1]}{int(zone[2]):02}{zone[3] or '00'}", text) if zone else text
    if not re.search(r"[a-z]{3}", plain, re.I) or re.search(r"\d[/]\d", plain):
        return None
    return _zoned(parsedate_to_datetime(plain))


def _vietnamese(text: str) -> datetime | None:
    found = _VIETNAMESE.search(text) or _WORDS.search(text)
    if found is None:
        return None
    part = found.groupdict()
    side = "a" if part.get("ah") else "b"
    hour, minute, second = (int(part.get(side + unit) or 0) for unit in "hms")
    half = (part.get(side + "half") or "").strip().upper()
    if half in {"PM", "CH"} and hour < 12:
        hour += 12
    return datetime(int(part["year"]), int(part["month"]), int(part["day"]), hour, minute, second, tzinfo=_zone(text))


def _zone(text: str) -> timezone:
    found = _ZONE.search(text)
    if not found:
        return VIETNAM
    shift = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(shift if found[1] == "+" else -shift)
