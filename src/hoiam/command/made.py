"""Viết lại các tài liệu sinh từ mã nguồn trong docs/made; --check chỉ so sánh."""

import argparse
from pathlib import Path

from hoiam.command._kit.law_page import law_page

FOLDER = Path("docs/made")


def arguments(parser: argparse.ArgumentParser) -> None:
    """`--check` writes nothing and fails where a document differs."""
    parser.add_argument("--check", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Write the documents, or say which differ."""
    if options.check:
        different = differences()
        for name in different:
            print(f"{FOLDER / name} khác mã nguồn; chạy: ./run made")
        return 1 if different else 0
    write()
    return 0


def write() -> None:
    """Write every made document."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


def differences() -> list[str]:
    """Return the names of the made documents that are not as the source says."""
    return [name for name, text in documents().items() if _read(FOLDER / name) != text]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def documents() -> dict[str, str]:
    """Return every made document by its file name."""
    return {"case.md": _case(), "law.md": law_page()}


def _case() -> str:
    from hoiam.core.handle.states import OWNERS, TRANSITIONS
    from hoiam.core.handle.tracks import TABLES

    lines = ["# The states of a case", "", "Made from `core/handle` by `./run made`; do not edit.", ""]
    lines += ["```mermaid", "stateDiagram-v2"]
    lines += [f"    {row.state} --> {row.to}: {row.move}" for row in TRANSITIONS]
    lines += ["```", "", "| State | Move | To | Roles |", "|---|---|---|---|"]
    lines += [f"| {r.state} | {r.move} | {r.to} | {', '.join(r.roles)} |" for r in TRANSITIONS]
    lines += ["", "| State | Held by |", "|---|---|"]
    lines += [f"| {state} | {owner or '-'} |" for state, owner in OWNERS.items()]
    for track, table in TABLES.items():
        lines += ["", f"## Track: {track}", "", "```mermaid", "stateDiagram-v2"]
        lines += [f"    {state} --> {to}" for state, follow in table.items() for to in follow]
        lines += [f"    {state} --> [*]" for state, follow in table.items() if not follow]
        lines += ["```"]
    return "\n".join(lines) + "\n"
