"""A photo that may be shown: turned upright, of a sane size, without the place, device and time that a camera adds.

Nothing of the original but its pixels is kept (guard-rails G1, G2): EXIF, XMP, comments and thumbnails are gone.
"""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from hoiam.core.errors import Permanent

MOST_PIXELS = 80_000_000
SIDE = 2400  # pixels of the longer side as it is kept: a page of print stays readable
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF")
_QUALITY = 85
BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError)


def measured(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels, from the head alone. Raises Permanent scan.pixels, scan.broken."""
    image = opened(data)
    return image.size


def clean(data: bytes) -> tuple[bytes, str]:
    """Return the picture as it may be shown and its content type: PNG stays PNG, everything else becomes JPEG.

    Raises Permanent scan.pixels, scan.broken.
    """
    image = opened(data)
    as_png = image.format == "PNG"
    try:
        image.draft("RGB", (SIDE, SIDE))  # a large JPEG is decoded small
        image.thumbnail((SIDE, SIDE))
        shown = ImageOps.exif_transpose(image)
        bare = shown.convert("RGBA" if as_png and "A" in shown.getbands() else "RGB")
        bare.info.clear()
        out = io.BytesIO()
        if as_png:
            bare.save(out, "PNG", optimize=False)
        else:
            bare.save(out, "JPEG", quality=_QUALITY)
    except BROKEN as error:
        raise Permanent("scan.broken", "picture") from error
    return out.getvalue(), "image/png" if as_png else "image/jpeg"


def pages(image: Image.Image) -> int:
    """Return how many pages a picture has: the further frames of a phone's photo or an animation are none."""
    return int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1


def opened(data: bytes) -> Image.Image:
    """Return the picture, not yet decoded. Raises Permanent scan.pixels, scan.broken."""
    try:
        with warnings.catch_warnings():  # its own limit warns first and errs at twice as much: ours is one line below
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
            pixels = image.width * image.height * min(pages(image), 1_000)
    except Image.DecompressionBombError as error:
        raise Permanent("scan.pixels") from error
    except BROKEN as error:
        raise Permanent("scan.broken", "picture") from error
    if pixels > MOST_PIXELS:
        raise Permanent("scan.pixels", str(pixels))
    return image
