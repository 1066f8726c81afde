"""What one unit asks of another within a case: work, an opinion, a confirmation. When has it ended?"""

from collections.abc import Mapping

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.case import TaskKind, Verdict

# state -> the states that may follow. A state with no followers has ended.
TASKS: Mapping[str, tuple[str, ...]] = {
    "open": ("doing", "done", "refused", "withdrawn"),
    "doing": ("done", "refused", "withdrawn"),
    "done": (),
    "refused": (),
    "withdrawn": (),
}
RUNNING = tuple(state for state, after in TASKS.items() if after)
FEWEST_WORDS = 4


def step(state: str, to: str) -> str:
    """Return `to` where the table allows it. Raises MoveDenied otherwise."""
    if to not in TASKS.get(state, ()):
        raise MoveDenied("asked.state", state=state, to=to)
    return to


def complete(kind: TaskKind, answer: str, finding: str) -> str:
    """Return the finding that an answer carries, "" where the kind asks for none. Raises Refused for an empty answer.

    A confirmation says yes, no or "cannot tell": it is a word to the unit in charge, never the verdict on a claim.
    """
    if kind == TaskKind.CONFIRM:
        if finding not in (Verdict.TRUE, Verdict.FALSE, Verdict.UNKNOWN):
            raise Refused("asked.needs_finding")
        if finding == Verdict.UNKNOWN and not answer.strip():
            raise Refused("asked.needs_answer")
        return finding
    if len(answer.split()) < FEWEST_WORDS:
        raise Refused("asked.needs_answer")
    return ""
