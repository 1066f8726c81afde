"""List pages and pages of public posts, found by the source's own selectors."""

from datetime import datetime

import pytest

from hoiam.core.errors import Permanent
from hoiam.core.extract.dates import VIETNAM
from hoiam.core.values.article import Listed
from hoiam.outside.collect import KINDS, WHOLE
from tests.core.extract.letters import as_1258

URL = "https://cong.example/tin-tuc/"
LIST = """<html><head><title>Cổng mẫu</title></head><body><nav><a href="/">Trang chủ</a></nav><ul class="news">
<li><a href="/tin/1"><img src="a.jpg"></a><h3><a href="/tin/1?fbclid=x">Sửa cầu <b>treo</b></a></h3>
<span class="d">22/10/2022 19:25</span></li>
<li><h3><a href="tin/2">Họp dân<script>alert(1)</script></a></h3><span class="d">chưa rõ</span></li>
<li><h3><a href="tin/2">Họp dân, lần nữa</a></h3></li>
<li><h3><a href="javascript:alert(1)">Độc</a></h3></li><li>không liên kết</li></ul></body></html>"""
POSTS = """<body><div class="post" id="p7"><b class="who">Ai Đó</b>
<time datetime="2022-10-20T07:30:00+07:00">3 ngày</time>
<div class="t"><p>duong vao thon hong qua roi ba con oi</p><p>mua la ngap</p></div></div>
<div class="post"><div class="t">cau treo sap hong</div></div><div class="post"><div class="t"> </div></div></body>"""
POST_RULES = {"item": ".post", "text": ".t", "date": "time"}


def listed(body: str | bytes, url: str = URL, **options: str) -> list[Listed]:
    return KINDS["page"](body.encode() if isinstance(body, str) else body, "text/html", url, options)


def test_a_list_page_gives_whole_addresses_titles_and_times() -> None:
    one, two = listed(LIST, item="ul.news li", link="h3 a", title="h3", date=".d")
    assert one == Listed(
        "https://cong.example/tin/1", "Sửa cầu treo", published_at=datetime(2022, 10, 22, 19, 25, tzinfo=VIETNAM)
    )
    assert two.url == "https://cong.example/tin-tuc/tin/2"
    assert two.published_at is None
    assert "alert" not in two.title


def test_without_further_selectors_the_items_first_link_is_taken() -> None:
    assert listed(LIST, item="ul.news li")[0].title == "Sửa cầu treo"


def test_selectors_that_find_nothing_give_an_empty_list() -> None:
    assert listed(LIST, item=".moved-away") == []


def test_posts_are_whole_have_a_lasting_address_and_no_author() -> None:
    first, second = listed(POSTS, **POST_RULES)
    assert first.url == "https://cong.example/tin-tuc/#p7"
    assert first.text == "duong vao thon hong qua roi ba con oi\nmua la ngap"
    assert first.title == "duong vao thon hong qua roi ba con oi"
    assert first.published_at == datetime(2022, 10, 20, 7, 30, tzinfo=VIETNAM)
    assert second.url == listed(POSTS, **POST_RULES)[1].url != first.url
    assert "Ai Đó" not in repr([first, second])


def test_windows_1258_is_read() -> None:
    body = "<meta charset=windows-1258><p class=i><a href=/1>Đường hỏng, cầu gãy</a></p>"
    [entry] = listed(as_1258(body), item=".i")
    assert entry.title == "Đường hỏng, cầu gãy"


@pytest.mark.parametrize(
    ("body", "options", "why"),
    [
        ("", {"item": "li"}, "page.empty_body"),
        (LIST, {}, "page.selector"),
        (LIST, {"item": "li[["}, "page.selector"),
        (LIST, {"item": "li", "title": "::before::"}, "page.selector"),
        ("\x00\x01\x02\x03", {"item": "li"}, "page.unreadable"),
        ("<body><div id=root></div><script src=/a.js></script>", {"item": "li"}, "page.scripted"),
    ],
)
def test_what_cannot_be_listed_says_why(body: str, options: dict[str, str], why: str) -> None:
    with pytest.raises(Permanent) as refused:
        listed(body, **options)
    assert refused.value.reason == why


def test_a_page_with_more_items_than_are_read_says_so() -> None:
    def body(count: int) -> bytes:
        return b"<ul>" + b"".join(b"<li><a href='/%d'>tin</a></li>" % n for n in range(count)) + b"</ul>"

    assert WHOLE["page"](body(2_000), {"item": "li"})
    assert not WHOLE["page"](body(2_001), {"item": "li"})
    assert len(KINDS["page"](body(2_001), "text/html", URL, {"item": "li"})) == 2_000
