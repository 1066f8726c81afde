"""Where a worker dies: at a named stage by its own hand (kill -9 to itself), or wherever it is when it is killed."""

import importlib
import os
import signal
from collections.abc import Callable
from typing import Any

# name → the function at which it dies, before or after its call, and up to which of its calls.
STAGES: dict[str, tuple[str, str, int]] = {
    "claim": ("hoiam.desk.jobs.actions:claim", "after", 1),
    "collect": ("hoiam.run.path:collect", "after", 1),
    "extract": ("hoiam.run.steps.enduring:extract", "after", 1),
    "keep": ("hoiam.desk.articles.actions.keeping:learn", "after", 3),
    "index": ("hoiam.desk.articles.index:put", "after", 3),
    "match": ("hoiam.desk.watch.actions:keep", "after", 1),
    "group": ("hoiam.desk.stories.actions:place", "after", 3),
    "classify": ("hoiam.desk.stories.actions:label", "after", 3),
    "kept": ("hoiam.run.path:take_in", "after", 1),
    "note": ("hoiam.desk.sources.actions:note_success", "before", 1),
    "finish": ("hoiam.desk.jobs.actions:finish", "before", 1),
}
CASE = {
    "case": ("hoiam.desk.audit.actions:record", "before", 1),
    "case, written": ("hoiam.desk.audit.actions:record", "after", 1),
}
LETTER = {
    "letter, drawn": ("hoiam.run.steps.rendering:printed", "after", 1),
    "letter, stored": ("hoiam.outside.keep:Keep.put", "after", 2),
    "letter, noted": ("hoiam.desk.files.actions:note", "after", 2),
    "letter, attached": ("hoiam.desk.replies.actions:attach_letter", "after", 1),
}


def die_at(target: tuple[str, str, int], call: int) -> None:
    """Kill this process at one call of a function."""
    path, when, _most = target
    module, _colon, name = path.partition(":")
    holder: Any = importlib.import_module(module)
    *outer, last = name.split(".")
    for part in outer:
        holder = getattr(holder, part)
    setattr(holder, last, _deadly(getattr(holder, last), when, call))


def _deadly(real: Callable[..., Any], when: str, call: int) -> Callable[..., Any]:
    calls = 0

    def deadly(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if when == "before" and calls == call:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = real(*args, **kwargs)
        if when == "after" and calls == call:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return deadly
