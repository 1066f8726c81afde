"""A report over a filter is asked for with every filter on one form, and repeated from its own page."""

from datetime import timedelta

import pytest

from hoiam.desk.reports.models import Every, Report, Schedule
from tests import people
from tests.desk import made
from tests.desk.made import NOW
from tests.web.conftest import At, ClientFor

ASK = "/bao-cao/lap/theo-yeu-cau/"
GIVEN = {"title": "Nước sạch", "first": "2022-09-20", "last": "2022-10-06"}


@pytest.fixture(autouse=True)
def _now(at: At) -> None:
    at(NOW + timedelta(hours=1))


def test_every_filter_stands_on_the_form_and_in_the_report(house: people.House, client_for: ClientFor) -> None:
    made.item(house)
    browser = client_for(people.SORTER)
    form = browser.get(f"{ASK}?don-vi=mau-dak-ui&sac-thai=-1").content.decode()
    for name in ("tone", "level", "source", "unit", "verdict", "state", "dispatch", "place", "field", "outlet", "kind"):
        assert f'name="{name}"' in form
    assert '<option value="mau-dak-ui" selected>' in form and '<option value="-1" selected>' in form
    page = browser.post(ASK, GIVEN | {"source": "electronic", "state": "none"}, follow=True).content.decode()
    assert "loại nguồn Báo điện tử; tình trạng chưa lập vụ việc" in page and "Sắc thái: chưa rõ" in page
    assert browser.post(ASK, GIVEN | {"unit": "khong-co"}).status_code == 422


def test_it_is_repeated_from_its_own_page(house: people.House, client_for: ClientFor) -> None:
    browser = client_for(people.ROUTER)
    browser.post(ASK, GIVEN | {"tone": "-1"})
    report = Report.objects.get()
    link = f"/bao-cao/{report.pk}/lap-lai/"
    assert link in browser.get(f"/bao-cao/{report.pk}/").content.decode()
    told = {"every": "week", "weekday": "5", "day": "3", "hour": "07:30", "recipients": "vp@huyen.vidu.vn"}
    page = browser.post(link, told, follow=True).content.decode()
    assert "Báo cáo theo yêu cầu: Nước sạch" in page and "thứ Sáu, 07:30" in page and "vp@huyen.vidu.vn" in page
    row = Schedule.objects.get()
    assert (row.every, row.day, row.asked) == (Every.WEEK, 5, {"tone": "-1"})
    assert browser.post(link, told | {"recipients": "không phải thư"}).status_code == 422
    assert "Lặp lại" not in client_for(people.SECOND_EYES).get(f"/bao-cao/{report.pk}/").content.decode()
