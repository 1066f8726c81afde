"""Bad pictures through the web door, seen by the real recogniser: upside down, and a body in two columns."""

import io
import re

import pytest
import typst
from PIL import Image

from hoiam.desk.directives.models import Directive
from hoiam.run.engines import threads
from hoiam.run.hands import hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from tests.people import CLERK, THURSDAY, House
from tests.web.conftest import ClientFor
from tests.web.directives.paper import page, send

pytestmark = [pytest.mark.usefixtures("law_loaded", "keep"), pytest.mark.tesseract]
HEAD = """ỦY BAN NHÂN DÂN\\
HUYỆN ĐĂK HÀ\\
Số: 802/UBND-VX #h(3cm) Đăk Hà, ngày 06 tháng 10 năm 2022\\
V/v theo dõi báo chí

Kính gửi: Các phòng, ban, đơn vị huyện.
"""
BODY = """
Ủy ban nhân dân huyện yêu cầu các phòng, ban, đơn vị huyện thực hiện nghiêm các nội dung sau đây:

1. Trung tâm VH-TT-DL&TT huyện theo dõi thông tin trên báo chí và mạng xã hội; gửi báo cáo tổng hợp về Ủy ban nhân dân \
  huyện trước 15h00 thứ năm hằng tuần.

2. Ủy ban nhân dân các xã, thị trấn kiểm tra nội dung báo nêu về địa phương mình, báo cáo Ủy ban nhân dân huyện \
  trước ngày 25 tháng 10 năm 2022.

3. Phòng Văn hóa - Thông tin hướng dẫn các đơn vị thực hiện phát ngôn, cung cấp thông tin cho báo chí theo đúng quy \
  định.

4. Văn phòng HĐND và UBND huyện theo dõi, đôn đốc việc thực hiện Công văn này.
"""
FOOT = "#v(1cm)\nNơi nhận: #h(5cm) TM. ỦY BAN NHÂN DÂN\\\n\\- Như trên; #h(6cm) CHỦ TỊCH\\\n\\- Lưu: VT, VHTT."


def _picture(columns: int = 1, turned: bool = False) -> bytes:
    body = "\n".join(" ".join(line.split()) for line in BODY.replace("\\\n", " ").split("\n"))
    body = re.sub(r"(?m)^(\d)\.", r"\1\\.", body)
    box = f"#block(height: 8.5cm)[#columns({columns}, gutter: 1.2cm)[{body}]]" if columns > 1 else body
    source = '#set page(paper: "a4", margin: 2cm)\n#set text(font: "Liberation Serif", size: 13pt)\n'
    whole = (source + HEAD + box + FOOT).encode()
    made = typst.compile(whole, format="png", ppi=150.0, font_paths=["src/hoiam/outside/shipped/fonts"])
    sheet = Image.open(io.BytesIO(made if isinstance(made, bytes) else made[0])).convert("L")
    out = io.BytesIO()
    (sheet.transpose(Image.Transpose.ROTATE_180) if turned else sheet).save(out, "JPEG", quality=80)
    return out.getvalue()


@pytest.mark.parametrize(("columns", "turned"), [(1, True), (2, False)], ids=["upside down", "two columns"])
def test_a_bad_picture_becomes_the_same_dispatch(
    columns: int, turned: bool, house: House, client_for: ClientFor
) -> None:
    browser = client_for(CLERK)
    send(browser, _picture(columns, turned), "anh.jpg")
    while run_due(KINDS, lambda: THURSDAY, hands(), limit=1, only=threads.SEES):
        pass
    made = Directive.objects.get()
    assert (made.number_full, str(made.dated), made.issuer) == (
        "802/UBND-VX", "2022-10-06", "Ủy ban nhân dân huyện Đăk Hà",
    )  # fmt: skip
    tasks = list(made.tasks.order_by("id"))
    assert [task.ref for task in tasks] == ["1a", "1b", "2a", "2b", "3", "4"]
    assert [task.actors for task in tasks] == [["TRUNG_TAM"]] * 2 + [["UBND_XA"]] * 2 + [["PHONG_VHTT"], ["VAN_PHONG"]]
    assert (tasks[1].due["weekday"], tasks[1].due["time"], tasks[3].due["date"]) == (4, "15:00", "2022-10-25")
    assert "anh.jpg" in page(browser, f"/van-ban/den/{made.pk}/")
