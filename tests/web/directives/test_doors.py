"""Whose dispatch is it, and what changes something: doors, frozen offices, pages of the original."""

import io
from typing import Any

import pypdfium2
import pytest

from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive
from hoiam.desk.files import actions as files
from hoiam.desk.units import actions as units
from hoiam.outside.keep import Keep
from tests import people
from tests.people import CLERK, SECOND_EYES, THURSDAY, House
from tests.web.conftest import ClientFor
from tests.web.directives.paper import CLEAN, nothing_changes, page, send

pytestmark = pytest.mark.usefixtures("law_loaded", "keep")


def test_another_offices_dispatch_is_not_found(read: Directive, client_for: ClientFor) -> None:
    people.settle_other()
    browser = client_for(people.actor("khac", Role.VAN_THU, "khac-van-phong", "khac"))
    task = read.tasks.first()
    for address in (f"den/{read.pk}/", f"den/{read.pk}/trang/1/", f"den/{read.pk}/dau/"):
        page(browser, f"/van-ban/{address}", 404)
    for address in (f"nhiem-vu/{task.pk}/", f"nhiem-vu/{task.pk}/san-pham/"):
        page(browser, f"/van-ban/{address}", 404)
    for address in (f"den/{read.pk}/xac-nhan/", f"den/{read.pk}/chu/0/", f"nhiem-vu/{task.pk}/nhan/"):
        assert browser.post(f"/van-ban/{address}").status_code == 404


def test_what_changes_something_is_posted(read: Directive, client_for: ClientFor) -> None:
    browser, task = client_for(CLERK), read.tasks.first()
    for address in ("den/nhan/", f"den/{read.pk}/xac-nhan/", f"den/{read.pk}/chu/0/", f"nhiem-vu/{task.pk}/nhan/"):
        assert browser.get(f"/van-ban/{address}").status_code == 405


def test_a_frozen_office_is_read_and_never_changed(house: House, read: Directive, client_for: ClientFor) -> None:
    units.freeze_office(office=house.office, by=MACHINE, now=THURSDAY)
    browser = client_for(CLERK)
    shown = page(browser, f"/van-ban/den/{read.pk}/")
    assert "đã khóa" in shown and "btn-primary" not in shown and "Sửa phần đầu" not in shown
    assert "Đọc văn bản" not in page(browser, "/van-ban/den/")
    with nothing_changes():
        assert "đã khóa" in send(browser, CLEAN.encode()).content.decode()
        assert "đã khóa" in browser.post(f"/van-ban/den/{read.pk}/xac-nhan/", follow=True).content.decode()


def test_the_pages_of_a_pdf_are_shown_as_small_pictures(
    house: House, told: dict[str, Any], client_for: ClientFor, keep: Keep
) -> None:
    buffer = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.save(buffer)
    read = _with_original(house, told, keep.put(buffer.getvalue()))
    browser = client_for(SECOND_EYES)
    answer = browser.get(f"/van-ban/den/{read.pk}/trang/1/")
    assert answer.headers["Content-Type"] == "image/png" and answer.content.startswith(b"\x89PNG")
    assert len(answer.content) < 20_000
    page(browser, f"/van-ban/den/{read.pk}/trang/2/", 404)
    shown = page(browser, f"/van-ban/den/{read.pk}/")
    assert f"/van-ban/den/{read.pk}/trang/1/" in shown and "Bản quét" in shown


def test_an_original_that_is_gone_from_the_store_does_not_take_the_page_along(
    house: House, told: dict[str, Any], client_for: ClientFor
) -> None:
    read = _with_original(house, told, "0" * 64)
    assert "goc.pdf" in page(client_for(CLERK), f"/van-ban/den/{read.pk}/")
    page(client_for(CLERK), f"/van-ban/den/{read.pk}/trang/1/", 404)


def _with_original(house: House, told: dict[str, Any], sha: str) -> Directive:
    facts = {"purpose": "directive", "subject": sha, "name": "goc.pdf", "content_type": "application/pdf", "size": 1}
    kept = files.note(office=house.office.key, sha256=sha, by=CLERK, now=THURSDAY, **facts)
    return actions.take_in(office=house.office, by=CLERK, now=THURSDAY, file=kept, **told)
