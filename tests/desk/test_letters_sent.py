"""An issued letter is delivered with a trace, replaced, corrected or recalled; each by two persons and one line."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.compose import lines
from hoiam.core.compose.finding import texts
from hoiam.core.compose.paper_facts import PaperFacts
from hoiam.core.values.actor import MACHINE
from hoiam.core.values.case import Verdict
from hoiam.desk.jobs.models import Job
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters import queries
from hoiam.desk.letters.following import following_facts
from hoiam.desk.letters.models import Delivery, Letter, LetterState
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.desk.test_letters import refused
from tests.desk.test_letters_signed import FILE
from tests.people import House


@pytest.fixture
def house(db: None) -> House:
    return people.furnished()


def issued(house: House, *, signed: bool = True) -> Letter:
    letter = made.approved(house)
    if signed:
        letter = letters.take_number(letter=letter, **by(people.CLERK, 8))
        letter = letters.sign(letter=letter, **FILE, **by(people.CLERK, 8))
    return letters.issue(letter=letter, **by(people.CLERK, 9))


def sent(letter: Letter, channel: str = "hand", **more: str) -> Delivery:
    told = {"to": letter.outlet.name, **more}
    return letters.deliver(letter=letter, channel=channel, **told, **by(people.CLERK, 10))


def test_handing_it_over_starts_the_press_clock_when_the_receipt_is_written_down(house: House) -> None:
    letter = issued(house, signed=False)
    delivery = sent(letter)
    assert (delivery.state, Letter.objects.get().received_at) == ("sent", None)
    letters.confirm(delivery=delivery, at=later(20), receipt="Sổ ký nhận số 12", **by(people.CLERK, 30))
    assert Letter.objects.get().received_at == later(20)
    assert letter.case.clocks.filter(what="press_reply").exists()
    assert len(made.lines("letter.deliver")) == len(made.lines("letter.received")) == 1
    steps = [step["state"] for step in Delivery.objects.get().trace]
    assert steps == ["sent", "received"]
    refused(
        lambda: letters.confirm(delivery=delivery, at=later(21), receipt="Sổ", **by(people.CLERK, 31)),
        "letter.delivery_state",
    )


def test_somebody_else_receiving_it_starts_no_clock(house: House) -> None:
    letter = issued(house)
    delivery = sent(letter, "post", to="Thường trực Huyện ủy")
    letters.confirm(delivery=delivery, at=later(20), receipt="Phiếu báo phát", **by(people.CLERK, 30))
    assert Letter.objects.get().received_at is None and len(made.lines("letter.delivered")) == 1


@pytest.mark.parametrize(
    ("receipt", "minutes", "code"),
    [("", 20, "letter.receipt_empty"), ("Sổ", 60, "letter.receipt_time"), ("Sổ", 5, "letter.receipt_time")],
)
def test_a_receipt_says_when_and_what_shows_it(house: House, receipt: str, minutes: int, code: str) -> None:
    delivery = sent(issued(house))
    refused(
        lambda: letters.confirm(delivery=delivery, at=later(minutes), receipt=receipt, **by(people.CLERK, 30)), code
    )


def test_only_the_clerk_sends_only_what_is_issued_and_no_unsigned_print_leaves_by_mail(house: House) -> None:
    draft = made.approved(house)
    told = {"to": "Báo", "channel": "hand"}
    refused(lambda: letters.deliver(letter=draft, **told, **by(people.CLERK, 9)), "letter.state")
    paper = letters.issue(letter=draft, **by(people.CLERK, 9))
    refused(lambda: letters.deliver(letter=paper, **told, **by(people.SECOND_EYES, 10)), "letter.deliver_role")
    refused(lambda: sent(paper, to=" "), "letter.deliver_to")
    refused(lambda: sent(paper, "pigeon"), "letter.deliver_channel")
    refused(lambda: sent(paper, "mail"), "letter.deliver_address")
    refused(lambda: sent(paper, "mail", address="a@bao.example"), "letter.mail_needs_file")


def test_a_mail_waits_its_turn_goes_once_and_keeps_every_try(house: House) -> None:
    delivery = sent(issued(house), "mail", address="toa-soan@bao.example")
    assert delivery.state == "waiting"
    assert Job.objects.get(kind="send.letter").args == {"delivery": delivery.pk}
    begun = letters.begin_mail(number=delivery.pk, **by(MACHINE, 11))
    assert not letters.mail_failed(delivery=begun, problem="send.connect", final=False, **by(MACHINE, 11))
    begun = letters.begin_mail(number=delivery.pk, **by(MACHINE, 12))
    letters.mailed(delivery=begun, message="van-ban-1", **by(MACHINE, 12))
    assert letters.begin_mail(number=delivery.pk, **by(MACHINE, 13)) is None
    row = Delivery.objects.get()
    told = [(step["state"], step["detail"]) for step in row.trace]
    assert told == [("waiting", ""), ("waiting", "send.connect"), ("sent", "van-ban-1")]
    assert (row.state, row.tries, row.sent_at) == ("sent", 2, later(12))


def test_a_mail_is_given_up_after_some_tries_or_at_once_where_the_server_says_no(house: House) -> None:
    delivery = sent(issued(house), "mail", address="toa-soan@bao.example")
    for minute in range(11, 16):
        begun = letters.begin_mail(number=delivery.pk, **by(MACHINE, minute))
        assert not letters.mail_failed(delivery=begun, problem="send.later", final=False, **by(MACHINE, minute))
    begun = letters.begin_mail(number=delivery.pk, **by(MACHINE, 17))
    assert letters.mail_failed(delivery=begun, problem="send.later", final=False, **by(MACHINE, 17))
    assert Delivery.objects.get().state == "failed"


def filled(facts: Any) -> Any:
    """Fill the gaps that the first draft leaves to the person."""
    if not isinstance(facts, PaperFacts):
        return facts
    return replace(facts, parts=tuple(replace(p, text=p.text.replace("[ghi rõ]", "nội dung")) for p in facts.parts))


def followed(house: House, relation: str) -> tuple[Letter, Letter]:
    """Return an earlier letter and what follows it, approved by another person."""
    earlier = issued(house)
    facts = filled(following_facts(earlier, relation, later(11)))
    letter = letters.draft_following(letter=earlier, relation=relation, facts=facts, **by(people.SECOND_EYES, 12))
    letters.submit(letter=letter, **by(people.SECOND_EYES, 13))
    letters.approve(letter=letter, **by(people.LEADER, 14))
    return earlier, letter


@pytest.mark.parametrize(
    ("relation", "becomes"), [("replaces", "replaced"), ("corrects", "issued"), ("recalls", "withdrawn")]
)
def test_what_follows_a_letter_takes_effect_when_it_is_issued_itself(house: House, relation: str, becomes: str) -> None:
    earlier, letter = followed(house, relation)
    earlier.refresh_from_db()
    assert earlier.state == LetterState.ISSUED
    words = " ".join(text.words for text in texts(queries.document_of(letter)))
    assert lines.cite_own(queries.document_of(earlier), earlier.office.name) in words
    letters.issue(letter=letter, **by(people.CLERK, 15))
    earlier.refresh_from_db()
    assert (earlier.state, letter.kind) == (becomes, earlier.kind if relation == "replaces" else "cong_van")


def test_a_letter_is_replaced_or_recalled_once_and_a_mail_of_it_that_waits_does_not_go(house: House) -> None:
    earlier, first = followed(house, "replaces")
    waiting = sent(earlier, "mail", address="a@bao.example")
    facts = queries.facts_of(first)
    refused(
        lambda: letters.draft_following(letter=earlier, relation="replaces", facts=facts, **by(people.SECOND_EYES, 15)),
        "letter.follow_open",
    )
    recall = filled(following_facts(earlier, "recalls", later(15)))
    second = letters.draft_following(letter=earlier, relation="recalls", facts=recall, **by(people.SECOND_EYES, 15))
    letters.issue(letter=first, **by(people.CLERK, 16))
    assert letters.begin_mail(number=waiting.pk, **by(MACHINE, 17)) is None
    assert Delivery.objects.get().trace[-1]["detail"] == "recalled"
    letters.submit(letter=second, **by(people.SECOND_EYES, 17))
    letters.approve(letter=second, **by(people.LEADER, 18))
    refused(lambda: letters.issue(letter=second, **by(people.CLERK, 19)), "letter.state")
    assert Letter.objects.get(pk=second.pk).number is None, "no number is lost on the refusal"


def test_a_recall_whose_reason_was_not_filled_in_is_not_approved(house: House) -> None:
    earlier = issued(house)
    facts = following_facts(earlier, "recalls", later(11))
    letter = letters.draft_following(letter=earlier, relation="recalls", facts=facts, **by(people.SECOND_EYES, 12))
    letters.submit(letter=letter, **by(people.SECOND_EYES, 13))
    refused(lambda: letters.approve(letter=letter, **by(people.LEADER, 14)), "letter.not_in_form")


def test_whoever_drafted_the_recall_does_not_approve_it(house: House) -> None:
    earlier = issued(house)
    facts = following_facts(earlier, "recalls", later(11))
    letter = letters.draft_following(letter=earlier, relation="recalls", facts=facts, **by(made.EVERYBODY, 12))
    letters.submit(letter=letter, **by(made.EVERYBODY, 13))
    refused(lambda: letters.approve(letter=letter, **by(made.EVERYBODY, 14)), "letter.same_person")


def test_a_draft_has_nothing_that_could_follow_it(house: House) -> None:
    draft = made.letter(house, Verdict.FALSE)
    facts = queries.facts_of(draft)
    refused(
        lambda: letters.draft_following(letter=draft, relation="replaces", facts=facts, **by(people.SECOND_EYES, 9)),
        "letter.state",
    )
    assert NOW < later(1) < NOW + timedelta(hours=1)


def mailed(house: House) -> Delivery:
    row = sent(issued(house), "mail", address="toa-soan@thongreo.vidu.vn")
    letters.begin_mail(number=row.pk, **by(MACHINE, 11))
    letters.mailed(delivery=row, message="x", **by(MACHINE, 12))
    return row


def came_back(row: Delivery, **changes: Any) -> Delivery | None:
    told = {"office": row.letter.office, "key": f"van-ban-{row.letter_id}-{row.pk}", "status": "5.1.1"}
    told |= {"recipient": row.address}
    return letters.bounced(**(told | changes), **by(MACHINE, 20))


def test_a_mail_that_came_back_is_marked_with_why(house: House) -> None:
    row = mailed(house)
    came_back(row)
    row.refresh_from_db()
    assert (row.state, row.trace[-1]["detail"]) == ("failed", "bounce.address")
    letters.confirm(delivery=row, at=later(30), receipt="Sổ ký nhận số 12", **by(people.CLERK, 31))
    assert came_back(row) is None


def test_a_bounce_is_believed_only_about_our_own_mail_to_that_address(house: House) -> None:
    row = mailed(house)
    other = people.settle_other().office
    for changes in ({"key": "van-ban-1"}, {"key": f"van-ban-{row.letter_id}-{row.pk + 9}"}, {"office": other}):
        assert came_back(row, **changes) is None
    assert came_back(row, recipient="khac@vidu.vn") is None
    row.refresh_from_db()
    assert row.state == "sent"
    came_back(row, status="5.2.2", recipient="")
    row.refresh_from_db()
    assert row.trace[-1]["detail"] == "bounce.full"
