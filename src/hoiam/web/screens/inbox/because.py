"""Why a story stands where it stands: place, grouping, urgency, field and kind, each with its words.

Makes what chrome/reasons.py shows; each leads to the page that overrules it, for those who may.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from hoiam.core.text.fold import fold
from hoiam.desk.stories import words
from hoiam.desk.stories.listing import SUMMED, URGENCY, Listed, Match
from hoiam.desk.stories.models import Label, StoryItem
from hoiam.desk.watch import words as places
from hoiam.desk.watch.models import Hit
from hoiam.web.chrome.figures import percent
from hoiam.web.chrome.reasons import Why
from hoiam.web.chrome.roads import Road, road

SHOWN = 3  # words quoted on the reason line
LINES = 4  # reasons told in one row
MOST_SURE = 0.99  # shown of a confidence


@dataclass(frozen=True, slots=True)
class Said:
    """The words that reasons of a list share, in one language: looked up once, not for each of its rows."""

    reasons: Mapping[str, str]
    levels: Mapping[str, str]
    labels: Mapping[str, tuple[str, Mapping[str, str]]]
    place: str = field(default_factory=lambda: _("Địa bàn"))
    matched: str = field(default_factory=lambda: _("Khớp"))
    doubted: str = field(default_factory=lambda: _("Chưa rõ địa bàn, khớp"))
    decided: str = field(default_factory=lambda: _("Người phân loại đã quyết định: %(reason)s"))
    followed: Mapping[str, str] = field(
        default_factory=lambda: {code: str(word) for code, word in places.FOLLOWED.items()}
    )
    unreasoned: str = field(default_factory=lambda: _("không ghi lý do"))
    change_place: str = field(default_factory=lambda: _("Sửa địa bàn"))
    grouping: str = field(default_factory=lambda: _("Gộp tin"))
    grouped: str = field(default_factory=lambda: _("Gộp"))
    one_day: str = field(default_factory=lambda: _("trong một ngày"))
    days: str = field(default_factory=lambda: _("trong %(n)s ngày"))
    split: str = field(default_factory=lambda: _("Tách bài"))
    set_level: str = field(default_factory=lambda: _("người phân loại đã đặt mức này"))
    level_since: str = field(default_factory=lambda: _("%(level)s vì"))
    level: str = field(default_factory=lambda: _("Mức khẩn"))
    change_level: str = field(default_factory=lambda: _("Đổi mức"))
    sure: str = field(default_factory=lambda: _("%(value)s, độ tin cậy %(sure)s"))
    change: Mapping[str, str] = field(
        default_factory=lambda: {"field": _("Sửa lĩnh vực"), "kind": _("Sửa loại")},
    )


@lru_cache(maxsize=8)
def _said(_language: str | None) -> Said:
    levels = {code: str(word) for code, word in words.LEVELS.items()}
    labels = {
        name: (str(title), {code: str(word) for code, word in values.items()})
        for name, (title, values) in words.LABELS.items()
    }
    return Said(words.spoken(), levels, labels)


@dataclass(frozen=True, slots=True)
class Roads:
    """Where the reasons of a list are overruled, and its words; looked up once for all of its rows."""

    story: Road
    decide: Road
    correct: Road
    said: Said


def roads() -> Roads:
    """Return the ways from a list to the pages of its stories."""
    return Roads(road("story"), road("story_decide", 2), road("story_correct", 2), _said(get_language()))


def of_story(one: Listed, names: Mapping[str, str], may: bool, to: Roads) -> list[Why]:
    """Return the reasons of a story, in the order in which people doubt them."""
    if one.hit is None:
        return []
    url = to.decide(one.story.pk, one.doubted.key) if may else ""
    doubted = one.doubted.relevant is None
    rows = [_place(one.hit, one.story.places, names, doubted, url, to.said), _group(one, may, to), _level(one, may, to)]
    rows += [_summed(name, one, may, to) for name in SUMMED]
    return [row for row in rows if row]


def place(item: StoryItem, keys: Iterable[str], names: Mapping[str, str], may: bool) -> Why:
    """Return why a piece concerns the office, or why nobody knows yet."""
    url = reverse("story_decide", args=[item.story_id, item.pk]) if may else ""
    return _place(item.hit, keys, names, item.hit.relevant is None, url, _said(get_language()))


def _place(hit: Hit | Match, keys: Iterable[str], names: Mapping[str, str], doubted: bool, url: str, said: Said) -> Why:
    quoted = _evidence(hit.reasons)
    quoted = [word for word in quoted if not any(word != other and word in other for other in quoted)][:SHOWN]
    if hit.decided_by:
        told = said.followed.get(hit.decided_reason) or said.decided % {"reason": hit.decided_reason or said.unreasoned}
    else:
        told = places.told(hit.reasons)
    where = ", ".join([names.get(key, key) for key in keys])
    return Why(
        label=said.place,
        words=f"{where}. {told}" if where else told,
        lead=said.doubted if doubted else said.matched,
        evidence=_quoted(quoted),
        change_url=url,
        change=said.change_place,
    )


def joined(item: StoryItem, text: str) -> Why | None:
    """Return why one piece stands in its story; the folded words of grouping are found again in its text."""
    rows = [row for row in item.reasons if row["code"] not in ("group.places", "group.score")]
    told = []
    for row in rows:
        facts = dict(row["facts"])
        if row["code"] == "group.words":
            facts["words"] = _as_written(facts["words"], text)[:LINES]
            if not facts["words"]:
                continue
        told.append(words.reason(row["code"], facts))
    if not told:
        return None
    return Why(label=_("Gộp tin"), words=_sentence("; ".join(told)))


def _sure(label: Label) -> str:
    """Return how sure the machine is, "97%". It is never wholly sure, so that nobody reads its guess as a finding."""
    return percent(min(label.confidence, MOST_SURE), 1)


def of_label(label: Label, by: str) -> Why:
    """Return what one label says, on which words, how surely; or that a person set it."""
    title, values = words.LABELS[label.name]
    value = str(values.get(label.value, label.value))
    if by:
        return Why(label=str(title), words=_("%(value)s. %(who)s đã xếp.") % {"value": value, "who": by})
    told = "; ".join(words.reason(row["code"], row["facts"], label.name) for row in label.reasons)
    sure = _("độ tin cậy %(sure)s") % {"sure": _sure(label)}
    return Why(label=str(title), words=f"{value}, {sure}. {_sentence(told)}".strip())


def _group(one: Listed, may: bool, to: Roads) -> Why | None:
    pieces, said = one.pieces, to.said
    if len(pieces) < 2:
        return None
    reprints = sum(1 for piece in pieces if piece.is_reprint)
    others = len(pieces) - 1 - reprints
    told = [ngettext("%(n)s bài đăng lại", "%(n)s bài đăng lại", reprints) % {"n": reprints}] if reprints else []
    told += [ngettext("%(n)s bài cùng việc", "%(n)s bài cùng việc", others) % {"n": others}] if others else []
    days = (pieces[-1].published_at - pieces[0].published_at).days
    within = said.one_day if days < 1 else said.days % {"n": days + 1}
    evidence = ", ".join(told)
    return Why(
        label=said.grouping,
        words=f"{evidence}, {within}.",
        lead=said.grouped,
        evidence=evidence,
        change_url=f"{to.story(one.story.pk)}#cac-bai" if may else "",
        change=said.split,
    )


def _level(one: Listed, may: bool, to: Roads) -> Why | None:
    story, by_person, said = one.story, one.labels.get(URGENCY), to.said
    word = said.levels.get(story.level, said.levels[""])
    told = [words.reason(row["code"], row["facts"], "urgency", said.reasons) for row in story.reasons]
    if by_person:
        told = [said.set_level]
    if not told:
        return None
    evidence = "; ".join(told) if story.level in ("urgent", "high") else ""
    return Why(
        label=said.level,
        words=f"{word}: {'; '.join(told)}.",
        lead=said.level_since % {"level": word},
        evidence=evidence,
        change_url=to.correct(story.pk, by_person.piece if by_person else one.pieces[0].key) if may else "",
        change=said.change_level,
    )


def _summed(name: str, one: Listed, may: bool, to: Roads) -> Why | None:
    """Return the field or kind of a story with the surest label that says so."""
    label, said = one.labels.get(name), to.said
    if label is None:
        return None
    title, values = said.labels[name]
    told = "; ".join([words.reason(row["code"], row["facts"], name, said.reasons) for row in label.reasons])
    word, evidence = values.get(label.value, label.value), ""
    if name == "kind" and label.value:
        evidence = said.sure % {"value": word.lower(), "sure": _sure(label)}
    return Why(
        label=title,
        words=f"{word}: {told or '…'}.",
        lead=f"{title}:",
        evidence=evidence,
        change_url=to.correct(one.story.pk, label.piece) if may else "",
        change=said.change[name],
    )


def _evidence(reasons: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the words of the text that the reasons rest on, each once, in the order of the reasons."""
    found: dict[str, None] = {}
    for row in reasons:
        said = row["facts"].get("words", ())
        found.update(dict.fromkeys([said] if isinstance(said, str) else said))
    return list(found)


def _as_written(folded: Sequence[str], text: str) -> list[str]:
    """Return folded word pairs as the text writes them; pairs that it does not hold are left out."""
    written = text.split()
    plain = [fold(word.strip(".,;:!?()“”\"'…")) for word in written]
    found: dict[str, None] = {}
    for pair in folded:
        wanted = pair.split()
        size = len(wanted)
        start = next((n for n in range(len(plain) - size + 1) if plain[n : n + size] == wanted), None)
        if start is not None:
            found[" ".join(word.strip(".,;:!?()“”\"'…") for word in written[start : start + size])] = None
    return list(found)


def _quoted(found: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in found)


def _sentence(told: str) -> str:
    return f"{told[:1].upper()}{told[1:]}." if told else ""
