"""What the office answers in public: only what was concluded, by another person, naming the press and no people."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.case import Track, Verdict
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.files import actions as files
from hoiam.desk.letters import actions as letters
from hoiam.desk.replies import actions, queries
from hoiam.desk.replies.models import Proposal, Reply
from hoiam.desk.units import actions as units
from tests import people, writes
from tests.desk import made
from tests.desk.made import NOW, by
from tests.people import House

TEXT = "Báo nêu đúng: nước mất hai tháng. Huyện đã thay máy bơm."


def propose(case: Case, who: people.Actor = people.ROUTER, **changes: str) -> Proposal:
    return actions.propose(case=case, **({"text": TEXT} | changes), **by(who, 20))


def publish(case: Case, who: people.Actor = people.ROUTER, **changes: str) -> Reply:
    return actions.approve(proposal=propose(case, who, **changes), **by(people.LEADER, 20))


def test_a_reply_says_what_was_said_found_and_done(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE, story=made.item(house).story)
    told = {"note": "Đã thay máy bơm ngày 12/10", "proof": "Biên bản"}
    cases.advance_track(case=case, track=Track.REMEDY, to="done", **told, **by(people.SECOND_EYES, 9))
    reply = publish(case)
    assert (reply.slug, reply.verdict, reply.remedy) == ("vv-2022-001", "true", "done")
    assert reply.remedy_text == "Đã thay máy bơm ngày 12/10"
    assert queries.reply_for(house.office, "vv-2022-001") == reply
    assert queries.remedied(house.office) == {"all": 1, "done": 1}


def test_a_reply_names_press_pieces_and_never_what_people_posted(house: House) -> None:
    first = made.item(house)
    page = made.source(made.outlet("mau-trang-cong-khai", "public_page"))
    made.item(house, 2, story=first.story.pk, of=page)
    reply = publish(made.concluded(house, Verdict.TRUE, story=first.story))
    assert [source["url"] for source in reply.sources] == ["http://127.0.0.1/bai-1"]
    assert set(reply.sources[0]) == {"outlet", "title", "url", "on"}


def test_before_a_conclusion_nothing_is_published(house: House) -> None:
    for case in (made.case(house), made.verifying(house)):
        with pytest.raises(HoiamError, match=r"reply\.not_concluded"):
            publish(case)
    assert not Reply.objects.exists()


def test_whoever_concluded_does_not_publish_whatever_roles_they_hold(house: House) -> None:
    case = made.verifying(house)
    made.judged(case, Verdict.TRUE)
    case = cases.conclude(case=case, **by(made.EVERYBODY, 4))
    proposal = propose(case)
    with pytest.raises(HoiamError, match=r"reply\.same_person"):
        actions.approve(proposal=proposal, **by(made.EVERYBODY, 21))
    assert not Reply.objects.exists()


def test_words_are_public_only_after_another_person_approved_them(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE)
    proposal = propose(case)
    assert not queries.replies_of(house.office).exists()
    reply = actions.approve(proposal=proposal, **by(people.LEADER, 21))
    assert (reply.worded_by, reply.approved_by) == (people.ROUTER.key, people.LEADER.key)
    assert [line.actor_key for line in made.lines("reply.publish")] == [people.LEADER.key]
    assert list(queries.replies_of(house.office)) == [reply]


def test_nobody_approves_words_of_their_own_whatever_roles_they_hold_or_who_wrote_after_them(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE)
    own = propose(case, made.EVERYBODY)
    with pytest.raises(HoiamError, match=r"reply\.own_words"):
        actions.approve(proposal=own, **by(made.EVERYBODY, 21))
    after = propose(case, people.ROUTER, text=TEXT + " Thêm một chữ.")
    with pytest.raises(HoiamError, match=r"reply\.own_words"):
        actions.approve(proposal=after, **by(made.EVERYBODY, 22))
    with pytest.raises(HoiamError, match=r"reply\.decided"):
        actions.approve(proposal=own, **by(people.LEADER, 22))
    assert actions.approve(proposal=after, **by(people.LEADER, 23)).text.endswith("Thêm một chữ.")


def test_the_store_itself_refuses_one_person_as_both(house: House) -> None:
    reply = publish(made.concluded(house, Verdict.TRUE))
    with writes.by_a_wrong_hand():
        for row in (Reply.objects.filter(pk=reply.pk), Proposal.objects.all()):
            with pytest.raises(IntegrityError), transaction.atomic():
                row.update(worded_by=people.LEADER.key)


def test_only_a_leader_approves_returns_or_withdraws_and_never_without_a_reason(house: House) -> None:
    proposal = propose(made.concluded(house, Verdict.TRUE))
    for who in (people.SECOND_EYES, people.CLERK, people.CHECKER):
        with pytest.raises(HoiamError, match=r"reply\.approve_role"):
            actions.approve(proposal=proposal, **by(who, 21))
        with pytest.raises(HoiamError, match=r"reply\.approve_role"):
            actions.give_back(proposal=proposal, reason="Sai số liệu", **by(who, 21))
    with pytest.raises(HoiamError, match=r"reply\.needs_reason"):
        actions.give_back(proposal=proposal, reason=" ", **by(people.LEADER, 21))
    actions.give_back(proposal=proposal, reason="Thiếu ngày sửa xong", **by(people.LEADER, 21))
    with pytest.raises(HoiamError, match=r"reply\.decided"):
        actions.approve(proposal=proposal, **by(people.LEADER, 22))
    reply = publish(proposal.case)
    with pytest.raises(HoiamError, match=r"reply\.needs_reason"):
        actions.withdraw(reply=reply, reason="", **by(people.LEADER, 23))
    actions.withdraw(reply=reply, reason="Nhầm vụ việc", **by(people.LEADER, 23))
    assert not queries.replies_of(house.office).exists()
    assert [line.facts["reason"] for line in made.lines("reply.withdraw")] == ["Nhầm vụ việc"]


def test_words_older_than_the_conclusion_are_not_published(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE)
    old = propose(case)
    cases.reopen(case=case, reason="Có chứng cứ mới về nguồn nước", **by(people.SECOND_EYES, 30))
    with pytest.raises(HoiamError, match=r"reply\.not_concluded"):
        actions.approve(proposal=old, **by(people.LEADER, 31))
    cases.conclude(case=case, **by(people.VERIFIER, 32))
    with pytest.raises(HoiamError, match=r"reply\.findings_changed"):
        actions.approve(proposal=old, **by(people.LEADER, 33))


@pytest.mark.parametrize("who", [people.SORTER, people.VERIFIER, people.CLERK, people.CHECKER, people.STRANGER])
def test_not_everybody_publishes(house: House, who: people.Actor) -> None:
    with pytest.raises(HoiamError, match=r"reply\.role"):
        publish(made.concluded(house, Verdict.TRUE), who)


@pytest.mark.parametrize("text", ["", "Đã ghi nhận", " \n "])
def test_an_empty_phrase_answers_nobody(house: House, text: str) -> None:
    with pytest.raises(HoiamError, match=r"reply\.empty"):
        publish(made.concluded(house, Verdict.TRUE), text=text)


def test_a_reply_brought_up_to_date_keeps_its_address_and_its_first_day(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE)
    first = publish(case)
    later = NOW + timedelta(days=3)
    words = actions.propose(case=case, text=TEXT + " Đã xong.", by=people.SECOND_EYES, now=later)
    assert queries.reply_for(house.office, first.slug).text == TEXT
    again = actions.approve(proposal=words, by=people.LEADER, now=later)
    assert (again.pk, again.slug, again.published_at) == (first.pk, first.slug, first.published_at)
    assert again.changed_at == NOW + timedelta(days=3)
    assert len(made.lines("reply.publish")) == 2


def test_a_letter_file_made_later_is_linked_to_the_reply(house: House) -> None:
    letter = letters.issue(letter=made.approved(house), **by(people.CLERK, 8))
    reply = publish(letter.case)
    assert (reply.letter_number, reply.letter) == ("01/UBND-VX", None)
    told = {"office": house.office.key, "purpose": "letter", "subject": str(letter.pk)}
    kept = {"content_type": "application/pdf", "sha256": "a" * 64, "size": 9, "public": True}
    files.note(name="cong-van-99-UBND-VX.pdf", **told, **kept, **by(MACHINE, 20))  # of a number that was given up
    stored = files.note(name="cong-van-01-UBND-VX.pdf", **told, **kept, **by(MACHINE, 21))
    actions.attach_letter(case=letter.case, **by(MACHINE, 21))
    reply.refresh_from_db()
    assert reply.letter == stored
    assert queries.file_for(stored.pk) == stored


def test_a_file_that_is_not_public_is_never_linked(house: House) -> None:
    letter = letters.issue(letter=made.approved(house), **by(people.CLERK, 8))
    told = {"office": house.office.key, "purpose": "letter", "subject": str(letter.pk)}
    kept = {"content_type": "application/pdf", "sha256": "a" * 64, "size": 9, "public": False}
    files.note(name="cong-van-01-UBND-VX.pdf", **told, **kept, **by(MACHINE, 9))
    assert publish(letter.case).letter is None


def test_a_reply_is_found_by_words_without_marks_in_its_own_office(house: House) -> None:
    reply = publish(made.concluded(house, Verdict.TRUE))
    assert list(queries.replies_of(house.office, "may bom")) == [reply]
    assert not queries.replies_of(house.office, "chay rung").exists()
    other = people.settle_other().office
    assert not queries.replies_of(other).exists()
    with pytest.raises(Reply.DoesNotExist):
        queries.reply_for(other, reply.slug)
    assert list(queries.offices()) == [house.office]


def test_a_frozen_office_publishes_nothing_more(house: House) -> None:
    case = made.concluded(house, Verdict.TRUE)
    units.freeze_office(office=house.office, **by(MACHINE, 10))
    with pytest.raises(HoiamError, match=r"move\.frozen"):
        publish(case)


def standing(case: Case) -> str:
    return str(case.tracks.get(track="clarification").state)


def test_a_withdrawn_reply_leaves_the_clarification_owed_again_in_a_new_term(house: House) -> None:
    case = made.concluded(house, Verdict.FALSE)
    reply = publish(case)
    assert (standing(case), reply.clarifies) == ("published", True)
    assert not case.clocks.filter(what="clarify", done_at=None).exists()
    actions.withdraw(reply=reply, reason="Nhầm số liệu của thôn khác", **by(people.LEADER, 60))
    assert standing(case) == "open"
    term = case.clocks.get(what="clarify", done_at=None)
    assert term.started_at == made.later(60)
    told = case.notices.filter(code="notice.clarify.open_again")
    assert {one.role for one in told if one.role} == {"TRUNG_TAM", "VAN_PHONG", "PHONG_VHTT"}
    again = actions.approve(proposal=propose(case, people.SECOND_EYES), **by(people.LEADER, 70))
    assert (standing(case), again.clarifies) == ("published", True)


def test_what_was_published_on_another_channel_stays_published_when_the_reply_goes(house: House) -> None:
    case = made.concluded(house, Verdict.FALSE)
    made.clarified(case)
    told = {"note": "Tin đã phát trên đài truyền thanh", "proof": "Bản tin 18h ngày 06/10"}
    cases.advance_track(case=case, track=Track.CLARIFICATION, to="published", **told, **by(people.SECOND_EYES, 9))
    reply = publish(case)
    actions.withdraw(reply=reply, reason="Nhầm số liệu", **by(people.LEADER, 60))
    assert (standing(case), reply.clarifies) == ("published", False)


def test_of_a_closed_case_those_who_follow_it_are_told(house: House) -> None:
    case = made.concluded(house, Verdict.FALSE)
    reply = publish(case)
    told = {"note": "Báo đã tự sửa", "proof": ""}
    cases.advance_track(case=case, track=Track.OBJECTION, to="dropped", **told, **by(people.ROUTER, 29))
    cases.close(case=case, outcome="Đã làm rõ trên trang công khai", **by(people.ROUTER, 30))
    actions.withdraw(reply=reply, reason="Nhầm số liệu", **by(people.LEADER, 60))
    assert standing(case) == "published"
    assert {one.role for one in case.notices.filter(code="notice.reply.withdrawn")} == {"VAN_PHONG", "PHONG_VHTT"}
