"""Every page, at a desk and in a hand: axe finds nothing, nothing scrolls sideways or is heavy, no script fails."""

from pathlib import Path
from typing import Any

import pytest

from tests.screens.conftest import House

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (1280, 390)
HEAVIEST = 300 * 1024  # bytes transferred, before charts

OFFICER, LEADER, CLERK, DRAFTER = "chuyen-vien-trung-tam", "pho-chu-tich", "van-thu", "chuyen-vien-vhtt"
ALIVE = "xa-chanh-van-phong"
PAGES = [
    ("", "/tai-khoan/dang-nhap/"),
    ("", "/cong-khai/huyen-dak-ha/"),
    ("", "/cong-khai/huyen-dak-ha/vv-2022-001/"),
    ("", "/khong-co-trang-nay/"),
    (OFFICER, "/"),
    (LEADER, "/"),
    (ALIVE, "/"),
    ("cong-chuc-xa-dak-ui", "/"),
    (OFFICER, "/tin/"),
    (OFFICER, "/tin/?loc=all"),
    (OFFICER, "/tin/bang-chung/"),
    (OFFICER, "/tin/bang-chung/1/"),
    (OFFICER, "/tin/bai/1/"),
    (OFFICER, "/vu-viec/"),
    (DRAFTER, "/vu-viec/VV-2022-001/"),
    (ALIVE, "/vu-viec/VV-2026-001/"),
    (DRAFTER, "/van-ban/"),
    (CLERK, "/van-ban/1/"),
    (CLERK, "/van-ban/so-van-ban/"),
    (CLERK, "/van-ban/kiem-tra/"),
    (CLERK, "/van-ban/ho-so/1/"),
    (CLERK, "/van-ban/ho-so/nop-luu/1/"),
    (CLERK, "/van-ban/giay-to/"),
    (ALIVE, "/van-ban/giay-to/2026/1/"),
    (ALIVE, "/cai-dat/the-thuc/"),
    (ALIVE, "/cai-dat/the-thuc/ten-co-quan/"),
    (ALIVE, "/cai-dat/the-thuc/mau/cong_van/"),
    (CLERK, "/van-ban/ho-so/"),
    (ALIVE, "/van-ban/ho-so/lap/"),
    (ALIVE, "/van-ban/ho-so/danh-muc/"),
    (ALIVE, "/van-ban/ho-so/danh-muc/them/"),
    (ALIVE, "/van-ban/soan/"),
    (ALIVE, "/van-ban/soan/cong_van/"),
    (ALIVE, "/van-ban/soan/uy_quyen/"),
    (CLERK, "/van-ban/den/"),
    (CLERK, "/van-ban/den/1/"),
    (DRAFTER, "/van-ban/nhiem-vu/"),
    (LEADER, "/van-ban/nhiem-vu/bang/"),
    (LEADER, "/van-ban/nhiem-vu/cham/"),
    (OFFICER, "/bao-cao/"),
    (OFFICER, "/bao-cao/1/"),
    (OFFICER, "/bao-cao/xu-huong/"),
    (OFFICER, "/bao-cao/xu-huong/kiem-tra/"),
    (DRAFTER, "/bao-chi/"),
    (DRAFTER, "/bao-chi/dang-phan-hoi/?loc=all"),
    (DRAFTER, "/bao-chi/dang-phan-hoi/1/"),
    (LEADER, "/ket-qua/?ky=nam"),
    (LEADER, "/ket-qua/ket-luan/?ky=nam"),
    (OFFICER, "/tuyen-truyen/"),
    ("cong-chuc-xa-dak-ui", "/phieu/"),
    (ALIVE, "/tin/nhap/"),
    ("", "/tin/nhap/khong-mang/"),
    (ALIVE, "/tin/nhap/tep/"),
    (ALIVE, "/tin/nhap/kep-trang/"),
    (ALIVE, "/tin/nhap/da-nhap/"),
    ("xa-chuyen-vien-kinh-te", "/phieu/"),
    ("", "/phieu/khong-mang/"),
    (OFFICER, "/nguon/"),
    (OFFICER, "/nguon/1/"),
    (OFFICER, "/nguon/1/nhip/"),
    (OFFICER, "/cai-dat/thoi-han/"),
    (OFFICER, "/nguon/co-quan/"),
    (OFFICER, "/nguon/danh-muc/"),
    (OFFICER, "/nguon/opml/"),
    (OFFICER, "/theo-doi/"),
    (ALIVE, "/theo-doi/them/"),
    (OFFICER, "/tin/canh-bao/?loc=all"),
    (OFFICER, "/tin/canh-bao/1/"),
    (ALIVE, "/tin/canh-bao/thu/"),
    (ALIVE, "/cai-dat/canh-bao/"),
    (ALIVE, "/cai-dat/canh-bao/nguong/khan/"),
    (ALIVE, "/cai-dat/canh-bao/gio/"),
    (ALIVE, "/cai-dat/canh-bao/noi-nhan/them/"),
    (OFFICER, "/tin/1/"),
    (OFFICER, "/cai-dat/may-hoc/"),
    (ALIVE, "/cai-dat/may-hoc/doi/"),
    (ALIVE, "/cai-dat/may-hoc/tu-dau/"),
    (OFFICER, "/cai-dat/"),
    (OFFICER, "/tim/?q=nuoc+sach"),
]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(("account", "path"), PAGES)
def test_a_page_is_finished(account: str, path: str, width: int, house: House, signed_in: Any) -> None:
    page = signed_in(account, width)
    errors: list[str] = []
    weights: list[int] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "Content Security" in said.text else None)
    page.on("response", lambda got: weights.append(int(got.headers.get("content-length") or 0)))
    try:
        answer = page.goto(house.base + path)
        page.wait_for_load_state("networkidle")
        assert answer.status == (404 if "khong-co" in path else 200)
        assert errors == []
        found = page.evaluate(AXE + "; axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html)]))")
        assert found == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert sum(weights) < HEAVIEST
        assert page.locator("h1").count() == 1
        assert page.locator("main .btn-primary:visible").count() <= 1
    finally:
        page.close()
