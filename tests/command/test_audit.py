"""`hoiam audit`: whole chains end with 0, the first bad line is named in Vietnamese and ends with 1."""

import pytest

from hoiam.command import main
from hoiam.desk.audit import queries
from hoiam.desk.audit.actions import record
from hoiam.desk.audit.models import AuditEvent, AuditHead
from tests import people
from tests.writes import by_a_wrong_hand

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def chain() -> None:
    for number in range(3):
        record(verb="thu", subject=("case", str(number)), by=people.SORTER, now=people.THURSDAY, office="mau")


def test_whole_chains_are_said_to_be_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify"]) == 0
    assert "Nguyên vẹn mau: 3 dòng." in capsys.readouterr().out


def test_the_first_bad_line_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with by_a_wrong_hand():
        AuditEvent.objects.filter(chain="mau", seq=2).update(facts={"khác": 1})
    assert main(["audit", "verify"]) == 1
    assert "HỎNG mau: dòng 2: dòng này đã bị sửa." in capsys.readouterr().out


def test_a_cut_and_forged_chain_is_found_against_the_head_that_was_written_down(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["audit", "head"]) == 0
    head = capsys.readouterr().out.strip()
    assert head == str(queries.head("mau"))
    with by_a_wrong_hand():
        AuditEvent.objects.filter(chain="mau", seq=3).delete()
        AuditHead.objects.update(seq=2, digest=AuditEvent.objects.get(chain="mau", seq=2).digest)
    assert main(["audit", "verify"]) == 0
    assert main(["audit", "verify", "--head", head]) == 1
    assert "chuỗi bị cắt từ dòng này" in capsys.readouterr().out


@pytest.mark.parametrize("head", ["mau", "mau:3", "mau:ba:abc"])
def test_a_head_that_cannot_be_read_is_a_wrong_call(head: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify", "--head", head]) == 2
    assert "CHUỖI:SỐ:MÃ" in capsys.readouterr().err
