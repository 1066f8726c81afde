"""Some words of one look, and how a line of them is cut in two. Plain values of the reader."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Span:
    """Words with one look. `size` in points; `colour` is RRGGBB or "" for black; `hidden` words are not printed."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    colour: str = ""
    underlined: bool = False
    hidden: bool = False


def cut(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of the letters from `start` until before `end`."""
    kept, at = [], 0
    for span in spans:
        words = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if words:
            kept.append(replace(span, text=words))
    return tuple(kept)


def text_of(spans: tuple[Span, ...]) -> str:
    """Return the words of some spans."""
    return "".join(span.text for span in spans)


def stripped(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the spans without the blanks at both ends."""
    words = text_of(spans)
    start = len(words) - len(words.lstrip())
    return cut(spans, start, max(start, len(words.rstrip())))
