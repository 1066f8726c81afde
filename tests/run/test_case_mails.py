"""A reminder of a case's term goes by mail once to each account with an address, in working time, and says its fate."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from hoiam.core.errors import HoiamError, Temporary
from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.desk.cases.models import Case, CaseClock, Notice, ReminderMail
from hoiam.desk.jobs.models import Job
from hoiam.desk.units import actions as units
from hoiam.desk.units.models import Person
from hoiam.run.hands import Hands, hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from hoiam.run.steps import reminding
from tests import people
from tests.desk import made
from tests.outside.send import smtp
from tests.people import HANOI, House
from tests.writes import by_a_wrong_hand

KEEPER = people.actor("quan-tri", Role.QUAN_TRI, "")


@pytest.fixture
def house(transactional_db: None) -> House:
    return people.furnished()


@pytest.fixture
def post(tmp_path: Path) -> Iterator[smtp.Post]:
    with smtp.serving(tmp_path) as served:
        yield served


@pytest.fixture
def reach(post: smtp.Post, settings: Any, tmp_path: Path) -> Hands:
    settings.HOIAM_FILES, settings.HOIAM_ADDRESS = tmp_path, "https://hoi-am.mau.vn"
    settings.HOIAM_MAIL_SERVER = f"smtp://{smtp.USER.replace('@', '%40')}@127.0.0.1:{post.port}"
    settings.HOIAM_MAIL_PASSWORD = smtp.PASSWORD
    return replace(hands(frozenset({("127.0.0.1", post.port)})), tls=post.client)


def account(house: House, who: Actor, address: str = "") -> Person:
    """Return somebody's account with the role and unit of the cast, and an address where one is given."""
    person = units.put_person(username=who.key, post=who.key, by=MACHINE, now=made.NOW)
    told = {"unit": house.units.get(who.unit), "valid_from": date(2020, 1, 1), "by": MACHINE, "now": made.NOW}
    units.grant(person=person, office=house.office, role=next(iter(who.roles)), **told)
    if address:
        units.set_mail(person=person, address=address, office=house.office, by=who, now=made.NOW)
    return person


@pytest.fixture
def case(house: House) -> Case:
    account(house, people.VERIFIER, "xa@mau.vn")
    account(house, people.ROUTER, "van-phong@mau.vn")
    account(house, people.LEADER)  # without an address
    account(house, people.SECOND_EYES, "vhtt@mau.vn")  # works on the case, and does not hold it
    return made.verifying(house)


def clock(case: Case) -> CaseClock:
    return case.clocks.get(what="verify_result", done_at=None)


def day_before(case: Case, hour: int = 9) -> datetime:
    ends = clock(case).ends_at
    assert ends
    last = ends - timedelta(minutes=1)
    return (last - timedelta(days=1)).astimezone(HANOI).replace(hour=hour, minute=0, second=0, microsecond=0)


def look(house: House, at: datetime) -> None:
    reminding.remind_cases({"office": house.office.key}, at, hands())


def work(reach: Hands, at: datetime) -> None:
    while run_due(KINDS, lambda: at, reach, limit=8, only=("case.mail",)):
        pass


def test_who_holds_the_case_gets_one_mail_for_each_reminder(
    house: House, case: Case, post: smtp.Post, reach: Hands
) -> None:
    at = day_before(case)
    look(house, at)
    look(house, at + timedelta(minutes=10))
    work(reach, at + timedelta(minutes=11))
    work(reach, at + timedelta(minutes=30))
    [raw] = post.letters
    letter = message_from_bytes(raw, policy=default)
    assert letter["To"] == "xa@mau.vn"
    assert case.number in letter["Subject"] and "Có kết quả xác minh" in letter["Subject"]
    body = letter.get_body().get_content()
    assert f"https://hoi-am.mau.vn/vu-viec/{case.number}/" in body and "/cai-dat/thu-nhac/" in body
    mail = ReminderMail.objects.get()
    assert (mail.state, mail.step, mail.person.username) == ("sent", "2d", people.VERIFIER.key)
    assert Notice.objects.filter(case=case, code="notice.clock.soon").count() == 1


def test_a_late_term_is_mailed_to_the_next_level_too(house: House, case: Case, post: smtp.Post, reach: Hands) -> None:
    ends = clock(case).ends_at
    assert ends
    late = ends.astimezone(HANOI).replace(hour=9)
    while not ReminderMail.objects.filter(step="after").exists():
        look(house, late)
        late += timedelta(hours=1)
    told = ReminderMail.objects.filter(step="after").values_list("person__username", flat=True)
    assert set(told) == {people.VERIFIER.key, people.ROUTER.key}


def test_a_mail_does_not_go_out_twice_when_its_worker_died_after_sending(
    house: House, case: Case, post: smtp.Post, reach: Hands
) -> None:
    at = day_before(case)
    look(house, at)
    work(reach, at)
    with by_a_wrong_hand():
        Job.objects.filter(kind="case.mail").update(state="waiting", ended_at=None, due_at=at)
    work(reach, at + timedelta(hours=1))
    assert len(post.letters) == 1


def test_a_mail_that_was_late_waits_for_the_morning(house: House, case: Case, post: smtp.Post, reach: Hands) -> None:
    at = day_before(case)
    look(house, at)
    work(reach, at.replace(hour=22))
    assert post.letters == [] and ReminderMail.objects.get().state == "waiting"
    assert Job.objects.get(kind="case.mail").due_at > at.replace(hour=23)


def test_what_was_done_meanwhile_is_mailed_to_nobody(house: House, case: Case, post: smtp.Post, reach: Hands) -> None:
    at = day_before(case)
    look(house, at)
    with by_a_wrong_hand():
        CaseClock.objects.filter(pk=clock(case).pk).update(done_at=at, ended="done")
    work(reach, at + timedelta(minutes=5))
    assert post.letters == [] and ReminderMail.objects.get().state == "dropped"


def test_the_office_switches_the_mails_off_and_the_notices_stay(
    house: House, case: Case, post: smtp.Post, reach: Hands
) -> None:
    with pytest.raises(HoiamError, match=r"office\.reminder_role"):
        units.mail_reminders(office=house.office, on=False, by=people.VERIFIER, now=made.NOW)
    units.mail_reminders(office=house.office, on=False, by=people.ROUTER, now=made.NOW)
    house.office.refresh_from_db()
    look(house, day_before(case))
    assert not ReminderMail.objects.exists()
    assert Notice.objects.filter(case=case, code="notice.clock.soon").exists()


def test_a_server_that_is_away_for_hours_loses_no_reminder(
    house: House, case: Case, post: smtp.Post, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = day_before(case)
    look(house, at)
    with monkeypatch.context() as away:
        away.setattr(reminding, "send", _away)
        for minutes in range(0, 150, 5):
            work(reach, at + timedelta(minutes=minutes))
    mail = ReminderMail.objects.get()
    assert mail.state == "waiting" and mail.attempts > 6
    work(reach, at + timedelta(hours=4))
    assert ReminderMail.objects.get().state == "sent" and len(post.letters) == 1


def test_a_reminder_is_given_up_when_a_working_day_has_passed(
    house: House, case: Case, reach: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = day_before(case)
    look(house, at)
    monkeypatch.setattr(reminding, "send", _away)
    for hours in range(24 * 6):
        work(reach, at + timedelta(hours=hours))
    mail = ReminderMail.objects.get()
    assert (mail.state, mail.problem) == ("failed", "send.away")


def _away(*_told: Any) -> None:
    raise Temporary("send.away")


def test_an_address_that_was_taken_away_or_changed_gets_nothing(
    house: House, case: Case, post: smtp.Post, reach: Hands
) -> None:
    at = day_before(case)
    look(house, at)
    person = Person.objects.get(username=people.VERIFIER.key)
    units.set_mail(person=person, address="", office=house.office, by=people.VERIFIER, now=at)
    work(reach, at + timedelta(minutes=5))
    assert post.letters == [] and ReminderMail.objects.get().state == "dropped"


def test_a_server_that_is_away_is_asked_again_and_one_that_is_not_set_is_told(
    house: House, case: Case, post: smtp.Post, reach: Hands, settings: Any
) -> None:
    at = day_before(case)
    look(house, at)
    settings.HOIAM_MAIL_SERVER = ""
    work(reach, at)
    mail = ReminderMail.objects.get()
    assert (mail.state, mail.problem) == ("failed", "send.not_set")


def test_only_oneself_or_an_administrator_sets_an_address_and_the_audit_does_not_tell_it(house: House) -> None:
    person = account(house, people.VERIFIER)
    told = {"person": person, "office": house.office, "now": made.NOW}
    with pytest.raises(HoiamError, match=r"account\.role"):
        units.set_mail(address="khac@mau.vn", by=people.ROUTER, **told)
    with pytest.raises(HoiamError, match=r"account\.mail"):
        units.set_mail(address="không phải thư", by=people.VERIFIER, **told)
    units.set_mail(address="xa@mau.vn", by=KEEPER, **told)
    assert person.email == "xa@mau.vn"
    assert ["xa@mau.vn" in str(line.facts) for line in made.lines("person.mail")] == [False]
