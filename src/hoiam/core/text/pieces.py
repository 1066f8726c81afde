"""Which runs of a text are words that may have lost their marks, and which must stay as they are?

Numbers, dates, times, document codes (2736/UBND-VX) and abbreviations in capitals stay. Letters that a
scanner put digits or signs into ("x4", "x&") are words. Does not know which words exist.
"""

import re
from typing import Literal, NamedTuple

from hoiam.core.text.fold import fold
from hoiam.core.text.vietnamese import is_syllable

Role = Literal["word", "number", "kept", "stop", "comma"]


class Piece(NamedTuple):
    """A run of a text: `text[start:end]`. "kept" is a code or an abbreviation.

    A "stop" is the end of a clause and a "comma" a comma; they stand for no run of their own.
    """

    text: str
    start: int
    end: int
    role: Role


_CHUNK = re.compile(r"\S+")
_RUN = re.compile(r"[^\W_](?:[&@¢|]?[^\W_])*[@&]?|[|&¢@][^\W_]+")
_NUMBER = re.compile(r"\d[\d.,:]*(?:[hg%]\d*)?")
_DIGITS = re.compile(r"\d\d")
_GLUED = re.compile(r"(\d{2,})([^\W\d_]{3,})")
_STOP = re.compile(r"[.!?;:()…“”\"]|\n\s*\n|\n\s*[-–•+*]\s|\n\s*\d+[.)]\s")
_SHORT_CAPITALS = re.compile(r"[A-ZĐ]{2,6}")
_EDGE = "()[]{}.,;:!?\"'“”‘’…*_"


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a normal text in reading order, with a stop wherever a clause ends and its commas."""
    found: list[Piece] = []
    last = 0
    for chunk in _CHUNK.finditer(text):
        for piece in _cut(chunk[0], chunk.start()):
            if found and _STOP.search(text, last, piece.start):
                found.append(Piece("", last, last, "stop"))
            elif found and "," in text[last : piece.start]:
                found.append(Piece("", last, last, "comma"))
            found.append(piece)
            last = piece.end
    return [_lone(found, at, text) for at in range(len(found))]


def _lone(row: list[Piece], at: int, text: str) -> Piece:
    """Take a word in capitals for an abbreviation when no neighbour on its line is in capitals (UBND, MTTQ)."""
    piece = row[at]
    if piece.role != "word" or not _SHORT_CAPITALS.fullmatch(piece.text):
        return piece
    before, after = row[max(0, at - 1) : at], row[at + 1 : at + 2]
    near = [one for one in before if "\n" not in text[one.end : piece.start]]
    near += [one for one in after if "\n" not in text[piece.end : one.start]]
    return piece if any(one.text[:2].isupper() for one in near) else piece._replace(role="kept")


def _cut(chunk: str, at: int) -> list[Piece]:
    bare = chunk.strip(_EDGE)
    start = at + chunk.find(bare) if bare else at
    if not bare:
        return []
    if _is_code(bare) or _NUMBER.fullmatch(bare):
        return [Piece(bare, start, start + len(bare), "kept" if _is_code(bare) else "number")]
    found = []
    for run in _RUN.finditer(bare):
        glued = _GLUED.fullmatch(run[0])
        spans = [glued.span(1), glued.span(2)] if glued else [(0, len(run[0]))]
        for a, b in spans:
            word = run[0][a:b]
            found.append(Piece(word, start + run.start() + a, start + run.start() + b, _role(word)))
    return found


def _is_code(bare: str) -> bool:
    """Tell whether a run without spaces is a code: 09/2017/NĐ-CP, 1042-CV/HU, VH-TT-DL&TT, an address."""
    if ("@" in bare[1:-1] and "." in bare) or "://" in bare or bare.lower().startswith("www."):
        return True
    letters = [letter for letter in bare if letter.isalpha()]
    capitals = all(letter.isupper() for letter in letters)
    joined = any(sign in bare for sign in "/-–&")
    if any(letter.isdigit() for letter in bare):
        return "/" in bare or (joined and capitals)
    return joined and capitals and not _is_plain(bare)


def _is_plain(bare: str) -> bool:
    """Tell words in capitals joined by a hyphen (KINH TẾ-XÃ HỘI) from abbreviations (VH-TT)."""
    return all(is_syllable(part) and len(part) > 2 for part in re.split(r"[-–/&]", bare) if part)


def _role(word: str) -> Role:
    if _NUMBER.fullmatch(word):
        return "number"
    if _DIGITS.search(word):  # QL14, B52: two figures are no misread letter
        return "kept"
    if word.isupper() and len(word) > 1 and word.isalpha() and not set(fold(word)) & set("aeiouy"):
        return "kept"
    return "word"
