"""What the sample remembers between two starts: the press's port, the accounts' password, the day of installation.

Kept in HOIAM_VAR/sample.json, readable only by the one who runs the program. No password is the same on two machines.
"""

import json
import secrets
import socket
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

PREFERRED_PORT = 8071
WORDS = "suoi nui rung may gio nang mua song cau lua ngo che tre trau voi chim hoa la dat da".split()  # noqa: SIM905


@dataclass(frozen=True, slots=True)
class State:
    """The sample of this installation. `played` is False while the week is being played for the first time."""

    port: int
    password: str
    installed_on: date
    played: bool = False


def read(folder: Path) -> State | None:
    """Return the sample's state, None before the first start."""
    path = folder / "sample.json"
    if not path.exists():
        return None
    raw = json.loads(path.read_text(encoding="utf-8"))
    return State(**{**raw, "installed_on": date.fromisoformat(raw["installed_on"])})


def begin(folder: Path, today: date) -> State:
    """Choose a free port and a password, and keep them before the week is played."""
    password = "-".join(secrets.choice(WORDS) for _ in range(4)) + f"-{secrets.randbelow(900) + 100}"
    return _keep(folder, State(_free_port(), password, today))


def finish(folder: Path, state: State) -> State:
    """Write down that the week was played to its end."""
    return _keep(folder, replace(state, played=True))


def _keep(folder: Path, state: State) -> State:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "sample.json"
    path.touch(mode=0o600)
    path.write_text(json.dumps({**asdict(state), "installed_on": state.installed_on.isoformat()}), encoding="utf-8")
    return state


def _free_port() -> int:
    for wanted in (PREFERRED_PORT, 0):
        with socket.socket() as trying:
            try:
                trying.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            return int(trying.getsockname()[1])
    raise OSError("no free port on 127.0.0.1")
