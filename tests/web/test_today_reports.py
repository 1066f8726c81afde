"""Today tells whoever prepares the weekly report what its draft lacks, and whoever sends it which mails came back."""

from datetime import timedelta

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.reports import actions
from hoiam.desk.reports.models import Report
from tests.people import CLERK, DIRECTOR, SORTER, THURSDAY, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
ONE = THURSDAY.replace(hour=13)


@pytest.fixture
def report(house: House) -> Report:
    return actions.open_week(office=house.office, by=MACHINE, now=THURSDAY)


def test_the_draft_of_thursday_stands_in_today_with_what_it_lacks(
    house: House, report: Report, client_for: ClientFor, at: At
) -> None:
    at(ONE)
    heading = "Dự thảo báo cáo tuần còn thiếu"
    assert heading not in client_for(SORTER).get("/").content.decode()  # nobody was told yet
    actions.announce(office=house.office, by=MACHINE, now=ONE)
    page = client_for(SORTER).get("/").content.decode()
    assert heading in page and f'href="/bao-cao/{report.pk}/#p9"' in page
    assert "Chưa có phiếu của UBND xã Đăk Ui" in page
    assert heading not in client_for(CLERK).get("/").content.decode()
    frozen = actions.freeze(report=report, by=SORTER, now=ONE)
    actions.approve(report=frozen, by=DIRECTOR, now=ONE)
    assert heading not in client_for(SORTER).get("/").content.decode()


def test_a_report_that_came_back_stands_in_today_until_it_went_again(
    house: House, report: Report, client_for: ClientFor, at: At
) -> None:
    at(ONE + timedelta(hours=1))
    frozen = actions.freeze(report=report, by=SORTER, now=ONE)
    done = actions.approve(report=frozen, by=DIRECTOR, now=ONE)
    row = actions.mail(report=done, addresses=["vp@huyen.vidu.vn"], by=DIRECTOR, now=ONE)[0]
    actions.mailed(mailing=row, by=MACHINE, now=ONE)
    told = {"key": f"bao-cao-{done.pk}-{row.pk}", "recipient": "vp@huyen.vidu.vn", "status": "5.2.2"}
    actions.bounced(office=house.office, **told, by=MACHINE, now=ONE)
    page = client_for(DIRECTOR).get("/").content.decode()
    assert "vp@huyen.vidu.vn: Thư bị trả lại: hộp thư nơi nhận đầy hoặc bị khóa." in page
    assert "Thư bị trả lại" in client_for(DIRECTOR).get(f"/bao-cao/{done.pk}/").content.decode()
    row.refresh_from_db()
    actions.mail_again(mailing=row, by=DIRECTOR, now=ONE)
    assert "Thư kèm báo cáo" not in client_for(DIRECTOR).get("/").content.decode()
