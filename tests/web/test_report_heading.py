"""A person says who reports, to whom and through whom; reports that are not frozen carry it at once."""

import pytest

from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.reports import actions, queries
from hoiam.desk.units.models import Office
from tests import people
from tests.people import CLERK, SORTER, THURSDAY, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
URL = "/bao-cao/noi-gui/"
GIVEN = {
    "name": "Trung tâm Văn hóa huyện Mẫu",
    "superior": "ỦY BAN NHÂN DÂN\nHUYỆN MẪU",
    "lines": "TRUNG TÂM VĂN HÓA",
    "notation": "BC-TTVH",
    "addressee": "Ủy ban nhân dân huyện Mẫu",
    "via": "(qua Văn phòng HĐND-UBND huyện Mẫu)",
    "order": "Công văn số 9/UBND ngày 06 tháng 10 năm 2022 của Ủy ban nhân dân huyện Mẫu",
    "area": "huyện Mẫu",
    "authority": "",
    "position": "GIÁM ĐỐC",
    "signer": "",
    "recipients": "Như trên\nPhòng VH-TT",
    "keep": "TT",
}


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def test_who_reports_to_whom_and_through_whom_is_set_by_a_person(house: House, client_for: ClientFor) -> None:
    report = actions.open_week(office=house.office, by=SORTER, now=THURSDAY)
    browser = client_for(CLERK)
    assert "gửi cho chính mình" in browser.get("/bao-cao/").content.decode()
    assert "Kính gửi" in browser.get(URL).content.decode()
    assert browser.post(URL, GIVEN).status_code == 302
    assert "gửi cho chính mình" not in browser.get("/bao-cao/").content.decode()
    paper = client_for(SORTER).get(f"/bao-cao/{report.pk}/in/").content.decode()
    for words in (
        "Ủy ban nhân dân huyện Mẫu",
        "qua Văn phòng HĐND-UBND huyện Mẫu",
        "TRUNG TÂM VĂN HÓA",
        "Thực hiện Công văn số 9/UBND",
        "Trung tâm Văn hóa huyện Mẫu báo cáo như sau",
        "GIÁM ĐỐC",
    ):
        assert words in paper, words
    changes = AuditEvent.objects.get(verb="report.head").facts["changes"]
    assert changes["addressee"] == [None, "Ủy ban nhân dân huyện Mẫu"]
    assert browser.get(URL).context["form"].initial["via"] == "Văn phòng HĐND-UBND huyện Mẫu"


def test_what_was_frozen_keeps_the_names_that_it_had(house: House, client_for: ClientFor) -> None:
    noon = THURSDAY.replace(hour=12)
    report = actions.open_week(office=house.office, by=SORTER, now=THURSDAY)
    report = actions.freeze(report=report, by=SORTER, now=noon)
    client_for(CLERK).post(URL, GIVEN)
    report.refresh_from_db()
    assert queries.figures_of(report, noon).addressee == house.office.name


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"addressee": "Trung tâm văn hóa huyện Mẫu"}, "không báo cáo cho chính mình"),
        ({"addressee": ""}, ""),
        ({"notation": "1/BC"}, ""),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_kept(
    house: House, client_for: ClientFor, change: dict[str, str], said: str
) -> None:
    answer = client_for(CLERK).post(URL, GIVEN | change)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert "addressee" not in Office.objects.get(pk=house.office.pk).settings["report"]


def test_others_read_whose_page_it_is(house: House, client_for: ClientFor) -> None:
    assert client_for(SORTER).post(URL, GIVEN).status_code == 403
    assert URL not in client_for(SORTER).get("/bao-cao/").content.decode()
    assert client_for(people.STRANGER).get(URL).status_code == 403
