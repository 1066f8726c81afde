"""How well are real pages read? Needs the saved pages beside the checkout."""

import gzip
import json
import re
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path
from statistics import mean

import pytest

from hoiam.core.extract import extract
from hoiam.core.extract.dates import VIETNAM
from hoiam.core.values.article import Extracted, Page

NOW = datetime(2026, 1, 1, tzinfo=VIETNAM)
WORD = re.compile(r"\w+")


def grams(text: str, size: int) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)) if words)


def overlap(true: str, found: str, size: int) -> tuple[float, float]:
    """Return precision and recall over runs of `size` words."""
    wanted, got = grams(true, size), grams(found, size)
    same = (wanted & got).total()
    return same / (got.total() or 1), same / (wanted.total() or 1)


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


@pytest.mark.shared
@pytest.mark.slow
def test_181_saved_pages_are_read_with_f1_of_at_least_96(shared: Path) -> None:
    with zipfile.ZipFile(shared / "data/extraction/zyte-181-pages.zip") as archive:
        truth = json.loads(archive.read("ground-truth.json"))
        scores = []
        for key, page in truth.items():
            body = gzip.decompress(archive.read(f"html/{key}.html.gz"))
            answer = extract(Page(page["url"], body), NOW)
            text = answer.text if isinstance(answer, Extracted) else ""
            scores.append(overlap(page["articleBody"], text, 4))
    assert len(scores) == 181
    assert f1(mean(p for p, _ in scores), mean(r for _, r in scores)) >= 0.96


@pytest.mark.shared
def test_a_real_vietnamese_page_is_read(shared: Path) -> None:
    with zipfile.ZipFile(shared / "data/extraction/vnexpress-2025-10-22.zip") as archive:
        body = gzip.decompress(archive.read("VnExpress_2025_10_22.html.gz"))
        truth = json.loads(archive.read("VnExpress.json"))["V1"]
    answer = extract(Page("https://vnexpress.net/x-4954454.html?utm_source=rss", body, "text/html", "utf-8"), NOW)
    assert isinstance(answer, Extracted)
    assert answer.title == truth["title"]
    assert answer.published_at == datetime.fromisoformat(truth["publishing_date"])
    assert answer.section == "Sức khỏe"
    assert answer.sapo == truth["body"]["summary"][0]
    assert not any(name in repr(answer) for name in truth["authors"])
    wanted = " ".join(part for section in truth["body"]["sections"] for part in section["paragraphs"])
    assert f1(*overlap(wanted, answer.text, 1)) >= 0.93
    assert f1(*overlap(f"{truth['body']['summary'][0]} {wanted}", f"{answer.sapo}\n{answer.text}", 1)) >= 0.93
