"""`hoiam evidence verify`: whole files end with 0; one that is missing, altered or broken is named and ends with 1."""

import json
from pathlib import Path

import pytest
from django.conf import LazySettings

from hoiam.command import main
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions
from hoiam.desk.articles.actions import Filed
from hoiam.desk.articles.models import SnapshotFile
from hoiam.desk.files import actions as files
from hoiam.outside.keep import Keep
from hoiam.outside.keep.warc import Kept, Reading, write
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.writes import by_a_wrong_hand

pytestmark = pytest.mark.django_db
Say = pytest.CaptureFixture[str]


@pytest.fixture
def keep(settings: LazySettings, tmp_path: Path) -> Keep:
    """A store with one WARC, its print, and the file of a letter."""
    settings.HOIAM_FILES = tmp_path
    keep = Keep(str(tmp_path))
    put(keep, write(Kept("http://127.0.0.1/a", None, [Reading(1, NOW, "Lời báo", "a" * 64)]), at=NOW, software="thử"))
    letter = {"purpose": "letter", "subject": "7", "name": "cong-van.pdf", "content_type": "application/pdf"}
    files.note(office="mau", sha256=keep.put(b"%PDF- letter"), size=12, **letter, **by(MACHINE))
    return keep


def put(keep: Keep, warc: bytes) -> None:
    house = people.settle()
    told = {"office": house.office, "article": made.article(), "reason": "giữ lời báo để đối chiếu"}
    snapshot = actions.keep_evidence(**told, **by(people.SORTER))
    filed = [Filed(kind, keep.put(data), len(data)) for kind, data in (("warc", warc), ("page", b"%PDF- print"))]
    actions.note_kept(snapshot=snapshot, holds="text", version=None, files=filed, **by(MACHINE, 1))


def path(keep: Keep, sha: str) -> Path:
    return Path(keep.root) / sha[:2] / sha[2:4] / sha


def verified(capsys: Say) -> dict[str, object]:
    code = main(["evidence", "verify", "--json"])
    said = json.loads(capsys.readouterr().out)
    assert code == (0 if said["ok"] else 1)
    return dict(said)


def test_whole_files_are_said_to_be_whole(keep: Keep, capsys: Say) -> None:
    assert main(["evidence", "verify"]) == 0
    assert "Nguyên vẹn: 3 tệp." in capsys.readouterr().out
    assert verified(capsys) == {"ok": True, "checked": 3, "faults": []}


@pytest.mark.parametrize("kind", ["warc", "page"])
def test_a_file_that_is_missing_is_named(kind: str, keep: Keep, capsys: Say) -> None:
    file = SnapshotFile.objects.get(kind=kind)
    path(keep, file.sha256).unlink()
    [fault] = verified(capsys)["faults"]  # type: ignore[misc]
    assert (fault["code"], fault["number"], fault["sha256"]) == ("keep.absent", file.snapshot_id, file.sha256)
    assert main(["evidence", "verify"]) == 1
    assert f"bằng chứng số {file.snapshot_id}" in capsys.readouterr().out


def test_a_file_that_was_altered_is_named(keep: Keep, capsys: Say) -> None:
    path(keep, SnapshotFile.objects.get(kind="page").sha256).write_bytes(b"%PDF- forged")
    assert [fault["code"] for fault in verified(capsys)["faults"]] == ["keep.damaged"]  # type: ignore[attr-defined]


def test_a_warc_that_proves_nothing_is_named(settings: LazySettings, tmp_path: Path, capsys: Say) -> None:
    settings.HOIAM_FILES = tmp_path
    put(Keep(str(tmp_path)), b"neither gzip nor WARC")
    assert [fault["code"] for fault in verified(capsys)["faults"]] == ["warc.broken"]  # type: ignore[attr-defined]


def test_a_forged_file_under_a_forged_digest_is_betrayed_by_the_audit(keep: Keep, capsys: Say) -> None:
    forged = keep.put(b"%PDF- another page")
    with by_a_wrong_hand():
        SnapshotFile.objects.filter(kind="page").update(sha256=forged)
    assert [fault["code"] for fault in verified(capsys)["faults"]] == ["evidence.unsealed"]  # type: ignore[attr-defined]


def test_other_kept_files_are_looked_at_too(keep: Keep, capsys: Say) -> None:
    path(keep, Keep(keep.root).put(b"%PDF- letter")).unlink()
    assert main(["evidence", "verify"]) == 1
    assert "cong-van.pdf" in capsys.readouterr().out
