"""`hoiam fetch` says what happened, in words and as JSON, without a database."""

import json

import pytest

from hoiam.command import main
from tests.outside.conftest import plain, serving

PAGE = """<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Sửa đường ở Đăk Ui",
"datePublished":"2022-10-21T08:00:00+07:00","articleSection":"Xã hội"}</script></head><body><article><h1>Sửa đường</h1>
<p>Tuyến đường liên thôn ở xã Đăk Ui bắt đầu được sửa chữa từ tuần này, sau nhiều lần người dân kiến nghị.</p>
<p>Công trình dự kiến hoàn thành trước mùa mưa năm sau, theo lời lãnh đạo xã.</p></article></body></html>""".encode()
FEED = b"<rss version='2.0'><channel><title>a</title><item><title>b</title><link>/1</link></item></channel></rss>"
ROBOTS = plain(b"User-agent: *\nDisallow: /kin", Content_Type="text/plain")


@pytest.fixture
def served():
    pages = {
        "/robots.txt": ROBOTS,
        "/bai": plain(PAGE),
        "/kin": plain(PAGE),
        "/rss": plain(FEED, Content_Type="application/rss+xml"),
        "/trong": plain(b""),
        "/mat": plain(b"", 404),
        "/ngan": plain(b"", 302, Location="/kin"),
    }
    with serving(pages) as running:
        yield running


def ask(capsys, *words: str) -> tuple[int, str]:
    code = main(["fetch", *words])
    return code, capsys.readouterr().out


def test_a_page_is_told_as_json(served, capsys) -> None:
    code, out = ask(capsys, served.url("/bai"), "--json", "--allow", f"127.0.0.1:{served.port}")
    told = json.loads(out)
    assert code == 0
    assert (told["ok"], told["status"], told["bytes"], told["robots"]) == (True, 200, len(PAGE), "robots.allowed")
    assert told["extracted"]["title"] == told["title"] == "Sửa đường ở Đăk Ui"
    assert told["extracted"]["published_at"] == "2022-10-21T08:00:00+07:00"
    assert told["extracted"]["section"] == "Xã hội"
    assert told["extracted"]["language"] == "vi"
    assert told["extracted"]["words"] > 20


def test_a_page_is_told_in_vietnamese(served, capsys) -> None:
    code, out = ask(capsys, served.url("/bai"), "--allow", f"127.0.0.1:{served.port}")
    assert code == 0
    assert "Tiêu đề:     Sửa đường ở Đăk Ui" in out
    assert "tiếng Việt" in out


def test_a_feed_is_told_as_a_list(served, capsys) -> None:
    code, out = ask(capsys, served.url("/rss"), "--json", "--allow", f"127.0.0.1:{served.port}")
    assert code == 0
    assert json.loads(out)["listed"] == {"kind": "rss", "entries": 1}


@pytest.mark.parametrize(
    ("path", "reason", "words"),
    [
        ("/kin", "robots.disallowed", "robots.txt"),
        ("/trong", "extract.empty", "Trang trống"),
        ("/mat", "http.404", "Không có trang này"),
        ("/ngan", "robots.disallowed", "robots.txt"),
    ],
)
def test_what_went_wrong_is_said(served, capsys, path: str, reason: str, words: str) -> None:
    code, out = ask(capsys, served.url(path), "--json", "--allow", f"127.0.0.1:{served.port}")
    told = json.loads(out)
    assert (code, told["ok"], told["reason"]) == (1, False, reason)
    assert words in told["say"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://169.254.169.254/latest/meta-data/", "fetch.address"),
        ("http://localhost/", "fetch.address"),
        ("file:///etc/passwd", "fetch.scheme"),
        ("http://a:b@example.vn/", "fetch.userinfo"),
        ("http://127.0.0.1:8000/", "fetch.port"),
        ("vớ vẩn", "fetch.url"),
    ],
)
def test_a_hostile_address_is_refused_with_a_sentence(capsys, url: str, reason: str) -> None:
    code, out = ask(capsys, url, "--json")
    told = json.loads(out)
    assert (code, told["ok"], told["reason"]) == (1, False, reason)
    code, out = ask(capsys, url)
    assert out.startswith("Không lấy được: ")
    assert told["say"] in out


def test_a_redirect_into_what_robots_forbids_is_not_asked(served, capsys) -> None:
    ask(capsys, served.url("/ngan"), "--json", "--allow", f"127.0.0.1:{served.port}")
    assert "/kin" not in [at for at, _ in served.asked]


@pytest.mark.parametrize("url", ["10.0.0.1", "10.0.0.1/bai?a=1", "https://10.0.0.1/bai"])
def test_an_address_without_a_scheme_is_asked_over_https(capsys, url: str) -> None:
    _code, out = ask(capsys, url, "--json")
    assert json.loads(out)["reason"] == "fetch.address"  # understood, and refused for where it leads


def test_only_this_machine_may_be_allowed(capsys) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["fetch", "http://10.0.0.1/", "--allow", "10.0.0.1:80"])
    assert stop.value.code == 2
