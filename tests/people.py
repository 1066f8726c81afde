"""The cast of the tests: one person for each role, and a stranger. Invented; named after what they do."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from unittest.mock import patch

from hoiam.core.calendar import parse_year
from hoiam.core.schedule import parse_book, parse_instrument
from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.core.values.law import Book
from hoiam.desk.law import actions as law
from hoiam.desk.units import actions
from hoiam.desk.units.models import Office, Unit
from hoiam.outside import shipped

HANOI = timezone(timedelta(hours=7))
FOUNDED = date(1994, 3, 24)
THURSDAY = datetime(2022, 10, 6, 8, 0, tzinfo=HANOI)
OFFICE = "mau-dak-ha"


def actor(key: str, role: Role, unit: str = "", office: str = OFFICE) -> Actor:
    """Return somebody of the sample office."""
    return Actor("person", key, frozenset({role}), unit, office)


SORTER = actor("chuyen-vien-trung-tam", Role.TRUNG_TAM, "mau-trung-tam")
DIRECTOR = actor("giam-doc-trung-tam", Role.TRUNG_TAM, "mau-trung-tam")
ROUTER = actor("chanh-van-phong", Role.VAN_PHONG, "mau-van-phong")
VERIFIER = actor("chu-tich-xa", Role.UBND_XA, "mau-dak-ui")
SECOND_EYES = actor("chuyen-vien-vhtt", Role.PHONG_VHTT, "mau-vhtt")
LEADER = actor("pho-chu-tich", Role.PCT, "")
CLERK = actor("van-thu", Role.VAN_THU, "mau-van-phong")
CHECKER = actor("kiem-tra", Role.KIEM_TRA, "")
STRANGER = Actor("person", "nguoi-la")

UNITS = (
    ("mau-van-phong", "Văn phòng HĐND-UBND", Role.VAN_PHONG),
    ("mau-vhtt", "Phòng VH-TT", Role.PHONG_VHTT),
    ("mau-trung-tam", "Trung tâm VH-TT-DL&TT", Role.TRUNG_TAM),
    ("mau-dak-ui", "UBND xã Đăk Ui", Role.UBND_XA),
    ("mau-dak-mar", "UBND xã Đăk Mar", Role.UBND_XA),
)
SIGNED_BY = {"authority": ["TM. ỦY BAN NHÂN DÂN"], "position": "CHỦ TỊCH", "name": "Lê Thị Mẫu"}


@dataclass(frozen=True)
class House:
    """A sample office with its units."""

    office: Office
    units: dict[str, Unit]


@lru_cache(maxsize=1)
def _shipped() -> tuple[dict[str, str], dict[int, str]]:
    texts = [shipped.text(name) for name in shipped.names("law", ".toml")]
    tables = [shipped.text(name) for name in shipped.names("holidays", ".toml")]
    return {parse_instrument(text)[0].id: text for text in texts}, {parse_year(text).year: text for text in tables}


@lru_cache(maxsize=1)
def _book(texts: tuple[str, ...]) -> Book:
    return parse_book(texts)


_instrument = lru_cache(maxsize=None)(parse_instrument)


def load_law(now: datetime = THURSDAY) -> None:
    """Load the shipped law library and the tables of holidays, as every start does; parsed once for all tests."""
    texts, tables = _shipped()
    book = patch("hoiam.desk.law.actions.parse_book", lambda given: _book(tuple(given)))
    with book, patch("hoiam.desk.law.actions.parse_instrument", _instrument):
        law.load(texts=texts, by=MACHINE, now=now)
    with patch("hoiam.desk.law.actions.parse_year"):  # it was parsed when its year was asked for
        law.load_holidays(texts=tables, by=MACHINE, now=now)


def furnished(now: datetime = THURSDAY) -> House:
    """Load the law and found the sample office."""
    load_law(now)
    return settle(now)


def settle_other() -> House:
    """Found a second office, for what must stay apart."""
    return settle(key="khac", prefix="khac")


def settle(now: datetime = THURSDAY, key: str = OFFICE, prefix: str = "mau") -> House:
    """Found the sample office with its units; the keys of another office's units begin with another `prefix`."""
    office = actions.open_office(
        key=key,
        name="Ủy ban nhân dân huyện Đăk Hà",
        short_name="UBND huyện Đăk Hà",
        place_name="Đăk Hà",
        level="district",
        province="Kon Tum",
        notation="UBND-VX",
        gazetteer="dak-ha",
        sample=True,
        settings={"report": {"rule": "CV2736-2022.2.1b"}, "paper": {"letter": {"signature": SIGNED_BY}}},
        valid_from=FOUNDED,
        by=MACHINE,
        now=now,
    )
    made = {}
    for listed, name, role in UNITS:
        unit_key = prefix + listed.removeprefix("mau")
        fields = {"name": name, "short_name": name, "role": role.value, "valid_from": FOUNDED}
        made[unit_key] = actions.put_unit(office=office, key=unit_key, by=MACHINE, now=now, **fields)
    return House(office, made)
