"""Who takes over from a unit takes its tasks over: sees, receives, hands in, reads, subscribes (S4, S46)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.models import Directive, TaskUnit
from hoiam.desk.units import actions as units
from tests import people
from tests.people import CLERK, ROUTER, THURSDAY, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")
HEIR = people.actor("chu-tich-xa-moi", Role.UBND_XA, "mau-xa-moi")
OTHER = people.actor("chu-tich-dak-mar", Role.UBND_XA, "mau-dak-mar")
TASKS = ({"id": "3.2a", "what": "Đánh giá tình hình", "actor": ["UBND_XA"], "due": {"kind": "monthly"}},)
UNION = date(2022, 10, 10)
AFTER = THURSDAY + timedelta(days=6)


@pytest.fixture
def paper(house: House, at: At, tmp_path, settings) -> Directive:
    """Return a dispatch that binds two communes, of which one has been united into a new one since."""
    settings.HOIAM_FILES = tmp_path
    head = {"number_full": "801/UBND-VX", "date": "2022-10-06"}
    told: dict[str, Any] = {"name": "a.txt", "source": "UBND", "restored": "UBND", "doubts": []}
    told["structure"] = {"document": head, "tasks": [dict(task) for task in TASKS], "references": []}
    made = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
    made = actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
    commune = {"role": Role.UBND_XA.value, "by": MACHINE, "now": AFTER}
    names = {"name": "UBND xã mới", "short_name": "UBND xã mới"}
    units.put_unit(office=house.office, key="mau-xa-moi", valid_from=UNION, **names, **commune)
    ended = {"valid_to": UNION, "successor": "mau-xa-moi"}
    units.put_unit(office=house.office, key="mau-dak-ui", name="UBND xã Đăk Ui", **ended, **commune)
    at(AFTER)
    return made


def bond(key: str = "mau-dak-ui") -> TaskUnit:
    return TaskUnit.objects.get(unit__key=key)


def test_the_heir_receives_and_hands_in_for_the_unit_that_ended(paper: Directive) -> None:
    task = paper.tasks.get()
    assert actions.receive(directive=paper, by=HEIR, now=AFTER) == 1
    assert bond().received_by == HEIR.key
    assert bond("mau-dak-mar").received_at is None
    given = actions.give_evidence(task=task, note="Đã đánh giá", by=HEIR, now=AFTER)
    assert given.unit == bond().unit  # on the paper it is still the unit that the paper bound
    assert bond().next_due_at > bond("mau-dak-mar").next_due_at
    with pytest.raises(HoiamError, match=r"task\.not_yours"):
        actions.give_evidence(task=task, note="Thay", unit=bond().unit, by=OTHER, now=AFTER)


def test_before_the_day_of_the_union_nobody_is_the_heir(paper: Directive) -> None:
    before = datetime(2022, 10, 9, 23, tzinfo=people.HANOI)
    with pytest.raises(HoiamError, match=r"task\.not_yours"):
        actions.receive(directive=paper, by=HEIR, now=before)
    assert not queries.filtered(paper.office, "mine", HEIR.unit, before).exists()
    assert queries.filtered(paper.office, "mine", HEIR.unit, AFTER).count() == 1


def test_the_heir_of_an_heir_has_them_too(paper: Directive, house: House) -> None:
    last = {"name": "UBND xã sau", "short_name": "UBND xã sau", "role": Role.UBND_XA.value}
    units.put_unit(office=house.office, key="mau-xa-sau", valid_from=date(2022, 10, 20), **last, by=MACHINE, now=AFTER)
    told = {"valid_from": UNION, "valid_to": date(2022, 10, 20), "successor": "mau-xa-sau"}
    units.put_unit(office=house.office, key="mau-xa-moi", **told, by=MACHINE, now=AFTER)
    later = AFTER + timedelta(days=14)
    third = people.actor("chu-tich-xa-sau", Role.UBND_XA, "mau-xa-sau")
    assert queries.filtered(paper.office, "mine", "mau-xa-sau", later).count() == 1
    assert actions.receive(directive=paper, by=third, now=later) == 1


def test_the_files_of_a_unit_open_to_who_answers_for_it_on_that_day(paper: Directive, house: House) -> None:
    with_file = actions.give_evidence(task=paper.tasks.get(), note="Đã làm", unit=bond().unit, by=CLERK, now=AFTER)
    last = {"name": "UBND xã sau", "short_name": "UBND xã sau", "role": Role.UBND_XA.value}
    end = date(2022, 10, 20)
    units.put_unit(office=house.office, key="mau-xa-sau", valid_from=end, **last, by=MACHINE, now=AFTER)
    told = {"valid_from": UNION, "valid_to": end, "successor": "mau-xa-sau"}
    units.put_unit(office=house.office, key="mau-xa-moi", **told, by=MACHINE, now=AFTER)
    third = people.actor("chu-tich-xa-sau", Role.UBND_XA, "mau-xa-sau")
    own = queries.tasks_of(paper).get()
    for who, day, may in (
        (HEIR, date(2022, 10, 9), False),  # the union is still to come
        (HEIR, AFTER.date(), True),
        (third, AFTER.date(), False),
        (third, end, True),
    ):
        assert queries.may_read_given(with_file, own, who, day) == may, (who.key, day)


@pytest.mark.parametrize("who", [HEIR, ROUTER], ids=["heir", "office"])
def test_a_page_asks_no_more_for_more_tasks_of_units_that_ended(
    paper: Directive, house: House, client_for: ClientFor, who: people.Actor
) -> None:
    def asked(tasks: int) -> int:
        kind = {"what": "Việc", "actor": ["UBND_XA"], "due": {"kind": "monthly"}}
        head = {"number_full": f"{tasks}/UBND-VX", "date": "2022-10-06"}
        told: dict[str, Any] = {"name": "a", "source": f"x{tasks}", "restored": "y", "doubts": []}
        told["structure"] = {"document": head, "tasks": [{"id": f"1.{n}", **kind} for n in range(tasks)]}
        told["structure"]["references"] = []
        made = actions.take_in(office=house.office, **told, by=CLERK, now=THURSDAY)
        actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
        browser = client_for(who)
        browser.get(f"/van-ban/den/{made.pk}/")
        with CaptureQueriesContext(connection) as seen:
            browser.get(f"/van-ban/den/{made.pk}/")
        return len(seen)

    assert asked(2) == asked(12)


def test_the_heir_sees_it_today_among_the_own_ones_and_on_the_paper(paper: Directive, client_for: ClientFor) -> None:
    browser = client_for(HEIR)
    assert "Đánh giá tình hình" in browser.get("/").content.decode()
    assert [row.task.ref for row in browser.get("/van-ban/nhiem-vu/?loc=mine").context["rows"]] == ["3.2a"]
    page = browser.get(f"/van-ban/den/{paper.pk}/")
    assert page.context["mine"] == 1
    assert page.context["next"].button == "Báo đã nhận"
    browser.post(f"/van-ban/den/{paper.pk}/da-nhan/")
    assert bond().received_at == AFTER
    assert browser.get(f"/van-ban/den/{paper.pk}/").context["next"].button == "Báo đã làm"
    answer = browser.post(f"/van-ban/nhiem-vu/{paper.tasks.get().pk}/san-pham/", {"note": "Báo cáo số 3"}, follow=True)
    assert "Đã ghi nhận nhiệm vụ 3.2a" in answer.content.decode()
    assert [one.unit.key for one in paper.tasks.get().evidence.all()] == ["mau-dak-ui"]


def test_the_heirs_calendar_holds_the_dates_of_the_unit_that_ended(paper: Directive, client_for: ClientFor) -> None:
    secret = actions.open_feed(unit=units.Unit.objects.get(key="mau-xa-moi"), by=HEIR, now=AFTER)
    told = client_for(HEIR).get(f"/van-ban/lich/{secret}.ics").content.decode()
    assert f"task-{bond().pk}" in told
    assert f"task-{bond('mau-dak-mar').pk}" not in told


def test_the_heir_reads_and_reports_for_the_unit_that_ended(paper: Directive, client_for: ClientFor) -> None:
    told = {"until": date(2022, 10, 20), "of": [bond().unit, bond("mau-dak-mar").unit], "questions": []}
    actions.ask_study(directive=paper, **told, by=ROUTER, now=AFTER)
    browser = client_for(HEIR)
    assert browser.get(f"/van-ban/den/{paper.pk}/").context["own_study"].unit.key == "mau-dak-ui"
    browser.post(f"/van-ban/den/{paper.pk}/quan-triet/", {"how": "Họp toàn thể", "people": "12"})
    assert queries.study_row(paper, "mau-xa-moi", AFTER.date()).read_at == AFTER
    assert queries.study_row(paper, "mau-dak-mar", AFTER.date()).read_at is None
