"""Two people at one thing: what somebody has not seen is neither overwritten, nor checked, nor approved."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE, Role
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Claim, Proof
from hoiam.desk.files import actions as files
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries as letter_queries
from hoiam.desk.letters.models import LetterState
from tests import people
from tests.outside.scan import hostile
from tests.people import LEADER, SECOND_EYES, THURSDAY, VERIFIER
from tests.web import road
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
FALSE = {"verdict": "false", "finding": "Chỉ 46 hộ dùng nước từ công trình", "proofs": "sổ đấu nối năm 2022"}
TRUE = {"verdict": "true", "finding": "Cả 128 hộ thiếu nước", "proofs": "biên bản 04/10"}


def hidden(page: Any) -> str:
    return str(page.context["form"]["seen"].value() or "")


def test_two_judges_of_one_claim_do_not_overwrite_each_other(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    case = road.verifying(house)
    at(THURSDAY)
    address = f"/vu-viec/{case.number}/y/B/"
    commune, division = client_for(VERIFIER), client_for(SECOND_EYES)
    first, second = commune.get(address), division.get(address)
    assert (hidden(first), hidden(second)) == ("", "")
    assert commune.post(address, {**FALSE, "seen": hidden(first)}).status_code == 302
    answer = division.post(address, {**TRUE, "seen": hidden(second)})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Ý B vừa được người khác ghi kết luận" in page
    assert "Chỉ 46 hộ dùng nước từ công trình" in page  # what the other found
    assert "Cả 128 hộ thiếu nước" in page  # what was typed is not lost
    claim = case.claims.get(letter="B")
    assert (claim.verdict, claim.judged_by) == ("false", VERIFIER.key)
    assert division.post(address, {**TRUE, "seen": hidden(answer)}).status_code == 302  # now knowingly
    claim.refresh_from_db()
    assert (claim.verdict, claim.judged_by) == ("true", SECOND_EYES.key)


def test_a_finding_that_changed_is_not_checked_unread(house: people.House, client_for: ClientFor, at: At) -> None:
    case = road.verifying(house)
    claim = case.claims.get(letter="B")
    told = {"finding": "Một", "proofs": ["sổ"], "by": VERIFIER}
    cases.judge(claim=claim, verdict=Verdict.FALSE, now=THURSDAY, **told)
    at(THURSDAY)
    division = client_for(SECOND_EYES)
    shown = division.get(f"/vu-viec/{case.number}/")
    [row] = [row for row in shown.context["claims"] if row.claim.letter == "B"]
    later = THURSDAY.replace(minute=5)
    cases.judge(claim=claim, verdict=Verdict.TRUE, now=later, **told)
    division.post(f"/vu-viec/{case.number}/y/B/soat/", {"seen": row.seen})
    assert Claim.objects.get(pk=claim.pk).checked_by == ""


def test_words_that_changed_are_not_approved_unread(house: people.House, client_for: ClientFor, at: At) -> None:
    letter = road.submitted(house)
    at(THURSDAY)
    leader = client_for(LEADER)
    step = leader.get(f"/van-ban/{letter.pk}/").context["next"]
    assert step.seen == letter_queries.stamp(letter)
    letter = letters.give_back(letter=letter, reason="Sửa ý B", by=LEADER, now=THURSDAY)
    letter = letters.submit(letter=letter, by=SECOND_EYES, now=THURSDAY.replace(minute=9))
    said = leader.post(f"/van-ban/{letter.pk}/duyet/", {"seen": step.seen}, follow=True).content.decode()
    assert "Hãy đọc bản mới rồi duyệt" in said
    letter.refresh_from_db()
    assert letter.state == LetterState.SUBMITTED


def test_a_claim_is_proven_by_a_file_and_the_checker_opens_it(
    house: people.House, client_for: ClientFor, at: At, settings: Any, tmp_path: Any
) -> None:
    settings.HOIAM_FILES = str(tmp_path)
    case = road.verifying(house)
    at(THURSDAY)
    address = f"/vu-viec/{case.number}/y/B/"
    paper = SimpleUploadedFile("so_dau_noi_2022.pdf", b"%PDF-1.4\n%%EOF\n", content_type="application/pdf")
    given = {"verdict": "false", "finding": "Chỉ 46 hộ", "proofs": "", "seen": ""}
    commune = client_for(VERIFIER)
    assert commune.post(address, given).status_code == 422  # false without proof
    assert commune.post(address, {**given, "files": paper}).status_code == 302
    proof = Proof.objects.get()
    assert (proof.name, proof.file is not None) == ("so dau noi 2022", True)
    page = client_for(SECOND_EYES).get(f"/vu-viec/{case.number}/").content.decode()
    assert f'href="/tep/{proof.file_id}/"' in page
    assert client_for(SECOND_EYES).get(f"/tep/{proof.file_id}/").status_code == 200
    other = client_for(people.actor("xa-khac", Role.UBND_XA, "mau-dak-mar"))
    assert other.get(f"/tep/{proof.file_id}/").status_code == 404
    again = commune.get(address)
    assert again.context["form"]["on_file"].value() == [str(proof.file_id)]  # it stays chosen
    assert commune.post(address, {**given, "seen": hidden(again), "on_file": proof.file_id}).status_code == 302
    assert Proof.objects.get().file_id == proof.file_id


def test_a_paper_with_macros_proves_nothing(
    house: people.House, client_for: ClientFor, at: At, settings: Any, tmp_path: Any
) -> None:
    settings.HOIAM_FILES = str(tmp_path)
    case = road.verifying(house)
    at(THURSDAY)
    bad = SimpleUploadedFile("bien-ban.docx", hostile.with_macro(hostile.good_docx()))
    given = {"verdict": "false", "finding": "Chỉ 46 hộ", "proofs": "", "seen": "", "files": bad}
    answer = client_for(VERIFIER).post(f"/vu-viec/{case.number}/y/B/", given)
    assert answer.status_code == 422
    assert "macro" in answer.content.decode()
    assert not Proof.objects.exists()


def test_a_file_of_another_case_proves_nothing_here(house: people.House) -> None:
    case = road.verifying(house)
    told = {"name": "a.pdf", "content_type": "application/pdf", "sha256": "0" * 64, "size": 1, "office": "mau-dak-ha"}
    foreign = files.note(purpose="case", subject="VV-2022-999", by=MACHINE, now=THURSDAY, **told)
    with pytest.raises(HoiamError) as error:
        cases.judge(
            claim=case.claims.get(letter="B"),
            verdict=Verdict.FALSE,
            finding="Chỉ 46 hộ",
            proofs=[],
            files=[foreign],
            by=VERIFIER,
            now=THURSDAY,
        )
    assert error.value.code == "claim.foreign_file"


def test_the_file_of_a_letter_opens_only_for_who_sees_the_letter(
    house: people.House, client_for: ClientFor, at: At
) -> None:
    letter = road.issued(house)
    told = {"name": "cv.pdf", "content_type": "application/pdf", "sha256": "0" * 64, "size": 1, "office": "mau-dak-ha"}
    stored = files.note(purpose="letter", subject=str(letter.pk), by=MACHINE, now=THURSDAY, **told)
    at(THURSDAY)
    other: Client = client_for(people.actor("xa-khac", Role.UBND_XA, "mau-dak-mar"))
    assert b"kho" not in other.get(f"/tep/{stored.pk}/").content
    assert (
        "kho lưu" in client_for(VERIFIER).get(f"/tep/{stored.pk}/").content.decode()
    )  # seen, though its bytes are gone
