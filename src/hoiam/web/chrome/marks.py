"""Which words is a reason about? Puts marks into a text by offsets and escapes everything else. Knows no reasons."""

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from hoiam.web.chrome.escaped import e

Span = tuple[int, int] | tuple[int, int, str]


def highlight(text: str, spans: Iterable[Span]) -> SafeString:
    """Return the text as HTML with `<mark class=why>` around each span (start, end, and optionally why).

    Offsets count characters of `text`. Where two spans overlap, the one that starts first is shown.
    """
    pieces, at = [], 0
    for start, end, *said in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not at <= start < end <= len(text):
            continue
        title = f' title="{e(said[0])}"' if said and said[0] else ""
        pieces.append(f'{e(text[at:start])}<mark class="why"{title}>{e(text[start:end])}</mark>')
        at = end
    return mark_safe("".join([*pieces, e(text[at:])]))  # noqa: S308 - each piece is escaped
