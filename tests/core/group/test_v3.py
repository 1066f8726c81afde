"""Does version 3 put together what people would put in one file? Measured quality stands in bench/stories.py."""

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from bench.stories import measure, read, run
from hoiam.core.group.versions import v2, v3
from hoiam.core.group.versions.v3 import terms
from hoiam.outside import shipped
from tests.core.group.readers import DISPUTE, FENCE, MEASURED, MONDAY, piece, reader

READER = reader("v3")
BACKGROUND, made, earlier = READER.background, READER.made, READER.earlier


def test_features_survive_storage():
    before = made(DISPUTE, "Đất khoán")
    after = v3.Features.from_json(json.loads(json.dumps(before.as_json())))
    assert after.as_json() == before.as_json()
    assert (after.hashes == before.hashes).all()


def test_features_name_no_author_and_no_outlet():
    stored = {"v", "terms", "size", "unmarked", "prints"}
    assert set(made(DISPUTE).as_json()) == stored


def test_what_earlier_versions_stored_is_still_compared():
    background = v2.Background(shipped.data("stories/background-v1.bin"))
    stored = json.loads(json.dumps(v2.features(piece("a", DISPUTE), background).as_json()))
    before = v3.Candidate("a", "story of a", v3.Features.from_json(stored), MONDAY - timedelta(days=9))
    others = [before, earlier("b", FENCE, days=8)]
    assert v3.place(made(MEASURED), MONDAY, others, BACKGROUND).story == "story of a"
    cut = made(DISPUTE[: len(DISPUTE) * 7 // 10])
    assert v3.place(cut, MONDAY, others, BACKGROUND).reprint_of == "a"
    assert v3.Features.from_json({"terms": {"a": 1}, "places": [], "prints": []}).size == 1
    assert len(v3.Features.from_json({}).hashes) == 0


def marked(text: str, mark: int) -> set[str]:
    found = made(text)
    return {found.term(number) for number in range(len(found.hashes)) if found.marks[number] & mark}


def test_units_names_places_and_numbers_are_told_from_words_of_the_same_letters():
    text = "Bảo hiểm xã hội của phường Lê Lợi và xã Hà Mòn, thị xã Buôn Hồ, giúp 14 hộ ở thôn 3 sửa kênh Ba Làng"
    assert marked(text, terms.COMMUNE) == {"le loi", "ha mon"}
    assert marked(text, terms.HIGHER) == {"buon ho"}
    assert {"thon 3", "kenh ba"} <= marked(text, terms.PLACE)
    assert "14 ho" in marked(text, terms.NUMBER)


TRAIN = Path("bench/data/local-train.jsonl")


def test_a_released_version_gives_the_same_stories_for_the_same_pieces():
    machine, *_ = run(read(TRAIN), "v3")
    assert sha256(json.dumps(machine, sort_keys=True).encode()).hexdigest() == (
        "72a3e7128fa28d4502a72f28b9b2635c9f8facd2c50f396ae7f20161a09b583e"
    )


def test_quality_does_not_fall_by_a_point():
    found = measure(read(TRAIN), "v3")
    assert found["b3_strict_f1"] >= 0.826
    assert found["corrections_per_100"] <= 18.8
