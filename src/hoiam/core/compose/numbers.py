"""Which figures of an edited paper do not stand in the record? Compares words only and takes no side."""

import re
from collections.abc import Iterator

from hoiam.core.compose.finding import LOOK, Finding, body_texts
from hoiam.core.values.document import Document

_FIGURE = re.compile(r"\d[\d.,/]*(?:[- ]?[\w%²³]+)?")


def unlike(paper: Document, record: Document) -> Iterator[Finding]:
    """Yield each figure with its unit ("320 m") that is in the paper's body and not in the record's."""
    known = {figure for text in body_texts(record) for figure in _FIGURE.findall(text.words)}
    for text in body_texts(paper):
        for figure in _FIGURE.findall(text.words):
            if figure not in known:
                yield Finding("figure.not_in_record", LOOK, text.where, "hồ sơ vụ việc", {"found": figure})
