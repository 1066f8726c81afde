"""Who must know of a story, now or in the digest? Thresholds, hours and steps in; decisions with their reasons out.

One alert for a story, however many pieces tell it. Knows no records, no addresses and no clock.
"""

from hoiam.core.alert.abroad import leaves_the_country
from hoiam.core.alert.decide import decide, rises
from hoiam.core.alert.defaults import DEFAULT
from hoiam.core.alert.digests import last_digest, next_digest
from hoiam.core.alert.history import would_have
from hoiam.core.alert.hours import after_quiet, is_quiet, is_working, next_working, send_at
from hoiam.core.alert.values import (
    DIGEST,
    NOW,
    WAITS,
    Decision,
    Piece,
    Policy,
    Rule,
    Span,
    Told,
    fault_of,
)

__all__ = [
    "DEFAULT",
    "DIGEST",
    "NOW",
    "WAITS",
    "Decision",
    "Piece",
    "Policy",
    "Rule",
    "Span",
    "Told",
    "after_quiet",
    "decide",
    "fault_of",
    "is_quiet",
    "is_working",
    "last_digest",
    "leaves_the_country",
    "next_digest",
    "next_working",
    "rises",
    "send_at",
    "would_have",
]
