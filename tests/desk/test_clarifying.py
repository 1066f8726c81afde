"""A clarification stands on a fact box and on two people; a public reply of the case publishes it (function S28)."""

import pytest
from django.db import IntegrityError, transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.case import Track, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries
from hoiam.desk.cases.models import Case, Clarification, Notice
from hoiam.desk.replies import actions as replies
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.people import House
from tests.writes import by_a_wrong_hand

TEXT = "Không có việc thu tiền của dân; xã đã kiểm tra sổ thu và hỏi từng hộ."
FALSE = Verdict.FALSE


@pytest.fixture
def case(house: House) -> Case:
    """Return a case with a true and a false claim."""
    return made.concluded(house, Verdict.TRUE, FALSE)


def state(case: Case) -> str:
    return queries.track_states(case)[Track.CLARIFICATION]


def drafted(case: Case) -> Clarification:
    return cases.draft_clarification(case=case, text=TEXT, **by(people.VERIFIER, 10))


def test_the_fact_box_holds_what_was_said_what_is_so_and_by_which_source_of_false_claims_only(case: Case) -> None:
    box = drafted(case).facts
    claim = case.claims.get(letter="B")
    assert [row["claim"] for row in box] == ["B"]
    assert (box[0]["said"], box[0]["fact"]) == (claim.text, claim.finding)
    assert box[0]["sources"] == [proof.name for proof in claim.proofs.all()] != []


def test_who_wrote_it_does_not_approve_it_and_the_database_says_so_too(case: Case) -> None:
    worded = drafted(case)
    with pytest.raises(Refused, match=r"clarify\.same_person"):
        cases.approve_clarification(clarification=worded, **by(people.VERIFIER, 11))
    with by_a_wrong_hand(), pytest.raises(IntegrityError), transaction.atomic():
        Clarification.objects.filter(pk=worded.pk).update(approved_by=worded.drafted_by, approved_at=made.later(11))
    cases.approve_clarification(clarification=worded, **by(people.SECOND_EYES, 12))
    assert state(case) == "approved"


def test_rewording_takes_away_no_ones_own_words(case: Case) -> None:
    """Who wrote the first words does not approve a second version that may still hold them."""
    first = drafted(case)
    second = cases.draft_clarification(case=case, text=f"{TEXT} Đã niêm yết.", **by(people.SECOND_EYES, 12))
    with pytest.raises(MoveDenied, match=r"clarify\.changed"):
        cases.approve_clarification(clarification=first, **by(people.ROUTER, 13))
    with pytest.raises(Refused, match=r"clarify\.same_person"):
        cases.approve_clarification(clarification=second, **by(people.VERIFIER, 13))
    cases.approve_clarification(clarification=second, **by(people.ROUTER, 14))


def test_nothing_is_published_before_it_was_approved(case: Case) -> None:
    told = {"note": "Đã đăng", "proof": "Cổng thông tin huyện"}
    for _step in range(2):
        with pytest.raises(MoveDenied, match=r"track\.state"):
            cases.advance_track(
                case=case, track=Track.CLARIFICATION, to="published", **told, **by(people.SECOND_EYES, 15)
            )
        if state(case) == "open":
            drafted(case)
    assert state(case) == "drafted"


def test_words_on_findings_that_were_changed_are_neither_approved_nor_published(case: Case) -> None:
    worded = drafted(case)
    cases.reopen(case=case, reason="Có tài liệu mới, phải xem lại", **by(people.SECOND_EYES, 20))
    claim = case.claims.get(letter="B")
    told = {"verdict": FALSE, "finding": "Sai: chỉ thu của ba hộ.", "proofs": ["Sổ thu mới"]}
    claim = cases.judge(claim=claim, **told, **by(people.VERIFIER, 21))
    cases.check(claim=claim, **by(people.SECOND_EYES, 22))
    cases.conclude(case=case, **by(people.VERIFIER, 23))
    with pytest.raises(MoveDenied, match=r"clarify\.findings_changed"):
        cases.approve_clarification(clarification=worded, **by(people.SECOND_EYES, 24))


def test_without_a_claim_that_was_found_false_there_is_nothing_to_clarify(house: House) -> None:
    """Guard-rail G7: what is right is owned up to."""
    with pytest.raises(Refused, match=r"clarify\.no_facts"):
        drafted(made.concluded(house, Verdict.TRUE))


def test_the_editors_of_the_offices_channels_write_it_without_working_on_the_case(case: Case) -> None:
    worded = cases.draft_clarification(case=case, text=TEXT, **by(people.SORTER, 10))
    cases.approve_clarification(clarification=worded, **by(people.DIRECTOR, 11))
    told = {"note": "Đã đăng", "proof": "Cổng thông tin huyện, tin ngày 06/10"}
    cases.advance_track(case=case, track=Track.CLARIFICATION, to="published", **told, **by(people.SORTER, 12))
    assert case.clocks.get(what="clarify").ended == "done"
    rows = Notice.objects.filter(case=case, code="notice.clarify.published")
    assert {one.role for one in rows} >= {"VAN_PHONG", "PHONG_VHTT"}


def test_a_public_reply_by_two_people_publishes_it_with_its_address_as_the_place(case: Case) -> None:
    proposal = replies.propose(case=case, text="Đã kiểm tra: không có việc thu tiền của dân.", **by(people.ROUTER, 30))
    replies.approve(proposal=proposal, place="https://xa.example/cong-khai/vv-1/", **by(people.LEADER, 31))
    row = case.tracks.get(track=Track.CLARIFICATION)
    assert (row.state, row.proof) == ("published", "https://xa.example/cong-khai/vv-1/")
    assert case.clocks.get(what="clarify").ended == "done"
