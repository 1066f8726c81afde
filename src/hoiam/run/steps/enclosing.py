"""Keeps the papers and pictures that the press sent with a letter; each is looked at first, as any stranger's file."""

from datetime import datetime
from pathlib import PurePosixPath

import structlog

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import MACHINE
from hoiam.desk.files import actions as files
from hoiam.desk.papers.actions import Enclosed
from hoiam.outside.keep import Keep
from hoiam.outside.scan import kinds, look, mime, photo
from hoiam.run.hands import Hands

log = structlog.get_logger(__name__)
TAKEN = kinds.PICTURES | {"pdf", "docx"}
MOST = mime.MOST_BYTES
_PICTURE = {"image/png": "png", "image/jpeg": "jpg"}


def enclosed(letter: mime.Letter, now: datetime, hands: Hands) -> list[Enclosed]:
    """Return the files of a letter that are kept; what is of another kind, hostile or too large is not taken."""
    found = (_kept(number, file, now, hands) for number, file in enumerate(letter.files, 1))
    return [file for file in found if file is not None]


def _kept(number: int, file: mime.Attached, now: datetime, hands: Hands) -> Enclosed | None:
    """Return a file as it is kept, None where it is not taken. A picture loses what it says of who took it."""
    try:
        known, data = look(file.data, file.name, TAKEN, MOST), file.data
        ending, content_type = known.kind, known.content_type
        if known.kind in kinds.PICTURES:
            data, content_type = photo.clean(data)
            ending = _PICTURE[content_type]
        files.expect(sha256=Keep.name(data), by=MACHINE, now=now)
        sha = hands.keep.put(data, limit=MOST)
    except (Permanent, Temporary) as refused:
        log.warning("file of a letter not taken", reason=refused.reason)
        return None
    stem = redact(PurePosixPath(file.name.replace("\\", "/")).stem)[:100].strip() or "tep"
    return Enclosed(f"{number}-{stem}.{ending}", content_type, sha, len(data))
