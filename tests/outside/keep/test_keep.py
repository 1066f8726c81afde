"""What was kept comes back byte for byte, or says that it cannot."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from hoiam.core.errors import Permanent, Temporary
from hoiam.outside.keep import Keep

DATA = "Chứng cứ về tuyến đường".encode()


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    return Keep(str(tmp_path / "files"))


def files(keep: Keep) -> list[Path]:
    return [path for path in Path(keep.root).rglob("*") if path.is_file()]


def test_bytes_come_back_under_their_own_hash(keep: Keep) -> None:
    sha = keep.put(DATA)
    assert sha == hashlib.sha256(DATA).hexdigest()
    assert keep.get(sha) == DATA
    assert [path.relative_to(keep.root).parts for path in files(keep)] == [(sha[:2], sha[2:4], sha)]


def test_the_same_bytes_twice_are_one_file(keep: Keep) -> None:
    assert keep.put(DATA) == keep.put(DATA)
    assert len(files(keep)) == 1


def test_too_much_is_refused_before_anything_is_written(keep: Keep) -> None:
    with pytest.raises(Permanent, match=r"keep\.too_big"):
        keep.put(DATA, limit=3)
    assert files(keep) == []


def test_a_changed_file_is_not_handed_out(keep: Keep) -> None:
    sha = keep.put(DATA)
    files(keep)[0].write_bytes(DATA[:-1] + b"!")
    with pytest.raises(Permanent, match=r"keep\.damaged"):
        keep.get(sha)


def test_good_bytes_mend_a_damaged_file(keep: Keep) -> None:
    sha = keep.put(DATA)
    files(keep)[0].write_bytes(b"half")
    keep.put(DATA)
    assert keep.get(sha) == DATA


@pytest.mark.parametrize("name", ["0" * 64, "", "../../etc/passwd", "A" * 64, "0" * 63 + "\n"])
def test_an_unknown_name_is_absent_and_never_a_path(keep: Keep, name: str) -> None:
    with pytest.raises(Permanent, match=r"keep\.absent"):
        keep.get(name)


def test_a_full_disk_is_temporary_and_leaves_nothing_half_written(keep: Keep, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Temporary, match=r"disk\.full"):
        keep.put(DATA)
    assert files(keep) == []


def test_a_folder_that_cannot_be_written_is_temporary(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Temporary, match=r"disk\.failed"):
        Keep(str(tmp_path / "file")).put(DATA)
