"""How is an audit line sealed? SHA-256 over a canonical form that holds the chain's name and the line before."""

import hashlib
import json
from datetime import UTC
from typing import Any

from hoiam.desk.audit.models import AuditEvent

FIRST = "0" * 64


def seal(event: AuditEvent) -> str:
    """Return the digest of an event: 64 hex digits. Any changed field, or a moved line, gives another."""
    form: dict[str, Any] = {
        "chain": event.chain,
        "seq": event.seq,
        "at": event.at.astimezone(UTC).isoformat(),
        "actor": [event.actor_kind, event.actor_key, event.role, event.unit],
        "verb": event.verb,
        "subject": [event.subject_kind, event.subject_key],
        "facts": event.facts,
        "prev": event.prev,
    }
    canonical = json.dumps(form, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
