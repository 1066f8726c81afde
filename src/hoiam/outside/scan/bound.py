"""Several pictures of one paper as one PDF, a sheet for each in order; and how a picture looks when it is small."""

import io
from collections.abc import Sequence

from PIL import Image

from hoiam.core.errors import Permanent
from hoiam.outside.scan.photo import BROKEN, opened

DPI = 200  # photos are kept with a longer side of 2400 pixels: a sheet of about A4
_QUALITY = 90
_SMALL = 120  # pixels of the longer side


def bound(pictures: Sequence[bytes]) -> bytes:
    """Return pictures as one PDF; the same ones in the same order are the same bytes. Raises Permanent scan.broken."""
    if not pictures:
        raise Permanent("scan.empty")
    out = io.BytesIO()
    told = {"creationDate": None, "modDate": None}  # no clock in the bytes
    for number, data in enumerate(pictures):  # one at a time: forty together take most of a gigabyte
        _plain(data).save(out, "PDF", append=number > 0, resolution=DPI, quality=_QUALITY, **told)
    return out.getvalue()


def small(data: bytes) -> bytes:
    """Return a picture as a small JPEG, to be told from its neighbours. Raises Permanent scan.broken."""
    image = _plain(data, _SMALL)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=60)
    return out.getvalue()


def _plain(data: bytes, side: int = 0) -> Image.Image:
    image = opened(data)
    try:
        if side:
            image.draft("RGB", (side, side))
            image.thumbnail((side, side))
        return image.convert("RGB")
    except BROKEN as error:
        raise Permanent("scan.broken", "picture") from error
