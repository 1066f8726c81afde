"""A kept file is noted under its name; strangers find it only when it is public."""

from pathlib import Path

import pytest

from hoiam.core.errors import Permanent
from hoiam.core.values.actor import MACHINE
from hoiam.desk.files import actions, queries
from hoiam.desk.files.models import StoredFile
from hoiam.outside.keep import Keep
from tests import people
from tests.desk import made
from tests.desk.made import by, later

pytestmark = pytest.mark.django_db


def note(who: people.Actor = MACHINE, **changes: object) -> StoredFile:
    told = {"office": "mau", "purpose": "letter", "subject": "7", "name": "cong-van.pdf", "sha256": "a" * 64, "size": 9}
    return actions.note(content_type="application/pdf", **(told | changes), **by(who))


def test_the_same_name_again_is_a_newer_making_of_the_same_thing() -> None:
    assert note().pk == note(sha256="b" * 64).pk
    assert queries.files_of("mau", "letter", "7").get().sha256 == "b" * 64


def test_a_file_is_found_by_its_office_and_by_nobody_else() -> None:
    kept = note()
    assert queries.file_for("mau", kept.pk) == kept
    with pytest.raises(StoredFile.DoesNotExist):
        queries.file_for("khac", kept.pk)
    with pytest.raises(StoredFile.DoesNotExist):
        queries.public_file(kept.pk)


def test_anyone_may_read_what_was_made_public() -> None:
    kept = note(public=True)
    assert queries.public_file(kept.pk) == kept


def test_a_persons_file_leaves_a_line_and_the_machines_leaves_none() -> None:
    note()
    assert made.lines("file.keep", "mau") == []
    note(people.VERIFIER, name="bien-ban.pdf", purpose="case")
    [line] = made.lines("file.keep", "mau")
    assert line.facts == {"name": "bien-ban.pdf", "sha256": "a" * 64}


# --- what was sent and never used


def forget(keep: Keep, minutes: int, wanted: bool = False) -> list[bool]:
    before = later(minutes)
    return [
        actions.forget_upload(
            number=number, before=before, wanted=lambda _: wanted, drop=keep.drop, **by(MACHINE, minutes)
        )
        for number in queries.old_uploads(before, 10)
    ]


def test_what_was_sent_and_never_used_goes_and_what_is_young_or_wanted_stays(tmp_path: Path) -> None:
    keep = Keep(str(tmp_path))
    for data, minutes in ((b"old", 0), (b"young", 10)):
        actions.expect(sha256=Keep.name(data), **by(people.SORTER, minutes))
        keep.put(data)
    assert forget(keep, 5, wanted=True) == [False]
    assert keep.get(Keep.name(b"old")) == b"old" and keep.get(Keep.name(b"young")) == b"young"
    actions.expect(sha256=Keep.name(b"old"), **by(people.SORTER, 0))
    assert forget(keep, 5) == [True]
    with pytest.raises(Permanent, match=r"keep\.absent"):
        keep.get(Keep.name(b"old"))
    assert keep.get(Keep.name(b"young")) == b"young"


def test_what_is_sent_again_waits_anew(tmp_path: Path) -> None:
    keep = Keep(str(tmp_path))
    for minutes in (0, 10):
        actions.expect(sha256=keep.put(b"twice"), **by(people.SORTER, minutes))
    assert forget(keep, 5) == [] and forget(keep, 11) == [True]
