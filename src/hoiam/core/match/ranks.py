"""Which words of a text lead it? The title and the lead, also where a text came in one piece without fields."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from hoiam.core.match.reading import Reading

_LONGEST_TITLE: Final = 160
_SENTENCE: Final = re.compile(r"[.!?…]+[”\"’)]*(?:\s|$)|\n|$")


def ranked(readings: Sequence[Reading], texts: Mapping[str, str]) -> list[Reading]:
    """Return the readings, each with its rank: title, sapo or text. Without a title the first line may be one."""
    if texts["title"] or texts["sapo"]:
        return [replace(reading, rank=reading.hit.field) for reading in readings]
    title, lead = _leading(texts["text"])
    return [
        replace(reading, rank="title" if reading.hit.end <= title else "sapo" if reading.hit.end <= lead else "text")
        for reading in readings
    ]


def _leading(text: str) -> tuple[int, int]:
    """Return where the title and where the lead of a text ends: its first line, and its next line or first sentence."""
    first = text.find("\n")
    title = first if 0 < first <= _LONGEST_TITLE and text[first - 1] not in ".,;:" else 0
    start = title + len(text[title:]) - len(text[title:].lstrip())
    found = _SENTENCE.search(text, start + 1)
    return title, found.end() if found else len(text)
