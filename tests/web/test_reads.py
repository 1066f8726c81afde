"""Which role may open which address? reads.txt says it; here each of them tries.

Every address of the people of an office has a row, so a new one cannot be open by oversight. To read is to be answered
with a page, a file or the way to one; who may not is told so (403) or finds nothing (404).
"""

from pathlib import Path

import pytest

from tests.web.conftest import ClientFor
from tests.web.doing import taken_back
from tests.web.test_every_address import addresses, declared, path_of, things, those
from tests.web.test_roles import CAST
from tests.web.things import Things

__all__ = ["things"]
pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("law_loaded")]
LISTED = Path(__file__).parent / "reads.txt"
ALL, NONE, SENT = "all", "none", "-"
CLOSED = (
    *("case", "case_notes", "case_files", "case_judge", "case_conclusion", "file"),
    *(
        "letter",
        "letter_download",
        "letter_packet",
        "letter_enclose",
        "letter_deliver",
        "exchange",
        "paper_status_file",
    ),
    *("evidence_one", "evidence_allow", "dossier", "dossier_contents", "dossier_record", "dossier_record_file"),
)
OPEN, SHUT, POSTED = (200, 204, 302, 422), (403, 404), (405,)
SOUND = {"office": {200, 204, 302, 403, 404, 405}, "thing": {*OPEN, *SHUT, *POSTED}}


def rows() -> dict[str, frozenset[str]]:
    """Return of each address the roles that open it; SENT alone where there is nothing to look at."""
    lines = [line.split() for line in LISTED.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return {name: _meant(said) for name, *said in lines}


def _meant(said: list[str]) -> frozenset[str]:
    if said[0] == ALL:
        return frozenset(CAST) - set(said[2:])
    return frozenset(said) - {NONE}


def told(statuses: dict[str, int]) -> frozenset[str]:
    """Return what a row would say of these answers."""
    if set(statuses.values()) <= set(POSTED):
        return frozenset({SENT})
    return frozenset(role for role in CAST if statuses[role] in OPEN)


def test_every_address_inside_says_who_reads_it() -> None:
    known, inside = rows(), those("office", "thing")
    assert {name for name in inside if name not in known} == set(), "say in tests/web/reads.txt who may open them"
    assert {name for name in known if name not in inside} == set()
    assert {role for said in known.values() for role in said} <= {*CAST, SENT}


def test_what_is_kept_from_others_is_kept_from_another_unit_and_from_who_keeps_the_machine() -> None:
    """Evidence, the files of cases, letters and work, and what colleagues say of them (guard-rails G9, G11)."""
    known = rows()
    for name in CLOSED:
        assert known[name] and not known[name] & {"XA_KHAC", "QUAN_TRI", "BVDLCN"}, name


def test_each_role_reads_what_its_row_says_and_nothing_else(things: Things, client_for: ClientFor) -> None:
    parts, inside = dict(addresses()), those("office", "thing")
    browsers = {name: client_for(actor) for name, actor in CAST.items()}
    found: dict[str, frozenset[str]] = {}
    broken = []
    for name in sorted(inside):
        path = path_of(name, parts[name], things)
        statuses = {}
        for role, browser in browsers.items():
            with taken_back():
                statuses[role] = browser.get(path).status_code
        broken += [(name, role, code) for role, code in statuses.items() if code not in SOUND[declared()[name]]]
        found[name] = told(statuses)
    assert broken == []
    assert found == rows()
