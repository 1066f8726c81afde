"""Does the notation of a paper agree with what else its head says? Puts a bent letter of a known code right.

The kind of paper stands in the title, too ("KẾ HOẠCH" and "46/KH-UBND"), and so does the kind of issuer ("ỦY BAN NHÂN
DÂN" and "UBND"): where a part of the notation is nearly the code that the other tells, it is that code.
"""

import re

from hoiam.core.read.kinds import CODES
from hoiam.core.read.nearness import distance
from hoiam.core.text.fold import fold

_BENT = 1.0  # letters: a code is short, one wrong letter of it is much
_ISSUERS = (("uy ban nhan dan", "UBND"), ("hoi dong nhan dan", "HĐND"))
_SHORT = 3
_OF_CODES = frozenset(["ubnd", "hdnd"])


def agreed_notation(notation: str | None, code: str | None, issuer: str | None) -> str | None:
    """Return the notation with the codes that kind (`code`, as "KH") and issuer tell, where it is bent."""
    if not notation:
        return notation
    parts = re.split(r"([-/&.])", notation)
    if code and len(parts) > 1 and _near(parts[0], code):
        parts[0] = code
    name = fold(issuer or "")
    for begin, own in _ISSUERS:
        if name.startswith(begin):
            parts = [
                own if at % 2 == 0 and len(part) > 3 and _near(part, own) else part for at, part in enumerate(parts)
            ]
    return "".join(parts)


def _near(part: str, code: str) -> bool:
    seen, true = fold(part), fold(code)
    if seen == true:
        return True
    if seen in _OF_CODES or seen in CODES or abs(len(seen) - len(true)) > 1:
        return False
    return distance(seen, true) <= _BENT or (len(true) < _SHORT and seen[:1] == true[:1])
