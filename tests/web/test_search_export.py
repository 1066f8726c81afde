"""What a search found of cases, letters, papers and directives is taken out whole, and by nobody who may not see it."""

import csv
import io
import zipfile

import pytest

from hoiam.core.values.actor import Role
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import actions as cases
from hoiam.web.chrome.cells import BOM
from tests import people
from tests.desk import made
from tests.people import CHECKER, ROUTER, SORTER, VERIFIER, House
from tests.web import road
from tests.web.conftest import ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
OTHER_UNIT = people.actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")


def a_case(house: House, title: str) -> None:
    cases.open_case(office=house.office, title=title, **made.by(SORTER))


def rows(browser, group: str, asked: str) -> list[list[str]]:
    answer = browser.get("/tim/xuat/", {"q": asked, "nhom": group})
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith(BOM) and f"{group}-" in answer["Content-Disposition"]
    return list(csv.reader(io.StringIO(text.removeprefix(BOM))))[1:]


def test_each_kind_that_a_search_finds_is_taken_out(house: House, client_for: ClientFor) -> None:
    letter = road.issued(house)
    browser = client_for(ROUTER)
    page = browser.get("/tim/", {"q": letter.case.number}).content.decode()
    assert "nhom=vu-viec" in page and "Xuất cả nhóm này" in page
    [case] = rows(browser, "vu-viec", letter.case.number)
    assert case[:2] == [letter.case.number, letter.case.title]
    [sent] = rows(browser, "van-ban-di", letter.full_number)
    assert sent[:2] == [letter.full_number, letter.title] and letter.case.number in sent
    [paper] = rows(browser, "giay-to", "118/BTR-BD")
    assert "118/BTR-BĐ" in paper
    told = AuditEvent.objects.filter(verb="search.export").order_by("id")
    assert [(line.facts["group"], line.facts["rows"]) for line in told] == [
        ("vu-viec", 1),
        ("van-ban-di", 1),
        ("giay-to", 1),
    ]


def test_many_are_all_there(house: House, client_for: ClientFor) -> None:
    for number in range(60):
        a_case(house, f"Thiếu nước ở thôn {number}")
    browser = client_for(SORTER)
    assert len(rows(browser, "vu-viec", "thieu nuoc")) == 60
    octets = b"".join(browser.get("/tim/xuat/?q=thieu nuoc&nhom=vu-viec&dang=xlsx").streaming_content)
    with zipfile.ZipFile(io.BytesIO(octets)) as book:
        assert book.read("xl/worksheets/sheet1.xml").count(b"<row ") == 61


def test_nobody_takes_out_what_is_not_shown_to_them(house: House, client_for: ClientFor) -> None:
    letter = road.issued(house)
    for group in ("vu-viec", "van-ban-di"):
        assert rows(client_for(VERIFIER), group, "cap nuoc thon 7")
        assert rows(client_for(OTHER_UNIT), group, "cap nuoc thon 7") == []
    stranger = people.actor("nguoi-khac", Role.TRUNG_TAM, "", people.settle_other().office.key)
    assert rows(client_for(stranger), "vu-viec", letter.case.number) == []
    for nothing in ("", "a", "- -"):
        assert rows(client_for(CHECKER), "vu-viec", nothing) == []


@pytest.mark.parametrize("title", ["=1+1", "+84 thieu nuoc", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(house: House, client_for: ClientFor, title: str) -> None:
    a_case(house, f"{title} nước sạch")
    [case] = rows(client_for(SORTER), "vu-viec", "nuoc sach")
    assert case[1] == f"'{title} nước sạch"
