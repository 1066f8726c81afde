"""A check that takes longer is told to the newspaper: owed until the letter has left, by the road of every letter."""

import pytest

from hoiam.core.compose.check import check
from hoiam.core.compose.finding import MUST, texts
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case, Extension
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import delays, queries
from hoiam.desk.letters.models import Letter
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.desk.test_answer_owed import paper
from tests.desk.test_letters import refused
from tests.people import House

WHY = "Cần chờ kết quả kiểm nghiệm mẫu nước của trung tâm y tế"


@pytest.fixture
def house(db: None) -> House:
    return people.furnished()


def extended(house: House) -> Case:
    case = made.verifying(house, article=made.article())
    return cases.extend(case=case, reason=WHY, **by(people.ROUTER, 2 * 24 * 60))


def issued(letter: Letter) -> Letter:
    letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 4000))
    letter = letters.approve(letter=letter, **by(people.LEADER, 4001))
    return letters.issue(letter=letter, **by(people.CLERK, 4002))


def test_an_extension_owes_the_newspaper_a_word_until_the_letter_has_left(house: House) -> None:
    case = extended(house)
    [waits] = delays.owed(case)
    assert (waits.outlet.key, waits.letter) == ("mau-thong-reo", None)
    draft = letters.draft_delay(case=case, outlet=waits.outlet, **by(people.SECOND_EYES, 3000))
    assert [one.letter for one in delays.owed(case)] == [draft]
    letter = issued(draft)
    assert delays.owed(case), "issued is not yet sent"
    letters.deliver(letter=letter, to=waits.outlet.name, channel="hand", **by(people.CLERK, 4003))
    assert delays.owed(case) == []
    assert not case.tracks.exclude(state="open").exists(), "word that it takes longer is no answer"


def test_the_letter_gives_reason_new_date_and_the_term_of_law_that_stays(house: House) -> None:
    outlet = made.outlet()
    case = made.verifying(house, paper=paper(house, outlet))
    case = cases.extend(case=case, reason=WHY, **by(people.ROUTER, 2 * 24 * 60))
    letter = letters.draft_delay(case=case, outlet=outlet, **by(people.ROUTER, 3000))
    document = queries.document_of(letter)
    said = " ".join(part.words for part in texts(document))
    assert WHY in said and "gia hạn thời gian kiểm tra, xác minh đến hết ngày" in said
    assert "không làm thay đổi thời hạn trả lời theo quy định của pháp luật" in said
    assert document.addressees == (outlet.name,) and document.subject.startswith("V/v thông báo gia hạn")
    faults = check(document, laws=queries.facts_of(letter).citations).findings
    assert [fault.code for fault in faults if fault.severity == MUST] == []


def test_nobody_is_told_twice_and_a_conclusion_takes_its_place(house: House) -> None:
    case = extended(house)
    outlet = delays.owed(case)[0].outlet
    letters.draft_delay(case=case, outlet=outlet, **by(people.SECOND_EYES, 3000))
    refused(lambda: letters.draft_delay(case=case, outlet=outlet, **by(people.ROUTER, 3001)), "delay.drafted")
    refused(
        lambda: letters.draft_delay(case=case, outlet=made.outlet("bao-khac"), **by(people.ROUTER, 3001)),
        "delay.not_owed",
    )
    claim = made.judged(case, Verdict.TRUE, 3002)
    assert claim.verdict
    cases.conclude(case=case, **by(people.VERIFIER, 3010))
    assert delays.owed(Case.objects.get()) == []


def test_a_second_extension_is_told_anew(house: House) -> None:
    case = extended(house)
    outlet = delays.owed(case)[0].outlet
    letter = issued(letters.draft_delay(case=case, outlet=outlet, **by(people.SECOND_EYES, 3000)))
    letters.deliver(letter=letter, to=outlet.name, channel="hand", **by(people.CLERK, 4003))
    cases.extend(case=case, reason="Mẫu nước phải lấy lại lần nữa", **by(people.ROUTER, 5000))
    assert [one.outlet for one in delays.owed(Case.objects.get())] == [outlet]
    assert Extension.objects.filter(answer="granted", asked_by="").count() == 2


def test_a_matter_that_no_newspaper_raised_owes_nobody_a_word(house: House) -> None:
    page = made.article(of=made.source(made.outlet("cong", kind="official")))
    case = made.verifying(house, article=page)
    cases.extend(case=case, reason=WHY, **by(people.ROUTER, 2000))
    assert delays.owed(case) == []


def test_who_may_not_write_begins_no_letter(house: House) -> None:
    case = extended(house)
    outlet = delays.owed(case)[0].outlet
    refused(lambda: letters.draft_delay(case=case, outlet=outlet, **by(people.CLERK, 3000)), "letter.draft_role")
