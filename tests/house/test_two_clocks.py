"""Every step of core gives the same answer whatever the clock shows: libraries read it too, where nobody looks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine

import hoiam
from hoiam.core import alert as alerts
from hoiam.core.alert import Told
from hoiam.core.calendar import TET, localdate
from hoiam.core.classify import classify_piece, parse_lexicon, read_model
from hoiam.core.compare import compare, differences
from hoiam.core.compose.check import check
from hoiam.core.compose.letter import letter
from hoiam.core.compose.paper import paper
from hoiam.core.compose.report import weekly_report
from hoiam.core.extract import extract
from hoiam.core.foresee import Almanac, Series, forecast
from hoiam.core.group import backgrounds, latest, versions
from hoiam.core.handle.route import Question, route
from hoiam.core.match import compile_gazetteer, match, parse
from hoiam.core.read import read
from hoiam.core.schedule import due, next_wallclock, valid_rule
from hoiam.core.schedule.recur import next_due
from hoiam.core.text.restore import Marks, restore
from hoiam.core.values.article import Page, Piece
from hoiam.core.values.case import Verdict
from hoiam.core.values.edit import Said
from hoiam.outside import shipped
from hoiam.outside.scan.names import names_of_units
from hoiam.outside.shipped import lawbook
from tests.core.compose import samples
from tests.core.compose.paper_samples import PAPERS

NOW = datetime(2022, 10, 6, 8, tzinfo=UTC)
CLOCKS = (datetime(2022, 10, 6, 1, tzinfo=UTC), datetime(2031, 2, 28, 23, 59, tzinfo=UTC))
WORDS = "Người dân thôn 7, xã Đăk Ui, huyện Đăk Hà phản ánh công trình cấp nước hỏng hai tháng nay. " * 4
# No time in the page's data, only words and a far future: date finders clip to "today" and guess from it.
UNDATED = (
    f"<title>Nước</title><p>Đăng ngày 5/10/2029, cập nhật hôm qua</p><article><h1>Nước</h1><p>{WORDS}</p></article>"
)
DATED = UNDATED.replace(
    "<title>", '<meta property="article:published_time" content="2022-10-05T07:00:00+07:00"><title>'
)
PIECE = Piece("1", "Thiếu nước", "", WORDS, NOW, "press")
DISPATCH = Path(__file__).parents[1] / "samples/dispatches/bo-2020-cong-van.txt"
VERSION = versions[latest]


def _group() -> object:
    background = VERSION.Background(shipped.data(backgrounds[latest]))
    features = VERSION.features(PIECE, background)
    earlier = VERSION.Candidate("0", "s", VERSION.features(replace(PIECE, key="0"), background), NOW)
    return features, VERSION.place(features, NOW, [earlier], background)


def _due() -> object:
    book, calendar = lawbook.law(), lawbook.calendar()
    on = date(2022, 9, 9)
    weekly = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
    answer = due(valid_rule(book.rules, "L103-2016.39.1", on), NOW, calendar)
    thursday = next_wallclock(valid_rule(book.rules, "CV2736-2022.2.1b", localdate(NOW)), NOW, calendar)
    return answer, thursday, next_due(weekly, NOW, NOW, calendar)


def _classify() -> object:
    texts = {name: shipped.text(name) for name in shipped.names("labels", ".toml")}
    return classify_piece(PIECE, parse_lexicon(texts), read_model(shipped.data("labels/model.bin")))


def _alert() -> object:
    story = Told("urgent", "complaint", "land", frozenset(), {}, (alerts.Piece("a", NOW),))
    night = NOW.replace(hour=15)  # 22:00 in Việt Nam
    calendar = lawbook.calendar()
    waits = [alerts.send_at(night, one, False, alerts.DEFAULT, calendar) for one in alerts.WAITS]
    return alerts.decide(story, alerts.DEFAULT, NOW), waits, alerts.next_digest(night, alerts.DEFAULT, calendar)


BEFORE = Said("Đăk Ui thiếu nước", "", "Theo xã, 120 hộ thiếu nước từ ngày 5/8.")
AFTER = Said("Đăk Ui đã có nước", "", "Theo xã, 210 hộ thiếu nước từ ngày 5/8.")
STEPS: dict[str, Callable[[], Any]] = {
    "alert": _alert,
    "calendar": lambda: lawbook.calendar(),
    "classify": _classify,
    "compare": lambda: (compare(BEFORE, AFTER), differences(BEFORE, AFTER)),
    "compose": lambda: (
        *(letter(samples.MIXED), check(letter(samples.MIXED)), weekly_report(samples.WEEK)),
        *(paper(facts) for facts in PAPERS.values()),
    ),
    "extract": lambda: [extract(Page("http://a/1", html.encode()), NOW) for html in (UNDATED, DATED)],
    "foresee": lambda: forecast(Series(date(2022, 7, 4), (2, 1, 3, 0, 1, 0, 0) * 13), date(2022, 10, 3), Almanac(TET)),
    "group": _group,
    "handle": lambda: route(Question(Verdict.FALSE, True, True, date(2022, 10, 6))),
    "match": lambda: match(PIECE, compile_gazetteer(parse(shipped.text("gazetteer/dak-ha.toml"))), NOW.date()),
    "read": lambda: read(DISPATCH.read_text(), Marks.load(shipped.mapped("marks/vi.bin")), names_of_units()),
    "schedule": _due,
    "text": lambda: restore("Nguoi dan thieu nuoc sach", Marks.load(shipped.mapped("marks/vi.bin"))),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_gives_the_same_answer_under_two_clocks(step: str) -> None:
    answers = []
    for clock in CLOCKS:
        with time_machine.travel(clock, tick=False):
            answers.append(repr(STEPS[step]()))
    assert answers[0] == answers[1]
    assert len(answers[0]) > 40  # it said something


def test_every_step_of_core_is_asked() -> None:
    rooms = {path.parent.name for path in (Path(hoiam.__file__).parent / "core").glob("*/__init__.py")}
    assert set(STEPS) == rooms - {"values"}


def test_a_date_after_the_day_of_reading_is_no_date_whatever_the_clock_shows() -> None:
    for clock in CLOCKS:
        with time_machine.travel(clock, tick=False):
            found = extract(Page("http://a/1", UNDATED.encode()), NOW)
            assert getattr(found, "published_at", None) is None
