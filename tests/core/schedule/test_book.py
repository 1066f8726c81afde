"""Law files are read whole or refused with their fault."""

from datetime import date

import pytest

from hoiam.core.errors import Unreadable
from hoiam.core.schedule import locator_of, parse_book, parse_instrument
from hoiam.core.values.law import Confidence
from tests.core.schedule.cast import HEAD

ROW = '\n[[rule]]\nid = "TEST.39.1"\nobligor = "agency"\naction = "act"\ntext = "Làm việc."\n'


def clocked(clock: str) -> str:
    return HEAD + ROW + f"clock = {{ {clock} }}\n"


def test_a_row_inherits_from_its_instrument() -> None:
    instrument, [rule] = parse_instrument(HEAD + ROW)
    assert instrument.id == "TEST"
    assert (rule.valid_from, rule.valid_to) == (date(2022, 1, 1), None)
    assert rule.locator == "Điều 39 khoản 1"
    assert rule.article == "Điều 39 khoản 1 Quy tắc thử"
    assert rule.short == "Đ.39.1"
    assert rule.confidence is Confidence.A
    assert len(rule.digest) == 64


def test_the_digest_changes_with_any_word_of_the_row() -> None:
    one, two = (parse_instrument(HEAD + ROW + note)[1][0].digest for note in ("", 'note = "đã đối chiếu"\n'))
    assert one != two


@pytest.mark.parametrize(
    ("tail", "locator"),
    [
        ("6.3.a", "Điều 6 khoản 3 điểm a"),
        ("42.5.b-weekly", "Điều 42 khoản 5 điểm b"),
        ("12", "Điều 12"),
    ],
)
def test_places_are_named_as_the_law_names_them(tail: str, locator: str) -> None:
    assert locator_of(tail) == locator


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[instrument", "law.broken"),
        ("[instrument]\nid = 'X'\n", "law.broken"),
        (HEAD + ROW + 'confidence = "Z"\n', "law.broken"),
        (HEAD + ROW + "clokc = 3\n", "law.strange_key"),
        (HEAD.replace('source = "bài thử"', 'source = "bài thử"\nsigner = "?"') + ROW, "law.strange_key"),
        (HEAD + ROW.replace("TEST.39.1", "OTHER.39.1"), "law.foreign_id"),
        (HEAD + ROW.replace("TEST.39.1", "TEST"), "law.foreign_id"),
        (HEAD + ROW + "valid_to = 2021-01-01\n", "law.validity"),
        (HEAD + ROW + 'part_of = "TEST.39"\n', "law.no_such_rule"),
        (HEAD + ROW + 'succeeded_by = ["TEST.40"]\n', "law.no_such_rule"),
        (HEAD + ROW + ROW, "law.twice"),
        (clocked('kind = "moon", start = "received_at"'), "law.clock"),
        (clocked('kind = "hours", n = 24'), "law.clock"),
        (clocked('kind = "hours", start = "yesterday", n = 24'), "law.clock"),
        (clocked('kind = "hours", start = "received_at"'), "law.clock"),
        (clocked('kind = "hours", start = "received_at", n = -1'), "law.clock"),
        (clocked('kind = "hours", start = "received_at", n = "nhiều"'), "law.clock"),
        (clocked('kind = "working_days", start = "received_at", n = 3, before = true'), "law.clock"),
        (clocked('kind = "before_wallclock", start = "asked_at", weekday = 8, time = 15:00:00'), "law.clock"),
        (clocked('kind = "before_wallclock", start = "asked_at", weekday = 4'), "law.clock"),
        (clocked('kind = "once_by_date", start = "asked_at", day = 32'), "law.clock"),
        (clocked('kind = "once_by_date", start = "asked_at", day = 3, month = 13'), "law.clock"),
        (clocked('kind = "once_by_date", start = "asked_at", day = 3, year = 2026'), "law.clock"),
    ],
)
def test_a_faulty_file_is_refused(text: str, code: str) -> None:
    with pytest.raises(Unreadable) as caught:
        parse_book([text])
    assert caught.value.code == code


def test_a_corrected_row_may_stand_beside_the_one_it_corrects() -> None:
    old = ROW + "recorded_to = 2026-09-01\n"
    new = ROW + "recorded_from = 2026-09-01\n"
    assert len(parse_book([HEAD + old + new]).rules) == 2


def test_a_row_may_change_with_the_day_of_the_event() -> None:
    early = ROW + "valid_to = 2023-01-01\n"
    late = ROW + "valid_from = 2023-01-01\n"
    assert len(parse_book([HEAD + early + late]).rules) == 2
