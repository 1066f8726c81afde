"""The dispatch that asked for this system, as it came: a scan without marks."""

import json

import pytest

from bench.read.score import matched
from hoiam.core.read import read

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def found(shared, marks, names):
    text = (shared / "samples" / "dispatch-2736-ocr.txt").read_text(encoding="utf-8")
    return read(text, marks, names).as_json()


@pytest.fixture(scope="module")
def truth(shared):
    return json.loads((shared / "domain" / "dispatch-2736.json").read_text(encoding="utf-8"))


def _task(found, truth, name):
    pairs = matched(truth["tasks"], found["tasks"])
    place = [task["id"] for task in truth["tasks"]].index(name)
    return found["tasks"][pairs[place]]


def test_number_day_issuer_and_subject_are_right_with_their_marks(found, truth):
    head, want = found["document"], truth["document"]
    assert [head[key] for key in ("number", "notation", "number_full", "date", "place", "subject")] == [
        want[key] for key in ("number", "notation", "number_full", "date", "place", "subject")
    ]
    assert head["issuer"]["name"] == "Ủy ban nhân dân huyện Đăk Hà"
    assert (head["issuer"]["province"], head["issuer"]["level"]) == ("Kon Tum", "huyen")


def test_every_task_is_found_with_its_actors_and_no_task_is_invented(found, truth):
    pairs = matched(truth["tasks"], found["tasks"])
    assert len(pairs) == len(truth["tasks"]) == len(found["tasks"])
    for place, other in pairs.items():
        assert set(truth["tasks"][place]["actor"]) == set(found["tasks"][other]["actor"])


def test_the_weekly_report_is_due_strictly_before_thursday_fifteen_hundred(found, truth):
    task = _task(found, truth, "2.1b")
    assert task["due"] == {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
    assert task["outcome_source"] == "text"


def test_further_kinds_stand_beside_the_first(found, truth):
    assert _task(found, truth, "3.2a")["recurrence"] == "monthly,quarterly"
    assert _task(found, truth, "3.3b")["recurrence"] == "periodic,event"


@pytest.mark.parametrize("name", ["1.2b", "1.2c", "1.2d", "2.3b", "3.1b"])
def test_an_event_names_its_trigger(found, truth, name):
    due = _task(found, truth, name)["due"]
    assert due["kind"] == "event"
    assert due["trigger"]


def test_the_signer_is_not_invented(found):
    signature = found["document"]["signature"]
    assert signature["signer_name"] is None
    assert (signature["position"], signature["position_source"]) == ("PHÓ CHỦ TỊCH", "inferred")


def test_the_footnote_is_a_reference_and_no_task(found):
    numbers = {one["number"] for one in found["references"]}
    assert {"1042-CV/HU", "09/2017/NĐ-CP"} <= numbers
    assert not any("1042" in task["what"] for task in found["tasks"])


def test_doubtful_words_are_listed_with_their_lines(found):
    assert found["doubtful"]
    assert all(0 <= doubt["confidence"] <= 1 and doubt["line"] >= 1 for doubt in found["doubtful"])


def test_recipients_keep_their_purpose_only_where_it_is_written(found):
    purposes = [one["purpose"] for one in found["recipients"]]
    assert purposes == ["thực hiện", None, None, None, None, None, "lưu"]
