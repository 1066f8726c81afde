"""./run, ./test and .ci/run: plain sh, and a clear word where neither Python nor uv is to be found."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import CHECKOUT

SCRIPTS = ("run", "test", ".ci/run", ".ci/uv.sh")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows starts with: uv run hoiam")


def bare(folder: Path, **tools: str) -> Path:
    """Return a folder that serves as a whole PATH: the few tools that the scripts use, and fakes."""
    path = folder / "bin"
    path.mkdir()
    for name in ("sh", "dirname", "grep", "rm", "mv"):
        (path / name).symlink_to(shutil.which(name) or "/bin/false")
    for name, text in tools.items():
        (path / name).write_text(f"#!/bin/sh\n{text}\n")
        (path / name).chmod(0o755)
    return path


def start(folder: Path, path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Start ./run of a copied checkout with nothing but this PATH."""
    (folder / ".ci").mkdir()
    for name in ("run", ".ci/uv.sh"):
        shutil.copy(CHECKOUT / name, folder / name)
    env = {"PATH": str(path), "HOME": str(folder)}
    return subprocess.run(
        [path / "sh", "./run", *words], cwd=folder, env=env, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_is_plain_sh(script: str) -> None:
    subprocess.run(["sh", "-n", CHECKOUT / script], check=True)
    assert script == ".ci/uv.sh" or os.access(CHECKOUT / script, os.X_OK)


def test_without_python_and_uv_it_says_what_is_needed_and_fails(tmp_path: Path) -> None:
    answer = start(tmp_path, bare(tmp_path))
    assert answer.returncode == 1
    assert "Python 3.11 trở lên có pip, hoặc cần uv" in answer.stderr
    assert "Needs Python 3.11 or newer with pip, or uv" in answer.stderr


def test_a_python_without_pip_or_too_old_is_none(tmp_path: Path) -> None:
    old = bare(tmp_path, python3="exit 1")
    assert start(tmp_path, old).returncode == 1


@pytest.mark.parametrize(
    ("words", "synced", "called"),
    [
        ((), "--no-default-groups", "start"),
        (("walk", "x y"), "--no-default-groups", "walk x y"),
        (("check",), "--inexact --quiet", "check"),
    ],
)
def test_with_uv_it_syncs_and_hands_the_words_on(
    tmp_path: Path, words: tuple[str, ...], synced: str, called: str
) -> None:
    uv = 'case "$1" in --version) echo "uv 0.13.9";; *) echo "uv $*";; esac'
    path = bare(tmp_path, uv=uv)
    hoiam = tmp_path / ".venv/bin/hoiam"
    hoiam.parent.mkdir(parents=True)
    hoiam.write_text('#!/bin/sh\necho "hoiam $*"\n')
    hoiam.chmod(0o755)
    answer = start(tmp_path, path, *words)
    assert answer.returncode == 0, answer.stderr
    assert f"hoiam {called}\n" in answer.stdout
    assert synced in answer.stdout
    assert ("--no-default-groups" in answer.stdout) == (words[:1] != ("check",))


def test_an_old_uv_is_not_taken(tmp_path: Path) -> None:
    assert start(tmp_path, bare(tmp_path, uv='echo "uv 0.4.30"')).returncode == 1
