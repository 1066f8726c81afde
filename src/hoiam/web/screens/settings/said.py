"""What do the facts of an audit line say? Codes of every noun in words, days as days; what people wrote stays as it is.

The chain keeps the codes: `hoiam audit` checks those, and a reader is told what they mean.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from hoiam.desk.articles import words as article_words
from hoiam.desk.audit import words
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.cases import words as case_words
from hoiam.desk.directives import words as task_words
from hoiam.desk.dossiers import words as dossier_words
from hoiam.desk.letters.words.exchanges import DID
from hoiam.desk.papers.words import RELATIONS
from hoiam.desk.places import queries as places
from hoiam.desk.press import words as press_words
from hoiam.desk.reports import words as report_words
from hoiam.desk.sources import words as source_words
from hoiam.desk.stories import words as story_words
from hoiam.desk.units import queries as units
from hoiam.desk.units.words import ROLES
from hoiam.web.chrome.days import moment
from hoiam.web.chrome.figures import number

_DAY, _MOMENT = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d\S*")
_DIGEST, _SHOWN = re.compile(r"[0-9a-f]{64}"), 12  # letters of a digest that tell one from another
_UNITS = ("unit", "lead", "support", "giver", "taker", "units")
_TYPED = {"unit:": "units", "person:": "people"}
_CAUSES = {"case": _("lập vụ việc"), "hand": _("cán bộ yêu cầu")}
_HELD = {"page": _("nguyên trang"), "text": _("chỉ phần chữ")}
_SERIES = {"CV": _("công văn"), "SAO": _("bản sao"), "VB": _("mọi văn bản"), "BC-RIENG": _("báo cáo có ký hiệu riêng")}
# By the name of a fact; where one name means several things, by "verb/name".
_CODES: Mapping[str, Mapping[str, Any]] = {
    "verdict": case_words.VERDICTS,
    "counts": case_words.VERDICTS,
    "track": case_words.TRACKS,
    "track.advance/to": case_words.TRACK_STATES,
    "letter.printed/outcome": case_words.TRACK_STATES,
    "letter.reprint/did": DID,
    "relation": {code: pair[0] for code, pair in RELATIONS.items()},
    "route": case_words.ROUTES,
    "says": case_words.SAYS,
    "clock": case_words.CLOCKS,
    "level": story_words.LEVELS,
    "state": story_words.STATES,
    "story.sort/before": story_words.STATES,
    "story.reopen/before": story_words.STATES,
    "role": ROLES,
    "cause": _CAUSES,
    "holds": _HELD,
    "files": article_words.FILES,
    "evidence.open/kind": article_words.FILES,
    "quality": task_words.QUALITIES,
    "field": task_words.HEAD,
    "asked.ask/kind": case_words.TASK_KINDS,
    "source.add/kind": source_words.KINDS,
    "report.open/kind": report_words.KINDS,
    "report.schedule/kind": report_words.KINDS,
    "report.unschedule/kind": report_words.KINDS,
    "series": _SERIES,
}


@dataclass(frozen=True, slots=True)
class Names:
    """What keys are called today: of units, accounts and places."""

    units: Mapping[str, str]
    people: Mapping[str, str]
    places: Mapping[str, str]


def names() -> Names:
    """Return the names, read once for a page of lines."""
    return Names(units.short_names(), units.posts(), places.names())


_ORDER = {name: at for at, name in enumerate(words.FACTS)}


def facts(event: AuditEvent, known: Names) -> str:
    """Return the facts of a line as one phrase, in the order of the table of their words: no database keeps another."""
    told = sorted(event.facts.items(), key=lambda fact: (_ORDER.get(fact[0], len(_ORDER)), fact[0]))
    held = ((name, value) for name, value in told if value not in ("", None, [], {}))
    return "; ".join(words.fact(name, _value(event.verb, name, value, known)) for name, value in held)


def _value(verb: str, name: str, value: Any, known: Names) -> object:
    if isinstance(value, bool):
        return value
    codes = _CODES.get(f"{verb}/{name}") or _CODES.get(name) or {}
    if isinstance(value, dict):
        return ", ".join(f"{codes.get(key, words.FACTS.get(key, key))} {_plain(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(str(_one(verb, name, one, codes, known)) for one in value)
    return _one(verb, name, value, codes, known)


def _one(verb: str, name: str, value: Any, codes: Mapping[str, Any], known: Names) -> object:
    """Return one value: by its own name, by the words of its code, else as it stands."""
    if not isinstance(value, str):
        return value
    if value in codes:
        return codes[value]
    if name in _UNITS:
        return known.units.get(value, value)
    if name == "person":
        return known.people.get(value, value)
    if name == "places":
        return known.places.get(value, value)
    if name == "ground":
        return press_words.ground(value)
    if name == "papers":
        kind, _space, rest = value.partition(" ")
        return f"{dossier_words.KINDS.get(kind, kind)} {rest}"
    return _whom(value, known) if verb.startswith("evidence.") and name == "to" else _plain(value)


def _whom(value: str, known: Names) -> object:
    """Return to whom a right was given: "unit:…", "person:…" or "role:…"."""
    if value.startswith("role:"):
        return ROLES.get(value.removeprefix("role:"), value)
    for lead, of in _TYPED.items():
        if value.startswith(lead):
            return getattr(known, of).get(value.removeprefix(lead), value)
    return value


def _plain(value: object) -> object:
    """Return a day, a moment or a digest as people read them."""
    if isinstance(value, int):
        return number(value)
    if not isinstance(value, str):
        return value
    try:
        if _MOMENT.fullmatch(value):
            return moment(datetime.fromisoformat(value))
        if _DAY.fullmatch(value):
            return f"{date.fromisoformat(value):%d/%m/%Y}"
    except ValueError:
        return value
    return f"{value[:_SHOWN]}…" if _DIGEST.fullmatch(value) else value
