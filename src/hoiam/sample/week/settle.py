"""Founds the sample offices with their units, accounts, outlets and sources, through the same actions as real ones."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password

from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.sources import actions as sources
from hoiam.desk.units import actions as units
from hoiam.desk.units.models import Office, Unit
from hoiam.sample.press.server import Press
from hoiam.sample.week import script

_COMMUNE = {  # the living office: its culture and social division sums up, and reports to the committee
    "name": "Phòng Văn hóa - Xã hội xã Đăk Hà",
    "short": "Phòng Văn hóa - Xã hội",
    "superior": ["ỦY BAN NHÂN DÂN", "XÃ ĐĂK HÀ"],
    "lines": ["PHÒNG VĂN HÓA - XÃ HỘI"],
    "notation": "BC-VHXH",
    "signature": {"authority": [], "position": "TRƯỞNG PHÒNG", "name": "Y Mẫu"},
    "recipients": ["Như trên", "Thường trực Đảng ủy xã (b/c)", "Thường trực HĐND xã (b/c)"],
    "keep": ["VHXH"],
}
_TO_COMMUNE = {
    "area": "xã Đăk Hà",
    "addressee": "Ủy ban nhân dân xã Đăk Hà",
    "via": "(qua Văn phòng HĐND và UBND xã)",
}
OWN = ("key", "name", "short_name", "place_name", "level", "province", "notation", "gazetteer", "sample")


def found_office(key: str, password: str | None, now: datetime) -> Office:
    """Found one sample office with its units and accounts; `password` opens all its accounts, None opens none."""
    written = script.office()
    row = next(row for row in written["offices"] if row["key"] == key)
    fields = {name: row[name] for name in OWN} | {"valid_from": row["valid_from"], "valid_to": row.get("valid_to")}
    office = units.open_office(settings=_settings(row), by=MACHINE, now=now, **fields)
    made = {unit["key"]: _unit(office, unit, now) for unit in written["units"] if unit["office"] == key}
    hashed = make_password(password) if password else ""
    for account in written["accounts"]:
        if account["office"] == key:
            _account(office, account, made, hashed, now)
    return office


def link_successors(now: datetime) -> None:
    """Write on the district's units who answers for them since 1 July 2025, once those units exist."""
    for row in script.office()["units"]:
        if row.get("successor"):
            office = Office.objects.get(key=row["office"])
            _unit(office, row, now)


def _settings(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the office's own papers look like, and whom its report goes to."""
    weekly = script.weekly()["report"]
    letter = {name: row[name] for name in ("lines", "short", "recipients", "keep", "contact") if name in row}
    authority = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"]
    letter["signature"] = {"authority": authority, "position": "PHÓ CHỦ TỊCH", "name": "Trần Văn Mẫu"}
    if row["level"] != "district":
        return {"paper": {"letter": letter, "report": _COMMUNE}, "report": _TO_COMMUNE, "territory": ["xa-dak-ha-2025"]}
    report = {
        "name": "Trung tâm Văn hóa - Thể thao - Du lịch và Truyền thông huyện Đăk Hà",
        "short": "Trung tâm",
        "superior": weekly["agency"][:1],
        "lines": weekly["agency"][1:],
        "notation": weekly["notation"],
        "signature": {"authority": [], "position": "GIÁM ĐỐC", "name": "Phạm Văn Mẫu"},
        "recipients": ["Như trên", "Thường trực Huyện ủy (b/c)", "Phòng Văn hóa - Thông tin huyện"],
        "keep": ["TT"],
    }
    addressed = {
        "rule": "CV2736-2022.2.1b",
        "area": "huyện Đăk Hà",
        "addressee": "Ủy ban nhân dân huyện Đăk Hà",
        "via": "(qua Văn phòng HĐND-UBND huyện)",
        "order": "Công văn số 2736/UBND-VX ngày 06 tháng 10 năm 2022 của Ủy ban nhân dân huyện Đăk Hà về việc "
        "tăng cường công tác phối hợp xử lý thông tin, nắm bắt dư luận xã hội trên địa bàn huyện",
    }
    return {"paper": {"letter": letter, "report": report}, "report": addressed, "own_outlets": ["cong-huyen"]}


def _unit(office: Office, row: Mapping[str, Any], now: datetime) -> Unit:
    names = ("key", "name", "short_name", "role", "valid_from")
    fields = {name: row[name] for name in names}
    more = {"abbreviation": row.get("abbreviation", ""), "place": row.get("place", ""), "valid_to": row.get("valid_to")}
    known = row.get("successor", "")
    successor = known if known and Unit.objects.filter(key=known).exists() else ""
    return units.put_unit(office=office, successor=successor, by=MACHINE, now=now, **fields, **more)


def _account(office: Office, row: Mapping[str, Any], made: Mapping[str, Unit], hashed: str, now: datetime) -> None:
    person = units.put_person(username=row["key"], post=row["post"], hashed=hashed, by=MACHINE, now=now)
    since = max(office.valid_from, date(2022, 1, 1))
    for role in row["roles"]:
        unit = made.get(row.get("unit", ""))
        units.grant(person=person, office=office, role=Role(role), unit=unit, valid_from=since, by=MACHINE, now=now)


def register_press(press: Press, now: datetime) -> None:
    """Register every sample outlet and where it lists; loopback needs no pause between requests."""
    for one in press.outlets():
        outlet = sources.put_outlet(
            key=one.key,
            name=one.name,
            kind=one.kind,
            press_type=one.press_type,
            licence=one.licence,
            legal_basis=one.legal_basis,
            home=one.home,
            sample=True,
            by=MACHINE,
            now=now,
        )
        fields = {"interval": 0, "every": 300, "most_every": 300, "options": dict(one.options)}
        kind, url = one.listing_kind, one.listing_url
        sources.put_source(outlet=outlet, kind=kind, url=url, by=MACHINE, now=now, **fields)
