"""Does version 2 put together what people would put in one file? Measured quality stands in bench/stories.py."""

import json
from hashlib import sha256
from pathlib import Path

from bench.stories import measure, read, run
from hoiam.core.group.versions import v2
from tests.core.group.readers import DISPUTE, reader

made = reader("v2").made


def test_features_survive_storage():
    before = made(DISPUTE, "Đất khoán")
    assert v2.Features.from_json(json.loads(json.dumps(before.as_json()))) == before


def test_features_name_no_author_and_no_outlet():
    stored = {"terms", "title", "places", "units", "names", "numbers", "prints"}
    assert set(made(DISPUTE).as_json()) == stored


def test_what_version_1_stored_is_read():
    stored = {"terms": {"a": 1}, "places": [], "prints": []}
    assert v2.Features.from_json(stored).names == frozenset()


def test_a_commune_is_told_from_a_word_of_the_same_letters():
    found = made("Bảo hiểm xã hội của phường Lê Lợi và xã Hà Mòn theo phương pháp mới")
    assert found.units == {"le loi", "ha mon"}


TRAIN = Path("bench/data/local-train.jsonl")


def test_a_released_version_gives_the_same_stories_for_the_same_pieces():
    machine, *_ = run(read(TRAIN), "v2")
    assert sha256(json.dumps(machine, sort_keys=True).encode()).hexdigest() == (
        "a26b86300648e7dda548bed0633adde732327401f2fff5834fd11e56c97f0d69"
    )


def test_quality_does_not_fall_by_a_point():
    found = measure(read(TRAIN), "v2")
    assert found["b3_strict_f1"] >= 0.794
    assert found["corrections_per_100"] <= 23.8
