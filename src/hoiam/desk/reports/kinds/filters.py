"""What an ad hoc report may ask for, as a condition on a piece and as a phrase; how the tone of the press divides."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Q

from hoiam.core.text.question import question
from hoiam.core.values.case import State
from hoiam.desk.cases import words as case_words
from hoiam.desk.cases.models import Case
from hoiam.desk.directives.models import Directive, Evidence
from hoiam.desk.reports.kinds.pieces import Piece, articles
from hoiam.desk.reports.kinds.tally import Refs
from hoiam.desk.sources.models import Outlet
from hoiam.desk.sources.words import PRESS_TYPES
from hoiam.desk.stories import search
from hoiam.desk.stories import words as story_words
from hoiam.desk.stories.models import Label
from hoiam.desk.units.models import Office, Unit

# In which order the form asks and the paper tells. Values are text; what is not asked for is absent.
NAMES = ("words", "field", "place", "kind", "tone", "level", "source", "outlet", "unit", "verdict", "state", "dispatch")
NO_CASE, OPEN, CLOSED = "none", "open", "closed"
STATES = {NO_CASE: "chưa lập vụ việc", OPEN: "đang xử lý", CLOSED: "đã kết thúc"}
TONES = {"-1": "criticism", "0": "neutral", "1": "praise", "": "unsaid"}
OTHERS = ("aggregator", "official")  # kinds of outlet that are no press; what people wrote is never among the pieces
_PART = 5000  # numbers in one question to the database


def wanted(office: Office, asked: Mapping[str, Any]) -> Q:
    """Return the condition on a piece that a filter asks for; an empty one asks for all."""
    found = Q()
    if (words := question(str(asked.get("words", "")))).wanted:
        found &= Q(hit__article__in=search.pieces(office, words))
    if asked.get("place"):
        found &= Q(hit__places__icontains=f'"{asked["place"]}"')
    if asked.get("source"):
        found &= _source(asked["source"])
    for name, column in (("field", "story__field"), ("level", "story__level"), ("outlet", "hit__article__outlet__key")):
        if asked.get(name):
            found &= Q(**{column: asked[name]})
    for name in ("kind", "tone"):  # each label in a question of its own: one row is never both
        if asked.get(name):
            found &= Q(pk__in=Label.objects.filter(name=name, value=asked[name]).values("item"))
    return found & _handled(office, asked)


def _source(kind: str) -> Q:
    if kind in OTHERS:
        return Q(hit__article__outlet__kind=kind)
    return Q(hit__article__outlet__kind="press", hit__article__outlet__press_type=kind)


def _handled(office: Office, asked: Mapping[str, Any]) -> Q:
    """Return the condition on the case about a piece: who leads it, what was found, how far it is, by which order."""
    found = Q()
    held = Case.objects.filter(office=office, story__isnull=False)
    if asked.get("unit"):
        found &= Q(story__in=held.filter(lead__key=asked["unit"]).values("story"))
    if asked.get("verdict"):
        found &= Q(story__in=held.filter(verdict=asked["verdict"]).values("story"))
    match asked.get("state"):
        case "none":
            found &= ~Q(story__in=held.values("story"))
        case "open":
            over = [State.CLOSED, State.IRRELEVANT, State.POSITIVE]
            found &= Q(story__in=held.exclude(state__in=over).values("story"))
        case "closed":
            found &= Q(story__in=held.filter(state=State.CLOSED).values("story"))
    if str(asked.get("dispatch", "")).isdecimal():
        shown = Evidence.objects.filter(task__directive=int(asked["dispatch"]), case__office=office)
        found &= Q(story__in=shown.filter(case__story__isnull=False).values("case__story"))
    return found


def said(asked: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return the filter as a phrase."""
    told = {name: value for name in NAMES if (value := _said(name, str(asked.get(name, "")), names))}
    return "; ".join(f"{_CALLED[name]} {value}" for name, value in told.items()) or "toàn bộ tin, bài của kỳ"


_CALLED = {
    "words": "từ khóa",
    "field": "lĩnh vực",
    "place": "địa bàn",
    "kind": "loại tin",
    "tone": "sắc thái",
    "level": "mức",
    "source": "loại nguồn",
    "outlet": "báo, đài",
    "unit": "đơn vị chủ trì",
    "verdict": "kết luận",
    "state": "tình trạng",
    "dispatch": "văn bản chỉ đạo",
}


def _said(name: str, value: str, names: Mapping[str, str]) -> str:
    if not value:
        return ""
    if name in _STORED:
        model, key, column = _STORED[name]
        return model.objects.filter(**{key: value}).values_list(column, flat=True).first() or ""
    known = {"place": names, "state": STATES, "words": {value: f"“{value}”"}, **_WORDS}[name]
    return str(known.get(value, ""))


_STORED: Mapping[str, tuple[Any, str, str]] = {
    "outlet": (Outlet, "key", "name"),
    "unit": (Unit, "key", "short_name"),
    "dispatch": (Directive, "pk", "number_full"),
}
_WORDS: Mapping[str, Mapping[str, Any]] = {
    "field": story_words.FIELDS,
    "kind": story_words.KINDS,
    "tone": story_words.TONES,
    "level": story_words.LEVELS,
    "source": {**PRESS_TYPES, "aggregator": "Trang tổng hợp", "official": "Trang cơ quan nhà nước"},
    "verdict": case_words.VERDICTS,
}


def tones(items: list[Piece]) -> Iterator[tuple[str, str, Refs]]:
    """Yield how the tone towards the authority divides: its key, its word, the pieces. A text has it, no person."""
    held = dict(_labels("tone", [piece.item for piece in items]))
    for value, name in TONES.items():
        of = (piece for piece in items if held.get(piece.item, "") == value)
        yield f"tone.{name}", str(story_words.TONES[value]).lower(), articles(of)


def _labels(name: str, items: list[int]) -> Iterable[tuple[int, str]]:
    for at in range(0, len(items), _PART):
        rows = Label.objects.filter(name=name, item__in=items[at : at + _PART])
        yield from rows.values_list("item", "value")
