"""An office elsewhere needs only its codes: its gazetteer is made from the list of all units."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from hoiam.command import main
from hoiam.core.errors import Unreadable
from hoiam.core.match import compile_gazetteer, match, parse
from hoiam.core.match.national import Country, gazetteer_toml, parse_country
from hoiam.core.values.article import Match, Piece
from hoiam.outside import shipped

THEN, NOW = date(2022, 10, 6), date(2026, 3, 2)


@pytest.fixture(scope="module")
def country() -> Country:
    return parse_country(shipped.text("units/before.tsv"), shipped.text("units/after.tsv"))


@pytest.fixture(scope="module")
def ask(country):
    def where(codes: list[str], text: str, on: date) -> Match:
        made = parse(gazetteer_toml("thu", codes, country, shipped.text("gazetteer/frame.txt")))
        return match(Piece("1", "", "", text, datetime(2022, 10, 6, tzinfo=UTC)), compile_gazetteer(made), on)

    return where


def test_the_country_has_its_units_at_both_times(country: Country) -> None:
    assert sum(not unit.above for unit in country.before.values()) == 63
    assert sum(not unit.above for unit in country.after.values()) == 34
    assert sum(len(code) == 5 for code in country.after) == 3321
    communes = [unit for unit in country.before.values() if len(unit.code) == 5]
    assert sum(bool(unit.successors) for unit in communes) >= 0.87 * len(communes)
    assert all(code in country.after for unit in communes for code in unit.successors)
    assert all(unit.above in country.before for unit in communes)


def test_the_first_offices_list_agrees_with_what_was_written_by_hand(country: Country) -> None:
    hand = parse(shipped.text("gazetteer/dak-ha.toml"))
    made = parse(gazetteer_toml("thu", ["615"], country, shipped.text("gazetteer/frame.txt")))
    wanted = {(p.code, p.type_word, p.valid_to) for p in hand.places if p.type_word != "tỉnh"}
    assert {(p.code, p.type_word, p.valid_to) for p in made.places} == wanted
    codes = {p.key: p.code for p in made.places}
    assert {(p.code, codes[p.successor]) for p in made.places if p.successor} == {
        (p.code, next(q.code for q in hand.places if q.key == p.successor))
        for p in hand.places
        if p.successor and p.type_word in {"xã", "thị trấn"}
    }


def test_a_commune_of_today_is_found_under_its_names_of_then(country: Country, ask) -> None:
    dak_to = next(u.code for u in country.after.values() if u.name == "Đăk Tô" and len(u.code) == 5)
    assert ask([dak_to], "Xã Đăk Tô, tỉnh Quảng Ngãi họp chợ phiên.", NOW).relevant is True
    assert ask([dak_to], "Cháy ở thị trấn Đắk Tô, huyện Đăk Tô, tỉnh Kon Tum.", THEN).relevant is True
    assert ask([dak_to], "Huyện Đăk Hà, tỉnh Kon Tum trồng rừng.", THEN).relevant is False


def test_a_name_that_thirty_communes_bear_needs_its_district(country: Country, ask) -> None:
    old = [u for u in country.before.values() if u.name == "Tân Lập" and u.type_word == "xã"]
    assert len(old) > 10
    ours = next(u for u in old if u.successors and country.before[u.above].name != "Tân Lập")
    district, province = (above.name for above in country.chain(ours))
    other = next(u for u in old if country.chain(u)[-1].name != province)
    codes = [ours.successors[0]]
    assert ask(codes, "Cầu ở xã Tân Lập hỏng.", THEN).relevant is not True
    assert ask(codes, f"Cầu ở xã Tân Lập, huyện {district}, tỉnh {province} hỏng.", THEN).relevant is True
    there, far = (above.name for above in country.chain(other))
    assert ask(codes, f"Cầu ở xã Tân Lập, huyện {there}, tỉnh {far} hỏng.", THEN).relevant is not True


def test_an_unknown_code_is_named(country: Country) -> None:
    with pytest.raises(Unreadable, match="99999"):
        gazetteer_toml("thu", ["99999"], country, "")


def test_the_command_writes_a_gazetteer_that_where_uses(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("HOIAM_VAR", str(tmp_path))
    assert main(["gazetteer", "huyen-thu", "615"]) == 0
    assert "17 đơn vị" in capsys.readouterr().out
    asked = ["where", "Cháy ở xã Đăk Ui, huyện Đắk Hà", "--date", "2022-10-01", "--office", "huyen-thu"]
    assert main(asked) == 0
    assert "thuộc địa bàn" in capsys.readouterr().out
    assert main(["gazetteer", "huyen-thu", "615"]) == 1  # what somebody completed is not written over
    assert "--again" in capsys.readouterr().err
    assert main(["gazetteer", "huyen-thu", "615", "--again"]) == 0
    assert main(["gazetteer", "../x", "615"]) == 1
    assert main(["gazetteer", "xa-thu", "00000"]) == 1
    assert "00000" in capsys.readouterr().err
