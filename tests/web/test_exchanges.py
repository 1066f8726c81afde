"""The list of what became of our letters, the page of one, what the press wrote back, how its article was changed."""

from datetime import timedelta

import pytest

from hoiam.core.values.actor import MACHINE, Role
from hoiam.core.values.case import Route, Verdict
from hoiam.desk.articles import actions as articles
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import exchanges
from hoiam.desk.letters.models import Letter, OutletReply
from hoiam.desk.papers import actions as papers
from tests import people
from tests.desk import made
from tests.people import CLERK, ROUTER, THURSDAY, VERIFIER
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
HOUR = timedelta(hours=1)


def sent(house: people.House) -> Letter:
    return letters.received(letter=road.issued(house), at=THURSDAY, by=CLERK, now=THURSDAY)


def test_the_list_says_when_it_came_when_it_is_due_and_what_comes_next(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    letter = sent(house)
    at(THURSDAY + HOUR)
    page = client_for(CLERK).get("/bao-chi/dang-phan-hoi/").content.decode()
    assert letter.full_number in page
    assert "chờ báo đăng" in page
    assert "ngay, luật không ghi số giờ" in page
    assert "1/3" in page  # the first of three rounds
    at(THURSDAY + timedelta(days=2))
    late = client_for(CLERK).get("/bao-chi/dang-phan-hoi/?loc=late").content.decode()
    assert "chưa thấy đăng, nên hỏi lại" in late
    assert "quá hạn chưa đăng" not in late  # the law names no number, so nobody is late


def test_its_page_explains_the_date_and_names_the_rounds(house: people.House, client_for: ClientFor, at: At) -> None:
    letter = sent(house)
    at(THURSDAY + HOUR)
    page = client_for(CLERK).get(f"/bao-chi/dang-phan-hoi/{letter.pk}/").content.decode()
    assert "Vì sao hạn này" in page
    assert "luật ghi 3 lần" in page
    assert "Điều 43 khoản 2" in page
    assert "Ghi nhận báo đăng, từ chối" in page


def test_what_is_missing_in_print_is_ticked_off_the_laws_own_list(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    letter = sent(house)
    at(THURSDAY + HOUR)
    browser, url = client_for(CLERK), f"/van-ban/{letter.pk}/bao-dang/"
    form = browser.get(url).content.decode()
    assert "Tên tác phẩm, chuyên mục, số, ngày đăng phát" in form
    item = exchanges.wanted_contents(letter, THURSDAY.date())[1]
    data = {
        "outcome": "published_partly",
        "printed_on": f"{THURSDAY:%Y-%m-%d}",
        "missing": f"{item[0].short}: {item[1]}",
    }
    page = browser.post(url, data, follow=True).content.decode()
    assert "Thiếu:" in page and "đăng thiếu" in page
    assert "Gửi văn bản lần 2" in page
    assert "Nêu ý kiến với cơ quan quản lý nhà nước về báo chí" in page


def test_a_letter_to_who_oversees_the_press_begins_from_the_case(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    letter = sent(house)
    at(THURSDAY + HOUR)
    data = {"outcome": "refused_bare", "printed_on": f"{THURSDAY:%Y-%m-%d}", "url": "", "note": ""}
    client_for(CLERK).post(f"/van-ban/{letter.pk}/bao-dang/", data)
    page = client_for(people.SECOND_EYES).get(f"/bao-chi/dang-phan-hoi/{letter.pk}/", follow=True).content.decode()
    assert f"/van-ban/soan/cong_van/?vu-viec={letter.case.number}" in page


@pytest.mark.parametrize(
    ("verdict", "way"), [(Verdict.TRUE, Route.REMEDY_AND_ANSWER), (Verdict.UNKNOWN, Route.INFORMATION)]
)
def test_of_a_letter_that_is_no_objection_no_print_is_noted(
    house: people.House, client_for: ClientFor, at: At, verdict: Verdict, way: Route
) -> None:
    letter = letters.issue(letter=made.approved(house, verdict=verdict), **made.by(CLERK, 8))
    assert letter.route == way
    at(THURSDAY + HOUR)
    browser, url = client_for(CLERK), f"/van-ban/{letter.pk}/bao-dang/"
    assert "Thiếu" not in browser.get(url).content.decode()
    answer = browser.post(url, {"outcome": "published", "printed_on": f"{THURSDAY:%Y-%m-%d}"}, follow=True)
    assert "Hãy chọn báo đã đăng đủ, đăng thiếu hay từ chối." in answer.content.decode()
    assert not letter.publications.exists()


def test_a_paper_of_the_outlet_can_be_said_to_answer_our_letter(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    letter = sent(house)
    told = {"sender": letter.outlet.name, "outlet": letter.outlet, "subject": "Về việc không đăng phản hồi"}
    paper = papers.register(
        office=house.office, kind="other", received_at=THURSDAY + HOUR, by=CLERK, now=THURSDAY + HOUR, **told
    )
    at(THURSDAY + 2 * HOUR)
    browser = client_for(CLERK)
    assert (
        f"/van-ban/giay-to/{paper.year}/{paper.arrival}/tra-loi/"
        in browser.get(f"/van-ban/giay-to/{paper.year}/{paper.arrival}/").content.decode()
    )
    asked = browser.post(f"/van-ban/giay-to/{paper.year}/{paper.arrival}/tra-loi/", {"letter": letter.pk})
    data = {"says": "refuses", "at": "2022-10-06T09:30", "text": "Báo không đăng vì bài viết đúng"}
    form = browser.get(asked.url).content.decode()
    assert "Về việc không đăng phản hồi" in form
    page = browser.post(asked.url, data, follow=True).content.decode()
    assert "từ chối, không nêu lý do" in page.lower()
    assert OutletReply.objects.get().paper == paper
    case = browser.get(f"/vu-viec/{letter.case.number}/").content.decode()
    assert "Báo đăng phản hồi, cải chính" in case
    assert "Đề nghị báo nêu lý do bằng văn bản" in case


def test_a_mail_of_the_outlet_can_be_said_to_answer_our_letter(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    letter = sent(house)
    facts = {
        "channel": "letter",
        "speaker": "press",
        "said_at": THURSDAY + HOUR,
        "title": "Trả lời",
        "text": "Sẽ đăng.",
    }
    mail = papers.enter_mail(
        office=house.office, key="m", outlet=letter.outlet, held=True, by=MACHINE, now=THURSDAY + HOUR, **facts
    )
    at(THURSDAY + 2 * HOUR)
    browser = client_for(CLERK)
    shown = browser.get(f"/tin/nhap/{mail.pk}/").content.decode()
    assert f"/van-ban/thu/{mail.pk}/tra-loi/" in shown
    asked = browser.post(f"/van-ban/thu/{mail.pk}/tra-loi/", {"letter": letter.pk})
    data = {"says": "prints", "at": "2022-10-06T09:30", "text": "Báo sẽ đăng số tới"}
    page = browser.post(asked.url, data, follow=True).content.decode()
    assert "Sẽ đăng" in page
    assert OutletReply.objects.get().entry == mail
    assert f"/van-ban/thu/{mail.pk}/tra-loi/" not in browser.get(f"/tin/nhap/{mail.pk}/").content.decode()


def test_the_page_shows_word_by_word_what_the_article_changed_after_our_letter(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    letter = sent(house)
    piece = exchanges.article(letter)
    assert piece
    page = made.page(1, url=piece.url, title=piece.title, text="Thôn 7, xã Đăk Ui thiếu nước từ cuối tháng 9.")
    articles.keep(source=piece.source, pages=[page], by=MACHINE, now=THURSDAY + HOUR)
    at(THURSDAY + 2 * HOUR)
    shown = client_for(CLERK).get(f"/bao-chi/dang-phan-hoi/{letter.pk}/").content.decode()
    assert "<ins>" in shown and "<del>" in shown
    assert "cuối tháng 9" in shown


def test_a_unit_sees_only_the_letters_of_its_own_cases_and_writes_nothing(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    letter = sent(house)
    at(THURSDAY + HOUR)
    stranger = client_for(people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar"))
    assert letter.full_number not in stranger.get("/bao-chi/dang-phan-hoi/").content.decode()
    assert stranger.get(f"/bao-chi/dang-phan-hoi/{letter.pk}/").status_code == 404
    lead = client_for(VERIFIER)
    assert "Ghi báo trả lời" not in lead.get(f"/bao-chi/dang-phan-hoi/{letter.pk}/").content.decode()
    data = {"says": "prints", "at": "2022-10-06T09:30", "text": "Báo sẽ đăng số tới"}
    refused = lead.post(f"/van-ban/{letter.pk}/bao-tra-loi/", data)
    assert refused.status_code == 422
    assert not OutletReply.objects.exists()
    assert client_for(ROUTER).get(f"/van-ban/{letter.pk}/bao-tra-loi/").status_code == 200
