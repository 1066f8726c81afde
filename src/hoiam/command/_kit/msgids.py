"""Which sentences does the house say? Found in the templates and the code; knows no language and no catalogue.

In place of Django's makemessages, which needs gettext's tools, writes beside the sources and sees only the usual names
of gettext's functions.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

SOURCES = Path(__file__).resolve().parents[2]

_ARGUMENTS = {"ngettext": 2, "pgettext": 2, "npgettext": 3}  # every other name takes one
_LITERAL = r"u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_CALL = re.compile(rf"(?<!\w)(n?p?gettext|_)\(({_LITERAL}(?:, {_LITERAL})*)(?:, ?count)?\)")
_ARGUMENT = re.compile(_LITERAL)


class Msgid(NamedTuple):
    """One sentence as it stands in the source; `plural` and `context` are empty where there are none."""

    text: str
    plural: str = ""
    context: str = ""


def msgids(sources: Path = SOURCES) -> dict[Msgid, list[str]]:
    """Return every sentence with the files that say it, in the order of the files' names."""
    found: dict[Msgid, list[str]] = {}
    for path in sorted([*sources.rglob("*.py"), *sources.rglob("*.html")]):
        name = path.relative_to(sources).as_posix()
        text = path.read_text(encoding="utf-8")
        for msgid in of_python(text) if path.suffix == ".py" else of_template(text):
            files = found.setdefault(msgid, [])
            if name not in files:
                files.append(name)
    return found


def twofold(found: Iterable[Msgid]) -> list[str]:
    """Return the sentences said both with and without a plural: a catalogue can hold only one of the two."""
    counted = {(msgid.text, msgid.context) for msgid in found if msgid.plural}
    return [msgid.text for msgid in found if not msgid.plural and (msgid.text, msgid.context) in counted]


def of_template(text: str) -> Iterator[Msgid]:
    """Yield the sentences of a template, blocktranslate and `_()` in arguments included."""
    from django.utils.translation.template import templatize

    for name, arguments in _CALL.findall(templatize(text)):
        yield _msgid(name, [ast.literal_eval(part) for part in _ARGUMENT.findall(arguments)])


def of_python(text: str) -> Iterator[Msgid]:
    """Yield the sentences of a module: literal arguments of gettext's functions, by whatever name they are imported."""
    if "gettext" not in text:
        return
    tree = ast.parse(text)
    names = _names(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for node in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        if isinstance(node.func, ast.Name) and node.func.id in names:
            name = names[node.func.id]
            values = [part.value for part in node.args if isinstance(part, ast.Constant)]
            words = [value for value in values if isinstance(value, str)]
            if len(words) >= _ARGUMENTS.get(name, 1):
                yield _msgid(name, words)


def _names(tree: ast.Module) -> dict[str, str]:
    """Return what gettext's functions are called in this module; desk/law/words.py has a mark of its own."""
    names = {node.name: node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names.update({part.asname or part.name: part.name for part in node.names})
    return {own: name.removesuffix("_lazy").removesuffix("_noop") for own, name in names.items() if "gettext" in name}


def _msgid(name: str, words: list[str]) -> Msgid:
    context = words.pop(0) if "pgettext" in name else ""
    return Msgid(words[0], words[1] if name.startswith("n") else "", context)
