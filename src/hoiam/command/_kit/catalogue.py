"""A gettext catalogue: read and written as text (.po), compiled (.mo). Knows the two formats, not what is said in them.

Only as much of the format as our catalogues use: no obsolete entries, no flags but fuzzy.
"""

import ast
import re
import struct
from collections.abc import Iterable, Mapping

from hoiam.command._kit.msgids import Msgid

Words = tuple[str, ...]  # one translation, or one for each plural form; empty strings where there is none

_STRING = r'(?:\s*"(?:[^"\\]|\\.)*")+'
_ENTRY = re.compile(
    rf"(?P<notes>(?:^#.*\n)*)(?:^msgctxt(?P<context>{_STRING})\n)?^msgid(?P<text>{_STRING})\n"
    rf"(?:^msgid_plural(?P<plural>{_STRING})\n)?(?P<words>(?:^msgstr(?:\[\d\])?{_STRING}\n?)+)",
    re.M,
)
_WORDS = re.compile(rf"^msgstr(?:\[\d\])?({_STRING})", re.M)
_MAGIC = 0x950412DE


def parse(text: str) -> dict[Msgid, Words]:
    """Return the translations of a .po; a fuzzy one counts as none. The header stands at the empty msgid."""
    found: dict[Msgid, Words] = {}
    for entry in _ENTRY.finditer(text):
        key = Msgid(_joined(entry["text"]), _joined(entry["plural"]), _joined(entry["context"]))
        words = tuple(_joined(part) for part in _WORDS.findall(entry["words"]))
        found[key] = tuple("" for _ in words) if "fuzzy" in entry["notes"] else words
    return found


def write(entries: Iterable[tuple[Msgid, Words, list[str]]], header: str, note: str) -> str:
    """Return a .po: the header, then each entry under the names of the files that say it."""
    blocks = [f'# {note}\nmsgid ""\nmsgstr {_quoted(header)}']
    for msgid, words, files in entries:
        lines = [f"#: {name}" for name in files]
        if msgid.context:
            lines.append(f"msgctxt {_quoted(msgid.context)}")
        lines.append(f"msgid {_quoted(msgid.text)}")
        if msgid.plural:
            lines.append(f"msgid_plural {_quoted(msgid.plural)}")
            lines += [f"msgstr[{n}] {_quoted(form)}" for n, form in enumerate(words)]
        else:
            lines.append(f"msgstr {_quoted(words[0])}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def compiled(catalogue: Mapping[Msgid, Words]) -> bytes:
    """Return the .mo of a catalogue, without the sentences that have no translation."""
    pairs = sorted(
        (_key(msgid).encode(), "\0".join(words).encode()) for msgid, words in catalogue.items() if all(words)
    )
    keys_at, words_at = 28, 28 + 8 * len(pairs)
    at = words_at + 8 * len(pairs)
    tables: list[bytes] = []
    texts: list[bytes] = []
    for column in zip(*pairs, strict=True) if pairs else ():
        for text in column:
            tables.append(struct.pack("<II", len(text), at))
            texts.append(text + b"\0")
            at += len(text) + 1
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), keys_at, words_at, 0, at)
    return head + b"".join(tables) + b"".join(texts)


def _key(msgid: Msgid) -> str:
    context = f"{msgid.context}\4" if msgid.context else ""
    return context + msgid.text + (f"\0{msgid.plural}" if msgid.plural else "")


def _joined(lines: str | None) -> str:
    return "".join(ast.literal_eval(line) for line in (lines or "").split("\n") if line.strip())


def _quoted(text: str) -> str:
    """Return a string of a .po: on lines of its own where it has line breaks."""
    lines = text.splitlines(keepends=True)
    parts = ['"' + line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"' for line in lines]
    return "\n".join(['""', *parts]) if len(parts) > 1 else (parts or ['""'])[0]
