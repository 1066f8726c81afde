"""Copies of papers: one book for all forms, without gaps, by two people, of what is out (NĐ 30/2020, Điều 25 to 27)."""

from dataclasses import replace

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.document import Signature
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries
from hoiam.desk.letters.copied import blocks_of, copy_of_letter, copy_of_paper, extract_of_letter
from hoiam.desk.letters.models import Letter, LetterState, NumberEntry
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper, PaperKind
from hoiam.desk.replies import actions as replies
from hoiam.desk.reports import lines
from hoiam.desk.reports.kinds.span import Span
from hoiam.desk.reports.week import Week
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import House
from tests.writes import by_a_wrong_hand

SIGNED = Signature(("TL. CHỦ TỊCH",), "CHÁNH VĂN PHÒNG", "Trần Văn Mẫu")


@pytest.fixture
def house(db: None) -> House:
    return people.furnished()


def issued(house: House) -> Letter:
    """Return a letter that went out on paper, with the scan of what was signed."""
    letter = letters.issue(letter=made.approved(house), **by(people.CLERK, 8))
    told = {"way": "file", "sha256": "a" * 64, "size": 9, "likeness": "picture", "seals": (), "compared": True}
    return letters.sign(letter=letter, **told, **by(people.CLERK, 9))


def arrived(house: House) -> Paper:
    told = {
        "kind": PaperKind.OTHER.value,
        "sender": "Sở Nông nghiệp",
        "number": "9/QĐ-SNN",
        "subject": "Giao vốn sửa đập",
    }
    return papers.register(office=house.office, **told, received_at=later(0), **by(people.CLERK))


def drafted(house: House, of: Letter, kind: str = "sao_y", who: people.Actor = people.CLERK) -> Letter:
    facts = copy_of_letter(of, later(10)) if kind == "sao_y" else extract_of_letter(of, (0,), later(10))
    facts = replace(facts, signature=SIGNED, recipients=("Phòng VH-TT",))
    return letters.draft_copy(office=house.office, facts=facts, of=of, **by(who, 10))


def out(copy: Letter, minutes: int = 11) -> Letter:
    writer = copy.drafted_by
    who = people.CLERK if writer == people.CLERK.key else people.SECOND_EYES
    copy = letters.submit(letter=copy, **by(who, minutes))
    copy = letters.approve(letter=copy, **by(people.LEADER, minutes))
    return letters.issue(letter=copy, **by(people.CLERK, minutes))


def test_a_copy_goes_out_by_two_people_with_a_number_of_its_own(house: House) -> None:
    letter = issued(house)
    copy = out(drafted(house, letter))
    assert (copy.state, copy.full_number) == (LetterState.ISSUED, "01/SY-UBND")
    assert letter.full_number in copy.title
    document = queries.document_of(copy)
    assert (document.number, document.type_name) == ("Số: 01/SY-UBND", "SAO Y")
    assert document.copied and document.copied.sha256 == "a" * 64
    entry = NumberEntry.objects.get(letter=copy)
    assert (entry.series, entry.number, entry.state) == (queries.COPIES, 1, "used")


def test_all_forms_share_one_book_without_a_gap_and_take_no_number_of_the_letters(house: House) -> None:
    letter = issued(house)
    first = out(drafted(house, letter))
    second = out(drafted(house, letter, "trich_sao"))
    facts = copy_of_paper(arrived(house), "sao_luc", later(12), sha256="b" * 64)
    facts = replace(facts, signature=SIGNED, recipients=("Phòng VH-TT",))
    third = letters.draft_copy(office=house.office, facts=facts, name="den.pdf", size=5, **by(people.CLERK, 12))
    third = out(third, 13)
    numbers = [one.full_number for one in (first, second, third)]
    assert numbers == ["01/SY-UBND", "02/TrS-UBND", "03/SL-UBND"]
    assert [e.number for e in queries.register(house.office, 2022, queries.COPIES)] == [1, 2, 3]
    assert [e.number for e in queries.register(house.office, 2022, queries.LETTERS)] == [1]


def test_copies_have_their_own_book_even_where_all_papers_share_one(house: House) -> None:
    house.office.settings["paper"]["numbering"] = "one"
    with by_a_wrong_hand():
        house.office.save()
    letter = issued(house)
    copy = out(drafted(house, letter))
    assert (letter.entries.get().series, copy.entries.get().series) == (queries.ALL, queries.COPIES)
    assert copy.number == 1


def test_who_drafted_a_copy_does_not_approve_it_whatever_roles_they_hold(house: House) -> None:
    copy = drafted(house, issued(house), who=made.EVERYBODY)
    copy = letters.submit(letter=copy, **by(made.EVERYBODY, 11))
    with pytest.raises(HoiamError, match=r"letter\.same_person"):
        letters.approve(letter=copy, **by(made.EVERYBODY, 12))
    with pytest.raises(HoiamError, match=r"letter\.approve_role"):
        letters.approve(letter=copy, **by(people.CLERK, 12))


@pytest.mark.parametrize("who", [people.LEADER, people.CHECKER, people.STRANGER])
def test_not_everybody_makes_copies(house: House, who: people.Actor) -> None:
    with pytest.raises(HoiamError, match=r"letter\.copy_role"):
        drafted(house, issued(house), who=who)


def test_only_what_is_out_is_copied_and_an_original_gives_no_sao_luc(house: House) -> None:
    waiting = made.approved(house)
    with pytest.raises(HoiamError, match=r"copy\.not_signed"):
        copy_of_letter(waiting, later(9))
    with pytest.raises(HoiamError, match=r"letter\.state"):
        facts = replace(extract_of_letter(waiting, (0,), later(9)), signature=SIGNED, recipients=("Phòng VH-TT",))
        letters.draft_copy(office=house.office, facts=facts, of=waiting, **by(people.CLERK, 9))
    letter = issued(house)
    facts = replace(copy_of_letter(letter, later(10)), kind="sao_luc", recipients=("Phòng VH-TT",))
    with pytest.raises(HoiamError, match=r"copy\.luc_of_original"):
        letters.draft_copy(office=house.office, facts=facts, of=letter, **by(people.CLERK, 10))


def test_a_print_that_nobody_signed_is_not_copied(house: House) -> None:
    letter = letters.issue(letter=made.approved(house), **by(people.CLERK, 8))
    told = {"office": house.office.key, "purpose": "letter", "subject": str(letter.pk), "name": "cong-van.pdf"}
    files.note(**told, content_type="application/pdf", sha256="b" * 64, size=9, **by(people.MACHINE, 9))
    with pytest.raises(HoiamError, match=r"copy\.not_signed"):
        copy_of_letter(letter, later(10))


def test_a_copy_is_neither_the_answer_of_its_case_nor_a_letter_of_the_report(house: House) -> None:
    letter = issued(house)
    assert letter.case
    out(drafted(house, letter))
    words = replies.propose(case=letter.case, text="Đã sửa xong đường ống ở thôn 7.", **by(people.ROUTER, 20))
    reply = replies.approve(proposal=words, **by(people.LEADER, 21))
    assert reply.letter_number == letter.full_number
    assert [one.pk for one in Span(house.office, later(0), later(60)).letters] == [letter.pk]
    week = Week(house.office, later(30), later(60), later(60))
    assert [line.reply.split(",")[0] for line in lines.still_open(week)] == [letter.full_number]


def test_an_extract_holds_only_the_chosen_parts(house: House) -> None:
    letter = issued(house)
    blocks = blocks_of(letter)
    facts = extract_of_letter(letter, (blocks[1][0],), later(10))
    assert facts.copied and facts.copied.extract
    assert facts.copied.extract.body == (queries.document_of(letter).body[blocks[1][0]],)
    with pytest.raises(HoiamError, match=r"copy\.no_source"):
        queries.composed(extract_of_letter(letter, (), later(10)))


def test_the_pdf_of_an_incoming_paper_is_kept_with_its_copy_and_is_not_public(house: House) -> None:
    facts = copy_of_paper(arrived(house), "sao_y", later(9), sha256="b" * 64)
    assert facts.subject == "Văn bản số 9/QĐ-SNN của Sở Nông nghiệp về giao vốn sửa đập"
    facts = replace(facts, recipients=("Phòng VH-TT",))
    copy = letters.draft_copy(office=house.office, facts=facts, name="den.pdf", size=5, **by(people.CLERK, 9))
    kept = StoredFile.objects.get(purpose="copy-source", subject=str(copy.pk))
    assert (kept.sha256, kept.public) == ("b" * 64, False)
    assert [line.facts["copies"] for line in made.lines("letter.draft")] == [facts.subject]
