"""The full text of a newspaper is nowhere in the open (guard-rail G11), and how long it is kept is set and said."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles.models import Article
from hoiam.desk.cases import actions as cases
from hoiam.desk.units.models import Office
from hoiam.web.screens.inbox.again import read_again
from tests import people
from tests.desk import made
from tests.desk.made import EVERYBODY, by
from tests.people import CLERK, SORTER
from tests.web.conftest import ClientFor

pytestmark = pytest.mark.django_db
DEEP = [f"Câu sâu thứ {n} kể chuyện riêng của hồ chứa nước." for n in range(60)]
TEXT = "Người dân thôn 7, xã Đăk Ui thiếu nước sạch đã hai tháng nay. " * 6 + " ".join(DEEP)


def patterns(found: list[object] | None = None, prefix: str = "") -> Iterator[str]:
    """Yield every address of the web, with its places for numbers and keys."""
    for one in get_resolver().url_patterns if found is None else found:
        here = prefix + str(one.pattern)  # type: ignore[attr-defined]
        if isinstance(one, URLPattern):
            yield here
        elif isinstance(one, URLResolver):
            yield from patterns(one.url_patterns, here)


def filled(pattern: str, numbers: list[int], keys: list[str]) -> set[str]:
    """Return the addresses that a pattern gives with these numbers and keys."""
    if "(?P" in pattern or "^" in pattern:
        return set()
    made_of = set()
    for at in range(max(len(numbers), len(keys))):
        number, key = str(numbers[at % len(numbers)]), keys[at % len(keys)]
        made_of.add("/" + re.sub(r"<(\w+:)?\w+>", lambda m, n=number, k=key: n if m[1] == "int:" else k, pattern))
    return made_of


def said(body: bytes) -> str:
    """Return the words of an answer; of a packed file the words of its parts."""
    if body.startswith(b"PK"):
        parts = zipfile.ZipFile(io.BytesIO(body))
        return " ".join(parts.read(name).decode("utf-8", errors="ignore") for name in parts.namelist())
    return body.decode("utf-8", errors="ignore")


def test_no_page_export_or_public_page_shows_the_full_text(house: people.House, client_for: ClientFor) -> None:
    people.load_law()
    item = made.item(house, text=TEXT)
    case = cases.open_case(office=house.office, title="Thiếu nước", story=item.story, **by(SORTER))
    edited = made.page(1, text=TEXT.replace("Câu sâu thứ 3 ", "Câu sâu số 3 "))
    articles.keep(source=item.hit.article.source, pages=[edited], **by(MACHINE, 60))
    numbers = [item.hit.article_id, item.story_id, item.pk, item.hit.article.source_id, 1]
    keys = [case.number, house.office.key, "mau-thong-reo", "csv", "xlsx", "all"]
    browser, shown = client_for(EVERYBODY), 0
    browser.raise_request_exception = False
    for pattern in sorted(set(patterns())):
        for address in sorted(filled(pattern, numbers, keys)):
            for query in ("", "?q=nuoc+sach"):
                answer = browser.get(address + query)
                body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[arg-type]
                words = said(body)
                assert sum(sentence in words for sentence in DEEP) <= 2, address  # what an edit quotes, and no more
                shown += answer.status_code == 200
    assert shown > 60


@pytest.fixture
def keeper(client_for: ClientFor) -> Client:
    """Somebody who answers for personal data."""
    return client_for(people.actor("can-bo-du-lieu", Role.BVDLCN))


def test_how_long_texts_are_kept_is_set_audited_and_said_in_public(house: people.House, keeper: Client) -> None:
    assert 'value="90"' in keeper.get("/cai-dat/thoi-han/").content.decode()
    answer = keeper.post("/cai-dat/thoi-han/", {"press_days": "120", "post_days": "3"}, follow=True)
    assert "Đã lưu thời hạn giữ toàn văn." in answer.content.decode()
    assert Office.objects.get().settings["keep_texts"] == {"press": 120, "posts": 3}
    assert made.lines("office.change")[-1].facts["changes"]["keep_texts"][1] == {"press": 120, "posts": 3}


@pytest.mark.parametrize("given", [{"press_days": "29", "post_days": "3"}, {"press_days": "90", "post_days": "8"}])
def test_what_the_policy_does_not_allow_is_refused(house: people.House, keeper: Client, given: dict[str, str]) -> None:
    assert keeper.post("/cai-dat/thoi-han/", given).status_code == 422
    assert "keep_texts" not in Office.objects.get().settings


def test_for_how_many_days_articles_are_read_again_is_set_and_said_where_articles_are(
    house: people.House, keeper: Client
) -> None:
    assert 'value="3"' in keeper.get("/cai-dat/doc-lai/").content.decode()
    assert keeper.post("/cai-dat/doc-lai/", {"days": "31"}).status_code == 422
    answer = keeper.post("/cai-dat/doc-lai/", {"days": "10"}, follow=True)
    assert "Đã lưu số ngày đọc lại." in answer.content.decode()
    assert made.lines("office.change")[-1].facts["changes"] == {"read_again": [None, 10]}
    article = made.hit(house).article
    for days, told in ((0, "rồi mỗi ngày đến"), (5, "đọc lại bài này mỗi ngày đến"), (10, "quá 10 ngày nên máy không")):
        assert told in read_again(article, made.NOW + timedelta(days=days))
    page = keeper.get(f"/nguon/{article.source_id}/").content.decode()
    assert "đọc lại trong 10 ngày" in page and "/cai-dat/doc-lai/" in page


def test_who_does_not_answer_for_it_reads_whose_page_it_is(house: people.House, client_for: ClientFor) -> None:
    answer = client_for(CLERK).post("/cai-dat/thoi-han/", {"press_days": "120", "post_days": "3"})
    assert answer.status_code == 403
    assert "keep_texts" not in Office.objects.get().settings


def test_the_difference_of_texts_that_are_gone_says_so(house: people.House, client_for: ClientFor) -> None:
    article = made.hit(house, text=TEXT).article
    changed = made.page(1, title="Đầu đề mới", text=TEXT + " Thêm.")
    articles.keep(source=article.source, pages=[changed], **by(MACHINE, 60))
    pks = list(Article.objects.get().versions.values_list("pk", flat=True))
    articles.drop_texts(versions=pks, **by(MACHINE, 120))
    browser = client_for(SORTER)
    page = browser.get(f"/tin/bai/{article.pk}/sua/").content.decode()
    assert "Toàn văn đã hết hạn giữ" in page and "Đầu đề mới" in page
    assert "thêm 1 chữ" in browser.get(f"/tin/bai/{article.pk}/").content.decode()
