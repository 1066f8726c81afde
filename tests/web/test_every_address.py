"""Every address of the house: who is let in, and that a number alone opens nothing of another office.

The addresses come from the URL conf. Each one stands in addresses.txt with who may come, in roles.txt with the roles
that do something by sending there (test_roles.py), in reads.txt with those that open it (test_reads.py), and has a
thing in things.py where it opens one. So must a new one.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit.models import AuditEvent
from hoiam.outside.keep import Keep
from tests import people
from tests.people import THURSDAY
from tests.web.conftest import At, ClientFor, account
from tests.web.doing import taken_back
from tests.web.things import Things, furnish

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("law_loaded")]
LISTED = Path(__file__).parent / "addresses.txt"
# Who may come: anyone; who knows the secret that is the address; who is signed in, to their own account; the people of
# an office; of them, who sees the thing.
WHO = ("public", "secret", "account", "office", "thing")
UNKNOWN = {"number": "VV-2022-999", "office": "khac", "secret": "khong-co"}
SHUT = (302, 403, 404, 405)


def addresses() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of each address with its parts, as converters name them."""

    def walk(patterns: list[URLPattern | URLResolver], parts: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        for one in patterns:
            held = parts | dict(getattr(one.pattern, "converters", {}))
            if isinstance(one, URLResolver):
                yield from walk(one.url_patterns, held)
            elif one.name:
                yield one.name, held

    yield from walk(get_resolver().url_patterns, {})


def declared() -> dict[str, str]:
    """Return who may come to each address."""
    rows = [line.split() for line in LISTED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return dict(rows)


def path_of(name: str, parts: dict[str, Any], things: Things) -> str:
    """Return the address of the thing that is there in the sample office, else of one that is nowhere."""
    given = {
        part: 1 if type(converter).__name__ == "IntConverter" else UNKNOWN.get(part, "khong-co")
        for part, converter in parts.items()
    }
    return reverse(name, kwargs=things.get(name, given))


def test_every_address_says_who_may_come() -> None:
    names = {name for name, _parts in addresses()}
    known = declared()
    assert len(names) > 150
    assert {name for name in names if name not in known} == set(), "declare them in tests/web/addresses.txt"
    assert {name for name in known if name not in names} == set()
    assert {who for who in known.values() if who not in WHO} == set()


@pytest.fixture
def things(house: people.House, at: At, settings: Any, tmp_path: Path) -> Things:
    """Return the parts of the addresses of things in the sample office, one for each address that opens one."""
    settings.HOIAM_FILES = str(tmp_path)
    found = furnish(house, Keep(str(tmp_path)))
    at(THURSDAY + timedelta(hours=1))
    return found


def statuses(browser: Client, names: set[str], things: Things, post: bool = False) -> dict[str, int]:
    """Return the answer of each address to one browser; what is sent is empty, and what it does is undone."""
    found = {}
    for name, parts in addresses():
        if name in names:
            path = path_of(name, parts, things)
            with taken_back():
                found[name] = (browser.post(path) if post else browser.get(path)).status_code
    return found


def those(*who: str) -> set[str]:
    return {name for name, one in declared().items() if one in who}


def everybody(unit: str = "mau-van-phong", office: str = people.OFFICE) -> Actor:
    """Return somebody who holds every role there is in one office."""
    return Actor("person", f"moi-vai-{office}", frozenset(Role), unit, office)


def test_there_is_a_thing_for_every_address_that_opens_one(things: Things, client_for: ClientFor) -> None:
    assert those("thing", "secret") - set(things) == set(), "make one in tests/web/things.py"
    browser = client_for(everybody())
    found = statuses(browser, set(things), things)
    sent = statuses(browser, {name for name, status in found.items() if status == 405}, things, post=True)
    opened = {name: status for name, status in (found | sent).items() if status not in (200, 302, 422)}
    assert opened == {}, "who holds every role of the office does not come to it: the checks of others would be empty"


def test_who_is_not_signed_in_sees_only_what_is_public(things: Things) -> None:
    inside = those("office", "thing")
    for post in (False, True):
        found = statuses(Client(), inside, things, post)
        assert {name: status for name, status in found.items() if status not in SHUT} == {}


def test_a_secret_address_opens_for_who_knows_it_and_for_nobody_else(things: Things) -> None:
    assert set(statuses(Client(), those("secret"), things).values()) == {200}
    assert set(statuses(Client(), those("secret"), {}).values()) == {404}


def test_an_account_without_an_office_sees_nothing_of_any(things: Things, client_for: ClientFor) -> None:
    found = statuses(client_for(people.STRANGER), those("office", "thing"), things)
    assert {name: status for name, status in found.items() if status not in SHUT} == {}


@pytest.mark.parametrize("post", [False, True])
def test_a_number_opens_nothing_of_another_office_whatever_roles_one_holds(
    house: people.House, things: Things, post: bool
) -> None:
    other = people.settle_other()
    browser = Client()
    browser.force_login(account(everybody("khac-dak-ui", other.office.key)))
    before = AuditEvent.objects.filter(chain=house.office.key).count()
    found = statuses(browser, those("thing"), things, post)
    assert {name: status for name, status in found.items() if status not in (403, 404, 405)} == {}
    assert AuditEvent.objects.filter(chain=house.office.key).count() == before
