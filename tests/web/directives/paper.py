"""A small dispatch as text, and what its screens' tests do again and again."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives.models import Directive, Evidence, Task
from hoiam.desk.files.models import StoredFile

CLEAN = """ỦY BAN NHÂN DÂN
HUYỆN ĐĂK HÀ
Số: 801/UBND-VX          Đăk Hà, ngày 06 tháng 10 năm 2022
V/v nắm tin báo chí nêu

Kính gửi: Các phòng, ban, đơn vị huyện.

Ủy ban nhân dân huyện yêu cầu:
1. Trung tâm VH-TT-DL&TT huyện
- Gửi báo cáo tổng hợp về Ủy ban nhân dân huyện trước 15h00 thứ năm hằng tuần.
2. Ủy ban nhân dân các xã, thị trấn
- Thường xuyên theo dõi thông tin báo chí nêu về địa phương mình.

Nơi nhận:                TM. ỦY BAN NHÂN DÂN
- Như trên;              CHỦ TỊCH
- Lưu: VT, VHTT.
"""


@contextmanager
def nothing_changes() -> Iterator[None]:
    """Check that what happens inside leaves every record of the place as it was, and tells the audit nothing."""

    def records() -> list[Any]:
        kinds = (Directive, Task, Evidence, StoredFile, AuditEvent)
        return [list(kind.objects.order_by("pk").values()) for kind in kinds]

    before = records()
    yield
    assert records() == before


def page(browser, address: str, status: int = 200) -> str:
    answer = browser.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def send(browser, data: bytes, name: str = "cong-van.txt") -> Any:
    return browser.post("/van-ban/den/nhan/", {"file": SimpleUploadedFile(name, data)}, follow=True)


def weekly(directive: Directive) -> Any:
    return next(task for task in directive.tasks.all() if task.due["kind"] == "weekly")
