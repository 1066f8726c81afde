"""What import-linter cannot see: the rules of the rooms, read from the source and from Django's own knowledge."""

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

import hoiam
from hoiam.core.handle.states import EXITS, NOTICES, SENTENCES, TRANSITIONS
from hoiam.core.values.case import Audience, Move
from hoiam.settings import DESK

SOURCE = Path(hoiam.__file__).parent
CHECKOUT = SOURCE.parent.parent
FILE_WALL, FUNCTION_WALL, TEMPLATE_WALL, TEST_WALL = 400, 60, 150, 500
STREET = [name.rsplit(".", 1)[1] for name in DESK]


def sources() -> list[Path]:
    """Return every module of ours but migrations."""
    return [path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts]


def actions() -> Iterator[tuple[str, object]]:
    """Return every public action of every noun."""
    for noun in STREET:
        if not (SOURCE / "desk" / noun / "actions.py").exists() and not (SOURCE / "desk" / noun / "actions").is_dir():
            continue
        module = importlib.import_module(f"hoiam.desk.{noun}.actions")
        wanted = getattr(module, "__all__", None)
        for name, thing in inspect.getmembers(module, inspect.isfunction):
            own = thing.__module__.startswith(module.__name__)
            if own and not name.startswith("_") and (wanted is None or name in wanted):
                yield f"{noun}.{name}", thing


def test_core_imports_with_django_barred() -> None:
    names = [m.name for m in pkgutil.walk_packages([str(SOURCE / "core")], "hoiam.core.")]
    bar = (
        "import sys; sys.modules['django'] = None; import importlib; [importlib.import_module(n) for n in sys.argv[1:]]"
    )
    answer = subprocess.run(
        [sys.executable, "-c", bar, *names], capture_output=True, text=True, timeout=120, check=False
    )
    assert answer.returncode == 0, answer.stderr[-2000:]


def test_no_foreign_key_points_against_the_street() -> None:
    against = []
    for noun in STREET:
        for model in apps.get_app_config(noun).get_models():
            for field in model._meta.get_fields():
                other = getattr(field, "related_model", None)
                if not (other and field.concrete) or other._meta.app_label not in STREET:
                    continue
                if STREET.index(other._meta.app_label) > STREET.index(noun):
                    against.append(f"{model.__name__}.{field.name}")
    assert not against


def test_the_audit_has_no_foreign_keys() -> None:
    fields = [f for m in apps.get_app_config("audit").get_models() for f in m._meta.get_fields() if f.is_relation]
    assert not fields


def test_every_action_is_keyword_only_and_takes_who_and_when() -> None:
    wrong = []
    for name, action in actions():
        parameters = inspect.signature(action).parameters
        kinds = {p.kind for p in parameters.values()} - {inspect.Parameter.VAR_KEYWORD}
        if kinds != {inspect.Parameter.KEYWORD_ONLY} or not {"by", "now"} <= set(parameters):
            wrong.append(name)
    assert not wrong


def test_there_are_actions_to_look_at() -> None:
    assert len(list(actions())) > 40


def test_every_move_of_a_case_has_its_sentence_and_its_notice_in_words() -> None:
    from hoiam.desk.cases import words

    assert {row.move for row in TRANSITIONS} <= set(Move)
    assert {SENTENCES[move] for move in Move} <= set(words.HISTORY)
    assert {NOTICES[move] for move in Move} <= set(words.NOTICES)
    assert set(EXITS) == set(words.EXITS)
    assert set(Audience) == set(words.AUDIENCES)


def test_every_turn_of_a_part_of_work_has_its_sentence_its_notice_and_its_exit_in_words() -> None:
    from hoiam.core.handle.turns import NEWS, PART_EXITS, PLACES, TURNS
    from hoiam.desk.cases import words

    assert {sentence for turn in TURNS for sentence in turn.sentences} <= set(words.HISTORY)
    assert {news.notice for news in NEWS.values()} <= set(words.NOTICES)
    assert set(PART_EXITS) == set(words.PART_EXITS)
    assert {state for places in PLACES.values() for state in places} <= set(words.TRACK_STATES)
    assert {clock for places in PLACES.values() for place in places.values() for clock in place.clocks} <= set(
        words.CLOCKS
    )


@pytest.mark.parametrize("name", ["utils", "util", "helpers", "helper", "common", "misc"])
def test_no_module_is_a_drawer_for_everything(name: str) -> None:
    assert not [p for p in SOURCE.rglob("*") if p.stem == name and "vendor" not in p.parts]


def test_no_author_has_a_place_to_be_kept() -> None:
    barred = re.compile(r"author|byline|reporter_name|journalist|full_name|birth|ethnic|religion|phone", re.I)
    ours = [m for noun in STREET for m in apps.get_app_config(noun).get_models()]
    assert not [f"{m.__name__}.{f.name}" for m in ours for f in m._meta.get_fields() if barred.search(f.name)]


def test_files_and_functions_stay_small() -> None:
    large = [f"{p.relative_to(SOURCE)}" for p in sources() if len(p.read_text().splitlines()) > FILE_WALL]
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= FUNCTION_WALL:
                large.append(f"{path.relative_to(SOURCE)}:{node.name}")
    large += [
        f"{p.name}" for p in SOURCE.rglob("templates/**/*.html") if len(p.read_text().splitlines()) > TEMPLATE_WALL
    ]
    large += [f"{p.name}" for p in (CHECKOUT / "tests").rglob("*.py") if len(p.read_text().splitlines()) > TEST_WALL]
    assert not large


def test_every_module_says_what_it_is() -> None:
    silent = [
        str(p.relative_to(SOURCE))
        for p in sources()
        if p.read_text().strip() and not ast.get_docstring(ast.parse(p.read_text()))
    ]
    assert not silent


def test_every_public_function_says_what_it_means() -> None:
    silent = []
    for path in sources():
        for node in ast.parse(path.read_text()).body:
            public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
            if public and not ast.get_docstring(node):
                silent.append(f"{path.relative_to(SOURCE)}:{node.name}")
    assert not silent


def test_only_run_and_web_read_the_clock() -> None:
    reading = re.compile(r"\b(?:datetime\.now|datetime\.utcnow|date\.today|timezone\.now|time\.time)\(")
    rooms = {path.relative_to(SOURCE).as_posix() for path in sources() if reading.search(path.read_text())}
    assert rooms <= {"run/clock.py", "web/clock.py"}


def test_nothing_speaks_of_the_place_where_it_was_made() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=False
    ).stdout.split()
    if not listed:
        pytest.skip("needs the git checkout")
    barred = re.compile("|".join(["/wor" + "k/", "/roo" + "t/", "/tmp/" + "bash_jobs"]))
    texts = {name: CHECKOUT / name for name in listed if name.endswith((".py", ".md", ".toml", ".html", ".txt", ".sh"))}
    assert not [
        name for name, path in texts.items() if path.exists() and barred.search(path.read_text(errors="replace"))
    ]


def test_the_lock_names_only_the_public_index() -> None:
    hosts = set(re.findall(r"https://([^/\"]+)", (CHECKOUT / "uv.lock").read_text()))
    assert hosts == {"pypi.org", "files.pythonhosted.org"}
