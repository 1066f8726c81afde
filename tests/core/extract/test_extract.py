"""A page becomes an article, or says why not. The pages here are ours; the real ones lie beside the checkout."""

import os
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from hoiam.core.errors import Unreadable
from hoiam.core.extract import extract
from hoiam.core.extract.dates import VIETNAM
from hoiam.core.values.article import Extracted, Page
from tests.core.extract.letters import as_1258

NOW = datetime(2022, 10, 23, 8, 0, tzinfo=VIETNAM)
URL = "https://bao.example/xa-hoi/duong-lien-thon-123.html"
TITLE = "Đường liên thôn ở Đăk Ui hư hỏng nặng"
LEAD = "Nhiều năm nay, người dân thôn 1A phải đi lại trên con đường đầy ổ gà và ổ voi."
PARAGRAPHS = [
    "Theo phản ánh của người dân, tuyến đường dài gần ba cây số này xuống cấp từ năm 2019, mùa mưa luôn lầy lội.",
    "Ông trưởng thôn cho biết học sinh phải dắt xe đạp qua những đoạn ngập, nhiều em đến lớp với quần áo lấm bùn.",
    "Lãnh đạo xã nói đã kiến nghị huyện bố trí vốn sửa chữa trong kế hoạch trung hạn, dự kiến khởi công năm tới.",
]


def page(head: str = "", body: str | None = None, charset: str = "", encoding: str = "utf-8") -> Page:
    text = "".join(f"<p>{row}</p>" for row in PARAGRAPHS)
    inside = body if body is not None else f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{text}</article>"
    menu = "<nav><ul>" + "".join(f"<li><a href='/m{n}'>Mục {n}</a></li>" for n in range(12)) + "</ul></nav>"
    inside += "<footer>Bản quyền</footer>"
    html = f"<!doctype html><html lang='vi'><head>{head}</head><body>{menu}{inside}</body></html>"
    return Page(URL, html.encode(encoding), "text/html", charset)


def read(source: Page, now: datetime = NOW) -> Extracted:
    answer = extract(source, now)
    assert isinstance(answer, Extracted), answer
    return answer


def codes(answer: Extracted) -> set[str]:
    return {reason.code for reason in answer.reasons}


def json_ld(**fields: str) -> str:
    inside = "".join(f', "{name}": {value}' for name, value in fields.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle"{inside}}}</script>'


def test_a_plain_page_gives_title_lead_and_text_without_the_menu() -> None:
    answer = read(page())
    assert answer.title == TITLE
    assert answer.sapo == LEAD
    assert all(row in answer.text for row in PARAGRAPHS)
    assert "Mục 3" not in answer.text
    assert answer.language == "vi"
    assert answer.published_at is None
    assert "date.none" in codes(answer)


def test_json_ld_comes_before_meta_and_both_before_the_visible_line() -> None:
    meta = "<meta property='article:published_time' content='2022-10-20T10:00:00+07:00'>"
    visible = f"<article><h1>{TITLE}</h1><p class='date'>Thứ tư, 19/10/2022, 06:15 (GMT+7)</p>{LEAD}</article>"
    data = json_ld(datePublished='"2022-10-21T19:25:52+07:00"', articleSection='["Xã hội"]')
    assert read(page(data + meta, visible)).published_at == datetime(2022, 10, 21, 19, 25, 52, tzinfo=VIETNAM)
    assert read(page(data)).section == "Xã hội"
    assert read(page(meta, visible)).published_at == datetime(2022, 10, 20, 10, 0, tzinfo=VIETNAM)
    assert read(page("", visible)).published_at == datetime(2022, 10, 19, 6, 15, tzinfo=VIETNAM)


def test_a_times_zone_is_kept_and_a_missing_one_is_vietnams() -> None:
    utc = read(page(json_ld(datePublished='"2022-10-21T12:00:00Z"'))).published_at
    assert utc == datetime(2022, 10, 21, 19, 0, tzinfo=VIETNAM)
    bare = read(page(json_ld(datePublished='"2022-10-21T12:00:00"'))).published_at
    assert bare == datetime(2022, 10, 21, 12, 0, tzinfo=VIETNAM)


def test_a_date_in_the_future_is_not_believed() -> None:
    answer = read(page(json_ld(datePublished='"2031-01-01T00:00:00+07:00"')))
    assert answer.published_at is None
    assert "date.in_future" in codes(answer)


def test_a_broken_json_ld_block_still_tells_its_date() -> None:
    broken = json_ld(datePublished='"2022-10-21T08:00:00+07:00",')
    assert read(page(broken)).published_at == datetime(2022, 10, 21, 8, 0, tzinfo=VIETNAM)


def test_the_same_page_gives_the_same_answer_under_two_clocks() -> None:
    dated = page(
        "<meta name='date' content='2030-05-05'>", f"<article><h1>{TITLE}</h1><p>{LEAD} Ngày 05/05/2030.</p></article>"
    )
    answers = []
    for clock in (datetime(2021, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC)):
        with time_machine.travel(clock):
            answers.append(extract(dated, NOW))
    assert answers[0] == answers[1]
    later = read(dated, datetime(2031, 1, 1, tzinfo=VIETNAM)).published_at
    assert later == datetime(2030, 5, 5, tzinfo=VIETNAM)


def test_an_edit_is_told_by_its_own_time() -> None:
    data = json_ld(datePublished='"2022-10-20T08:00:00+07:00"', dateModified='"2022-10-22T08:00:00+07:00"')
    assert read(page(data)).modified_at == datetime(2022, 10, 22, 8, 0, tzinfo=VIETNAM)


def test_the_section_may_come_from_the_crumbs() -> None:
    names = ["Trang chủ", "Đời sống", "Bài này"]
    items = ", ".join(f'{{"position": {n}, "item": {{"@id": "/", "name": "{name}"}}}}' for n, name in enumerate(names))
    block = f'{{"@type": "BreadcrumbList", "itemListElement": [{items}]}}'
    crumbs = f'<script type="application/ld+json">{block}</script>'
    assert read(page(crumbs)).section == "Đời sống"


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("/xa-hoi/duong-lien-thon-123.html?utm_source=zalo#binh-luan", URL),
        ("https://www.bao.example/a.html", "https://www.bao.example/a.html"),
        ("https://bao-goc.example/a.html", URL),
        ("https://bao.example/", URL),
        ("http://[hỏng", URL),
        ("javascript:alert(1)", URL),
    ],
)
def test_a_canonical_address_is_believed_only_on_its_own_site(canonical: str, url: str) -> None:
    assert read(page(f"<link rel='canonical' href='{canonical}'>")).url == url


def test_a_reprint_that_names_its_original_says_so() -> None:
    assert "url.elsewhere" in codes(read(page("<link rel='canonical' href='https://bao-goc.example/a.html'>")))


def test_no_authors_name_is_kept() -> None:
    head = "<meta name='author' content='Ê Đê Kpă'>" + json_ld(author='{"@type":"Person","name":"Bút Danh Rừng"}')
    rows = "".join(f"<p>{row}</p>" for row in [LEAD, *PARAGRAPHS])
    body = (
        f"<article><h1>{TITLE}</h1><p class='author-name'>Trần Thử Nghiệm</p><p>Ê Đê Kpă</p>{rows}"
        "<p><strong>Bút Danh Rừng</strong></p><p style='text-align:right'><b>Lê Mẫu Thử</b></p></article>"
    )
    answer = read(page(head, body))
    for name in ("Trần Thử Nghiệm", "Ê Đê Kpă", "Bút Danh Rừng", "Lê Mẫu Thử"):
        assert name not in repr(answer)
    assert answer.text.endswith(PARAGRAPHS[-1])


def test_decomposed_letters_become_composed() -> None:
    source = page()
    apart = Page(URL, unicodedata.normalize("NFD", source.body.decode()).encode(), "text/html", "utf-8")
    assert read(apart) == read(source)


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ("", "windows-1258"),
        ("<meta charset='windows-1258'>", ""),
        ("", ""),
        ("<meta charset='utf-8'>", "utf-8"),
        ("", "iso-8859-1"),
        ("", "không-có"),
    ],
    ids=["server", "page", "nobody", "both wrong", "wrongly western", "nonsense"],
)
def test_windows_1258_is_read_whatever_is_declared(head: str, charset: str) -> None:
    source = page(head)
    answer = read(Page(URL, as_1258(source.body.decode()), "text/html", charset))
    assert (answer.title, answer.sapo) == (TITLE, LEAD)


def test_utf8_declared_as_something_else_is_read_as_utf8() -> None:
    assert read(page("<meta charset='iso-8859-1'>", charset="windows-1252")).title == TITLE


def test_a_page_cut_in_the_middle_of_a_letter_is_read() -> None:
    body = page().body
    cut = body[: body.index("trung hạn".encode()) + 8]
    assert read(Page(URL, cut)).title == TITLE


def test_scripts_in_a_title_become_words_or_nothing() -> None:
    evil = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;Tin thật &amp; đúng\\ud800\\u0000"
    body = f"<article><h1>Tin thật &amp; đúng</h1><p>{LEAD}</p></article>"
    answer = read(page(json_ld(headline=f'"{evil}"'), body))
    assert answer.title == "Tin thật & đúng"
    answer.title.encode("utf-8")


LOL = "<!DOCTYPE l [<!ENTITY a 'lol'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1 or str()};' * 10}'>" for n in range(1, 10)
)

HOSTILE = {
    "nested": b"<div>" * 100_000 + b"x" + b"</div>" * 100_000,
    "attributes": b"<div " + b" ".join(b'a%d="<"' % n for n in range(50_000)) + b">" + page().body,
    "laughs": LOL.encode()
    + b"]>"
    + page().body.replace(b"<!doctype html>", b"").replace(b"<article>", b"<article>&a9;"),
    "external": b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + page().body,
    "nulls": page().body.replace(b"<p>", b"<p>\x00"),
    "json": b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>" + page().body,
    "angles": b"<" * 500_000,
    "noise": os.urandom(100_000),
    "pdf": b"%PDF-1.7 ...",
    "nothing": b"",
    "spaces": b" \n ",
    "words": "chỉ mấy chữ".encode(),
    "too big": b"x" * (9 << 20),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_clean_text_or_unreadable(name: str) -> None:
    answer = extract(Page(URL, HOSTILE[name], "text/html"), NOW)
    if isinstance(answer, Unreadable):
        assert answer.code.startswith("extract.")
        assert answer.code != "extract.failed"
        return
    kept = answer.title + answer.sapo + answer.text
    assert "lollol" not in kept
    assert "root:" not in kept
    assert not any(ord(c) < 32 and c != "\n" for c in kept)
    assert len(kept) < 10_000


def test_a_fault_in_a_library_is_a_value_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> str:
        raise RecursionError

    monkeypatch.setattr("hoiam.core.extract.body_of", fail)
    answer = extract(page(), NOW)
    assert isinstance(answer, Unreadable)
    assert (answer.code, answer.facts) == ("extract.failed", {"error": "RecursionError"})


def test_a_time_a_few_hours_ahead_is_an_outlets_clock() -> None:
    soon = NOW + timedelta(hours=7)
    assert read(page(json_ld(datePublished=f'"{soon.isoformat()}"'))).published_at == soon


def test_a_machines_headline_and_lead_that_nobody_sees_are_not_believed() -> None:
    head = json_ld(headline='"Giá vàng hôm nay"') + "<meta name='description' content='Kết quả bóng đá, tỷ giá'>"
    answer = read(page(head))
    assert (answer.title, answer.sapo) == (TITLE, LEAD)
    assert "title.disagrees" in codes(answer)


def test_times_that_contradict_each_other_are_noted() -> None:
    meta = "<meta property='article:published_time' content='2022-10-20T10:00:00+07:00'>"
    answer = read(page(json_ld(datePublished='"2022-09-20T10:00:00+07:00"') + meta))
    assert answer.published_at == datetime(2022, 9, 20, 10, 0, tzinfo=VIETNAM)
    [reason] = [reason for reason in answer.reasons if reason.code == "date.disagrees"]
    assert reason.facts == {"said": "2022-10-20T10:00:00+07:00"}


def test_section_headline_and_date_above_the_article_are_not_its_text() -> None:
    rows = "".join(f"<p>{row}</p>" for row in ["Ngày 20/10/2022, dân kiến nghị.", *PARAGRAPHS])
    body = f"<article><p>Xã hội</p><h1>{TITLE}</h1><p>Thứ Năm, 20/10/2022, 07:15 (GMT+7)</p>{rows}</article>"
    answer = read(page(json_ld(articleSection='"Xã hội"'), body))
    assert answer.text.startswith("Ngày 20/10/2022, dân kiến nghị.")


def test_a_table_is_words_without_bars() -> None:
    cells = "".join(f"<tr><td>Thôn {n}</td><td>{row}</td></tr>" for n, row in enumerate(PARAGRAPHS))
    answer = read(page("", f"<article><h1>{TITLE}</h1><p>{LEAD}</p><table>{cells}</table></article>"))
    assert PARAGRAPHS[1] in answer.text
    assert "|" not in answer.text


FRAME = (
    "<html><head><title>Báo</title></head><body><nav>Trang chủ Thời sự Xã hội</nav><div id=app>{}</div>{}</body></html>"
)
PROGRAMME = "<script src=/app.js></script>"


@pytest.mark.parametrize(
    ("inside", "programme", "code"),
    [
        ("Đang tải…", PROGRAMME, "extract.scripted"),
        ("", "<script type=module>import '/a.js'</script>", "extract.scripted"),
        ("<noscript>Hãy bật JavaScript để đọc báo.</noscript>", PROGRAMME, "extract.scripted"),
        ("", "", "extract.no_text"),
        ("", "<script>dataLayer = []</script>", "extract.no_text"),
        (
            "<noscript>Need JavaScript</noscript>" + "<p>Vui lòng chờ trong giây lát. </p>" * 5,
            PROGRAMME,
            "extract.scripted",
        ),
    ],
)
def test_a_page_that_only_a_programme_fills_is_named_for_what_it_is(inside: str, programme: str, code: str) -> None:
    answer = extract(Page("https://bao.example/a", FRAME.format(inside, programme).encode()), NOW)
    assert isinstance(answer, Unreadable) and answer.code == code


def test_a_short_notice_on_a_page_with_a_programme_is_an_article() -> None:
    notice = "<p>Ngày mai 07/10 thôn 7 mất điện từ 8 giờ đến 11 giờ để sửa đường dây, đề nghị bà con chủ động.</p>"
    answer = extract(Page("https://xa.example/a", FRAME.format(notice, PROGRAMME).encode()), NOW)
    assert isinstance(answer, Extracted) and "mất điện" in answer.text
