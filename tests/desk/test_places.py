"""What an office decides about a name is kept with its reason, counts for later articles, and can be taken back."""

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.places import actions, queries
from hoiam.desk.places.models import NameRule
from hoiam.desk.units import actions as units
from hoiam.run.gazetteers import gazetteer
from tests import people
from tests.desk.made import by
from tests.people import House

OURS = {"words": "hồ  Đăk Xia", "place": "xa-dak-ui-2022", "note": "hồ nằm ở thôn 5"}


@pytest.fixture(autouse=True)
def known(house: House) -> None:
    actions.load(places=gazetteer("dak-ha").places, **by(MACHINE))


def test_a_rule_is_kept_with_its_reason_and_audited(house: House) -> None:
    rule = actions.remember(office=house.office, **OURS, when="nứt", **by(people.SORTER))
    assert (rule.words, rule.when, rule.made_by) == ("hồ Đăk Xia", "nứt", people.SORTER.key)
    told = queries.remembered(house.office)
    assert [(one.words, one.place, one.note, one.when) for one in told] == [
        ("hồ Đăk Xia", "xa-dak-ui-2022", "hồ nằm ở thôn 5", "nứt")
    ]
    line = AuditEvent.objects.latest("id")
    assert (line.verb, line.actor_key) == ("place_rule.remember", people.SORTER.key)


def test_a_rule_that_is_taken_back_counts_no_more_and_stays_to_be_read(house: House) -> None:
    rule = actions.remember(office=house.office, **OURS, **by(people.SORTER))
    actions.revoke(rule=rule, reason="hồ đã bàn giao", **by(people.SECOND_EYES))
    assert queries.remembered(house.office) == ()
    assert [one.revoked_reason for one in queries.rules_of(house.office)] == ["hồ đã bàn giao"]
    with pytest.raises(HoiamError, match=r"place_rule\.over"):
        actions.revoke(rule=rule, reason="lần nữa", **by(people.SORTER))
    actions.remember(office=house.office, **OURS, **by(people.SORTER))


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"words": "hồ"}, "place_rule.words"),
        ({"note": " "}, "place_rule.words"),
        ({"place": "xa-khong-co"}, "place_rule.place"),
        ({"words": "HO DAK XIA"}, "place_rule.exists"),
    ],
)
def test_a_rule_that_says_nothing_or_says_it_twice_is_refused(house: House, given: dict[str, str], code: str) -> None:
    actions.remember(office=house.office, **OURS, **by(people.SORTER))
    with pytest.raises(HoiamError, match=code):
        actions.remember(office=house.office, **{**OURS, **given}, **by(people.SORTER))


def test_only_who_sorts_teaches_and_nobody_in_a_frozen_office(house: House) -> None:
    with pytest.raises(HoiamError, match=r"story\.role"):
        actions.remember(office=house.office, **OURS, **by(people.VERIFIER))
    units.freeze_office(office=house.office, **by(MACHINE))
    with pytest.raises(HoiamError, match=r"move\.frozen"):
        actions.remember(office=house.office, **OURS, **by(people.SORTER))


def test_a_strangers_rule_is_behind_another_door(house: House) -> None:
    rule = actions.remember(office=house.office, **OURS, **by(people.SORTER))
    assert queries.rule_for(house.office, rule.pk) == rule
    with pytest.raises(NameRule.DoesNotExist):
        queries.rule_for(house.office, rule.pk + 1)
