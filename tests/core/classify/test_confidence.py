"""Is an answer as sure as answers of its probability were right? Steps are learned, and read from the model."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from bench.labelling.joining import steps
from hoiam.core.classify.model import Scored, joined, read_model
from hoiam.outside import shipped

MODEL = read_model(shipped.data("labels/model.bin"))


def scored(chances: list[float], right: tuple[tuple[float, float], ...]) -> Scored:
    labels = tuple(f"label {n}" for n in range(len(chances)))
    numbers = np.array(chances, np.float32)
    gave = np.zeros((1, len(chances)), np.float32)
    return Scored(labels, numbers, numbers, ("word",), np.zeros(1, np.int64), np.zeros(1, np.bool_), gave, right)


def test_a_confidence_lies_between_the_steps_beside_it_and_never_above_the_probability():
    right = ((0.4, 0.5), (0.8, 0.7), (0.9, 0.8))
    assert scored([0.85, 0.15], right).confidence(0) == pytest.approx(0.75)
    assert scored([0.99, 0.01], right).confidence(0) == pytest.approx(0.8)
    assert scored([0.45, 0.3], right).confidence(0) == pytest.approx(0.45)
    assert scored([0.3, 0.3], right).confidence(0) == pytest.approx(0.3)


def test_steps_are_counted_on_the_sources_that_are_told_worst_and_never_fall():
    chance = np.random.RandomState(5)
    likeliest = chance.uniform(0.5, 1, 4000)
    said = np.stack([likeliest, 1 - likeliest], axis=1)
    sources = np.array(["easy", "hard"] * 2000)
    true = np.where(sources == "easy", 0, chance.uniform(size=4000) < 0.3)  # the hard one: right seven times of ten
    found = steps(said, true, sources)
    chances, shares = zip(*found, strict=True)
    assert list(chances) == sorted(chances) and list(shares) == sorted(shares)
    assert np.mean(shares) == pytest.approx(0.7, abs=0.05)


def test_the_shipped_steps_rise_and_kind_and_tone_have_their_own_where_they_answer_together():
    heads = MODEL.heads
    for right in (*(heads[name].right for name in heads), *MODEL.join.right):
        assert len(right) > 2
        assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(right))
    alone = [scored([0.2, 0.5, 0.3], heads[name].right) for name in ("kind", "tone")]
    alone = [replace(one, labels=heads[name].labels) for one, name in zip(alone, ("kind", "tone"), strict=True)]
    together = joined(*alone, MODEL.join)
    assert tuple(one.right for one in together) == MODEL.join.right
