"""The pages to measure on: 181 saved ones with their texts, one real Vietnamese page, the sample press's own."""

import gzip
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hoiam.core.values.article import Page
from hoiam.sample.press.content import HANOI, Item, outlets
from hoiam.sample.press.server import Press


@dataclass(frozen=True, slots=True)
class Saved:
    """A page and, where it is known, its article's text."""

    page: Page
    text: str = ""


def zyte(folder: Path) -> list[Saved]:
    """Return the 181 pages of the public benchmark with their checked texts."""
    with zipfile.ZipFile(folder / "zyte-181-pages.zip") as archive:
        truth = json.loads(archive.read("ground-truth.json"))
        return [
            Saved(Page(one["url"], gzip.decompress(archive.read(f"html/{key}.html.gz"))), one["articleBody"])
            for key, one in truth.items()
        ]


def vietnamese(folder: Path) -> list[Saved]:
    """Return the real Vietnamese page; at most 250 KB, as the bar says."""
    with zipfile.ZipFile(folder / "vnexpress-2025-10-22.zip") as archive:
        body = gzip.decompress(archive.read("VnExpress_2025_10_22.html.gz"))
        truth = json.loads(archive.read("VnExpress.json"))["V1"]
    words = " ".join(part for section in truth["body"]["sections"] for part in section["paragraphs"])
    return [Saved(Page("https://vnexpress.net/x-4954454.html", body, "text/html", "utf-8"), words)]


def sample_press() -> list[Saved]:
    """Return every article page that the sample press serves before one of them vanishes, with the text as written."""
    at = datetime(2022, 10, 12, 18, 29, tzinfo=HANOI)
    with Press(at=at) as press:
        return [
            _served(press, one)
            for outlet in outlets()
            for one in outlet.items
            if one.published_at <= at and not one.raw
        ]


def _served(press: Press, item: Item) -> Saved:
    url = press.url(item.id)
    answer = press.answer(url.removeprefix(press.base))
    return Saved(Page(url, answer.body, answer.content_type), "" if item.edits else "\n".join(item.body))
