"""Files that came with a form: looked at, cleaned, kept at once; a signed slip brings them back when the form returns.

So nothing is lost when a field is wrong: a phone cannot choose its photo a second time by itself.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import PurePosixPath

from django.conf import settings
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from hoiam.core.errors import Permanent, Temporary
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor
from hoiam.desk.files import actions as files
from hoiam.desk.files.words import refused
from hoiam.outside.keep import Keep
from hoiam.outside.scan import kinds, look, photo

ALLOWED = kinds.PICTURES | kinds.SOUNDS | {"pdf"}
MOST_FILES = 10
_SALT = "hoiam.intake"
_VALID = 24 * 3600  # seconds that a slip may be sent back


@dataclass(frozen=True, slots=True)
class Slip:
    """A file that is kept and waits for its entry."""

    office: str
    name: str
    content_type: str
    sha256: str
    size: int

    @property
    def signed(self) -> str:
        """Return the slip as a hidden field carries it."""
        return signing.dumps(asdict(self), salt=_SALT, compress=True)


def taken(
    office: str,
    sent: list[UploadedFile],
    slips: list[str],
    allowed: Collection[str] = ALLOWED,
    *,
    by: Actor,
    now: datetime,
    most: int = MOST_FILES,
) -> tuple[list[Slip], list[str]]:
    """Return the slips of what was sent now and before, and a sentence for each file that was refused.

    What comes after the first `most` is left out.
    """
    kept = [slip for signed in slips[:most] if (slip := _read(signed, office))]
    wrong = []
    for file in sent[:most]:
        try:
            kept.append(_take(office, file, allowed, by, now))
        except (Permanent, Temporary) as failed:
            wrong.append(refused(str(failed.reason), str(file.name)))
    return list({slip.sha256: slip for slip in kept}.values())[:most], wrong


def _read(signed: str, office: str) -> Slip | None:
    """Return a slip that we signed for this office; anything else is as if it were not there."""
    try:
        slip = Slip(**signing.loads(signed, salt=_SALT, max_age=_VALID))
    except (signing.BadSignature, TypeError):
        return None
    return slip if slip.office == office else None


def _take(office: str, file: UploadedFile, allowed: Collection[str], by: Actor, now: datetime) -> Slip:
    most = settings.HOIAM_UPLOAD_LIMIT
    if (file.size or 0) > most:
        raise Permanent("scan.too_large")
    data, name = file.read(), str(file.name)
    known = look(data, name, frozenset(allowed), most)
    content_type = known.content_type
    if known.kind in kinds.PICTURES:
        data, content_type = photo.clean(data)
        name = PurePosixPath(name).stem + (".png" if content_type == "image/png" else ".jpg")
    files.expect(sha256=Keep.name(data), by=by, now=now)
    sha = Keep(str(settings.HOIAM_FILES)).put(data, limit=most)
    return Slip(office, redact(name)[-120:], content_type, sha, len(data))
