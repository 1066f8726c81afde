"""Invented dispatches of many bodies, kinds and years, on sound text and as bad scans."""

import json

import pytest

from bench.read.score import Tally, score
from hoiam.core.errors import Unreadable
from hoiam.core.read import read
from tests.core.read.conftest import SAMPLES

NAMES = sorted(path.stem for path in SAMPLES.glob("*.json"))


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_text_is_read_without_a_fault(name, sample, marks, names):
    tally = Tally()
    truth = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    score(name, truth, read(sample(name), marks, names).as_json(), tally)
    assert tally.wrong == []


@pytest.mark.slow
def test_bad_scans_are_read_nearly_as_well(sample, marks, names):
    tally = Tally()
    for name in NAMES:
        truth = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
        for variant in ("ocr-1", "ocr-2"):
            score(name, truth, read(sample(f"{name}.{variant}"), marks, names).as_json(), tally)
    share = {name: tally.right[name] / tally.of[name] for name in tally.of}
    assert share["tasks found"] >= 0.95
    assert share["task precision"] >= 0.95
    assert share["actor"] >= 0.95
    assert share["deadline"] >= 0.95
    assert share["header"] >= 0.9  # names of invented places cannot be restored


def test_a_sound_text_has_no_doubtful_words(sample, marks, names):
    assert read(sample("xa-2026-cong-van"), marks, names).doubtful == ()


def test_a_paper_without_orders_has_no_tasks(sample, marks, names):
    assert read(sample("xa-2020-bao-cao"), marks, names).tasks == ()


def test_an_urgent_telegram_says_so(sample, marks, names):
    assert read(sample("tinh-2024-cong-dien"), marks, names).header.urgency == "Hỏa tốc"


def test_marks_are_not_needed_to_find_the_structure(sample):
    found = read(sample("huyen-2017-chi-thi.ocr-1"))
    assert found.header.number == 9
    assert len(found.tasks) >= 7


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "read.empty"),
        ("  \n\n ", "read.empty"),
        ("12 34", "read.empty"),
        ("\x00\x01\x02" * 50 + "abc", "read.not_text"),
        ("Hôm qua trời nắng đẹp. Chúng tôi đi chợ mua rau và cá rồi về nhà nấu cơm.", "read.not_a_dispatch"),
    ],
)
def test_what_is_no_dispatch_is_refused_by_name(text, code):
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert refused.value.code == code
