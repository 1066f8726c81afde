"""Which label does the model give, with which words and how surely? "" where it is not sure enough."""

from collections.abc import Mapping

import numpy as np

from hoiam.core.classify.grams import Grams
from hoiam.core.classify.model import Model, Scored, joined, placed, score
from hoiam.core.classify.teach import Lesson, added
from hoiam.core.values.article import Label
from hoiam.core.values.reason import Reason, why

_SHOWN = 6
_LIKE = 3  # words shown that a piece shares with those corrected

Points = Mapping[str, Mapping[str, float]]


def labels_of(
    grams: Grams, model: Model, names: tuple[str, ...], beside: Points, lessons: Mapping[str, Lesson] | None = None
) -> dict[str, Label]:
    """Return the label of each name. A piece without one known word is not sure of anything.

    `beside` holds for a name the points of labels that come from elsewhere than the model; `lessons` what the office's
    own corrections taught. Where these change an answer, the label says so first.
    """
    views = placed(grams, model)
    taught = {name: lesson for name, lesson in (lessons or {}).items() if name in names}
    before = _joined({name: score(name, views, model, beside.get(name)) for name in names}, model)
    if not taught:
        return {name: _label(name, before[name], model) for name in names}
    more = {name: added(lesson, grams, model) for name, lesson in taught.items()}
    points = {name: _both(beside.get(name, {}), more[name][0] if name in more else {}) for name in names}
    after = _joined({name: score(name, views, model, points[name]) for name in names}, model)
    return {
        name: _taught(name, before[name], after[name], taught[name], more[name][1], model)
        if name in taught
        else _label(name, after[name], model)
        for name in names
    }


def _joined(found: dict[str, Scored], model: Model) -> dict[str, Scored]:
    """Let kind and tone answer together where both are asked for; of what people post no tone is ever computed (G3)."""
    if "kind" in found and "tone" in found:
        found["kind"], found["tone"] = joined(found["kind"], found["tone"], model.join)
    return found


def _both(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {label: one.get(label, 0.0) + other.get(label, 0.0) for label in {*one, *other}}


def _taught(
    name: str, before: Scored, after: Scored, lesson: Lesson, words: Mapping[str, tuple[float, ...]], model: Model
) -> Label:
    given, was = _label(name, after, model), _label(name, before, model)
    if given.value == was.value or given.value not in lesson.labels:  # not sure, or a label younger than the lesson
        return given
    at = lesson.labels.index(given.value)
    like = sorted((word for word in words if words[word][at] > 0), key=lambda word: (-words[word][at], word))
    marked = [word for word in like if not word.isascii()]
    reason = why(
        "label.taught",
        value=given.value,
        first=was.value,
        times=lesson.times.get(given.value, 0),
        words=(marked or like)[:_LIKE],
    )
    return Label(name, given.value, given.confidence, (reason, *given.reasons))


def _label(name: str, scored: Scored, model: Model) -> Label:
    if not scored.grams:
        return Label(name, "", 0.0, (why("label.nothing", name=name),))
    first, second = (int(n) for n in np.argsort(-scored.chances, kind="stable")[:2])
    value, chance = scored.labels[first], float(scored.chances[first])
    sure = round(scored.confidence(first), 2)
    evidence = why("label.words", value=value, words=_heaviest(scored, first))
    if round(chance, 2) < model.heads[name].least:
        unsure = why("label.unsure", name=name, first=value, second=scored.labels[second])
        return Label(name, "", sure, (unsure, evidence))
    return Label(name, value, sure, (evidence,))


def machine_said(reasons: tuple[Reason, ...] | list[Reason]) -> str | None:
    """Return what the machine had answered by the reasons of a label: "" for not sure, None where they do not tell."""
    codes = [reason.code for reason in reasons]
    if "label.unsure" in codes or "label.nothing" in codes:
        return ""
    return next((str(r.facts["value"]) for r in reasons if r.code == "label.words"), None)


def _heaviest(scored: Scored, label: int) -> list[str]:
    """Return the words that spoke most for a label against the others, as written where marks are known."""
    _, first, same = np.unique(scored.rows, return_index=True, return_inverse=True)
    worth = np.bincount(same, weights=scored.gave[:, label] - scored.gave.mean(axis=1))
    speaking = worth > 0
    marked = speaking & scored.marked[first]
    (some,) = (marked if marked.any() else speaking).nonzero()
    if len(some) > _SHOWN:  # those that are as loud as the last one shown stay: the alphabet decides
        some = some[worth[some] >= np.partition(worth[some], -_SHOWN)[-_SHOWN]]
    loud = [(-value, scored.grams[at]) for at, value in zip(first[some].tolist(), worth[some].tolist(), strict=True)]
    return [gram for _, gram in sorted(loud)[:_SHOWN]]
