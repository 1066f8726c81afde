"""The words that a list has for a broadcast of a public page are kept without names and numbers (guard-rail G1)."""

import pytest

from hoiam.core.values.article import Listed
from hoiam.run.steps.reading import _whole, extract
from tests.desk import made
from tests.desk.made import NOW

pytestmark = pytest.mark.django_db


def test_a_broadcast_without_text_of_a_public_page_is_kept_without_persons() -> None:
    source = made.source(made.outlet("mau-trang", kind="public_page"))
    told = "Bà Nguyễn Thị Hoa ở thôn 7 gọi 0905 123 456"
    entry = Listed(url="https://trang.example/a.mp3", title=told, summary=f"{told} kêu thiếu nước", broadcast=True)
    [kept] = extract([_whole(entry)], NOW, source)
    for said in (kept.title, kept.sapo, kept.text):
        assert "Hoa" not in said and "0905" not in said
