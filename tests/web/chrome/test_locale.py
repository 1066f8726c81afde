"""The words of the libraries, in Vietnamese: complete for what our pages show, and compiled as they are written."""

import ast
import gettext
import re
from pathlib import Path

import pytest
from django.utils import translation

HERE = Path(__file__).resolve().parents[3] / "src/hoiam/locale"


def _written(po: Path) -> dict[str, str]:
    entries = re.findall(
        r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)(?:^msgid_plural (?:"(?:[^"\\]|\\.)*"\s*)+)?'
        r'^msgstr(?:\[0\])? ((?:"(?:[^"\\]|\\.)*"\s*)+)',
        po.read_text(encoding="utf-8"),
        flags=re.M,
    )
    return {_joined(key): _joined(words) for key, words in entries if _joined(key)}


def _joined(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in lines.splitlines() if line.strip())


def test_the_compiled_vietnamese_words_are_those_that_are_written() -> None:
    folder = HERE / "vi/LC_MESSAGES"
    with (folder / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for key, words in _written(folder / "django.po").items():
        assert words in {compiled.gettext(key), compiled.ngettext(key, key, 1)}, key


@pytest.mark.parametrize(
    "words",
    [
        "The username and/or password you specified are not correct.",
        "Too many failed login attempts. Try again later.",
        "Incorrect code.",
        "You must type the same password each time.",
        "This field is required.",
        "This password is too common.",
    ],
)
def test_what_the_libraries_say_on_our_pages_is_said_in_vietnamese_without_a_pronoun(words: str) -> None:
    with translation.override("vi"):
        said = translation.gettext(words)
    assert said != words
    assert "bạn" not in said
