"""The sentences about letters and papers: what the check of form found (form), kinds, parts and refusals (papers)."""

from hoiam.desk.letters.words.form import (
    FINDINGS,
    PLACES,
    POINTS,
    SEVERITIES,
    STATES,
    passed,
    place,
    sentence,
    severity,
    summary,
)

__all__ = (
    "FINDINGS",
    "PLACES",
    "POINTS",
    "SEVERITIES",
    "STATES",
    "passed",
    "place",
    "sentence",
    "severity",
    "summary",
)
