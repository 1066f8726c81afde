"""What citizens wrote and a newspaper forwarded is read by who handles it, in the register too (guard-rail G9)."""

import io
import zipfile
from datetime import timedelta

import pytest

from hoiam.core.values.actor import Role
from hoiam.desk.cases import actions as cases
from hoiam.desk.directives.actions import instruct
from hoiam.desk.papers import actions
from hoiam.desk.papers.models import Paper
from hoiam.desk.units import actions as units
from tests import people
from tests.people import CLERK, LEADER, ROUTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
IN = "/van-ban/giay-to/"
SAID, WHO = "Đơn của ông Trần Văn Mẫu về đất đai", "Ông Trần Văn Mẫu"
ADMIN = people.actor("quan-tri", Role.QUAN_TRI)


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def came(house: House, kind: str = "complaint") -> Paper:
    told = {"sender": WHO, "subject": SAID, "number": "7/Đ", "dated": THURSDAY.date(), "received_at": THURSDAY}
    return actions.register(office=house.office, kind=kind, **told, by=CLERK, now=THURSDAY)


def words_of(book: bytes) -> str:
    """Return all that stands in the parts of an XLSX file."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("kind", ["complaint", "forwarded"])
def test_another_unit_and_who_keeps_the_machine_see_that_a_line_is_there_and_no_word_of_it(
    house: House, client_for: ClientFor, kind: str
) -> None:
    paper = came(house, kind)
    page = f"{IN}{paper.year}/{paper.arrival}/"
    for who in (VERIFIER, ADMIN):
        browser = client_for(who)
        listed = browser.get(IN).content.decode()
        assert "Chỉ đơn vị xử lý xem" in listed and page not in listed
        sheet = words_of(browser.get(f"{IN}?tep=xlsx").content)
        assert "Chỉ đơn vị xử lý xem" in sheet
        for text in (listed, sheet, browser.get("/tim/?q=tran+van+mau").content.decode()):
            assert SAID not in text and WHO not in text
        assert "Chỉ đơn vị xử lý xem" not in browser.get(f"{IN}?q=tran+van+mau").content.decode()
        assert [browser.get(f"{page}{more}").status_code for more in ("", "ban-sao/", "trich-sao/")] == [404] * 3


def test_who_steers_reads_it_and_so_does_the_unit_that_it_was_passed_to_or_that_works_on_its_case(
    house: House, client_for: ClientFor
) -> None:
    paper = came(house)
    page = f"{IN}{paper.year}/{paper.arrival}/"
    assert SAID in words_of(client_for(CLERK).get(f"{IN}?tep=xlsx").content)
    for who in (CLERK, ROUTER, LEADER):
        assert SAID in client_for(who).get(page).content.decode()
    assert client_for(VERIFIER).get(page).status_code == 404
    case = cases.open_case(office=house.office, title="Đất đai", paper=paper, by=ROUTER, now=THURSDAY)
    cases.assign(case=case, lead=house.units["mau-dak-ui"], by=ROUTER, now=THURSDAY)
    assert SAID in client_for(VERIFIER).get(page).content.decode()
    assert SAID in client_for(VERIFIER).get(IN).content.decode()


def test_the_unit_that_a_leaders_instruction_gives_it_to_reads_it_and_no_other_reads_the_instruction(
    house: House, client_for: ClientFor
) -> None:
    paper = came(house)
    told = {"order": "Xem đơn, báo cáo lại", "unit": house.units["mau-dak-ui"], "by": LEADER, "now": THURSDAY}
    order = instruct(paper=paper, **told)
    page, answer = f"{IN}{paper.year}/{paper.arrival}/", f"/van-ban/den/but-phe/{order.pk}/ket-qua/"
    for address in (page, IN):
        assert SAID in client_for(VERIFIER).get(address).content.decode()
    assert client_for(VERIFIER).get(answer).status_code == 200
    for address in (page, answer):
        assert client_for(ADMIN).get(address).status_code == 404


@pytest.mark.parametrize("by_instruction", [True, False])
def test_the_unit_that_took_over_reads_it_from_the_day_of_the_union_on(
    house: House, client_for: ClientFor, by_instruction: bool
) -> None:
    old, new, paper = house.units["mau-trung-tam"], house.units["mau-dak-ui"], came(house)
    if by_instruction:
        instruct(paper=paper, order="Xem đơn, báo cáo lại", unit=old, by=LEADER, now=THURSDAY)
    else:
        actions.pass_on(paper=paper, unit=old, day=THURSDAY.date(), receipt="", by=CLERK, now=THURSDAY)
    page = f"{IN}{paper.year}/{paper.arrival}/"
    for ends, code in ((THURSDAY.date() + timedelta(days=1), 404), (THURSDAY.date(), 200)):
        fields = {"name": old.name, "short_name": old.short_name, "valid_to": ends}
        units.put_unit(office=house.office, key=old.key, successor=new.key, by=CLERK, now=THURSDAY, **fields)
        assert client_for(VERIFIER).get(page).status_code == code


def test_a_paper_that_no_citizen_wrote_is_read_by_every_unit(house: House, client_for: ClientFor) -> None:
    paper = came(house, "other")
    assert SAID in client_for(VERIFIER).get(f"{IN}{paper.year}/{paper.arrival}/").content.decode()
