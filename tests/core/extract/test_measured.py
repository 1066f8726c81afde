"""How well are real pages read? Needs the saved pages beside the checkout."""

import gzip
import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from bench.extract.score import f1, overlap
from hoiam.core.extract import extract
from hoiam.core.extract.dates import VIETNAM
from hoiam.core.values.article import Extracted, Page

NOW = datetime(2026, 1, 1, tzinfo=VIETNAM)


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
            scores.append(overlap(page["articleBody"], text))
    assert len(scores) == 181
    assert f1(scores) >= 0.96


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
    assert f1([overlap(wanted, answer.text, 1)]) >= 0.93
    assert f1([overlap(f"{truth['body']['summary'][0]} {wanted}", f"{answer.sapo}\n{answer.text}", 1)]) >= 0.93
