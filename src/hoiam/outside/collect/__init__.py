"""What does a source list? One file for each kind, strangers to each other, placed in the table below.

    entries = KINDS["rss"](answer.body, answer.content_type, answer.url, {})
    more = FURTHER["sitemap"](answer.body, answer.url)  # an index names other sitemaps

A kind reads bytes and returns values; fetching, storing and deciding what is new are done by others. What is no list of
its kind raises Permanent; an empty list is a fact that the source's health reads.
"""

from collections.abc import Callable, Mapping
from typing import Any

from hoiam.core.values.article import Listed
from hoiam.outside.collect.kinds import json, page, rss, sitemap

Options = Mapping[str, Any]
Read = Callable[[bytes, str, str, Options], list[Listed]]

KINDS: dict[str, Read] = {
    "rss": rss.listed,  # RSS, Atom, RDF; option whole: entries are whole public posts
    "atom": rss.listed,  # people look for it under its own name; the reader is the same
    "json": json.listed,  # JSON Feed
    "sitemap": sitemap.listed,
    "page": page.listed,  # options item, link, title, date, text: CSS selectors
}

FURTHER: dict[str, Callable[[bytes, str], list[str]]] = {
    "sitemap": sitemap.further,
}

# Does the list end as its kind ends, and was all of it read? A list page only knows how many items it has.
WHOLE: dict[str, Callable[[bytes, Options], bool]] = {
    "rss": lambda body, _options: rss.whole(body),
    "atom": lambda body, _options: rss.whole(body),
    "json": lambda body, _options: json.whole(body),
    "sitemap": lambda body, _options: sitemap.whole(body),
    "page": page.whole,
}
