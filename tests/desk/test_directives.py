"""A dispatch is read by the machine and confirmed by a person; then its tasks bind units and fall due."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE, Role
from hoiam.desk.directives import actions, queries, words
from hoiam.desk.directives.models import Directive, Evidence, Quality, Task
from hoiam.desk.units import actions as units
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.people import HANOI, House

WEEKLY = {"kind": "weekly", "weekday": 4, "time": "15:00", "bound": "before"}
TASKS = (
    {"id": "2.1b", "what": "Gửi báo cáo tuần", "actor": ["TRUNG_TAM"], "due": WEEKLY, "confidence": 0.9},
    {"id": "3.2a", "what": "Đánh giá tình hình", "actor": ["UBND_XA", "PHONG_VHTT"], "due": {"kind": "monthly"}},
    {"id": "1.1a", "what": "Thường xuyên theo dõi", "actor": ["UBND_XA"], "due": {"kind": "continuous"}},
)
HEAD = {
    "number_full": "2736/UBND-VX",
    "date": "2022-10-06",
    "issuer": {"name": "UBND huyện Đăk Hà"},
    "subject": "Về TTBC",
}


def take_in(house: House, who: people.Actor = people.CLERK, **changes: Any) -> Directive:
    told = {"name": "scan.png", "source": "UBND HUYEN", "restored": "UBND HUYỆN thứ năm", "doubts": []}
    told["structure"] = {"document": HEAD, "tasks": [dict(task) for task in TASKS]}
    return actions.take_in(office=house.office, **(told | changes), **by(who))


def confirmed(house: House) -> Directive:
    return actions.confirm(directive=take_in(house), **by(people.ROUTER, 10))


def task(directive: Directive, ref: str) -> Task:
    return directive.tasks.get(ref=ref)


def bound(directive: Directive, ref: str) -> set[str]:
    return set(task(directive, ref).units.values_list("unit__key", flat=True))


def test_what_was_read_is_a_proposal_until_a_person_confirms_it(house: House) -> None:
    directive = take_in(house)
    assert (directive.number_full, directive.dated, directive.state) == ("2736/UBND-VX", date(2022, 10, 6), "read")
    assert not queries.followed(house.office).exists()
    assert {t.accepted for t in directive.tasks.all()} == {None}


def test_confirming_binds_the_units_and_sets_the_next_dates(house: House) -> None:
    directive = confirmed(house)
    assert bound(directive, "2.1b") == {"mau-trung-tam"}
    assert bound(directive, "3.2a") == {"mau-dak-ui", "mau-dak-mar", "mau-vhtt"}
    assert task(directive, "2.1b").next_due_at == datetime(2022, 10, 6, 15, tzinfo=HANOI)
    assert task(directive, "3.2a").next_due_at == datetime(2022, 11, 1, tzinfo=HANOI)
    assert task(directive, "1.1a").next_due_at is None
    assert [t.ref for t in queries.followed(house.office)] == ["2.1b", "3.2a", "1.1a"]
    assert task(directive, "2.1b").next_why["reason"]["code"] == "task.weekly"


@pytest.mark.parametrize(
    ("names", "roles", "meant"),
    [
        ("Phòng Kinh tế", ["DON_VI"], {"mau-kinh-te"}),
        ("Phòng Kinh tế và Hạ tầng", ["DON_VI"], set()),  # no unit of this office: a person must say who
        ("Công an huyện", ["DON_VI"], {"mau-cong-an"}),
        ("Công an tỉnh", ["DON_VI"], set()),
        ("Ủy ban nhân dân xã Đăk Mới", ["UBND_XA"], {"mau-dak-moi"}),
        ("Phòng Kinh tế; Công an huyện", ["DON_VI"], {"mau-kinh-te", "mau-cong-an"}),
        ("Phòng Tài nguyên và Môi trường", ["DON_VI"], set()),
    ],
)
def test_a_unit_that_the_paper_names_is_bound_alone(
    names: str, roles: list[str], meant: set[str], house: House
) -> None:
    for key, name, role in (
        ("mau-kinh-te", "Phòng Kinh tế huyện Đăk Hà", Role.DON_VI),
        ("mau-cong-an", "Công an huyện Đăk Hà", Role.DON_VI),
        ("mau-dak-moi", "Ủy ban nhân dân xã Đăk Mới", Role.UBND_XA),
    ):
        told = {"name": name, "short_name": name.removesuffix(" huyện Đăk Hà"), "role": role.value}
        units.put_unit(office=house.office, key=key, valid_from=people.FOUNDED, **told, **by(MACHINE))
    structure = {"document": HEAD, "tasks": [{**TASKS[0], "actor": roles, "actor_text": names}]}
    directive = take_in(house, structure=structure)
    found = queries.bound_to(task(directive, "2.1b"), queries.units_of_date(directive))
    assert {unit.key for unit in found} == meant


def test_a_dispatch_binds_the_units_of_its_own_date(house: House) -> None:
    told = {"name": "UBND xã mới", "short_name": "xã mới", "role": Role.UBND_XA.value}
    units.put_unit(office=house.office, key="mau-moi", valid_from=date(2022, 10, 7), **told, **by(MACHINE))
    old = {"name": "UBND xã cũ", "short_name": "xã cũ", "role": Role.UBND_XA.value, "valid_from": people.FOUNDED}
    units.put_unit(office=house.office, key="mau-cu", valid_to=date(2022, 10, 6), **old, **by(MACHINE))
    assert bound(confirmed(house), "1.1a") == {"mau-dak-ui", "mau-dak-mar"}


def test_a_task_that_a_person_struck_out_is_not_followed(house: House) -> None:
    directive = take_in(house)
    told = {"what": "Đánh giá tình hình", "accepted": False}
    actions.mend_task(task=task(directive, "3.2a"), **told, **by(people.ROUTER, 5))
    actions.confirm(directive=directive, **by(people.ROUTER, 10))
    assert {t.ref for t in queries.followed(house.office)} == {"2.1b", "1.1a"}
    assert bound(directive, "3.2a") == set()
    assert made.lines("directive.confirm")[0].facts["tasks"] == 2


def test_what_was_read_wrong_is_put_right_before_it_is_confirmed(house: House) -> None:
    doubts = [{"original": "thứ năm", "read": "thu nam"}, {"original": "hàng tuấn", "read": "hang tuan"}]
    directive = take_in(house, doubts=doubts)
    fields = {"number_full": "2737/UBND-VX", "state": "confirmed"}
    directive = actions.mend(directive=directive, fields=fields, restored="thứ năm hàng tuần", **by(people.CLERK, 5))
    assert (directive.number_full, directive.state) == ("2737/UBND-VX", "read")  # only what was read can be mended
    assert [doubt["original"] for doubt in directive.doubts] == ["thứ năm"]
    assert made.lines("directive.mend")[0].facts["before"] == {"number_full": "2736/UBND-VX"}
    with pytest.raises(HoiamError, match=r"task\.empty"):
        actions.mend_task(task=task(directive, "2.1b"), what=" ", accepted=True, **by(people.CLERK, 5))


def test_a_task_that_the_machine_has_not_seen_is_added_and_followed(house: House) -> None:
    doubt = {"line": 1, "original": "thu nam", "restored": "thu nam"}
    directive = take_in(house, restored="thu nam", source="thu nam", doubts=[doubt])
    words = "Tổng hợp, báo cáo Ủy ban nhân dân huyện trước ngày 25 hằng tháng."
    added = actions.add_task(directive=directive, what=words, chosen=["mau-vhtt"], **by(people.CLERK, 5))
    assert (added.ref, added.accepted, added.due["kind"], added.due["day"]) == ("BS.1", True, "monthly", 25)
    assert made.lines("task.add")[0].facts["units"] == "mau-vhtt"
    fresh = {"structure": {"document": HEAD, "tasks": TASKS}, "seen": "thu nam"}
    actions.accept_word(directive=directive, place=0, reading="thứ năm", **fresh, **by(people.CLERK, 6))
    for refused, told in (("task.empty", {"what": " "}), ("task.units_none", {"chosen": []})):
        with pytest.raises(HoiamError, match=refused.replace(".", r"\.")):
            actions.add_task(
                directive=directive, **{"what": words, "chosen": ["mau-vhtt"], **told}, **by(people.CLERK, 6)
            )
    actions.confirm(directive=directive, **by(people.ROUTER, 10))
    assert bound(directive, "BS.1") == {"mau-vhtt"}
    assert task(directive, "BS.1").next_due_at == datetime(2022, 10, 25, tzinfo=HANOI)
    with pytest.raises(HoiamError, match=r"directive\.confirmed"):
        actions.add_task(directive=directive, what=words, chosen=["mau-vhtt"], **by(people.CLERK, 11))


@pytest.mark.parametrize(("day", "told"), [("2026-12-25", False), ("2026-12-31", True)])
def test_only_a_day_that_the_paper_leaves_open_is_told_as_the_quarters_last(day: str, told: bool) -> None:
    facts = {"day": day, "bound": None, "time": None}
    said = words.why(
        {"reason": {"code": "task.quarterly", "facts": facts}}, "Ngày 25 tháng cuối quý" if not told else ""
    )
    assert ("ngày cuối quý, vì văn bản không ghi ngày" in said) is told


def test_a_day_that_a_person_set_outlives_the_next_doubtful_word(house: House) -> None:
    doubt = {"line": 1, "original": "thu nam", "restored": "thu nam"}
    directive = take_in(house, restored="thu nam", source="thu nam", doubts=[doubt])
    first = task(directive, "2.1b")
    told = {"what": first.what, "accepted": True, "due_on": date(2022, 10, 20)}
    actions.mend_task(task=first, **told, **by(people.CLERK, 5))
    read = [{**row, "due": {"kind": "continuous"}, "outcome_to": "Văn phòng"} for row in TASKS]
    fresh = {"structure": {"document": HEAD, "tasks": read}, "seen": "thu nam"}
    actions.accept_word(directive=directive, place=0, reading="thứ năm", **fresh, **by(people.CLERK, 6))
    first.refresh_from_db()
    assert (first.due["date"], first.outcome_to) == ("2022-10-20", "Văn phòng")
    assert task(directive, "3.2a").due == {"kind": "continuous"}


@pytest.mark.parametrize("chosen", [[], ["khong-co"]], ids=str)
def test_a_task_that_binds_units_is_not_left_without_any(house: House, chosen: list[str]) -> None:
    weekly = task(take_in(house), "2.1b")
    told = {"task": weekly, "what": weekly.what, "chosen": chosen}
    with pytest.raises(HoiamError, match=r"task\.units"):
        actions.mend_task(accepted=True, **told, **by(people.CLERK, 5))
    assert task(weekly.directive, "2.1b").accepted is None
    assert actions.mend_task(accepted=False, **told, **by(people.CLERK, 6)).accepted is False


def test_what_was_confirmed_is_not_put_right_any_more(house: House) -> None:
    directive = confirmed(house)
    deeds = [
        lambda: actions.confirm(directive=directive, **by(people.ROUTER, 11)),
        lambda: actions.mend(directive=directive, fields={}, restored="", **by(people.CLERK, 11)),
        lambda: actions.mend_task(task=task(directive, "2.1b"), what="Khác", accepted=True, **by(people.CLERK, 11)),
    ]
    for deed in deeds:
        with pytest.raises(HoiamError, match=r"directive\.confirmed"):
            deed()


def test_taking_in_and_confirming_belong_to_roles(house: House) -> None:
    with pytest.raises(HoiamError, match=r"directive\.role"):
        take_in(house, people.CHECKER)
    directive = take_in(house, people.VERIFIER)
    for who in (people.VERIFIER, people.SORTER, people.STRANGER):
        with pytest.raises(HoiamError, match=r"directive\.confirm_role"):
            actions.confirm(directive=directive, **by(who, 5))


def test_evidence_moves_a_weekly_task_on_to_the_next_week(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    given = actions.give_evidence(task=weekly, note="Báo cáo tuần 40", **by(people.SORTER, 60))
    weekly.refresh_from_db()
    assert given.for_due_at == datetime(2022, 10, 6, 15, tzinfo=HANOI)
    assert weekly.next_due_at == datetime(2022, 10, 13, 15, tzinfo=HANOI)


@pytest.mark.parametrize("minutes", [14 * 60 + 59, 16 * 60])
def test_two_papers_for_one_week_are_not_the_papers_of_two_weeks(house: House, minutes: int) -> None:
    again = datetime(2022, 10, 6, tzinfo=HANOI) + timedelta(minutes=minutes)
    weekly = task(confirmed(house), "2.1b")
    actions.give_evidence(task=weekly, note="Báo cáo tuần 40", **by(people.SORTER, 60))
    added = actions.give_evidence(task=weekly, note="Báo cáo tuần 40, bản có phụ lục", by=people.SORTER, now=again)
    weekly.refresh_from_db()
    assert added.for_due_at == datetime(2022, 10, 6, 15, tzinfo=HANOI)
    assert weekly.next_due_at == standing(weekly)["mau-trung-tam"] == datetime(2022, 10, 13, 15, tzinfo=HANOI)
    next_week = datetime(2022, 10, 12, 9, tzinfo=HANOI)
    actions.give_evidence(task=weekly, note="Báo cáo tuần 41", by=people.SORTER, now=next_week)
    weekly.refresh_from_db()
    assert weekly.next_due_at == datetime(2022, 10, 20, 15, tzinfo=HANOI)


def test_a_late_paper_that_is_completed_on_its_day_does_not_count_for_the_next_week(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    for minute in (30, 40):
        at = datetime(2022, 10, 6, 15, minute, tzinfo=HANOI)
        given = actions.give_evidence(task=weekly, note="Báo cáo tuần 40", by=people.SORTER, now=at)
        assert given.for_due_at == datetime(2022, 10, 6, 15, tzinfo=HANOI)
    weekly.refresh_from_db()
    assert weekly.next_due_at == datetime(2022, 10, 13, 15, tzinfo=HANOI)


def test_evidence_that_comes_weeks_late_leaves_the_next_date_in_the_future(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    late = datetime(2022, 10, 20, 15, 0, tzinfo=HANOI)
    actions.give_evidence(task=weekly, note="Gửi bù", by=people.SORTER, now=late)
    weekly.refresh_from_db()
    assert weekly.next_due_at == datetime(2022, 10, 27, 15, tzinfo=HANOI)


def test_evidence_comes_from_a_bound_unit_and_says_something(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    with pytest.raises(HoiamError, match=r"task\.not_yours"):
        actions.give_evidence(task=weekly, note="Báo cáo", **by(people.VERIFIER, 60))
    with pytest.raises(HoiamError, match=r"task\.needs_evidence"):
        actions.give_evidence(task=weekly, note=" ", **by(people.SORTER, 60))
    actions.give_evidence(task=weekly, note="Báo cáo", **by(people.ROUTER, 60))  # who confirms may note it for them


def test_a_task_is_overdue_from_its_very_moment_on(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    assert not queries.overdue(house.office, datetime(2022, 10, 6, 14, 59, 59, tzinfo=HANOI)).exists()
    assert list(queries.overdue(house.office, datetime(2022, 10, 6, 15, tzinfo=HANOI))) == [weekly]


@pytest.mark.parametrize("head", [{}, {"date": None, "issuer": None, "number_full": None, "subject": None}], ids=str)
def test_a_dispatch_of_which_little_could_be_read_is_kept_all_the_same(house: House, head: dict[str, Any]) -> None:
    directive = take_in(house, structure={"document": head, "tasks": [{"what": "Làm việc"}]})
    assert (directive.number_full, directive.dated) == ("", None)
    directive = actions.confirm(directive=directive, **by(people.ROUTER, 10))
    assert task(directive, "1").accepted


def test_bytes_that_no_database_holds_do_not_lose_a_dispatch(house: House) -> None:
    assert take_in(house, source="UBND\x00 HUYEN", restored="UBND\x00 HUYỆN").source == "UBND HUYEN"


def test_in_a_frozen_office_no_dispatch_moves(house: House) -> None:
    directive, done = take_in(house), confirmed(house)
    units.freeze_office(office=house.office, **by(MACHINE, 20))
    told = {"what": "Khác", "accepted": True}
    deeds = [
        lambda: take_in(house),
        lambda: actions.mend(directive=directive, fields={}, restored="", **by(people.CLERK, 21)),
        lambda: actions.mend_task(task=task(directive, "2.1b"), **told, **by(people.CLERK, 21)),
        lambda: actions.confirm(directive=directive, **by(people.ROUTER, 21)),
        lambda: actions.give_evidence(task=task(done, "2.1b"), note="Báo cáo", **by(people.SORTER, 21)),
    ]
    for deed in deeds:
        with pytest.raises(HoiamError, match=r"move\.frozen"):
            deed()


def test_a_stranger_finds_neither_dispatch_nor_task(house: House) -> None:
    directive, other = take_in(house), people.settle_other().office
    with pytest.raises(Directive.DoesNotExist):
        queries.directive_for(other, directive.pk)
    with pytest.raises(Task.DoesNotExist):
        queries.task_for(other, task(directive, "2.1b").pk)


def test_each_step_leaves_one_line(house: House) -> None:
    directive = confirmed(house)
    actions.give_evidence(task=task(directive, "2.1b"), note="Báo cáo", **by(people.SORTER, 60))
    verbs = [line.verb for line in made.lines() if line.subject_kind == "directive"]
    assert verbs == ["directive.take_in", "directive.confirm", "task.evidence"]


# --- unit by unit


def standing(task: Task) -> dict[str, datetime | None]:
    return dict(task.units.values_list("unit__key", "next_due_at"))


def test_what_one_commune_hands_in_does_not_count_for_another(house: House) -> None:
    monthly = task(confirmed(house), "3.2a")
    actions.give_evidence(task=monthly, note="Báo cáo tháng của xã", **by(people.VERIFIER, 60))
    monthly.refresh_from_db()
    first, second = datetime(2022, 11, 1, tzinfo=HANOI), datetime(2022, 12, 1, tzinfo=HANOI)
    assert standing(monthly) == {"mau-dak-ui": second, "mau-dak-mar": first, "mau-vhtt": first}
    assert monthly.next_due_at == first  # the task is as late as the last of its units
    late = [bond.unit.key for bond in queries.late(house.office, first) if bond.task_id == monthly.pk]
    assert sorted(late) == ["mau-dak-mar", "mau-vhtt"]


def test_who_confirms_notes_it_for_one_unit_or_for_all(house: House) -> None:
    monthly = task(confirmed(house), "3.2a")
    mar = monthly.units.get(unit__key="mau-dak-mar").unit
    given = actions.give_evidence(task=monthly, note="Xã gửi bản giấy", unit=mar, **by(people.ROUTER, 60))
    assert given.unit == mar and standing(monthly)["mau-dak-ui"] == datetime(2022, 11, 1, tzinfo=HANOI)
    actions.give_evidence(task=monthly, note="Họp giao ban", **by(people.ROUTER, 61))
    assert datetime(2022, 11, 1, tzinfo=HANOI) not in standing(monthly).values()
    with pytest.raises(HoiamError, match=r"task\.not_yours"):
        actions.give_evidence(task=monthly, note="Thay xã bạn", unit=mar, **by(people.VERIFIER, 62))


def test_what_is_noted_for_all_and_handed_back_to_one_leaves_the_others_alone(house: House) -> None:
    monthly = task(confirmed(house), "3.2a")
    actions.give_evidence(task=monthly, note="Báo cáo của xã", **by(people.VERIFIER, 60))
    mar = monthly.units.get(unit__key="mau-dak-mar").unit
    for unit in (mar, monthly.units.get(unit__key="mau-vhtt").unit):
        actions.give_evidence(task=monthly, note="Bản giấy", unit=unit, **by(people.ROUTER, 61))
    before = standing(monthly)
    actions.give_evidence(task=monthly, note="Họp giao ban", **by(people.ROUTER, 62))
    given = Evidence.objects.get(task=monthly, unit=mar, note="Họp giao ban")
    actions.judge(evidence=given, quality=Quality.WEAK, note="Không có biên bản", **by(people.LEADER, 63))
    after = standing(monthly)
    assert after.pop("mau-dak-mar") == before.pop("mau-dak-mar")
    assert after == before  # each date was met before: what is noted for all adds to it


def test_a_unit_says_once_that_it_has_received_its_tasks(house: House) -> None:
    directive = confirmed(house)
    assert {unit.key for unit in queries.unreceived(directive)} == {
        "mau-trung-tam",
        "mau-dak-ui",
        "mau-dak-mar",
        "mau-vhtt",
    }
    assert actions.receive(directive=directive, **by(people.VERIFIER, 20)) == 2
    assert actions.receive(directive=directive, **by(people.VERIFIER, 21)) == 0
    assert "mau-dak-ui" not in {unit.key for unit in queries.unreceived(directive)}
    assert len(made.lines("task.receive")) == 1
    for who in (people.LEADER, people.CLERK):  # no unit, and a unit without a task
        with pytest.raises(HoiamError, match=r"task\.not_yours"):
            actions.receive(directive=directive, **by(who, 22))


def test_what_is_not_good_enough_goes_back_and_the_date_stands_again(house: House) -> None:
    weekly = task(confirmed(house), "2.1b")
    due = weekly.next_due_at
    given = actions.give_evidence(task=weekly, note="Báo cáo tuần 40", **by(people.SORTER, 60))
    actions.judge(evidence=given, quality=Quality.WEAK, note="Thiếu phần kiến nghị", **by(people.LEADER, 90))
    weekly.refresh_from_db()
    assert (weekly.next_due_at, standing(weekly)["mau-trung-tam"]) == (due, due)
    whys = (weekly.next_why, weekly.units.get().next_why)  # and each says why
    assert [datetime.fromisoformat(why["ends_at"]) for why in whys] == [due, due]
    assert [row.pk for row in queries.weak(house.office)] == [given.pk]
    actions.give_evidence(task=weekly, note="Báo cáo tuần 40, bổ sung", **by(people.SORTER, 120))
    weekly.refresh_from_db()
    assert weekly.next_due_at == datetime(2022, 10, 13, 15, tzinfo=HANOI)
    assert not queries.weak(house.office).exists()
    actions.judge(evidence=given, quality=Quality.WEAK, note="Vẫn thiếu", **by(people.LEADER, 121))
    weekly.refresh_from_db()
    assert weekly.next_due_at == datetime(2022, 10, 13, 15, tzinfo=HANOI)  # the better one stands


@pytest.mark.parametrize(
    ("who", "note", "code"),
    [
        (people.VERIFIER, "Đạt", "task.judge_role"),
        (people.SECOND_EYES, "", "task.judge_reason"),
        (people.ROUTER, "Thiếu", "task.judge_self"),
    ],
)
def test_judging_is_for_others_and_says_what_is_missing(house: House, who: people.Actor, note: str, code: str) -> None:
    weekly = task(confirmed(house), "2.1b")
    given = actions.give_evidence(task=weekly, note="Báo cáo", **by(people.ROUTER, 60))
    with pytest.raises(HoiamError) as refused:
        actions.judge(evidence=given, quality=Quality.WEAK, note=note, **by(who, 90))
    assert refused.value.code == code
    given.refresh_from_db()
    assert not given.quality
