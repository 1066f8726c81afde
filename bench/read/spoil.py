"""What a bad copier, a telephone held badly, and a fax do to a clean page. The same name spoils in the same way."""

import io
import random

import numpy as np
from PIL import Image, ImageFilter

_PAPER = 255


def copier(page: Image.Image, name: str) -> Image.Image:
    """Return a copy of a copy: askew, soft, grey, speckled, saved small."""
    chance = _chance(name)
    page = _turned(page, chance.uniform(-0.9, 0.9))
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(0.7, 1.0)))
    grey = _array(page) * 0.82 + 30
    grey += np.random.default_rng(chance.randrange(1 << 30)).normal(0, 14, grey.shape)
    return _saved(_speckled(grey, chance, 0.0006), 38)


def telephone(page: Image.Image, name: str) -> Image.Image:
    """Return a photo by hand: a shadow over one side, the far edge narrower, out of focus, saved small."""
    chance = _chance(name)
    page = _turned(_narrowed(page, chance.uniform(0.012, 0.028)), chance.uniform(-1.6, 1.6))
    page = page.filter(ImageFilter.GaussianBlur(chance.uniform(0.8, 1.1)))
    grey = _array(page)
    high, wide = grey.shape
    across = np.linspace(chance.uniform(0.45, 0.6), 1.0, wide)[None, :]
    down = np.linspace(1.0, chance.uniform(0.75, 0.9), high)[:, None]
    grey = grey * across * down
    grey += np.random.default_rng(chance.randrange(1 << 30)).normal(0, 9, grey.shape)
    return _saved(grey, 42)


def fax(page: Image.Image, name: str) -> Image.Image:
    """Return black and white only: strokes thinned in places, dust, a line over the page."""
    chance = _chance(name)
    page = _turned(page, chance.uniform(-0.5, 0.5)).filter(ImageFilter.GaussianBlur(0.6))
    grey = _array(page)
    grey += np.random.default_rng(chance.randrange(1 << 30)).normal(0, 20, grey.shape)
    grey = np.where(grey > chance.uniform(140, 160), 255.0, 0.0)
    at = chance.randrange(grey.shape[1] // 5, grey.shape[1])
    grey[:, at : at + 1] = 0
    return _saved(_speckled(grey, chance, 0.001), 90)


def _chance(name: str) -> random.Random:
    return random.Random(name)


def _array(page: Image.Image) -> np.ndarray:
    return np.asarray(page, dtype=np.float64)


def _turned(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=_PAPER)


def _narrowed(page: Image.Image, share: float) -> Image.Image:
    """Return the page as seen from below: its upper edge is shorter by `share` on each side."""
    wide, high = page.size
    gap = wide * share
    seen = (-gap, 0, 0, high, wide, high, wide + gap, 0)
    return page.transform(page.size, Image.Transform.QUAD, seen, Image.Resampling.BICUBIC, fillcolor=_PAPER)


def _speckled(grey: np.ndarray, chance: random.Random, share: float) -> np.ndarray:
    dust = np.random.default_rng(chance.randrange(1 << 30)).random(grey.shape)
    return np.where(dust < share, 40.0, grey)


def _saved(grey: np.ndarray, quality: int) -> Image.Image:
    out = io.BytesIO()
    Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8)).save(out, "JPEG", quality=quality)
    return Image.open(io.BytesIO(out.getvalue()))
