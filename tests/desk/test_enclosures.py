"""What a letter says it encloses goes with it: chosen by who may open it, fixed when approved, and only as approved."""

from dataclasses import replace
from typing import Any

import pytest

from hoiam.core.compose.finding import texts
from hoiam.core.compose.letter_facts import LetterFacts
from hoiam.core.compose.paper_facts import Part
from hoiam.core.values.actor import MACHINE, Role
from hoiam.core.values.case import Verdict
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles.actions.evidence import Filed
from hoiam.desk.articles.models import Article, SnapshotAccess
from hoiam.desk.cases import actions as cases
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import enclosing, queries
from hoiam.desk.letters.following import following_facts
from hoiam.desk.letters.models import Enclosure, Letter
from hoiam.desk.letters.paper_facts import paper_facts_for
from hoiam.desk.papers import actions as papers
from hoiam.web.screens.letters.enclosures import called_choice
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_answer_owed import paper
from tests.desk.test_case_tasks import Sent
from tests.desk.test_letters import refused
from tests.desk.test_letters_signed import FILE
from tests.people import House
from tests.writes import by_a_wrong_hand

PROOF = "Biên bản kiểm tra ngày 06/10/2022"
MAP = "bản vẽ tuyến ống thôn 7"
BIG = Sent("ban-do.pdf", "application/pdf", "b" * 64, 30 << 20)
OTHER = people.actor("chu-tich-xa-dak-mar", Role.UBND_XA, "mau-dak-mar")


@pytest.fixture
def house(db: None) -> House:
    return people.furnished()


def held(letter: Letter, *sent: Any) -> list[str]:
    """Put files into the case of a letter and return the keys by which they are chosen."""
    stored = sent or (Sent("bien-ban.pdf", "application/pdf"),)
    return [f"case:{one.file_id}" for one in cases.add_files(case=letter.case, stored=stored, **by(people.VERIFIER, 5))]


def names(letter: Letter) -> list[tuple[str, str]]:
    return [(line.name, line.file.file_name if line.file else "") for line in enclosing.lines_of(letter)]


def test_a_proof_that_the_letter_lists_is_tied_to_a_file_of_the_case(house: House) -> None:
    letter = made.letter(house)
    assert names(letter) == [(PROOF, "")] and enclosing.lacking(letter) == (PROOF,)
    [key] = held(letter)
    letters.enclose(letter=letter, chosen={PROOF: key}, **by(people.SECOND_EYES, 6))
    assert names(letter) == [(PROOF, "bien-ban.pdf")] and enclosing.lacking(letter) == ()
    assert made.lines("letter.enclose")[0].facts["count"] == 1


def test_a_file_added_by_its_drafter_is_named_in_the_words_of_the_letter(house: House) -> None:
    letter = made.letter(house)
    [key] = held(letter)
    letters.enclose(letter=letter, chosen={}, more=(MAP, key), **by(people.SECOND_EYES, 6))
    letter.refresh_from_db()
    document = queries.document_of(letter)
    assert document.attachments == (PROOF, MAP)
    assert f"Gửi kèm Công văn này: {PROOF}; {MAP}." in [part.words for part in texts(document)]
    letters.enclose(letter=letter, chosen={}, dropped=[MAP, PROOF], **by(people.SECOND_EYES, 7))
    assert names(Letter.objects.get()) == [(PROOF, "")], "what the law has it list stays"
    assert not Enclosure.objects.exists() and not StoredFile.objects.filter(purpose="letter-enclosed").exists()


def test_a_letter_that_objects_to_nothing_names_what_goes_with_it_too(house: House) -> None:
    letter = made.letter(house, verdict=Verdict.TRUE)
    [key] = held(letter)
    letters.enclose(letter=letter, chosen={}, more=(MAP, key), **by(people.SECOND_EYES, 6))
    said = [part.words for part in texts(queries.document_of(Letter.objects.get()))]
    assert f"Gửi kèm Công văn này: {MAP}." in said


def test_who_may_not_open_a_file_does_not_attach_it(house: House) -> None:
    letter = made.letter(house)
    held(letter)
    elsewhere = made.case(house)
    foreign = cases.add_files(case=elsewhere, stored=[Sent("mat.pdf", sha256="c" * 64)], **by(people.ROUTER, 5))[0]
    for key in (f"case:{foreign.file_id}", "case:999", "paper:1", "x"):
        refused(
            lambda key=key: letters.enclose(letter=letter, chosen={PROOF: key}, **by(people.SECOND_EYES, 6)),
            "enclosure.not_open",
        )
    assert [one.key for one in enclosing.choices(letter, OTHER, NOW.date())] == []
    refused(lambda: letters.enclose(letter=letter, chosen={}, **by(people.CLERK, 6)), "letter.draft_role")


def test_nothing_changes_once_it_is_submitted_and_the_approval_keeps_the_digests(house: House) -> None:
    letter = made.letter(house)
    [key] = held(letter)
    letters.enclose(letter=letter, chosen={PROOF: key}, **by(people.SECOND_EYES, 6))
    letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 7))
    without = {"chosen": {PROOF: ""}, **by(people.SECOND_EYES, 8)}
    refused(lambda: letters.enclose(letter=Letter.objects.get(), **without), "letter.state")
    letters.approve(letter=letter, **by(people.LEADER, 9))
    refused(lambda: letters.enclose(letter=Letter.objects.get(), **without), "letter.state")
    assert made.lines("letter.approve")[0].facts["enclosed"] == [{"name": PROOF, "sha256": "a" * 64}]


def test_who_chose_the_files_does_not_approve_them(house: House) -> None:
    letter = made.letter(house)
    [key] = held(letter)
    leader = replace(people.LEADER, roles=frozenset({Role.PCT, Role.PHONG_VHTT}))
    letters.enclose(letter=letter, chosen={PROOF: key}, **by(leader, 6))
    letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 7))
    refused(lambda: letters.approve(letter=letter, **by(people.LEADER, 8)), "letter.same_person")


def test_there_is_an_end_to_how_much_goes_along(house: House) -> None:
    letter = made.letter(house)
    one, two = held(letter, BIG, Sent("khac.pdf", "application/pdf", "d" * 64, 20 << 20))
    letters.enclose(letter=letter, chosen={PROOF: one}, **by(people.SECOND_EYES, 6))
    refused(
        lambda: letters.enclose(letter=letter, chosen={}, more=(MAP, two), **by(people.SECOND_EYES, 7)),
        "enclosure.heavy",
    )
    assert Enclosure.objects.count() == 1
    assert Letter.objects.get().facts["enclosed"] == []


def test_a_mail_that_would_be_too_heavy_is_not_queued_and_paper_still_goes(house: House) -> None:
    letter = made.letter(house)
    [key] = held(letter, BIG)
    letters.enclose(letter=letter, chosen={PROOF: key}, **by(people.SECOND_EYES, 6))
    letter = letters.submit(letter=letter, **by(people.SECOND_EYES, 6))
    letter = letters.approve(letter=letter, **by(people.LEADER, 7))
    letter = letters.take_number(letter=letter, **by(people.CLERK, 8))
    letter = letters.sign(letter=letter, **FILE, **by(people.CLERK, 8))
    letter = letters.issue(letter=letter, **by(people.CLERK, 9))
    to = {"to": letter.outlet.name, "address": "toa-soan@bao.example"}
    refused(lambda: letters.deliver(letter=letter, channel="mail", **to, **by(people.CLERK, 10)), "letter.mail_heavy")
    assert letters.deliver(letter=letter, channel="hand", **to, **by(people.CLERK, 11)).state == "sent"


def evidence_of(letter: Letter, office: Any) -> str:
    article = Article.objects.get(cases=letter.case)
    kept = articles.keep_evidence(office=office, article=article, reason="cần đối chiếu lời báo", **by(people.SORTER))
    filed = [Filed("warc", "e" * 64, 9), Filed("page", "f" * 64, 9)]
    articles.note_kept(snapshot=kept, holds="page", version=article.versions.get(), files=filed, **by(MACHINE, 1))
    return f"evidence:{kept.files.get(kind='page').pk}"


def test_the_full_copy_of_an_article_goes_only_by_right_and_only_to_who_published_it(house: House) -> None:
    """Guard-rail G11: a copy is evidence with restricted access; the paper itself is no stranger to its own piece."""
    letter = made.letter(house)
    key = evidence_of(letter, house.office)
    told = {"letter": letter, "chosen": {PROOF: key}}
    refused(lambda: letters.enclose(**told, **by(OTHER, 6)), "enclosure.not_open")
    letters.enclose(**told, **by(people.SECOND_EYES, 6))  # of a unit that checks the case: it has the right
    row = Enclosure.objects.get()
    assert row.restricted and made.lines("evidence.open")[0].actor_key == people.SECOND_EYES.key
    assert enclosing.going(letter, (letter.outlet.name,)) == [row]
    assert enclosing.going(letter, ("TT Huyện ủy",)) == [] == enclosing.going(letter, (letter.outlet.name, "Sở Mẫu"))
    facts = paper_facts_for(house.office, "cong_van", NOW, case=letter.case)
    facts = replace(facts, addressees=("Sở Mẫu",), parts=(Part("noi_dung", "Kính chuyển"),))
    other = letters.draft_paper(office=house.office, facts=facts, case=letter.case, **by(people.SECOND_EYES, 7))
    assert key not in [one.key for one in enclosing.choices(other, people.SECOND_EYES, NOW.date())]


def test_what_was_exchanged_with_a_newspaper_goes_with_a_letter_to_who_oversees_it(house: House) -> None:
    earlier = letters.take_number(letter=made.approved(house), **by(people.CLERK, 8))
    earlier = letters.issue(letter=letters.sign(letter=earlier, **FILE, **by(people.CLERK, 8)), **by(people.CLERK, 9))
    facts = paper_facts_for(house.office, "cong_van", NOW, case=earlier.case)
    facts = replace(facts, addressees=("Sở Mẫu",), parts=(Part("noi_dung", "Kính đề nghị"),))
    letter = letters.draft_paper(office=house.office, facts=facts, case=earlier.case, **by(people.SECOND_EYES, 10))
    [one] = [one for one in enclosing.choices(letter, people.SECOND_EYES, NOW.date()) if one.group == "letter"]
    letters.enclose(letter=letter, chosen={}, more=("Công văn số 01", one.key), **by(people.SECOND_EYES, 11))
    assert Enclosure.objects.get().sha256 == earlier.signed_sha256


def test_a_petition_that_the_press_forwarded_is_passed_on_to_nobody(house: House) -> None:
    """Guard-rail G9: who complained stays apart from what was said."""
    letter = made.letter(house)
    for number, kind in enumerate(("complaint", "forwarded", "press_request")):
        came = paper(house, letter.outlet, kind=kind)
        told = {"name": f"{kind}.pdf", "content_type": "application/pdf", "sha256": str(number) * 64, "size": 9}
        papers.keep_scan(paper=came, **told, **by(people.CLERK, 4))
        cases.attach_paper(case=letter.case, paper=came, **by(people.ROUTER, 5))
    offered = enclosing.choices(letter, people.SECOND_EYES, NOW.date())
    assert [one.name for one in offered if one.group == "paper"] == ["press_request.pdf"]


def test_what_replaces_a_letter_takes_its_files_along(house: House) -> None:
    letter = made.letter(house)
    one, two = held(letter, Sent("a.pdf"), Sent("b.pdf", sha256="b" * 64))
    letters.enclose(letter=letter, chosen={PROOF: one}, more=(MAP, two), **by(people.SECOND_EYES, 6))
    letter = letters.submit(letter=Letter.objects.get(), **by(people.SECOND_EYES, 7))
    letter = letters.approve(letter=letter, **by(people.LEADER, 8))
    letter = letters.issue(letter=letter, **by(people.CLERK, 9))
    facts = following_facts(letter, "replaces", made.later(20))
    assert isinstance(facts, LetterFacts)
    new = letters.draft_following(letter=letter, relation="replaces", facts=facts, **by(people.SECOND_EYES, 20))
    assert names(new) == names(letter) == [(PROOF, "a.pdf"), (MAP, "b.pdf")]


def test_a_name_that_a_draft_lists_no_more_loses_its_file(house: House) -> None:
    letter = made.letter(house)
    [key] = held(letter)
    letters.enclose(letter=letter, chosen={}, more=(MAP, key), **by(people.SECOND_EYES, 6))
    letter = Letter.objects.get()
    facts = replace(queries.facts_of(letter), enclosed=())
    letters.revise(letter=letter, facts=facts, **by(people.SECOND_EYES, 7))
    assert not Enclosure.objects.exists()


def test_what_was_signed_on_paper_and_has_no_scan_is_no_file_to_go_along(house: House) -> None:
    earlier = letters.issue(letter=made.approved(house), **by(people.CLERK, 9))
    told = {"name": "cong-van.pdf", "content_type": "application/pdf", "sha256": "c" * 64, "size": 9}
    files.note(office=house.office.key, purpose="letter", subject=str(earlier.pk), **told, **by(MACHINE, 9))
    facts = paper_facts_for(house.office, "cong_van", NOW, case=earlier.case)
    facts = replace(facts, addressees=("Sở Mẫu",), parts=(Part("noi_dung", "Kính đề nghị"),))
    letter = letters.draft_paper(office=house.office, facts=facts, case=earlier.case, **by(people.SECOND_EYES, 10))
    offered = enclosing.choices(letter, people.SECOND_EYES, NOW.date())
    assert queries.file_to_send(earlier) and [one for one in offered if one.group == "letter"] == []


def test_a_letter_that_no_longer_holds_says_so_where_it_is_chosen(house: House) -> None:
    earlier = letters.take_number(letter=made.approved(house), **by(people.CLERK, 8))
    earlier = letters.issue(letter=letters.sign(letter=earlier, **FILE, **by(people.CLERK, 8)), **by(people.CLERK, 9))
    with by_a_wrong_hand():
        Letter.objects.filter(pk=earlier.pk).update(state="withdrawn")
    facts = paper_facts_for(house.office, "cong_van", NOW, case=earlier.case)
    facts = replace(facts, addressees=("Sở Mẫu",), parts=(Part("noi_dung", "Kính đề nghị"),))
    letter = letters.draft_paper(office=house.office, facts=facts, case=earlier.case, **by(people.SECOND_EYES, 10))
    [one] = [one for one in enclosing.choices(letter, people.SECOND_EYES, NOW.date()) if one.group == "letter"]
    assert one.no_more == "withdrawn" and "đã thu hồi" in called_choice(one)


def test_a_replacement_takes_along_only_what_its_drafter_may_open(house: House) -> None:
    """Guard-rail G11: another's right is not theirs; what they may open leaves its line again."""
    letter = made.letter(house)
    key = evidence_of(letter, house.office)
    letters.enclose(letter=letter, chosen={PROOF: key}, **by(people.SECOND_EYES, 6))
    letter = letters.submit(letter=Letter.objects.get(), **by(people.SECOND_EYES, 7))
    letter = letters.issue(letter=letters.approve(letter=letter, **by(people.LEADER, 8)), **by(people.CLERK, 9))
    facts = following_facts(letter, "replaces", made.later(20))
    told = {"letter": letter, "relation": "replaces", "facts": facts}
    new = letters.draft_following(**told, **by(people.SECOND_EYES, 20))
    assert names(new) == [(PROOF, letter.enclosures.get().file_name)] and len(made.lines("evidence.open")) == 2
    with by_a_wrong_hand():
        new.enclosures.all().delete()
        Letter.objects.filter(pk=new.pk).delete()
        SnapshotAccess.objects.update(ended_at=made.later(21), ended_by="mau")
    bare = letters.draft_following(**told, **by(people.SECOND_EYES, 22))
    assert names(bare) == [(PROOF, "")] and len(made.lines("evidence.open")) == 2
    assert [one.facts.get("left_out") for one in made.lines("letter.draft")][-1] == PROOF
