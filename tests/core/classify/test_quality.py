"""Do the measured figures of the labels hold? A drop of a point fails. Nothing was learned from either set."""

import json

from bench.labelling.own import pieces
from bench.labels import measure
from hoiam.core.text.fold import fold

OWN = {"field": 0.828, "kind": 0.808, "tone": 0.796}
UNMARKED = {"field": 0.813, "kind": 0.802, "tone": 0.781}
UNSEEN = {"field": 0.88, "kind": 0.952, "tone": 0.943}
THIRD = {"field": 0.845, "kind": 0.923, "tone": 0.884}
LOCAL = {"field": 0.903, "kind": 0.848, "tone": 0.867}
POINT = 0.01


def test_labels_of_held_out_sources_stay_as_good_as_they_were():
    found = measure(pieces("held-out"))
    assert all(found[f"{name}_macro_f1"] > OWN[name] - POINT for name in OWN), found


def test_labels_of_the_newest_held_out_sources_stay_as_good_as_they_were():
    found = measure(pieces("unseen"))
    assert all(found[f"{name}_macro_f1"] > UNSEEN[name] - POINT for name in UNSEEN), found


def test_labels_of_sources_by_other_writers_stay_as_good_as_they_were():
    found = measure(pieces("third"))
    assert all(found[f"{name}_macro_f1"] > THIRD[name] - POINT for name in THIRD), found


def test_a_confidence_above_four_fifths_is_as_right_as_it_says():
    for part in ("held-out", "third"):
        found = measure(pieces(part))
        for name in OWN:
            sure, right, _ = found[f"{name}_reliability"][-1]
            assert sure - right < 0.06, (part, name, sure, right)


def test_labels_of_texts_without_marks_stay_as_good_as_they_were():
    bare = [{**one, **{part: fold(one[part]) for part in ("title", "sapo", "body")}} for one in pieces("held-out")]
    found = measure(bare)
    assert all(found[f"{name}_macro_f1"] > UNMARKED[name] - POINT for name in UNMARKED), found


def test_no_source_is_both_learned_from_and_measured():
    learned, kept = (
        [{one["source"] for one in pieces(part)} for part in parts]
        for parts in (("train", "dev"), ("held-out", "unseen", "third"))
    )
    assert all(learned + kept) and not set.union(*learned) & set.union(*kept)
    assert len({one["body"] for one in pieces()}) == len(pieces())


def test_labels_on_the_local_stream_stay_as_good_as_they_were(shared):
    lines = (shared / "data/local/stream-2022.jsonl").read_text(encoding="utf-8").splitlines()
    found = measure([json.loads(line) for line in lines])
    assert all(found[f"{name}_macro_f1"] > LOCAL[name] - POINT for name in LOCAL), found
