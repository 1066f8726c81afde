"""Do the measured figures on the local stream hold? A drop of a point fails here before it reaches an officer."""

import json

from bench.places import measure


def test_places_on_the_local_stream_stay_as_good_as_they_were(shared):
    lines = (shared / "data/local/stream-2022.jsonl").read_text(encoding="utf-8").splitlines()
    found = measure([json.loads(line) for line in lines], "dak-ha")
    assert found["precision"][0] == 1.0
    assert found["recall"][0] >= 0.94
    assert found["units_exact"][0] >= 0.95
