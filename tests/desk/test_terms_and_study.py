"""What fuzzy words mean in an office, and reading a dispatch by units."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import Actor
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives import actions, queries, quiz, terms
from hoiam.desk.directives.models import Directive, Every, Fuzzy, Study, StudyUnit, Task, Term
from tests.people import CLERK, HANOI, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House

HEAD = {"document": {"number_full": "9/UBND-VX", "date": "2022-10-06", "confidence": {}}, "addressees": []}


def _task(ref: str, actor: str, what: str, due: dict[str, Any], words: str | None = None) -> dict[str, Any]:
    row = {"id": ref, "actor": [actor], "actor_text": actor, "what": what, "due": due, "deadline_text": words}
    return {**row, "confidence": 0.9, "outcome_to": None}


TASKS = [
    _task("1", "TRUNG_TAM", "Báo cáo tình hình thực hiện", {"kind": "periodic"}, "định kỳ"),
    _task("2", "UBND_XA", "Báo cáo vụ việc mới", {"kind": "event", "trigger": "khi có tin"}, "kịp thời"),
    _task(
        "3",
        "TRUNG_TAM",
        "Gửi báo cáo tuần, thứ năm hằng tuần",
        {"kind": "weekly", "weekday": 4, "time": "15:00"},
        "thứ năm hằng tuần",
    ),
]


@pytest.fixture
def paper(house: House) -> Directive:
    """Return a confirmed dispatch with three tasks, two of which the paper leaves open."""
    told = {"structure": {**HEAD, "references": [], "tasks": TASKS}, "doubts": []}
    made = actions.take_in(office=house.office, name="a.txt", source="a", restored="a", by=CLERK, now=THURSDAY, **told)
    return actions.confirm(directive=made, by=ROUTER, now=THURSDAY)


def _agree(
    house: House, word: Fuzzy = Fuzzy.PERIODIC, by: Actor = ROUTER, now: datetime = THURSDAY, **how: Any
) -> Term:
    how = how or {"every": "monthly", "day": 25}
    owner = house.units["mau-van-phong"]
    return actions.agree(office=house.office, word=word, owner=owner, by=by, now=now, **how)


def _due(paper: Directive, ref: str) -> datetime | None:
    return Task.objects.get(directive=paper, ref=ref).next_due_at


def test_what_the_paper_leaves_open_gets_its_date_from_the_offices_word(house: House, paper: Directive) -> None:
    weekly = _due(paper, "3")
    assert _due(paper, "1") is None
    _agree(house)
    assert _due(paper, "1") == datetime(2022, 10, 26, 0, 0, tzinfo=HANOI)
    assert {bond.next_due_at for bond in Task.objects.get(directive=paper, ref="1").units.all()} == {_due(paper, "1")}
    assert _due(paper, "2") is None and _due(paper, "3") == weekly
    assert Task.objects.get(directive=paper, ref="1").due == {"kind": "periodic"}  # the paper's own words stay


def test_a_dispatch_confirmed_later_knows_the_word(house: House) -> None:
    _agree(house, every="weekly", day=5)
    told = {"structure": {**HEAD, "references": [], "tasks": TASKS[:1]}, "doubts": []}
    made = actions.take_in(office=house.office, name="b", source="b", restored="b", by=CLERK, now=THURSDAY, **told)
    actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
    assert _due(made, "1") == datetime(2022, 10, 8, 0, 0, tzinfo=HANOI)


def test_evidence_moves_a_task_on_by_the_agreed_period(house: House, paper: Directive) -> None:
    _agree(house)
    task = Task.objects.get(directive=paper, ref="1")
    actions.give_evidence(task=task, note="Báo cáo số 41", by=SORTER, now=THURSDAY)
    assert _due(paper, "1") == datetime(2022, 11, 26, 0, 0, tzinfo=HANOI)


def test_a_word_is_changed_by_its_owner_or_the_leader_and_the_dates_follow(house: House, paper: Directive) -> None:
    _agree(house)
    other = Actor("person", "x", ROUTER.roles, "mau-vhtt", ROUTER.office)
    with pytest.raises(Refused, match=r"term.owner"):
        _agree(house, by=other, every="weekly", day=1)
    _agree(house, by=LEADER, every="weekly", day=1)
    assert _due(paper, "1") == datetime(2022, 10, 11, 0, 0, tzinfo=HANOI)
    assert Term.objects.count() == 1
    assert AuditEvent.objects.filter(verb="term.agree").count() == 2


def test_agreeing_on_a_word_again_forgives_no_date_that_has_passed(house: House) -> None:
    told = {"structure": {**HEAD, "references": [], "tasks": [{**TASKS[0], "actor": ["UBND_XA"]}]}, "doubts": []}
    made = actions.take_in(office=house.office, name="b", source="b", restored="b", by=CLERK, now=THURSDAY, **told)
    actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
    _agree(house, every="weekly", day=5)
    task = Task.objects.get(directive=made)
    actions.give_evidence(task=task, note="Báo cáo số 41", by=VERIFIER, now=THURSDAY)
    passed, monday = datetime(2022, 10, 8, tzinfo=HANOI), datetime(2022, 10, 10, 8, tzinfo=HANOI)
    for how, following in (({}, datetime(2022, 10, 26, tzinfo=HANOI)), ({"hours": 24}, None)):
        _agree(house, now=monday, **how)
        dates = dict(task.units.values_list("unit__key", "next_due_at"))
        assert dates == {"mau-dak-ui": following, "mau-dak-mar": passed}
        assert _due(made, "1") == passed


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"hours": 24, "working_days": 2}, "term.one"),
        ({"every": "weekly", "day": 8}, "term.number"),
        ({"every": "monthly", "day": None}, "term.number"),
        ({"hours": 0}, "term.number"),
    ],
)
def test_a_term_is_exactly_one_thing(house: House, how: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused, match=code):
        _agree(house, **how)
    assert not Term.objects.exists()


def test_who_only_works_decides_no_word(house: House) -> None:
    with pytest.raises(Refused, match=r"term.role"):
        _agree(house, by=VERIFIER)


def test_a_number_of_the_paper_goes_before_any_word() -> None:
    term = Term(word="promptly", every=Every.MONTHLY, day=1)
    assert terms.words_of({"kind": "weekly", "weekday": 4}, "kịp thời, thứ năm hằng tuần") == []
    assert terms.agreed({"kind": "dated", "date": "2022-10-10"}, "định kỳ", {"periodic": term}) == {}
    assert terms.words_of({"kind": "continuous"}, "Thường xuyên, kịp thời") == [Fuzzy.PROMPTLY, Fuzzy.OFTEN]


# --- reading and understanding


def _study(paper: Directive, until: date | None = None) -> Study:
    asked = quiz.questions_of(queries.tasks_of(paper))
    of = queries.units_to_read(paper)
    told = {"until": until or date(2022, 10, 14), "of": of, "questions": asked, "by": ROUTER, "now": THURSDAY}
    return actions.ask_study(directive=paper, **told)


def test_questions_are_made_of_what_the_paper_says_and_have_one_right_answer(paper: Directive) -> None:
    asked = quiz.questions_of(queries.tasks_of(paper))
    assert 2 <= len(asked) <= quiz.MOST
    for one in asked:
        assert len(one["options"]) == len(set(one["options"])) >= 2
        assert one["options"][one["right"]].lower() not in one["ask"].lower(), "the question gives its answer away"
        task = Task.objects.get(directive=paper, ref=one["ref"])
        assert one["options"][one["right"]] in (task.deadline_text, task.actor_text, task.outcome_to)
    assert quiz.questions_of([]) == []


def test_a_unit_reads_and_answers_and_no_person_is_kept(paper: Directive) -> None:
    study = _study(paper)
    row = queries.study_row(paper, "mau-dak-ui", THURSDAY.date())
    right = {n: one["right"] for n, one in enumerate(study.questions)}
    done = actions.report_study(row=row, how="Họp cơ quan", people=12, answers=right, by=VERIFIER, now=THURSDAY)
    assert (done.right, done.people, done.read_at) == (len(study.questions), 12, THURSDAY)
    kept = {field.name for field in StudyUnit._meta.get_fields()}
    assert not {name for name in kept if name.endswith("_by") or "person" in name or "answers" in name}
    wrong = {n: (place + 1) % len(study.questions[n]["options"]) for n, place in right.items()}
    again = actions.report_study(
        row=row, how="Họp lại", people=None, answers=wrong, by=VERIFIER, now=THURSDAY + timedelta(days=1)
    )
    assert (again.right, again.read_at) == (0, THURSDAY)


def test_reading_is_asked_once_of_units_for_a_day_to_come(paper: Directive) -> None:
    with pytest.raises(Refused, match=r"study.past"):
        _study(paper, until=date(2022, 10, 5))
    _study(paper)
    with pytest.raises(MoveDenied, match=r"study.asked"):
        _study(paper)


@pytest.mark.parametrize(
    ("by", "how", "answered", "code"),
    [
        (SORTER, "Họp", True, "study.not_yours"),
        (VERIFIER, "  ", True, "study.how"),
        (VERIFIER, "Họp", False, "study.answers"),
    ],
)
def test_a_report_of_reading_is_the_units_own_and_whole(
    paper: Directive, by: Actor, how: str, answered: bool, code: str
) -> None:
    study = _study(paper)
    row = queries.study_row(paper, "mau-dak-ui", THURSDAY.date())
    answers = {n: one["right"] for n, one in enumerate(study.questions)} if answered else {}
    with pytest.raises(Refused, match=code):
        actions.report_study(row=row, how=how, people=None, answers=answers, by=by, now=THURSDAY)
    assert queries.study_row(paper, "mau-dak-ui", THURSDAY.date()).read_at is None


# --- what a person puts right before confirming


def test_a_task_without_an_actor_gets_its_units_from_a_person(house: House) -> None:
    told = {"structure": {**HEAD, "references": [], "tasks": [{**TASKS[0], "actor": []}]}, "doubts": []}
    made = actions.take_in(office=house.office, name="c", source="c", restored="c", by=CLERK, now=THURSDAY, **told)
    task = made.tasks.get()
    given = {"what": task.what, "accepted": True, "chosen": ["mau-vhtt", "khong-co"], "due_on": date(2022, 10, 20)}
    actions.mend_task(task=task, by=CLERK, now=THURSDAY, **given)
    actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
    task.refresh_from_db()
    assert [bond.unit.key for bond in task.units.all()] == ["mau-vhtt"]
    assert task.next_due_at == datetime(2022, 10, 21, 0, 0, tzinfo=HANOI)


def test_a_field_of_the_head_is_accepted_once(house: House, paper: Directive) -> None:
    told = {"structure": {**HEAD, "references": [], "tasks": []}, "doubts": []}
    made = actions.take_in(office=house.office, name="d", source="d", restored="d", by=CLERK, now=THURSDAY, **told)
    for _twice in range(2):
        made = actions.accept_field(directive=made, name="dated", by=CLERK, now=THURSDAY)
    assert made.looked == ["dated"] and AuditEvent.objects.filter(verb="directive.field").count() == 1
    with pytest.raises(Refused):
        actions.accept_field(directive=made, name="restored", by=CLERK, now=THURSDAY)
    with pytest.raises(MoveDenied):
        actions.accept_field(directive=paper, name="dated", by=CLERK, now=THURSDAY)
