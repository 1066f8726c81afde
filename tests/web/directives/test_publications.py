"""A publication shows that a task was done: chosen from a list, shown as it stands today, opened by right."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from hoiam.core.values.actor import Role
from hoiam.core.values.case import Track, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case, CaseTrack
from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive, Evidence, Task
from hoiam.desk.letters.models import Publication
from hoiam.desk.replies import actions as replies
from hoiam.desk.replies.models import Reply
from tests import writes
from tests.desk import made
from tests.people import CLERK, LEADER, ROUTER, SECOND_EYES, SORTER, THURSDAY, VERIFIER, House, actor
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
TASKS = ({"id": "2.2b", "what": "Có tin bài đầy đủ, chính xác", "actor": ["TRUNG_TAM", "UBND_XA"], "due": WEEKLY},)
EVENING = THURSDAY + timedelta(hours=2)
UNIT = "mau-trung-tam"


@pytest.fixture(autouse=True)
def _here(at: At) -> None:
    at(EVENING)


@pytest.fixture
def task(house: House) -> Task:
    """Return a task that the centre and the communes must do each week."""
    head = {"number_full": "801/UBND-VX", "date": "2022-10-06"}
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    told["structure"] = {"document": head, "tasks": [dict(one) for one in TASKS], "references": []}
    taken: Directive = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    return actions.confirm(directive=taken, by=ROUTER, now=THURSDAY).tasks.get()


def _reply(house: House) -> Reply:
    case = made.concluded(house, Verdict.FALSE)
    words = replies.propose(case=case, text="Bài báo nêu chưa đúng, nay nói rõ.", **made.by(ROUTER, 20))
    return replies.approve(proposal=words, **made.by(LEADER, 21))


OTHER = actor("chu-tich-xa-khac", Role.UBND_XA, "mau-dak-mar")  # of a commune that the cases here do not concern


def _clarified(case: Case) -> CaseTrack:
    text = "Bài báo nêu nước giếng bị ô nhiễm; kết quả xét nghiệm cho thấy nước giếng đạt quy chuẩn."
    worded = cases.draft_clarification(case=case, text=text, **made.by(VERIFIER, 28))
    cases.approve_clarification(clarification=worded, **made.by(SECOND_EYES, 29))
    told = {"note": "Tin trên đài", "proof": "https://dakha.example/tin-lam-ro"}
    return cases.advance_track(case=case, track=Track.CLARIFICATION, to="published", **told, **made.by(ROUTER, 30))


def _printed(house: House) -> Publication:
    letter = made.letter(house)
    told: dict[str, Any] = {"outcome": "published_partly", "printed_on": date(2022, 10, 6), "noted_at": THURSDAY}
    with writes.by_a_wrong_hand():  # the road of the letter to the newspaper and back is walked elsewhere
        return Publication.objects.create(letter=letter, noted_by="van-thu", **told)


def _give(client_for: ClientFor, task: Task, chosen: str, who: Any = SORTER) -> int:
    told = {"note": "Đã có tin bài", "unit": UNIT, "published": chosen}
    return int(client_for(who).post(f"/van-ban/nhiem-vu/{task.pk}/san-pham/", told).status_code)


def test_a_public_reply_stands_behind_a_task_and_is_told_gone_once_it_is_withdrawn(
    house: House, task: Task, client_for: ClientFor
) -> None:
    reply = _reply(house)
    form = client_for(SORTER).get(f"/van-ban/nhiem-vu/{task.pk}/san-pham/").content.decode()
    assert f"reply:{reply.slug}" in form and "đăng ngày 06/10/2022" in form
    assert _give(client_for, task, f"reply:{reply.slug}") == 302
    assert Evidence.objects.get().reply == reply.slug
    page = client_for(VERIFIER).get(f"/van-ban/den/{task.directive_id}/").content.decode()
    address = f"/cong-khai/{house.office.key}/{reply.slug}/"
    assert address in page and "Trả lời công khai" in page
    replies.withdraw(reply=reply, reason="Số liệu đã cũ", **made.by(LEADER, 60))
    page = client_for(VERIFIER).get(f"/van-ban/den/{task.directive_id}/").content.decode()
    assert address not in page and "đã gỡ ngày 06/10/2022" in page


def test_a_clarification_and_what_a_newspaper_printed_are_shown_with_state_and_day(
    house: House, task: Task, client_for: ClientFor
) -> None:
    printed = _printed(house)
    clarified = _clarified(printed.letter.case)
    assert _give(client_for, task, f"clarified:{clarified.pk}", ROUTER) == 302
    assert _give(client_for, task, f"printed:{printed.pk}", ROUTER) == 302
    shown = client_for(ROUTER).get(f"/van-ban/den/{task.directive_id}/").content.decode()
    assert 'href="https://dakha.example/tin-lam-ro"' in shown and "đã đăng ngày 06/10/2022" in shown.replace("\n", "")
    assert reverse("letter", args=[printed.letter_id]) in shown and "đăng thiếu ngày 06/10/2022" in shown
    stranger = client_for(OTHER).get(f"/van-ban/den/{task.directive_id}/").content.decode()
    assert "đăng thiếu ngày 06/10/2022" in stranger and reverse("letter", args=[printed.letter_id]) not in stranger


def test_what_a_person_may_not_see_is_neither_offered_nor_taken(
    house: House, task: Task, client_for: ClientFor
) -> None:
    clarified = _clarified(made.concluded(house, Verdict.FALSE))
    other = client_for(OTHER)
    assert "clarified:" not in other.get(f"/van-ban/nhiem-vu/{task.pk}/san-pham/").content.decode()
    told = {"note": "Đã có", "unit": "mau-dak-mar", "published": f"clarified:{clarified.pk}"}
    other.post(f"/van-ban/nhiem-vu/{task.pk}/san-pham/", told)
    assert not Evidence.objects.exclude(clarified=None).exists()
    assert client_for(SECOND_EYES).get(f"/van-ban/nhiem-vu/{task.pk}/san-pham/").status_code == 200
