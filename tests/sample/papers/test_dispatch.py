"""The sample dispatch: plainly a sample, read as any scan is read, and one paper in all three of its shapes."""

import re

import pytest

from hoiam.core.text.normal import normal
from hoiam.desk.directives import doubts
from hoiam.outside.scan import pages
from hoiam.sample.papers import dispatch, scan


@pytest.fixture(scope="module")
def told():
    return dispatch.read_sample()


def test_every_shape_says_that_it_is_a_sample(told) -> None:
    assert told["restored"].splitlines()[0] == "CÔNG VĂN MẪU - VĂN BẢN HƯ CẤU"
    assert dispatch._file(dispatch.CLEAN).decode().startswith("CÔNG VĂN MẪU - VĂN BẢN HƯ CẤU")


def test_its_head_and_its_tasks_are_found(told) -> None:
    head, tasks = told["structure"]["document"], told["structure"]["tasks"]
    assert (head["number_full"], head["date"]) == ("2735/UBND-VX", "2022-10-05")
    assert head["issuer"]["name"] == "Ủy ban nhân dân huyện Đăk Hà"
    assert 8 <= len(tasks) <= 12
    kinds = [task["due"]["kind"] for task in tasks]
    assert {"weekly", "monthly", "quarterly", "dated", "days_after_receipt", "continuous"} <= set(kinds)
    weekly = next(task for task in tasks if task["due"]["kind"] == "weekly")
    assert weekly["actor"] == ["TRUNG_TAM"]
    assert {name: weekly["due"][name] for name in ("weekday", "time", "bound")} == {
        "weekday": 4,
        "time": "15:00",
        "bound": "before",
    }


def test_settling_every_doubt_gives_the_clean_text(told) -> None:
    text, rows = told["restored"], list(told["doubts"])
    assert rows
    for place, doubt in enumerate(rows):
        where = doubts.places(told["source"], text, rows)[place]
        word = dispatch.true_reading(doubt, doubts.standing(text, where, doubt))
        text = doubts.settled_text(text, where, word)
        rows[place] = {**doubt, "settled": word}
    clean = normal(dispatch._file(dispatch.CLEAN).decode())
    wrong = [
        (read, meant) for read, meant in zip(_words(text), _words(clean), strict=True) if read.lower() != meant.lower()
    ]
    assert len(wrong) <= 0.02 * len(_words(clean)), wrong
    assert dispatch.structure_of(text)["tasks"]


def test_the_scan_is_one_light_page_without_a_text_layer() -> None:
    data = dispatch.scan()
    assert pages.page_count(data) == 1 and len(data) < 300_000
    picture, kind = pages.page_picture(data, 1)
    assert kind == "image/png" and len(picture) < 100_000


def test_the_scan_is_made_by_its_script() -> None:
    made, kept = scan._grey(scan.make()), scan._grey(dispatch.scan())
    assert made.shape == kept.shape
    assert float(abs(made - kept).mean()) < 1  # of 255 shades


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
