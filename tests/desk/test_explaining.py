"""A press agency is asked to explain what it printed: its own term, from the receipt on, until it answers."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hoiam.core.calendar.zone import VIETNAM, localdate
from hoiam.core.compose.paper_facts import Part
from hoiam.core.values.case import Verdict
from hoiam.desk.cases.models import Case, Notice
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import explaining
from hoiam.desk.letters.models import Letter
from hoiam.desk.letters.paper_facts import paper_facts_for, rules_of
from hoiam.run.steps import following
from tests import people, writes
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.desk.test_letters import refused
from tests.people import House

DAY = 24 * 60
OUTLET = "Báo mau-thong-reo"


def matter(house: House, verdict: Verdict = Verdict.FALSE) -> Case:
    return made.concluded(house, verdict, article=made.article(1))


def facts(house: House, case: Case, **changes: Any) -> Any:
    first = paper_facts_for(house.office, "giai_trinh", NOW, case=case)
    parts = tuple(replace(one, text=one.text or "- Số hộ nêu trong bài tính từ khi nào.") for one in first.parts)
    return replace(first, parts=parts, signature=replace(first.signature, name="Lê Thị Mẫu"), **changes)


def asked(house: House, case: Case | None = None) -> Letter:
    """Return a request that has gone out at 8 past."""
    case = case or matter(house)
    told = {"facts": facts(house, case), "case": case, "rules": rules_of("giai_trinh", NOW.date())}
    letter = letters.draft_paper(office=house.office, **told, **by(people.ROUTER, 5))
    letter = letters.submit(letter=letter, **by(people.ROUTER, 6))
    letters.approve(letter=letter, **by(people.LEADER, 7))
    return letters.issue(letter=letter, **by(people.CLERK, 8))


def test_the_term_runs_from_the_receipt_and_ends_with_the_answer(house: House) -> None:
    letter = asked(house)
    assert (letter.outlet.name, letter.rules) == (OUTLET, ["L103-2016.39.4"])
    assert explaining.term_of(letter) is None and list(explaining.unanswered(house.office)) == [letter]
    letter = letters.received(letter=letter, at=later(9), **by(people.CLERK, 10))
    clock = explaining.term_of(letter)
    assert clock and (clock.rule, clock.due["start_event"]) == ("L103-2016.39.4", "letter_received_at")
    assert localdate(clock.ends_at - timedelta(seconds=1)) == localdate(NOW) + timedelta(days=15)
    assert letter.case.clocks.filter(what__in=("press_reply", "press_correction")).count() == 0
    told = {"says": "stands", "text": "Báo giữ nguyên nội dung, gửi kèm cách tính.", "at": later(3 * DAY)}
    letters.replied(letter=letter, **told, **by(people.CLERK, 3 * DAY + 1))
    clock.refresh_from_db()
    assert (clock.ended, list(explaining.unanswered(house.office))) == ("done", [])
    assert not letter.publications.exists()


def test_a_receipt_of_august_2026_has_fifteen_working_days(house: House) -> None:
    letter, at = asked(house), datetime(2026, 8, 3, 9, tzinfo=VIETNAM)
    letters.received(letter=letter, at=at, by=people.CLERK, now=at)
    clock = explaining.term_of(letter)
    assert clock and clock.rule == "ND237-2026.18.6"
    last = localdate(clock.ends_at - timedelta(seconds=1))
    assert last.isoformat() == "2026-08-22"  # a Saturday that is worked


def test_a_receipt_set_anew_takes_the_place_of_the_one_before(house: House) -> None:
    letter = asked(house)
    for minutes in (9, 90):
        letter = letters.received(letter=letter, at=later(minutes), **by(people.CLERK, 100))
    running = letter.case.clocks.filter(what="press_explains", done_at=None)
    assert [clock.started_at for clock in running] == [later(90)]


def test_that_it_is_late_is_told_once_and_a_late_answer_stays_late(house: House) -> None:
    letter = letters.received(letter=asked(house), at=later(9), **by(people.CLERK, 10))
    for days in (14, 16, 17):
        following.follow({"office": house.office.key}, later(days * DAY), None)  # type: ignore[arg-type]
    told = Notice.objects.filter(code="notice.letter.silent")
    assert [(one.role, one.facts["outlet"]) for one in told] == [("PHONG_VHTT", OUTLET)]
    said = {"says": "other", "text": "Báo xin lỗi vì chậm.", "at": later(18 * DAY)}
    letters.replied(letter=letter, **said, **by(people.CLERK, 18 * DAY))
    clock = explaining.term_of(letter)
    assert clock and clock.done_at and clock.done_at > clock.ends_at


def test_an_answer_in_time_that_is_noted_late_is_no_late_one(house: House) -> None:
    letter = letters.received(letter=asked(house), at=later(9), **by(people.CLERK, 10))
    said = {"says": "stands", "text": "Báo gửi kèm cách tính.", "at": later(14 * DAY)}
    letters.replied(letter=letter, **said, **by(people.CLERK, 20 * DAY))
    clock = explaining.term_of(letter)
    assert clock and (clock.done_at, clock.done_at < clock.ends_at) == (later(14 * DAY), True)


def test_an_answer_that_is_noted_before_the_receipt_leaves_nothing_owed(house: House) -> None:
    letter = asked(house)
    said = {"says": "stands", "text": "Báo gửi kèm cách tính.", "at": later(2 * DAY)}
    letters.replied(letter=letter, **said, **by(people.CLERK, 2 * DAY))
    letter = letters.received(letter=letter, at=later(9), **by(people.CLERK, 3 * DAY))
    clock = explaining.term_of(letter)
    assert clock and (clock.started_at, clock.done_at) == (later(9), later(2 * DAY))


def test_what_was_found_true_is_not_asked_about(house: House) -> None:
    case = made.concluded(house, Verdict.FALSE, Verdict.TRUE, article=made.article(1))
    right = case.claims.get(verdict=Verdict.TRUE)
    right.text = "Đường ống vỡ từ tháng 7"
    with writes.by_a_wrong_hand():
        right.save()
    wrong = case.claims.get(verdict=Verdict.FALSE)
    said = next(part.text for part in paper_facts_for(house.office, "giai_trinh", NOW, case=case).parts)
    quoted = [f"“{one.text.strip(' “”')}”" in said for one in (wrong, right)]
    assert quoted == [True, False]


def test_only_who_printed_it_is_asked_and_nobody_about_what_is_true(house: House) -> None:
    case = matter(house)
    other = facts(house, case, addressees=("Báo Khác",))
    draft = {"office": house.office, "case": case}
    refused(lambda: letters.draft_paper(facts=other, **draft, **by(people.ROUTER, 5)), "letter.explain_outlet")
    source = replace(
        facts(house, case), parts=(Part("noi_dung", "- Nội dung"), Part("giai_thich", "- Ai cung cấp tin"))
    )
    refused(lambda: letters.draft_paper(facts=source, **draft, **by(people.ROUTER, 5)), "paper.explain_source")
    right = made.concluded(house, Verdict.TRUE, article=made.article(2))
    asks = {"office": house.office, "case": right, "facts": facts(house, right)}
    refused(lambda: letters.draft_paper(**asks, **by(people.ROUTER, 5)), "letter.explain_true")


def test_what_was_found_true_since_does_not_go_out(house: House) -> None:
    case = matter(house)
    told = {"facts": facts(house, case), "case": case}
    letter = letters.draft_paper(office=house.office, **told, **by(people.ROUTER, 5))
    letter = letters.submit(letter=letter, **by(people.ROUTER, 6))
    with writes.by_a_wrong_hand():
        Case.objects.filter(pk=case.pk).update(verdict=Verdict.TRUE)
    letter = Letter.objects.get(pk=letter.pk)
    refused(lambda: letters.approve(letter=letter, **by(people.LEADER, 7)), "letter.explain_true")
