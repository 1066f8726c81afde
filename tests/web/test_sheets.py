"""The grassroots sheet: five fields, no name kept, and an honest word on what became of it."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.errors import Refused
from hoiam.core.values.actor import MACHINE
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import actions as cases
from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import Sheet
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.week import Week
from hoiam.desk.stories.models import StoryItem
from hoiam.desk.units import actions as units
from hoiam.run.hands import hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
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


def hand_in(house: people.House, **changes: Any) -> Sheet:
    fields = {"issue": "Đường vào nghĩa địa bị xói", "place": "thôn 3", "level": "middle", "sources": 3}
    by = {"by": people.VERIFIER, "now": week.OPENED}
    return actions.hand_in_sheet(unit=house.units["mau-dak-ui"], **(fields | changes), **by)


def work() -> None:
    while run_due(KINDS, lambda: week.OPENED, hands()):
        pass


def test_a_sheet_sent_twice_by_a_bad_network_is_one(house: people.House, client_for: ClientFor, at: At) -> None:
    at(week.OPENED)
    browser = client_for(people.VERIFIER)
    for _ in range(2):
        assert browser.post("/phieu/", DATA | {"key": "a" * 32}).status_code == 302
    assert Sheet.objects.count() == 1


def test_nothing_new_is_a_sheet_that_holds_no_issue(house: people.House, client_for: ClientFor, at: At) -> None:
    at(week.OPENED)
    text = client_for(people.VERIFIER).post("/phieu/", {"do": "nothing", "key": "b" * 32}, follow=True).content.decode()
    assert "không có việc mới" in text and "Không có việc mới" in text
    sheet = Sheet.objects.get()
    assert sheet.nothing and sheet.entry is None
    assert list(queries.handed_in(house.office, week.OPENED, week.OPENED + timedelta(seconds=1))) == [sheet]
    assert not queries.sheets_in(house.office, week.OPENED, week.OPENED + timedelta(seconds=1)).exists()


def test_the_issue_of_a_sheet_walks_the_road_and_stays_in_its_office(house: people.House) -> None:
    people.settle_other()
    sheet = hand_in(house, level="urgent", issue="Ông Lê Văn Tám nói cầu treo sắp sập")
    work()
    item = StoryItem.objects.get()
    sheet.refresh_from_db()
    assert item.hit.article == sheet.entry.article and item.hit.office == house.office
    assert (item.hit.relevant, item.story.level) == (True, "urgent")
    assert "Tám" not in item.story.title and "cầu treo" in item.story.title
    assert item.hit.article.outlet.name == "Phiếu cơ sở"


def test_a_sheet_is_counted_as_a_sheet_and_not_as_an_article_too(house: people.House) -> None:
    hand_in(house)
    work()
    read = Week(house.office, week.OPENED - timedelta(days=1), week.OPENED + timedelta(days=1), week.OPENED)
    assert StoryItem.objects.count() == 1 and read.items == []


def test_the_unit_reads_what_was_done_with_its_sheet(house: people.House, client_for: ClientFor, at: At) -> None:
    hand_in(house)
    work()
    story = StoryItem.objects.get().story
    at(week.OPENED)
    browser = client_for(people.VERIFIER)
    assert "Việc đã làm với phiếu trước" not in browser.get("/phieu/").content.decode()
    cases.open_case(office=house.office, title=story.title, story=story, by=people.SORTER, now=week.OPENED)
    page = browser.get("/phieu/").content.decode()
    assert "Việc đã làm với phiếu trước" in page and "Đã lập vụ việc" in page
    assert "Đã lập vụ việc" in browser.get("/phieu/cua-don-vi/").content.decode()


def test_the_person_is_told_that_a_name_was_taken_out(house: people.House, client_for: ClientFor, at: At) -> None:
    at(week.OPENED)
    data = DATA | {"issue": "Ông Nguyễn Văn Bảy nói đường bị xói"}
    assert "Đã lược bỏ tên" in client_for(people.VERIFIER).post("/phieu/", data, follow=True).content.decode()
    assert "Đã lược bỏ" not in client_for(people.VERIFIER).post("/phieu/", DATA, follow=True).content.decode()


def test_the_form_of_a_device_without_network_holds_nothing_of_anybody(
    house: people.House, client_for: ClientFor
) -> None:
    browser = client_for(people.VERIFIER)
    page = browser.get("/phieu/khong-mang/")
    text = page.content.decode()
    assert page.status_code == 200 and "data-offline" in text
    assert "csrfmiddlewaretoken" not in text and "Đăk Ui" not in text and "chu tich" not in text
    script = browser.get("/phieu/worker.js")
    assert script["Content-Type"].startswith("text/javascript") and b"khong-mang" in script.content
