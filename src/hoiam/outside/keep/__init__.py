"""Evidence and documents as files that can prove themselves: a file's name is the SHA-256 of its bytes.

    keep = Keep("/var/lib/hoiam/files")
    sha = keep.put(data, limit=20 << 20)
    data = keep.get(sha)

Never overwrites; deletes only what whoever keeps the records says that none of them points at (`drop`). Who may see a
file is decided by the records.
"""

import contextlib
import errno
import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hoiam.core.errors import Permanent, Temporary

_SHA = re.compile(r"[0-9a-f]{64}")
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
LARGEST = 64 << 20  # bytes, where the caller names no limit


@dataclass(frozen=True, slots=True)
class Keep:
    """A local folder of content-addressed files: aa/bb/<sha256>. Safe for several processes at once."""

    root: str

    def put(self, data: bytes, limit: int = LARGEST) -> str:
        """Keep the bytes and return their SHA-256 in hex; the same bytes twice are one file.

        Returns only after the bytes have reached the disk. Raises Permanent("keep.too_big"), Temporary("disk.full"),
        Temporary("disk.failed").
        """
        if len(data) > limit:
            raise Permanent("keep.too_big", str(limit))
        sha = self.name(data)
        path = self._path(sha)
        try:
            if not self._has(path, data):
                _write(path, data)
        except OSError as error:
            raise Temporary("disk.full" if error.errno in _FULL else "disk.failed") from error
        return sha

    @staticmethod
    def name(data: bytes) -> str:
        """Return the name that the bytes would be kept under."""
        return hashlib.sha256(data).hexdigest()

    def drop(self, sha: str) -> None:
        """Delete a file; one that is not there is gone already. Raises Temporary("disk.failed")."""
        if not _SHA.fullmatch(sha):
            return
        try:
            self._path(sha).unlink(missing_ok=True)
        except OSError as error:
            raise Temporary("disk.failed") from error

    def get(self, sha: str) -> bytes:
        """Return the proven bytes; raise Permanent("keep.absent" or "keep.damaged") or Temporary("disk.failed").

        A name that is no SHA-256 is absent: it never becomes a path.
        """
        if not _SHA.fullmatch(sha):
            raise Permanent("keep.absent", sha[:64])
        try:
            data = self._path(sha).read_bytes()
        except FileNotFoundError as error:
            raise Permanent("keep.absent", sha) from error
        except OSError as error:
            raise Temporary("disk.failed") from error
        if hashlib.sha256(data).hexdigest() != sha:
            raise Permanent("keep.damaged", sha)
        return data

    def _path(self, sha: str) -> Path:
        return Path(self.root) / sha[:2] / sha[2:4] / sha

    @staticmethod
    def _has(path: Path, data: bytes) -> bool:
        """Say whether the file is there and whole; a damaged one is written anew from the good bytes at hand."""
        try:
            return path.stat().st_size == len(data) and path.read_bytes() == data
        except FileNotFoundError:
            return False


def _write(path: Path, data: bytes) -> None:
    """Write beside the place and rename: a reader sees the whole file or none, also after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last too. Windows knows no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
