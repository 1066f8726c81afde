"""OPML in and out; hostile XML in every list that we parse: no file is read, nothing is expanded, nothing hangs."""

import gzip
import resource
from pathlib import Path

import pytest

from hoiam.core.errors import Permanent
from hoiam.outside.collect import FURTHER, KINDS
from hoiam.outside.collect.opml import Outline, read_opml, write_opml

NESTED = b"""<?xml version="1.0"?><opml version="1.0"><head/><body><outline text="B\xc3\xa1o">
<outline text="X\xc3\xa3 h\xe1\xbb\x99i" xmlUrl="https://bao.example/rss" htmlUrl="https://bao.example/" type="rss"/>
<outline title="&lt;script&gt;alert(1)&lt;/script&gt;Hai" XMLURL="https://hai.example/rss"/></outline></body></opml>"""


def test_feeds_are_found_in_folders_whatever_the_reader_that_wrote_them() -> None:
    assert read_opml(NESTED) == [
        Outline("Xã hội", "https://bao.example/rss", "https://bao.example/"),
        Outline("Hai", "https://hai.example/rss"),
    ]


def test_what_goes_out_comes_in_again() -> None:
    rows = [Outline('Báo "Một" & <hai>', "https://bao.example/rss?a=1&b=2", "https://bao.example/")]
    again = read_opml(write_opml("Nguồn tin\x00", rows))
    assert again[0].url == rows[0].url
    assert again[0].title.startswith('Báo "Một" &')


def test_a_json_feed_goes_out_as_one_and_comes_in_as_one() -> None:
    rows = [Outline("Một", "https://mot.example/kenh", json=True), Outline("Hai", "https://hai.example/rss")]
    assert read_opml(write_opml("Nguồn tin", rows)) == rows
    [named] = read_opml(b"<opml><body><outline text='a' xmlUrl='https://a.example/feed.json?x=1'/></body></opml>")
    assert named.json


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b"", "opml.unreadable"),
        (b"<opml><body><outline", "opml.unreadable"),
        (b"<rss/>", "opml.unreadable"),
        (b"<opml><body><outline text='thu muc'/></body></opml>", "opml.none"),
        (b"<opml><body>" + b"<outline xmlUrl='https://a.vn/'/>" * 501 + b"</body></opml>", "opml.too_many"),
        (b"<opml>" + b" " * (1 << 20) + b"</opml>", "opml.too_big"),
        (b"<opml>" + b"<outline>" * 5000 + b"</outline>" * 5000 + b"</opml>", "opml.unreadable"),
    ],
    ids=["empty", "cut", "rss", "none", "many", "big", "deep"],
)
def test_what_is_no_list_of_feeds_is_refused_by_name(body: bytes, why: str) -> None:
    with pytest.raises(Permanent) as refused:
        read_opml(body)
    assert refused.value.reason == why


BOMB = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
QUADRATIC = f'<!ENTITY q "{"q" * 100_000}">'


def hostile(sentinel: Path) -> dict[str, str]:
    """Return declarations that read a file, ask a server, or grow without end, and what uses them."""
    return {
        "xxe": f'<!DOCTYPE x [<!ENTITY e SYSTEM "{sentinel.as_uri()}">]>|&e;',
        "laughs": f'<!DOCTYPE x [<!ENTITY l0 "lol">{BOMB}]>|&l9;',
        "quadratic": f"<!DOCTYPE x [{QUADRATIC}]>|{'&q;' * 1000}",
        "external": '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/evil.dtd">|x',
        "parameter": f'<!DOCTYPE x [<!ENTITY % p SYSTEM "{sentinel.as_uri()}">%p;]>|x',
    }


def shaped(kind: str, doctype: str, use: str) -> str:
    row = f"<title>Tin {use}</title>"
    bodies = {
        "rss": f"<rss version='2.0'><channel><item>{row}<link>https://a.vn/{use}</link></item></channel></rss>",
        "atom": f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{row}<link href='https://a.vn/{use}'/></entry></feed>",
        "sitemap": f"<urlset><url><loc>https://a.vn/{use}</loc>{row}</url></urlset>",
        "index": f"<sitemapindex><sitemap><loc>https://a.vn/{use}</loc></sitemap></sitemapindex>",
        "opml": f"<opml><body><outline text='{use}' xmlUrl='https://a.vn/{use}'/></body></opml>",
        "page": f"<html><body><p class='bai'><a href='https://a.vn/1'>{use}</a></p></body></html>",
    }
    return doctype + bodies[kind]


def read(kind: str, body: bytes) -> object:
    if kind == "opml":
        return read_opml(body)
    if kind == "index":
        return FURTHER["sitemap"](body, "https://a.vn/sitemap.xml")
    return KINDS[kind](body, "application/xml", "https://a.vn/", {"item": ".bai"})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-7"])
@pytest.mark.parametrize("kind", ["rss", "atom", "sitemap", "index", "opml", "page"])
@pytest.mark.parametrize("attack", ["xxe", "laughs", "quadratic", "external", "parameter"])
def test_hostile_xml_reads_no_file_and_does_not_grow(attack: str, kind: str, encoding: str, tmp_path: Path) -> None:
    sentinel = tmp_path / "bi-mat.txt"
    sentinel.write_text("DAY-LA-BI-MAT")
    doctype, _, use = hostile(sentinel)[attack].partition("|")
    body = f'<?xml version="1.0" encoding="{encoding}"?>{shaped(kind, doctype, use)}'.encode(encoding)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        told = repr(read(kind, body))
    except Permanent as refused:
        told = repr(refused)
    assert "DAY-LA-BI-MAT" not in told
    assert told.count("lol") < 100
    assert len(told) < 300_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10  # KiB


def test_a_packed_sitemap_with_a_bomb_inside_is_as_harmless(tmp_path: Path) -> None:
    body = shaped("sitemap", f'<!DOCTYPE x [<!ENTITY l0 "lol">{BOMB}]>', "&l9;")
    assert repr(KINDS["sitemap"](gzip.compress(body.encode()), "", "https://a.vn/", {})).count("lol") < 100
