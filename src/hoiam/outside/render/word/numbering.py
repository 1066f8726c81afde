"""What does an automatic list put before a paragraph? The dash of "Nơi nhận" is often one, and stands in no text."""

from collections.abc import Callable
from typing import Any

from docx.oxml.ns import qn

_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DASHES = str.maketrans({"–": "-", "—": "-", "\uf02d": "-", "\uf0b7": "•", "\uf0a7": "•", "o": "•", "§": "•"})
_DEEPEST = 9


class Lists:
    """The lists of one file, counting as its paragraphs pass by in reading order."""

    def __init__(self, word: Any) -> None:
        self.levels: dict[str, dict[int, Any]] = {}
        self.counts: dict[str, list[int]] = {}
        root = next((r.target_part.element for r in word.part.rels.values() if r.reltype == _NUMBERING), None)
        if root is None:
            return
        abstract = {each.get(qn("w:abstractNumId")): _levels(each) for each in root.findall(qn("w:abstractNum"))}
        for each in root.findall(qn("w:num")):
            linked = each.find(qn("w:abstractNumId"))
            levels = dict(abstract.get(linked.get(qn("w:val")) if linked is not None else "", {}))
            for override in each.findall(qn("w:lvlOverride")):
                levels |= _levels(override)
            self.levels[each.get(qn("w:numId"), "")] = levels

    def mark(self, holders: list[Any]) -> tuple[str, Any]:
        """Return what stands before the next paragraph, "" for nothing, and its level's paragraph properties."""
        found = next((at for each in holders if (at := each.find(qn("w:numPr"))) is not None), None)
        if found is None:
            return "", None
        key, depth = _value(found, "w:numId"), int(_value(found, "w:ilvl") or 0)
        level = self.levels.get(key, {}).get(depth)
        if level is None or not 0 <= depth < _DEEPEST:
            return "", None
        counts = self.counts.setdefault(key, [0] * _DEEPEST)
        counts[depth] = counts[depth] + 1 if counts[depth] else int(_value(level, "w:start") or 1)
        counts[depth + 1 :] = [0] * (_DEEPEST - depth - 1)
        return self._written(key, level, counts), level.find(qn("w:pPr"))

    def _written(self, key: str, level: Any, counts: list[int]) -> str:
        pattern, how = _value(level, "w:lvlText"), _value(level, "w:numFmt") or "decimal"
        if how == "none":
            return ""
        if how == "bullet":
            return pattern.translate(_DASHES)
        for at in range(_DEEPEST):
            own = self.levels[key].get(at)
            form = _value(own, "w:numFmt") if own is not None else "decimal"
            pattern = pattern.replace(f"%{at + 1}", _FORMS.get(form, str)(max(1, counts[at])))
        return pattern


def _levels(holder: Any) -> dict[int, Any]:
    return {int(each.get(qn("w:ilvl"), "0")): each for each in holder.findall(qn("w:lvl"))}


def _value(element: Any, name: str) -> str:
    found = element.find(qn(name))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _letter(count: int) -> str:
    return chr(ord("a") + (count - 1) % 26)


def _roman(count: int) -> str:
    said = ""
    for worth, letters in _ROMAN:
        while count >= worth:
            said, count = said + letters, count - worth
    return said


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letter,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "decimalZero": lambda count: f"{count:02d}",
}
