"""ONE article walked from the newspaper to the public reply: each file of this folder is a step of the road.

The road is walked once for the session, on the sample press over real HTTP; each step's test looks at what it left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles.models import Article
from hoiam.desk.cases.models import Case
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import Letter
from hoiam.desk.reports import actions as reports
from hoiam.outside.fetch import Guard
from hoiam.outside.keep import Keep
from hoiam.run.hands import Hands
from hoiam.run.setup import furnish
from hoiam.sample.press.server import Press
from hoiam.sample.week import script
from hoiam.sample.week.deeds import DEEDS, Desk
from hoiam.sample.week.play import _account, _collect, _work_off
from hoiam.sample.week.settle import found_office, register_press

CASE = "cho-dak-hring"  # an article that turns out false: it opens every kind of letter and clock
UNTIL = datetime(2022, 10, 12, 9, 30, tzinfo=script.HANOI)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Every step of the road looks into the store, and waits until it was walked."""
    item.add_marker(pytest.mark.django_db)
    item.add_marker(pytest.mark.slow)


@dataclass
class Road:
    """What the walk has left so far."""

    desk: Desk
    hands: Hands
    article: Article
    lines: list[str]

    @property
    def case(self) -> Case:
        """Return the case as it stands."""
        return Case.objects.get(pk=self.desk.cases[CASE].pk)

    @property
    def letter(self) -> Letter:
        """Return the letter as it stands."""
        return Letter.objects.get(case=self.case)


@pytest.fixture(scope="package")
def road(django_db_setup: Any, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Road]:
    """Walk one article to its end, once."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield _walk(tmp_path_factory.mktemp("road"))
        transaction.set_rollback(True)


def _walk(folder: Path) -> Road:
    weekly = script.weekly()
    start = script.zoned(weekly["collect"][1])
    furnish(start)
    with Press(0, at=start) as press:
        office = found_office(weekly["office"], None, start)
        register_press(press, start)
        desk = Desk(office, press)
        hands = Hands(Guard(allow=frozenset({("127.0.0.1", press.port)})), Keep(str(folder)))
        letters.start_book(office=office, year=2022, last=2736, by=MACHINE, now=start)
        lines = []
        steps = [step for step in script.steps() if step.case == CASE]
        beats = [(script.zoned(at), None) for at in weekly["collect"] if script.zoned(at) <= UNTIL]
        for at, step in sorted([*beats, *((s.at, s) for s in steps)], key=lambda beat: beat[0]):
            lines.append(DEEDS[step.do](desk, step) if step else _collect(desk, at, hands))
            _work_off(hands)
        _report(desk)
        article = desk.article(script.cases()[CASE]["item"])
        return Road(desk, hands, article, lines)


def _report(desk: Desk) -> None:
    """Freeze, approve and hand over the week's report one second before it would be late."""
    row = script.weekly()["report"]
    at = {name: script.zoned(value) for name, value in row.items() if name.endswith("_at")}
    made = reports.open_week(office=desk.office, by=MACHINE, now=at["opened_at"])
    who = {name: _account(desk, row[f"{name}_by"], at[f"{name}_at"]) for name in ("frozen", "approved", "handed")}
    made = reports.freeze(report=made, by=who["frozen"], now=at["frozen_at"])
    made = reports.approve(report=made, by=who["approved"], now=at["approved_at"])
    reports.receive(report=made, by=who["handed"], now=made.due_at - timedelta(seconds=1))
