"""The list of dispatches: searched with and without marks, filtered by state, with how many tasks have evidence."""

from datetime import timedelta

import pytest

from hoiam.desk.directives import actions
from hoiam.desk.directives.models import Directive, Ended, Quality
from tests.desk.test_directives import TASKS, take_in
from tests.people import LEADER, ROUTER, SORTER, THURSDAY, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
URL = "/van-ban/den/"


@pytest.fixture
def papers(house: House, at: At) -> list[Directive]:
    """Return a paper that is followed and one that waits to be confirmed."""
    at(THURSDAY)
    head = {"number_full": "2736/UBND-VX", "date": "2022-10-06", "subject": "Phối hợp xử lý thông tin"}
    told = {"document": head, "tasks": [dict(one) for one in TASKS], "references": []}
    first = actions.confirm(directive=take_in(house, structure=told), by=ROUTER, now=THURSDAY)
    head = {"number_full": "15/KH-UBND", "date": "2022-10-05", "subject": "Phòng cháy, chữa cháy rừng"}
    return [first, take_in(house, name="b", structure={"document": head, "tasks": [], "references": []})]


def found(client_for: ClientFor, asked: str) -> list[str]:
    return [directive.number_full for directive, _state in client_for(LEADER).get(URL + asked).context["rows"]]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("?q=chữa cháy", ["15/KH-UBND"]),
        ("?q=chua chay", ["15/KH-UBND"]),
        ("?q=2736", ["2736/UBND-VX"]),
        ("?q=thiên văn", []),
        ("?loc=read", ["15/KH-UBND"]),
        ("?loc=followed", ["2736/UBND-VX"]),
        ("?loc=read&q=2736", []),
        ("?loc=khac", ["15/KH-UBND", "2736/UBND-VX"]),
    ],
)
def test_words_and_states_narrow_the_list(
    papers: list[Directive], client_for: ClientFor, asked: str, numbers: list[str]
) -> None:
    assert found(client_for, asked) == numbers


def test_nothing_found_says_what_to_do(papers: list[Directive], client_for: ClientFor) -> None:
    assert "Bớt từ" in client_for(LEADER).get(URL + "?q=thiên văn").content.decode()


def test_late_and_ended_papers_have_their_own_lists(papers: list[Directive], client_for: ClientFor, at: At) -> None:
    assert found(client_for, "?loc=late") == []
    at(THURSDAY + timedelta(hours=8))
    assert found(client_for, "?loc=late") == ["2736/UBND-VX"]
    now = THURSDAY + timedelta(hours=8)
    actions.end_directive(directive=papers[0], how=Ended.DONE, why="Đã xong", by=ROUTER, now=now)
    assert (found(client_for, "?loc=late"), found(client_for, "?loc=ended")) == ([], ["2736/UBND-VX"])
    counts = {code: count for code, _w, count, _c in client_for(LEADER).get(URL).context["filters"]}
    assert client_for(LEADER).get(URL + "?loc=ended").context["rows"][0][1] == "Đã thực hiện xong"
    assert counts == {"all": 2, "read": 1, "followed": 0, "late": 0, "ended": 1}


def test_the_list_tells_how_many_tasks_have_something_that_stands(
    papers: list[Directive], client_for: ClientFor
) -> None:
    weekly = papers[0].tasks.get(ref="2.1b")
    given = actions.give_evidence(task=weekly, note="Đã gửi", by=SORTER, now=THURSDAY)
    assert ">1/3<" in client_for(LEADER).get(URL).content.decode()
    actions.judge(evidence=given, quality=Quality.WEAK, note="Thiếu", by=ROUTER, now=THURSDAY)
    assert ">0/3<" in client_for(LEADER).get(URL).content.decode()
