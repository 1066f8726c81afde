"""What hostile feeds leave on our pages, read by a browser's own parser: no script, no handler, no address that acts.

tests/outside/collect/test_feed_corpus.py asks the same of Python's parser, which forgives other things than browsers.
"""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string

from hoiam.core.values.article import Listed
from tests.outside.collect.test_feed_corpus import outcome, own

# Runs in the page: parses each part by itself (nothing in it runs) and names what could act.
ACTIVE = """parts => { const
    OURS = ['ol', 'ul', 'li', 'a', 'span', 'h2', 'h3', 'p', 'div', 'mark', 'input', 'summary', 'details', 'small', 'b'],
    ACTS = ['style', 'src', 'srcdoc', 'srcset', 'formaction', 'ping', 'xlink:href', 'background', 'action'];
return parts.flatMap(([name, part]) => {
    const page = new DOMParser().parseFromString(part, 'text/html'), found = [];
    for (const one of page.querySelectorAll('head *, body *')) {
        const tag = one.localName;
        if (!OURS.includes(tag) || one.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(`${name}: <${tag}>`);
        for (const at of one.attributes) {
            if (at.name.startsWith('on') || ACTS.includes(at.name))
                found.push(`${name}: ${tag} ${at.name}`);
        }
        if (one.hasAttribute('href') && !/^(https?:|\\/|#)/.test(new URL(one.getAttribute('href'), 'https://o.example/').href))
            found.push(`${name}: ${one.getAttribute('href').slice(0, 40)}`);
    }
    return found;
}); }"""


def parts(entries: list[Listed]) -> str:
    """Return the parts of our pages that show entries: the try-out of a source, a row of the inbox."""
    rows = [{"title": f"{one.title} {one.summary}", "url": one.url, "at": one.published_at} for one in entries]
    tried = render_to_string("sources/entries.html", {"entries": rows})
    stories = [{"key": n, "url": "/tin/1/", "title": row["title"], "side": row["title"]} for n, row in enumerate(rows)]
    return tried + "".join(render_to_string("components/story.html", {"row": row}) for row in stories)


def active(browser: Any, feeds: dict[str, bytes]) -> list[str]:
    page = browser.new_page()
    held = [[name, parts(entries)] for name, body in feeds.items() if (entries := outcome(body))]
    try:
        return list(page.evaluate(ACTIVE, held))
    finally:
        page.close()


def test_our_own_hostile_feeds_leave_nothing_active(browser: Any) -> None:
    assert active(browser, {str(n): body for n, body in enumerate(own())}) == []


@pytest.mark.shared
def test_the_published_cases_leave_nothing_active(browser: Any, shared: Path) -> None:
    with zipfile.ZipFile(shared / "data" / "feeds" / "feedparser-cases.zip") as cases:
        names = [name for name in cases.namelist() if not name.endswith("/") and "LICENSE" not in name]
        feeds = {name: cases.read(name) for name in names}
    assert len(feeds) >= 2107
    assert active(browser, feeds) == []


def test_the_watcher_sees_what_it_watches_for(browser: Any) -> None:
    planted = "<p onclick=1><a href='java\nscript:1'>x</a><script></script><img src=x><svg><a></a></svg>"
    page = browser.new_page()
    found = page.evaluate(ACTIVE, [["x", planted]])
    page.close()
    assert set(found) >= {"x: p onclick", "x: <script>", "x: <img>", "x: img src", "x: <svg>"}
    assert any("script:1" in one for one in found)
