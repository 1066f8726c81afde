"""JSON Feed: what a good one lists, and what is none."""

import json
from datetime import datetime

import pytest

from hoiam.core.errors import Permanent
from hoiam.core.extract.dates import VIETNAM
from hoiam.core.values.article import Listed
from hoiam.outside.collect import KINDS, WHOLE

URL = "https://bao.example/feed.json"


def feed(*items: object, version: str = "https://jsonfeed.org/version/1.1") -> bytes:
    return json.dumps({"version": version, "title": "Báo mẫu", "items": list(items)}, ensure_ascii=False).encode()


def listed(body: bytes, **options: object) -> list[Listed]:
    return KINDS["json"](body, "application/feed+json", URL, options)


def test_a_feed_gives_title_summary_section_and_time_and_no_author() -> None:
    item = {
        "id": "1",
        "url": "/tin-1.html?utm_source=x",
        "title": "Cầu <b>treo</b> đã sửa",
        "content_html": "<p>Người dân <script>alert(1)</script>đi lại được.</p>",
        "date_published": "2022-10-22T19:25:52+07:00",
        "tags": ["Giao thông"],
        "authors": [{"name": "Ai Đó"}],
    }
    [entry] = listed(feed(item))
    assert entry == Listed(
        url="https://bao.example/tin-1.html",
        title="Cầu treo đã sửa",
        summary="Người dân đi lại được.",
        published_at=datetime(2022, 10, 22, 19, 25, 52, tzinfo=VIETNAM),
        section="Giao thông",
    )


def test_a_text_item_without_a_title_is_its_first_words_where_posts_are_whole() -> None:
    item = {"id": "https://bao.example/3", "content_text": "Thôn 7 mất nước. " * 20}
    [entry] = listed(feed(item), whole=True)
    assert (entry.url, entry.title[:6]) == ("https://bao.example/3", "Thôn 7")
    assert entry.text.startswith("Thôn 7 mất nước.")


def test_odd_items_are_left_out_and_stop_no_other() -> None:
    odd = [None, 7, {}, {"url": 5}, {"url": "javascript:alert(1)", "title": "x"}, {"url": "/khong-loi"}]
    assert [entry.title for entry in listed(feed(*odd, {"url": "/a", "title": "Được"}))] == ["Được"]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (b" ", "json.empty_body"),
        (b"<html>", "json.unreadable"),
        (b"[]", "json.unreadable"),
        (b'{"version": "2"}', "json.unreadable"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": {}}', "json.unreadable"),
        (feed({"url": "/a", "title": "x"})[:-9], "json.unreadable"),
        (b"[" * 100_000, "json.unreadable"),
        (b"\xff\xfe\xff", "json.unreadable"),
    ],
    ids=["empty", "html", "list", "version", "items", "cut", "deep", "bytes"],
)
def test_what_is_no_json_feed_is_refused_by_name(body: bytes, why: str) -> None:
    with pytest.raises(Permanent) as refused:
        listed(body)
    assert refused.value.reason == why


def test_a_feed_longer_than_is_read_says_so() -> None:
    item = {"url": "/a", "title": "x"}
    assert WHOLE["json"](feed(*[item] * 2000), {})
    assert not WHOLE["json"](feed(*[item] * 2001), {})
    assert len(listed(feed(*[item] * 2001))) == 2000
