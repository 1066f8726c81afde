"""The machine half's only look at the clock: once for each job."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present moment with its zone."""
    return datetime.now(UTC)
