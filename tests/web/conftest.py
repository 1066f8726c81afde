"""Fixtures of the screens: an office with its law, and a browser for any member of the cast."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.test import Client

from hoiam.core.values.actor import MACHINE, Actor
from hoiam.desk.units import actions as units
from hoiam.desk.units.models import Office, Person, Unit
from tests import people

ClientFor = Callable[[Actor], Client]
At = Callable[[datetime], None]


@pytest.fixture
def house(db: None) -> people.House:
    """Return the sample office with its units."""
    return people.settle()


@pytest.fixture
def law_loaded(db: None) -> None:
    """Load the shipped law library and the tables of holidays, as every start does."""
    people.load_law()


@pytest.fixture
def client_for(house: people.House) -> ClientFor:
    """Return a function that signs an actor in: the account is made with the actor's roles, unit and office."""

    def sign_in(actor: Actor) -> Client:
        browser = Client()
        browser.force_login(account(actor))
        return browser

    return sign_in


@pytest.fixture
def at() -> Iterator[At]:
    """Return a function that stops every clock of the test at a moment: `at(people.THURSDAY)`."""
    stopped: list[time_machine.travel] = []

    def stop(moment: datetime) -> None:
        for travel in stopped:
            travel.stop()
        stopped[:] = [time_machine.travel(moment, tick=False)]
        stopped[0].start()

    yield stop
    for travel in stopped:
        travel.stop()


def account(actor: Actor) -> Person:
    """Return the account of an actor; an actor without an office gets one that opens no door."""
    by = {"by": MACHINE, "now": people.THURSDAY}
    person = units.put_person(username=actor.key, post=actor.key.replace("-", " "), **by)
    office = Office.objects.filter(key=actor.office).first()
    if office:
        unit = Unit.objects.filter(key=actor.unit).first()
        for role in actor.roles:
            units.grant(person=person, office=office, role=role, unit=unit, valid_from=people.FOUNDED, **by)
    return person
