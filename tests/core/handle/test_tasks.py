"""What one unit asks of another: which states follow, and what an answer must say."""

import pytest

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.tasks import RUNNING, TASKS, complete, step
from hoiam.core.handle.tracks import closing_gaps
from hoiam.core.values.case import TaskKind, Verdict


@pytest.mark.parametrize("state", TASKS)
@pytest.mark.parametrize("to", TASKS)
def test_a_task_moves_as_its_table_says_and_in_no_other_way(state: str, to: str) -> None:
    if to in TASKS[state]:
        assert step(state, to) == to
        return
    with pytest.raises(MoveDenied):
        step(state, to)


def test_what_is_answered_refused_or_taken_back_is_over() -> None:
    assert RUNNING == ("open", "doing")


@pytest.mark.parametrize("finding", [Verdict.TRUE, Verdict.FALSE])
def test_a_confirmation_may_be_one_word(finding: Verdict) -> None:
    assert complete(TaskKind.CONFIRM, "", finding) == finding


@pytest.mark.parametrize(
    ("kind", "answer", "finding", "code"),
    [
        (TaskKind.CONFIRM, "Có", "", "asked.needs_finding"),
        (TaskKind.CONFIRM, "Có", Verdict.PARTLY, "asked.needs_finding"),
        (TaskKind.CONFIRM, " ", Verdict.UNKNOWN, "asked.needs_answer"),
        (TaskKind.WORK, "đã ghi nhận", "", "asked.needs_answer"),
        (TaskKind.OPINION, "", "", "asked.needs_answer"),
    ],
)
def test_an_answer_that_says_nothing_is_refused(kind: TaskKind, answer: str, finding: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        complete(kind, answer, finding)
    assert refused.value.code == code


@pytest.mark.parametrize("kind", [TaskKind.WORK, TaskKind.OPINION])
def test_only_a_confirmation_carries_a_finding(kind: TaskKind) -> None:
    assert complete(kind, "Đã thay xong 540 m ống", Verdict.TRUE) == ""


def test_a_case_does_not_close_while_a_unit_owes_an_answer() -> None:
    assert [(gap.code, dict(gap.facts)) for gap in closing_gaps([Verdict.TRUE], {}, 2)] == [("close.tasks", {"n": 2})]
