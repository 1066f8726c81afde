"""Which role does something by sending to which address? roles.txt says it; here each of them tries.

Every address of the people of an office has a row. To do something is to write a record: what is sent is what a person
would send from the page's own form, or from a button; what it did is undone before the next one tries.
"""

from pathlib import Path
from typing import Any

import pytest

from hoiam.core.values.actor import Role
from tests import people
from tests.web.conftest import ClientFor
from tests.web.doing import BODIES, form_on, send
from tests.web.test_every_address import UNKNOWN, addresses, everybody, path_of, things, those
from tests.web.things import Things

__all__ = ["things"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("law_loaded")]
LISTED = Path(__file__).parent / "roles.txt"
CHECKOUT = LISTED.parent.parent.parent
MADE_UP = ("1", *UNKNOWN.values(), "khong-co")  # what stands in an address for a thing
UNITS = {
    Role.VAN_PHONG: "mau-van-phong",
    Role.VAN_THU: "mau-van-phong",
    Role.PHONG_VHTT: "mau-vhtt",
    Role.TRUNG_TAM: "mau-trung-tam",
    Role.DON_VI: "mau-dak-ui",
    Role.UBND_XA: "mau-dak-ui",
}
# Every role once, in the unit that has to do with the things where units have; and a commune that has nothing to do.
CAST = {role.value: people.actor(f"vai-{role.value.lower()}", role, UNITS.get(role, "")) for role in Role}
CAST["XA_KHAC"] = people.actor("vai-xa-khac", Role.UBND_XA, "mau-dak-mar")


def rows() -> dict[str, list[str]]:
    """Return what stands behind each address."""
    lines = [line.split() for line in LISTED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {name: said for name, *said in lines}


def by_hand() -> dict[str, Path]:
    """Return the addresses whose senders are asked in a file of their own."""
    return {name: CHECKOUT / said[1] for name, said in rows().items() if said[0] == "~"}


def test_every_address_says_who_does_something_there() -> None:
    known, inside = rows(), those("office", "thing")
    assert {name for name in inside if name not in known} == set(), "say it in tests/web/roles.txt"
    assert {name for name in known if name not in inside} == set()
    assert {name for name, said in known.items() if not said} == set()
    named = {role for name, said in known.items() if name not in by_hand() for role in said}
    assert named - {"-"} <= set(CAST)


def test_who_only_looks_changes_nothing_but_what_is_the_own() -> None:
    written = {name for name, said in rows().items() if Role.KIEM_TRA.value in said}
    own = {"case_notices_seen", "inbox_keep", "settings_reminders"}
    words = {"case_notes", "letter_comment"}  # said among colleagues, never to the outside
    taken_away = {"dossier_export"}  # noted in the audit
    assert written == own | words | taken_away


def test_who_may_send_what_takes_more_than_a_form_is_asked_in_the_file_that_the_row_names() -> None:
    parts = dict(addresses())
    for name, file in by_hand().items():
        said = [one for one in path_of(name, parts[name], {}).strip("/").split("/") if one not in MADE_UP]
        assert said[-1] in file.read_text(encoding="utf-8"), name


def test_each_role_does_what_its_row_says_and_nothing_else(things: Things, client_for: ClientFor) -> None:
    parts, inside = dict(addresses()), those("office", "thing")
    browsers = {name: client_for(actor) for name, actor in CAST.items()}
    told = {name: [] if said == ["-"] else said for name, said in rows().items() if name not in by_hand()}
    found: dict[str, list[str]] = {}
    broken: list[Any] = []
    steward = client_for(everybody())
    for name in sorted(inside - set(by_hand())):
        path = path_of(name, parts[name], things)
        form = form_on(steward, path)
        body = {**(form or {}), **BODIES.get(name, {})}
        if form is None and name not in BODIES and steward.get(path).status_code != 405:
            found[name] = []
            continue
        answers = {role: send(browser, path, body) for role, browser in browsers.items()}
        found[name] = [role for role, (_status, written) in answers.items() if written]
        broken += [(name, role, status) for role, (status, _written) in answers.items() if status >= 500]
    assert broken == []
    assert found == told
