"""Take the names of authors out of a page before anything of it is kept (guard-rail G1).

Names are looked for where pages put them: marked elements, what the page declares, and a last line that is only a name.
A name inside a sentence is part of the news and stays.
"""

import re
from collections.abc import Iterable
from typing import Any

_LONGEST = 80  # characters: more is not a byline but a paragraph about a person
_MARKED = re.compile(r"author|byline|tac-?gia|but-?danh", re.I)
_TAGS = ("p", "div", "span", "a", "address", "strong", "h4", "h5", "li")
_CREDIT = re.compile(r"(?:bài|tin|ảnh|clip|video|thực hiện|tác giả|người viết)\b[^:.]{0,30}:\s*\S.{0,60}", re.I)
# "Lê Phương", "A Thút", "Y Bloi – H. Nam": two to five words, each with a capital, and nothing else.
_NAME = re.compile(r"(?:[A-ZÀ-ỸĐ][\w.]*[\s–-]+){1,4}[A-ZÀ-ỸĐ][\w.]*")
_LAST_LINES = 2


def drop_marked(tree: Any) -> None:
    """Remove the elements that say they hold an author's name. Changes the tree."""
    for element in list(tree.iter(*_TAGS)):
        marks = f"{element.get('class', '')} {element.get('rel', '')} {element.get('itemprop', '')}"
        if _MARKED.search(marks) and element.getparent() is not None and _is_short(element):
            element.drop_tree()


def _is_short(element: Any) -> bool:
    length = 0
    for text in element.itertext():
        length += len(text.strip())
        if length > _LONGEST:
            return False
    return True


def without(text: str, declared: Iterable[str]) -> str:
    """Return the text without lines that are one of the declared names, and without a name or credit at its end."""
    names = {name.strip().casefold() for name in declared}
    rows = [row for row in text.split("\n") if row.strip(" .-–").casefold() not in names]
    for _ in range(_LAST_LINES):
        if len(rows) > 1 and len(rows[-1]) <= _LONGEST and (_NAME.fullmatch(rows[-1]) or _CREDIT.fullmatch(rows[-1])):
            rows.pop()
    return "\n".join(rows)
