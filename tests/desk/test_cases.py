"""A case from its opening to its end: who may do what, what must be there first, and what is written down."""

from datetime import UTC, datetime, timedelta

import pytest

from hoiam.core.errors import HoiamError, MoveDenied, Refused
from hoiam.core.text.question import question
from hoiam.core.values.case import State, Track, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, CaseTrack
from hoiam.desk.stories.models import StoryState
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.people import House

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN
OUTCOME = "Đã thay máy bơm, nước về lại từ ngày 12 tháng 10."


def code(error: pytest.ExceptionInfo[HoiamError]) -> str:
    return error.value.code


def advance(case: Case, track: Track, to: str, **more: object) -> CaseTrack:
    """Move a track on as the information division."""
    told = {"note": "Đã thay máy bơm", "proof": "Biên bản nghiệm thu"} | more
    return cases.advance_track(case=case, track=track, to=to, **told, **by(people.SECOND_EYES, 9))


def answered(case: Case) -> CaseTrack:
    """Let the answer be given, as a letter that is issued does: nobody says so by hand."""
    return cases.follow_letter(case=case, track=Track.ANSWER, to="answered", note="12/VX", **by(people.CLERK, 9))


def test_a_case_lives_from_a_story_to_its_outcome(house: House) -> None:
    story = made.item(house).story
    case = made.concluded(house, TRUE, story=story)
    assert (case.number, case.state, case.verdict) == ("VV-2022-001", State.CONCLUDED, TRUE)
    assert (case.field, case.level, case.places) == ("environment", "high", ["xa-dak-ui-2022"])
    advance(case, Track.REMEDY, "doing")
    advance(case, Track.REMEDY, "done")
    answered(case)
    case = cases.close(case=case, outcome=OUTCOME, **by(people.ROUTER, 10))
    assert (case.state, case.closed_by, case.outcome) == (State.CLOSED, people.ROUTER.key, OUTCOME)
    story.refresh_from_db()
    assert story.state == StoryState.CASE
    verbs = [line.verb for line in made.lines() if line.subject_key == case.number]
    assert verbs == [
        *("case.open", "case.assign", "case.start", "claim.add", "claim.judge", "claim.check", "case.conclude"),
        *("track.advance", "track.advance", "case.close"),  # the letter writes its own line
    ]


def test_an_answer_is_given_by_a_letter_and_never_by_saying_so(house: House) -> None:
    case = made.concluded(house, TRUE)
    with pytest.raises(MoveDenied) as denied:
        advance(case, Track.ANSWER, "answered")
    assert code(denied) == "track.state"


def test_a_story_has_one_case(house: House) -> None:
    story = made.item(house).story
    first = made.case(house, story=story)
    with pytest.raises(Refused) as refused:
        made.case(house, story=story)
    assert refused.value.facts == {"number": first.number}


@pytest.mark.parametrize("who", [people.VERIFIER, people.CHECKER, people.LEADER, people.CLERK, people.STRANGER])
def test_only_who_sorts_opens_cases(house: House, who: people.Actor) -> None:
    with pytest.raises(Refused) as refused:
        made.case(house, by=who)
    assert code(refused) == "case.role"
    assert not Case.objects.exists()


def test_numbers_run_through_each_year_of_each_office(house: House) -> None:
    other = people.settle_other()
    numbers = [made.case(house).number, made.case(house).number, made.case(other).number]
    new_year = datetime(2022, 12, 31, 17, 30, tzinfo=UTC)  # half past midnight of 1 January in Việt Nam
    numbers.append(made.case(house, now=new_year).number)
    assert numbers == ["VV-2022-001", "VV-2022-002", "VV-2022-001", "VV-2023-001"]


def test_somebody_without_the_role_may_not_assign(house: House) -> None:
    case = made.case(house)
    with pytest.raises(MoveDenied) as denied:
        cases.assign(case=case, lead=house.units["mau-dak-ui"], **by(people.SORTER, 1))
    assert code(denied) == "move.role"


def test_a_unit_of_another_office_is_given_nothing(house: House) -> None:
    other = people.settle_other()
    with pytest.raises(Refused) as refused:
        cases.assign(case=made.case(house), lead=other.units["khac-dak-ui"], **by(people.ROUTER, 1))
    assert code(refused) == "case.foreign_unit"


@pytest.mark.parametrize("deed", ["start", "judge", "conclude", "check"])
def test_a_unit_that_was_not_asked_finds_nothing_out(house: House, deed: str) -> None:
    other = people.actor("xa-khac", people.Role.UBND_XA, "mau-dak-mar")
    if deed == "start":
        case = made.case(house)
        cases.assign(case=case, lead=house.units["mau-dak-ui"], **by(people.ROUTER, 1))
    else:
        case = made.verifying(house)
        claim = made.judged(case, TRUE)
    deeds = {
        "start": lambda: cases.start(case=case, **by(other, 5)),
        "judge": lambda: cases.judge(claim=claim, verdict=FALSE, finding="Sai.", proofs=["Ảnh"], **by(other, 5)),
        "conclude": lambda: cases.conclude(case=case, **by(other, 5)),
        "check": lambda: cases.check(claim=claim, **by(other, 5)),
    }
    with pytest.raises(Refused) as refused:
        deeds[deed]()
    assert code(refused) == "case.not_yours"


def test_a_unit_that_only_is_informed_judges_nothing(house: House) -> None:
    case = made.case(house)
    lead, told = house.units["mau-dak-ui"], house.units["mau-dak-mar"]
    cases.assign(case=case, lead=lead, inform=[told], **by(people.ROUTER, 1))
    with pytest.raises(Refused):
        cases.start(case=case, **by(people.actor("xa-khac", people.Role.UBND_XA, "mau-dak-mar"), 2))


def test_second_eyes_are_another_person_whatever_roles_somebody_holds(house: House) -> None:
    case = made.case(house)
    cases.assign(case=case, lead=house.units["mau-dak-ui"], **by(people.ROUTER, 1))
    cases.start(case=case, **by(made.EVERYBODY, 2))
    claim = cases.add_claim(case=case, text="Nước không có", **by(made.EVERYBODY, 3))
    told = {"finding": "Đúng như báo nêu.", "proofs": ["Biên bản"]}
    claim = cases.judge(claim=claim, verdict=TRUE, **told, **by(made.EVERYBODY, 4))
    with pytest.raises(Refused) as refused:
        cases.check(claim=claim, **by(made.EVERYBODY, 5))
    assert code(refused) == "claim.same_person"
    with pytest.raises(MoveDenied):
        cases.conclude(case=case, **by(made.EVERYBODY, 6))


def test_a_finding_that_is_judged_anew_needs_new_eyes(house: House) -> None:
    case = made.verifying(house)
    claim = made.judged(case, TRUE)
    cases.judge(claim=claim, verdict=FALSE, finding="Đo lại thì sai.", proofs=["Kết quả đo"], **by(people.VERIFIER, 5))
    with pytest.raises(MoveDenied) as denied:
        cases.conclude(case=case, **by(people.VERIFIER, 6))
    assert denied.value.facts == {"letters": ["A"]}


@pytest.mark.parametrize(
    ("verdict", "finding", "proofs", "wanted"),
    [
        (Verdict.PARTLY, "Một nửa.", ["Ảnh"], "claim.partly"),
        (TRUE, " ", ["Ảnh"], "claim.needs_finding"),
        (TRUE, "Đúng.", [" "], "claim.needs_proof"),
        (FALSE, "Sai.", [], "claim.needs_proof"),
    ],
)
def test_a_finding_is_settled_said_and_proven(
    house: House, verdict: Verdict, finding: str, proofs: list[str], wanted: str
) -> None:
    claim = cases.add_claim(case=made.verifying(house), text="Nước không có", **by(people.VERIFIER, 3))
    with pytest.raises(Refused) as refused:
        cases.judge(claim=claim, verdict=verdict, finding=finding, proofs=proofs, **by(people.VERIFIER, 4))
    assert code(refused) == wanted


def test_a_claim_that_nobody_judged_cannot_be_looked_at(house: House) -> None:
    claim = cases.add_claim(case=made.verifying(house), text="Nước không có", **by(people.VERIFIER, 3))
    with pytest.raises(MoveDenied) as denied:
        cases.check(claim=claim, **by(people.SECOND_EYES, 4))
    assert code(denied) == "claim.not_judged"


def test_claims_come_in_the_order_of_the_vietnamese_alphabet(house: House) -> None:
    case = made.verifying(house)
    letters = [cases.add_claim(case=case, text=f"Ý {n}", **by(people.VERIFIER, 3)).letter for n in range(6)]
    assert letters == ["A", "B", "C", "D", "E", "Đ"]


def test_an_empty_claim_and_a_claim_after_the_conclusion_are_refused(house: House) -> None:
    case = made.concluded(house, TRUE)
    with pytest.raises(MoveDenied) as denied:
        cases.add_claim(case=case, text="Thêm một ý", **by(people.VERIFIER, 5))
    assert code(denied) == "claim.too_late"
    with pytest.raises(Refused):
        cases.add_claim(case=made.verifying(house), text="  ", **by(people.VERIFIER, 5))


def test_without_claims_nothing_can_be_concluded(house: House) -> None:
    with pytest.raises(MoveDenied) as denied:
        cases.conclude(case=made.verifying(house), **by(people.VERIFIER, 3))
    assert code(denied) == "case.claims_unready"


@pytest.mark.parametrize(
    ("verdicts", "whole", "tracks"),
    [
        ((TRUE, FALSE), Verdict.PARTLY, {"remedy", "answer", "objection", "clarification"}),
        ((TRUE, UNKNOWN), Verdict.PARTLY, {"remedy", "answer"}),
        ((FALSE,), FALSE, {"objection", "clarification"}),
        ((FALSE, UNKNOWN), UNKNOWN, {"objection", "clarification"}),
        ((UNKNOWN,), UNKNOWN, set()),
    ],
)
def test_the_claims_make_the_verdict_and_open_the_work(
    house: House, verdicts: tuple[Verdict, ...], whole: Verdict, tracks: set[str]
) -> None:
    case = made.concluded(house, *verdicts)
    assert case.verdict == whole
    assert set(queries.track_states(case)) == tracks


def test_a_case_stays_open_while_work_is_open_or_a_claim_unsettled(house: House) -> None:
    case = made.concluded(house, TRUE, UNKNOWN)
    with pytest.raises(MoveDenied) as denied:
        cases.close(case=case, outcome=OUTCOME, **by(people.ROUTER, 5))
    assert {gap["code"] for gap in denied.value.facts["gaps"]} == {"close.claim_unknown", "close.track"}


@pytest.mark.parametrize("outcome", ["", "Đã ghi nhận", "đã chuyển lại"])
def test_noting_a_problem_closes_nothing(house: House, outcome: str) -> None:
    case = made.concluded(house, TRUE)
    advance(case, Track.REMEDY, "done")
    answered(case)
    with pytest.raises(MoveDenied) as denied:
        cases.close(case=case, outcome=outcome, **by(people.ROUTER, 10))
    assert code(denied) == "case.no_outcome"


def test_a_remedy_is_done_only_with_its_outcome_and_its_proof(house: House) -> None:
    case = made.concluded(house, TRUE)
    for missing in ({"note": ""}, {"proof": " "}):
        with pytest.raises(Refused) as refused:
            advance(case, Track.REMEDY, "done", **missing)
        assert code(refused) == "track.needs_outcome"


def test_progress_of_a_remedy_is_counted(house: House) -> None:
    case = made.concluded(house, TRUE)
    row = advance(case, Track.REMEDY, "doing", progress=(350, 1200, "m ống"), until=NOW.date())
    assert (row.done, row.total, row.measure, row.until) == (350, 1200, "m ống", NOW.date())


def test_a_track_that_no_claim_opened_does_not_exist(house: House) -> None:
    with pytest.raises(MoveDenied) as denied:
        advance(made.concluded(house, TRUE), Track.OBJECTION, "drafted")
    assert code(denied) == "track.not_open"


def test_a_unit_that_does_not_work_on_the_case_moves_no_track(house: House) -> None:
    case = made.concluded(house, TRUE)
    other = people.actor("xa-khac", people.Role.UBND_XA, "mau-dak-mar")
    with pytest.raises(Refused):
        cases.advance_track(case=case, track=Track.REMEDY, to="doing", **by(other, 5))


def test_a_dismissed_case_says_why_and_can_come_back(house: House) -> None:
    case = made.case(house)
    with pytest.raises(Refused):
        cases.dismiss(case=case, reason=" ", **by(people.SORTER, 1))
    case = cases.dismiss(case=case, reason="Việc của huyện khác", **by(people.SORTER, 1))
    assert case.state == State.IRRELEVANT
    assert not case.clocks.filter(done_at__isnull=True).exists()
    with pytest.raises(Refused):
        cases.reopen(case=case, reason="", **by(people.SORTER, 2))
    assert cases.reopen(case=case, reason="Thôn 7 thuộc huyện ta", **by(people.SORTER, 2)).state == State.TRIAGED


def test_good_news_are_kept_as_such(house: House) -> None:
    case = cases.dismiss(case=made.case(house), reason="Gương tốt", positive=True, **by(people.SORTER, 1))
    assert case.state == State.POSITIVE


def test_more_time_is_taken_with_a_written_reason(house: House) -> None:
    case = made.verifying(house)
    with pytest.raises(Refused):
        cases.extend(case=case, reason="Bận", **by(people.ROUTER, 5))
    before = case.clocks.get(what="verify_result", done_at__isnull=True)
    cases.extend(case=case, reason="Cần chờ kết quả thử mẫu nước.", **by(people.ROUTER, 2 * 24 * 60))
    after = case.clocks.get(what="verify_result", done_at__isnull=True)
    assert after.ends_at > before.ends_at
    kept = case.clocks.get(pk=before.pk)
    assert (kept.ends_at, kept.ended) == (before.ends_at, "replaced")


def test_the_unit_that_needs_more_time_does_not_grant_it_to_itself(house: House) -> None:
    with pytest.raises(MoveDenied) as denied:
        cases.extend(case=made.verifying(house), reason="Cần chờ kết quả thử mẫu.", **by(people.VERIFIER, 5))
    assert code(denied) == "move.role"


def test_only_a_leader_writes_an_instruction_and_an_empty_one_is_none(house: House) -> None:
    case = made.case(house)
    with pytest.raises(Refused) as refused:
        cases.instruct(case=case, order="Kiểm tra ngay", **by(people.ROUTER, 1))
    assert code(refused) == "case.instruct_role"
    with pytest.raises(Refused):
        cases.instruct(case=case, order=" ", **by(people.LEADER, 1))
    cases.instruct(case=case, order="Kiểm tra ngay", **by(people.LEADER, 1))
    assert made.lines("case.instruct")[0].facts["order"] == "Kiểm tra ngay"


def test_a_unit_sees_its_own_cases_and_a_stranger_none(house: House) -> None:
    mine, other = made.verifying(house), made.case(house)
    assert list(queries.cases_of(house.office, people.VERIFIER)) == [mine]
    assert list(queries.cases_of(house.office, people.ROUTER)) == [other, mine]
    for number in (other.number, "VV-2022-999", "VV-2022", "không phải số"):
        with pytest.raises(Case.DoesNotExist):
            queries.case_for(house.office, people.VERIFIER, number)
    assert not queries.cases_of(house.office, people.STRANGER).exists()


def test_the_counts_are_those_of_the_lists(house: House) -> None:
    made.verifying(house)
    cases.dismiss(case=made.case(house), reason="Không phải việc của huyện", **by(people.SORTER, 1))
    for actor in (people.VERIFIER, people.ROUTER):
        for now in (later(5), NOW + timedelta(days=30)):
            counts = queries.counts(house.office, actor, now)
            lists = {name: len(queries.filtered(house.office, actor, name, now)) for name in queries.FILTERS}
            assert counts == lists
    assert queries.counts(house.office, people.ROUTER, NOW + timedelta(days=30))["late"] == 1


def test_a_case_is_found_by_number_and_by_words_without_marks(house: House) -> None:
    case = made.case(house)
    everything = queries.cases_of(house.office, people.ROUTER)
    assert list(queries.found(everything, question("nuoc sach"))) == [case]
    assert list(queries.found(everything, question("vv-2022-001"))) == [case]
    assert not queries.found(everything, question("cháy rừng")).exists()


def test_in_a_frozen_office_nothing_moves_any_more(house: House) -> None:
    waiting, running = made.case(house), made.verifying(house)
    claim, done = made.judged(running, TRUE), made.concluded(house, TRUE)
    units.freeze_office(office=house.office, **by(people.MACHINE, 20))
    lead = house.units["mau-dak-ui"]
    told = {"finding": "Đúng.", "proofs": ["Ảnh"]}
    deeds = [
        lambda: made.case(house),
        lambda: cases.assign(case=waiting, lead=lead, **by(people.ROUTER, 21)),
        lambda: cases.dismiss(case=waiting, reason="Không phải", **by(people.SORTER, 21)),
        lambda: cases.add_claim(case=running, text="Thêm", **by(people.VERIFIER, 21)),
        lambda: cases.judge(claim=claim, verdict=TRUE, **told, **by(people.VERIFIER, 21)),
        lambda: cases.check(claim=claim, **by(people.SECOND_EYES, 21)),
        lambda: cases.conclude(case=running, **by(people.VERIFIER, 21)),
        lambda: cases.extend(case=running, reason="Cần thêm bốn ngày nữa.", **by(people.VERIFIER, 21)),
        lambda: cases.instruct(case=running, order="Làm ngay", **by(people.LEADER, 21)),
        lambda: cases.advance_track(case=done, track=Track.REMEDY, to="doing", **by(people.SECOND_EYES, 21)),
        lambda: cases.reopen(case=done, reason="Có tin mới", **by(people.SECOND_EYES, 21)),
        lambda: cases.close(case=done, outcome=OUTCOME, **by(people.ROUTER, 21)),
    ]
    before = len(made.lines())
    for number, deed in enumerate(deeds):
        with pytest.raises(MoveDenied):
            deed()
        assert len(made.lines()) == before, number
