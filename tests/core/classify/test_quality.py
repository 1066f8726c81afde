"""Do the measured figures of the labels hold? A drop of a point fails. Nothing was learned from either set."""

import json

import pytest

from bench.labelling.own import pieces
from bench.labels import measure

OWN = {"field": 0.744, "kind": 0.805, "tone": 0.685}
LOCAL = {"field": 0.833, "kind": 0.833, "tone": 0.809}
POINT = 0.01


@pytest.mark.parametrize("name", OWN)
def test_labels_of_held_out_sources_stay_as_good_as_they_were(name):
    assert measure(pieces("held-out"))[f"{name}_macro_f1"] > OWN[name] - POINT


def test_no_source_is_both_learned_from_and_measured():
    sources = [{one["source"] for one in pieces(part)} for part in ("train", "dev", "held-out")]
    assert all(sources) and not sources[0] & sources[2] and not sources[1] & sources[2]
    assert len({one["body"] for one in pieces()}) == len(pieces())


def test_labels_on_the_local_stream_stay_as_good_as_they_were(shared):
    lines = (shared / "data/local/stream-2022.jsonl").read_text(encoding="utf-8").splitlines()
    found = measure([json.loads(line) for line in lines])
    assert all(found[f"{name}_macro_f1"] > LOCAL[name] - POINT for name in LOCAL), found
