"""Do the measured figures on the local stream hold? A drop of a point fails here before it reaches an officer."""

import json

import pytest

from bench.places import HELD, measure


def test_places_on_the_local_stream_stay_as_good_as_they_were(shared):
    lines = (shared / "data/local/stream-2022.jsonl").read_text(encoding="utf-8").splitlines()
    found = measure([json.loads(line) for line in lines], "dak-ha")
    assert found["precision"][0] == 1.0
    assert found["recall"][0] >= 0.95
    assert found["units_precision"][0] >= 0.99
    assert found["units_recall"][0] >= 0.95


@pytest.mark.parametrize("figure", ["precision", "recall", "units_precision", "units_recall"])
def test_places_on_the_held_out_set_stay_above_the_bar(figure):
    lines = HELD.read_text(encoding="utf-8").splitlines()
    assert measure([json.loads(line) for line in lines], "dak-ha")[figure][0] >= 0.99
