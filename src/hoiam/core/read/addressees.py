"""To whom is the paper addressed?"""

import re

from hoiam.core.read.bodies import codes
from hoiam.core.read.sheet import Line, joined
from hoiam.core.values.dispatch import Addressee

_LEAD = re.compile(r"^\W*kinh\s*g\w{1,3}\s*:?\s*|^\W*[a-z]{1,5}\s*gui\s*:\s*|^\W*[^:]{0,60}\bdien\s*:\s*")
_ITEM = re.compile(r"^\s*[-–—•+*~]\s*(?=\S)")


def addressees_of(lines: list[Line], level: str | None) -> tuple[Addressee, ...]:
    """Return the addressees: one for each dash or semicolon; `level` is the issuer's."""
    items: list[list[Line]] = []
    for place, line in enumerate(lines):
        rest = line
        if place == 0 and (lead := _LEAD.match(line.plain)):
            rest = line.cut(lead.end())
        if not rest.plain.strip(" .;:"):
            continue
        dash = _ITEM.match(rest.plain)
        if dash or not items:
            items.append([rest.cut(dash.end()) if dash else rest])
        else:
            items[-1].append(rest)
    found = []
    for item in items:
        for part in _split(joined(item)):
            roles = codes(part.plain, level)
            found.append(Addressee(part.clear, roles[0] if roles else None, 0.9 if roles else 0.75))
    return tuple(found)


def _split(item: Line) -> list[Line]:
    if re.match(r"[^;]{0,60}:\s", item.clear):
        return [joined([Line(item.number, item.clear.strip(" .;,-"), "")])]
    parts, last = [], 0
    for sign in re.finditer(r";\s*", item.clear):
        parts.append(item.cut(last, sign.start()))
        last = sign.end()
    parts.append(item.cut(last))
    tidy = [joined([Line(part.number, part.clear.strip(" .;,-"), "")]) for part in parts]
    return [part for part in tidy if part.clear]
