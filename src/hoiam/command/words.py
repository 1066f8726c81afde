"""Gom các câu của giao diện vào danh mục tiếng Anh và dịch ra .mo; --check chỉ so sánh (cho người phát triển).

The sentences are Vietnamese in the source; `locale/en` holds the English. A new sentence comes in with an empty
translation, to be filled in by hand; one that nobody says any more goes out.
"""

import argparse
from pathlib import Path

from hoiam.command._kit import catalogue
from hoiam.command._kit.msgids import SOURCES, Msgid, msgids

LOCALE = SOURCES / "locale"
ENGLISH = LOCALE / "en/LC_MESSAGES/django.po"
_NOTE = "English for the words of the interface. The file names are written by `./run words`, the English by hand."
_HEADER = (
    "Language: en\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """`--check` writes nothing and fails where the catalogue differs from the source."""
    parser.add_argument("--check", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Write the catalogues and name the sentences without English; exit 1 while there are some."""
    wanted = files()
    different = [path for path, held in wanted.items() if not path.exists() or path.read_bytes() != held]
    for path in different:
        if options.check:
            print(f"{path.relative_to(SOURCES)} khác mã nguồn; chạy: ./run words")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(wanted[path])
    untold = [msgid.text for msgid, words in english().items() if not all(words)]
    for text in untold:
        print(f"chưa có tiếng Anh: {text}")
    return 1 if untold or (options.check and different) else 0


def files() -> dict[Path, bytes]:
    """Return every catalogue as it should stand; the Vietnamese of the libraries is only compiled."""
    found = msgids()
    told = english()
    text = catalogue.write(((key, told[key], names) for key, names in found.items()), _HEADER, _NOTE)
    wanted = {ENGLISH: text.encode()}
    for po in sorted({ENGLISH, *LOCALE.glob("*/LC_MESSAGES/django.po")}):
        held = text if po == ENGLISH else po.read_text(encoding="utf-8")
        wanted[po.with_suffix(".mo")] = catalogue.compiled(catalogue.parse(held))
    return wanted


def english() -> dict[Msgid, catalogue.Words]:
    """Return every sentence of the source with the English that is written for it, if any."""
    held = catalogue.parse(ENGLISH.read_text(encoding="utf-8")) if ENGLISH.exists() else {}
    return {key: held.get(key, ("", "") if key.plural else ("",)) for key in msgids()}
