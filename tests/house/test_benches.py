"""Every bench runs by the same command, with what the project installs by itself, and prints JSON on demand."""

import subprocess
import sys

import pytest

from tests.conftest import CHECKOUT

BENCH = CHECKOUT / "bench"
MADE_ONCE = {"national", "stories_fit", "stories_fit_v3", "stories_fit_learned"}  # they make files
BENCHES = sorted(
    {path.stem for path in BENCH.glob("*.py") if "__main__" in path.read_text(encoding="utf-8")} - MADE_ONCE
    | {path.parent.name for path in BENCH.glob("*/__main__.py")}
)


def test_there_are_benches():
    assert {"places", "stories", "topic", "search", "letters"} <= set(BENCHES)


@pytest.mark.slow
@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_starts_and_offers_json(name):
    words = [sys.executable, "-m", f"bench.{name}", "--help"]
    told = subprocess.run(words, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    assert "--json" in told.stdout
