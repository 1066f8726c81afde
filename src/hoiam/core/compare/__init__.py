"""What is different between two times that one article was read? An edit and its measure, or nothing that counts.

    change = compare(before, after)      # Change: is it a version? what was changed?
    places, same = differences(before, after)  # word by word, for people

What surrounds an article on its page (views, related pieces, the hour of the day, advertisements) is no part of it.
"""

import re
from collections import Counter

from hoiam.core.compare.differences import differences
from hoiam.core.compare.surroundings import article_of, plain
from hoiam.core.text.tokens import tokens
from hoiam.core.values.edit import Change, Said
from hoiam.core.values.reason import Reason, why

__all__ = ["compare", "differences"]

_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*%?")


def compare(before: Said, after: Said) -> Change:
    """Return what is different.

    Reason codes of what does not count: noise.views, related, time, advert, share, tags, spacing.
    """
    one, two = article_of(before.text), article_of(after.text)
    title, sapo = plain(before.title) != plain(after.title), plain(before.sapo) != plain(after.sapo)
    out, put, figures, signs = _measured(one.rows, two.rows)
    if sapo and one.rows == two.rows and _is_first(before, one.rows) and _is_first(after, two.rows):
        sapo = False  # both leads are the text's own beginning, which stands as it stood
    if title or sapo or out or put or signs:
        return Change(title, sapo, out, put, figures, signs)
    kinds = [kind for kind in {**one.around, **two.around} if one.around.get(kind) != two.around.get(kind)]
    if not kinds and before != after:
        kinds = ["spacing"]
    return Change(False, False, 0, 0, 0, reasons=tuple(_reason(kind) for kind in sorted(kinds)))


def _reason(kind: str) -> Reason:
    return why(f"noise.{kind}")


def _is_first(said: Said, rows: tuple[str, ...]) -> bool:
    return bool(rows) and plain(rows[0]).startswith(plain(said.sapo).rstrip(" .…"))


def _measured(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[int, int, int, bool]:
    """Return how many words went and came, how many figures, and whether only signs or the order are others."""
    before, after = [plain(row) for row in one], [plain(row) for row in two]
    if before == after:
        return 0, 0, 0, False
    was, now = Counter(before), Counter(after)
    gone, come = " ".join((was - now).elements()), " ".join((now - was).elements())
    out, put = _more(tokens(gone), tokens(come)), _more(tokens(come), tokens(gone))
    figures = max(
        _more(_FIGURE.findall(gone), _FIGURE.findall(come)), _more(_FIGURE.findall(come), _FIGURE.findall(gone))
    )
    return out, put, figures, not (out or put)


def _more(some: list[str], others: list[str]) -> int:
    """Return how many of some are more than there are among others."""
    return (Counter(some) - Counter(others)).total()
