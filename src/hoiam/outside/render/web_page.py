"""A kept web page as a PDF, printed by a headless Chromium that reaches nothing but that one page.

The page comes from strangers. So its scripts, frames, forms and links to further files are taken out before it is
printed; a policy in its head lets nothing be loaded; every name resolves to nothing and every connection goes to a
closed door. What readers wrote under the article goes too: the record of the page holds it, the print that people
read does not. What is printed is its words in their order, with the pictures that it carries within itself.
"""

import contextlib
import os
import re
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

import nh3
from lxml import etree, html
from lxml.builder import E

from hoiam.core.errors import Permanent

_ONE_AT_A_TIME = Lock()  # each Chromium takes some 200 MB while it prints
SECONDS = 20  # for one try; the median page takes two
LARGEST = 20 << 20  # bytes of a PDF
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_OUT = ("script", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "link", "meta", "form", "portal")
_LINKS = frozenset(
    {"href", "src", "srcset", "background", "poster", "action", "formaction", "data", "ping", "xlink:href"}
)
_BLOCKS = (
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "section", "article", "blockquote", "pre", "br", "hr"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "figcaption"),
)
_READERS = re.compile(r"comment|disqus|b[iì]nh[-_ ]?lu[aậ]n|(?:^|[\s_-])y[-_]?kien|phan[-_]?hoi", re.IGNORECASE)
_OF_THE_PAPER = "self::body | self::article | .//h1 | .//article"  # a wrapper that says it has comments is none
_HEADING = (
    "all: initial; display: block; margin: 0 0 16px; padding: 8px; border: 1px solid #000; "
    "font: 12px sans-serif; color: #000; background: #fff"
)
_ALONE = (
    "--headless",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--proxy-server=http://127.0.0.1:9",  # the port that throws everything away
    "--proxy-bypass-list=<-loopback>",
    "--no-pdf-header-footer",
)


def print_page(page: str, heading: Sequence[str], browser: str) -> bytes:
    """Return the PDF of a page's markup under a heading of our own lines; `browser` is the path of Chromium.

    Raises Permanent: print.no_browser, print.unreadable, print.timeout, print.failed, print.too_big.
    """
    if not browser or not Path(browser).exists():
        raise Permanent("print.no_browser")
    with _ONE_AT_A_TIME:
        try:
            return _printed(harmless(page, heading), browser)
        except Permanent as failed:
            if failed.reason not in ("print.timeout", "print.failed"):
                raise
        return _printed(plain(page, heading), browser)


def _printed(page: bytes, browser: str) -> bytes:
    with TemporaryDirectory(prefix="hoiam-print-", ignore_cleanup_errors=True) as room:
        shown, made = Path(room, "page.html"), Path(room, "page.pdf")
        shown.write_bytes(page)
        own = [f"--user-data-dir={room}/profile", f"--print-to-pdf={made}", shown.as_uri()]
        _run([browser, *_ALONE, *_sandbox(), *own])
        if not made.exists():
            raise Permanent("print.failed")
        if made.stat().st_size > LARGEST:
            raise Permanent("print.too_big")
        data = made.read_bytes()
    if not data.startswith(b"%PDF-"):
        raise Permanent("print.failed")
    return data


def plain(page: str, heading: Sequence[str]) -> bytes:
    """Return the blocks of a page and their words, for a page at whose printing Chromium falls over.

    Measured: a block within a link, as half of all menus have it, ends its renderer, and it then waits for ever.
    """
    whole = html.tostring(_parsed(page), encoding="unicode")
    return _framed(_parsed(nh3.clean(whole, tags=set(_BLOCKS), attributes={})), heading)


def harmless(page: str, heading: Sequence[str]) -> bytes:
    """Return the page as it may be printed: nothing in it acts, loads or leads anywhere. UTF-8."""
    tree = _parsed(page)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.tag.lower().rpartition(":")[2] in _OUT:
            _drop(element)
            continue
        for name in list(element.attrib):
            kept = name == "src" and element.attrib[name].strip().lower().startswith("data:image/")
            if str(name).lower().startswith("on") or (str(name).lower() in _LINKS and not kept):
                del element.attrib[name]
    return _framed(tree, heading)


def _parsed(page: str) -> html.HtmlElement:
    """Return the page as a tree, without what its readers wrote under the article: names, numbers (guard-rail G1)."""
    try:
        tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.LxmlError, ValueError) as error:
        raise Permanent("print.unreadable") from error
    for element in list(tree.iter(etree.Element)):
        marks = f"{element.get('id', '')} {element.get('class', '')}"
        if _READERS.search(marks) and element.getparent() is not None and not element.xpath(_OF_THE_PAPER):
            element.drop_tree()
    return tree


def _drop(element: html.HtmlElement) -> None:
    """Take an element out; a form keeps what stands in it, for some papers wrap the whole page in one."""
    if element.getparent() is None:
        raise Permanent("print.unreadable")
    if element.tag == "form":
        element.drop_tag()
    else:
        element.drop_tree()


def _framed(tree: html.HtmlElement, heading: Sequence[str]) -> bytes:
    head, body = tree.find("head"), tree.find("body")
    if body is None:
        raise Permanent("print.unreadable")
    if head is None:
        head = E.head()
        tree.insert(0, head)
    head.insert(0, E.meta({"http-equiv": "Content-Security-Policy", "content": POLICY}))
    head.insert(0, E.meta({"charset": "utf-8"}))
    lines = [E.div(line) for line in heading]
    body.insert(0, E.div({"style": _HEADING}, *lines))
    made: bytes = html.tostring(tree, encoding="utf-8", doctype="<!doctype html>")
    return made


def _sandbox() -> list[str]:
    """Chromium refuses to build its sandbox as root; there, the account is the matter of whoever runs the server."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _run(command: list[str]) -> None:
    """Run to the end or to the limit; then everything that it started is ended too."""
    try:
        started = subprocess.Popen(  # noqa: S603 - fixed arguments; the page lies in a file of ours
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise Permanent("print.failed", str(error)[:200]) from error
    try:
        started.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Permanent("print.timeout") from error
    finally:
        with contextlib.suppress(OSError):
            os.killpg(started.pid, signal.SIGKILL) if hasattr(os, "killpg") else started.kill()
        started.wait()
