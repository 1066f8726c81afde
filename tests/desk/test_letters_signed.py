"""Number, signature, issue: no gap in the register, no unsigned paper out, a file bound by its digest."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.values.sealing import Seal
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries
from hoiam.desk.letters.models import Letter, LetterState, NumberEntry
from hoiam.desk.units.models import Office
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.desk.test_letters import refused
from tests.people import House
from tests.writes import by_a_wrong_hand

GOOD = Seal("UBND huyện Mẫu", "UBND Mẫu", "2a", NOW, None, intact=True, whole=True, trusted=False)
SHA = "a" * 64
FILE = {"way": "file", "sha256": SHA, "size": 9, "likeness": "same_bytes", "seals": (GOOD,)}


@pytest.fixture
def house(db: None) -> House:
    return people.furnished()


def numbered(house: House) -> Letter:
    return letters.take_number(letter=made.approved(house), **by(people.CLERK, 8))


def signed(house: House, **changes: Any) -> Letter:
    return letters.sign(letter=numbered(house), **{**FILE, **changes}, **by(people.CLERK, 9))


def states() -> list[tuple[int, str]]:
    return list(NumberEntry.objects.order_by("number").values_list("number", "state"))


def test_electronically_the_number_comes_first_then_the_signature_then_the_issue(house: House) -> None:
    letter = numbered(house)
    assert (letter.state, letter.full_number) == (LetterState.APPROVED, "01/UBND-VX")
    assert queries.document_of(letter).number == "Số: 01/UBND-VX"
    letter = letters.sign(letter=letter, **FILE, **by(people.CLERK, 9))
    assert (letter.state, letter.signed_way, letter.signed_sha256) == (LetterState.SIGNED, "file", SHA)
    assert StoredFile.objects.get(purpose="letter-signed").sha256 == SHA
    letter = letters.issue(letter=letter, **by(people.CLERK, 10))
    assert (letter.state, states()) == (LetterState.ISSUED, [(1, "used")])
    verbs = [line.verb for line in made.lines() if line.verb.startswith("letter.")]
    assert verbs == [f"letter.{verb}" for verb in ("draft", "submit", "approve", "number", "sign", "issue")]


def test_on_paper_the_number_follows_the_signature_and_the_sheet_stays_with_the_clerk(house: House) -> None:
    letter = letters.issue(letter=made.approved(house), **by(people.CLERK, 8))
    assert (letter.signed_way, letter.signed_by, letter.signed_sha256) == ("paper", people.CLERK.key, "")
    assert states() == [(1, "used")]
    scan = {**FILE, "likeness": "picture", "seals": (), "compared": True}
    letter = letters.sign(letter=letter, **scan, **by(people.CLERK, 9))
    assert (letter.state, letter.signed_way, letter.signed_sha256) == (LetterState.ISSUED, "paper", SHA)
    refused(lambda: letters.sign(letter=letter, **scan, **by(people.CLERK, 9)), "letter.state")


def test_an_office_that_signs_electronically_only_issues_no_paper(house: House) -> None:
    letter = made.approved(house)
    with by_a_wrong_hand():
        Office.objects.filter(pk=house.office.pk).update(settings={"paper": {"signing": "electronic"}})
    refused(lambda: letters.issue(letter=letter, **by(people.CLERK, 8)), "letter.paper_not_allowed")
    assert states() == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"likeness": "other"}, "letter.other_paper"),
        ({"seals": ()}, "letter.not_signed"),
        ({"seals": (replace(GOOD, intact=False),)}, "letter.seal_broken"),
        ({"seals": (GOOD, replace(GOOD, whole=False))}, "letter.seal_broken"),
        ({"seals": (), "likeness": "picture"}, "letter.not_compared"),
    ],
)
def test_a_file_that_is_not_the_signed_letter_is_refused(house: House, changes: dict[str, Any], code: str) -> None:
    letter = numbered(house)
    refused(lambda: letters.sign(letter=letter, **{**FILE, **changes}, **by(people.CLERK, 9)), code)
    assert Letter.objects.get().signed_sha256 == "" and not StoredFile.objects.exists()


def test_nothing_is_signed_before_its_number_nor_by_who_may_not(house: House) -> None:
    letter = made.approved(house)
    refused(lambda: letters.sign(letter=letter, **FILE, **by(people.CLERK, 9)), "letter.no_number")
    refused(lambda: letters.take_number(letter=letter, **by(people.ROUTER, 9)), "letter.issue_role")
    letter = letters.take_number(letter=letter, **by(people.CLERK, 9))
    refused(lambda: letters.take_number(letter=letter, **by(people.CLERK, 9)), "letter.numbered")
    refused(lambda: letters.sign(letter=letter, **FILE, **by(people.ROUTER, 9)), "letter.sign_role")


def test_a_number_stays_with_a_letter_that_comes_back_the_same_day(house: House) -> None:
    letter = letters.give_back(letter=signed(house), reason="Sai tên", **by(people.LEADER, 10))
    assert (letter.number, letter.document, letter.signed_sha256, letter.seals) == (1, None, "", [])
    assert states() == [(1, "reserved")]
    letters.submit(letter=letter, **by(people.SECOND_EYES, 11))
    letters.approve(letter=letter, **by(people.LEADER, 12))
    letter = letters.take_number(letter=letter, **by(people.CLERK, 13))
    assert (letter.number, states()) == (1, [(1, "reserved")])


def test_on_another_day_the_old_number_is_void_with_its_reason_and_never_given_again(house: House) -> None:
    letter = letters.give_back(letter=numbered(house), reason="Sai tên", **by(people.LEADER, 10))
    letters.submit(letter=letter, **by(people.SECOND_EYES, 11))
    letters.approve(letter=letter, **by(people.LEADER, 12))
    tomorrow = {"by": people.CLERK, "now": NOW + timedelta(days=1)}
    letter = letters.issue(letter=letter, **tomorrow)
    assert (letter.number, states()) == (2, [(1, "void"), (2, "used")])
    assert "cấp số mới" in NumberEntry.objects.get(number=1).reason
    facts = queries.facts_of(letter)
    assert isinstance(facts, LetterFacts) and facts.issue.day == 7


def test_a_page_from_yesterday_takes_no_second_number_for_a_sheet_that_is_out(house: House) -> None:
    letter, tomorrow = numbered(house), {"by": people.CLERK, "now": NOW + timedelta(days=1)}
    refused(lambda: letters.take_number(letter=letter, **tomorrow), "letter.numbered")
    assert states() == [(1, "reserved")] and Letter.objects.get().document
    letters.void_number(letter=letter, reason="Chưa ký, lấy số hôm nay", **tomorrow)
    letter = letters.take_number(letter=letter, **tomorrow)
    assert (letter.number, states()) == (2, [(1, "void"), (2, "reserved")])


def test_a_clerk_voids_a_number_only_with_a_reason_and_never_of_a_letter_that_is_out(house: House) -> None:
    letter = numbered(house)
    refused(lambda: letters.void_number(letter=letter, reason=" ", **by(people.CLERK, 9)), "letter.needs_reason")
    letter = letters.void_number(letter=letter, reason="Không gửi nữa", **by(people.CLERK, 9))
    assert (letter.number, letter.document, states()) == (None, None, [(1, "void")])
    refused(lambda: letters.void_number(letter=letter, reason="Lại", **by(people.CLERK, 9)), "letter.no_number")
    out = letters.issue(letter=letter, **by(people.CLERK, 10))
    assert out.number == 2
    refused(lambda: letters.void_number(letter=out, reason="Muộn", **by(people.CLERK, 11)), "letter.state")


def test_an_issue_that_fails_leaves_no_hole_in_the_book(house: House) -> None:
    letter = made.approved(house)
    case = letter.case
    with by_a_wrong_hand():
        case.claims.update(verdict="true")
    refused(lambda: letters.issue(letter=letter, **by(people.CLERK, 8)), "letter.findings_changed")
    assert states() == []
    with by_a_wrong_hand():
        case.claims.update(verdict="false")
    assert letters.issue(letter=letter, **by(people.CLERK, 9)).number == 1


def test_the_register_holds_every_number_once_by_series_and_year(house: House) -> None:
    letters.issue(letter=made.approved(house), **by(people.CLERK, 8))
    letters.void_number(letter=numbered(house), reason="Trùng", **by(people.CLERK, 9))
    entries = queries.register(house.office, 2022, "CV")
    assert [(entry.number, entry.state) for entry in entries] == [(1, "used"), (2, "void")]
    assert not queries.register(house.office, 2023).exists()


def test_no_hand_past_the_actions_issues_an_unsigned_letter_or_gives_a_number_twice(house: House) -> None:
    letter = made.approved(house)
    with by_a_wrong_hand():
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(
                state="issued", number=5, numbered_on=NOW.date(), issued_at=later(8)
            )
        letters.issue(letter=letter, **by(people.CLERK, 8))
        entry = NumberEntry.objects.get()
        entry.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            entry.save()
