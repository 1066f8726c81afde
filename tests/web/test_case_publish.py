"""The public reply of a case: one person words it, a leader approves it, everybody reads it."""

from datetime import timedelta

import pytest
from django.test import Client

from hoiam.core.values.actor import Role
from hoiam.desk.replies.models import Proposal, Reply
from tests import people
from tests.people import CHECKER, LEADER, ROUTER, THURSDAY, VERIFIER, House
from tests.web import road
from tests.web.conftest import At, ClientFor
from tests.writes import by_a_wrong_hand

pytestmark = pytest.mark.usefixtures("law_loaded")
WORDS = {"title": "Thiếu nước ở thôn 7", "text": "Báo nêu đúng, đường ống đã được thay xong ngày 12/10."}
HEAD = people.actor("chu-tich", Role.CHU_TICH, "")


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_one_person_wrote_is_public_once_a_leader_approved_it(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    address, room = f"/vu-viec/{case.number}/cong-khai/", f"/cong-khai/{house.office.key}/"
    writer, leader = client_for(ROUTER), client_for(LEADER)
    first = page(writer, address)
    assert address in page(writer, f"/vu-viec/{case.number}/")
    assert case.claims.order_by("letter").first().finding in first and first.count("btn-primary") == 1
    assert writer.post(address, WORDS).headers["Location"] == address
    assert WORDS["text"] not in Client().get(room).content.decode()
    assert "Duyệt, công khai" not in page(writer, address)
    assert "Trả lời công khai chờ tôi duyệt" in page(leader, "/")
    shown = page(leader, address)
    assert WORDS["text"] in shown and shown.count("btn-primary") == 1
    assert road.CLAIMS[1][0] in shown, "the approver sees every word that becomes public"
    leader.post(f"{address}{Proposal.objects.get().pk}/duyet/")
    assert WORDS["text"] in Client().get(room).content.decode()
    assert "Trả lời công khai chờ tôi duyệt" not in page(leader, "/")
    assert "duyệt và công khai kết quả trả lời" in page(writer, f"/vu-viec/{case.number}/")


def test_a_leader_who_wrote_the_words_is_told_to_ask_another_one(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    address, browser = f"/vu-viec/{case.number}/cong-khai/", client_for(LEADER)
    browser.post(address, WORDS)
    shown = page(browser, address)
    assert "cần một lãnh đạo khác duyệt" in shown and "Duyệt, công khai" not in shown
    proposal = Proposal.objects.get()
    refused = browser.post(f"{address}{proposal.pk}/duyet/", follow=True).content.decode()
    assert "không tự duyệt" in refused and not Reply.objects.exists()
    client_for(HEAD).post(f"{address}{proposal.pk}/duyet/")
    assert Reply.objects.get().approved_by == HEAD.key


def test_returned_words_come_back_with_the_reason_and_an_empty_one_is_refused(
    house: House, client_for: ClientFor
) -> None:
    case = road.concluded(house)
    address = f"/vu-viec/{case.number}/cong-khai/"
    writer, leader = client_for(ROUTER), client_for(LEADER)
    empty = writer.post(address, WORDS | {"text": "Đã ghi nhận"})
    assert empty.status_code == 422 and "ít nhất năm chữ" in empty.content.decode()
    writer.post(address, WORDS)
    back = f"{address}{Proposal.objects.get().pk}/tra-lai/"
    assert back in page(leader, address)
    assert leader.post(back, {"reason": "Thiếu số hộ"}).headers["Location"] == address
    shown = page(writer, address)
    assert "Thiếu số hộ" in shown and WORDS["text"] in shown
    assert leader.get(back).status_code == 404


def test_other_words_than_those_that_were_read_are_not_returned(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    address = f"/vu-viec/{case.number}/cong-khai/"
    writer, leader = client_for(ROUTER), client_for(LEADER)
    writer.post(address, WORDS)
    read = f"{address}{Proposal.objects.get().pk}/tra-lai/"
    writer.post(address, WORDS | {"text": "Đường ống đã thay xong ngày 12/10, nước chảy lại."})
    assert leader.post(read, {"reason": "Thiếu số hộ"}).status_code == 404
    assert not Proposal.objects.filter(decision="returned").exists()


def test_who_only_looks_and_who_verifies_word_nothing(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    address = f"/vu-viec/{case.number}/cong-khai/"
    for who in (CHECKER, VERIFIER):
        browser = client_for(who)
        assert "<textarea" not in page(browser, address)
        browser.post(address, WORDS)
    assert not Proposal.objects.exists()


def test_a_leader_withdraws_with_a_reason(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    address = f"/vu-viec/{case.number}/cong-khai/"
    client_for(ROUTER).post(address, WORDS)
    leader = client_for(LEADER)
    leader.post(f"{address}{Proposal.objects.get().pk}/duyet/")
    reply = Reply.objects.get()
    where = f"/cong-khai/{house.office.key}/{reply.slug}/"
    assert Client().get(where).status_code == 200
    leader.post(f"{address}rut/", {"reason": "Đăng nhầm vụ việc"})
    assert Client().get(where).status_code == 404


def test_each_claim_is_public_with_its_finding_and_as_claim_review(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    address = f"/vu-viec/{case.number}/cong-khai/"
    client_for(ROUTER).post(address, WORDS)
    client_for(LEADER).post(f"{address}{Proposal.objects.get().pk}/duyet/")
    where = f"/cong-khai/{house.office.key}/{Reply.objects.get().slug}/"
    shown = Client().get(where).content.decode()
    assert all(claim[0] in shown for claim in road.CLAIMS) and "<script" not in shown
    answer = Client().get(f"{where}ket-luan.json")
    assert answer["Content-Type"].startswith("application/ld+json")
    true, false, unknown = answer.json()["@graph"]
    assert {one["@type"] for one in (true, false, unknown)} == {"ClaimReview"}
    assert (true["reviewRating"]["ratingValue"], false["reviewRating"]["ratingValue"]) == (5, 1)
    assert false["claimReviewed"] == road.CLAIMS[1][0] and false["url"].endswith(where)
    assert "ratingValue" not in unknown["reviewRating"] and unknown["reviewRating"]["alternateName"]
    client_for(LEADER).post(f"{address}rut/", {"reason": "Nhầm"})
    assert Client().get(f"{where}ket-luan.json").status_code == 404


def test_a_wrong_answer_of_a_case_that_was_opened_again_is_found_and_withdrawn(
    house: House, client_for: ClientFor
) -> None:
    case = road.concluded(house)
    address = f"/vu-viec/{case.number}/cong-khai/"
    client_for(ROUTER).post(address, WORDS)
    leader = client_for(LEADER)
    leader.post(f"{address}{Proposal.objects.get().pk}/duyet/")
    with by_a_wrong_hand():
        type(case).objects.filter(pk=case.pk).update(state="verifying", concluded_at=None, concluded_by="")
    assert address in page(leader, f"/vu-viec/{case.number}/")
    assert f"{address}rut/" in page(leader, address)
    assert f"{address}rut/" not in page(client_for(ROUTER), address)
    leader.post(f"{address}rut/", {"reason": "Kết luận cũ sai"})
    assert Client().get(f"/cong-khai/{house.office.key}/{Reply.objects.get().slug}/").status_code == 404
    assert address not in page(leader, f"/vu-viec/{case.number}/")


def test_words_of_before_the_conclusion_do_not_wait_for_a_leader(house: House, client_for: ClientFor) -> None:
    case = road.concluded(house)
    address, leader = f"/vu-viec/{case.number}/cong-khai/", client_for(LEADER)
    client_for(ROUTER).post(address, WORDS)
    assert "Trả lời công khai chờ tôi duyệt" in page(leader, "/")
    with by_a_wrong_hand():
        type(case).objects.filter(pk=case.pk).update(concluded_at=THURSDAY + timedelta(hours=1))
    assert "Trả lời công khai chờ tôi duyệt" not in page(leader, "/")
    shown = page(leader, address)
    assert "trước kết luận mới" in shown and "Duyệt, công khai" not in shown
