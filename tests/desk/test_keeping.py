"""A printed correction has to stay: who saw it, when it was gone too early, and what those did who carried it on."""

from datetime import timedelta
from typing import Any

from hoiam.core.calendar.zone import localdate
from hoiam.core.values.case import Track
from hoiam.desk.cases import queries as case_queries
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import keeping
from hoiam.desk.letters.models import Letter
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_letters import conclusion_letter, refused
from tests.people import House

DAY = 24 * 60
FIRST = localdate(NOW)


def corrected(house: House, press_type: str = "electronic", days: int = 0) -> Letter:
    """Return a request for correction that the press printed in full, so many days after it went out."""
    letter = conclusion_letter(house, made.outlet(press_type=press_type))
    told = {"outcome": "published", "printed_on": FIRST + timedelta(days=days)}
    letters.printed(letter=letter, **told, **by(people.CLERK, 20 + days * DAY))
    return letter


def seen(letter: Letter, day: int, stands: bool, **more: str) -> Any:
    told = {"seen_on": FIRST + timedelta(days=day), "stands": stands, **more}
    return letters.note_standing(letter=letter, **told, **by(people.CLERK, day * DAY + 30))


def objection(letter: Letter) -> str:
    return str(case_queries.track_states(letter.case)[Track.OBJECTION])


def of(letter: Letter) -> keeping.Kept:
    held = keeping.kept(letter)
    assert held is not None
    return held


def test_an_electronic_paper_keeps_it_seven_days_and_what_was_seen_is_counted(house: House) -> None:
    letter = corrected(house)
    assert of(letter).until == FIRST + timedelta(days=7)
    assert not of(letter).waits(FIRST + timedelta(days=6)) and of(letter).waits(FIRST + timedelta(days=7))
    seen(letter, 3, True, place="Chuyên mục Cải chính trên trang chủ")
    seen(letter, 7, True)
    assert of(letter).days() == 7 and not of(letter).waits(FIRST + timedelta(days=9))
    seen(letter, 8, False)
    assert objection(letter) == "published"  # it stood for as long as it must


def test_gone_before_its_time_it_was_printed_in_part_and_the_case_has_a_next_word(house: House) -> None:
    letter = corrected(house)
    seen(letter, 7, False)
    last = letter.publications.order_by("pk").last()
    assert last and (last.outcome, objection(letter)) == ("published_partly", "published_partly")
    assert last.missing == ["Thông tin cải chính trên báo điện tử được giữ ít nhất 07 ngày. (Đ.42.5.a)"]
    assert letter.case.clocks.filter(what="onward", done_at=None).exists()
    seen(letter, 7, False)  # seen gone by another: nothing is concluded twice
    assert letter.publications.order_by("pk").last() == last


def test_a_number_that_could_not_be_read_concludes_nothing(house: House) -> None:
    days = 1400  # August 2026, when NĐ 237/2026 holds
    letter = corrected(house, days=days)
    held = of(letter)
    assert held.rule and held.rule.id == "ND237-2026.19.3.a" and held.until is None
    assert held.waits(FIRST + timedelta(days=days + 1))
    seen(letter, days + 1, False)
    assert objection(letter) == "published"


def test_of_a_daily_the_law_names_no_time(house: House) -> None:
    letter = corrected(house, "daily")
    assert of(letter).rule is None and not of(letter).waits(FIRST + timedelta(days=30))
    seen(letter, 1, False)
    assert objection(letter) == "published"


def test_who_carried_it_on_is_noted_once_by_name_with_what_it_did(house: House) -> None:
    letter = corrected(house)
    told = {"letter": letter, "name": "Trang Tin Gom"}
    letters.note_reprint(**told, asked_on=FIRST, **by(people.CLERK, 30))
    letters.note_reprint(**told, asked_on=FIRST, did="corrected", did_on=FIRST, **by(people.CLERK, 31))
    row = letter.reprints.get()
    assert (row.name, row.did, row.outlet) == ("Trang Tin Gom", "corrected", None)
    assert len(made.lines("letter.reprint")) == 2
    told["name"] = letter.press
    refused(lambda: letters.note_reprint(**told, **by(people.CLERK, 32)), "letter.reprint_name")
    told["name"] = "Trang Khác"
    refused(lambda: letters.note_reprint(**told, did="nothing", **by(people.CLERK, 32)), "letter.reprint_day")


def test_only_what_was_printed_is_looked_at_and_by_who_follows_the_press(house: House) -> None:
    letter = conclusion_letter(house, made.outlet())
    refused(lambda: seen(letter, 0, True), "letter.not_printed")
    done = corrected(house)
    told = {"letter": done, "seen_on": FIRST, "stands": True}
    refused(lambda: letters.note_standing(**told, **by(people.VERIFIER, 30)), "letter.follow_role")
    early = told | {"seen_on": FIRST - timedelta(days=1)}
    refused(lambda: letters.note_standing(**early, **by(people.CLERK, 30)), "letter.seen_day")
