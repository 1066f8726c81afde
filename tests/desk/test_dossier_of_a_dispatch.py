"""A work file of a dispatch gathers it, how its tasks were done, what was handed in and reported; then it closes."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.case import Verdict
from hoiam.desk.directives import actions as directives
from hoiam.desk.directives.actions import Proof
from hoiam.desk.directives.models import Directive, Quality
from hoiam.desk.dossiers import actions, queries
from hoiam.desk.dossiers.describing import Followed
from hoiam.desk.dossiers.followed import lines_of
from hoiam.desk.dossiers.models import Dossier, DossierState
from hoiam.desk.dossiers.slips import slip_of
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters import actions as letters
from tests.desk import made
from tests.desk.made import NOW, by
from tests.people import CLERK, LEADER, ROUTER, SECOND_EYES, SORTER, VERIFIER, House, actor

WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
TASKS = (
    {"id": "2.1b", "what": "Gửi báo cáo tuần", "actor": ["TRUNG_TAM"], "due": WEEKLY, "deadline_text": "thứ năm"},
    {"id": "1.2a", "what": "Kiểm tra, xác minh", "actor": ["UBND_XA"], "due": {"kind": "continuous"}},
)
TODAY = NOW.date()


def kept(house: House, name: str = "bien-ban.pdf") -> StoredFile:
    told = {"content_type": "application/pdf", "sha256": "a" * 64, "size": 9, "purpose": "task", "subject": "1"}
    return files.note(office=house.office.key, name=name, **told, **by(SORTER, 10))


@pytest.fixture
def paper(house: House) -> Directive:
    """Return a dispatch with two tasks, for one of which a unit handed in a file, a letter and a case."""
    head = {"number_full": "801/UBND-VX", "date": "2022-10-06", "subject": "Về nắm tin"}
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    told["structure"] = {"document": head, "tasks": [dict(task) for task in TASKS], "references": []}
    found = directives.take_in(office=house.office, **told, **by(CLERK))
    found = directives.confirm(directive=found, **by(ROUTER, 1))
    directives.receive(directive=found, **by(VERIFIER, 2))
    letter = letters.issue(letter=made.approved(house), **by(CLERK, 8))
    proof = Proof(file=kept(house), letter=letter, case=letter.case)
    given = directives.give_evidence(task=found.tasks.get(ref="2.1b"), note="Báo cáo 41", proof=proof, **by(SORTER, 11))
    directives.judge(evidence=given, quality=Quality.MET, note="", **by(LEADER, 12))
    return found


def opened(house: House, paper: Directive, **more: Any) -> Dossier:
    told = {"notation": "07.VP", "title": "Thực hiện Công văn 801", "keep_years": 20, "directive": paper}
    return actions.open_file(office=house.office, **(told | more), **by(CLERK, 20))


def kinds(things: Any) -> list[str]:
    return sorted(queries.key_of(thing).partition(":")[0] for thing in things)


def ended(paper: Directive) -> None:
    told = {"how": "done", "why": "Các đơn vị đã thực hiện xong"}
    directives.end_directive(directive=paper, by=LEADER, now=NOW + timedelta(minutes=40), **told)


def test_the_papers_of_the_dispatch_are_proposed_by_what_a_person_may_see(house: House, paper: Directive) -> None:
    dossier = opened(house, paper)
    everything = ["case", "directive", "file", "followed", "letter"]
    assert kinds(queries.proposed(dossier, CLERK, TODAY)) == everything
    other = actor("xa-khac", next(iter(VERIFIER.roles)), "mau-dak-mar")
    assert "case" not in kinds(queries.proposed(dossier, other, TODAY)), "a case that it does not see"
    things = queries.proposed(dossier, CLERK, TODAY)
    actions.add(dossier=dossier, things=things, **by(CLERK, 21))
    assert queries.proposed(dossier, CLERK, TODAY) == []
    assert sorted(queries.items_of(dossier).values_list("kind", flat=True)) == everything


def test_the_sheet_tells_receipt_evidence_and_judgement_by_unit_and_names_no_account(
    house: House, paper: Directive
) -> None:
    said = "\n".join(lines_of(paper))
    assert "Nhiệm vụ 2.1b: Gửi báo cáo tuần. Hạn theo văn bản: thứ năm." in said
    assert "UBND xã Đăk Ui (đã nhận lúc 08:02 ngày 06/10/2022)" in said
    assert "Trung tâm VH-TT-DL&TT nộp lúc 08:11 ngày 06/10/2022: Báo cáo 41." in said
    assert "tệp bien-ban.pdf" in said and "Đánh giá: đạt." in said
    assert not any(who.key in said for who in (SORTER, VERIFIER, LEADER, ROUTER))


def test_the_file_closes_once_the_dispatch_is_followed_no_more(house: House, paper: Directive) -> None:
    dossier = opened(house, paper)
    actions.add(dossier=dossier, things=[paper, Followed(paper)], **by(CLERK, 21))
    with pytest.raises(HoiamError, match=r"dossier\.directive_open"):
        actions.close(dossier=dossier, **by(CLERK, 22))
    ended(paper)
    closed = actions.close(dossier=dossier, by=CLERK, now=NOW + timedelta(minutes=50))
    assert closed.state == DossierState.CLOSED
    sheet = closed.items.get(kind="followed")
    assert (sheet.type_name, sheet.subject) == ("Phiếu theo dõi nhiệm vụ", "Thực hiện văn bản 801/UBND-VX")
    assert "đã thực hiện xong" in str(slip_of(sheet).body)


def test_a_file_is_of_one_matter_and_of_our_own(house: House, paper: Directive) -> None:
    with pytest.raises(HoiamError, match=r"dossier\.one_matter"):
        opened(house, paper, case=made.concluded(house, Verdict.TRUE))
    with pytest.raises(HoiamError, match=r"dossier\.role"):
        actions.open_file(office=house.office, notation="1", title="a", directive=paper, **by(LEADER, 20))
    assert opened(house, paper, unit=house.units["mau-vhtt"]) in queries.dossiers_of(house.office, SECOND_EYES)
