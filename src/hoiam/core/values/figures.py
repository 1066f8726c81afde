"""How does a count read? Vietnamese writes 4.095 and 0,92. Years and numbers of papers are no counts: leave them."""

import re

_TURNED = str.maketrans(",.", ".,")
_COUNT = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,15}")


def figure(value: float, places: int | None = None) -> str:
    """Return the number with its thousands marked: 12345 -> "12.345", 0.915 with 2 places -> "0,92"."""
    shown = round(value, places) if places is not None else value
    return (f"{shown:,.{places}f}" if places is not None else f"{shown:,}").translate(_TURNED)


def count_in(words: str) -> int | None:
    """Return the count that a cell shows, with or without its dots ("4.095", "17"); None where it shows none."""
    return int(words.replace(".", "")) if _COUNT.fullmatch(words) else None
