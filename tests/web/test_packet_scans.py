"""A packet whose paper is a scan: what its sender's system knows it by waits with the scan for its line."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.core.values.packet import PacketFile
from hoiam.core.values.sight import Sight
from hoiam.desk.directives.actions import taking
from hoiam.desk.directives.models import Directive, Scan
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Origin, Paper
from hoiam.outside.scan import tesseract
from hoiam.run.hands import hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from hoiam.run.steps import scanning
from tests.people import HANOI, ROUTER, House
from tests.web.conftest import At, ClientFor
from tests.web.directives.paper import CLEAN, send
from tests.web.test_packets import IN, packet, set_axis

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
TEN = datetime(2022, 10, 6, 10, 30, tzinfo=HANOI)


@pytest.fixture(autouse=True)
def _here(at: At, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HOIAM_FILES = str(tmp_path)
    at(TEN)
    monkeypatch.setattr(tesseract, "present", lambda: "/usr/bin/tesseract")


def blank() -> bytes:
    out = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.save(out)
    return out.getvalue()


def brought(browser: Any, data: bytes) -> Any:
    goods = packet(files=(PacketFile("quet.pdf", "application/pdf", data),))
    return browser.post(IN, {"file": SimpleUploadedFile("goi.edxml", goods), "becomes": "directive"})


def seen_by_the_machine() -> Paper:
    with patch.object(scanning, "page_of", lambda data, number: Sight(CLEAN).on_page(number)):
        while run_due(dict(KINDS), lambda: TEN, hands(), limit=1):
            pass
    return Paper.objects.get(about_kind="directive", about_key=str(Directive.objects.get().pk))


def test_the_line_of_a_scan_from_a_packet_knows_whom_to_tell(house: House, client_for: ClientFor) -> None:
    set_axis(house)
    clerk = client_for(ROUTER)
    assert brought(clerk, blank()).status_code == 302
    assert not Origin.objects.exists()
    line = seen_by_the_machine()
    assert (line.origin.organ_id, line.origin.name, line.origin.code) == ("H34.1", "Sở Mẫu", "47/SM-VP")
    assert line.origin.dated is not None and line.origin.document_id
    assert "Báo lại nơi gửi" in clerk.get(f"/van-ban/giay-to/{line.year}/{line.arrival}/").content.decode()
    assert papers.answer(paper=line, code="03", by=ROUTER, now=TEN).code == "03"


def test_a_scan_that_waits_already_learns_that_it_came_as_a_packet_too(house: House, client_for: ClientFor) -> None:
    set_axis(house)
    clerk, data = client_for(ROUTER), blank()
    send(clerk, data, "quet.pdf")
    assert Scan.objects.get().origin == {}
    brought(clerk, data)
    assert Scan.objects.get().origin["organ_id"] == "H34.1"
    assert seen_by_the_machine().origin.organ_id == "H34.1"


def test_a_scan_that_came_as_no_packet_tells_nobody(house: House, client_for: ClientFor) -> None:
    send(client_for(ROUTER), blank(), "quet.pdf")
    seen_by_the_machine()
    assert not Origin.objects.exists()


def test_a_dispatch_and_whom_to_tell_of_it_come_in_together_or_not_at_all(
    house: House, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**_: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr(taking.papers, "bring_origin", broken)
    goods = packet(files=(PacketFile("cong-van.txt", "text/plain", CLEAN.encode()),))
    with pytest.raises(RuntimeError):
        client_for(ROUTER).post(IN, {"file": SimpleUploadedFile("goi.edxml", goods), "becomes": "directive"})
    assert not Directive.objects.exists() and not Paper.objects.exists()
