"""What the office owes the press that asked in writing: from the receipt, to that outlet, whatever the case is doing.

L103/2016 Đ.39.1, 39.2 (to 30 June 2026); NĐ 237/2026 Đ.18.1 to 18.3 (from 1 July 2026).
"""

from datetime import datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import Refused
from hoiam.core.handle.route import Question, route
from hoiam.core.values.case import State, Track, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, CaseClock
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.facts import facts_for
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper
from hoiam.desk.sources.models import Outlet
from tests import people
from tests.desk import made
from tests.desk.made import NOW, SIGNED, by, later
from tests.people import HANOI, House

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
RECEIVED = NOW - timedelta(days=3)


def paper(house: House, outlet: Outlet, received: datetime = RECEIVED, kind: str = "press_request") -> Paper:
    """Return what a newspaper wrote, as the clerk registered it."""
    told = {"sender": outlet.name, "number": "118/BTR-BĐ", "subject": "đề nghị trả lời", "outlet": outlet}
    told |= {"dated": received.date()}
    return papers.register(
        office=house.office, kind=kind, received_at=received, by=people.CLERK, now=max(received, NOW), **told
    )


def answer_clock(case: Case) -> CaseClock:
    """Return the one clock for an answer."""
    return case.clocks.get(what="answer")


def concluded(house: House, outlet: Outlet, *verdicts: Verdict) -> Case:
    """Return a case that a newspaper asked about, with its findings signed."""
    piece = made.article(of=made.source(outlet))
    return made.concluded(house, *verdicts, article=piece, paper=paper(house, outlet))


def answered(case: Case, outlet: Outlet, verdict: Verdict, minutes: int = 10) -> None:
    """Send an outlet the letter that the finding allows."""
    decision = route(Question(verdict, True, False, NOW.date()))
    facts = facts_for(case, outlet, decision, later(minutes), topic="cấp nước ở xã Đăk Ui", signature=SIGNED)
    letter = letters.draft(case=case, outlet=outlet, facts=facts, decision=decision, **by(people.SECOND_EYES, minutes))
    letters.submit(letter=letter, **by(people.SECOND_EYES, minutes))
    letters.approve(letter=letter, **by(people.LEADER, minutes))
    letters.issue(letter=letter, **by(people.CLERK, minutes))


def test_the_term_runs_from_the_receipt_already_when_the_case_is_opened(house: House) -> None:
    """L103/2016 Đ.39.1: 30 days from the day the request is received, not from the day somebody is put in charge."""
    case = made.case(house, paper=paper(house, made.outlet()))
    clock = answer_clock(case)
    assert (clock.rule, clock.started_at, clock.done_at) == ("L103-2016.39.1", RECEIVED, None)
    assert clock.outlet == clock.paper.outlet == made.outlet()


def test_giving_the_case_out_moves_no_date_of_the_press(house: House) -> None:
    """L103/2016 Đ.39.1."""
    case = made.case(house, paper=paper(house, made.outlet()))
    before = answer_clock(case).ends_at
    cases.assign(case=case, lead=house.units["mau-dak-ui"], **by(people.ROUTER, 1))
    cases.assign(case=case, lead=house.units["mau-dak-mar"], **by(people.ROUTER, 2))
    assert answer_clock(case).ends_at == before


@pytest.mark.parametrize("positive", [False, True])
def test_setting_a_case_aside_stops_no_term_of_the_press(house: House, positive: bool) -> None:
    """L103/2016 Đ.39.1: who thinks that a matter is not his must still tell the newspaper so."""
    case = made.case(house, paper=paper(house, made.outlet()))
    case = cases.dismiss(
        case=case, reason="Không thuộc thẩm quyền của huyện", positive=positive, **by(people.SORTER, 1)
    )
    assert answer_clock(case).done_at is None
    assert queries.track_states(case) == {Track.ANSWER: "open"}
    for choice, now in (("open", NOW), ("late", NOW + timedelta(days=40))):
        assert case in queries.filtered(house.office, people.ROUTER, choice, now)
    assert case not in queries.filtered(house.office, people.ROUTER, "closed", NOW)


def test_a_case_set_aside_is_over_once_the_newspaper_was_told(house: House) -> None:
    """L103/2016 Đ.39.1."""
    outlet = made.outlet()
    piece = made.article(of=made.source(outlet))
    case = made.case(house, article=piece, paper=paper(house, outlet))
    case = cases.dismiss(case=case, reason="Không thuộc thẩm quyền của huyện", **by(people.SORTER, 1))
    cases.add_claim(case=case, text="Đường ống vỡ", **by(people.SORTER, 2))
    answered(case, outlet, UNKNOWN)
    [told] = case.letters.get().facts["claims"]
    assert told["finding"] == "Không thuộc thẩm quyền của huyện."
    assert answer_clock(case).ended == "done"
    assert case in queries.filtered(house.office, people.ROUTER, "closed", NOW)


@pytest.mark.parametrize("verdict", [TRUE, FALSE, UNKNOWN])
def test_an_answer_is_owed_whatever_was_found_and_ends_the_term(house: House, verdict: Verdict) -> None:
    """L103/2016 Đ.39.1: also where every claim is false, the answer and not the end of the case ends the term."""
    outlet = made.outlet()
    case = concluded(house, outlet, verdict)
    assert queries.track_states(case)[Track.ANSWER] == "open"
    assert answer_clock(case).done_at is None
    answered(case, outlet, verdict)
    assert answer_clock(case).done_at == later(10)
    assert queries.track_states(case)[Track.ANSWER] == "answered"


def test_an_answer_to_one_newspaper_is_none_to_the_other(house: House) -> None:
    """L103/2016 Đ.39.1: the duty is owed to each press agency that asked."""
    first, second = made.outlet(), made.outlet("mau-suoi-nguon")
    case = concluded(house, first, TRUE)
    cases.attach_paper(case=case, paper=paper(house, second, RECEIVED + timedelta(days=1)), **by(people.CLERK, 6))
    assert case.clocks.filter(what="answer", done_at__isnull=True).count() == 2
    answered(case, first, TRUE)
    running = case.clocks.get(what="answer", done_at__isnull=True)
    assert running.outlet == second
    assert queries.owes_answer(case)
    answered(case, second, TRUE, 20)
    assert queries.track_states(case)[Track.ANSWER] == "answered"
    assert not case.clocks.filter(what="answer", done_at__isnull=True).exists()


def test_a_newspaper_that_asks_after_the_answer_to_another_opens_the_answer_again(house: House) -> None:
    """L103/2016 Đ.39.1."""
    first, second = made.outlet(), made.outlet("mau-suoi-nguon")
    case = concluded(house, first, TRUE)
    answered(case, first, TRUE)
    cases.attach_paper(case=case, paper=paper(house, second), **by(people.CLERK, 20))
    assert queries.track_states(case)[Track.ANSWER] == "open"


def test_word_that_the_check_takes_longer_is_no_answer(house: House) -> None:
    """L103/2016 Đ.39.1 knows no interim answer: telling the newspaper of an extension leaves the term running."""
    outlet = made.outlet()
    piece = made.article(of=made.source(outlet))
    case = made.verifying(house, article=piece, paper=paper(house, outlet))
    made.judged(case, UNKNOWN)
    answered(case, outlet, UNKNOWN)
    assert answer_clock(case).done_at is None


def test_a_complaint_that_the_press_forwards_has_its_own_term_since_july_2026(house: House) -> None:
    """NĐ 237/2026 Đ.18.2: 5 working days from the conclusion; before, L103/2016 Đ.39.2: 30 days from the receipt."""
    at = datetime(2026, 7, 6, 8, 0, tzinfo=HANOI)
    case = _concluded_at(house, at, "complaint")
    clock = answer_clock(case)
    assert (clock.rule, clock.started_at) == ("ND237-2026.18.2", at)
    assert clock.ends_at == datetime(2026, 7, 14, 0, 0, tzinfo=HANOI)
    old = made.case(house, paper=paper(house, made.outlet(), kind="complaint"))
    assert answer_clock(old).rule == "L103-2016.39.2"


def test_a_forwarded_opinion_is_answered_in_fifteen_working_days_since_july_2026(house: House) -> None:
    """NĐ 237/2026 Đ.18.3."""
    case = _concluded_at(house, datetime(2026, 7, 6, 8, 0, tzinfo=HANOI), "forwarded")
    assert (answer_clock(case).rule, answer_clock(case).started_at.day) == ("ND237-2026.18.3", 3)


def _concluded_at(house: House, at: datetime, kind: str) -> Case:
    """Return a case concluded at a moment, about a paper that came three days before."""
    came = paper(house, made.outlet(), at - timedelta(days=3), kind)

    def now(who: people.Actor) -> dict[str, Any]:
        return {"by": who, "now": at}

    case = cases.open_case(office=house.office, title="Đơn của công dân", paper=came, **now(people.SORTER))
    cases.assign(case=case, lead=house.units["mau-dak-ui"], **now(people.ROUTER))
    cases.start(case=case, **now(people.VERIFIER))
    claim = cases.add_claim(case=case, text="Thu tiền sai", **now(people.VERIFIER))
    claim = cases.judge(claim=claim, verdict=TRUE, finding="Đúng.", proofs=["Biên bản"], **now(people.VERIFIER))
    cases.check(claim=claim, **now(people.SECOND_EYES))
    return cases.conclude(case=case, **now(people.VERIFIER))


def test_reopening_starts_the_verification_anew_and_takes_the_verdict_back(house: House) -> None:
    case = made.concluded(house, TRUE)
    case = cases.reopen(case=case, reason="Đã có kết quả kiểm nghiệm", **by(people.SECOND_EYES, 60))
    running = case.clocks.get(what="verify_result", done_at__isnull=True)
    assert running.started_at == later(60)
    assert (case.state, case.verdict, case.concluded_at) == (State.VERIFYING, "", None)


def test_a_changed_finding_withdraws_the_objection_that_it_had_opened(house: House) -> None:
    """L103/2016 Đ.43.1: an objection needs a false claim; a claim found true since is put right instead (G7)."""
    case = made.concluded(house, FALSE)
    assert set(queries.track_states(case)) == {Track.OBJECTION, Track.CLARIFICATION}
    cases.reopen(case=case, reason="Đã có kết quả kiểm nghiệm", **by(people.SECOND_EYES, 60))
    claim = case.claims.get()
    told = {"finding": "Đúng như báo nêu.", "proofs": ["Phiếu kiểm nghiệm"]}
    claim = cases.judge(claim=claim, verdict=TRUE, **told, **by(people.VERIFIER, 61))
    cases.check(claim=claim, **by(people.SECOND_EYES, 62))
    case = cases.conclude(case=case, **by(people.VERIFIER, 63))
    assert queries.track_states(case) == {
        Track.OBJECTION: "withdrawn",
        Track.CLARIFICATION: "withdrawn",
        Track.REMEDY: "open",
        Track.ANSWER: "open",
    }
    assert case.clocks.get(what="clarify").ended == "left"


def test_a_remedy_that_was_done_opens_again_for_a_claim_found_true_later(house: House) -> None:
    case = made.concluded(house, TRUE, UNKNOWN)
    told = {"note": "Đã thay máy bơm", "proof": "Biên bản nghiệm thu"}
    cases.advance_track(case=case, track=Track.REMEDY, to="done", **told, **by(people.SECOND_EYES, 9))
    cases.reopen(case=case, reason="Đã có kết quả kiểm nghiệm", **by(people.SECOND_EYES, 60))
    claim = case.claims.get(letter="B")
    claim = cases.judge(claim=claim, verdict=TRUE, finding="Đúng.", proofs=["Phiếu"], **by(people.VERIFIER, 61))
    cases.check(claim=claim, **by(people.SECOND_EYES, 62))
    case = cases.conclude(case=case, **by(people.VERIFIER, 63))
    assert queries.track_states(case)[Track.REMEDY] == "open"
    assert case.tracks.get(track=Track.REMEDY).claims == ["A", "B"]


def test_what_people_said_is_never_objected_to_and_they_hear_what_was_done(house: House) -> None:
    """L103/2016 Đ.43 binds press agencies only; what people raised is answered where it was raised (function S22)."""
    page = made.article(of=made.source(made.outlet("trang-thon", kind="public_page")))
    case = made.concluded(house, TRUE, FALSE, article=page)
    assert set(queries.track_states(case)) == {Track.REMEDY, Track.CLARIFICATION, Track.FEEDBACK}
    with pytest.raises(Refused, match=r"track\.needs_outcome"):
        cases.advance_track(case=case, track=Track.FEEDBACK, to="told", **by(people.VERIFIER, 9))
    told = {"note": "Niêm yết tại nhà rông thôn 7", "proof": "Ảnh bảng niêm yết"}
    cases.advance_track(case=case, track=Track.FEEDBACK, to="told", **told, **by(people.VERIFIER, 9))
    assert queries.track_states(case)[Track.FEEDBACK] == "told"


def test_an_objection_may_be_dropped_with_a_reason_only(house: House) -> None:
    """L103/2016 Đ.43.1 gives a right to answer back, and lays no duty on the office."""
    case = made.concluded(house, FALSE)
    with pytest.raises(Refused, match=r"case\.needs_reason"):
        cases.advance_track(case=case, track=Track.OBJECTION, to="dropped", **by(people.SECOND_EYES, 9))
    note = "Nội dung không liên quan đến địa bàn huyện"
    cases.advance_track(case=case, track=Track.OBJECTION, to="dropped", note=note, **by(people.SECOND_EYES, 9))
    assert queries.track_states(case)[Track.OBJECTION] == "dropped"
