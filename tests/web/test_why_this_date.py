"""`hoiam due` and the page “why this date” say the same of every rule that gives a term, the office's own included."""

import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from html import escape
from typing import Any

import pytest
from django.test import Client

from hoiam.command import main
from hoiam.core.values.law import ClockKind, Rule
from hoiam.desk.law.words import when
from hoiam.outside.shipped import lawbook
from tests.people import HANOI, SORTER, THURSDAY
from tests.web.conftest import At, ClientFor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("law_loaded")]
LATE_IN_DECEMBER = date(2026, 12, 28)  # the count runs into a year whose days off are not settled


def starts(rule: Rule) -> Iterator[datetime]:
    """Yield a first day of the rule, a day before a row of days off where it held, and the end of 2026."""
    ends = rule.valid_to or date(2027, 12, 31)
    for day in (rule.valid_from + timedelta(days=3), date(2022, 8, 26), LATE_IN_DECEMBER):
        if rule.valid_from <= day < ends:
            yield datetime.combine(day, time(15, 30), HANOI)


def told(capsys: pytest.CaptureFixture[str], rule: Rule, start: datetime) -> dict[str, Any]:
    main(["due", rule.id, "--start", start.isoformat(), "--json"])
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def differs(browser: Client, answer: dict[str, Any], rule: Rule, start: datetime) -> str:
    """Return in what the page of a rule differs from what the command said; "" where it says the same."""
    page = browser.get(f"/cai-dat/luat/quy-tac/{rule.id}/?start={start:%Y-%m-%dT%H:%M}")
    count = page.context["count"]
    if count is None:
        return f"the page refuses: {page.context['refused']}"
    reasons = [reason["text"] for reason in answer["reasons"]]
    if list(count.told) != reasons:
        return f"{reasons} and on the page {list(count.told)}"
    if answer["due"] is None:
        return "" if count.end == "chưa xác định" else count.end
    read = datetime.fromisoformat if "T" in answer["due"] else date.fromisoformat
    missing = [words for words in reasons if escape(words) not in page.content.decode()]
    return "" if when(read(answer["due"])) in count.end and not missing else f"{count.end}, {missing}"


def test_the_command_and_the_page_give_one_date_with_the_same_reasons(
    client_for: ClientFor, at: At, capsys: pytest.CaptureFixture[str]
) -> None:
    at(THURSDAY)
    browser = client_for(SORTER)
    rules = [one for one in lawbook.law().rules if one.clock is not None and one.recorded_to is None]
    found = {
        (rule.id, str(start)): differs(browser, told(capsys, rule, start), rule, start)
        for rule in rules
        for start in starts(rule)
    }
    assert {key: fault for key, fault in found.items() if fault} == {}
    asked = {rule for rule, _start in found}
    assert asked == {rule.id for rule in rules}
    assert {rule.clock.kind for rule in rules if rule.clock} == set(ClockKind)
    assert sum(rule.policy for rule in rules) >= 10
