"""Does version 4 put together what people would put in one file? Measured quality stands in bench/stories.py."""

import json
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest

from bench.stories import measure, read, run
from hoiam.core.group.learned import terms, window
from hoiam.core.group.learned.numbers import Numbers
from hoiam.core.group.versions import v3, v4
from tests.core.group.readers import DISPUTE, FENCE, MEASURED, MONDAY, piece, reader

READER = reader("v4")
BACKGROUND, made, earlier = READER.background, READER.made, READER.earlier


def test_features_survive_storage():
    before = made(DISPUTE, "Đất khoán")
    after = v4.Features.from_json(json.loads(json.dumps(before.as_json())))
    assert after.as_json() == before.as_json()
    assert (after.hashes == before.hashes).all()
    assert v4.place(after, MONDAY, [earlier("a", MEASURED)], BACKGROUND) == v4.place(
        before, MONDAY, [earlier("a", MEASURED)], BACKGROUND
    )


def test_features_name_no_author_and_no_outlet():
    stored = {"v", "terms", "size", "unmarked", "prints"}
    assert set(made(DISPUTE).as_json()) == stored


@pytest.mark.parametrize("keeps", ["v1", "v2", "v3"])
def test_what_earlier_versions_stored_is_still_compared(keeps):
    old = reader(keeps)
    stored = json.loads(json.dumps(old.features(piece("a", DISPUTE)).as_json()))
    before = v4.Candidate("a", "story of a", v4.Features.from_json(stored), MONDAY - timedelta(days=9))
    others = [before, earlier("b", FENCE, days=8)]
    assert v4.place(made(MEASURED), MONDAY, others, BACKGROUND).story == "story of a"
    cut = made(DISPUTE[: len(DISPUTE) * 7 // 10])
    assert v4.place(cut, MONDAY, others, BACKGROUND).reprint_of == "a"


LONG = f"{DISPUTE} {' '.join(f'chuyện{n} kể{n * 7 % 400}' for n in range(160))}"  # of 400 words, rare ones at the end


@pytest.mark.parametrize("keeps", ["v1", "v2", "v3"])
def test_a_long_piece_that_an_earlier_version_stored_is_still_compared(keeps):
    """Versions 1 and 2 kept up to 300 and 240 terms of a piece, and PostgreSQL gives them back in its own order."""
    assert len(LONG.split()) >= 400
    stored = json.loads(json.dumps(reader(keeps).features(piece("a", LONG)).as_json()))
    by_length = sorted(stored["terms"], key=lambda term: (len(term), term))
    read = [
        v4.Features.from_json({**stored, "terms": {term: stored["terms"][term] for term in terms}})
        for terms in (stored["terms"], by_length)
    ]
    kept = []
    for before in read:
        others = [v4.Candidate("a", "story of a", before, MONDAY - timedelta(days=9)), earlier("b", FENCE, days=8)]
        neighbours = v4.Neighbours(BACKGROUND, others)
        assert neighbours.place(made(LONG), MONDAY).reprint_of == "a"
        assert neighbours.place(before, MONDAY).reprint_of == "a"
        held = neighbours.window.pieces[0].weighed.features
        kept.append({held.term(number) for number in range(len(held.hashes))})
    assert kept[0] == kept[1]


def test_features_that_lack_everything_are_read():
    assert v4.Features.from_json({"terms": {"a": 1}, "places": [], "prints": []}).size == 1
    assert len(v4.Features.from_json({}).hashes) == 0


def test_terms_are_those_of_version_3():
    """The table of rarities is shared, and stored features are read by both."""
    a, b = v3.features(piece("a", DISPUTE, "Đắc Hà"), reader("v3").background), made(DISPUTE, "Đắc Hà")
    assert {a.term(n) for n in range(len(a.hashes))} == {b.term(n) for n in range(len(b.hashes))}


def marked(text: str, mark: int) -> set[str]:
    found = made(text)
    return {found.term(number) for number in range(len(found.hashes)) if found.marks[number] & mark}


UNITS = (
    "Bảo hiểm xã hội của phường Lê Lợi và xã Hà Mòn, thị xã Buôn Hồ, thành phố Kon Tum giúp 14 hộ ở thôn 3 sửa kênh "
    "Ba Làng"
)


def test_units_names_places_and_numbers_are_told_from_words_of_the_same_letters():
    assert marked(UNITS, terms.COMMUNE) == {"le loi", "ha mon"}
    assert marked(UNITS, terms.HIGHER) == {"buon ho", "kon tum"}
    assert {"thon 3", "kenh ba"} <= marked(UNITS, terms.PLACE)
    assert "14 ho" in marked(UNITS, terms.NUMBER)


def test_words_of_names_are_told_from_things():
    named = marked(UNITS, terms.NAMED)
    assert {"ha", "mon", "ha mon", "lang"} <= named
    assert not {"bao hiem", "bao", "sua", "hoi"} & named


def test_one_hamlet_with_two_matters_makes_two_stories():
    burnt = "Xưởng gỗ bóc của anh D. ở thôn Vàng Ngoài, xã Đồng Vàng cháy lúc hai giờ sáng, thiêu rụi nhà xưởng và ván."
    deed = (
        "Ông B. ở thôn Vàng Ngoài, xã Đồng Vàng phát hiện sổ đỏ thửa vườn đứng tên người cháu vì một chữ ký lạ ở phòng "
        "công chứng."
    )
    assert v4.place(made(deed), MONDAY, [earlier("a", burnt, days=6)], BACKGROUND).story is None


def test_a_piece_that_fits_two_stories_names_the_second():
    """A person may merge the two: the machine does not."""
    others = [
        earlier("a", MEASURED, days=9, story="measured"),
        earlier("b", DISPUTE[: len(DISPUTE) // 2], days=12, story="sketches"),
    ]
    both = (
        "Mười bốn hộ ở thôn 3, xã Hà Mòn và công ty cà phê ký biên bản: hai tờ sơ đồ năm 2009 được chồng lên nhau, "
        "ranh giới lô nhận khoán và đất khai hoang được đoàn đo đạc xác định xong."
    )
    placed = v4.place(made(both), MONDAY, others, BACKGROUND)
    assert {placed.story, placed.also} == {"measured", "sketches"}
    assert "group.also" in {reason.code for reason in placed.reasons}


def test_the_window_lets_go_of_what_is_old_and_forgets_its_words():
    neighbours = v4.Neighbours(BACKGROUND, (), days=10)
    for number in range(150):
        at = MONDAY + timedelta(days=number)
        features = made(f"{DISPUTE} {number}")
        assert neighbours.place(features, at).story == ("s" if number else None)
        neighbours.add(v4.Candidate(str(number), "s", features, at))
    assert len(neighbours.window.pieces) <= 14.9
    assert neighbours.window.sizes == {"s": len(neighbours.window.pieces)}
    later = MONDAY + timedelta(days=400)
    neighbours.add(v4.Candidate("x", "t", made(FENCE), later))
    assert list(neighbours.window.sizes) == ["t"]
    assert neighbours.place(made(DISPUTE), later).story is None


TRAIN = Path("bench/data/local-train.jsonl")


def test_a_released_version_gives_the_same_stories_for_the_same_pieces():
    machine, *_ = run(read(TRAIN), "v4")
    assert sha256(json.dumps(machine, sort_keys=True).encode()).hexdigest() == (
        "0001dd936b74501ad801ca390be8496db0d89e8cfbfbca774c2db8e6b2596f08"
    )


def test_a_window_that_lets_go_of_stories_gives_the_same_ones_too():
    machine, *_ = run(read(TRAIN), "v4", 10)
    assert sha256(json.dumps(machine, sort_keys=True).encode()).hexdigest() == (
        "fd052a05189ca03db5e45dbef90eff1e1ca2ca890242d87b7ad64ecc00441289"
    )


def test_looking_where_a_term_stands_finds_what_looking_through_all_finds(monkeypatch):
    """A window of few pieces is looked through; one that lets go of pieces reuses the places of those it has let go."""
    items = read(Path("bench/data/local-train-4.jsonl"))
    found = []
    for few in (0, len(items)):
        monkeypatch.setattr(window, "_FEW", few)
        found.append([run(items, "v4", days)[0] for days in (3, 10, 90)])
    assert found[0] == found[1]


def test_every_term_of_a_window_keeps_its_number_also_where_many_share_a_place():
    numbers, known = Numbers(), dict[int, int]()
    for first in range(0, 40_000, 1000):  # a thousand hashes at a time, most of them at one of eight places
        hashes = [(n << 29 | n * 2654435761 % 8) & 0xFFFFFFFE for n in range(8)] + list(range(first, first + 2000))
        for code, number in zip(hashes, numbers.of(np.array(hashes, dtype=np.uint64)).tolist(), strict=True):
            assert known.setdefault(code, number) == number
    assert len(set(known.values())) == len(known) == len(numbers)
    assert min(known.values()) == 1


def test_quality_does_not_fall_by_a_point():
    found = measure(read(TRAIN), "v4")
    assert found["b3_strict_f1"] >= 0.871
    assert found["corrections_per_100"] <= 14.9
