"""What becomes of a part of work is told to who waits for it; what was raised is answered within the office's term."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.core.values.case import Track, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case, CaseClock, Notice
from hoiam.desk.cases.words import history, notice
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import Letter
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import HANOI, House

DAY = 24 * 60
DONE = {"note": "Đã thay 40 m ống", "proof": "Biên bản nghiệm thu"}


def told(case: Case, code: str) -> set[str]:
    """Return whom a notice was for: units, roles and persons by their keys."""
    rows = Notice.objects.filter(case=case, code=code)
    return {one.unit.key if one.unit else one.role or one.person for one in rows}


def words(case: Case, code: str) -> str:
    one = Notice.objects.filter(case=case, code=code).first()
    assert one
    return notice(one.code, one.facts)


def sent(house: House) -> Letter:
    """Return an objection that a daily has received."""
    letter = letters.issue(letter=made.approved(house, to=made.outlet(press_type="daily")), **by(people.CLERK, 8))
    return letters.received(letter=letter, at=later(9), **by(people.CLERK, 10))


def print_(letter: Letter, outcome: str, minutes: int = 20, **more: Any) -> None:
    day = later(minutes).date()
    letters.printed(letter=letter, outcome=outcome, printed_on=day, **more, **by(people.CLERK, minutes))


def test_who_follows_the_case_hears_that_a_remedy_is_done_and_what_it_was(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE)
    cases.advance_track(case=case, track=Track.REMEDY, to="doing", note="Đang thay", **by(people.VERIFIER, 8))
    assert told(case, "notice.remedy.done") == set()
    cases.advance_track(case=case, track=Track.REMEDY, to="done", **DONE, **by(people.VERIFIER, 9))
    assert {"VAN_PHONG", "PHONG_VHTT"} <= told(case, "notice.remedy.done")
    assert words(case, "notice.remedy.done") == "Đã khắc phục xong: Đã thay 40 m ống"


def test_a_refusal_is_told_with_its_outlet_and_reason_to_unit_followers_and_leaders(house: House) -> None:
    letter = sent(house)
    assert told(letter.case, "notice.press.sent") >= {"mau-dak-ui", "PHONG_VHTT"}
    print_(letter, "refused", note="Bài đã nêu ý kiến của xã")
    assert told(letter.case, "notice.press.refused") == {
        "mau-dak-ui",
        "VAN_PHONG",
        "PHONG_VHTT",
        "CHU_TICH",
        "PCT",
    }
    said = words(letter.case, "notice.press.refused")
    assert letter.outlet.name in said and letter.full_number in said and "ý kiến của xã" in said


def test_a_printed_correction_is_told_once_for_each_outlet_also_while_another_still_owes(house: House) -> None:
    letter = sent(house)
    print_(letter, "published")
    assert Notice.objects.filter(case=letter.case, code="notice.press.published", role="PHONG_VHTT").count() == 1


@pytest.mark.parametrize("outcome", ["refused", "published_partly"])
def test_after_a_refusal_the_offices_next_word_has_a_term_that_its_next_letter_ends(house: House, outcome: str) -> None:
    letter = sent(house)
    more = {"missing": ["Tên cơ quan phản hồi"]} if outcome == "published_partly" else {}
    print_(letter, outcome, **more)
    clock = letter.case.clocks.get(what="onward")
    assert (clock.rule, clock.policy) == ("POLICY.onward", True)
    assert clock.ends_at == datetime(2022, 10, 12, tzinfo=HANOI)  # three working days: 7, 10 and 11 October
    cases.advance_track(
        case=letter.case, track=Track.OBJECTION, to="dropped", note="Lý do của báo đúng", **by(people.SECOND_EYES, 30)
    )
    assert letter.case.clocks.get(what="onward").ended == "left"


def test_silence_begins_the_same_term(house: House) -> None:
    letter = sent(house)
    print_(letter, "overdue", 5 * DAY)
    assert letter.case.clocks.filter(what="onward", done_at=None).count() == 1


@pytest.fixture
def raised(house: House) -> Case:
    """Return a concluded case that people raised on a page of their village."""
    page = made.article(of=made.source(made.outlet("trang-thon", kind="public_page")))
    return made.concluded(house, Verdict.TRUE, article=page)


def feedback(case: Case) -> CaseClock:
    return case.clocks.get(what="feedback")


def test_who_raised_a_matter_is_told_within_five_working_days_of_the_conclusion(raised: Case) -> None:
    clock = feedback(raised)
    assert (clock.rule, clock.policy, clock.due["start_event"]) == ("POLICY.feedback", True, "concluded_at")
    assert clock.ends_at == datetime(2022, 10, 14, tzinfo=HANOI)
    cases.advance_track(case=raised, track=Track.FEEDBACK, to="told", **DONE, **by(people.VERIFIER, 20))
    assert feedback(raised).ended == "done"
    assert told(raised, "notice.feedback.told") >= {"VAN_PHONG", "PHONG_VHTT"}


def test_that_term_is_told_of_at_half_before_its_end_and_late_to_who_follows(house: House, raised: Case) -> None:
    seen: list[tuple[str, str]] = []
    at = made.NOW
    while not any(code == "notice.clock.late" for code, _who in seen):
        at += timedelta(hours=1)
        cases.remind_due(office=house.office, by=MACHINE, now=at)
        rows = Notice.objects.filter(case=raised, facts__clock="feedback").order_by("id")
        seen = [(one.code, one.unit.key if one.unit else one.role) for one in rows]
    codes = [code for code, who in seen if who == "mau-dak-ui"]
    assert codes[0] == "notice.clock.half"
    assert set(codes[1:-1]) == {"notice.clock.soon"}  # four fifths of so short a term lie within its last two days
    assert {who for code, who in seen if code == "notice.clock.late"} >= {"mau-dak-ui", "VAN_PHONG", "PHONG_VHTT"}


def test_a_new_conclusion_that_asks_for_no_feedback_lets_its_term_go(house: House, raised: Case) -> None:
    cases.reopen(case=raised, reason="Có tài liệu mới, phải xem lại", **by(people.SECOND_EYES, 60))
    claim = raised.claims.get(letter="A")
    told_ = {"verdict": Verdict.UNKNOWN, "finding": "Chưa đủ căn cứ.", "proofs": []}
    claim = cases.judge(claim=claim, **told_, **by(people.VERIFIER, 61))
    cases.check(claim=claim, **by(people.SECOND_EYES, 62))
    cases.conclude(case=raised, **by(people.VERIFIER, 63))
    assert feedback(raised).ended == "left"


@pytest.mark.parametrize(
    ("code", "facts", "said"),
    [
        ("notice.press.overdue", {"note": "Đã nhắc hai lần."}, "Ghi nhận cơ quan báo chí không đăng. Đã nhắc hai lần."),
        ("notice.press.overdue", {"note": ""}, "Ghi nhận cơ quan báo chí không đăng."),
        ("notice.answer.given", {"note": "3/UBND"}, "Đã trả lời cơ quan báo chí bằng công văn 3/UBND."),
        (
            "notice.press.refused",
            {"number": "3/UBND", "note": ""},
            "Cơ quan báo chí từ chối đăng theo công văn 3/UBND.",
        ),
    ],
)
def test_a_notice_without_a_newspaper_of_the_register_reads_without_gaps(
    code: str, facts: dict[str, Any], said: str
) -> None:
    assert notice(code, {"outlet": "", **facts}) == said


def test_a_clarification_that_stands_on_a_channel_of_ours_is_published_not_published_in_full() -> None:
    told = {"track": "clarification", "to": "published", "note": "Đăng trên cổng"}
    assert history("track.advance", told) == "cập nhật phần việc “Tin bài làm rõ”: đã đăng. Đăng trên cổng"
    assert "đã đăng đủ" in history("track.advance", {**told, "track": "objection"})
