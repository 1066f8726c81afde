"""The unit that leads a case reports it to the office in three stages, under its own name (function S18, task 1.2b)."""

from datetime import timedelta

import pytest

from hoiam.core.compose.lines import GAP
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Role
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import queries as letters
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports import queries
from hoiam.desk.reports.models import Report, ReportState
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
HEAD = people.actor("chu-tich-xa-hai", Role.UBND_XA, "mau-dak-ui")
OTHER = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")
WORDS = {"kn-TOTAL_FORMS": "0", "kn-INITIAL_FORMS": "0", "press": "Xã đang kiểm tra."}
MAKE = "/bao-cao/lap/nhanh/"


def led(house: people.House) -> Case:
    """Return a case of high level that the commune of Đăk Ui leads."""
    case = made.case(house, story=made.item(house).story, level="high")
    return given_to(house, case, "mau-dak-ui", 5)


def given_to(house: people.House, case: Case, unit: str, minutes: int) -> Case:
    return cases.assign(case=case, lead=house.units[unit], **by(people.ROUTER, minutes))


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_the_lead_unit_reports_its_case_and_its_head_sends_it_to_the_office(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    case = led(house)
    at(NOW + timedelta(hours=1))
    unit, head = client_for(people.VERIFIER), client_for(HEAD)
    assert f"{MAKE}?vu-viec={case.number}" in text(unit.get(f"/vu-viec/{case.number}/"))
    unit.post(MAKE, {"case": case.pk})
    report = Report.objects.get()
    page = f"/bao-cao/{report.pk}/"
    assert "Xã đang kiểm tra." in text(unit.post(f"{page}viet/", WORDS, follow=True))
    unit.post(f"{page}khoa/")
    assert "Chờ thủ trưởng đơn vị, Văn phòng hoặc lãnh đạo duyệt" in text(unit.get(page))
    assert f'href="{page}"' in text(head.get("/")) and "Báo cáo nhanh chờ xử lý" in text(head.get("/"))
    unit.post(f"{page}duyet/")  # nobody approves what they froze
    assert Report.objects.get().state == ReportState.FROZEN
    head.post(f"{page}duyet/")
    head.post(f"{page}gui/")
    clock = case.clocks.get(what="quick_report")
    assert clock.ended == "done"
    office = client_for(people.ROUTER)
    assert "UBND xã Đăk Ui gửi" in text(office.get(page)) and f'href="{page}"' in text(office.get("/"))
    office.post(f"{page}nhan/")
    report.refresh_from_db()
    assert report.state == ReportState.HANDED and report.unit == house.units["mau-dak-ui"]


def test_it_goes_under_the_units_name_without_a_number_of_the_offices_book(house: people.House) -> None:
    case = led(house)
    report = reports.open_quick(office=house.office, case=case, **by(people.VERIFIER, 60))
    reports.freeze(report=report, **by(people.VERIFIER, 70))
    report.refresh_from_db()
    paper = queries.document_of(report, later(80))
    assert paper.agency == ("ỦY BAN NHÂN DÂN", "XÃ ĐĂK UI") and paper.superior == ()
    assert paper.addressees == (house.office.name,) and paper.dateline.startswith("Đăk Ui, ngày")
    assert paper.number == f"Số: {GAP}/BC-UBND" and report.number is None
    assert paper.signature.position == "CHỦ TỊCH"
    said = "\n".join(run.text for block in paper.body if block.kind == "paragraph" for run in block.runs)
    assert "chưa khóa" not in said and "Đầu chuỗi nhật ký" in said  # frozen, although no number was given here
    assert not queries.booked(house.office, 2022) and not letters.series_of_book(house.office)


def test_where_a_unit_has_one_person_the_office_approves(house: people.House) -> None:
    report = reports.open_quick(office=house.office, case=led(house), **by(people.VERIFIER, 60))
    reports.freeze(report=report, **by(people.VERIFIER, 70))
    reports.approve(report=report, **by(people.ROUTER, 80))
    reports.send(report=report, **by(people.VERIFIER, 90))
    assert Report.objects.get().state == ReportState.SENT


def test_the_three_stages_follow_one_another(house: people.House) -> None:
    case, stages = led(house), []
    for minute in (60, 100):
        report = reports.open_quick(office=house.office, case=case, **by(people.VERIFIER, minute))
        reports.freeze(report=report, **by(people.VERIFIER, minute + 5))
        stages.append(report.stage)
    assert stages == ["initial", "added"]
    assert "Báo cáo trước:" in str(Report.objects.last().figures)


def test_the_offices_open_draft_is_not_the_units_and_the_units_not_the_offices(house: people.House) -> None:
    case = led(house)
    offices = reports.open_quick(office=house.office, case=case, **by(people.SORTER, 60))
    units = reports.open_quick(office=house.office, case=case, **by(people.VERIFIER, 61))
    assert (offices.unit, units.unit) == (None, house.units["mau-dak-ui"]) and offices.pk != units.pk
    assert (offices.stage, units.stage) == ("initial", "initial")  # each reports in stages of its own
    assert reports.open_quick(office=house.office, case=case, **by(people.SORTER, 62)).pk == offices.pk
    assert reports.open_quick(office=house.office, case=case, **by(people.VERIFIER, 63)).pk == units.pk
    with pytest.raises(Refused, match="report"):
        reports.freeze(report=offices, **by(people.VERIFIER, 64))  # a unit does not write what the office reports


@pytest.mark.parametrize("stranger", [OTHER, people.actor("don-vi-khac", Role.DON_VI, "mau-vhtt")])
def test_nobody_else_reports_a_units_case(house: people.House, client_for: ClientFor, stranger: people.Actor) -> None:
    case = led(house)
    with pytest.raises(Refused):
        reports.open_quick(office=house.office, case=case, **by(stranger, 60))
    report = reports.open_quick(office=house.office, case=case, **by(people.VERIFIER, 60))
    for step in (reports.freeze, reports.approve, reports.send):
        with pytest.raises(Exception, match="report"):
            step(report=report, **by(stranger, 70))
    assert Report.objects.get().state == ReportState.DRAFT
    assert client_for(stranger).get(f"/bao-cao/{report.pk}/").status_code == 404


def test_a_unit_that_gave_the_case_away_writes_no_more(house: people.House) -> None:
    case = led(house)
    report = reports.open_quick(office=house.office, case=case, **by(people.VERIFIER, 60))
    given_to(house, case, "mau-dak-mar", 65)
    with pytest.raises(Refused):
        reports.freeze(report=report, **by(people.VERIFIER, 70))
