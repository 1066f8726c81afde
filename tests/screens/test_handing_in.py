"""A unit hands in evidence on a phone: it takes a task over with its own term, and its photo comes up to the task."""

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PIL import Image

from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive, Evidence, TaskUnit
from tests import people
from tests.people import CLERK, ROUTER, SORTER, THURSDAY, VERIFIER

pytestmark = pytest.mark.usefixtures("beside_a_browser", "transactional_db")
PHONE = 390
FRIDAY = THURSDAY + timedelta(days=1)
WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}


def photo() -> dict[str, Any]:
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "white").save(out, "JPEG")
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def paper() -> Directive:
    house = people.furnished()
    task = {"id": "2.1b", "what": "Gửi báo cáo tuần", "actor": ["TRUNG_TAM"], "due": WEEKLY}
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    told["structure"] = {"document": {"number_full": "801/UBND-VX"}, "tasks": [task], "references": []}
    made = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    return actions.confirm(directive=made, by=ROUTER, now=FRIDAY)


def test_a_commune_hands_in_a_photo_on_its_phone_and_the_centre_gathers_it(
    opened: Callable[..., Any], clock: Callable[[Any], None], settings: Any, tmp_path: Any
) -> None:
    settings.HOIAM_FILES = tmp_path
    clock(FRIDAY)
    found = paper()
    address = f"/van-ban/den/{found.pk}/"
    centre = opened(SORTER, address)
    centre.get_by_role("link", name="Phân công tiếp cho xã").click()
    centre.get_by_label("UBND xã Đăk Ui").check()
    centre.fill("[name=asked]", "Ảnh công trình nước")
    centre.fill("[name=hour]", "15:00")
    centre.get_by_role("button", name="Phân công tiếp").click()
    assert "Đã phân công tiếp nhiệm vụ 2.1b." in centre.content()

    phone = opened(VERIFIER, "/", PHONE)
    phone.get_by_role("link", name="Gửi báo cáo tuần").first.click()
    assert "Hạn riêng: trước 15:00 thứ Tư 12/10/2022" in phone.content()
    phone.get_by_role("button", name="Báo đã nhận").click()
    phone.get_by_role("link", name="Báo đã làm").first.click()
    phone.fill("[name=note]", "Đã kiểm tra, có ảnh")
    phone.set_input_files("[name=file]", photo())
    button = phone.get_by_role("button", name="Ghi nhận đã làm")
    assert button.bounding_box()["height"] >= 44 and button.bounding_box()["width"] <= PHONE
    button.click()
    assert "Đã ghi nhận nhiệm vụ 2.1b." in phone.content() and "IMG_1.jpg" in phone.content()
    assert TaskUnit.objects.exclude(giver=None).get().received_at == FRIDAY

    centre = opened(SORTER, address)  # signing in elsewhere ended the session of before
    assert "đã nộp, chờ tổng hợp" in centre.content()
    centre.get_by_role("link", name="Báo đã làm").click()
    assert "1 trên 1 đơn vị" in centre.content()
    centre.fill("[name=note]", "Báo cáo tuần 41")
    centre.get_by_role("button", name="Ghi nhận đã làm").click()
    assert "Tổng hợp từ:" in centre.content()
    assert Evidence.objects.get(note="Đã kiểm tra, có ảnh").gathered_in.note == "Báo cáo tuần 41"
