"""An article's page: which versions were seen, what each changed, word by word; and never the whole text."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.sources.actions import switch
from hoiam.desk.watch.models import Hit
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.web.conftest import At

TEXT = (
    "Người dân thôn 7 phản ánh công trình cấp nước hỏng đã hai tháng. Theo UBND xã, 120 hộ bị thiếu nước. "
    + "Huyện đã cử đoàn kiểm tra thực tế tại hồ chứa. " * 12
)


@pytest.fixture
def article(house: people.House) -> Article:
    """An article of the office, as it was first read."""
    return made.hit(house, url="http://127.0.0.1/bai-1", title="Thôn 7 thiếu nước", sapo="Dân kêu.", text=TEXT).article


def again(minutes: int, **changes: Any) -> None:
    """Read the page again."""
    said = {"url": "http://127.0.0.1/bai-1", "title": "Thôn 7 thiếu nước", "sapo": "Dân kêu.", "text": TEXT, **changes}
    actions.keep(source=made.source(), pages=[made.page(**said)], **by(MACHINE, minutes))


@pytest.fixture
def browser(client_for: Any) -> Client:
    """Somebody of the Center."""
    return client_for(people.SORTER)


def page(browser: Client, article: Article, more: str = "") -> str:
    answer = browser.get(f"/tin/bai/{article.pk}/{more}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_the_list_says_when_each_version_was_seen_and_what_it_changed(browser: Client, article: Article) -> None:
    again(60, title="Thôn 7 đã có nước")
    again(120, title="Thôn 7 đã có nước", text=TEXT.replace("120 hộ", "210 hộ"))
    shown = page(browser, article)
    assert "Bản 1, thấy lúc" in shown and "Bản đầu tiên hệ thống đọc được." in shown
    assert "<b>Chỉ sửa tiêu đề.</b>" in shown  # called out
    assert "Nội dung bỏ 1 chữ, thêm 1 chữ, đổi 1 con số." in shown
    assert f'href="/tin/bai/{article.pk}/sua/?tu=2&amp;den=3"' in shown


def test_the_story_says_how_many_versions_there_are(browser: Client, house: people.House) -> None:
    item = made.item(house)
    page_now = made.page(text="Người dân thôn 7 đã có nước trở lại.")
    actions.keep(source=item.hit.article.source, pages=[page_now], **by(MACHINE, 20))
    assert "Báo đã sửa, 2 bản" in browser.get(f"/tin/{item.story_id}/").content.decode()


def test_what_was_no_edit_is_told_with_its_reason_and_makes_no_version(browser: Client, article: Article) -> None:
    again(60, text=f"{TEXT}\n1.234 lượt xem")
    again(120, text=f"{TEXT}\nTin liên quan\nHuyện họp bàn về hồ chứa")
    assert Version.objects.count() == 1
    assert [look["codes"] for look in Version.objects.get().noise] == [["noise.views"], ["noise.related"]]
    shown = page(browser, article)
    assert "không tính là sửa bài: lượt xem, lượt bình luận; danh sách bài liên quan." in shown
    assert "Chưa thấy báo sửa bài này." in shown


def test_views_that_change_for_ever_leave_no_endless_row(article: Article) -> None:
    for n in range(30):
        again(n, text=f"{TEXT}\n{n} lượt xem")
    assert len(Version.objects.get().noise) == 20


def test_the_difference_is_shown_with_signs_within_its_sentence(browser: Client, article: Article) -> None:
    again(60, text=TEXT.replace("120 hộ", "210 hộ"))
    shown = page(browser, article, "sua/")
    assert 'Theo UBND xã, <del><span class="visually-hidden">bỏ: </span><b aria-hidden="true">[−</b>120' in shown
    assert '<ins><span class="visually-hidden">thêm: </span><b aria-hidden="true">[+</b>210' in shown
    assert "… 1 câu không đổi …" in shown and "… 12 câu không đổi …" in shown
    assert "Huyện đã cử đoàn" not in shown


def test_any_two_versions_can_be_compared_in_either_order(browser: Client, article: Article) -> None:
    again(60, title="Hai")
    again(120, title="Ba")
    for asked in ("?tu=1&den=3", "?tu=3&den=1"):
        assert "Bản 1 và bản 3 khác nhau ở đâu" in page(browser, article, f"sua/{asked}")
    assert "Bản 2 và bản 3 khác nhau ở đâu" in page(browser, article, "sua/?tu=abc&den=")
    assert browser.get(f"/tin/bai/{article.pk}/sua/?tu=1&den=9").status_code == 404


def test_a_text_that_was_written_anew_is_not_copied_onto_the_screen(browser: Client, article: Article) -> None:
    again(60, text=" ".join(f"từ{n}" for n in range(4000)))
    shown = page(browser, article, "sua/")
    assert "từ10 " in shown and "từ2000 " not in shown
    again(120, text=". ".join(f"Câu số {n} nói một điều riêng của nó" for n in range(400)))
    again(180, text=". ".join(f"Câu số {n} kể một chuyện khác hẳn ở đây" for n in range(400)))
    assert "Còn" in (shown := page(browser, article, "sua/")) and "chỗ sửa nữa" in shown
    assert "Câu số 399" not in shown


def test_a_vanished_page_says_since_when(browser: Client, article: Article) -> None:
    actions.note_gone(article=article, **by(MACHINE, 30))
    shown = page(browser, article)
    assert "Trang đã bị gỡ từ" in shown
    assert "Đã hỏi 1 lần" in shown and "Hỏi lại sau 07/10/2022" in shown
    again(2000)
    shown = page(browser, article)
    assert "Trang đã bị gỡ từ" not in shown and "sau đó trang có lại." in shown


def test_its_other_addresses_are_listed_with_how_they_are_known(browser: Client, article: Article) -> None:
    from hoiam.core.values.article import Address

    again(60, also=(Address("http://127.0.0.1/ngan/1", "listed"),))
    assert "http://127.0.0.1/ngan/1" in (shown := page(browser, article))
    assert "có trong danh sách của nguồn, dẫn đến bài" in shown


@pytest.mark.parametrize("more", ["", "sua/"])
def test_an_article_that_concerns_another_office_is_not_found(browser: Client, article: Article, more: str) -> None:
    other = made.article(2)
    assert not Hit.objects.filter(article=other).exists()
    assert browser.get(f"/tin/bai/{other.pk}/{more}").status_code == 404


def test_looking_changes_nothing(browser: Client, article: Article) -> None:
    again(60, title="Hai")
    before = (list(Article.objects.values()), list(Version.objects.values()))
    page(browser, article)
    page(browser, article, "sua/")
    assert (list(Article.objects.values()), list(Version.objects.values())) == before


def test_the_page_says_since_when_its_address_leads_to_another_piece(browser: Client, article: Article) -> None:
    told = {"source": article.source, "url": article.url, "code": actions.ELSEWHERE, "article": article}
    assert "dẫn tới một bài khác" not in page(browser, article)
    actions.missed(**told, **by(MACHINE, 60))
    shown = page(browser, article)
    assert "Địa chỉ của bài dẫn tới một bài khác từ" in shown and "Những lần trang không đọc được" in shown
    again(120)  # the article itself stands there again
    shown = page(browser, article)
    assert "Địa chỉ của bài dẫn tới một bài khác từ" not in shown
    assert "sau đó trang có lại. Địa chỉ của bài nay dẫn tới một bài khác." in shown


@pytest.mark.usefixtures("law_loaded")
def test_the_page_says_until_when_an_edit_would_be_seen(
    browser: Client, article: Article, house: people.House, at: At
) -> None:
    at(later(60))
    assert "mỗi 6 giờ đến" in page(browser, article)
    at(article.published_at + timedelta(days=4))
    assert "báo sửa từ đó về sau thì hệ thống không thấy" in page(browser, article)
    made.case(house, article=article)
    assert "mỗi ngày vì có vụ việc đang xử lý" in page(browser, article)
    switch(source=article.source, enabled=False, **by(MACHINE))
    assert "nguồn của bài đang tắt" in page(browser, article)
