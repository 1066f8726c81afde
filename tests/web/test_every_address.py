"""Every address of the house: who is let in, and that a number alone opens nothing of another office.

The addresses come from the URL conf. Each one stands in addresses.txt with who may come: a new one must declare itself.
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
from tests import people
from tests.desk import made
from tests.people import THURSDAY
from tests.web import road, week
from tests.web.conftest import At, ClientFor, account

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("law_loaded")]
LISTED = Path(__file__).parent / "addresses.txt"
# Who may come: anyone; who is signed in, to their own account; the people of an office; of them, who sees the thing.
WHO = ("public", "account", "office", "thing")
TEXTS = {
    "numbers": "1",
    "letter": "A",
    "track": "remedy",
    "what": "thay-the",
    "kind": "cong_van",
    "ending": "pdf",
    "office": "khac",
}
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


def path_of(name: str, parts: dict[str, Any]) -> str:
    """Return an address with the number of something that is there in the sample office."""
    given = {}
    for part, converter in parts.items():
        kind = type(converter).__name__
        given[part] = 1 if kind == "IntConverter" else _text(name, part)
    return reverse(name, kwargs=given)


def _text(name: str, part: str) -> str:
    return "VV-2022-001" if part == "number" else TEXTS.get(part, "khong-co")


def test_every_address_says_who_may_come() -> None:
    names = {name for name, _parts in addresses()}
    known = declared()
    assert len(names) > 150
    assert {name for name in names if name not in known} == set(), "declare them in tests/web/addresses.txt"
    assert {name for name in known if name not in names} == set()
    assert {who for who in known.values() if who not in WHO} == set()


@pytest.fixture
def full(house: people.House, at: At) -> people.House:
    """Return the sample office with one of most things."""
    road.issued(house)
    made.item(house, 50)
    week.opened(house.office)
    at(THURSDAY + timedelta(hours=1))
    return house


def statuses(browser: Client, names: set[str], post: bool = False) -> dict[str, int]:
    """Return the answer of each address to one browser; what is sent is empty."""
    found = {}
    for name, parts in addresses():
        if name in names:
            path = path_of(name, parts)
            found[name] = (browser.post(path) if post else browser.get(path)).status_code
    return found


def those(*who: str) -> set[str]:
    return {name for name, one in declared().items() if one in who}


def test_who_is_not_signed_in_sees_only_what_is_public(full: people.House) -> None:
    inside = those("office", "thing")
    for post in (False, True):
        found = statuses(Client(), inside, post)
        assert {name: status for name, status in found.items() if status not in SHUT} == {}


def test_an_account_without_an_office_sees_nothing_of_any(full: people.House, client_for: ClientFor) -> None:
    found = statuses(client_for(people.STRANGER), those("office", "thing"))
    assert {name: status for name, status in found.items() if status not in SHUT} == {}


@pytest.mark.parametrize("post", [False, True])
def test_a_number_opens_nothing_of_another_office_whatever_roles_one_holds(full: people.House, post: bool) -> None:
    other = people.settle_other()
    everybody = Actor("person", "moi-vai-khac", frozenset(Role), "khac-dak-ui", other.office.key)
    browser = Client()
    browser.force_login(account(everybody))
    before = AuditEvent.objects.filter(chain=full.office.key).count()
    found = statuses(browser, those("thing"), post)
    assert {name: status for name, status in found.items() if status not in (403, 404, 405)} == {}
    assert AuditEvent.objects.filter(chain=full.office.key).count() == before


def test_who_only_looks_changes_nothing_anywhere(full: people.House, client_for: ClientFor) -> None:
    browser = client_for(people.CHECKER)
    before = AuditEvent.objects.count()
    found = statuses(browser, those("office", "thing"), post=True)
    assert {name: status for name, status in found.items() if status >= 500} == {}
    changed = AuditEvent.objects.filter(actor_key=people.CHECKER.key).values_list("verb", flat=True)
    assert list(changed) == []
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize("role", sorted(Role))
def test_no_role_finds_a_broken_page(full: people.House, client_for: ClientFor, role: Role) -> None:
    browser = client_for(people.actor(f"vai-{role.value.lower()}", role, "mau-dak-ui"))
    found = statuses(browser, those("office"))
    assert {name: status for name, status in found.items() if status not in (200, 204, *SHUT)} == {}
