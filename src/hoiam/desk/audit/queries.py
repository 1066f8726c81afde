"""Is the audit whole, and what does it say about one thing?"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from hoiam.desk.audit.models import AuditEvent, AuditHead
from hoiam.desk.audit.seal import FIRST, seal


@dataclass(frozen=True, slots=True)
class Fault:
    """The first place where a chain is broken: its number, and what is wrong there, as a code."""

    chain: str
    seq: int
    code: str  # missing | changed | unlinked | truncated | beyond_head


@dataclass(frozen=True, slots=True)
class Head:
    """The end of a chain as it was printed or stored; `str()` gives the form that the weekly report prints."""

    chain: str
    seq: int
    digest: str

    def __str__(self) -> str:
        return f"{self.chain}:{self.seq}:{self.digest}"


def head(chain: str) -> Head:
    """Return the present end of a chain; seq 0 for an empty one."""
    row = AuditHead.objects.filter(chain=chain).first()
    return Head(chain, row.seq, row.digest) if row else Head(chain, 0, "")


def chains() -> list[str]:
    """Return the names of all chains that have a line or a head."""
    heads = AuditHead.objects.values_list("chain", flat=True)
    return sorted(set(heads) | set(AuditEvent.objects.values_list("chain", flat=True).distinct()))


def verify(chain: str, anchor: Head | None = None) -> Fault | None:
    """Return the first fault of a chain, or None. `anchor` is an end that was written down elsewhere."""
    prev, number = FIRST, 0
    anchored = anchor is None or anchor.seq == 0
    for event in AuditEvent.objects.filter(chain=chain).order_by("seq").iterator(chunk_size=1000):
        number += 1
        if event.seq != number:
            return Fault(chain, number, "missing")
        if event.prev != prev:
            return Fault(chain, number, "unlinked")
        if seal(event) != event.digest:
            return Fault(chain, number, "changed")
        prev = event.digest
        if anchor and event.seq == anchor.seq:
            if event.digest != anchor.digest:
                return Fault(chain, number, "changed")
            anchored = True
    return _end(chain, number, prev, anchored)


def _end(chain: str, number: int, last: str, anchored: bool) -> Fault | None:
    kept = head(chain)
    if kept.seq > number or not anchored:
        return Fault(chain, number + 1, "truncated")
    if kept.seq < number or (number and kept.digest != last):
        return Fault(chain, number, "beyond_head")
    return None


def about(kind: str, key: str) -> QuerySet[AuditEvent]:
    """Return the lines about one thing, newest first."""
    return AuditEvent.objects.filter(subject_kind=kind, subject_key=key).order_by("-id")


def about_any(kind: str, keys: Iterable[str]) -> QuerySet[AuditEvent]:
    """Return the lines about several things of one kind, newest first."""
    return AuditEvent.objects.filter(subject_kind=kind, subject_key__in=list(keys)).order_by("-id")


def lines(chain: str, *, kind: str = "", key: str = "", verb: str = "") -> QuerySet[AuditEvent]:
    """Return a chain's lines, newest first: all, or those about one kind of thing, one thing, or of one verb."""
    wanted = {"subject_kind": kind, "subject_key": key, "verb": verb}
    return AuditEvent.objects.filter(chain=chain, **{name: word for name, word in wanted.items() if word}).order_by(
        "-seq"
    )


def vocabulary(chain: str) -> tuple[list[str], list[str]]:
    """Return the kinds of subjects and the verbs that a chain speaks of."""
    events = AuditEvent.objects.filter(chain=chain)
    kinds = events.order_by("subject_kind").values_list("subject_kind", flat=True).distinct()
    verbs = events.order_by("verb").values_list("verb", flat=True).distinct()
    return list(kinds), list(verbs)


def of_verb(verb: str) -> QuerySet[AuditEvent]:
    """Return every line of one verb in every chain, oldest first."""
    return AuditEvent.objects.filter(verb=verb).order_by("at", "id")
