"""A letter from draft to print: four eyes, one number each, the press's clock by receipt, the law's route."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from hoiam.core.errors import HoiamError, MoveDenied, Refused
from hoiam.core.handle.route import Question, route
from hoiam.core.values.case import Route, Verdict
from hoiam.core.values.document import Signature
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries as case_queries
from hoiam.desk.jobs.models import Job
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries
from hoiam.desk.letters.facts import facts_for
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.desk.test_case_tasks import Sent
from tests.people import House
from tests.writes import by_a_wrong_hand

TRUE, FALSE, UNKNOWN = Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN


def refused(what: object, code: str) -> None:
    """Assert that a call is refused with a code."""
    with pytest.raises(HoiamError) as error:
        what()  # type: ignore[operator]
    assert error.value.code == code


def issued(house: House, **more: object) -> Letter:
    return letters.issue(letter=made.approved(house, **more), **by(people.CLERK, 8))


def test_a_letter_is_drafted_approved_by_another_numbered_and_issued(house: House) -> None:
    letters.start_book(office=house.office, year=2022, last=2750, **by(people.CLERK))
    letter = issued(house)
    assert (letter.state, letter.full_number) == (LetterState.ISSUED, "2751/UBND-VX")
    assert "2751" in str(letter.document)
    assert Job.objects.get(kind="render.letter").args == {"letter": letter.pk}
    verbs = [line.verb for line in made.lines() if line.verb.startswith("letter.")]
    assert verbs == ["letter.draft", "letter.submit", "letter.approve", "letter.issue"]


def test_whoever_drafted_it_does_not_approve_it_whatever_roles_they_hold(house: House) -> None:
    letter = made.letter(house)
    letter = letters.revise(letter=letter, facts=queries.facts_of(letter), **by(made.EVERYBODY, 6))
    letter = letters.submit(letter=letter, **by(made.EVERYBODY, 6))
    refused(lambda: letters.approve(letter=letter, **by(made.EVERYBODY, 7)), "letter.same_person")


def test_whoever_worked_on_its_words_does_not_approve_it_even_after_a_colleague_changed_them(house: House) -> None:
    letter = made.letter(house)
    letter = letters.revise(letter=letter, facts=queries.facts_of(letter), **by(made.EVERYBODY, 6))
    letter = letters.revise(letter=letter, facts=queries.facts_of(letter), **by(people.SECOND_EYES, 6))
    letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 6))
    refused(lambda: letters.approve(letter=letter, **by(made.EVERYBODY, 7)), "letter.same_person")
    assert letters.approve(letter=letter, **by(people.LEADER, 7)).state == LetterState.APPROVED


def test_the_table_itself_holds_four_eyes(house: House) -> None:
    letter = made.letter(house)
    with pytest.raises(IntegrityError), transaction.atomic(), by_a_wrong_hand():
        Letter.objects.filter(pk=letter.pk).update(approved_by=letter.drafted_by)


@pytest.mark.parametrize(
    ("deed", "who", "code"),
    [
        ("submit", people.LEADER, "letter.draft_role"),
        ("approve", people.SECOND_EYES, "letter.approve_role"),
        ("give_back", people.CLERK, "letter.approve_role"),
        ("issue", people.LEADER, "letter.issue_role"),
        ("received", people.LEADER, "letter.follow_role"),
    ],
)
def test_each_step_belongs_to_its_role(house: House, deed: str, who: people.Actor, code: str) -> None:
    letter = made.letter(house)
    if deed in ("approve", "give_back"):
        letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 6))
    if deed in ("issue", "received"):
        letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 6))
        letter = letters.approve(letter=letter, **by(people.LEADER, 7))
    if deed == "received":
        letter = letters.issue(letter=letter, **by(people.CLERK, 8))
    more = {"give_back": {"reason": "Sai chính tả"}, "received": {"at": later(9)}}.get(deed, {})
    refused(lambda: getattr(letters, deed)(letter=letter, **more, **by(who, 10)), code)


def test_a_step_out_of_turn_is_refused(house: House) -> None:
    letter = made.letter(house)
    refused(lambda: letters.approve(letter=letter, **by(people.LEADER, 6)), "letter.state")
    refused(lambda: letters.issue(letter=letter, **by(people.CLERK, 6)), "letter.state")
    refused(lambda: letters.received(letter=letter, at=NOW, **by(people.CLERK, 6)), "letter.state")


def test_a_letter_comes_back_with_a_reason_and_may_be_handed_in_again(house: House) -> None:
    letter = letters.submit(letter=made.letter(house), **by(people.SECOND_EYES, 6))
    refused(lambda: letters.give_back(letter=letter, reason=" ", **by(people.LEADER, 7)), "letter.needs_reason")
    letter = letters.give_back(letter=letter, reason="Thiếu căn cứ", **by(people.LEADER, 7))
    assert (letter.state, letter.returned_reason) == (LetterState.DRAFT, "Thiếu căn cứ")
    letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 8))
    assert (letter.state, letter.returned_reason) == (LetterState.SUBMITTED, "")


def test_an_approval_can_be_taken_back_until_the_letter_is_issued(house: House) -> None:
    letter = made.approved(house)
    letter = letters.give_back(letter=letter, reason="Sai ngày", **by(people.LEADER, 8))
    assert (letter.state, letter.approved_by, letter.approved_at) == (LetterState.DRAFT, "", None)
    out = issued(house)
    refused(lambda: letters.give_back(letter=out, reason="Muộn rồi", **by(people.LEADER, 9)), "letter.state")


def test_a_true_claim_is_never_objected_to(house: House) -> None:
    outlet = made.outlet()
    case = made.concluded(house, TRUE, article=made.article(of=made.source(outlet)))
    for conclusion in (False, True):
        decision = route(Question(FALSE, True, conclusion, NOW.date()))
        assert decision.route in made.OBJECTIONS
        facts = facts_for(case, outlet, decision, later(5), signature=made.SIGNED)
        told = {"outlet": outlet, "decision": decision}
        refused(
            lambda f=facts, t=told: letters.draft(case=case, facts=f, **t, **by(people.SECOND_EYES, 5)),
            "letter.nothing_false",
        )
        named = replace(facts, objected=("A",))
        refused(
            lambda f=named, t=told: letters.draft(case=case, facts=f, **t, **by(people.SECOND_EYES, 5)),
            "letter.true_claim",
        )
    assert not Letter.objects.exists()


def test_a_letter_whose_claims_were_found_otherwise_since_goes_no_further(house: House) -> None:
    letter = made.approved(house)
    case = cases.reopen(case=letter.case, reason="Có tài liệu mới", **by(people.SECOND_EYES, 8))
    told = {"finding": "Tài liệu mới cho thấy báo nêu đúng.", "proofs": ["Sổ đấu nối"]}
    cases.judge(claim=case.claims.get(), verdict=TRUE, **told, **by(people.VERIFIER, 9))
    refused(lambda: letters.issue(letter=letter, **by(people.CLERK, 10)), "letter.findings_changed")


@pytest.mark.parametrize("kind", ["aggregator", "official", "public_page", "unknown"])
def test_only_the_press_gets_a_response_or_a_request_for_correction(house: House, kind: str) -> None:
    outlet = made.outlet("mau-trang", kind)
    case = made.concluded(house, FALSE, article=made.article(of=made.source(outlet)))
    decision = route(Question(FALSE, True, True, NOW.date()))
    facts = facts_for(case, outlet, decision, later(5), signature=made.SIGNED)
    draft = {"case": case, "outlet": outlet, "facts": facts, "decision": decision}
    refused(lambda: letters.draft(**draft, **by(people.SECOND_EYES, 5)), "letter.not_press")


def test_before_anybody_verified_there_is_nothing_to_write(house: House) -> None:
    outlet = made.outlet()
    case = made.case(house, article=made.article(of=made.source(outlet)))
    decision = route(Question(UNKNOWN, True, False, NOW.date()))
    facts = facts_for(case, outlet, decision, later(5), signature=made.SIGNED)
    draft = {"case": case, "outlet": outlet, "facts": facts, "decision": decision}
    with pytest.raises((MoveDenied, Refused)):
        letters.draft(**draft, **by(people.SECOND_EYES, 5))


def test_what_must_be_mended_keeps_a_letter_from_being_approved(house: House) -> None:
    letter = made.letter(house)
    unsigned = replace(queries.facts_of(letter), signature=Signature((), ""))
    letter = letters.revise(letter=letter, facts=unsigned, **by(people.SECOND_EYES, 6))
    letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 6))
    refused(lambda: letters.approve(letter=letter, **by(people.LEADER, 7)), "letter.not_in_form")


def test_numbers_run_through_a_year_and_begin_anew_with_the_next(house: House) -> None:
    assert [issued(house).number for _ in range(2)] == [1, 2]
    letter = made.approved(house)
    new_year = datetime(2022, 12, 31, 17, 1, tzinfo=UTC)  # already 2023 in Việt Nam
    letter = letters.issue(letter=letter, by=people.CLERK, now=new_year)
    assert letter.full_number == "01/UBND-VX"
    assert queries.facts_of(letter).issue.year == 2023


def test_the_number_book_never_steps_back_behind_what_it_gave(house: House) -> None:
    letters.start_book(office=house.office, year=2022, last=2750, **by(people.CLERK))
    assert issued(house).number == 2751
    refused(lambda: letters.start_book(office=house.office, year=2022, last=3, **by(people.CLERK)), "book.backwards")


def test_a_refused_letter_takes_no_number(house: House) -> None:
    letter = made.approved(house)
    units.freeze_office(office=house.office, **by(people.MACHINE, 8))
    refused(lambda: letters.issue(letter=letter, **by(people.CLERK, 9)), "move.frozen")
    letter.refresh_from_db()
    assert letter.number is None


@pytest.mark.parametrize(
    ("press_type", "conclusion", "rule", "days"),
    [
        ("electronic", False, "L103-2016.43.2-electronic", None),
        ("daily", False, "L103-2016.43.2-daily", 2),
        ("radio_tv", False, "L103-2016.43.2-daily", 2),
        ("weekly", False, "L103-2016.43.2-weekly", None),
        ("daily", True, "L103-2016.42.5.b", 2),
        ("electronic", True, "L103-2016.42.5.a", None),
    ],
)
def test_the_presss_clock_runs_from_its_receipt_by_how_it_appears(
    house: House, press_type: str, conclusion: bool, rule: str, days: int | None
) -> None:
    outlet = made.outlet(press_type=press_type)
    letter = conclusion_letter(house, outlet) if conclusion else issued(house, to=outlet)
    assert not letter.case.clocks.filter(what__startswith="press_").exists()
    receipt = later(24 * 60)
    letters.received(letter=letter, at=receipt, by=people.CLERK, now=receipt)
    what = "press_correction" if conclusion else "press_reply"
    clock = letter.case.clocks.get(what=what)
    assert (clock.rule, clock.started_at) == (rule, receipt)
    assert set(letter.case.clocks.filter(what__startswith="press_").values_list("what", flat=True)) == {what}
    if days is not None:
        assert clock.ends_at and clock.ends_at.astimezone(people.HANOI).hour == 0


def conclusion_letter(house: House, outlet: object) -> Letter:
    """Return an issued request for correction that rests on a written conclusion."""
    from datetime import date

    from hoiam.core.compose.letter_facts import Conclusion

    letter = made.letter(house, to=outlet, verdict=FALSE)
    decision = route(Question(FALSE, True, True, NOW.date()))
    paper = Conclusion("Kết luận thanh tra", "12/KL-TTr", date(2022, 10, 4), "Thanh tra tỉnh Kon Tum", "về cấp nước")
    facts = facts_for(letter.case, letter.outlet, decision, later(5), signature=made.SIGNED, conclusion=paper)
    told = {"kind": paper.kind, "number": paper.number, "signed_on": paper.signed_on, "issuer": paper.issuer}
    file = Sent("ket-luan.pdf", "application/pdf")
    who = by(people.SECOND_EYES, 5)
    letters.record_conclusion(case=letter.case, title=paper.title, stored=file, **told, **who)
    draft = {"case": letter.case, "outlet": letter.outlet, "facts": facts, "decision": decision}
    letter = letters.draft(**draft, **by(people.SECOND_EYES, 5))
    letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 6))
    letter = letters.approve(letter=letter, **by(people.LEADER, 7))
    return letters.issue(letter=letter, **by(people.CLERK, 8))


def test_without_a_conclusion_the_time_for_corrections_never_runs(house: House) -> None:
    letter = issued(house, to=made.outlet(press_type="daily"))
    assert letter.route == Route.RESPONSE
    letters.received(letter=letter, at=later(9), **by(people.CLERK, 10))
    assert not letter.case.clocks.filter(what="press_correction").exists()


def test_an_answer_that_owns_up_starts_no_clock_of_the_press(house: House) -> None:
    letter = issued(house, verdict=TRUE)
    assert letter.route == Route.REMEDY_AND_ANSWER
    letters.received(letter=letter, at=later(9), **by(people.CLERK, 10))
    assert not letter.case.clocks.filter(what__startswith="press_").exists()
    assert {t.value: s for t, s in case_queries.track_states(letter.case).items()}["answer"] == "answered"


def test_a_receipt_lies_between_the_issue_and_now(house: House) -> None:
    letter = issued(house)
    for moment in (later(7), later(11)):
        refused(lambda m=moment: letters.received(letter=letter, at=m, **by(people.CLERK, 10)), "letter.receipt_time")


def test_what_the_press_printed_ends_its_clock_and_moves_the_objection(house: House) -> None:
    letter = issued(house, to=made.outlet(press_type="daily"))
    letters.received(letter=letter, at=later(9), **by(people.CLERK, 10))
    told = {"letter": letter, "printed_on": NOW.date()}
    refused(lambda: letters.printed(**told, outcome="hay", **by(people.CLERK, 11)), "letter.outcome")
    letters.printed(**told, outcome="published_partly", note="Cắt đoạn cuối", **by(people.CLERK, 11))
    assert not letter.case.clocks.filter(what="press_reply", done_at__isnull=True).exists()
    states = {track.value: state for track, state in case_queries.track_states(letter.case).items()}
    assert states["objection"] == "published_partly"


def test_a_letter_stays_as_it_was_issued(house: House) -> None:
    letter = issued(house)
    before = queries.document_of(letter)
    units.open_office(key=house.office.key, notation="UBND-KHAC", **by(people.MACHINE, 9))
    assert queries.document_of(queries.letter_for(house.office, letter.pk)) == before


def test_a_stranger_finds_no_letter(house: House) -> None:
    letter = made.letter(house)
    with pytest.raises(Letter.DoesNotExist):
        queries.letter_for(people.settle_other().office, letter.pk)


def test_the_letters_of_a_week_are_those_issued_in_it(house: House) -> None:
    letter = issued(house)
    assert list(queries.issued_between(house.office, NOW, NOW + timedelta(days=1))) == [letter]
    assert not queries.issued_between(house.office, later(9), NOW + timedelta(days=1)).exists()
    assert list(queries.waiting(house.office, "issued")) == [letter]
    assert list(queries.of_case(letter.case_id)) == [letter]
