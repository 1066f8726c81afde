"""Every verb that an action writes into the audit has its words in plain Vietnamese, and so has every subject."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import hoiam.desk
from hoiam.core.handle.states import SENTENCES
from hoiam.desk.audit.words import FACTS, SUBJECTS, VERBS

DESK = Path(hoiam.desk.__file__).parent
WRITERS = ("record", "write_line", "line", "_line", "_write_line", "_record")
VERB = re.compile(r"^[a-z_]+\.[a-z_]+$")


def calls() -> Iterator[tuple[Path, ast.Call]]:
    """Yield each call in desk that writes an audit line, with its file."""
    for path in sorted(DESK.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in WRITERS:
                    yield path, node


def constants(node: ast.AST) -> Iterator[str]:
    """Yield the strings that may stand there: of "a" if … else "b" both."""
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def written() -> dict[str, str]:
    """Return each verb that is written, with the file that writes it."""
    found: dict[str, str] = dict.fromkeys(SENTENCES.values(), "core/handle/states.py")
    for path, call in calls():
        given = [*call.args, *(word.value for word in call.keywords if word.arg == "verb")]
        for node in given:
            if not isinstance(node, ast.JoinedStr | ast.Tuple):
                found |= {verb: str(path.relative_to(DESK)) for verb in constants(node) if VERB.match(verb)}
    return found


def test_every_verb_is_told_in_vietnamese() -> None:
    verbs = written()
    assert len(verbs) > 80, "the search for verbs finds too little"
    assert {verb: where for verb, where in verbs.items() if verb not in VERBS} == {}


def test_no_words_are_left_of_a_verb_that_nobody_writes() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in DESK.rglob("*.py") if path.name != "words.py")
    known = {*written(), *(verb for verb in VERBS if f'"{verb}"' in source)}
    built = {"clock.keep", "clock.renew"}  # f"clock.{decision}"
    prefixes = tuple(re.findall(r'f"([a-z_]+\.)\{', source))
    left = {verb for verb in VERBS if verb not in known | built and not verb.startswith(prefixes)}
    assert left == set()


def test_every_subject_is_told_in_vietnamese() -> None:
    subjects: set[str] = set()
    for _path, call in calls():
        for word in [*call.args, *(one.value for one in call.keywords if one.arg == "subject")]:
            if isinstance(word, ast.Tuple) and word.elts and isinstance(word.elts[0], ast.Constant):
                subjects.add(str(word.elts[0].value))
    assert len(subjects) > 5
    assert subjects - set(SUBJECTS) == set()


def facts_written() -> dict[str, str]:
    """Return each fact that a call names where it writes a line, with the file; of **{"name": …} the names too."""
    about = {"verb", "subject", "by", "now", "office", "chain", "actor", "case", "key", "role"}
    found: dict[str, str] = {}
    for path, call in calls():
        named = [word.arg for word in call.keywords if word.arg and word.arg not in about]
        found |= dict.fromkeys(named, str(path.relative_to(DESK)))
    return found


def test_every_fact_of_a_line_is_named_in_vietnamese() -> None:
    facts = facts_written()
    assert len(facts) > 50, "the search for facts finds too little"
    assert {name: where for name, where in facts.items() if name not in FACTS} == {}
