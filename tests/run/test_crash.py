"""A small run of `bench.crash`: workers die by kill -9 at each named stage, and nothing is lost or doubled."""

import importlib
import json
import os
import subprocess
import sys
from functools import reduce

import pytest

from bench.crash.stages import CASE, LETTER, STAGES
from tests.conftest import CHECKOUT

KILLS = 16  # each stage of the road once, two random moments, two of a case; the fourth round makes a letter
ROUNDS = 4  # five workers die over the pieces of one round


@pytest.mark.parametrize("at", [where for where, _when, _most in (STAGES | CASE | LETTER).values()])
def test_a_stage_is_a_function_of_the_programme(at: str) -> None:
    module, _colon, name = at.partition(":")
    assert callable(reduce(getattr, name.split("."), importlib.import_module(module)))


@pytest.mark.slow
def test_wherever_a_worker_is_killed_everything_is_there_once_in_the_end() -> None:
    env = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_URL", "HOIAM_", "COV_", "PYTEST_"))}
    command = [sys.executable, "-m", "bench.crash", "--json", "--times", str(KILLS), "--letters-every", str(ROUNDS)]
    run = subprocess.run(command, cwd=CHECKOUT, env=env, capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]
    told = json.loads(run.stdout)
    assert told["turns"] >= ROUNDS
    assert told["whole"] and told["counts"]["pieces"]["had"] == 3 * told["turns"]
    stages = {"collect", "extract", "keep", "index", "match", "group", "classify", "kept", "note", "finish", "case"}
    assert stages <= set(told["killed"]) and any(stage.startswith("letter") for stage in told["killed"])
    assert told["times"] >= KILLS - 2  # a random moment may fall after the end
