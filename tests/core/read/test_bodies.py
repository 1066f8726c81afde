"""Who is who: bodies of every level and era, in the ways in which orders name them (bodies.tsv: codes, level, name)."""

from pathlib import Path

import pytest

from hoiam.core.read.actors import acting
from hoiam.core.read.bodies import codes
from hoiam.core.text.fold import fold

ROWS = [line.split("\t") for line in (Path(__file__).parent / "bodies.tsv").read_text("utf-8").splitlines()]
ORDERS = (
    "{} có trách nhiệm rà soát các nội dung",
    "Giao {} chủ trì, phối hợp với Sở Y tế xây dựng kế hoạch",
    "{}: Báo cáo kết quả trước ngày 20/5",
    "Yêu cầu {} khẩn trương xử lý",
    "Đề nghị {} quan tâm phối hợp",
    "Về kinh phí: giao {} kiểm tra và xử lý vi phạm",
)


@pytest.mark.parametrize(("want", "level", "name"), ROWS, ids=[row[2] for row in ROWS])
def test_a_body_is_known_in_every_wording_of_an_order(want: str, level: str, name: str) -> None:
    name = name.removeprefix("Đề nghị ")
    assert set(codes(fold(name), level)) == set(want.split())
    for order in ORDERS:
        said = order.format(name if order[0] != "{" else name[0].upper() + name[1:])
        found = acting(said, fold(said))
        assert found is not None
        assert said[found[0] : found[1]].lower() == name.lower()
