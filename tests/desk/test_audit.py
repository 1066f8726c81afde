"""The audit log finds what was changed, moved or cut, and a failing line undoes what it should have recorded."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import IntegrityError

from hoiam.core.values.actor import MACHINE
from hoiam.desk.audit import queries
from hoiam.desk.audit.actions import record
from hoiam.desk.audit.models import AuditEvent, AuditHead
from hoiam.desk.cases.models import Case
from tests import people
from tests.people import House
from tests.writes import by_a_wrong_hand

CHAIN = "mau"


@pytest.fixture
def chain(db: None) -> str:
    for number in range(5):
        at = people.THURSDAY + timedelta(minutes=number)
        record(verb="thu", subject=("case", str(number)), by=people.SORTER, now=at, office=CHAIN, text=f"dòng {number}")
    return CHAIN


def test_a_whole_chain_has_no_fault(chain: str) -> None:
    assert queries.verify(chain) is None


def test_a_changed_line_is_named(chain: str) -> None:
    with by_a_wrong_hand():
        AuditEvent.objects.filter(chain=chain, seq=3).update(facts={"text": "khác"})
    fault = queries.verify(chain)
    assert fault == queries.Fault(chain, 3, "changed")


def test_a_missing_line_is_named(chain: str) -> None:
    with by_a_wrong_hand():
        AuditEvent.objects.filter(chain=chain, seq=2).delete()
    assert queries.verify(chain) == queries.Fault(chain, 2, "missing")


def test_a_cut_tail_is_found_against_the_kept_head(chain: str) -> None:
    with by_a_wrong_hand():
        AuditEvent.objects.filter(chain=chain, seq__gt=3).delete()
    assert queries.verify(chain) == queries.Fault(chain, 4, "truncated")


def test_a_cut_tail_with_a_forged_head_is_found_against_the_printed_head(chain: str) -> None:
    printed = queries.head(chain)
    with by_a_wrong_hand():
        AuditEvent.objects.filter(chain=chain, seq__gt=3).delete()
        last = AuditEvent.objects.get(chain=chain, seq=3)
        AuditHead.objects.filter(chain=chain).update(seq=3, digest=last.digest)
    assert queries.verify(chain) is None  # whoever holds the database can make it look whole
    assert queries.verify(chain, printed) == queries.Fault(chain, 4, "truncated")


def test_a_line_taken_from_another_chain_does_not_fit(chain: str) -> None:
    record(verb="thu", subject=("case", "x"), by=people.SORTER, now=people.THURSDAY, office="khac")
    with by_a_wrong_hand():
        AuditEvent.objects.filter(chain="khac").update(chain=chain, seq=6, prev=queries.head(chain).digest)
        AuditHead.objects.filter(chain=chain).update(seq=6)
    assert queries.verify(chain) == queries.Fault(chain, 6, "changed")


def test_two_lines_cannot_follow_the_same_line(chain: str) -> None:
    twin = AuditEvent.objects.get(chain=chain, seq=5)
    twin.pk, twin.seq = None, 6
    with pytest.raises(IntegrityError), by_a_wrong_hand():
        twin.save(force_insert=True)


def test_when_the_line_cannot_be_written_nothing_is_saved(house: House) -> None:
    from hoiam.desk.cases import actions as cases

    broken = patch("hoiam.desk.cases.actions.line.audit.record", side_effect=OSError("đĩa đầy"))
    with broken, pytest.raises(OSError):
        cases.open_case(office=house.office, title="Vụ mẫu", by=people.SORTER, now=people.THURSDAY)
    assert not Case.objects.exists()


def test_each_office_has_its_own_chain(house: House) -> None:
    record(verb="thu", subject=("x", "1"), by=MACHINE, now=people.THURSDAY)
    assert {"installation", house.office.key} <= set(queries.chains())
