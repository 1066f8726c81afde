"""Every INSERT, UPDATE and DELETE of the whole test run must come from an action, or from a listed library.

A wrapper around each database connection looks at the stack; reading the source could not tell.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

ACTION = re.compile(r"/hoiam/desk/\w+/actions(?:\.py|/\w+\.py)$")
LIBRARIES = (
    "/django/contrib/sessions/",
    "/django/contrib/auth/",
    "/django/contrib/contenttypes/",
    "/django/core/cache/",
    "/django/core/management/",
    "/django/db/migrations/",
    "/django/test/",
    "/allauth/",
)
WRITING = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|TRUNCATE)\b", re.I)
_open = [0]
found: list[str] = []


@contextmanager
def by_a_wrong_hand() -> Iterator[None]:
    """Let a test write past the actions: it plays somebody who tampers with the database."""
    _open[0] += 1
    try:
        yield
    finally:
        _open[0] -= 1


def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Note a write that comes from nowhere allowed."""
    if WRITING.match(sql) and not _open[0] and not _allowed():
        found.append(sql[:200])
    return execute(sql, params, many, context)


def _allowed() -> bool:
    frame = sys._getframe(2)
    while frame:
        name = frame.f_code.co_filename.replace("\\", "/")
        if ACTION.search(name) or any(library in name for library in LIBRARIES):
            return True
        frame = frame.f_back
    return False
