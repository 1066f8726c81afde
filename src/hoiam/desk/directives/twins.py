"""Is the same paper here already, read from another file? A scan and the DOCX of one dispatch share no byte."""

from hoiam.core.text.fold import fold
from hoiam.desk.directives.models import Directive


def same_paper(found: Directive) -> Directive | None:
    """Return the first other dispatch of the office with the same number and day, and issuer where both have one."""
    if not (found.number_full and found.dated):
        return None
    others = Directive.objects.filter(office=found.office, dated=found.dated).exclude(pk=found.pk).order_by("pk")
    return next((other for other in others if _alike(other, found)), None)


def _alike(one: Directive, other: Directive) -> bool:
    issuers = {fold(issuer) for issuer in (one.issuer, other.issuer) if issuer}
    return fold(one.number_full) == fold(other.number_full) and len(issuers) < 2
