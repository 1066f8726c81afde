"""A doubtful word is shown as it stands on the paper, beside the question how it reads."""

import io
from typing import Any
from unittest.mock import patch

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from hoiam.core.values.actor import Role
from hoiam.core.values.sight import Sight, Strip, Unsure
from hoiam.desk.directives.models import Directive
from hoiam.desk.directives.on_paper import spot
from hoiam.outside.scan import tesseract
from hoiam.run.hands import hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from hoiam.run.steps import scanning
from tests import people
from tests.people import SECOND_EYES, THURSDAY, House
from tests.web.conftest import ClientFor
from tests.web.directives.paper import CLEAN, page, send

pytestmark = pytest.mark.usefixtures("law_loaded", "keep")
LINE = next(n for n, line in enumerate(CLEAN.split("\n"), 1) if "15h00" in line)
WORDS = CLEAN.split("\n")[LINE - 1].split()
BOXES = tuple((0.1 + n * 0.04, 0.5, 0.13 + n * 0.04, 0.52) for n in range(len(WORDS)))
SEEN = Sight(CLEAN, (Unsure(LINE, "15h00", 0.4),), strips=(Strip(LINE, BOXES),))


def _scanned(browser: Any, sight: Sight, monkeypatch: pytest.MonkeyPatch) -> Directive:
    """Hand in a page that a recogniser must see, and let it see that."""
    monkeypatch.setattr(tesseract, "present", lambda: "/usr/bin/tesseract")
    out = io.BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.save(out)
    send(browser, out.getvalue(), "quet.pdf")
    with patch.object(scanning, "page_of", lambda data, number: sight.on_page(number)):
        while run_due(dict(KINDS), lambda: THURSDAY, hands(), limit=1):
            pass
    return Directive.objects.get()


def _place(found: Directive) -> int:
    return next(n for n, doubt in enumerate(found.doubts) if doubt["original"] == "15h00")


def test_the_piece_of_paper_is_shown_with_the_word_marked(
    house: House, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = client_for(SECOND_EYES)
    found = _scanned(browser, SEEN, monkeypatch)
    place = _place(found)
    address = f"/van-ban/den/{found.pk}/chu/{place}/anh/"
    assert f'src="{address}"' in page(browser, f"/van-ban/den/{found.pk}/?chu={place + 1}")
    answer = browser.get(address)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/png", "nosniff")
    assert "private" in answer["Cache-Control"]
    shown = np.asarray(Image.open(io.BytesIO(answer.content)).convert("RGB")).astype(int)
    marked = (shown[:, :, 0] - shown[:, :, 2]) > 60
    assert marked.any() and not marked.all()
    assert page(browser, f"/van-ban/den/{found.pk}/chu/999/anh/", 404)


def test_a_word_of_which_nobody_told_where_it_stands_is_asked_without_a_picture(
    house: House, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = client_for(SECOND_EYES)
    found = _scanned(browser, Sight(CLEAN, SEEN.unsure), monkeypatch)
    place = _place(found)
    assert "/anh/" not in page(browser, f"/van-ban/den/{found.pk}/?chu={place + 1}")
    page(browser, f"/van-ban/den/{found.pk}/chu/{place}/anh/", 404)


def test_the_word_is_found_among_like_words_and_within_what_stands_close_to_it() -> None:
    line = "(báo, báo cáo) gửi"
    boxes = tuple((0.1 * n, 0.3, 0.1 * n + 0.08, 0.32) for n in range(1, 5))
    sight = Sight(line, strips=(Strip(1, boxes, page=3, turn=90),))
    found = spot(sight, line, [{"line": 1, "original": "báo cáo"}], 0)
    assert found is not None
    assert (found.page, found.turn) == (3, 90)
    assert found.word == pytest.approx((0.2, 0.3, 0.38, 0.32))
    assert found.piece[3] - found.piece[1] == pytest.approx(0.46)  # the line runs down the page
    assert spot(sight, line, [{"line": 1, "original": "khác"}], 0) is None
    assert spot(sight, line, [{"line": 2, "original": "báo"}], 0) is None


def _marked(line: str, doubts: list[str], place: int) -> str | None:
    """Return the word of a line whose box is marked for a doubt."""
    words = line.split()
    boxes = tuple((0.01 * n, 0.3, 0.01 * n + 0.008, 0.32) for n in range(len(words)))
    sight = Sight(line, strips=(Strip(1, boxes),))
    found = spot(sight, line, [{"line": 1, "original": one} for one in doubts], place)
    return words[round(found.word[0] * 100)] if found else None


def test_a_word_is_not_looked_for_inside_another() -> None:
    line = "trước ngày 12 tháng 10 năm 2022 gửi 2 bản về phòng gửi"
    assert _marked(line, ["2"], 0) == "2"
    assert _marked(line, ["0"], 0) is None


def test_of_like_words_the_second_doubt_marks_the_second() -> None:
    line = "báo, rồi báo;"
    assert [_marked(line, ["báo", "báo"], place) for place in (0, 1)] == ["báo,", "báo;"]
    assert _marked(line, ["báo", "báo", "báo"], 2) == "báo;"


@pytest.mark.parametrize(("seen", "meant"), [("l5h00", "15h00"), ("15hOO", "15h00"), ("O5", "05")])
def test_a_bent_figure_is_shown_as_it_stands(seen: str, meant: str) -> None:
    assert _marked(f"trước {seen} ngày thứ năm hằng tuần", [meant], 0) == seen


def test_what_was_seen_is_written_down_and_read_again_whole() -> None:
    one = Sight("a b", strips=(Strip(1, ((0.1, 0.2, 0.3, 0.4), None)),)).on_page(2)
    assert Sight.from_json(one.as_json()) == one
    assert [strip.line for strip in Sight.joined([Sight("x\ny"), one], "\n\n").strips] == [4]


def test_a_paper_of_another_office_is_not_found(
    house: House, client_for: ClientFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _scanned(client_for(SECOND_EYES), SEEN, monkeypatch)
    people.settle_other()
    stranger = client_for(people.actor("khac", Role.VAN_THU, "khac-van-phong", "khac"))
    page(stranger, f"/van-ban/den/{found.pk}/chu/{_place(found)}/anh/", 404)
