"""Feeds as outlets write them: right, broken, hostile."""

import unicodedata
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from hoiam.core.errors import Permanent
from hoiam.core.extract.dates import VIETNAM
from hoiam.core.values.article import Listed
from hoiam.outside.collect import KINDS
from hoiam.outside.collect.words import text_of
from tests.core.extract.letters import as_1258

URL = "https://bao.example/rss/xa-hoi.rss"


def feed(items: str, head: str = '<?xml version="1.0" encoding="utf-8"?>') -> str:
    return f'{head}<rss version="2.0"><channel><title>Báo mẫu</title><link>/</link>{items}</channel></rss>'


def item(title: str = "Đường hỏng ở Đăk Ui", link: str = "https://bao.example/a-1.html", more: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link>{more}</item>"


def listed(body: str | bytes, content_type: str = "application/rss+xml", **options: object) -> list[Listed]:
    return KINDS["rss"](body.encode() if isinstance(body, str) else body, content_type, URL, options)


def test_rss_gives_title_summary_section_and_time_with_its_zone() -> None:
    more = (
        "<description><![CDATA[<img src='a.jpg'><p>Người dân <b>thôn 1A</b> kiến nghị.</p>]]></description>"
        "<pubDate>Sat, 22 Oct 2022 19:25:52 +0700</pubDate><category>Xã hội</category><author>Ai Đó</author>"
    )
    [entry] = listed(feed(item(more=more)))
    assert entry == Listed(
        url="https://bao.example/a-1.html",
        title="Đường hỏng ở Đăk Ui",
        summary="Người dân thôn 1A kiến nghị.",
        published_at=datetime(2022, 10, 22, 19, 25, 52, tzinfo=VIETNAM),
        section="Xã hội",
    )


def test_an_episode_without_a_page_is_found_at_its_sound() -> None:
    row = '<item><title>{}</title>{}<enclosure url="{}" type="{}" length="1"/></item>'
    body = (
        "<rss version='2.0'><channel><title>a</title>"
        + row.format("Bản tin sáng", '<guid isPermaLink="false">tap-1</guid>', "/tap-1.mp3", "audio/mpeg")
        + row.format("Có trang", "<link>https://bao.example/tap-2</link>", "/tap-2.mp3", "audio/mpeg")
        + row.format("Ảnh", "", "/anh.jpg", "image/jpeg")
        + row.format("Không phải địa chỉ", "", "javascript:alert(1)", "audio/mpeg")
        + "</channel></rss>"
    )
    found = [(entry.url, entry.broadcast) for entry in listed(body)]
    assert found == [("https://bao.example/tap-1.mp3", True), ("https://bao.example/tap-2", False)]


def test_atom_is_read_and_relative_addresses_become_whole() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Trang mẫu</title>
      <entry><title type="html">Cầu &lt;b&gt;treo&lt;/b&gt; đã sửa</title><link href="/tin/2?utm_source=rss"/>
      <id>urn:2</id><published>2022-10-22T19:25:52Z</published><author><name>Ai Đó</name></author>
      <summary>Tin vui.</summary></entry></feed>"""
    [entry] = listed(atom, "application/atom+xml")
    assert entry.url == "https://bao.example/tin/2"
    assert entry.title == "Cầu treo đã sửa"
    assert entry.published_at == datetime(2022, 10, 23, 2, 25, 52, tzinfo=VIETNAM)
    assert "Ai Đó" not in repr(entry)


@pytest.mark.parametrize(
    ("written", "hour"),
    [("Sat, 22 Oct 2022 19:25:52 GMT+7", 19), ("22/10/2022 19:25:52", 19), ("Sat, 22 Oct 2022 12:25:52 GMT", 19)],
)
def test_a_time_is_vietnams_unless_the_feed_says_otherwise(written: str, hour: int) -> None:
    [entry] = listed(feed(item(more=f"<pubDate>{written}</pubDate>")))
    assert entry.published_at == datetime(2022, 10, 22, hour, 25, 52, tzinfo=VIETNAM)


def test_no_date_stays_no_date() -> None:
    assert listed(feed(item() + item(link="/b", more="<pubDate>hôm qua</pubDate>")))[1].published_at is None


def test_a_page_instead_of_a_feed_is_refused_by_name() -> None:
    for body in ("<!DOCTYPE html><html><body>404</body></html>", "\n<html><head><title>Lỗi</title>"):
        with pytest.raises(Permanent, match=r"feed\.is_html"):
            listed(body)


@pytest.mark.parametrize(
    ("body", "why"), [(b"", "feed.empty_body"), (b" \n", "feed.empty_body"), (b"{}", "feed.unreadable")]
)
def test_nothing_and_nonsense_are_refused_by_name(body: bytes, why: str) -> None:
    with pytest.raises(Permanent) as refused:
        listed(body)
    assert refused.value.reason == why


def test_an_empty_feed_is_a_feed_without_entries() -> None:
    assert listed(feed("")) == []


def test_an_entity_bomb_is_harmless() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 12)
    )
    bomb += '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    entries = listed(feed(item(title="&a11;&x;Tin") + item(title="Hai", link="/2"), bomb))
    assert [entry.title for entry in entries][-1] == "Hai"
    assert not any("lol" in repr(entry) or "root:" in repr(entry) for entry in entries)


def test_a_cut_feed_gives_what_stood_before_the_cut() -> None:
    whole = feed("".join(item(f"Tin {n}", f"/tin/{n}") for n in range(20)))
    entries = listed(whole[: whole.index("Tin 12")])
    assert len(entries) >= 12


def test_decomposed_letters_become_composed() -> None:
    [entry] = listed(unicodedata.normalize("NFD", feed(item(more="<description>Đường hỏng ở làng</description>"))))
    assert entry.title == "Đường hỏng ở Đăk Ui"
    assert unicodedata.is_normalized("NFC", entry.summary)


def test_windows_1258_is_read() -> None:
    [entry] = listed(as_1258(feed(item(), '<?xml version="1.0" encoding="windows-1258"?>')))
    assert entry.title == "Đường hỏng ở Đăk Ui"


def test_nothing_active_is_left() -> None:
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;Tin"
    entries = listed(
        feed(
            item(evil, more=f"<description>{evil}&lt;a href='javascript:alert(1)'&gt;x&lt;/a&gt;</description>")
            + item("Độc", "javascript:alert(1)")
            + item("Độc", "data:text/html,x")
        )
    )
    assert len(entries) == 1
    assert (entries[0].title, entries[0].summary) == ("Tin", "Tinx")


def test_whole_posts_keep_their_text_and_get_a_headline() -> None:
    words = "&lt;p&gt;duong vao thon hong qua&lt;/p&gt;&lt;p&gt;xe khong di duoc&lt;/p&gt;"
    post = f"<item><link>/p/1</link><description>{words}</description></item>"
    [entry] = listed(feed(post), whole=True)
    assert entry.text == "duong vao thon hong qua\nxe khong di duoc"
    assert entry.title == "duong vao thon hong qua"
    [without] = listed(feed(post))
    assert without.text == ""


def test_words_between_elements_do_not_grow_together() -> None:
    assert text_of("<p>một</p><p>hai<br>ba</p>a &lt; b &amp; c") == "một\nhai\nba\na < b & c"


@pytest.mark.slow
@pytest.mark.shared
def test_two_thousand_odd_feeds_break_nothing(shared: Path) -> None:
    seen = 0
    with zipfile.ZipFile(shared / "data/feeds/feedparser-cases.zip") as archive:
        for name in archive.namelist():
            if name.endswith("/") or "LICENSE" in name:
                continue
            seen += 1
            try:
                entries = listed(archive.read(name), "", whole=True)
            except Permanent as refused:
                assert refused.reason.startswith("feed.")
                continue
            for entry in entries:
                assert entry.url.startswith(("http://", "https://"))
                assert "<script" not in entry.title + entry.summary + entry.text
                assert entry.published_at is None or entry.published_at.tzinfo
    assert seen >= 2107
