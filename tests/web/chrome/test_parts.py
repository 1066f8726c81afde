"""The parts of a page: each renders from plain values, says its words, and stands without a request or a database."""

import re
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory, override_settings
from django.urls import path
from django.utils import translation

from hoiam.core.values import document as paper
from hoiam.web.chrome.clocks import face
from hoiam.web.chrome.context import Chrome
from hoiam.web.chrome.language import chosen_language
from hoiam.web.chrome.theme import theme

NOW = datetime(2022, 10, 7, 8, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TEMPLATES = Path(__file__).resolve().parents[3] / "src/hoiam/web/templates"
ERRORS = ["400", "403", "403_csrf", "404", "429", "500", "503"]
urlpatterns = [
    path("", theme, name="today"),
    path("tin/", theme, name="inbox"),
    path("vu-viec/", theme, name="cases"),
]


def draw(source: str, **context: object) -> str:
    return Template("{% load hoiam %}" + source).render(Context({"now": NOW, **context}))


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_says_what_happened_what_is_not_lost_and_what_next_without_a_request_or_a_database(code: str) -> None:
    page = render_to_string(f"{code}.html")
    assert re.search(r"<h1>[^<]{10,}</h1>\s*<p>[^<]{20,}</p>\s*<p>[^<]{20,}</p>", page)
    assert '<html lang="vi">' in page


def test_no_page_holds_an_inline_script_style_or_handler() -> None:
    for file in TEMPLATES.rglob("*.html"):
        source = file.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?! src)", source), file


def test_every_word_that_stands_in_a_template_is_translated_or_the_name_of_a_thing() -> None:
    kept = {
        "app",
        "Hồi Âm",
        "Tiếng Việt",
        "English",
        "Kính gửi:",
        "Nơi nhận:",
        "Dữ liệu mẫu",
        "J",
        "K",
        "X",
        "Enter",
        "Esc",
        "L",
        "Z",
        "N",
        "Tab",
        "R",
        "S",
        "T",
        "PDF",
        "DOCX",
        "XLSX",
        "XML",
    }
    for file in TEMPLATES.rglob("*.html"):
        source = re.sub(r"(?s){% comment %}.*?{% endcomment %}", "", file.read_text(encoding="utf-8"))
        source = re.sub(r"(?s){% blocktranslate.*?{% endblocktranslate %}", "", source)
        source = re.sub(r"(?s){%.*?%}|{{.*?}}|<!--.*?-->", "\x00", source)
        for words in re.findall(r">([^<>]+)<", source):
            for word in words.split("\x00"):
                assert not re.search(r"[A-Za-zÀ-ỹ]", word) or word.strip(" -\n") in kept, (file.name, word)


def test_a_clock_is_words_and_shape_and_leads_to_its_why() -> None:
    shown = draw('{% clock due rule="Đ.39.1" href="#vi-sao" %}', due=date(2022, 10, 10))
    assert 'class="clock clock--near" href="#vi-sao"' in shown
    assert "còn 3 ngày · <u>Đ.39.1</u>" in shown
    assert "xem vì sao" in shown


def test_a_term_done_late_is_still_red() -> None:
    late = face(datetime(2022, 10, 6, 3, tzinfo=NOW.tzinfo), NOW, done=datetime(2022, 10, 6, 14, 5, tzinfo=NOW.tzinfo))
    shown = render_to_string("components/clockline.html", {"face": late, "what": "Công bố ủy quyền"})
    assert shown.count('<span class="late-text">chậm 11 giờ</span>') == 1


@pytest.mark.parametrize(
    ("code", "shape", "word"),
    [
        ("true", "true", "Đúng"),
        ("partly", "part", "Đúng một phần"),
        ("false", "false", "Sai"),
        ("unknown", "unknown", "Chưa đủ căn cứ"),
    ],
)
def test_a_verdict_is_always_a_shape_and_a_word(code: str, shape: str, word: str) -> None:
    assert draw("{% verdict code %}", code=code) == f'<span class="verdict verdict--{shape}">{word}</span>'


def test_a_verdict_that_is_not_there_yet_says_so() -> None:
    assert "chưa có kết luận" in draw('{% verdict "" %}')


def test_a_row_shows_its_reasons_and_a_way_to_overrule_each() -> None:
    reason = {"lead": "Khớp", "evidence": "“Đăk Uy”", "label": "Địa bàn", "words": "xã Đăk Ui", "change": "Sửa địa bàn"}
    row = {
        "key": "7",
        "url": "/tin/7/",
        "title": "Đường <ống>",
        "reasons": [{**reason, "change_url": "/tin/7/dia-ban/"}],
    }
    shown = render_to_string("components/story.html", {"row": row})
    assert "Khớp <u>“Đăk Uy”</u>." in shown
    assert '<a href="/tin/7/dia-ban/">Sửa địa bàn</a>' in shown
    assert "Đường &lt;ống&gt;" in shown


def test_a_refusal_is_read_out_and_a_message_can_be_taken_back() -> None:
    refused = SimpleNamespace(level_tag="error", extra_tags="")
    assert 'role="alert"' in render_to_string("components/messages.html", {"messages": [refused]})
    message = SimpleNamespace(extra_tags="undo:/hoan-tac/3/")
    assert draw("{{ message|undo_address }}", message=message) == "/hoan-tac/3/"
    assert draw("{{ message|undo_address }}", message=SimpleNamespace(extra_tags="undo:https://x")) == ""


class Sheet(forms.Form):
    what = forms.CharField(label="Việc gì", help_text="Không ghi họ tên.")
    level = forms.ChoiceField(label="Mức", choices=[("1", "Ít"), ("2", "Vừa")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Đã soát")


def test_a_form_says_what_is_wrong_in_words_beside_each_field_and_links_to_it() -> None:
    shown = render_to_string("components/form.html", {"form": Sheet({})})
    assert shown.count("Chưa điền mục này.") == 6
    assert 'href="#id_level"' in shown and 'id="id_level"' in shown
    assert 'aria-invalid="true"' in shown
    assert re.search(r'aria-describedby="id_what_helptext id_what_error"', shown)


def test_pages_keep_the_filters_of_the_address() -> None:
    request = RequestFactory().get("/tin/?q=dak+ui&trang=2")
    page = Paginator(range(100), 20).get_page(2)
    shown = render_to_string("components/pages.html", {"page": page}, request)
    assert "?q=dak+ui&amp;trang=3" in shown
    assert "Trang 2 trong 5" in shown


LETTER = paper.Document(
    kind="cong_van",
    superior=(),
    agency=("ỦY BAN NHÂN DÂN", "HUYỆN ĐĂK HÀ"),
    number="Số: 2751/UBND-VX",
    dateline="Đăk Hà, ngày 07 tháng 10 năm 2022",
    subject="V/v trả lời Báo mẫu",
    body=(
        paper.Heading("1. Nội dung báo nêu đúng"),
        paper.Paragraph((paper.Run("Đã thay "), paper.Run("350 m", bold=True))),
        paper.Table((paper.Column("TT", 1), paper.Column("Số", 1, "right")), ((paper.Cell("1"), paper.Cell("46")),)),
        paper.Turn(landscape=True),
    ),
    signature=paper.Signature(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), "PHÓ CHỦ TỊCH"),
    recipients=("- Như trên;", "- Lưu: VT."),
    addressees=("Báo mẫu",),
    sample=True,
)


def test_a_letter_on_screen_holds_every_word_of_the_paper_in_its_order() -> None:
    shown = re.sub(r"<[^>]+>", " ", render_to_string("a4/letter.html", {"document": LETTER}))
    words = " ".join(shown.split())
    order = [
        "ỦY BAN NHÂN DÂN HUYỆN ĐĂK HÀ",
        "Số: 2751/UBND-VX",
        "V/v trả lời Báo mẫu",
        *LETTER.motto,
        LETTER.dateline,
        "Kính gửi: Báo mẫu",
        "1. Nội dung báo nêu đúng",
        "Đã thay 350 m",
        "Nơi nhận: - Như trên; - Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
        "Dữ liệu mẫu",
    ]
    places = [words.index(piece) for piece in order]
    assert places == sorted(places)


def test_a_table_of_the_report_becomes_cards_that_name_each_figure() -> None:
    table = paper.Table(
        (paper.Column("TT", 1), paper.Column("Vấn đề", 5), paper.Column("Số bài", 1, "right")),
        ((paper.Cell("1"), paper.Cell("Sạt taluy", link="/vu-viec/1/"), paper.Cell("3")),),
    )
    shown = render_to_string("components/ledger.html", {"table": table})
    assert '<th role="rowheader" scope="row" class="lite"><a href="/vu-viec/1/">Sạt taluy</a></th>' in shown
    assert '<td role="cell" class="r" data-l="Số bài"><span>3</span></td>' in shown


@override_settings(ROOT_URLCONF=__name__)
def test_only_places_that_exist_are_shown_and_the_one_of_the_page_is_marked() -> None:
    chrome = Chrome(RequestFactory().get("/vu-viec/VV-2022-031/"))
    assert [str(place.word) for place in chrome.places] == ["Hôm nay", "Tin", "Vụ việc"]
    assert [place.key for place in chrome.places if place.here] == ["cases"]
    assert not [place for place in Chrome(RequestFactory().get("/tai-khoan/")).places if place.here]


def test_the_theme_is_kept_in_the_browser_and_nowhere_else_and_never_leads_away() -> None:
    request = RequestFactory().post("/nen/", {"theme": "dark", "next": "https://other.example/"})
    answer = theme(request)
    assert (answer.url, answer.cookies["theme"].value) == ("/", "dark")
    back = theme(RequestFactory().post("/nen/", {"theme": "", "next": "/tin/?q=a"}))
    assert (back.url, back.cookies["theme"]["max-age"]) == ("/tin/?q=a", 0)


def test_a_browser_installed_in_english_still_gets_the_office_in_vietnamese() -> None:
    def speak(request: object) -> object:
        from django.http import HttpResponse

        return HttpResponse(translation.get_language())

    request = RequestFactory().get("/", headers={"accept-language": "en-US"})
    assert chosen_language(speak)(request).content == b"vi"
    request.COOKIES["django_language"] = "en"
    assert chosen_language(speak)(request).content == b"en"
    request.COOKIES["django_language"] = "xx"
    assert chosen_language(speak)(request).content == b"vi"
