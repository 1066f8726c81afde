"""The screens of fuzzy words and of reading a dispatch, and what a person is told about odd tasks."""

from datetime import date
from typing import Any

import pytest

from hoiam.desk.directives import actions, queries
from hoiam.desk.directives.models import Directive, Term
from hoiam.desk.units import actions as units
from tests import people
from tests.desk.test_terms_and_study import HEAD, TASKS
from tests.people import CLERK, LEADER, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor

pytestmark = pytest.mark.usefixtures("law_loaded")


@pytest.fixture(autouse=True)
def _thursday(at: At) -> None:
    at(THURSDAY)


def _taken(house: House, tasks: list[dict[str, Any]], issuer: Any = None, addressees: Any = ()) -> Directive:
    rest = {"references": [], "recipients": [], "closing": None, "addressees": list(addressees), "tasks": tasks}
    document = {**HEAD["document"], "signature": {}, "issuer": issuer or {}}
    told = {"structure": {"document": document, **rest}, "doubts": []}
    return actions.take_in(office=house.office, name="a", source="a", restored="a", by=CLERK, now=THURSDAY, **told)


@pytest.fixture
def paper(house: House) -> Directive:
    """Return a confirmed dispatch."""
    return actions.confirm(directive=_taken(house, TASKS), by=ROUTER, now=THURSDAY)


def _page(browser: Any, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_open_word_leads_to_the_agreement_and_the_agreement_to_a_date(
    paper: Directive, client_for: ClientFor
) -> None:
    browser = client_for(ROUTER)
    shown = _page(browser, f"/van-ban/den/{paper.pk}/")
    assert "văn bản không ghi kỳ" in shown and "Thống nhất một lần" in shown
    assert "chưa thống nhất" in _page(browser, "/van-ban/quy-uoc/")
    given = {"owner": "mau-van-phong", "every": "monthly", "day": "25"}
    said = browser.post("/van-ban/quy-uoc/periodic/", given, follow=True).content.decode()
    assert (
        "nhiệm vụ đang chờ đã có ngày hạn" in said
        and "hằng tháng, chậm nhất ngày 25" in said
        and "Văn phòng HĐND-UBND" in said
    )
    assert "25/10/2022" in _page(browser, f"/van-ban/den/{paper.pk}/")
    assert "Quy ước của cơ quan: “định kỳ” là" in _page(browser, f"/van-ban/den/{paper.pk}/")


def test_a_term_in_hours_promises_no_date(paper: Directive, client_for: ClientFor) -> None:
    given = {"owner": "mau-van-phong", "hours": "24"}
    said = client_for(ROUTER).post("/van-ban/quy-uoc/promptly/", given, follow=True).content.decode()
    assert "Đã ghi quy ước." in said and "đã có ngày hạn" not in said


def test_two_ways_at_once_are_refused_and_what_was_typed_stays(paper: Directive, client_for: ClientFor) -> None:
    given = {"owner": "mau-van-phong", "hours": "24", "working_days": "2"}
    answer = client_for(ROUTER).post("/van-ban/quy-uoc/promptly/", given)
    assert answer.status_code == 422 and "đúng một cách" in answer.content.decode()
    assert 'value="24"' in answer.content.decode() and not Term.objects.exists()
    assert client_for(ROUTER).get("/van-ban/quy-uoc/xyz/").status_code == 404
    assert "Thống nhất<span" not in _page(client_for(SORTER), "/van-ban/quy-uoc/")


def test_a_dispatch_is_given_out_to_read_and_a_unit_answers(paper: Directive, client_for: ClientFor) -> None:
    browser = client_for(ROUTER)
    assert "Giao quán triệt" in _page(browser, f"/van-ban/den/{paper.pk}/")
    form = _page(browser, f"/van-ban/den/{paper.pk}/quan-triet/giao/")
    assert form.count('name="units"') == 3 and 'name="questions"' in form
    keys = [unit.key for unit in queries.units_to_read(paper)]
    given = {"until": "2022-10-14", "units": keys, "questions": ["0", "1"]}
    shown = browser.post(f"/van-ban/den/{paper.pk}/quan-triet/giao/", given, follow=True).content.decode()
    assert "đến hết 14/10/2022: 0 trong 3 đơn vị" in shown.replace("thứ Sáu ", "")
    unit = client_for(VERIFIER)
    assert "Báo đơn vị đã quán triệt" in _page(unit, f"/van-ban/den/{paper.pk}/")
    study = queries.study_of(paper)
    answers = {f"q{n}": str(one["right"]) for n, one in enumerate(study.questions)}
    told = {"how": "Họp cơ quan sáng 07/10", "people": "12", **answers}
    said = unit.post(f"/van-ban/den/{paper.pk}/quan-triet/", told, follow=True).content.decode()
    assert "trả lời đúng 2 trong 2 câu" in said and "2/2" in said and "1 trong 3 đơn vị" in said
    assert unit.post(f"/van-ban/den/{paper.pk}/quan-triet/", {"how": "Họp"}).status_code == 422


def test_who_need_not_read_has_no_form_and_it_is_given_out_once(paper: Directive, client_for: ClientFor) -> None:
    assert client_for(LEADER).get(f"/van-ban/den/{paper.pk}/quan-triet/").status_code == 404
    of = queries.units_to_read(paper)
    told = {"until": date(2022, 10, 14), "of": of, "questions": [], "by": ROUTER, "now": THURSDAY}
    actions.ask_study(directive=paper, **told)
    again = client_for(ROUTER).get(f"/van-ban/den/{paper.pk}/quan-triet/giao/", follow=True).content.decode()
    assert "đã được giao quán triệt" in again


def test_odd_tasks_are_told_and_can_be_put_right(house: House, client_for: ClientFor) -> None:
    past = {**TASKS[0], "due": {"kind": "dated", "date": "2022-09-01", "bound": "before"}, "deadline_text": "01/9"}
    made = _taken(house, [{**past, "actor": []}])
    browser = client_for(CLERK)
    shown = _page(browser, f"/van-ban/den/{made.pk}/")
    assert "Không rõ đơn vị nào phải làm" in shown and "Hạn này đã qua trước khi văn bản được nhập" in shown
    task = made.tasks.get()
    given = {"what": task.what, "accepted": "on", "chosen": ["mau-dak-ui"], "due_on": "2022-10-20"}
    shown = browser.post(f"/van-ban/nhiem-vu/{task.pk}/", given, follow=True).content.decode()
    assert "UBND xã Đăk Ui" in shown and "Không rõ đơn vị nào" not in shown and "20/10/2022" in shown


def test_a_unit_that_ended_is_named_with_who_answers_today(
    house: House, paper: Directive, client_for: ClientFor
) -> None:
    old = house.units["mau-dak-mar"]
    facts = {"name": old.name, "short_name": old.short_name, "role": old.role, "valid_from": old.valid_from}
    ended = {**facts, "valid_to": date(2022, 10, 1), "successor": "mau-dak-ui"}
    units.put_unit(office=house.office, key=old.key, by=people.MACHINE, now=THURSDAY, **ended)
    shown = _page(client_for(ROUTER), f"/van-ban/den/{paper.pk}/")
    assert "UBND xã Đăk Mar đã kết thúc; nay UBND xã Đăk Ui phụ trách" in shown


def test_a_paper_from_above_asks_the_office_itself_and_not_its_units_of_like_names(
    house: House, client_for: ClientFor
) -> None:
    rows = [
        {**TASKS[2], "id": "1", "actor": ["DON_VI"], "actor_text": "Ủy ban nhân dân các huyện, thành phố"},
        {**TASKS[2], "id": "2", "actor": ["VAN_PHONG"], "actor_text": "Văn phòng Ủy ban nhân dân tỉnh"},
    ]
    made = _taken(house, rows, issuer={"level": "tinh"}, addressees=[{"text": "UBND các huyện, thành phố"}])
    shown = _page(client_for(CLERK), f"/van-ban/den/{made.pk}/")
    assert "Cấp trên giao cho cơ quan ta: Văn phòng nhận và phân công" in shown
    assert "giao việc này cho nơi khác" in shown and "UBND các huyện, thành phố (1 đơn vị)" in shown
    actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
    kept = {task.ref: (task.accepted, [bond.unit.key for bond in task.units.all()]) for task in made.tasks.all()}
    assert kept == {"1": (True, ["mau-van-phong"]), "2": (False, [])}


def test_a_task_of_a_paper_from_above_that_names_nobody_is_for_a_person_to_see(
    house: House, client_for: ClientFor
) -> None:
    rows = [{**TASKS[2], "id": "1", "actor": [], "actor_text": ""}]
    made = _taken(house, rows, issuer={"level": "tinh"})
    shown = _page(client_for(CLERK), f"/van-ban/den/{made.pk}/")
    assert "Không rõ đơn vị nào phải làm" in shown and "giao việc này cho nơi khác" not in shown
    actions.confirm(directive=made, by=ROUTER, now=THURSDAY)
    assert made.tasks.get().accepted  # nobody named is not somebody else
