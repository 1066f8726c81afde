"""Does version 5 put together what people would put in one file? Measured quality stands in bench/stories.py."""

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from bench.stories import measure, read, run
from hoiam.core.group import latest
from hoiam.core.group.versions import v5
from tests.core.group.readers import DISPUTE, FENCE, MEASURED, MONDAY, piece, reader

READER = reader("v5")
BACKGROUND, made, earlier = READER.background, READER.made, READER.earlier
UNSEEN = Path("bench/data/local-held-back-4.jsonl")  # another writer's, not learned from


def test_it_is_what_new_pieces_are_grouped_by():
    assert latest == "v5"


def test_a_follow_up_joins_its_story_and_says_why():
    placed = v5.place(made(MEASURED), MONDAY, [earlier("a", DISPUTE, days=9), earlier("b", FENCE)], BACKGROUND)
    assert placed.story == "story of a"
    assert {"group.words", "group.days", "group.score"} <= {reason.code for reason in placed.reasons}


def test_another_matter_in_the_same_commune_is_a_story_of_its_own():
    assert v5.place(made(FENCE), MONDAY, [earlier("a", DISPUTE, days=2)], BACKGROUND).story is None


@pytest.mark.parametrize("keeps", ["v1", "v2", "v3", "v4"])
def test_what_earlier_versions_stored_is_still_compared(keeps):
    stored = json.loads(json.dumps(reader(keeps).features(piece("a", DISPUTE)).as_json()))
    before = v5.Candidate("a", "story of a", v5.Features.from_json(stored), MONDAY - timedelta(days=9))
    others = [before, earlier("b", FENCE, days=8)]
    assert v5.place(made(MEASURED), MONDAY, others, BACKGROUND).story == "story of a"


def test_a_released_version_gives_the_same_stories_for_the_same_pieces():
    machine, *_ = run(read(UNSEEN), "v5")
    assert sha256(json.dumps(machine, sort_keys=True).encode()).hexdigest() == (
        "82abfcc9d9d3c176f85405d444c026e7ff9677cc0a04e690fd6d334f20a382b7"
    )


def test_quality_on_a_writer_it_has_not_learned_from_does_not_fall_by_a_point():
    found = measure(read(UNSEEN), "v5")
    assert found["b3_strict_f1"] >= 0.768
    assert found["corrections_per_100"] <= 21.8
