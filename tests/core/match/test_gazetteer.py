"""Is the shipped gazetteer whole? Every unit, successor and name of the first office."""

from datetime import date

from hoiam.core.match import compile_gazetteer, parse
from hoiam.outside import shipped

GAZETTEER = parse(shipped.text("gazetteer/dak-ha.toml"))
PLACES = {place.key: place for place in GAZETTEER.places}


def test_the_district_of_2022_has_one_town_and_ten_communes():
    of_2022 = [p for p in GAZETTEER.places if p.parent == "huyen-dak-ha-2022"]
    assert sorted(p.type_word for p in of_2022) == ["thị trấn", *["xã"] * 10]


def test_every_unit_that_ended_has_a_successor_that_began_that_day():
    for place in GAZETTEER.places:
        if place.valid_to and place.type_word in {"xã", "thị trấn"}:
            assert PLACES[place.successor].valid_from == place.valid_to == date(2025, 7, 1)


def test_a_code_is_a_key_only_together_with_a_date():
    for on in (date(2022, 10, 6), date(2026, 1, 1)):
        codes = [
            p.code
            for p in GAZETTEER.places
            if (not p.valid_from or p.valid_from <= on) and (not p.valid_to or on < p.valid_to)
        ]
        assert len(codes) == len(set(codes))
    assert len({p.name for p in GAZETTEER.places if p.code == "23504"}) == 2


def test_every_name_landmark_and_parent_points_at_a_known_unit():
    named = {key for name in GAZETTEER.names for key in name.units}
    placed = {key for landmark in GAZETTEER.landmarks for key in landmark.units}
    parents = {p.parent for p in GAZETTEER.places if p.parent}
    assert named | placed | parents <= set(PLACES)
    assert {one.name for one in GAZETTEER.elsewhere} <= {name.id for name in GAZETTEER.names}


def test_the_gazetteer_compiles():
    assert compile_gazetteer(GAZETTEER).find("text", "xã Đăk Ui", unmarked=False)[0].key == "dak-ui"
