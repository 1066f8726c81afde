"""What did the invented outlets write? Reads the TOML files of this room; knows neither the clock nor HTTP."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change after publication: what is not None replaces the earlier words, from `at` on."""

    at: datetime
    title: str | None = None
    sapo: str | None = None
    body: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One invented piece. `story` ties pieces of one matter, `about` is yes, no or homonym, `marks` name its test."""

    id: str
    outlet: str
    section: str
    slug: str
    published_at: datetime
    title: str
    sapo: str
    body: tuple[str, ...]
    story: str = ""
    about: str = "yes"
    kind: str = ""  # complaint | positive | information
    marks: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    gone_at: datetime | None = None
    stated_at: datetime | None = None  # what the machine-readable date says where it contradicts the visible one
    charset: str = "utf-8"
    form: str = "NFC"
    reprint_of: str = ""
    keep: int = 0  # how many paragraphs a reprint keeps; 0 keeps all
    raw: str = ""  # a page of this folder served instead of the template


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet: what the register of sources must know about it, and how it lists its pieces."""

    key: str
    name: str
    kind: str  # press | aggregator | official | public_page
    press_type: str  # electronic | daily | weekly | radio_tv | ""
    owner: str
    licence: str
    legal_basis: str
    motto: str
    listing: str  # rss | atom | sitemap | page
    sections: Mapping[str, str]
    look: Mapping[str, str]
    items: tuple[Item, ...] = field(default=(), repr=False)


def outlets(installed_on: date | None = None) -> tuple[Outlet, ...]:
    """Return all outlets with their pieces; the living pieces only where the day of installation is given."""
    folder = resources.files("hoiam.sample.press")
    texts = [f.read_text("utf-8") for f in folder.joinpath("outlets").iterdir() if f.name.endswith(".toml")]
    found = sorted((_outlet(tomllib.loads(text)) for text in texts), key=lambda one: one.key)
    living = tomllib.loads(folder.joinpath("items_alive.toml").read_text("utf-8"))["items"] if installed_on else []
    by_id = {item.id: item for one in found for item in one.items}
    for row in living:
        assert installed_on is not None
        item = _item(row | {"at": _instant(installed_on, row)}, row["outlet"])
        by_id[item.id] = item
    whole = {key: _reprinted(item, by_id) for key, item in by_id.items()}
    return tuple(replace(one, items=tuple(i for i in whole.values() if i.outlet == one.key)) for one in found)


def _instant(day: date, row: Mapping[str, Any]) -> datetime:
    moment = time.fromisoformat(row["time"])
    return datetime.combine(day + timedelta(days=row["day"]), moment, HANOI)


def _outlet(data: Mapping[str, Any]) -> Outlet:
    items = tuple(_item(row, data["key"]) for row in data.get("items", ()))
    return Outlet(**{name: data[name] for name in Outlet.__slots__ if name != "items"}, items=items)


def _item(row: Mapping[str, Any], outlet: str) -> Item:
    values = {name: value for name, value in row.items() if name in Item.__slots__}
    values |= {
        "outlet": outlet,
        "published_at": _zoned(row["at"]),
        "sapo": row.get("sapo", ""),
        "body": paragraphs(row.get("body", "")),
        "marks": tuple(row.get("marks", ())),
        "edits": tuple(_edit(edit) for edit in row.get("edits", ())),
    }
    values |= {name: _zoned(row[name]) for name in ("gone_at", "stated_at") if name in row}
    return Item(**values)


def _edit(row: Mapping[str, Any]) -> Edit:
    body = paragraphs(row["body"]) if "body" in row else None
    return Edit(_zoned(row["at"]), row.get("title"), row.get("sapo"), body)


def _zoned(moment: datetime) -> datetime:
    """Times in the files are written without a zone: all of them are Vietnam's."""
    return moment.replace(tzinfo=HANOI) if moment.tzinfo is None else moment.astimezone(HANOI)


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text; one line is one paragraph."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _reprinted(item: Item, by_id: Mapping[str, Item]) -> Item:
    """A reprint takes the first words of its original, before any edit, and may lose its tail."""
    if not item.reprint_of:
        return item
    source = by_id[item.reprint_of]
    body = source.body[: item.keep] if item.keep else source.body
    return replace(item, sapo=item.sapo or source.sapo, body=body + item.body, story=item.story or source.story)
