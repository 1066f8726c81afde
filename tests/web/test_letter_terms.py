"""By when a signed letter is to go out stands on its page with the count, and in Hôm nay of who keeps the register."""

from datetime import timedelta

import pytest

from tests import people
from tests.desk import made
from tests.desk.test_explaining import asked, matter
from tests.desk.test_issue_term import caseless
from tests.people import CLERK, SECOND_EYES, House
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]


@pytest.mark.parametrize("about_a_case", [True, False])
def test_the_term_of_sending_out_is_told_on_the_letter_and_in_today(
    house: House, client_for: ClientFor, at: At, about_a_case: bool
) -> None:
    at(made.later(10))
    letter = made.approved(house) if about_a_case else caseless(house)
    page = client_for(CLERK).get(f"/van-ban/{letter.pk}/").content.decode()
    assert "Hạn phát hành" in page and "Điều 18" in page and "07/10" in page
    [part] = [one for one in client_for(CLERK).get("/").context["parts"] if one.key == "letters"]
    assert [line.face.state for line in part.lines if line.face] == ["near"]
    at(made.NOW + timedelta(days=3))
    [part] = [one for one in client_for(CLERK).get("/").context["parts"] if one.key == "letters"]
    assert [line.face.state for line in part.lines if line.face] == ["late"]


def test_a_request_to_explain_is_written_from_its_case_and_its_term_is_told_everywhere(
    house: House, client_for: ClientFor, at: At
) -> None:
    at(made.later(10))
    case, browser = matter(house), client_for(SECOND_EYES)
    form = browser.get(f"/van-ban/soan/giai_trinh/?vu-viec={case.number}").content.decode()
    assert "Báo mau-thong-reo" in form and "Nước không có hai tháng nay" in form
    letter = asked(house, case)
    assert "Báo chưa trả lời yêu cầu giải thích" in browser.get("/").content.decode()
    browser.post(f"/van-ban/{letter.pk}/bao-nhan/", {"at": "2022-10-06T08:09"})
    shown = browser.get(f"/vu-viec/{case.number}/").content.decode()
    assert "Báo trả lời yêu cầu giải thích" in shown and "khoản 4" in shown and "suy luận" in shown
    assert "Chờ báo giải thích" in browser.get(f"/van-ban/{letter.pk}/").content.decode()
    at(made.NOW + timedelta(days=16))
    browser = client_for(SECOND_EYES)
    [part] = [one for one in browser.get("/").context["parts"] if one.key == "explained"]
    assert [line.face.state for line in part.lines] == ["late"]
    given = {"says": "stands", "at": "2022-10-20T08:00", "text": "Báo gửi cách tính số hộ."}
    assert browser.post(f"/van-ban/{letter.pk}/bao-tra-loi/", given)["Location"] == f"/van-ban/{letter.pk}/"
    assert "Báo gửi cách tính" in browser.get(f"/van-ban/{letter.pk}/").content.decode()
    assert "explained" not in [one.key for one in browser.get("/").context["parts"]]
    assert case.office.key == people.OFFICE
