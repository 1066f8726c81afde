"""Which legal route may an answer take? Above all: what is true can never be objected to (guard-rail G7)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoiam.core.handle.route import NEW_LAW, Question, route
from hoiam.core.values.case import Route, Verdict

OLD, NEW = date(2022, 10, 6), NEW_LAW
OBJECTIONS = (Route.RESPONSE, Route.CORRECTION)
QUESTIONS = st.builds(
    Question,
    verdict=st.sampled_from(list(Verdict)),
    concerns_office=st.booleans(),
    conclusion=st.booleans(),
    on=st.dates(date(2017, 1, 1), date(2030, 12, 31)),
    from_press=st.booleans(),
)


@given(QUESTIONS)
def test_only_a_false_claim_of_the_press_about_us_can_be_objected_to(question: Question) -> None:
    answer = route(question)
    allowed = question.verdict == Verdict.FALSE and question.from_press and question.concerns_office
    assert (answer.route in OBJECTIONS) == allowed


@given(QUESTIONS)
def test_a_true_claim_is_remedied_and_answered_with_proof(question: Question) -> None:
    answer = route(question)
    assert (answer.route == Route.REMEDY_AND_ANSWER) == (question.verdict == Verdict.TRUE)
    if question.verdict == Verdict.TRUE:
        assert answer.attach == ("outcome", "proof")


@given(QUESTIONS)
def test_a_correction_needs_a_conclusion_and_without_one_its_clock_never_runs(question: Question) -> None:
    answer = route(question)
    if answer.route == Route.CORRECTION:
        assert question.conclusion
    if answer.route == Route.RESPONSE:
        assert answer.clocks in (("L103-2016.43.2",), ("ND237-2026.21.1",))
        assert answer.reasons[0].facts["no_clock"] == "correction"


@given(QUESTIONS)
def test_every_route_says_why(question: Question) -> None:
    assert route(question).reasons


@given(QUESTIONS)
def test_the_law_is_that_of_the_day_of_the_event(question: Question) -> None:
    old = ("L103-2016", "ND09-2017")
    for rule in (*route(question).rules, *route(question).clocks):
        assert rule.startswith(old) == (question.on < NEW_LAW)


@pytest.mark.parametrize(
    ("on", "rule"), [(NEW_LAW - timedelta(days=1), "L103-2016.39.1"), (NEW_LAW, "ND237-2026.18.1")]
)
def test_the_day_on_which_the_law_changed_is_the_new_laws_day(on: date, rule: str) -> None:
    assert route(Question(Verdict.TRUE, True, False, on)).rules == (rule,)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (Question(Verdict.UNKNOWN, True, False, OLD), "route.not_settled"),
        (Question(Verdict.PARTLY, True, True, OLD), "route.not_settled"),
        (Question(Verdict.FALSE, True, True, OLD, from_press=False), "route.not_press"),
        (Question(Verdict.FALSE, False, True, OLD), "route.not_ours"),
    ],
)
def test_otherwise_the_office_only_informs_and_starts_no_clock(question: Question, code: str) -> None:
    answer = route(question)
    assert (answer.route, answer.clocks, answer.rules) == (Route.INFORMATION, (), ())
    assert answer.reasons[0].code == code


@pytest.mark.parametrize(("on", "clock"), [(OLD, "L103-2016.42.5"), (NEW, "ND237-2026.19.3")])
def test_a_written_conclusion_starts_the_clock_of_the_correction(on: date, clock: str) -> None:
    answer = route(Question(Verdict.FALSE, True, True, on))
    assert (answer.route, answer.clocks, answer.attach) == (Route.CORRECTION, (clock,), ("conclusion",))
