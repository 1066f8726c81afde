"""Do the measured figures of the labels hold? The local stream is their test set; nothing is learned from it."""

import json

from bench.labels import measure


def test_labels_on_the_local_stream_stay_as_good_as_they_were(shared):
    lines = (shared / "data/local/stream-2022.jsonl").read_text(encoding="utf-8").splitlines()
    found = measure([json.loads(line) for line in lines])
    assert found["field_macro_f1"] >= 0.68
    assert found["kind_macro_f1"] >= 0.52
    assert found["tone_macro_f1"] >= 0.52
