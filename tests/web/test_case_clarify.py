"""The clarification of a case at the screen: the fact box is seen, a second person approves, then its place is told."""

import pytest

from hoiam.core.values.case import Track, Verdict
from hoiam.desk.cases.models import Clarification
from tests.desk import made
from tests.people import CHECKER, SECOND_EYES, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
TEXT = "Không có việc thu tiền của dân; xã đã kiểm tra sổ thu và hỏi từng hộ."
CHECKS = ["facts", "tone", "people"]


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY.replace(hour=17))


def test_one_writes_another_approves_and_then_the_place_is_told(house: House, client_for: ClientFor) -> None:
    case = made.concluded(house, Verdict.FALSE)
    address = f"/vu-viec/{case.number}/phan-viec/{Track.CLARIFICATION}/"
    writer, eyes = client_for(VERIFIER), client_for(SECOND_EYES)
    first = writer.get(address).content.decode()
    claim = case.claims.get()
    assert claim.text in first and claim.finding in first and claim.proofs.first().name in first
    assert writer.post(address, {"text": "Sai rồi"}).status_code == 422
    assert writer.post(address, {"text": TEXT}).status_code == 302
    assert '<form method="post" novalidate>' not in writer.get(address).content.decode()
    assert address in eyes.get(f"/vu-viec/{case.number}/").content.decode()
    seen = Clarification.objects.get().pk
    assert f'name="seen" value="{seen}"' in eyes.get(address).content.decode()
    assert eyes.post(address, {"checked": ["facts"], "seen": seen}).status_code == 422
    assert not Clarification.objects.exclude(approved_by="").exists()
    assert eyes.post(address, {"checked": CHECKS, "seen": seen}).status_code == 302
    assert writer.post(address, {"note": "Nói rõ", "proof": ""}).status_code == 422
    assert writer.post(address, {"note": "Nói rõ", "proof": "Cổng thông tin huyện"}).status_code == 302
    assert case.tracks.get(track=Track.CLARIFICATION).state == "published"


def test_words_that_were_written_anew_meanwhile_are_not_approved_unread(house: House, client_for: ClientFor) -> None:
    case = made.concluded(house, Verdict.FALSE)
    address = f"/vu-viec/{case.number}/phan-viec/{Track.CLARIFICATION}/"
    writer, eyes = client_for(VERIFIER), client_for(SECOND_EYES)
    writer.post(address, {"text": TEXT})
    seen = Clarification.objects.get().pk
    writer.post(f"{address}?viet=1", {"text": f"{TEXT} Đã niêm yết."})
    answer = eyes.post(address, {"checked": CHECKS, "seen": seen})
    assert answer.status_code == 422 and "Lời này đã được viết lại" in answer.content.decode()
    assert not Clarification.objects.exclude(approved_by="").exists()


def test_a_checker_changes_nothing(house: House, client_for: ClientFor) -> None:
    case = made.concluded(house, Verdict.FALSE)
    address = f"/vu-viec/{case.number}/phan-viec/{Track.CLARIFICATION}/"
    client_for(CHECKER).post(address, {"text": TEXT})
    assert not Clarification.objects.exists()
