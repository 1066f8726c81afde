"""The grassroots sheet: five fields, no name kept, and an honest word on what became of it."""

from datetime import timedelta

import pytest

from hoiam.core.errors import Refused
from hoiam.core.values.actor import MACHINE
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.papers import actions
from hoiam.desk.papers.models import Sheet
from hoiam.desk.reports import actions as reports
from hoiam.desk.units import actions as units
from tests import people
from tests.web import week
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
DATA = {"issue": "Đường vào nghĩa địa bị xói", "place": "thôn 3", "level": "middle", "sources": "3", "proposal": ""}


def test_a_sheet_is_handed_in_and_the_unit_sees_it(house: people.House, client_for: ClientFor, at: At) -> None:
    at(week.OPENED)
    browser = client_for(people.VERIFIER)
    text = browser.post("/phieu/", DATA, follow=True).content.decode()
    assert "Đã nhận phiếu. Cảm ơn đơn vị." in text
    assert "Đường vào nghĩa địa bị xói" in text
    assert "Sẽ vào báo cáo tuần" in text
    assert "dưới 5 nguồn" in text
    assert Sheet.objects.get().unit == house.units["mau-dak-ui"]


def test_a_name_or_number_written_into_a_sheet_is_kept_nowhere(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    at(week.OPENED)
    data = DATA | {
        "issue": "Ông Nguyễn Văn Bảy ở thôn 3 nói đường bị xói, gọi 0905 123 456",
        "place": "nhà bà Trần Thị Lan, thôn 3",
        "proposal": "Hỏi anh Lê Văn Tám",
    }
    client_for(people.VERIFIER).post("/phieu/", data)
    sheet = Sheet.objects.get()
    kept = " ".join((sheet.issue, sheet.place, sheet.proposal, *map(str, AuditEvent.objects.values_list("facts"))))
    for secret in ("Bảy", "0905", "Lan", "Tám"):
        assert secret not in kept
    assert "đường bị xói" in kept


def test_the_deadline_is_the_offices_own_setting(house: people.House, client_for: ClientFor, at: At) -> None:
    at(week.OPENED)
    text = client_for(people.VERIFIER).get("/phieu/").content.decode()
    assert "Gửi trước 16:00 thứ Tư 12/10." in text


@pytest.mark.parametrize("missing", ["issue", "place", "sources", "level"])
def test_an_incomplete_sheet_comes_back_with_what_was_typed(
    house: people.House, client_for: ClientFor, at: At, missing: str
) -> None:
    at(week.OPENED)
    answer = client_for(people.VERIFIER).post("/phieu/", DATA | {missing: "", "proposal": "Đổ đá dăm"})
    assert answer.status_code == 422
    assert "Đổ đá dăm" in answer.content.decode()
    assert not Sheet.objects.exists()


def test_nobody_hands_in_for_another_unit(house: people.House) -> None:
    with pytest.raises(Refused, match=r"sheet\.not_yours"):
        actions.hand_in_sheet(
            unit=house.units["mau-dak-mar"],
            issue="x",
            place="y",
            level="low",
            sources=1,
            by=people.VERIFIER,
            now=week.OPENED,
        )


def test_somebody_without_a_unit_is_told_where_sheets_are_read(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    at(week.OPENED)
    text = client_for(people.LEADER).get("/phieu/").content.decode()
    assert "Phiếu do xã, thị trấn và đơn vị gửi" in text
    assert 'href="/bao-cao/"' in text
    assert client_for(people.STRANGER).get("/phieu/").status_code == 403


def test_a_unit_sees_its_own_sheets_only_and_where_they_went(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    when = week.OPENED
    fields = {"place": "thôn 3", "level": "low", "now": when}
    actions.hand_in_sheet(unit=house.units["mau-dak-ui"], issue="Của ta", sources=7, by=people.VERIFIER, **fields)
    other = people.actor("xa-mar", people.Role.UBND_XA, "mau-dak-mar")
    actions.hand_in_sheet(unit=house.units["mau-dak-mar"], issue="Của xã khác", sources=2, by=other, **fields)
    report = week.approved(house.office)
    reports.receive(report=report, by=people.ROUTER, now=week.NOON + timedelta(hours=2))
    at(week.THREE)
    text = client_for(people.VERIFIER).get("/phieu/cua-don-vi/").content.decode()
    assert "Của ta" in text
    assert "7 nguồn" in text
    assert "Của xã khác" not in text
    assert "Đã vào Báo cáo tuần 40, phần IV; Văn phòng nhận 06/10, 14:00." in text


def test_a_frozen_office_takes_no_sheet(house: people.House, client_for: ClientFor, at: At) -> None:
    units.freeze_office(office=house.office, by=MACHINE, now=week.OPENED)
    at(week.OPENED + timedelta(days=500))
    browser = client_for(people.VERIFIER)
    assert "btn-primary" not in browser.get("/phieu/").content.decode()
    assert browser.post("/phieu/", DATA).status_code == 422
    assert not Sheet.objects.exists()
