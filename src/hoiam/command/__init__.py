"""The `hoiam` command: one file for each subcommand, found by its name. `hoiam due` is command/due.py.

A subcommand's module has a docstring whose first line is its help, `arguments(parser)` and `run(options) -> int`.
Commands that need no database never touch Django.
"""

import argparse
import errno
import importlib
import os
import pkgutil
import sys
from types import ModuleType


def _commands() -> dict[str, str]:
    return {name.replace("_", "-"): name for _, name, _ in pkgutil.iter_modules(__path__) if name[0] != "_"}


def _load(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name}")


def main(argv: list[str] | None = None) -> int:
    """Run one subcommand and return its exit code: 0 done, 1 refused or failed, 2 wrong call."""
    argv = sys.argv[1:] if argv is None else argv
    known = _commands()
    if not argv or argv[0] in {"help", "-h", "--help"}:
        _help(known)
        return 0
    if argv[0] not in known:
        print(f"hoiam: không có lệnh “{argv[0]}”. Gõ: hoiam help", file=sys.stderr)
        return 2
    module = _load(known[argv[0]])
    parser = argparse.ArgumentParser(prog=f"hoiam {argv[0]}", description=module.__doc__)
    module.arguments(parser)
    try:
        code = int(module.run(parser.parse_args(argv[1:])))
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("\nĐã dừng.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # who read the answer has read enough: `hoiam due … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:
        said = _known(error)
        if not said:
            raise
        print(f"hoiam {argv[0]}: {said}", file=sys.stderr)
        return 1


def _known(error: Exception) -> str:
    """Return what an outside trouble means for whoever typed the command; "" for a fault of ours, which is raised."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "ổ đĩa đã đầy. Việc đang làm dừng lại, dữ liệu đã lưu trước đó còn nguyên."
    database = sys.modules.get("django.db.utils")
    if database and isinstance(error, database.OperationalError | database.InterfaceError):
        return (
            "không kết nối được cơ sở dữ liệu, chưa làm gì. "
            f"Kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu. ({str(error).strip().splitlines()[0]})"
        )
    return ""


def _help(known: dict[str, str]) -> None:
    print("Hồi Âm\n")
    for word, name in known.items():
        first = (_load(name).__doc__ or "").strip().splitlines()[0]
        print(f"  hoiam {word:<12} {first}")
