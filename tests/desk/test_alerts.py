"""Alerts: one for a story, told in time to posts and units, received by a name, passed on where nobody answers."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hoiam.core.alert import DEFAULT, Rule
from hoiam.core.errors import HoiamError, MoveDenied
from hoiam.core.values.actor import MACHINE, Actor
from hoiam.core.values.article import Label
from hoiam.desk.alerts import actions, queries
from hoiam.desk.alerts.models import Alert, Channel, Delivery, Digest
from hoiam.desk.inbox import actions as inbox
from hoiam.desk.jobs.models import Job
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import Story
from hoiam.desk.units import actions as units
from tests import people, writes
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.people import House


def story(house: House, level: str = "urgent", number: int = 1, **more: Any) -> Story:
    """Return a story of one piece at that level."""
    found = made.item(house, number, **more).story
    stories.sum_up(story=found, level=level, reasons=[], **by(MACHINE))
    found.refresh_from_db()
    return found


def call(*found: Story, minutes: int = 0) -> list[Alert]:
    return actions.call(office=found[0].office, stories=found, **by(MACHINE, minutes))


def recipient(
    house: House, post: str = "Trực ban", step: int = 0, waits: str = "always", digest: bool = True
) -> Channel:
    """Return the mail channel of a new recipient."""
    told = {"unit": house.units["mau-van-phong"], "post": post, "step": step, "waits": waits, "digest": digest}
    named = actions.add_recipient(office=house.office, **told, **by(people.ROUTER))
    address = f"bac-{step}-{named.pk}@dakha.vidu.vn"
    return actions.add_channel(recipient=named, kind="mail", address=address, abroad=False, **by(people.ROUTER))


def states(alert: Alert) -> list[tuple[str, str]]:
    rows = Delivery.objects.filter(alert=alert).order_by("id")
    return [(row.channel.recipient.post, row.state) for row in rows]


def refused(code: str, action: Any, **told: Any) -> None:
    with pytest.raises(HoiamError) as caught:
        action(**told)
    assert caught.value.code == code


def test_an_urgent_story_raises_one_alert_with_its_reasons_however_often_it_is_read(house: House) -> None:
    channel = recipient(house)
    found = story(house)
    [alert] = call(found)
    assert (alert.when, alert.level, alert.rules, alert.raised_at) == ("now", "urgent", ["khan"], NOW)
    assert [one["code"] for one in alert.reasons] == ["alert.rule", "alert.level"]
    assert call(found) == [] and call(found, minutes=30) == []
    assert Alert.objects.count() == 1
    [delivery] = Delivery.objects.all()
    assert (delivery.channel, delivery.state, delivery.due_at) == (channel, "waiting", NOW)
    [job] = Job.objects.filter(kind="alert.send")
    assert (job.args, job.due_at, job.office) == ({"delivery": delivery.pk}, NOW, people.OFFICE)


def test_a_calm_story_calls_nobody(house: House) -> None:
    recipient(house)
    assert call(story(house, "normal")) == []
    assert not Delivery.objects.exists() and not Job.objects.filter(kind="alert.send").exists()


def test_a_high_story_waits_for_the_digest_and_rises_to_now_once(house: House) -> None:
    recipient(house)
    found = story(house, "high")
    [alert] = call(found)
    assert (alert.when, alert.next_step_at) == ("digest", None) and not Delivery.objects.exists()
    actions.acknowledge(alert=alert, **by(people.SORTER, 5))
    stories.sum_up(story=found, level="urgent", reasons=[], **by(MACHINE))
    [risen] = call(found, minutes=10)
    assert (risen.pk, risen.when, risen.acked_by, risen.raised_at) == (alert.pk, "now", "", later(10))
    assert states(risen) == [("Trực ban", "waiting")]
    assert call(found, minutes=11) == []


@pytest.mark.parametrize("state", ["irrelevant", "noted", "positive"])
def test_what_somebody_has_sorted_calls_nobody(house: House, state: str) -> None:
    found = story(house)
    stories.sort(story=found, state=state, reason="Đã đọc", **by(people.SORTER))
    assert call(found) == []


def test_what_is_muted_in_the_inbox_calls_nobody(house: House) -> None:
    found = story(house)
    told = {"office": house.office, "story": found, "outlet": None, "until": None, "reason": "Đã biết"}
    inbox.mute(**told, **by(people.SORTER))
    assert call(found) == []


def test_a_piece_of_which_the_machine_is_not_sure_calls_nobody_until_a_person_says_it_is_ours(house: House) -> None:
    found = story(house, relevant=None)
    assert call(found) == []
    hit = found.items.get().hit
    from hoiam.desk.watch import actions as watch

    watch.decide(hit=hit, relevant=True, reason="Đúng xã mình", **by(people.SORTER, 1))
    assert Job.objects.get(kind="story.changed").args == {"hit": hit.pk}
    assert len(call(found, minutes=2)) == 1


def test_a_persons_correction_asks_for_another_look(house: House) -> None:
    item = made.item(house)
    stories.correct(item=item, name="urgency", value="urgent", reason="Đang cháy", **by(people.SORTER))
    assert Job.objects.get(kind="story.changed").args == {"story": item.story_id}
    stories.label(item=item, labels=[Label("field", "land", 1.0, ())], **by(MACHINE))
    assert Job.objects.filter(kind="story.changed").count() == 1  # the machine's own work needs none


def test_a_frozen_office_is_called_for_nothing(house: House) -> None:
    found = story(house)
    units.freeze_office(office=house.office, **by(MACHINE))
    found.office.refresh_from_db()
    assert call(found) == []
    house.office.refresh_from_db()
    with pytest.raises(MoveDenied):
        recipient(house)


def test_merged_stories_have_one_alert_and_who_received_it_is_not_asked_again(house: House) -> None:
    recipient(house)
    one, other = story(house), story(house, number=2)
    [alert] = call(one)
    actions.acknowledge(alert=alert, **by(people.SORTER, 1))
    stories.merge(story=one, into=other, **by(people.SORTER, 2))
    assert call(other, minutes=3) == []
    [kept] = queries.alerts_of(house.office)
    assert (kept.pk, kept.story, kept.acked_by) == (alert.pk, other, people.SORTER.key)


def test_two_alerts_whose_stories_are_merged_are_seen_as_one(house: House) -> None:
    one, other = story(house), story(house, number=2)
    call(one, other)
    stories.merge(story=one, into=other, **by(people.SORTER, 2))
    assert [alert.story for alert in queries.alerts_of(house.office)] == [other]


def test_who_works_in_office_hours_and_who_stands_by_are_told_at_their_hours(house: House) -> None:
    recipient(house, "Chuyên viên", waits="working")
    recipient(house, "Trực đêm", waits="off")
    found = story(house)
    [alert] = call(found, minutes=13 * 60)  # 21:00: quiet hours, but an urgent story passes through them
    due = {row.channel.recipient.post: row.due_at for row in Delivery.objects.filter(alert=alert)}
    assert due == {"Chuyên viên": later(23 * 60), "Trực đêm": later(13 * 60)}


def test_at_night_what_is_not_urgent_waits_for_the_morning(house: House) -> None:
    recipient(house)
    rule = Rule("nhieu-bao", "Nhiều bài", "now", pieces=1)
    actions.put_rule(office=house.office, rule=rule, **by(people.ROUTER))
    [alert] = call(story(house, "normal"), minutes=14 * 60)  # 22:00
    assert [row.due_at for row in Delivery.objects.filter(alert=alert)] == [later(22 * 60)]  # 06:00


def test_da_nhan_stops_what_has_not_gone_out_and_the_next_step(house: House) -> None:
    recipient(house)
    recipient(house, "Phó Chủ tịch", step=1)
    [alert] = call(story(house))
    assert alert.next_step_at == later(120)
    held = actions.acknowledge(alert=alert, **by(people.SORTER, 7))
    assert (held.acked_by, held.acked_at, held.next_step_at) == (people.SORTER.key, later(7), None)
    assert states(alert) == [("Trực ban", "dropped")]
    [line] = made.lines("alert.ack")
    assert (line.subject_key, line.role, line.facts["minutes"]) == (str(alert.pk), "TRUNG_TAM", 7)
    again = actions.acknowledge(alert=alert, **by(people.ROUTER, 9))
    assert (again.acked_by, len(made.lines("alert.ack"))) == (people.SORTER.key, 1)


def test_nobody_answers_so_the_next_step_is_told_and_then_the_last(house: House) -> None:
    recipient(house)
    recipient(house, "Phó Chủ tịch", step=1)
    recipient(house, "Chủ tịch", step=2)
    [alert] = call(story(house))
    assert queries.steps_due(later(119)) == [] and queries.steps_due(later(120)) == [alert]
    early = actions.escalate(alert=alert, **by(MACHINE, 119))
    assert early.step == 0
    held = actions.escalate(alert=alert, **by(MACHINE, 120))
    assert (held.step, held.next_step_at) == (1, later(240))
    assert [post for post, _ in states(alert)] == ["Trực ban", "Phó Chủ tịch"]
    held = actions.escalate(alert=alert, **by(MACHINE, 240))
    assert (held.step, held.next_step_at) == (2, None)
    assert actions.escalate(alert=alert, **by(MACHINE, 500)).step == 2
    assert [post for post, _ in states(alert)] == ["Trực ban", "Phó Chủ tịch", "Chủ tịch"]
    assert [line.facts["step"] for line in made.lines("alert.escalate")] == [1, 2]


def test_a_step_for_which_nobody_is_named_is_left_out(house: House) -> None:
    recipient(house)
    recipient(house, "Chủ tịch", step=2)
    [alert] = call(story(house))
    assert actions.escalate(alert=alert, **by(MACHINE, 240)).step == 2


def test_where_nobody_is_named_the_alert_stands_on_the_screen_alone(house: House) -> None:
    [alert] = call(story(house))
    assert (alert.next_step_at, Delivery.objects.count()) == (None, 0)
    assert list(queries.filtered(house.office, "open")) == [alert]


def test_a_story_that_was_sorted_is_passed_on_no_further(house: House) -> None:
    recipient(house)
    recipient(house, "Phó Chủ tịch", step=1)
    found = story(house)
    [alert] = call(found)
    stories.sort(story=found, state="noted", reason="Đã đọc", **by(people.SORTER, 3))
    held = actions.escalate(alert=alert, **by(MACHINE, 120))
    assert (held.step, held.next_step_at) == (0, None)
    assert not queries.filtered(house.office, "open") and list(queries.filtered(house.office, "acked")) == [alert]


def test_a_person_may_pass_it_on_at_once_and_says_why(house: House) -> None:
    recipient(house)
    [alert] = call(story(house))
    refused("alert.no_next_step", actions.escalate, alert=alert, **by(people.SORTER, 1))
    recipient(house, "Phó Chủ tịch", step=1)
    held = actions.escalate(alert=alert, reason="Cần lãnh đạo biết ngay", **by(people.SORTER, 2))
    assert held.step == 1
    assert made.lines("alert.escalate")[0].facts["reason"] == "Cần lãnh đạo biết ngay"
    actions.acknowledge(alert=alert, **by(people.LEADER, 3))
    refused("alert.answered", actions.escalate, alert=alert, **by(people.SORTER, 4))


def test_a_mute_needs_a_reason_stops_everything_and_can_be_lifted(house: House) -> None:
    recipient(house)
    [alert] = call(story(house))
    refused("alert.needs_reason", actions.mute, alert=alert, reason=" ok ", **by(people.SORTER, 1))
    held = actions.mute(alert=alert, reason="Tin cũ đăng lại", **by(people.SORTER, 1))
    assert (held.muted_by, held.mute_reason, states(alert)) == (
        *(people.SORTER.key, "Tin cũ đăng lại"),
        [("Trực ban", "dropped")],
    )
    assert actions.mute(alert=alert, reason="Lần nữa", **by(people.ROUTER, 2)).muted_by == people.SORTER.key
    refused("alert.answered", actions.acknowledge, alert=alert, **by(people.SORTER, 2))
    assert list(queries.filtered(house.office, "muted")) == [alert]
    assert not actions.lift(alert=alert, **by(people.SORTER, 3)).muted_at
    actions.lift(alert=alert, **by(people.SORTER, 4))
    assert [len(made.lines(verb)) for verb in ("alert.mute", "alert.lift")] == [1, 1]
    assert list(queries.filtered(house.office, "open")) == [alert]


def test_a_muted_story_stays_muted_when_it_grows(house: House) -> None:
    found = story(house, "high")
    [alert] = call(found)
    actions.mute(alert=alert, reason="Tin cũ đăng lại", **by(people.SORTER, 1))
    stories.sum_up(story=found, level="urgent", reasons=[], **by(MACHINE))
    assert call(found, minutes=2) == []


@pytest.mark.parametrize("who", [people.VERIFIER, people.CLERK, people.STRANGER], ids=lambda who: who.key)
def test_who_has_no_part_in_it_answers_nothing_and_sets_nothing(house: House, who: Actor) -> None:
    channel = recipient(house)
    [alert] = call(story(house))
    refused("alert.role", actions.acknowledge, alert=alert, **by(who))
    refused("alert.role", actions.mute, alert=alert, reason="Không cần", **by(who))
    refused("alert.role", actions.escalate, alert=alert, **by(who))
    refused("alert.keeper_role", actions.end_channel, channel=channel, **by(who))
    refused("alert.keeper_role", actions.put_rule, office=house.office, rule=DEFAULT.rules[0], **by(who))
    alert.refresh_from_db()
    assert not alert.acked_at and not alert.muted_at


def test_the_digest_tells_once_what_was_raised_until_its_hour(house: House) -> None:
    recipient(house)
    recipient(house, "Không cần bản tin", digest=False)
    first, second = story(house, "high"), story(house, "urgent", number=2)
    call(first, second)
    assert queries.offices_to_digest() == [house.office]
    assert actions.digest(office=house.office, **by(MACHINE, 60)) is None  # of 07:00, before anything was raised
    at_four = actions.digest(office=house.office, **by(MACHINE, 8 * 60 + 1))
    assert at_four and at_four.at == later(8 * 60)
    assert actions.digest(office=house.office, **by(MACHINE, 8 * 60 + 2)) is None
    rows = Delivery.objects.filter(digest=at_four)
    assert [row.channel.recipient.post for row in rows] == ["Trực ban"]
    assert {alert.story for alert in queries.digest_alerts(at_four)} == {first, second}
    assert queries.offices_to_digest() == []


def test_what_was_sorted_out_or_muted_is_in_no_digest(house: House) -> None:
    recipient(house)
    out, muted = story(house, "high"), story(house, "high", number=2)
    call(out, muted)
    stories.sort(story=out, state="irrelevant", reason="Nơi khác", **by(people.SORTER, 1))
    actions.mute(alert=muted.alert, reason="Tin cũ đăng lại", **by(people.SORTER, 1))
    assert actions.digest(office=house.office, **by(MACHINE, 8 * 60)) is None
    assert not Digest.objects.exists()


def test_a_digest_whose_hour_is_long_past_waits_for_the_next(house: House) -> None:
    call(story(house, "high"))
    assert actions.digest(office=house.office, **by(MACHINE, 8 * 60 + 361)) is None


def test_the_store_itself_refuses_a_second_alert_and_a_second_message(house: House) -> None:
    channel = recipient(house)
    [alert] = call(story(house))
    with writes.by_a_wrong_hand(), pytest.raises(IntegrityError), transaction.atomic():
        Alert.objects.create(office=house.office, story=alert.story, when="now", raised_at=NOW)
    told = {"office": house.office, "channel": channel, "purpose": "alert", "due_at": NOW}
    with writes.by_a_wrong_hand(), pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(alert=alert, key="x", **told)
    with writes.by_a_wrong_hand(), pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(key="y", **told)  # about nothing


def test_two_offices_see_only_their_own(house: House) -> None:
    other = people.settle_other()
    [alert] = call(story(house))
    channel = recipient(house)
    for ask in (queries.alert_for, queries.channel_for, queries.recipient_for):
        number = {"alert_for": alert.pk, "channel_for": channel.pk}.get(ask.__name__, channel.recipient_id)
        assert ask(house.office, number).pk == number
        with pytest.raises(Exception, match="does not exist"):
            ask(other.office, number)
    assert not queries.alerts_of(other.office)
