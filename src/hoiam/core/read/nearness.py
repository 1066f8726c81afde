"""How far is what a scanner saw from what may stand there?

A weighted edit distance between folded words: letters that scanners confuse are cheap. Knows no words.
"""

from functools import lru_cache

_CHEAP = {
    frozenset(pair): cost
    for pairs, cost in (
        ("uw 4a &a @a 6o 0o 1l 1i ¢c |l", 0.2),
        ("db dp qo go il it lt ir uy ij", 0.4),
        ("da do dg 9g 6d ce hn mn vy gq bh fi fl", 0.5),
        ("ht nr ae ao au ai eo oi ou iu ei eu ay oy ey", 0.6),
    )
    for pair in pairs.split()
}
_THIN = frozenset("itrlj")  # strokes of a broken letter: "thir" for thứ
_LOOSE, _GAP, _ELSE = 0.5, 0.9, 1.0


@lru_cache(maxsize=200_000)
def distance(seen: str, true: str) -> float:
    """Return the cost of reading `true` where `seen` stands (both folded); 0 is the same word."""
    if seen == true:
        return 0.0
    above = [0.0]
    for letter in true:
        above.append(above[-1] + (_LOOSE if letter in _THIN else _GAP))
    for letter in seen:
        gap = _LOOSE if letter in _THIN else _GAP
        row = [above[0] + gap]
        for place, other in enumerate(true):
            same = 0.0 if letter == other else _CHEAP.get(frozenset((letter, other)), _ELSE)
            row.append(min(above[place] + same, above[place + 1] + gap, row[place] + _GAP))
        above = row
    return above[-1]
