"""A case is opened from an article, a sheet or letter put in by hand, a request of the press, or a call."""

from pathlib import Path

import pytest

from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import actions, queries
from hoiam.desk.cases.models import Case
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Entry
from hoiam.desk.press import actions as press
from hoiam.desk.sources.models import Outlet
from hoiam.outside.fetch import Guard
from hoiam.outside.keep import Keep
from hoiam.run.hands import Hands
from hoiam.run.steps.entering import take_in
from tests.desk import made
from tests.people import ROUTER, SORTER, STRANGER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
TITLE = "Cống đầu thôn 7 nghẹt, nước tràn vào nhà dân"
CALL = {
    "title": TITLE,
    "text": "Chị Y Nhung, số 0905 123 456, gọi báo cống nghẹt",
    "said_at": "2022-10-06T07:30",
    "level": "high",
    "key": "a" * 32,
}


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def test_a_call_becomes_a_case_without_the_caller(house: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    assert "/vu-viec/lap/" in page(browser, "/vu-viec/")
    form = page(browser, "/vu-viec/lap/")
    assert form.count("btn-primary") == 1 and "Không ghi họ tên" in form
    answer = browser.post("/vu-viec/lap/", CALL)
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/vu-viec/{case.number}/"
    assert (case.title, case.level, case.entry.channel, case.entry.speaker) == (TITLE, "high", "telephone", "people")
    assert "Nhung" not in case.entry.text and "0905" not in case.entry.text
    assert queries.raised(case).people and not queries.raised(case).press


def test_the_same_call_sent_twice_is_one_case(house: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    browser.post("/vu-viec/lap/", CALL)
    again = browser.post("/vu-viec/lap/", CALL | {"another": "on"})
    assert again.status_code == 422 and "đã có vụ việc VV-2022-001" in again.content.decode()
    assert Case.objects.count() == Entry.objects.count() == 1


def test_cases_that_read_alike_are_shown_first_and_a_word_opens_another(house: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    browser.post("/vu-viec/lap/", CALL)
    other = CALL | {"title": "Cống đầu thôn 7 nghẹt, nước tràn vào trường", "key": "b" * 32}
    answer = browser.post("/vu-viec/lap/", other)
    assert answer.status_code == 422 and "VV-2022-001" in answer.content.decode()
    assert "vẫn lập vụ việc mới" in answer.content.decode() and Case.objects.count() == 1
    assert browser.post("/vu-viec/lap/", other | {"another": "on"}).status_code == 302
    assert Case.objects.count() == 2


def test_a_title_of_other_words_is_not_held_up(house: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    browser.post("/vu-viec/lap/", CALL)
    other = CALL | {"title": "Thuốc huyết áp ở trạm y tế đã hết", "key": "b" * 32}
    assert browser.post("/vu-viec/lap/", other).status_code == 302


@pytest.mark.parametrize("who", [VERIFIER, STRANGER])
def test_who_does_not_sort_opens_nothing(house: House, client_for: ClientFor, who) -> None:
    browser = client_for(who)
    before = AuditEvent.objects.count()
    answer = browser.post("/vu-viec/lap/", CALL)
    assert answer.status_code == (403 if who == STRANGER else 422)
    assert not Case.objects.exists() and not Entry.objects.exists() and AuditEvent.objects.count() == before


def test_the_story_that_a_call_becomes_is_that_of_its_case(house: House, client_for: ClientFor, tmp_path: Path) -> None:
    client_for(SORTER).post("/vu-viec/lap/", CALL)
    entry = Entry.objects.get()
    take_in({"entry": entry.pk}, THURSDAY, Hands(Guard(), Keep(str(tmp_path))))
    case = Case.objects.get()
    assert case.article is not None and case.story is not None and case.story.state == "case"
    take_in({"entry": entry.pk}, THURSDAY, Hands(Guard(), Keep(str(tmp_path))))
    assert Case.objects.get().story == case.story


def test_a_case_is_opened_from_an_article_with_its_story(house: House, client_for: ClientFor) -> None:
    item = made.item(house)
    article, browser = item.hit.article, client_for(SORTER)
    assert f"/vu-viec/lap/?bai={article.pk}" in page(browser, f"/tin/bai/{article.pk}/")
    address = f"/vu-viec/lap/?bai={article.pk}"
    assert article.title in page(browser, address)
    browser.post(address, {"title": article.title, "level": "normal"})
    case = Case.objects.get()
    assert (case.article, case.story) == (article, item.story)
    assert case.number in page(browser, f"/tin/bai/{article.pk}/")
    again = browser.post(address, {"title": "Chuyện khác hẳn", "level": "normal"})
    assert again.status_code == 422 and "đã có vụ việc" in again.content.decode()


def test_a_case_is_opened_from_a_request_of_the_press(house: House, client_for: ClientFor) -> None:
    asked = press.note(
        office=house.office,
        outlet=road.outlet(),
        request="Phỏng vấn về cống nghẹt",
        received_at=THURSDAY,
        by=ROUTER,
        now=THURSDAY,
    )
    browser = client_for(SORTER)
    assert f"/vu-viec/lap/?yeu_cau={asked.pk}" in page(browser, f"/bao-chi/{asked.pk}/")
    browser.post(f"/vu-viec/lap/?yeu_cau={asked.pk}", {"title": "Cống nghẹt ở thôn 7", "level": "normal"})
    asked.refresh_from_db()
    assert asked.case == Case.objects.get()
    again = browser.post(f"/vu-viec/lap/?yeu_cau={asked.pk}", {"title": "Chuyện khác", "level": "normal"})
    assert again.status_code == 422 and Case.objects.count() == 1  # nothing is half opened


def test_a_case_is_opened_from_what_was_put_in_by_hand(house: House, client_for: ClientFor) -> None:
    entry = made_entry(house)
    browser = client_for(SORTER)
    assert f"/vu-viec/lap/?nhap={entry.pk}" in page(browser, f"/tin/nhap/{entry.pk}/")
    browser.post(f"/vu-viec/lap/?nhap={entry.pk}", {"title": "Rác ở chợ", "level": "normal"})
    assert Case.objects.get().entry == entry
    assert Case.objects.get().number in page(browser, f"/tin/nhap/{entry.pk}/")


def test_another_offices_things_open_nothing(house: House, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    for query in ("bai=99", "nhap=99", "yeu_cau=99"):
        page(browser, f"/vu-viec/lap/?{query}", 404)
    assert not Case.objects.exists()


def made_entry(house: House) -> Entry:
    """Return what somebody heard on the radio."""
    heard: Outlet = road.outlet()
    return papers.enter(
        office=house.office,
        key="c" * 32,
        channel="radio",
        speaker="press",
        outlet=heard,
        said_at=THURSDAY,
        title="Rác ở chợ Đăk Hà",
        text="Đài nói về rác",
        by=SORTER,
        now=THURSDAY,
    )


def test_a_story_about_a_matter_with_a_case_warns(house: House, client_for: ClientFor) -> None:
    item = made.item(house)
    actions.open_case(office=house.office, title="Thiếu nước", article=item.hit.article, by=SORTER, now=THURSDAY)
    answer = client_for(SORTER).post(f"/tin/{item.story_id}/lap-vu-viec/", follow=True)
    assert "đã có vụ việc VV-2022-001" in answer.content.decode()
    assert Case.objects.count() == 1
