"""Which legal route may an answer take? Four questions (function S23; law notes, section 3.2).

A true claim can never be objected to (guard-rail G7): there is no branch for it.
"""

from dataclasses import dataclass
from datetime import date

from hoiam.core.values.case import Route, Verdict
from hoiam.core.values.reason import Reason, why

NEW_LAW = date(2026, 7, 1)  # Law 126/2025/QH15, Decrees 237 and 244/2026/NĐ-CP come into force


@dataclass(frozen=True, slots=True)
class Question:
    """What the officer is asked about one article and the claims at hand. `on` is the day of the trigger event."""

    verdict: Verdict
    concerns_office: bool  # Law 103/2016 Đ.43.1, or the field or area that it manages (NĐ 09 Đ.6.3.c)
    conclusion: bool  # a written conclusion of a competent state agency is attached
    on: date
    from_press: bool = True  # only press agencies have the duties of the press law


@dataclass(frozen=True, slots=True)
class Decision:
    """The route, the articles it stands on, the clocks that it starts, what must be attached, and why."""

    route: Route
    rules: tuple[str, ...]
    clocks: tuple[str, ...]
    attach: tuple[str, ...]
    reasons: tuple[Reason, ...]


def route(q: Question) -> Decision:
    """Return the route for one verdict. A partly true case is asked twice: for its true claims, for its false ones."""
    new = q.on >= NEW_LAW
    if q.verdict == Verdict.TRUE:
        answer = "ND237-2026.18.1" if new else "L103-2016.39.1"
        return Decision(
            Route.REMEDY_AND_ANSWER, (answer,), (answer,), ("outcome", "proof"), (why("route.true", rule=answer),)
        )
    if q.verdict != Verdict.FALSE:
        return Decision(Route.INFORMATION, (), (), (), (why("route.not_settled", verdict=q.verdict.value),))
    if not q.from_press:
        return Decision(Route.INFORMATION, (), (), (), (why("route.not_press"),))
    if not q.concerns_office:
        return Decision(Route.INFORMATION, (), (), (), (why("route.not_ours"),))
    return _correction(new) if q.conclusion else _response(new)


def _correction(new: bool) -> Decision:
    clock = "ND237-2026.19.3" if new else "L103-2016.42.5"
    rules = ("ND237-2026.19.1", "ND244-2026.7.6") if new else ("L103-2016.42.2", "ND09-2017.6.3.c")
    return Decision(Route.CORRECTION, rules, (clock,), ("conclusion",), (why("route.conclusion", rule=clock),))


def _response(new: bool) -> Decision:
    reply = "ND237-2026.21.1" if new else "L103-2016.43.2"
    rules = ("ND244-2026.7.6", "ND237-2026.21.3") if new else ("L103-2016.43.1", "L103-2016.43.4", "ND09-2017.6.3.c")
    return Decision(
        Route.RESPONSE, rules, (reply,), ("grounds",), (why("route.no_conclusion", rule=reply, no_clock="correction"),)
    )
