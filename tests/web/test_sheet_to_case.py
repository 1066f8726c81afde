"""From a grassroots sheet to its case by the screens of whoever takes the step: who raised it hears what was done."""

import pytest
from django.test import Client

from hoiam.core.values.case import State, Track
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.papers.models import Sheet
from hoiam.desk.stories.models import StoryItem
from hoiam.run.hands import hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from tests.people import ROUTER, SECOND_EYES, SORTER, VERIFIER, House
from tests.web import week
from tests.web.conftest import At, ClientFor
from tests.web.doing import form_on

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
SHEET = {
    "issue": "Ông Lê Văn Tám nói cầu treo thôn 3 đứt dây, học sinh không qua suối được",
    "place": "thôn 3",
    "level": "high",
    "sources": "6",
    "proposal": "Sửa cầu trước mùa mưa",
}


def send(browser: Client, path: str, **given: object) -> str:
    """Fill in the form of a page as far as it goes, with what is given here, send it and return the next page."""
    answer = browser.post(path, {**(form_on(browser, path) or {}), **given}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_a_sheet_becomes_a_case_and_the_commune_hears_what_was_done(
    house: House, client_for: ClientFor, at: At
) -> None:
    at(week.OPENED)
    commune, sorter = client_for(VERIFIER), client_for(SORTER)
    send(commune, "/phieu/", **SHEET)
    while run_due(KINDS, lambda: week.OPENED, hands()):
        pass
    sheet, story = Sheet.objects.get(), StoryItem.objects.get().story
    entry = sheet.entry
    assert entry is not None
    assert "cầu treo" in sorter.get(f"/tin/{story.pk}/").content.decode()
    shown = sorter.get(f"/tin/nhap/{entry.pk}/").content.decode()
    assert f"/vu-viec/lap/?nhap={entry.pk}" in shown and "Tám" not in shown

    page = send(sorter, f"/vu-viec/lap/?nhap={entry.pk}", title="Cầu treo thôn 3 đứt dây", level="high")
    case = Case.objects.get()
    assert (case.entry, case.story, case.article) == (entry, story, entry.article)
    assert case.number in page and "Tám" not in page
    again = sorter.post(f"/vu-viec/lap/?nhap={entry.pk}", {"title": "Lập lần nữa", "level": "high"})
    assert again.status_code == 422 and Case.objects.count() == 1
    told = commune.get("/phieu/cua-don-vi/").content.decode()
    assert "Đã lập vụ việc" in told

    where = f"/vu-viec/{case.number}/"
    send(client_for(ROUTER), f"{where}giao/", lead="mau-dak-ui", support=["mau-vhtt"])
    send(commune, f"{where}bat-dau/")
    send(commune, f"{where}them-y/", text="Cầu treo thôn 3 đứt dây neo phía bờ tây")
    finding = {
        "verdict": "true",
        "finding": "Dây neo đứt ngày 03/10.",
        "proofs": "Biên bản 05/10",
        "files": [],
        "camera": [],
    }
    send(commune, f"{where}y/A/", **finding)
    send(client_for(SECOND_EYES), f"{where}y/A/soat/")
    send(commune, f"{where}ket-luan/")
    case.refresh_from_db()
    assert case.state == State.CONCLUDED
    assert set(case.tracks.values_list("track", flat=True)) == {Track.REMEDY, Track.FEEDBACK}
    assert not CaseClock.objects.filter(case=case, what__in=("answer", "press_reply", "press_correction")).exists()
    shown = commune.get(where).content.decode()
    assert "nơi phản ánh" in shown and "Tám" not in shown
