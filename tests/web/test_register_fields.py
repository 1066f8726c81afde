"""The fields of Annex VI in both registers: urgency, who signed, pages and copies, on screen, in XLSX and in XML."""

import pytest
from lxml import etree

from hoiam.core.values.actor import MACHINE
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives import actions as directives
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import NumberEntry
from hoiam.desk.papers.models import Paper
from hoiam.outside import shipped
from hoiam.outside.fetch import Guard
from hoiam.outside.keep import Keep
from hoiam.run.hands import Hands
from hoiam.run.steps import rendering
from hoiam.sample.papers.dispatch import read_sample
from tests.people import CLERK, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor
from tests.web.test_registers import IN, OUT, cells

pytestmark = pytest.mark.usefixtures("law_loaded")
NAMES = {"s": "urn:hoiam:so-van-ban:1"}
TOLD = {
    "kind": "other",
    "sender": "Sở Mẫu",
    "number": "47/SM-VP",
    "dated": "2022-10-05",
    "type_name": "Công văn",
    "subject": "Rà soát nước sạch",
    "urgency": "HỎA TỐC",
    "signer": "Người Ký Mẫu",
    "signer_post": "Phó Giám đốc",
    "pages": "3",
    "copies": "2",
    "due_on": "2022-10-10",
    "received_at": "2022-10-06T07:30",
}


@pytest.fixture(autouse=True)
def _thursday(at: At, tmp_path, settings) -> None:
    settings.HOIAM_FILES = tmp_path
    at(THURSDAY)


def opened(data: bytes) -> etree._Element:
    """Return a register that its own schema takes."""
    root = etree.fromstring(data)
    schema = etree.XMLSchema(etree.fromstring(shipped.data("schemas/so-van-ban-1.xsd")))
    schema.assertValid(root)
    return root


def said(root: etree._Element, name: str) -> list[str]:
    return [node.text or "" for node in root.iterfind(f".//s:{name}", NAMES)]


def test_the_clerk_enters_urgency_signer_pages_and_copies_and_puts_them_right(
    house: House, client_for: ClientFor
) -> None:
    browser = client_for(CLERK)
    page = browser.post(f"{IN}vao-so/", TOLD).headers["Location"]
    shown = browser.get(page).content.decode()
    for words in ("Hỏa tốc", "Phó Giám đốc Người Ký Mẫu", "Số trang", "Số bản nhận"):
        assert words in shown
    form = browser.get(f"{page}sua/").content.decode()
    assert 'value="Người Ký Mẫu"' in form and 'value="HỎA TỐC" selected' in form
    mended = {key: value for key, value in TOLD.items() if key not in ("kind", "received_at")}
    assert browser.post(f"{page}sua/", mended | {"urgency": "KHẨN", "pages": "4"}).status_code == 302
    paper = Paper.objects.get()
    assert (paper.urgency, paper.pages, paper.copies) == ("KHẨN", 4, 2)
    assert AuditEvent.objects.get(verb="paper.mend").facts["before"] == {"urgency": "HỎA TỐC", "pages": "3"}
    for wrong in ({"urgency": "GẤP"}, {"pages": "0"}, {"copies": "-1"}):
        assert browser.post(f"{page}sua/", mended | wrong).status_code == 422


def test_the_incoming_register_as_xml_holds_the_fields_by_its_own_schema(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    browser.post(f"{IN}vao-so/", TOLD)
    browser.post(f"{IN}vao-so/", {k: TOLD[k] for k in ("kind", "sender", "subject", "received_at")} | {"number": "KCS"})
    answer = browser.get(f"{IN}?tep=xml")
    assert answer.headers["Content-Type"] == "application/xml" and "so-van-ban-den-2022.xml" in str(answer.headers)
    root = opened(answer.content)
    assert root.get("kind") == "incoming" and said(root, "ArrivalNumber") == ["1", "2"]
    assert said(root, "CodeNumber") == ["47", ""] and said(root, "CodeNotation") == ["SM-VP", "KCS"]
    assert said(root, "Priority") == ["3", "0"] and said(root, "PageAmount") == ["3", ""]
    assert said(root, "FullName") == ["Người Ký Mẫu", ""] and said(root, "Position") == ["Phó Giám đốc", ""]
    assert said(root, "IssuedAmount") == ["2", ""] and said(root, "DueDate") == ["2022-10-10", ""]
    sheet = cells(browser.get(f"{IN}?tep=xlsx").content)
    assert sheet[1][9:] == [
        *("Hỏa tốc. Hạn giải quyết 10/10/2022", "Hỏa tốc", "Phó Giám đốc Người Ký Mẫu"),
        *("3", "2", "10/10/2022"),
    ]
    assert browser.get(f"{IN}?tep=xsd").content == shipped.data("schemas/so-van-ban-1.xsd")


def test_a_dispatch_brings_its_urgency_its_signer_and_its_pages(house: House) -> None:
    told = read_sample()
    told["structure"]["document"]["urgency"] = "Hỏa tốc hẹn giờ"
    signed = told["structure"]["document"]["signature"]
    signed |= {"position": "PHÓ CHỦ TỊCH", "position_source": "text", "signer_name": "Người Ký Mẫu"}
    by = {"office": house.office, "by": CLERK, "now": THURSDAY}
    directives.take_in(pages=2, **by, **told)
    line = Paper.objects.get()
    assert (line.urgency, line.signer, line.signer_post, line.pages) == ("HỎA TỐC", "Người Ký Mẫu", "PHÓ CHỦ TỊCH", 2)
    signed |= {"position_source": "inferred"}
    directives.take_in(**by, **told)
    assert Paper.objects.last().signer_post == ""  # only what stands on the paper


def test_the_outgoing_register_counts_the_pages_that_were_printed_and_takes_the_clerks_word(
    house: House, client_for: ClientFor, tmp_path
) -> None:
    letter = letters.issue(letter=road.approved(house), by=CLERK, now=THURSDAY)
    rendering.letter({"letter": letter.pk}, THURSDAY, Hands(Guard(), Keep(str(tmp_path))))
    entry = NumberEntry.objects.get()
    assert entry.pages == 1
    browser = client_for(CLERK)
    address = f"{OUT}{entry.pk}/sua/"
    assert f'href="{address}"' in browser.get(OUT).content.decode()
    assert browser.post(address, {"pages": "3", "copies": "12"}).status_code == 302
    letters.note_pages(letter=letter, pages=1, by=MACHINE, now=THURSDAY)
    root = opened(browser.get(f"{OUT}?tep=xml").content)
    assert root.get("kind") == "outgoing" and not said(root, "ArrivalNumber")
    assert said(root, "PageAmount") == ["3"] and said(root, "IssuedAmount") == ["12"]
    assert said(root, "CodeNumber") == ["01"] and said(root, "CodeNotation") == ["UBND-VX"]
    assert said(root, "State") == ["used"] and said(root, "Priority") == ["0"]
    assert said(root, "Place")[0] == letter.press and "Như trên" not in said(root, "Place")
    assert AuditEvent.objects.get(verb="book.mend").facts["before"] == {"pages": 1, "copies": None}
    unit = client_for(VERIFIER)
    assert address not in unit.get(OUT).content.decode()
    assert unit.post(address, {"pages": "9", "copies": "9"}).status_code in (404, 422)
    entry.refresh_from_db()
    assert (entry.pages, entry.copies) == (3, 12)
