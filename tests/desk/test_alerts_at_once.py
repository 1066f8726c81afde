"""Several workers at the same moment: a story has one alert, a channel one message, an hour one digest.

They need PostgreSQL: SQLite lets one writer in at a time.
"""

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions
from hoiam.desk.alerts.models import Alert, Delivery, Digest
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.desk.test_alerts import call, recipient, story
from tests.desk.test_at_once import at_once
from tests.people import House

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
CROWD = 4


@pytest.fixture
def house(transactional_db: None) -> House:
    return people.furnished()


def test_a_story_that_several_workers_raise_has_one_alert_and_one_message(house: House) -> None:
    recipient(house)
    found = story(house)
    answers = at_once(*[lambda: call(found)] * CROWD)
    assert sorted(len(raised) for raised in answers) == [0] * (CROWD - 1) + [1]
    assert (Alert.objects.count(), Delivery.objects.count()) == (1, 1)


def test_the_first_who_says_da_nhan_is_the_one_who_has_it(house: House) -> None:
    [alert] = call(story(house))
    answers = at_once(*[lambda: actions.acknowledge(alert=alert, **by(people.SORTER, 1))] * CROWD)
    assert {held.acked_by for held in answers} == {people.SORTER.key}
    assert len(made.lines("alert.ack")) == 1


def test_an_alert_that_falls_due_for_two_workers_is_passed_on_once(house: House) -> None:
    recipient(house)
    recipient(house, "Phó Chủ tịch", step=1)
    recipient(house, "Chủ tịch", step=2)
    [alert] = call(story(house))
    at_once(*[lambda: actions.escalate(alert=alert, **by(MACHINE, 120))] * CROWD)
    alert.refresh_from_db()
    assert (alert.step, len(made.lines("alert.escalate"))) == (1, 1)


def test_an_hour_has_one_digest_whoever_comes_first(house: House) -> None:
    recipient(house)
    call(story(house, "high"))
    at_once(*[lambda: actions.digest(office=house.office, **by(MACHINE, 8 * 60))] * CROWD)
    assert (Digest.objects.count(), Delivery.objects.filter(purpose="digest").count()) == (1, 1)


def test_a_message_is_recorded_as_sent_once(house: House) -> None:
    recipient(house)
    call(story(house))
    begun = actions.begin(number=Delivery.objects.get().pk, **by(MACHINE))
    assert begun
    at_once(*[lambda: actions.sent(delivery=begun, **by(MACHINE, 1))] * CROWD)
    assert len(made.lines("alert.sent")) == 1
