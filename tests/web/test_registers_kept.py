"""The clerk keeps a scan with a paper, sets where the registers begin, enters what came before them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from hoiam.desk.cases import actions as cases
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters.models import NumberBook
from hoiam.desk.papers import actions, queries
from hoiam.desk.papers.models import Paper
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import Report
from tests.desk import made
from tests.desk.test_directives import take_in
from tests.people import CLERK, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House, Role, actor
from tests.web.conftest import At, ClientFor
from tests.web.test_registers import IN, OUT, came
from tests.writes import by_a_wrong_hand

pytestmark = pytest.mark.usefixtures("law_loaded")
ADMIN = actor("quan-tri", Role.QUAN_TRI)
TODAY = THURSDAY.date()


@pytest.fixture(autouse=True)
def _thursday(at: At, tmp_path, settings) -> None:
    settings.HOIAM_FILES = tmp_path
    at(THURSDAY)


def photo() -> SimpleUploadedFile:
    made = BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "JPEG")
    return SimpleUploadedFile("giấy.jpg", made.getvalue(), "image/jpeg")


def scanned(paper: Paper, client_for: ClientFor) -> StoredFile:
    client_for(CLERK).post(f"{IN}2022/{paper.arrival}/ban-quet/", {"file": photo()})
    return queries.files_of(paper).get()


def test_a_paper_is_entered_with_its_scan_and_gets_another(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    told = {"kind": "other", "sender": "Báo Thông Reo", "subject": "Nước", "received_at": "2022-10-06T07:30"}
    answer = browser.post(f"{IN}vao-so/", told | {"file": photo()})
    page = answer.headers["Location"]
    paper = Paper.objects.get()
    assert [file.name for file in queries.files_of(paper)] == ["giấy.jpg"]
    more = SimpleUploadedFile("them.pdf", b"%PDF-1.4 mau %%EOF", "application/pdf")
    assert browser.post(f"{page}ban-quet/", {"file": more}).status_code == 302
    shown = browser.get(page).content.decode()
    assert "giấy.jpg" in shown and "them.pdf" in shown and "Thêm bản quét" in shown
    kept = queries.files_of(paper)[0]
    assert browser.get(f"/tep/{kept.pk}/").content[:2] == b"\xff\xd8"


def test_a_file_that_the_door_refuses_leaves_no_line_behind(house: House, client_for: ClientFor) -> None:
    bad = SimpleUploadedFile("giay.jpg", b"MZ no picture", "image/jpeg")
    told = {"kind": "other", "sender": "Báo", "subject": "Nước", "received_at": "2022-10-06T07:30", "file": bad}
    answer = client_for(CLERK).post(f"{IN}vao-so/", told)
    assert answer.status_code == 422 and not Paper.objects.exists()


def test_a_chosen_scan_comes_back_with_a_form_that_was_wrong(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    told = {"kind": "other", "sender": "Báo Thông Reo", "subject": "", "received_at": "2022-10-06T07:30"}
    back = browser.post(f"{IN}vao-so/", told | {"file": photo()})
    assert back.status_code == 422 and "giấy.jpg" in back.content.decode()
    [slip] = back.context["slips"]
    again = told | {"subject": "Nước", "kept": slip.signed}
    assert browser.post(f"{IN}vao-so/", again).status_code == 302
    assert [file.name for file in queries.files_of(Paper.objects.get())] == ["giấy.jpg"]


def test_a_scan_chosen_anew_stands_in_the_place_of_the_first(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    told = {"kind": "other", "sender": "Báo Thông Reo", "subject": "", "received_at": "2022-10-06T07:30"}
    [slip] = browser.post(f"{IN}vao-so/", told | {"file": photo()}).context["slips"]
    other = SimpleUploadedFile("them.pdf", b"%PDF-1.4 mau %%EOF", "application/pdf")
    browser.post(f"{IN}vao-so/", told | {"subject": "Nước", "kept": slip.signed, "file": other})
    assert [file.name for file in queries.files_of(Paper.objects.get())] == ["them.pdf"]


def test_a_refused_file_is_told_also_where_another_field_is_wrong(house: House, client_for: ClientFor) -> None:
    bad = SimpleUploadedFile("giay.jpg", b"MZ no picture", "image/jpeg")
    told = {"kind": "other", "sender": "Báo", "subject": "", "received_at": "2022-10-06T07:30", "file": bad}
    form = client_for(CLERK).post(f"{IN}vao-so/", told).context["form"]
    assert form.errors["subject"] and form.errors["file"]


def test_a_complaint_opens_to_whom_it_concerns_and_to_no_other_unit(house: House, client_for: ClientFor) -> None:
    paper = came(house)
    file = scanned(paper, client_for)
    commune, page = client_for(VERIFIER), f"{IN}2022/{paper.arrival}/"

    def opens(browser: Client) -> bool:
        listed = "giấy.jpg" in browser.get(page).content.decode()
        assert browser.get(f"/tep/{file.pk}/").status_code == (200 if listed else 404)
        return listed

    assert [opens(client_for(who)) for who in (CLERK, ROUTER, SORTER, LEADER)] == [True] * 4
    assert not opens(commune) and not opens(client_for(ADMIN))
    actions.pass_on(paper=paper, unit=house.units["mau-dak-mar"], day=TODAY, receipt="", by=CLERK, now=THURSDAY)
    assert not opens(commune)
    actions.pass_on(paper=paper, unit=house.units["mau-dak-ui"], day=TODAY, receipt="", by=CLERK, now=THURSDAY)
    assert opens(commune)


def test_who_handles_the_case_of_a_paper_opens_its_scans(house: House, client_for: ClientFor) -> None:
    paper = came(house)
    file = scanned(paper, client_for)
    case = cases.open_case(office=house.office, title="Nước sạch", paper=paper, by=ROUTER, now=THURSDAY)
    commune = client_for(VERIFIER)
    assert commune.get(f"/tep/{file.pk}/").status_code == 404
    cases.assign(case=case, lead=house.units["mau-dak-ui"], by=ROUTER, now=THURSDAY)
    assert commune.get(f"/tep/{file.pk}/").status_code == 200


def test_who_keeps_no_register_keeps_no_scan(house: House, client_for: ClientFor) -> None:
    paper = came(house)
    unit = client_for(VERIFIER)
    assert unit.post(f"{IN}2022/{paper.arrival}/ban-quet/", {"file": photo()}).status_code == 422
    assert "Thêm bản quét" not in unit.get(f"{IN}2022/{paper.arrival}/").content.decode()
    assert not queries.files_of(paper).exists()


def test_the_clerk_sets_where_both_registers_begin(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    assert "Số đến bắt đầu" in browser.get(IN).content.decode() and "Số bắt đầu" in browser.get(OUT).content.decode()
    assert browser.post(f"{IN}so-bat-dau/", {"year": "2022", "last": "412"}).status_code == 302
    assert browser.post(f"{OUT}so-bat-dau/", {"year": "2022", "last": "80", "series": "BC"}).status_code == 302
    assert came(house).arrival == 413
    assert NumberBook.objects.get(series="BC").last == 80
    assert "sổ giấy đến số 412" in browser.get(IN).content.decode()
    back = browser.post(f"{IN}so-bat-dau/", {"year": "2022", "last": "4"})
    assert back.status_code == 422 and "đã đến số 413" in back.content.decode()
    assert client_for(VERIFIER).post(f"{IN}so-bat-dau/", {"year": "2022", "last": "900"}).status_code == 422


def test_the_book_of_copies_begins_too_and_no_form_of_copy_has_its_own(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    offered = dict(browser.get(f"{OUT}so-bat-dau/").context["form"].fields["series"].choices)
    assert offered["SAO"] == "Bản sao" and not {"SY", "TrS", "SL"} & set(offered)
    assert browser.post(f"{OUT}so-bat-dau/", {"year": "2022", "last": "7", "series": "SAO"}).status_code == 302
    assert NumberBook.objects.get(series="SAO").last == 7


def test_dispatches_of_before_the_register_are_entered_with_one_button(house: House, client_for: ClientFor) -> None:
    take_in(house)
    with by_a_wrong_hand():
        Paper.objects.all().delete()
    browser = client_for(CLERK)
    assert "1 văn bản chỉ đạo nhận trước khi có sổ này" in browser.get(IN).content.decode()
    assert "Vào sổ tất cả" not in client_for(VERIFIER).get(IN).content.decode()
    assert "Đã vào sổ" in browser.post(f"{IN}vao-so-con-thieu/", follow=True).content.decode()
    assert Paper.objects.get().arrival == 1 and "Vào sổ tất cả" not in browser.get(IN).content.decode()


def test_reports_with_their_own_notation_go_on_from_the_paper_book_too(house: House, client_for: ClientFor) -> None:
    browser, case = client_for(CLERK), made.case(house)
    assert "BC-RIENG" not in browser.get(f"{OUT}so-bat-dau/").content.decode()  # theirs is the letters' BC
    house.office.settings |= {"paper": {"report": {"notation": "BC-TTVH"}}}
    with by_a_wrong_hand():
        house.office.save()
    assert "ký hiệu BC-TTVH" in browser.get(f"{OUT}so-bat-dau/").content.decode()
    told = {"year": "2022", "series": "BC-RIENG"}
    for last in ("360", "36"):  # a slip of the pen, put right before any number was given
        assert browser.post(f"{OUT}so-bat-dau/", {**told, "last": last}).status_code == 302
    report = reports.open_quick(office=house.office, case=case, by=SORTER, now=THURSDAY)
    report = reports.freeze(report=report, by=SORTER, now=THURSDAY)
    assert (report.number, report.figures["office"]["notation"]) == (37, "BC-TTVH")
    back = browser.post(f"{OUT}so-bat-dau/", {**told, "last": "30"})
    assert back.status_code == 422 and "đã cấp đến số 37" in back.content.decode()
    assert client_for(VERIFIER).post(f"{OUT}so-bat-dau/", {**told, "last": "90"}).status_code == 422


def test_what_was_numbered_before_the_book_of_reports_is_not_given_twice(house: House, client_for: ClientFor) -> None:
    house.office.settings |= {"paper": {"report": {"notation": "BC-TTVH"}}}
    with by_a_wrong_hand():
        house.office.save()
    report = reports.open_quick(office=house.office, case=made.case(house), by=SORTER, now=THURSDAY)
    reports.freeze(report=report, by=SORTER, now=THURSDAY)
    with by_a_wrong_hand():  # as reports of an older installation stand: numbered, and without a book
        Report.objects.update(number=12)
        NumberBook.objects.all().delete()
    told = {"year": "2022", "series": "BC-RIENG"}
    assert client_for(CLERK).post(f"{OUT}so-bat-dau/", {**told, "last": "11"}).status_code == 422
    assert not NumberBook.objects.filter(series="BC-RIENG", last__gt=0).exists()
    later = reports.open_quick(office=house.office, case=report.case, by=SORTER, now=THURSDAY)
    assert reports.freeze(report=later, by=SORTER, now=THURSDAY).number == 13
