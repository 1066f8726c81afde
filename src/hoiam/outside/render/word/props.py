"""How does Word resolve the look of a run and the shape of a paragraph?

Nearest first: what stands on the run or paragraph itself, its character style, its paragraph style, the table's style,
the file's defaults; fonts may come from the theme. What nothing says has Word's own value (Times New Roman, 10 points).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from hoiam.outside.render.word.spans import Span

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_OFF = {"0", "false", "off", "none"}
_BLACK_UP_TO = 0x20  # of each channel: Word writes "text 1, lighter 5 %" as 0D0D0D
_FONT, _SIZE = "Times New Roman", 10.0
_TO_MM = 25.4 / 1440


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: alignment, gaps in points, indents in millimetres, line spacing as a multiple.

    `exact` is the height of a line in points where the file fixes it, else None.
    """

    align: str
    before: float
    after: float
    contextual: bool
    left: float
    right: float
    first: float
    spacing: float
    exact: float | None
    style: str


@dataclass(slots=True)
class Props:
    """The styles, defaults and theme of one file."""

    styles: dict[str, Any] = field(default_factory=dict)
    defaults: dict[str, Any] = field(default_factory=dict)  # "rPr" and "pPr"
    base: dict[str, str] = field(default_factory=dict)  # the default style of each type
    theme: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, word: Any) -> "Props":
        """Read the tables of a file once."""
        found, root = cls(), word.styles.element
        for style in root.findall(qn("w:style")):
            key, kind = style.get(qn("w:styleId"), ""), style.get(qn("w:type"), "paragraph")
            found.styles[key] = style
            if style.get(qn("w:default"), "0") not in _OFF:
                found.base[kind] = key
        for name in ("rPr", "pPr"):
            at = root.find(f"{qn('w:docDefaults')}/{qn(f'w:{name}Default')}/{qn(f'w:{name}')}")
            if at is not None:
                found.defaults[name] = at
        found.theme = _theme(word)
        return found

    def span(self, text: str, run: Any, paragraph: Any, table: Any) -> Span:
        """Return some words with the look that Word gives them."""
        own = [run.find(qn("w:rPr"))] if run.find(qn("w:rPr")) is not None else []
        levels = [
            list(self._chain(_value(run, "w:rPr/w:rStyle"), "rPr")),
            list(self._chain(self._paragraph_style(paragraph), "rPr")),
            list(self._chain(_value(table, "w:tblPr/w:tblStyle") if table is not None else "", "rPr")),
        ]
        every = [*own, *(level for chain in levels for level in chain), *self._default("rPr")]
        caps = self._toggle("w:caps", own, levels)
        return Span(
            text.upper() if caps else text,
            self._font(every, text),
            _size(every),
            self._toggle("w:b", own, levels),
            self._toggle("w:i", own, levels),
            _colour(every),
            _value_of(every, "w:u") not in ("", "none"),
            self._toggle("w:vanish", own, levels),
        )

    def shape(self, paragraph: Any, table: Any, numbered: Any) -> Shape:
        """Return how a paragraph stands; `numbered` is the pPr of its list's level, or None."""
        own = paragraph.find(qn("w:pPr"))
        style = self._paragraph_style(paragraph)
        every = [holder for holder in (own, numbered) if holder is not None]
        every += self._chain(style, "pPr")
        every += self._chain(_value(table, "w:tblPr/w:tblStyle") if table is not None else "", "pPr")
        every += self._default("pPr")
        line, rule = _attribute(every, "w:spacing", "line"), _attribute(every, "w:spacing", "lineRule") or "auto"
        height = float(line or 240)
        hanging, first = _attribute(every, "w:ind", "hanging"), _attribute(every, "w:ind", "firstLine")
        return Shape(
            _align(every),
            _gap(every, "before"),
            _gap(every, "after"),
            _on(every, "w:contextualSpacing"),
            _mm(_attribute(every, "w:ind", "left") or _attribute(every, "w:ind", "start")),
            _mm(_attribute(every, "w:ind", "right") or _attribute(every, "w:ind", "end")),
            -_mm(hanging) if hanging and hanging != "0" else _mm(first),
            height / 240 if rule == "auto" else 1.0,
            None if rule == "auto" else height / 20,
            style,
        )

    def holders(self, paragraph: Any) -> list[Any]:
        """Return what may tell a property of a paragraph, nearest first."""
        own = paragraph.find(qn("w:pPr"))
        return [*([own] if own is not None else []), *self._chain(self._paragraph_style(paragraph), "pPr")]

    def _paragraph_style(self, paragraph: Any) -> str:
        return _value(paragraph, "w:pPr/w:pStyle") or self.base.get("paragraph", "")

    def _chain(self, key: str, name: str) -> Iterator[Any]:
        """Yield the properties of a style and of those that it builds on; a ring of styles ends."""
        seen: set[str] = set()
        while key and key not in seen and key in self.styles:
            seen.add(key)
            held = self.styles[key].find(qn(f"w:{name}"))
            if held is not None:
                yield held
            key = _value(self.styles[key], "w:basedOn")

    def _default(self, name: str) -> list[Any]:
        return [self.defaults[name]] if name in self.defaults else []

    def _toggle(self, name: str, own: list[Any], levels: list[list[Any]]) -> bool:
        """Return a property that each level of styles turns over, unless the run itself says (ECMA-376, 17.7.3)."""
        if own and own[0].find(qn(name)) is not None:
            return _on(own, name)
        return sum(_on(level, name) for level in levels) % 2 == 1 or _on(self._default("rPr"), name)

    def _font(self, every: list[Any], text: str) -> str:
        slots = ["ascii"] if text.isascii() else ["hAnsi", "ascii"]
        fonts = [self._slot(every, slot) for slot in slots]
        return next((font for font in fonts if font != _FONT), fonts[0])

    def _slot(self, every: list[Any], slot: str) -> str:
        for holder in every:
            fonts = holder.find(qn("w:rFonts"))
            if fonts is None:
                continue
            themed, named = fonts.get(qn(f"w:{slot}Theme")), fonts.get(qn(f"w:{slot}"))
            if themed:
                return self.theme.get(str(themed)[:5], str(named or themed))
            if named:
                return str(named)
        return _FONT


def _theme(word: Any) -> dict[str, str]:
    """Return the fonts of the theme by the first five letters of their keys: "major", "minor"."""
    for relation in word.part.rels.values():
        if relation.reltype == _THEME and not relation.is_external:
            try:
                root = etree.fromstring(relation.target_part.blob)
            except etree.XMLSyntaxError:
                return {}
            fonts = {key: root.find(f".//{_A}{key}Font/{_A}latin") for key in ("major", "minor")}
            return {key: font.get("typeface", "") for key, font in fonts.items() if font is not None}
    return {}


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else str(found.get(qn("w:val"), ""))


def _value_of(every: list[Any], name: str) -> str:
    found = next((at for holder in every if (at := holder.find(qn(name))) is not None), None)
    return "" if found is None else str(found.get(qn("w:val"), "single"))


def _on(every: list[Any], name: str) -> bool:
    found = next((at for holder in every if (at := holder.find(qn(name))) is not None), None)
    return found is not None and found.get(qn("w:val"), "1") not in _OFF


def _attribute(every: list[Any], name: str, attribute: str) -> str:
    """Return an attribute from the nearest element that has it: each is inherited by itself."""
    for holder in every:
        for found in holder.findall(qn(name)):
            if found.get(qn(f"w:{attribute}")) is not None:
                return str(found.get(qn(f"w:{attribute}")))
    return ""


def _align(every: list[Any]) -> str:
    said = _value_of(every, "w:jc")
    known = {"both": "justify", "distribute": "justify", "start": "left", "end": "right"}
    return known.get(said, said or "left")


def _gap(every: list[Any], side: str) -> float:
    if _attribute(every, "w:spacing", f"{side}Autospacing") in {"1", "true", "on"}:
        return 14.0  # what Word puts for "auto", as browsers do
    return _number(_attribute(every, "w:spacing", side)) / 20


def _mm(twips: str) -> float:
    return _number(twips) * _TO_MM


def _number(said: str) -> float:
    try:
        return float(said or 0)
    except ValueError:
        return 0.0


def _size(every: list[Any]) -> float:
    return _number(_value_of(every, "w:sz")) / 2 or _SIZE


def _colour(every: list[Any]) -> str:
    """Return the colour of letters as RRGGBB, "" for black."""
    found = next((at for holder in every if (at := holder.find(qn("w:color"))) is not None), None)
    if found is None or found.get(qn("w:themeColor"), "") in {"text1", "dark1"}:
        return ""
    said = str(found.get(qn("w:val"), "auto"))
    try:
        channels = [int(said[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return ""
    return "" if max(channels) <= _BLACK_UP_TO else said.upper()
