"""Why a story stands where it stands: place, grouping, urgency, field and kind, each with its words.

Makes the rows of components/reasons.html; each leads to the page that overrules it, for those who may.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoiam.core.text.fold import fold
from hoiam.core.values.actor import MACHINE
from hoiam.desk.stories import words
from hoiam.desk.stories.models import Label, Story, StoryItem
from hoiam.desk.watch import words as places
from hoiam.web.chrome.figures import percent

SHOWN = 3  # words quoted on the reason line
LINES = 4  # reasons told in one row


@dataclass(frozen=True, slots=True)
class Why:
    """One row: on the reason line `lead` and `evidence`, opened `label` and `words`, and the way to overrule it."""

    label: str
    words: str
    lead: str = ""
    evidence: str = ""
    change_url: str = ""
    change: str = ""


def of_story(story: Story, items: Sequence[StoryItem], names: Mapping[str, str], may: bool) -> list[Why]:
    """Return the reasons of a story, in the order in which people doubt them."""
    if not items:
        return []
    chosen = next((item for item in items if item.hit.relevant is None), items[0])
    rows = [place(chosen, story.places, names, may), _group(items, may), _level(story, items, may)]
    rows += [_summed(name, getattr(story, name), items, may) for name in ("field", "kind")]
    return [row for row in rows if row]


def place(item: StoryItem, keys: Iterable[str], names: Mapping[str, str], may: bool) -> Why:
    """Return why a piece concerns the office, or why nobody knows yet."""
    hit = item.hit
    quoted = _evidence(hit.reasons)
    quoted = [word for word in quoted if not any(word != other and word in other for other in quoted)][:SHOWN]
    said = places.told(hit.reasons)
    if hit.decided_by:
        said = _("Người phân loại đã quyết định: %(reason)s") % {"reason": hit.decided_reason or _("không ghi lý do")}
    where = ", ".join(names.get(key, key) for key in keys)
    lead = _("Chưa rõ địa bàn, khớp") if hit.relevant is None else _("Khớp")
    return Why(
        label=_("Địa bàn"),
        words=f"{where}. {said}" if where else said,
        lead=lead,
        evidence=_quoted(quoted),
        change_url=_to("story_decide", item) if may else "",
        change=_("Sửa địa bàn"),
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
    return Why(_("Gộp tin"), _sentence("; ".join(told)))


def of_label(label: Label, by: str) -> Why:
    """Return what one label says, on which words, how surely; or that a person set it."""
    title, values = words.LABELS[label.name]
    value = str(values.get(label.value, label.value))
    if by:
        return Why(str(title), _("%(value)s. %(who)s đã xếp.") % {"value": value, "who": by})
    told = "; ".join(words.reason(row["code"], row["facts"], label.name) for row in label.reasons)
    sure = _("độ tin cậy %(sure)s") % {"sure": percent(label.confidence, 1)}
    return Why(str(title), f"{value}, {sure}. {_sentence(told)}".strip())


def _group(items: Sequence[StoryItem], may: bool) -> Why | None:
    if len(items) < 2:
        return None
    reprints = sum(1 for item in items if item.reprint_of_id)
    others = len(items) - 1 - reprints
    again = ngettext("%(n)s bài đăng lại", "%(n)s bài đăng lại", reprints) % {"n": reprints}
    same = ngettext("%(n)s bài cùng việc", "%(n)s bài cùng việc", others) % {"n": others}
    told = [again] * bool(reprints) + [same] * bool(others)
    days = (items[-1].hit.article.published_at - items[0].hit.article.published_at).days
    within = _("trong một ngày") if days < 1 else _("trong %(n)s ngày") % {"n": days + 1}
    url = f"{reverse('story', args=[items[0].story_id])}#cac-bai" if may else ""
    evidence = ", ".join(told)
    return Why(_("Gộp tin"), f"{evidence}, {within}.", _("Gộp"), evidence, url, _("Tách bài"))


def _level(story: Story, items: Sequence[StoryItem], may: bool) -> Why | None:
    by_person = next((item for item in items if _label(item, "urgency", by_person=True)), None)
    word = str(words.LEVELS.get(story.level, words.LEVELS[""]))
    told = [words.reason(row["code"], row["facts"], "urgency") for row in story.reasons]
    if by_person:
        told = [_("người phân loại đã đặt mức này")]
    if not told:
        return None
    evidence = "; ".join(told) if story.level in ("urgent", "high") else ""
    item = by_person or items[0]
    url = _to("story_correct", item) if may else ""
    lead = _("%(level)s vì") % {"level": word}
    return Why(_("Mức khẩn"), f"{word}: {'; '.join(told)}.", lead, evidence, url, _("Đổi mức"))


def _summed(name: str, value: str, items: Sequence[StoryItem], may: bool) -> Why | None:
    """Return the field or kind of a story with the surest label that says so."""
    labels = [label for item in items if (label := _label(item, name)) and label.value == value]
    if not labels:
        return None
    label = max(labels, key=lambda one: one.confidence)
    title, values = words.LABELS[name]
    told = "; ".join(words.reason(row["code"], row["facts"], name) for row in label.reasons)
    word, sure = str(values.get(value, value)), percent(label.confidence, 1)
    evidence = ""
    if name == "kind" and value:
        evidence = _("%(value)s, độ tin cậy %(sure)s") % {"value": word.lower(), "sure": sure}
    item = next(item for item in items if item.pk == label.item_id)
    url = _to("story_correct", item) if may else ""
    change = _("Sửa lĩnh vực") if name == "field" else _("Sửa loại")
    return Why(str(title), f"{word}: {told or '…'}.", f"{title}:", evidence, url, change)


def _label(item: StoryItem, name: str, by_person: bool = False) -> Label | None:
    found = next((label for label in item.labels.all() if label.name == name), None)
    return found if found and (not by_person or found.set_by != MACHINE.key) else None


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


def _to(name: str, item: StoryItem) -> str:
    return reverse(name, args=[item.story_id, item.pk])
