"""Who is told, when and over what: set by those who may, kept with what stood before, and never about a person."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hoiam.core.alert import DEFAULT, Rule, Span
from hoiam.core.errors import HoiamError
from hoiam.desk.alerts import actions, queries
from hoiam.desk.alerts.models import AlertRule, Channel, Delivery
from hoiam.desk.alerts.policy import policy_of
from hoiam.desk.jobs.models import Job
from tests import people, writes
from tests.desk import made
from tests.desk.made import by
from tests.desk.test_alerts import recipient, refused
from tests.people import House


def put(house: House, rule: Rule) -> None:
    actions.put_rule(office=house.office, rule=rule, **by(people.ROUTER))


def hours(house: House, **changes: Any) -> None:
    told = {name: getattr(DEFAULT, name) for name in ("quiet", "working", "digests", "digest_days_off", "steps")}
    actions.put_hours(office=house.office, **(told | changes), **by(people.ROUTER))


def test_an_office_that_has_set_nothing_has_what_every_office_starts_with(house: House) -> None:
    assert policy_of(house.office) == DEFAULT


def test_the_first_change_keeps_the_other_thresholds_as_they_were(house: House) -> None:
    changed = replace(DEFAULT.rules[1], name="  Hai báo  cùng nêu ", outlets=2, places=frozenset({"b", "a"}))
    put(house, changed)
    rules = {rule.key: rule for rule in policy_of(house.office).rules}
    assert rules == {rule.key: rule for rule in DEFAULT.rules} | {
        changed.key: replace(changed, name="Hai báo cùng nêu")
    }
    put(house, Rule("moi", "Mới", "digest", people=5, queries=frozenset({7})))
    assert len(policy_of(house.office).rules) == len(DEFAULT.rules) + 1


def test_a_change_says_what_stood_before(house: House) -> None:
    put(house, replace(DEFAULT.rules[1], outlets=2))
    put(house, replace(DEFAULT.rules[1], outlets=4, active=False))
    first, second = made.lines("alert.rule")
    assert (first.facts["before"]["outlets"], first.facts["rule"]["outlets"]) == (3, 2)
    assert second.facts["before"]["active"] and not second.facts["rule"]["active"]
    hours(house, steps=(30,), quiet=None)
    [line] = made.lines("alert.hours")
    assert (line.facts["before"]["steps"], line.facts["hours"]["steps"], line.role) == ([120, 120], [30], "VAN_PHONG")


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (Rule("a", "A", "now"), "alert.rule"),
        (Rule("a", "A", "now", people=3), "alert.rule"),
        (Rule("a", "  ", "now", outlets=2), "alert.rule_name"),
        (Rule("", "A", "now", outlets=2), "alert.rule_name"),
    ],
)
def test_a_threshold_that_cannot_be_meant_is_refused(house: House, rule: Rule, code: str) -> None:
    refused(code, put, house=house, rule=rule)
    assert not AlertRule.objects.exists()


def test_there_are_never_so_many_thresholds_that_nobody_reads_them(house: House) -> None:
    for number in range(15):
        put(house, Rule(f"r{number}", "R", "now", outlets=2))
    refused("alert.too_many_rules", put, house=house, rule=Rule("them", "R", "now", outlets=2))
    put(house, Rule("r1", "R", "now", outlets=3))  # a change is not one more


def test_the_store_itself_refuses_a_threshold_about_single_people(house: House) -> None:
    told = {"key": "x", "name": "X", "when": "now", "people": 2}
    with writes.by_a_wrong_hand(), pytest.raises(IntegrityError), transaction.atomic():
        AlertRule.objects.create(office=house.office, **told)


def test_hours_are_kept_as_they_were_given(house: House) -> None:
    told = {
        "quiet": Span(time(22), time(5, 30)),
        "working": (Span(time(7, 30), time(17)),),
        "digests": (time(16), time(7), time(7)),
        "digest_days_off": True,
        "steps": (30, 60),
    }
    hours(house, **told)
    policy = policy_of(house.office)
    assert (policy.quiet, policy.working, policy.digest_days_off, policy.steps) == (
        *(told["quiet"], told["working"], True, (30, 60)),
    )
    assert policy.digests == (time(7), time(16))
    hours(house, quiet=None, digests=(), working=())
    assert (policy_of(house.office).quiet, policy_of(house.office).digests) == (None, ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"working": (Span(time(17), time(7)),)},
        {"working": (Span(time(7), time(12)), Span(time(11), time(17)))},
        {"steps": (0,)},
        {"steps": (20_000,)},
        {"digests": tuple(time(hour) for hour in range(7))},
    ],
)
def test_hours_that_cannot_be_are_refused(house: House, wrong: dict[str, Any]) -> None:
    refused("alert.hours", hours, house=house, **wrong)


@pytest.mark.parametrize(
    "post", ["Nguyễn Văn Bình", "Lê Thị Mai, Chánh Văn phòng", "Chị Hoa phòng VHTT", "0905 123 456"]
)
def test_a_recipient_is_a_post_and_no_person(house: House, post: str) -> None:
    refused("alert.person_name", recipient, house=house, post=post)


@pytest.mark.parametrize(
    "wrong", [{"unit": None, "post": " "}, {"waits": "sometimes"}, {"step": 3}, {"step": -1}], ids=str
)
def test_a_recipient_is_somebody_at_some_hour_on_some_step(house: House, wrong: dict[str, Any]) -> None:
    told = {"unit": None, "post": "Trực ban", "step": 0, "waits": "always", "digest": True} | wrong
    refused("alert.recipient", actions.add_recipient, office=house.office, **told, **by(people.ROUTER))


def test_a_unit_of_another_office_is_told_nothing(house: House) -> None:
    other = people.settle_other()
    told = {"unit": other.units["khac-vhtt"], "post": "", "step": 0, "waits": "always", "digest": True}
    refused("alert.foreign_unit", actions.add_recipient, office=house.office, **told, **by(people.ROUTER))


def test_a_recipient_can_be_moved_and_ended_and_its_history_stays(house: House) -> None:
    channel = recipient(house)
    named = channel.recipient
    actions.change_recipient(recipient=named, step=1, waits="working", digest=False, **by(people.ROUTER, 1))
    [kept] = queries.recipients_of(house.office)
    assert (str(kept), kept.step, kept.waits, kept.digest) == ("Trực ban, Văn phòng HĐND-UBND", 1, "working", False)
    assert made.lines("alert.recipient")[1].facts["before"] == {"step": 0, "waits": "always", "digest": True}
    for _ in range(2):
        actions.end_recipient(recipient=named, **by(people.ROUTER, 2))
    assert not queries.recipients_of(house.office) and not queries.channels_of(house.office)
    assert len(made.lines("alert.recipient_end")) == 1 and Channel.objects.count() == 1


def test_an_address_stands_in_no_audit_line(house: House) -> None:
    channel = recipient(house)
    for _ in range(2):
        actions.end_channel(channel=channel, **by(people.ROUTER, 1))
    assert len(made.lines("alert.channel_end")) == 1
    assert channel.address not in " ".join(str(line.facts) for line in made.lines())


ABROAD = [("mail", "a@thu.vidu.com"), ("webhook", "https://vidu.com/nhan"), ("telegram", "-1001234567890")]


@pytest.mark.parametrize(("kind", "address"), ABROAD)
def test_nothing_leaves_the_country_unless_the_office_set_that_channel_so(
    house: House, kind: str, address: str
) -> None:
    named = recipient(house).recipient
    told = {"recipient": named, "kind": kind, "address": address}
    refused("alert.abroad", actions.add_channel, abroad=False, **told, **by(people.ROUTER))
    channel = actions.add_channel(abroad=True, **told, **by(people.ROUTER))
    assert channel.abroad and made.lines("alert.channel")[-1].facts["abroad"]
    assert not actions.add_channel(
        recipient=named, kind="mail", address="b@dakha.vidu.vn", abroad=True, **by(people.ROUTER)
    ).abroad  # what stays at home needs no such word


def test_the_store_itself_holds_no_telegram_that_nobody_agreed_to(house: House) -> None:
    told = {"recipient": recipient(house).recipient, "kind": "telegram", "address": "-1", "made_at": made.NOW}
    with writes.by_a_wrong_hand(), pytest.raises(IntegrityError), transaction.atomic():
        Channel.objects.create(abroad=False, **told)


def test_zalo_stays_at_home(house: House) -> None:
    told = {"kind": "zalo", "address": "9ad8f4c6359fdcc1858e", "abroad": False}
    assert not actions.add_channel(recipient=recipient(house).recipient, **told, **by(people.ROUTER)).abroad


def test_the_same_address_is_one_channel_and_an_unknown_kind_is_none(house: House) -> None:
    channel = recipient(house)
    told = {"recipient": channel.recipient, "kind": "mail", "abroad": False}
    assert actions.add_channel(address=channel.address, **told, **by(people.ROUTER)) == channel
    for wrong in ({"kind": "fax", "address": "1"}, {"address": " "}):
        refused("alert.channel", actions.add_channel, **(told | wrong), **by(people.ROUTER))


def test_a_trial_goes_out_at_once_at_any_hour(house: House) -> None:
    channel = recipient(house)
    trial = actions.try_channel(channel=channel, **by(people.ROUTER, 15 * 60))
    assert (trial.purpose, trial.state) == ("try", "waiting")
    assert Job.objects.get(kind="alert.send").due_at == trial.due_at
    assert queries.tries_of(house.office) == {channel.pk: trial}
    assert Delivery.objects.get().alert is None
    assert made.lines("alert.try")[0].facts == {"to": "Trực ban, Văn phòng HĐND-UBND", "channel": "mail"}


def test_who_may_not_set_sees_why(house: House) -> None:
    with pytest.raises(HoiamError) as caught:
        actions.put_rule(office=house.office, rule=DEFAULT.rules[0], **by(people.CHECKER))
    assert caught.value.code == "alert.keeper_role"
