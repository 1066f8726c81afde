"""The sample press over real HTTP: the edition of the instant, conditional requests, odd bytes."""

import unicodedata
from datetime import date, datetime
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from xml.etree import ElementTree as Tree

import feedparser
import pytest
import trafilatura

from hoiam.sample.press.content import HANOI, outlets
from hoiam.sample.press.pages import ACCOUNTS, COMMENTS, NOTICE
from hoiam.sample.press.server import Press


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2022, 10, day, hour, minute, tzinfo=HANOI)


def get(url: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    asked = Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urlopen(asked, timeout=5) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except HTTPError as failed:
        with failed:
            return failed.code, failed.read(), dict(failed.headers)


def listing(press: Press, key: str) -> tuple[int, bytes, dict[str, str]]:
    return get(next(one.listing_url for one in press.outlets() if one.key == key))


def test_every_listing_can_be_read_by_a_machine(press: Press) -> None:
    for outlet in press.outlets():
        status, body, _ = get(outlet.listing_url)
        assert status == 200
        if outlet.listing_kind in ("rss", "atom"):
            feed = feedparser.parse(body)
            assert not feed.bozo
            assert feed.entries
            assert all(entry.link.startswith(outlet.home) and entry.get("published_parsed") for entry in feed.entries)
        elif outlet.listing_kind == "sitemap":
            assert len(Tree.fromstring(body)) > 5


def test_every_listed_page_opens_and_says_that_it_is_a_sample(press: Press) -> None:
    for outlet in outlets():
        for item in outlet.items:
            status, body, _ = get(press.url(item.id))
            assert status == (410 if item.gone_at else 200), item.id
            if item.charset == "utf-8":
                assert unicodedata.normalize(item.form, NOTICE).encode() in body


def test_a_piece_is_not_there_before_it_is_published(press: Press) -> None:
    press.at = at(6, 13, 0)
    assert get(press.url("tr-vo-ong-2"))[0] == 404
    assert b"gui-nuoc-khe" not in listing(press, "thong-reo")[1]
    press.at = at(6, 13, 5)
    assert get(press.url("tr-vo-ong-2"))[0] == 200
    assert b"gui-nuoc-khe" in listing(press, "thong-reo")[1]


def test_an_edited_piece_shows_the_words_of_the_instant(press: Press) -> None:
    url = press.url("tr-vo-ong-2")
    seen = []
    for moment in (at(6, 14), at(7, 10), at(11, 10)):
        press.at = moment
        _, body, headers = get(url)
        seen.append((body.decode(), headers["ETag"], headers["Last-Modified"]))
    first, second, third = (text for text, _, _ in seen)
    assert "cả thôn 7 Đăk Uy" in first
    assert "nhiều hộ ở thôn 7 Đăk Uy" in second
    assert "128 hộ không có nước" in second
    assert "có 46 hộ dùng nước" in third
    assert "cập nhật 09:05 11/10/2022" in third
    assert len({tag for _, tag, _ in seen}) == 3
    assert len({changed for _, _, changed in seen}) == 3


def test_a_piece_that_was_taken_down_answers_gone_and_leaves_the_listing(press: Press) -> None:
    url = press.url("dc-cau-tam")
    press.at = at(12, 18, 29)
    assert get(url)[0] == 200
    assert url.encode() in listing(press, "dai-cao-nguyen")[1]
    press.at = at(12, 18, 30)
    assert get(url)[0] == 410
    assert url.encode() not in listing(press, "dai-cao-nguyen")[1]


def test_a_page_that_has_not_changed_is_not_sent_again(press: Press) -> None:
    for url in (press.url("sn-cho-phien"), press.outlets()[-1].listing_url):
        status, _, headers = get(url)
        assert status == 200
        assert get(url, If_None_Match=headers["ETag"])[:2] == (304, b"")
        assert get(url, If_Modified_Since=headers["Last-Modified"])[:2] == (304, b"")
        assert get(url, If_None_Match='"other"', If_Modified_Since=headers["Last-Modified"])[0] == 200
    assert {status for _, status in press.log} == {200, 304}


def test_the_old_code_page_is_really_served_and_comes_back_whole(press: Press) -> None:
    _, body, headers = get(press.url("dc-old"))
    assert "windows-1258" in headers["Content-Type"]
    with pytest.raises(UnicodeDecodeError):
        body.decode()
    text = unicodedata.normalize("NFC", body.decode("cp1258"))
    assert "kiểm tra năm hồ chứa vừa và nhỏ trên địa bàn" in text


def test_one_page_is_served_in_decomposed_letters(press: Press) -> None:
    text = get(press.url("ch-tiem-phong"))[1].decode()
    assert "Thông báo lịch tiêm phòng" not in text
    assert "Thông báo lịch tiêm phòng" in unicodedata.normalize("NFC", text)


def test_the_machine_date_of_one_page_contradicts_the_visible_one(press: Press) -> None:
    text = get(press.url("dc-ngay"))[1].decode()
    assert '"datePublished": "2022-09-09T18:30:00+07:00"' in text
    assert "Chủ nhật, 09/10/2022, 18:30" in text


def test_the_hostile_page_is_hostile_and_still_about_the_district(press: Press) -> None:
    text = get(press.url("ts-hostile"))[1].decode()
    for attack in ("<script>", "onerror=", "onload=", "javascript:", "http-equiv=", "169.254.169.254", "<base "):
        assert attack in text
    assert "xã Đăk Hring, huyện Đăk Hà" in (trafilatura.extract(text) or "")
    feed = feedparser.parse(listing(press, "tin-som")[1])
    assert any("alert(" in entry.title for entry in feed.entries)


def test_pages_carry_names_that_a_collector_must_leave_behind(press: Press) -> None:
    article = get(press.url("tr-vo-ong-2"))[1].decode()
    assert all(name in article for name, _ in COMMENTS)
    text = trafilatura.extract(article, include_comments=False) or ""
    assert not any(name in text for name, _ in COMMENTS)
    assert any(account in get(press.url("gp-rac"))[1].decode() for account in ACCOUNTS)


def test_posts_stand_whole_on_the_list_page(press: Press) -> None:
    text = listing(press, "goc-pho-nui")[1].decode()
    assert "Dem tu nga tu xuong cuoi duong 23 tru thi 17 tru tat" in text


def test_robots_are_asked_to_leave_one_folder(press: Press) -> None:
    assert get(f"{press.base}/robots.txt")[1].decode().splitlines() == ["User-agent: *", "Disallow: /tin-som/noi-bo/"]


def test_old_pieces_leave_the_listings_and_keep_their_pages() -> None:
    day = date(2026, 11, 23)
    with Press(at=datetime(2026, 11, 23, 9, tzinfo=HANOI), installed_on=day) as press:
        entries = feedparser.parse(listing(press, "thong-reo")[1]).entries
        assert [entry.link for entry in entries] == [press.url("tr-song-truong"), press.url("tr-song-cong")]
        assert get(press.url("tr-vo-ong-2"))[0] == 200


def test_the_instant_may_be_a_function_and_the_port_may_be_given() -> None:
    with Press(at=lambda: at(7, 12)) as press:
        port = press.port
        assert press.instant == at(7, 12)
    with Press(port, at=at(7, 12)) as again:
        assert again.port == port
        assert all(one.listing_url.startswith(f"http://127.0.0.1:{port}/") for one in again.outlets())


def test_an_unknown_path_is_answered_in_vietnamese(press: Press) -> None:
    status, body, _ = get(f"{press.base}/khong-co/trang.html")
    assert status == 404
    assert "Không có trang này." in body.decode()
    assert get(f"{press.base}/")[0] == 200
    assert get(f"{press.base}/press.css")[0] == 200


def test_a_press_that_never_started_stops_at_once() -> None:
    Press(at=at(7, 12)).stop()
