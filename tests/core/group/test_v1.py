"""Does version 1 put together what people would put in one file? Measured quality stands in bench/stories.py."""

import json

from bench.grouping import b3, corrections
from bench.stories import LOCAL, measure, read
from hoiam.core.group import latest, versions
from hoiam.core.group.versions import v1
from tests.core.group.readers import DISPUTE, reader

made = reader("v1").made


def test_features_survive_storage():
    before = made(DISPUTE, "Đất khoán")
    assert v1.Features.from_json(json.loads(json.dumps(before.as_json()))) == before


def test_features_name_no_author_and_no_outlet():
    assert set(made(DISPUTE).as_json()) == {"terms", "places", "prints"}


def test_the_version_stays_registered_beside_the_latest():
    assert versions["v1"] is v1
    assert latest in versions


def test_the_local_stream_stays_as_good_as_when_v1_was_frozen(shared):
    found = measure(read(shared / "data/local/stream-2022.jsonl"), "v1")
    assert found["b3_strict_f1"] >= 0.84
    assert found["corrections_per_100"] <= 18


def test_everything_alone_costs_one_merge_for_each_further_piece():
    truth = {"a": "1", "b": "1", "c": "1", "d": None}
    alone = {key: key for key in truth}
    assert corrections(alone, truth) == 2
    assert corrections({"a": "x", "b": "x", "c": "x", "d": "d"}, truth) == 0
    assert corrections(dict.fromkeys(truth, "x"), truth) == 1
    assert b3({"a": "x", "b": "x", "c": "x", "d": "x"}, truth)[0] == 0.75


def test_the_bench_reads_the_shared_stream_by_default():
    assert LOCAL.name == "stream-2022.jsonl"
