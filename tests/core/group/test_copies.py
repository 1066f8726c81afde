"""Are copied parts found, and only those?"""

from pathlib import Path

from bench.duplicates import measure
from bench.stories import read
from hoiam.core.group.copies import Copies
from hoiam.core.text.fold import fold
from hoiam.core.text.shingles import fingerprint_of
from hoiam.core.text.tokens import tokens

TEXT = [f"tu{n}" for n in range(300)]
OTHER = [f"khac{n}" for n in range(300)]


def test_a_copied_lead_a_cut_and_a_splice_name_their_original():
    copies = Copies()
    copies.add("a", fingerprint_of(TEXT))
    copies.add("b", fingerprint_of(OTHER))
    assert [key for key, _ in copies.of(fingerprint_of(TEXT[:80]))] == ["a"]
    assert copies.of(fingerprint_of(TEXT[:150]))[0] == ("a", 1.0)
    assert {key for key, _ in copies.of(fingerprint_of(TEXT[:180] + OTHER[:160]))} == {"a", "b"}
    assert copies.of(fingerprint_of([f"moi{n}" for n in range(200)])) == []


def test_the_bench_reports_each_kind_of_edit():
    found = measure([[f"{name}{n}" for n in range(200)] for name in "abcdefghijklmnop"])
    assert set(found["recall_by_edit"]) >= {"splice", "lead only", "cut 50 %"}
    assert found["precision"][0] == 1.0


def test_recall_and_precision_of_copies_do_not_fall_by_a_point():
    pieces = [one for name in ("", "-2", "-3") for one in read(Path(f"bench/data/local-train{name}.jsonl"))]
    words = [tokens(fold(f"{one['title']} {one['body']}")) for one in pieces]
    originals = [first + second for first, second in zip(words[::2], words[1::2], strict=False)]
    found = measure([one for one in originals if len(one) >= 80])
    assert found["copies"] > 60
    assert found["recall"][0] >= 0.96  # of texts of a hundred words: three of 91 copies are missed
    assert found["precision"][0] >= 0.99
