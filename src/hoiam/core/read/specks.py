"""Which signs on a scanned line are dust, and not the paper's?

Lines stay lines. Takes away lone signs at the edges and in wide gaps, and puts a marker right that dust has bent
("-4,2- " → "4.2- ", "1, " → "1. ", "©)" → "c)"). Knows nothing of words.
"""

import re
from functools import partial

from hoiam.core.text.fold import fold
from hoiam.core.text.vietnamese import has_mark, is_syllable

_DUST = r"_ˆ¬'\"`‘’“”:;.,°•*|=~^<>\-–—"
_EDGE = re.compile(
    rf"(?:\s+[^\w\s()/%\"”’'.;:,!?]+|\s{{2,}}(?:[{_DUST}]{{1,3}}|[^\W\d]|\d)\s*[{_DUST}]?|\s+[_ˆ¬°•^]+)\s*$"
)
_INSIDE = re.compile(rf"(?<=\s{{3}})(?:[{_DUST}€©®]{{1,3}}|[^\W\d][.,:;]?)(?=\s{{3}}|\s*$)")
_BETWEEN = re.compile(r"(?<=\w) [ˆ'`¬_°] (?=\w)")
_LONE = re.compile(rf"^\s*[{_DUST}€©®]{{1,4}}\s*$")
_LEAD = re.compile(r"^\s*[_ˆ¬'`‘:;.,°•|=^<>*]+[\s_\-]*(?=[\w(“\"+\-–~])")
_DASHED = re.compile(r"^\s*[-–—~_]+[\s_=\-]*(?=(?:\d{1,2}|[IVX]{1,4}|[a-zđ])\s?[.,)\-–]\s?\S)")
_DASHES = re.compile(r"^(\s*)[-–—~¬_][-–—~_=.]+\s+(?=\S)")
_COMMA = re.compile(r"^(\s*\d{1,2}),(?=\s*[-–]?\s+[A-ZÀ-ỸĐ])")
_POINT = re.compile(r"^(\s*\d{1,2})[.,;:]{1,2}(?=\d{1,2}\s?[-–.]?\s)")
_LETTER = re.compile(r"^\s*[_\-]?\s*c?[©€¢®]{1,2}c?\s*[)}]\s*")
_BEHIND_LETTER = re.compile(r"^(\s*[a-zđ]\))[^\w\s]?[ìíïịl|](?=\s)")
_POINTED = re.compile(r"(?P<before>[^\W\d_]+)\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹđ]{2})(?![\w.@-]{1,60}\.[a-z]{2,4}\b)")
_KINDS = frozenset(["khoa", "phong", "so", "ban", "doi", "tram", "cuc", "to", "bo", "hoi", "don", "hat"])
_BRACE = re.compile(r"^(\s*[a-zđ])\s?[}\]]")
_FIGURES = (  # letters seen for figures, where only a figure can stand
    (re.compile(r"(?<![\w/])[lI|](?=\d{1,2}(?:\b|[hg]\d))"), "1"),
    (re.compile(r"(?<=\d)[lI](?=\d|/\d| ?(?:tháng|giờ|h\d)\b)"), "1"),
    (re.compile(r"(?<![\w/])[Oo](?=\d)|(?<=\d[/.])[oO](?=\d)|(?<=\dh)[oO](?=[oO0]\b)|(?<=\dh[0O])[oO]\b"), "0"),
    (re.compile(r"(?<=ngày \d)[Ss](?![\w])|(?<=tháng \d)[Ss](?!\w)"), "5"),
    (re.compile(r"(?<=ngày \d)B(?!\w)"), "8"),
)
_QUARTER = re.compile(r"\b([Qq]u[ýỷỳỹỵ])\s+([IVl1|!H]{2,3}|H)(?=\s*(?:[/\-.,;)]|năm\b|$))")
_ROMAN = str.maketrans({"l": "I", "1": "I", "|": "I", "!": "I", "H": "II"})
_DOLLAR = re.compile(r"(?<!\w)[$](?=[a-zà-ỹA-ZÀ-Ỹ]{2})")
_NOUGHT = re.compile(r"(?<=\d)[OoØøÔôÓó](?=\W|\d|$)")
_WORD = re.compile(r"[^\W\d_]{4,14}")
_NUMBERED = re.compile(r"\b([Ss]ố|[Nn]gày|[Tt]háng|[Nn]ăm)(?=\d)")
_HYPHEN = re.compile(r"(\b[a-zà-ỹđ]+) -(?=[a-zà-ỹđ])")
_TILDE = re.compile(r"^(\s*)[~¬—]\s*(?=\S)")


def swept(line: str) -> str:
    """Return a scanned line without dust."""
    if _LONE.match(line):
        return ""
    line = _LETTER.sub("c) ", line)
    line = _BEHIND_LETTER.sub(r"\1", _BRACE.sub(r"\1)", line))
    line = _POINTED.sub(_opened, line)
    line = _LEAD.sub("", line)
    line = _DASHED.sub("", line) if not _listed(line) else line
    line = _DASHES.sub(lambda found: found[1] + ("- " if line[found.end()].isupper() else ""), line)
    line = _COMMA.sub(r"\1.", line)
    line = _POINT.sub(r"\1.", line)
    line = _TILDE.sub(r"\1- ", line)
    line = _DOLLAR.sub("S", line)
    line = _QUARTER.sub(lambda found: f"{found[1]} {found[2].translate(_ROMAN).replace('IIII', 'III')}", line)
    for letters, figure in _FIGURES:
        line = letters.sub(partial(_figure, figure), line)
    line = _NOUGHT.sub("0", line)
    line = _NUMBERED.sub(r"\1 ", _WORD.sub(_apart, line))
    line = _HYPHEN.sub(r"\1 ", line)
    line = _BETWEEN.sub(" ", line)
    line = _INSIDE.sub(" ", line)
    for _ in range(3):
        line = _EDGE.sub("", line)
    return line


def _figure(figure: str, found: re.Match[str]) -> str:
    """Return the figure that a letter stands for; a bar of several on a line is a table's."""
    return found[0] if found[0] == "|" and found.string.count("|") > 1 else figure


def _opened(found: re.Match[str]) -> str:
    """Return a point between two words with a blank: a speck inside the name of a body, else the end of a sentence."""
    return found["before"] + (" " if fold(found["before"]) in _KINDS else ". ")


def _apart(found: re.Match[str]) -> str:
    """Return two syllables that a scan has run together ("Kếhoạch") apart: where just one cut gives two."""
    word = found[0]
    if is_syllable(word) or not has_mark(word):
        return word
    halves = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    cuts = [two for two in halves if fold(two[1])[0] not in "aeiouy" and all(map(_marked_syllable, two))]
    if not cuts:
        cuts = [two for two in halves if fold(two[1]) == "uy" and all(map(_marked_syllable, two))]  # "Huyệnủy"
    return " ".join(cuts[0]) if len(cuts) == 1 else word


def _marked_syllable(half: str) -> bool:
    return is_syllable(half) and has_mark(half)


def _listed(line: str) -> bool:
    """Tell whether a dash before a number is a bullet of its own ("- 01 công chức …", "- a lô")."""
    return re.match(r"^\s*[-–—~]\s+(?:\d{1,2}\s+\w|\d{1,2}[.,]\d|[a-z]\s\w)", fold(line)) is not None
