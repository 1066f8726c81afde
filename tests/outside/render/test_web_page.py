"""A kept page is printed without anything in it acting, loading or leading anywhere."""

import os
import shutil
import stat
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pypdfium2
import pytest

from hoiam.core.errors import Permanent
from hoiam.outside.render import web_page
from hoiam.outside.render.web_page import harmless, plain, print_page
from tests.outside.conftest import serving

BROWSER = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
HEAD = ["Bản in từ bằng chứng số 7", "SHA-256: abc"]
DIRTY = """<html><head><base href="http://127.0.0.1:{port}/"><meta http-equiv="refresh" content="0;url={file}">
<link rel="stylesheet" href="http://127.0.0.1:{port}/a.css">
<style>p {{ background: url(http://127.0.0.1:{port}/b) }}</style>
</head><body onload="document.body.textContent='changed'"><form action="/x"><h1>Đường ống vỡ</h1>
<p>Cả thôn dùng nước đục.</p></form><script>document.body.textContent = 'changed'</script>
<img src="http://127.0.0.1:{port}/c"><iframe src="{file}"></iframe><object data="{file}">một</object>
<svg><image xlink:href="http://127.0.0.1:{port}/d"/></svg></body></html>"""


def text(pdf: bytes) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf))


def program(folder: Path, script: str) -> str:
    """Return a program that stands in for a browser that misbehaves."""
    made = folder / "browser"
    made.write_text(f"#!/bin/sh\n{script}\n")
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return str(made)


def test_nothing_that_acts_or_loads_is_left_in_the_markup() -> None:
    shown = harmless(DIRTY.format(port=9, file="file:///etc/hostname"), HEAD).decode()
    for barred in ("<script", "<iframe", "<object", "<base", "<link", "<form", "refresh", "onload", "file:", "href="):
        assert barred not in shown
    assert shown.index("Content-Security-Policy") < shown.index("<style")
    assert "Đường ống vỡ" in shown and "bằng chứng số 7" in shown


def test_a_picture_that_the_page_carries_within_itself_stays() -> None:
    assert 'src="data:image/png;base64,AAAA"' in harmless('<p>a<img src="data:image/png;base64,AAAA">', []).decode()


@pytest.mark.parametrize(
    "marks",
    ['class="comments"', 'id="box_comment_vne"', 'class="binh-luan"', 'id="y-kien-ban-doc"', 'id="disqus_thread"'],
)
@pytest.mark.parametrize("made", [harmless, plain])
def test_what_readers_wrote_under_an_article_is_not_printed(made: Callable[..., bytes], marks: str) -> None:
    page = f"""<body class="has-comments"><main class="with-comment"><h1>Đường ống vỡ</h1><p>Nước đục.</p></main>
<section {marks}><b>Nguyễn Văn Mẫu</b><p>Gọi tôi 0900 000 001.</p></section><p>Chân trang</p></body>"""
    shown = made(page, HEAD).decode()
    assert "Đường ống vỡ" in shown and "Nước đục." in shown and "Chân trang" in shown
    assert "Nguyễn Văn Mẫu" not in shown and "0900" not in shown


@pytest.mark.parametrize("page", ["", "   ", "<!-- nothing -->", "\x00\x01"])
def test_what_is_no_page_is_named_or_printed_empty_and_never_crashes(page: str) -> None:
    try:
        assert harmless(page, HEAD)
    except Permanent as failed:
        assert failed.reason == "print.unreadable"


@pytest.mark.chromium
def test_the_print_says_the_words_of_the_page_and_asks_nobody_for_anything(tmp_path: Path) -> None:
    if not BROWSER:
        pytest.skip("needs chromium: apt-get install chromium, or CHROMIUM=/path/to/it")
    secret = tmp_path / "secret.txt"
    secret.write_text("khong ai duoc thay")

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_error(404)

    with serving(dict.fromkeys(("/a.css", "/b", "/c", "/d", "/x"), answer)) as served:
        said = text(print_page(DIRTY.format(port=served.port, file=secret.as_uri()), HEAD, BROWSER))
    assert served.asked == []
    assert "Đường ống vỡ" in said and "Cả thôn dùng nước đục." in said and "bằng chứng số 7" in said
    assert "changed" not in said and "khong ai duoc thay" not in said


def test_without_a_browser_the_reason_is_said() -> None:
    with pytest.raises(Permanent, match=r"print\.no_browser"):
        print_page("<p>a", HEAD, "")


def test_a_page_at_which_the_browser_falls_over_is_printed_again_from_its_blocks(tmp_path: Path) -> None:
    seen = tmp_path / "seen.html"
    script = f"""for a in "$@"; do
case $a in --print-to-pdf=*) out=${{a#*=}};; file://*) page=${{a#file://}};; esac; done
test -e {seen} && {{ cp $page {tmp_path}/second.html; echo %PDF-1.7 > $out; exit; }}
cp $page {seen}; exit 1"""
    page = '<ul><li><a title="x" class="menu">Trang chủ<div>Đường ống vỡ</div></a></li></ul><script>x()</script>'
    assert print_page(page, HEAD, program(tmp_path, script)) == b"%PDF-1.7\n"
    assert "<a" in seen.read_text()
    second = (tmp_path / "second.html").read_text()
    assert "Đường ống vỡ" in second and "Content-Security-Policy" in second
    assert not [barred for barred in ("<a", "<script", "x()", "class=") if barred in second]


@pytest.mark.parametrize(("script", "code"), [("exit 1", "failed"), ("sleep 30 & sleep 30", "timeout")])
def test_a_browser_that_fails_or_hangs_is_ended_and_named(
    script: str, code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_page, "SECONDS", 0.5)
    with pytest.raises(Permanent, match=rf"print\.{code}"):
        print_page("<p>a", HEAD, program(tmp_path, script))
