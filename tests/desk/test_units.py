"""Offices, units and roles hold from one day until before another; what was done in a role stays."""

from datetime import date, timedelta

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.units import actions, queries
from hoiam.desk.units.models import Person, RoleGrant, Unit
from tests import people
from tests.desk import made
from tests.desk.made import by, later
from tests.people import House

CHANGED = date(2025, 7, 1)  # two tiers of government from this day on
EVE = CHANGED - timedelta(days=1)
FIELDS = {"role": Role.UBND_XA.value, "valid_from": people.FOUNDED}


def commune(house: House, key: str, name: str, **more: object) -> Unit:
    return actions.put_unit(office=house.office, key=key, name=name, short_name=name, **(FIELDS | more), **by(MACHINE))


def person(house: House, *grants: tuple[Role, str | None], name: str = "chuyen-vien") -> Person:
    """Return an account with roles in units of the office."""
    made_person = actions.put_person(username=name, post="Chuyên viên", **by(MACHINE))
    for role, unit in grants:
        of = house.units[unit] if unit else None
        told = {"role": role, "unit": of, "valid_from": date(2022, 1, 1)}
        actions.grant(person=made_person, office=house.office, **told, **by(MACHINE))
    return made_person


def test_a_unit_exists_from_its_first_day_until_before_its_last(house: House) -> None:
    old = commune(house, "mau-cu", "UBND xã cũ", valid_to=CHANGED)
    assert old in queries.units_of(house.office, people.FOUNDED)
    assert old in queries.units_of(house.office, EVE)
    assert old not in queries.units_of(house.office, CHANGED)
    assert old not in queries.units_of(house.office, people.FOUNDED - timedelta(days=1))


def test_a_case_of_an_old_unit_is_answered_for_by_its_last_successor(house: House) -> None:
    newest = commune(house, "mau-nay", "UBND xã nay", valid_from=CHANGED)
    middle = commune(house, "mau-giua", "UBND xã giữa", valid_to=CHANGED, successor=newest.key)
    old = commune(house, "mau-cu", "UBND xã cũ", valid_to=date(2024, 1, 1), successor=middle.key)
    assert queries.owner_today(old, date(2023, 12, 31)) == old
    assert queries.owner_today(old, date(2024, 1, 1)) == middle
    assert queries.owner_today(old, CHANGED) == newest


def test_successors_that_point_at_each_other_end_the_search(house: House) -> None:
    first = commune(house, "mau-a", "A", valid_to=CHANGED)
    second = commune(house, "mau-b", "B", valid_to=CHANGED, successor="mau-a")
    first = commune(house, "mau-a", "A", valid_to=CHANGED, successor="mau-b")
    assert queries.owner_today(first, CHANGED) == second


def test_a_unit_without_a_successor_still_answers_for_itself(house: House) -> None:
    old = commune(house, "mau-cu", "UBND xã cũ", valid_to=CHANGED)
    assert queries.owner_today(old, CHANGED) == old


def test_somebody_acts_with_all_roles_of_one_office_and_none_of_another(house: House) -> None:
    who = person(house, (Role.VAN_PHONG, "mau-van-phong"), (Role.PHONG_VHTT, None))
    actor = queries.actor_for(who, house.office, people.THURSDAY.date())
    assert actor
    assert (actor.roles, actor.unit, actor.office) == (
        frozenset({Role.VAN_PHONG, Role.PHONG_VHTT}),
        "mau-van-phong",
        house.office.key,
    )
    assert queries.actor_for(who, people.settle_other().office, people.THURSDAY.date()) is None


def test_a_role_ends_on_its_day_and_what_was_done_in_it_stays(house: House) -> None:
    who = person(house, (Role.TRUNG_TAM, "mau-trung-tam"))
    actions.revoke(grant=RoleGrant.objects.get(person=who), on=date(2022, 10, 7), **by(MACHINE))
    assert queries.actor_for(who, house.office, date(2022, 10, 6))
    assert queries.actor_for(who, house.office, date(2022, 10, 7)) is None
    assert RoleGrant.objects.filter(person=who).exists()


def test_a_role_that_was_ended_can_be_given_again(house: House) -> None:
    who = person(house, (Role.TRUNG_TAM, "mau-trung-tam"))
    actions.revoke(grant=RoleGrant.objects.get(person=who), on=date(2022, 10, 7), **by(MACHINE))
    told = {"role": Role.TRUNG_TAM, "unit": house.units["mau-trung-tam"], "valid_from": date(2023, 1, 1)}
    actions.grant(person=who, office=house.office, **told, **by(MACHINE))
    assert queries.actor_for(who, house.office, date(2022, 12, 1)) is None
    assert queries.actor_for(who, house.office, date(2023, 1, 1))


def test_nobody_holds_a_role_in_a_unit_of_another_office(house: House) -> None:
    who, foreign = person(house), people.settle_other().units["khac-dak-ui"]
    told = {"role": Role.UBND_XA, "unit": foreign, "valid_from": people.FOUNDED}
    with pytest.raises(HoiamError, match=r"grant\.foreign_unit"):
        actions.grant(person=who, office=house.office, **told, **by(MACHINE))


def test_an_account_without_a_password_cannot_sign_in_and_keeps_the_one_it_was_given(house: House) -> None:
    who = person(house)
    assert not who.has_usable_password()
    actions.put_person(username=who.username, post="Trưởng phòng", password="mật khẩu đủ dài", **by(MACHINE))
    again = actions.put_person(username=who.username, post="Phó phòng", **by(MACHINE))
    assert again.check_password("mật khẩu đủ dài")
    assert str(again) == "Phó phòng"


def test_no_password_stands_in_the_audit(house: House) -> None:
    actions.put_person(username="ai-do", post="Chuyên viên", password="bí mật đủ dài", **by(MACHINE))
    lines = made.lines("person.put", "installation")
    assert "bí mật" not in str([line.facts for line in lines])


def test_an_office_is_frozen_once_and_no_longer_served(house: House) -> None:
    other = people.settle_other().office
    actions.freeze_office(office=house.office, **by(MACHINE, 1))
    actions.freeze_office(office=house.office, **by(MACHINE, 9))
    assert house.office.frozen_at == later(1)
    assert list(queries.live_offices()) == [other]


def test_live_offices_stand_before_frozen_ones(house: House) -> None:
    other = people.settle_other()
    who = person(house, (Role.VAN_PHONG, None))
    told = {"role": Role.VAN_PHONG, "valid_from": date(2022, 1, 1)}
    actions.grant(person=who, office=other.office, **told, **by(MACHINE))
    actions.freeze_office(office=house.office, **by(MACHINE, 1))
    assert queries.offices_of(who, people.THURSDAY.date()) == [other.office, house.office]
