"""Which of all the words on a page are the article? trafilatura decides, in the mode that measured best.

On 181 saved pages its fast mode without comments reaches F1 0.962 in 11 ms a page; precision mode 0.964 in 17 ms.
"""

from typing import Any

from trafilatura.core import bare_extraction

from hoiam.core.extract import byline


def body_of(tree: Any) -> str:
    """Return the article's text, paragraphs on lines, "" where none was found. Changes the tree."""
    byline.drop_marked(tree)
    document = bare_extraction(tree, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    return "" if document is None else str(getattr(document, "text", None) or "")
