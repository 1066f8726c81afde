"""Confirmed is not for ever: units are added, dates move, tasks and papers end, each with a reason and word of it."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions as alerts
from hoiam.desk.alerts.models import ChannelKind
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives import actions, lists, queries, words
from hoiam.desk.directives.actions import SubTerm
from hoiam.desk.directives.messages import message_of
from hoiam.desk.directives.missed import missed
from hoiam.desk.directives.models import Directive, Ended, Quality, Reminder, Sending, Task, TaskUnit
from hoiam.desk.reports import actions as reports
from tests import people
from tests.desk import made
from tests.desk.test_directives import HEAD, TASKS, take_in
from tests.people import HANOI, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
DUE = datetime(2022, 10, 6, 15, tzinfo=HANOI)
WHY = "Theo Công văn số 99/UBND"
NEXT = {"by": ROUTER, "now": THURSDAY + timedelta(hours=1)}


@pytest.fixture
def paper(house: House, at: At) -> Directive:
    """Return the dispatch of three tasks, followed since this morning."""
    at(THURSDAY + timedelta(hours=1))
    made = take_in(house, structure={"document": HEAD, "tasks": [dict(one) for one in TASKS], "references": []})
    return actions.confirm(directive=made, by=ROUTER, now=THURSDAY + timedelta(minutes=10))


def task(ref: str = "2.1b") -> Task:
    return Task.objects.get(ref=ref)


def bond(ref: str = "2.1b", unit: str = "mau-trung-tam") -> TaskUnit:
    return TaskUnit.objects.get(task__ref=ref, unit__key=unit)


def moved(day: date, **changes: Any) -> TaskUnit:
    told = {"task": task(), "of": [bond()], "day": day, "hour": None, "why": WHY}
    return actions.move_date(**(told | NEXT | changes))[0]


def test_a_unit_that_is_added_has_the_next_date_and_is_told(paper: Directive, house: House) -> None:
    [added] = actions.add_unit(task=task(), to=[house.units["mau-dak-ui"]], why=WHY, **NEXT)
    assert added.next_due_at == DUE
    assert lists.news_of(house.office, "mau-dak-ui", THURSDAY, THURSDAY.date()).get().note == WHY
    given = actions.give_evidence(task=task(), note="Đã gửi", by=VERIFIER, now=NEXT["now"])
    assert given.unit.key == "mau-dak-ui"
    with pytest.raises(HoiamError, match=r"task\.hand_bound"):
        actions.add_unit(task=task(), to=[house.units["mau-dak-ui"]], why=WHY, **NEXT)
    assert AuditEvent.objects.get(verb="task.add_unit").facts["why"] == WHY


def test_a_date_moves_once_and_the_next_ones_stay(paper: Directive, house: House) -> None:
    held = moved(date(2022, 10, 8))
    assert held.next_due_at == datetime(2022, 10, 9, tzinfo=HANOI)
    assert task().next_due_at == held.next_due_at
    assert not queries.late(house.office, DUE + timedelta(hours=1)).exists()
    given = actions.give_evidence(task=task(), note="Đã gửi", by=SORTER, now=DUE + timedelta(days=1))
    assert given.given_at < given.for_due_at
    assert bond().next_due_at == DUE + timedelta(days=7)
    assert missed(house.office, [bond()], THURSDAY, DUE + timedelta(days=6)) == []


def test_a_date_that_was_moved_ahead_is_met_once(paper: Directive) -> None:
    actions.give_evidence(task=task(), note="Tuần này", by=SORTER, now=NEXT["now"])
    held = moved(date(2022, 10, 11))  # from Thursday 13 to Tuesday 11
    assert held.next_due_at == datetime(2022, 10, 12, tzinfo=HANOI)
    given = actions.give_evidence(task=task(), note="Tuần sau", by=SORTER, now=datetime(2022, 10, 11, 9, tzinfo=HANOI))
    assert bond().next_due_at == DUE + timedelta(days=14)
    told = {"quality": Quality.WEAK, "note": "Thiếu"}
    actions.judge(evidence=given, **told, by=ROUTER, now=datetime(2022, 10, 11, 10, tzinfo=HANOI))
    assert bond().next_due_at == held.next_due_at  # handed back: the date that somebody set stands again


def handed_on(house: House, hour: time | None = time(15)) -> TaskUnit:
    """Hand this week's report on to a commune, a working day ahead."""
    told = {"by": SORTER, "now": NEXT["now"] - timedelta(minutes=30)}
    to = [house.units["mau-dak-ui"]]
    return actions.hand_on(bond=bond(), to=to, term=SubTerm(ahead=1, hour=hour), **told)[0]


def test_what_was_handed_on_goes_with_the_date_it_is_ahead_of(paper: Directive, house: House) -> None:
    actions.give_evidence(task=task(), note="Tuần này", by=SORTER, now=THURSDAY + timedelta(minutes=20))
    below = handed_on(house)
    assert below.next_due_at == datetime(2022, 10, 12, 15, tzinfo=HANOI)
    moved(date(2022, 10, 11))  # from Thursday 13 to Tuesday 11
    below.refresh_from_db()
    assert below.next_due_at == datetime(2022, 10, 10, 15, tzinfo=HANOI)
    told = lists.news_of(house.office, "mau-dak-ui", THURSDAY, THURSDAY.date()).get()
    assert words.change(told).endswith(": trước 15:00 thứ Hai 10/10/2022.") and told.note == WHY
    monday = datetime(2022, 10, 10, 9, tzinfo=HANOI)
    actions.give_evidence(task=task(), note="Số liệu", by=VERIFIER, now=monday)
    below.refresh_from_db()
    assert below.next_due_at == datetime(2022, 10, 19, 15, tzinfo=HANOI)
    moved(date(2022, 10, 12), now=monday)
    below.refresh_from_db()
    assert below.next_due_at == datetime(2022, 10, 19, 15, tzinfo=HANOI)  # what was met is asked for no more
    assert missed(house.office, [below], THURSDAY, DUE + timedelta(days=8)) == []


def test_what_would_have_passed_ends_with_the_date_it_is_ahead_of(paper: Directive, house: House) -> None:
    actions.give_evidence(task=task(), note="Tuần này", by=SORTER, now=THURSDAY + timedelta(minutes=20))
    below = handed_on(house)
    held = moved(date(2022, 10, 6))
    below.refresh_from_db()
    assert below.next_due_at == held.next_due_at


def test_what_is_handed_on_after_a_move_counts_from_the_new_date(paper: Directive, house: House) -> None:
    actions.give_evidence(task=task(), note="Tuần này", by=SORTER, now=THURSDAY + timedelta(minutes=20))
    moved(date(2022, 10, 11), now=THURSDAY + timedelta(minutes=25))
    assert handed_on(house, None).next_due_at == datetime(2022, 10, 11, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"day": date(2022, 10, 5)}, "task.move_past"),
        ({"day": date(2022, 10, 14)}, "task.move_beyond"),
        ({"of": []}, "task.move_nobody"),
        ({"why": " "}, "task.change_why"),
        ({"by": SORTER}, "task.change_role"),
    ],
)
def test_a_date_that_cannot_be_is_refused(paper: Directive, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(HoiamError, match=code.replace(".", r"\.")):
        moved(**({"day": date(2022, 10, 8)} | changes))
    assert bond().next_due_at == DUE


def test_an_ended_task_has_no_date_no_reminder_and_takes_nothing_in(paper: Directive, house: House) -> None:
    actions.end_task(task=task(), why=WHY, **NEXT)
    assert task().next_due_at is None and bond().next_due_at is None
    assert not queries.followed(house.office).filter(ref="2.1b").exists()
    actions.remind_due(office=house.office, by=MACHINE, now=DUE - timedelta(hours=2))
    assert set(Reminder.objects.filter(bond=bond()).values_list("step", flat=True)) == {"end"}
    for act in (
        lambda: actions.give_evidence(task=task(), note="Muộn", by=SORTER, now=DUE),
        lambda: actions.end_task(task=task(), why=WHY, **NEXT),
        lambda: actions.add_unit(task=task(), to=[house.units["mau-dak-ui"]], why=WHY, **NEXT),
    ):
        with pytest.raises(HoiamError, match=r"task\.ended"):
            act()
    assert missed(house.office, [bond()], THURSDAY, DUE + timedelta(days=30)) == []


def test_what_was_handed_back_before_the_end_is_asked_for_no_more(paper: Directive, house: House) -> None:
    given = actions.give_evidence(task=task(), note="Sơ sài", by=SORTER, now=NEXT["now"])
    actions.judge(evidence=given, quality=Quality.WEAK, note="Thiếu", by=ROUTER, now=NEXT["now"])
    assert queries.weak(house.office).get() == given
    actions.end_task(task=task(), why=WHY, **NEXT)
    assert not queries.weak(house.office).exists()


def test_a_paper_that_was_replaced_is_followed_no_more_and_names_the_other(paper: Directive, house: House) -> None:
    head = {"number_full": "3000/UBND-VX", "date": "2022-10-20"}
    other = take_in(house, structure={"document": head, "tasks": [], "references": []})
    with pytest.raises(HoiamError, match=r"directive\.end_by"):
        actions.end_directive(directive=paper, how=Ended.REPLACED, why=WHY, **NEXT)
    actions.end_directive(directive=paper, how=Ended.REPLACED, why=WHY, replaced_by=other, **NEXT)
    paper.refresh_from_db()
    assert (paper.ended_how, paper.replaced_by) == ("replaced", other)
    assert not queries.followed(house.office).exists() and not queries.bonds_of(house.office).exists()
    assert not queries.late(house.office, DUE + timedelta(days=60)).exists()
    told = Reminder.objects.filter(step="end").values_list("bond__unit__key", flat=True)
    assert len(told) == len(set(told)) == 4  # each unit once, however many tasks it had
    with pytest.raises(HoiamError, match=r"task\.not_yours"):
        actions.receive(directive=paper, by=SORTER, now=NEXT["now"])
    report = reports.open_tasks(directive=paper, by=SORTER, now=NEXT["now"])
    assert report.directive == paper  # what was done until then can still be reported


def test_the_unit_is_told_over_its_channel_what_changed_and_why(paper: Directive, house: House) -> None:
    told = {"unit": house.units["mau-trung-tam"], "post": "", "step": 0, "waits": "always", "digest": False}
    recipient = alerts.add_recipient(office=house.office, **told, **made.by(people.SORTER))
    channel = {"kind": ChannelKind.MAIL, "address": "tt@mau.vn", "abroad": True}
    alerts.add_channel(recipient=recipient, **channel, **made.by(people.SORTER))
    moved(date(2022, 10, 8))
    message = message_of(Sending.objects.get(), "https://mau.vn", NEXT["now"])
    assert "2736/UBND-VX: đến hết thứ Bảy 08/10/2022." in message.text and WHY in message.text


def test_what_is_told_of_a_change_names_the_last_day_and_hour_in_time(paper: Directive, house: House) -> None:
    def lines() -> list[str]:
        return [words.history(one.verb, one.facts) for one in AuditEvent.objects.filter(verb="task.move_date")]

    moved(date(2022, 10, 8))
    assert f"đến hết 08/10/2022: {WHY}" in lines()[0]
    moved(date(2022, 10, 7), hour=time(15))
    assert words.change(Reminder.objects.latest("id")).endswith(": trước 15:00 thứ Sáu 07/10/2022.")
    assert f"đến 15:00 07/10/2022: {WHY}" in lines()[-1]


def test_a_task_that_ended_before_its_paper_is_still_told_as_ended(paper: Directive) -> None:
    actions.end_task(task=task(), why=WHY, **NEXT)
    actions.end_directive(directive=paper, how=Ended.DONE, why="Đã xong", **NEXT)
    told = {one.bond.task.ref: words.change(one) for one in Reminder.objects.filter(step="end")}
    assert told["2.1b"] == "Nhiệm vụ 2.1b của văn bản 2736/UBND-VX đã kết thúc."
    assert told["3.2a"] == "Văn bản 2736/UBND-VX thôi theo dõi."
    line = AuditEvent.objects.get(verb="directive.end")
    assert words.history(line.verb, line.facts) == "kết thúc theo dõi văn bản, đã thực hiện xong: Đã xong"


def test_the_pages_ask_and_the_units_page_of_the_day_tells(paper: Directive, client_for: ClientFor) -> None:
    browser, url = client_for(ROUTER), f"/van-ban/den/{paper.pk}/"
    page = browser.get(url).content.decode()
    for place in ("them-don-vi", "doi-han", "ket-thuc"):
        assert f"/van-ban/nhiem-vu/{task().pk}/{place}/" in page
    given = {"units": ["mau-trung-tam"], "day": "2022-10-08", "hour": "", "why": WHY}
    assert browser.post(f"/van-ban/nhiem-vu/{task().pk}/doi-han/", given).status_code == 302
    assert "Hạn đã đổi" in browser.get(url).content.decode()
    told = client_for(SORTER).get("/").content.decode()
    assert "Nhiệm vụ vừa thay đổi" in told and WHY in told
    assert browser.post(f"/van-ban/nhiem-vu/{task().pk}/ket-thuc/", {"why": ""}).status_code == 422
    assert browser.post(f"/van-ban/nhiem-vu/{task().pk}/ket-thuc/", {"why": WHY}).status_code == 302
    assert "Đã kết thúc ngày" in browser.get(url).content.decode()
    add = {"units": ["mau-trung-tam"], "why": WHY}
    assert browser.post(f"/van-ban/nhiem-vu/{task('3.2a').pk}/them-don-vi/", add).status_code == 302
    assert bond("3.2a").next_due_at is not None
    assert browser.post(f"{url}ket-thuc/", {"how": "done", "why": "Đã xong"}).status_code == 302
    page = browser.get(url)
    assert page.context["state"] == "Đã thực hiện xong"
    assert "thôi theo dõi" in page.content.decode()


def test_who_does_not_follow_papers_changes_none(paper: Directive, client_for: ClientFor) -> None:
    browser = client_for(SORTER)
    assert "doi-han" not in browser.get(f"/van-ban/den/{paper.pk}/").content.decode()
    answer = browser.post(f"/van-ban/den/{paper.pk}/ket-thuc/", {"how": "done", "why": WHY})
    assert answer.status_code == 422 and "Chỉ lãnh đạo" in answer.content.decode()
    assert client_for(LEADER).get(f"/van-ban/den/{paper.pk}/ket-thuc/").status_code == 200
    assert Directive.objects.get(pk=paper.pk).ended_at is None
