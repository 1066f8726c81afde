"""From a dispatch to its work file on the screen: opened, filled, closed, taken out whole, proven."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest

from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive
from hoiam.desk.dossiers.models import Dossier
from hoiam.outside.keep.parcel import verify
from tests.people import CLERK, LEADER, ROUTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
TASKS = ({"id": "1.2a", "what": "Kiểm tra, xác minh", "actor": ["UBND_XA"], "due": {"kind": "continuous"}},)


@pytest.fixture(autouse=True)
def _here(at: At, tmp_path: Path, settings: Any) -> None:
    settings.HOIAM_FILES = tmp_path
    at(THURSDAY + timedelta(hours=2))


@pytest.fixture
def paper(house: House) -> Directive:
    head = {"number_full": "801/UBND-VX", "date": "2022-10-06", "subject": "Về nắm tin"}
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    told["structure"] = {"document": head, "tasks": [dict(task) for task in TASKS], "references": []}
    made = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    made = actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
    actions.receive(directive=made, by=VERIFIER, now=THURSDAY + timedelta(minutes=5))
    actions.end_directive(
        directive=made, how="done", why="Đã thực hiện xong", by=LEADER, now=THURSDAY + timedelta(hours=1)
    )
    return made


def test_a_dispatch_becomes_a_parcel_that_proves_itself(paper: Directive, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    start = f"/van-ban/ho-so/lap/?van-ban={paper.pk}"
    assert start in browser.get(f"/van-ban/den/{paper.pk}/").content.decode()
    form = browser.get(start).context["form"]
    assert (form["directive"].value(), form["title"].value()) == (paper.pk, "Về nắm tin")
    told = {"notation": "07.VP", "title": "Thực hiện 801", "keep_years": "20", "directive": paper.pk}
    assert browser.post("/van-ban/ho-so/lap/", told).status_code == 302
    dossier = Dossier.objects.get()
    adding = f"/van-ban/ho-so/{dossier.pk}/them/"
    assert "Của văn bản 801/UBND-VX" in browser.get(adding).content.decode()
    browser.post(adding, {"chon": [f"directive:{paper.pk}", f"followed:{paper.pk}"]})
    shown = browser.get(f"/van-ban/ho-so/{dossier.pk}/").content.decode()
    assert "Phiếu theo dõi nhiệm vụ" in shown and "801/UBND-VX" in shown
    assert f"/van-ban/ho-so/{dossier.pk}/" in browser.get(f"/van-ban/den/{paper.pk}/").content.decode()
    assert browser.post(f"/van-ban/ho-so/{dossier.pk}/ket-thuc/", follow=True).status_code == 200
    data = browser.post(f"/van-ban/ho-so/{dossier.pk}/xuat/").content
    assert verify(data) == []
    with ZipFile(BytesIO(data)) as zipped:
        whole = pypdfium2.PdfDocument(zipped.read("ho-so.pdf"))
        said = "\n".join(page.get_textpage().get_text_range() for page in whole)
    assert "PHIẾU THEO DÕI NHIỆM VỤ" in said and "đã nhận lúc 08:05" in said.replace("\r\n", " ")
