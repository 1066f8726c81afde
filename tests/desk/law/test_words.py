"""Every reason that the schedule can give has a sentence, and no sentence asks for a fact that is not there."""

import re
from pathlib import Path

import pytest

import hoiam.core.schedule as schedule
from hoiam.core.values.law import Event
from hoiam.desk.law.words import EVENTS, SENTENCES, gettext_noop, length, sentence
from hoiam.outside.shipped import lawbook

ROOM = Path(schedule.__file__).parent
ELSEWHERE = {"recur.py", "handed.py"}  # their reasons are told by the words of directives
FAMILIES = {"rule.confidence", "rule.not_valid", "wallclock.holiday", "count."}


def test_every_code_of_the_schedule_has_words() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in ROOM.glob("*.py") if path.name not in ELSEWHERE)
    codes = set(re.findall(r'(?:why|RuleUnknown|Unreadable)\(\s*"([a-z_.]+)"', source))
    codes |= set(re.findall(r'"((?:count|date|limit|rounds|hours)\.[a-z_]+)"', source))
    spoken = {code for code in codes if not code.startswith("law.") or code == "law.broken"}
    assert {c for c in spoken if c not in SENTENCES and not any(k.startswith(f"{c}.") for k in SENTENCES)} == set()


def test_every_start_event_has_words() -> None:
    assert set(EVENTS) == set(Event)


def test_days_and_moments_are_written_as_officers_write_them() -> None:
    facts = {"event": "signed_at", "at": "2022-10-03T15:00:00+07:00"}
    assert sentence("start", facts) == "Bắt đầu từ khi văn bản được ký: 15:00 thứ Hai 03/10/2022."
    rolled = {"last": "2022-09-02", "off": "holiday", "name": "Quốc khánh", "due": "2022-09-05"}
    assert "(Quốc khánh)" in sentence("count.rolled", rolled)


def test_a_sentence_can_be_said_in_another_language() -> None:
    english = {SENTENCES["count.same_day"]: "To be done the same day, %(last)s.", "thứ Hai": "Monday"}
    said = sentence("count.calendar_days", {"n": 0, "last": "2022-10-10"}, lambda text: english.get(text, text))
    assert said == "To be done the same day, Monday 10/10/2022."


def test_a_code_without_words_is_said_rather_than_hidden() -> None:
    assert sentence("moon.full", {}) == "Không tính được (moon.full)."


@pytest.mark.parametrize("grade", ["A~", "B", "C", "D", "unreadable"])
def test_every_grade_below_a_asks_to_check_the_gazette(grade: str) -> None:
    assert "đối chiếu Công báo" in sentence("rule.confidence", {"grade": grade})


def test_marking_changes_nothing() -> None:
    assert gettext_noop("hạn") == "hạn"


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("ND237-2026.18.3", "15 ngày làm việc"),
        ("ND237-2026.22.3", "24 giờ trước đó"),
        ("ND237-2026.19.3.a", "ít nhất ? ngày"),
        ("CV2736-2022.2.1b", "trước 15:00 thứ Năm"),
        ("POLICY.weekly_draft", "đến 13:00 thứ Năm"),
        ("ND244-2026.10", "trước ngày 20/12"),
        ("POLICY.monthly_summary", "đến hết ngày 25"),
        ("L103-2016.42.5.a", "ngay"),
    ],
)
def test_a_clock_is_short_enough_for_a_chip(id: str, words: str) -> None:
    [rule] = [rule for rule in lawbook.law().rules if rule.id == id]
    assert rule.clock is not None
    assert length(rule.clock) == words
