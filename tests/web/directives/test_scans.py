"""A scan is seen page by page while the page says how far it is: kills, poison, forty pages, a job given up."""

import io
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cache
from typing import Any
from unittest.mock import patch

import pypdfium2
import pytest
from django.test import Client
from PIL import Image

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.actor import MACHINE, Role
from hoiam.core.values.sight import Sight
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives.models import Directive, Scan, ScanPage
from hoiam.desk.files.models import StoredFile
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.jobs.models import Job
from hoiam.outside.scan import tesseract
from hoiam.run.engines import threads
from hoiam.run.hands import hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import LEASE, run_due
from hoiam.run.steps import scanning
from tests import people
from tests.outside.scan.test_scan import LOCKED
from tests.people import CHECKER, CLERK, SECOND_EYES, THURSDAY, House
from tests.web.conftest import At, ClientFor
from tests.web.directives.paper import CLEAN, nothing_changes, page, send

pytestmark = pytest.mark.usefixtures("law_loaded", "keep")
PAPER = CLEAN.split("2. Ủy ban")


@pytest.fixture(autouse=True)
def _recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tesseract, "present", lambda: "/usr/bin/tesseract")


@cache
def _pdf(pages: int) -> bytes:
    out = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(pages):
            document.new_page(595, 842)
        document.save(out)
    return out.getvalue()


def _seen(_data: bytes, number: int) -> Sight:
    return Sight(PAPER[0] if number == 1 else "2. Ủy ban" + PAPER[1] if number == 2 else f"Phụ lục, trang {number}.")


def _work(times: int, see: Callable[[bytes, int], Sight] = _seen, now: datetime = THURSDAY) -> int:
    """Let the machine do some jobs as its own thread does them; return how many it had."""
    with patch.object(scanning, "page_of", side_effect=see):
        return sum(run_due(KINDS, lambda: now, hands(), limit=1, only=threads.SEES) for _ in range(times))


def _handed_in(browser: Client, pages: int, name: str = "quet.pdf") -> str:
    with patch.object(scanning, "page_of", side_effect=AssertionError("seen inside the request")):
        answer = send(browser, _pdf(pages), name)
    assert answer.status_code == 200
    return str(answer.redirect_chain[-1][0])


def test_forty_pages_are_seen_one_by_one_and_the_page_says_how_far(house: House, client_for: ClientFor, at: At) -> None:
    browser = client_for(CLERK)
    address = _handed_in(browser, 40)
    assert "Đã đọc <b>0 trong 40</b> trang" in page(browser, address)
    assert _work(10) == 10
    shown = page(browser, address)
    assert "Đã đọc <b>10 trong 40</b> trang" in shown and 'hx-trigger="every' in shown and "Xem lại" in shown
    assert "đã đọc 10 trong 40 trang" in page(browser, "/van-ban/den/")
    later = THURSDAY + timedelta(minutes=9)
    at(later)
    assert _work(100, now=later) == 31  # thirty pages and the reading of them all
    made = Directive.objects.get()
    assert browser.get(address).headers["Location"] == f"/van-ban/den/{made.pk}/"
    assert (made.number_full, made.tasks.count()) == ("801/UBND-VX", 2)
    assert (made.received_at, made.received_by) == (THURSDAY, CLERK.key), "it came when it was handed in"
    assert "trang 40" in made.restored and made.file == StoredFile.objects.get(purpose="directive")
    told = list(
        AuditEvent.objects.filter(verb__in=["scan.hand_in", "directive.take_in"]).values_list("verb", "actor_key")
    )
    assert told == [("scan.hand_in", CLERK.key), ("directive.take_in", "hoiam")]


def test_a_worker_killed_between_pages_costs_no_page_that_was_seen(house: House, client_for: ClientFor) -> None:
    _handed_in(client_for(CLERK), 3)
    looked: list[int] = []

    def killed_at_two(data: bytes, number: int) -> Sight:
        looked.append(number)
        if looked == [1, 2]:
            raise SystemExit
        return _seen(data, number)

    with pytest.raises(SystemExit):
        _work(5, killed_at_two)
    assert _work(5, killed_at_two) == 0, "its lease still runs"
    _work(5, killed_at_two, now=THURSDAY + LEASE)
    assert looked == [1, 2, 2, 3] and Directive.objects.count() == 1


@pytest.mark.parametrize("fault", [SystemExit, Temporary("scan.timeout"), ValueError, Permanent("scan.broken")])
def test_a_poison_page_is_passed_over_and_told(fault: Any, house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    _handed_in(browser, 4)

    def poisoned(data: bytes, number: int) -> Sight:
        if number == 3:
            raise fault
        return _seen(data, number)

    now = THURSDAY
    for _ in range(12):
        with suppress(SystemExit):
            _work(1, poisoned, now)
        now += LEASE
    made = Directive.objects.get()
    assert made.tasks.count() == 2 and "trang 4" in made.restored
    assert "Máy không đọc được trang 3" in page(browser, f"/van-ban/den/{made.pk}/")
    assert ScanPage.objects.get(number=3).tries <= 3


def test_a_job_given_up_is_said_and_a_person_lets_it_go_on(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    address = _handed_in(browser, 2)
    _work(1)
    (given_up,) = jobs.claim(lease=LEASE, only=threads.SEES, by=MACHINE, now=THURSDAY)
    jobs.fail(job=given_up, error="lease ran out", final=True, by=MACHINE, now=THURSDAY)
    shown = page(browser, address)
    assert "Máy đã dừng giữa chừng" in shown and "Đã đọc 1 trong 2 trang" in shown and "hx-trigger" not in shown
    other = client_for(CHECKER)
    with nothing_changes():
        other.post(f"{address}tiep/")
    assert "Máy đang đọc bản quét" in browser.post(f"{address}tiep/", follow=True).content.decode()
    _work(5)
    assert Directive.objects.count() == 1


def test_the_page_is_sent_again_only_when_something_happened(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    address = _handed_in(browser, 2)
    asks = {"HTTP_HX_REQUEST": "true"}
    first = browser.get(address, **asks)
    assert first.status_code == 200 and "<html" not in first.content.decode()
    mark = first.headers["ETag"].strip('"')
    assert browser.get(f"{address}?dau={mark}", **asks).status_code == 204 and f"?dau={mark}" in page(browser, address)
    asks["HTTP_IF_NONE_MATCH"] = first.headers["ETag"]
    assert browser.get(address, **asks).status_code == 304
    _work(1)
    assert "1 trong 2" in browser.get(address, **asks).content.decode()
    _work(5)
    over = browser.get(address, **asks)
    assert over.headers["HX-Redirect"] == f"/van-ban/den/{Directive.objects.get().pk}/"


def test_what_is_no_dispatch_is_told_and_its_file_stays(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    address = _handed_in(browser, 1)
    _work(5, lambda _data, _number: Sight("Giá cà phê hôm nay tăng nhẹ, bà con phấn khởi thu hái vụ mới. " * 4))
    shown = page(browser, address)
    assert "không phải văn bản hành chính" in shown and "Tệp gốc vẫn được giữ" in shown
    assert "không đọc được" in page(browser, "/van-ban/den/") and not Directive.objects.exists()


def test_a_machine_that_cannot_see_says_so_once(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    address = _handed_in(browser, 3)

    def blind(_data: bytes, _number: int) -> Sight:
        raise Permanent("scan.no_vietnamese")

    assert _work(5, blind) == 1
    assert "chưa có tiếng Việt" in page(browser, address)


def test_the_same_scan_twice_is_one(house: House, client_for: ClientFor) -> None:
    browser = client_for(CLERK)
    first, second = _handed_in(browser, 2), _handed_in(browser, 2, "ban-sao.pdf")
    assert first == second and Scan.objects.count() == 1 and Job.objects.filter(kind="scan.see").count() == 1
    _work(5)
    assert _handed_in(browser, 2).startswith("/van-ban/den/") and Directive.objects.count() == 1


def _torn() -> bytes:
    out = io.BytesIO()
    Image.effect_noise((800, 1100), 90).save(out, "JPEG")
    return out.getvalue()[: len(out.getvalue()) // 3]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (LOCKED, "khoa.pdf", "có mật khẩu"),
        (_torn(), "rach.jpg", "Tệp hỏng"),
        (_pdf(41), "dai.pdf", "quá 40 trang"),
    ],
    ids=["password", "torn", "41 pages"],
)
def test_a_locked_torn_or_endless_file_is_told_at_once(
    data: bytes, name: str, said: str, house: House, client_for: ClientFor
) -> None:
    browser = client_for(CLERK)
    with nothing_changes():
        answer = send(browser, data, name)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert not Scan.objects.exists() and not Job.objects.exists()


def test_a_scan_of_another_office_is_not_found(house: House, client_for: ClientFor) -> None:
    address = _handed_in(client_for(CLERK), 1)
    people.settle_other()
    stranger = client_for(people.actor("khac", Role.VAN_THU, "khac-van-phong", "khac"))
    page(stranger, address, 404)
    assert stranger.post(f"{address}tiep/").status_code == 404
    assert "Đọc tiếp" not in page(client_for(SECOND_EYES), address)
