"""Papers that answer no article are drafted, discussed, approved by another person, and numbered in their own book."""

from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation

from hoiam.core.compose.paper_facts import Part
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import Verdict
from hoiam.desk.audit import queries as audit
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Claim
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.letters.paper_facts import laws_of, paper_facts_for, rules_of
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports import queries as report_queries
from hoiam.desk.units.models import Office
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_letters import refused
from tests.people import House
from tests.writes import by_a_wrong_hand

WRITER = people.ROUTER
OTHER = people.actor("chu-tich", Role.CHU_TICH)


@pytest.fixture
def house(db: None) -> House:
    return people.furnished()


def facts(house: House, kind: str = "cong_van", **changes: Any) -> Any:
    made_ = paper_facts_for(house.office, kind, NOW)
    typed = tuple(Part(part.key, f"Nội dung {part.key}") for part in made_.parts)
    signer = replace(made_.signature, name="Lê Thị Mẫu")
    told = replace(made_, subject="phối hợp kiểm tra", addressees=("Phòng Mẫu",), parts=typed, signature=signer)
    return replace(told, **changes)


def drafted(house: House, by_: Actor = WRITER, **changes: Any) -> Letter:
    return letters.draft_paper(office=house.office, facts=facts(house, **changes), **by(by_, 1))


def issued(house: House, **changes: Any) -> Letter:
    letter = letters.submit(letter=drafted(house, **changes), **by(WRITER, 2))
    letters.approve(letter=letter, **by(people.LEADER, 3))
    return letters.issue(letter=letter, **by(people.CLERK, 4))


def test_a_paper_goes_from_draft_to_its_number_by_two_persons(house: House) -> None:
    letter = issued(house)
    assert (letter.state, letter.full_number, letter.case, letter.route) == (LetterState.ISSUED, "01/UBND-VX", None, "")
    verbs = [line.verb for line in audit.about("letter", str(letter.pk)).order_by("id")]
    assert verbs == ["letter.draft", "letter.submit", "letter.approve", "letter.issue"]
    assert queries.document_of(letter).number == "Số: 01/UBND-VX"


def test_each_type_has_its_own_book_and_a_head_may_decide_on_one_for_all(house: House) -> None:
    assert issued(house).full_number == "01/UBND-VX"
    release = {"kind": "thong_cao", "addressees": ()}
    assert issued(house, **release).full_number == "01/TC-UBND"
    assert issued(house, **release).full_number == "02/TC-UBND"
    with by_a_wrong_hand():
        Office.objects.filter(pk=house.office.pk).update(settings={"paper": {"numbering": "one"}})
    numbers = [issued(house).full_number, issued(house, **release).full_number]
    assert numbers == ["01/UBND-VX", "02/TC-UBND"]


def test_whoever_wrote_a_paper_does_not_approve_it_even_with_the_leaders_role(house: House) -> None:
    both = Actor("person", WRITER.key, frozenset({Role.PCT, Role.VAN_PHONG}), WRITER.unit, people.OFFICE)
    letter = letters.submit(letter=drafted(house), **by(WRITER, 2))
    refused(lambda: letters.approve(letter=letter, **by(both, 3)), "letter.same_person")
    letters.approve(letter=letter, **by(people.LEADER, 3))
    refused(lambda: letters.approve(letter=letter, **by(OTHER, 4)), "letter.state")


def test_somebody_who_only_changed_a_word_does_not_approve_either(house: House) -> None:
    changer = Actor("person", "doi-chu", frozenset({Role.PHONG_VHTT, Role.PCT}), "mau-vhtt", people.OFFICE)
    letter = letters.revise(letter=drafted(house), facts=facts(house, subject="phối hợp"), **by(changer, 2))
    letter = letters.revise(letter=letter, facts=facts(house), **by(WRITER, 3))
    letters.submit(letter=letter, **by(WRITER, 4))
    refused(lambda: letters.approve(letter=letter, **by(changer, 5)), "letter.same_person")


def test_comments_stay_with_the_draft_and_close_with_the_signature(house: House) -> None:
    letter = drafted(house)
    letters.comment(letter=letter, text="Thêm hạn trả lời", **by(people.LEADER, 2))
    refused(lambda: letters.comment(letter=letter, text="  ", **by(people.LEADER, 2)), "letter.comment_empty")
    assert [said.text for said in queries.comments_of(letter)] == ["Thêm hạn trả lời"]
    assert len(made.lines("letter.comment")) == 1
    out = issued(house)
    refused(lambda: letters.comment(letter=out, text="Muộn", **by(people.LEADER, 9)), "letter.state")


def test_a_paper_of_another_kind_cannot_be_slipped_in(house: House) -> None:
    letter = drafted(house)
    answer = queries.facts_of(made.letter(house))
    refused(lambda: letters.revise(letter=letter, facts=answer, **by(people.SECOND_EYES, 2)), "letter.other_kind")


def test_who_may_not_write_is_refused_and_a_stranger_sees_nothing(house: House) -> None:
    refused(lambda: drafted(house, by_=people.CLERK), "letter.draft_role")
    letter = drafted(house)
    assert letter in queries.visible(house.office, people.CLERK)
    assert letter not in queries.visible(house.office, people.VERIFIER)
    own = drafted(house, by_=people.VERIFIER)
    assert own in queries.visible(house.office, people.VERIFIER)
    assert not queries.visible(people.settle_other().office, people.CLERK).exists()


def test_the_law_of_the_day_is_cited_and_no_other(house: House) -> None:
    assert rules_of("uy_quyen", NOW.date()) == ("ND09-2017.3.6", "ND09-2017.3.7")
    assert rules_of("uy_quyen", NOW.date().replace(year=2026, month=11)) == ("ND244-2026.3.5", "ND244-2026.3.6")
    numbers = [law.number for law in laws_of("thong_cao", NOW.date())]
    assert "09/2017/NĐ-CP" in numbers and "244/2026/NĐ-CP" not in numbers


def test_a_quick_report_is_filled_from_its_case_and_names_no_person(house: House) -> None:
    case = made.verifying(house, article=made.article(of=made.source(made.outlet())))
    cases.add_claim(case=case, text="Trạm bơm bỏ không", **by(people.VERIFIER, 2))
    unsaid = paper_facts_for(house.office, "bao_cao_nhanh", NOW, case=case)
    assert "chưa kết luận" in unsaid.said("ket_qua")[0] and "căn cứ" not in unsaid.said("ket_qua")[0]
    assert unsaid.subject.startswith("Nhanh về việc ")
    made.judged(case, Verdict.FALSE)
    with translation.override("en"):
        told = paper_facts_for(house.office, "bao_cao_nhanh", NOW, case=case)
    assert "Báo mau-thong-reo, bài" in " ".join(told.said("nguon"))
    assert "sai" in " ".join(told.said("ket_qua"))
    filled = replace(
        told,
        addressees=("Thường trực Huyện ủy",),
        parts=tuple(part if part.text else Part(part.key, "Đang làm.") for part in told.parts),
    )
    letter = letters.draft_paper(office=house.office, case=case, facts=filled, **by(people.SECOND_EYES, 6))
    assert (letter.kind, letter.case) == ("bao_cao_nhanh", case)
    refused(
        lambda: letters.draft_paper(office=house.office, facts=filled, **by(people.SECOND_EYES, 6)), "letter.needs_case"
    )


@pytest.mark.parametrize("numbering", ["", "one"])
def test_a_report_and_a_paper_of_one_notation_share_one_run_of_numbers(house: House, numbering: str) -> None:
    house.office.settings = {"paper": {"numbering": numbering}}
    with by_a_wrong_hand():
        house.office.save()
    case = made.verifying(house, article=made.article(of=made.source(made.outlet())))
    made.judged(case, Verdict.FALSE)

    def quick() -> str:
        told = paper_facts_for(house.office, "bao_cao_nhanh", NOW, case=case)
        parts = tuple(part if part.text else Part(part.key, "Đang làm.") for part in told.parts)
        signer = replace(told.signature, name="Lê Thị Mẫu")
        told = replace(told, addressees=("Thường trực Huyện ủy",), parts=parts, signature=signer)
        letter = letters.draft_paper(office=house.office, case=case, facts=told, **by(people.SECOND_EYES, 6))
        letters.approve(letter=letters.submit(letter=letter, **by(people.SECOND_EYES, 7)), **by(people.LEADER, 8))
        return letters.issue(letter=letter, **by(people.CLERK, 9)).full_number

    assert quick() == "01/BC-UBND"
    report = reports.open_quick(office=house.office, case=case, **by(people.SORTER, 9))
    assert reports.freeze(report=report, **by(people.SORTER, 10)).number == 2
    assert issued(house).full_number == ("03/UBND-VX" if numbering else "01/UBND-VX")
    assert quick() == ("04/BC-UBND" if numbering else "03/BC-UBND")
    assert report_queries.booked(house.office, NOW.year) == [("VB" if numbering else "BC", report)]


def test_a_report_of_a_notation_of_its_own_keeps_a_run_of_its_own(house: House) -> None:
    house.office.settings = {"paper": {"report": {"notation": "BC-TTVH"}, "numbering": "one"}}
    with by_a_wrong_hand():
        house.office.save()
    assert issued(house).number == 1
    report = reports.open_quick(office=house.office, case=made.case(house), **by(people.SORTER, 9))
    assert reports.freeze(report=report, **by(people.SORTER, 10)).number == 1
    assert report_queries.booked(house.office, NOW.year) == [] and not report_queries.booked_series(house.office)


def referred(house: House) -> tuple[Letter, Claim]:
    """Return a referral of a false claim, submitted, and the claim."""
    case = made.verifying(house)
    made.judged(case, Verdict.FALSE)
    claim = case.claims.get()
    told = paper_facts_for(house.office, "phieu_chuyen", NOW, case=case, claim=claim)
    parts = tuple(Part(part.key, part.text or "thuộc thẩm quyền của Sở") for part in told.parts)
    told = replace(told, addressees=("Sở Mẫu",), parts=parts)
    letter = letters.draft_paper(office=house.office, case=case, facts=told, **by(people.SECOND_EYES, 6))
    letters.submit(letter=letter, **by(people.SECOND_EYES, 7))
    return letter, claim


def test_a_referral_of_false_information_stops_when_the_claim_turns_out_otherwise(house: House) -> None:
    letter, claim = referred(house)
    with by_a_wrong_hand():
        type(claim).objects.filter(pk=claim.pk).update(verdict=Verdict.TRUE)
    refused(lambda: letters.approve(letter=letter, **by(people.LEADER, 8)), "letter.findings_changed")


def test_a_referral_of_a_claim_that_one_person_found_false_is_not_approved(house: House) -> None:
    letter, claim = referred(house)
    with by_a_wrong_hand():
        type(claim).objects.filter(pk=claim.pk).update(checked_by="", checked_at=None)
    refused(lambda: letters.approve(letter=letter, **by(people.LEADER, 8)), "letter.claim_unchecked")


def test_a_case_of_another_office_is_refused(house: House) -> None:
    other = people.settle_other()
    case = made.case(house)
    refused(
        lambda: letters.draft_paper(office=other.office, case=case, facts=facts(house), **by(WRITER, 2)),
        "letter.foreign_case",
    )
