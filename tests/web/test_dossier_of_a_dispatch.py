"""From a dispatch to its work file on the screen: opened, filled, closed, taken out whole, proven."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdfium2
import pytest

from hoiam.desk.directives import actions, orders
from hoiam.desk.directives.models import Directive
from hoiam.desk.dossiers.models import Dossier, Handover
from hoiam.outside.keep.parcel import verify
from tests.people import CLERK, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House
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
    line = orders.paper_of(made)
    until, later = THURSDAY.date() + timedelta(days=4), {"until": THURSDAY.date() + timedelta(days=6)}
    order = actions.instruct(
        paper=line, order="Tổng hợp ngay", unit=house.units["mau-vhtt"], until=until, by=LEADER, now=THURSDAY
    )
    actions.move_order(order=order, reason="chờ đủ số liệu xã", **later, by=LEADER, now=THURSDAY)
    row = actions.distribute(
        office=house.office, about={"paper": line}, title="801", to=[house.units["mau-trung-tam"]],
        until=until, by=CLERK, now=THURSDAY,
    )[0]  # fmt: skip
    actions.receive_distributed(row=row, by=SORTER, now=THURSDAY + timedelta(minutes=9))
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
    plain = " ".join(said.split())
    assert "PHIẾU THEO DÕI NHIỆM VỤ" in said and "đã nhận lúc 08:05" in plain
    assert "từ 10/10/2022 sang 12/10/2022: chờ đủ số liệu xã" in plain and "đã nhận lúc 08:09" in plain


def test_the_closed_file_of_a_dispatch_is_handed_to_the_archive_and_still_proves_itself(
    house: House, paper: Directive, client_for: ClientFor
) -> None:
    browser = client_for(CLERK)
    told = {"notation": "07.VP", "title": "Thực hiện 801", "keep_years": "20", "directive": paper.pk}
    browser.post("/van-ban/ho-so/lap/", told)
    dossier = Dossier.objects.get()
    root = f"/van-ban/ho-so/{dossier.pk}/"
    browser.post(f"{root}them/", {"chon": [f"directive:{paper.pk}", f"followed:{paper.pk}"]})
    browser.post(f"{root}ket-thuc/")
    before = browser.post(f"{root}xuat/").content
    given = {"dossiers": [dossier.pk], "giver": house.units["mau-van-phong"].pk, "taker": "Lưu trữ cơ quan"}
    assert browser.post("/van-ban/ho-so/nop-luu/", given | {"day": "2022-10-06"}).status_code == 302
    record = Handover.objects.get()
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert browser.get(f"/van-ban/ho-so/nop-luu/{record.pk}/tai/{ending}/").content.startswith(start)
    after = browser.post(f"{root}xuat/").content
    assert verify(before) == [] == verify(after)
    with ZipFile(BytesIO(after)) as zipped:
        names = zipped.namelist()
        assert "ho-so.pdf" in names and [name for name in names if name.endswith(".xml")]
        assert b"801/UBND-VX" in b"".join(zipped.read(name) for name in names if name.endswith(".xml"))
    assert browser.post(f"{root}them/", {"chon": [f"directive:{paper.pk}"]}).status_code in (302, 404, 422)
    assert dossier.items.count() == 2  # what the archive has is not changed any more
