"""What people correct teaches the machine of their office: the next like piece, with why; off and anew."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError, Temporary
from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.jobs.models import Job
from hoiam.desk.lessons import actions, queries
from hoiam.desk.lessons.models import Lesson, Schooling
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import Label, StoryItem
from hoiam.desk.units import actions as units
from hoiam.outside.shipped import labelling
from hoiam.run.hands import Hands
from hoiam.run.steps.learning import learn
from hoiam.run.steps.understanding import classify
from tests import people
from tests.desk import made
from tests.people import SORTER, House

# What an office files under disasters and the machine under roads: its mountain pass.
PASS = (
    "Xe tải lật trên đèo Măng Rơi, giao thông qua quốc lộ tê liệt nửa buổi.",
    "Xe khách mất lái trên đèo Măng Rơi, quốc lộ tắc cả buổi sáng.",
    "Đèo Măng Rơi: xe tải đâm vách núi, quốc lộ chỉ còn một làn.",
    "Va chạm trên đèo Măng Rơi, xe máy và xe tải kẹt giữa quốc lộ.",
    "Xe bồn hỏng phanh trên đèo Măng Rơi, giao thông quốc lộ phân luồng.",
)
NEXT = "Xe container nằm ngang đèo Măng Rơi, quốc lộ kẹt xe từ sáng."


def piece(house: House, number: int, text: str) -> StoryItem:
    """Return a piece that the machine has labelled."""
    item = made.item(house, number, title=text, sapo="", text=text)
    classify(house.office, [item], made.NOW)
    return item


def said(item: StoryItem, name: str = "field") -> Label:
    return Label.objects.get(item=item, name=name)


def corrected(house: House, texts: tuple[str, ...] = PASS, minutes: int = 5) -> list[StoryItem]:
    """Return pieces of which a person said that they are about disasters."""
    items = [piece(house, number, text) for number, text in enumerate(texts, start=1)]
    for item in items:
        assert said(item).value == "transport"
        told = {"name": "field", "value": "disaster", "reason": "Đèo hay sạt"}
        stories.correct(item=item, **told, **made.by(SORTER, minutes))
    return items


def learned(house: House) -> None:
    learn({"office": house.office.key}, made.later(20), Hands.__new__(Hands))


def test_after_some_corrections_the_next_like_piece_gets_the_corrected_label_with_why(house: House) -> None:
    corrected(house)
    learned(house)
    label = said(piece(house, 9, NEXT))
    assert label.value == "disaster" and label.set_by == MACHINE.key
    assert label.reasons[0]["code"] == "label.taught"
    assert (label.reasons[0]["facts"]["first"], label.reasons[0]["facts"]["times"]) == ("transport", 5)
    assert [one.pk for one in queries.changed(house.office)] == [label.pk]
    assert queries.counted(house.office) == [("field", "transport", "disaster", 5)]


def test_a_correction_asks_for_one_lesson_however_many_there_are(house: House) -> None:
    corrected(house)
    assert Job.objects.filter(kind="lessons.learn").count() == 1


def test_another_office_learns_nothing_of_it(house: House) -> None:
    corrected(house)
    learned(house)
    other = units.open_office(
        key="mau-khac", name="UBND Mẫu Khác", short_name="Mẫu Khác", valid_from=people.FOUNDED, **made.by(MACHINE)
    )
    assert queries.lessons_for(other, labelling.version()) == {}
    assert set(queries.lessons_for(house.office, labelling.version())) == {"field"}


def test_switched_off_the_machine_is_as_it_was_shipped_and_on_again_it_learns(house: House) -> None:
    corrected(house)
    learned(house)
    actions.switch(office=house.office, on=False, reason="Xem lại", **made.by(SORTER, 21))
    assert said(piece(house, 8, NEXT)).value == "transport"
    actions.switch(office=house.office, on=True, reason="Dùng lại", **made.by(SORTER, 22))
    assert said(piece(house, 9, NEXT)).value == "disaster"
    assert [line.verb for line in made.lines() if line.verb.startswith("lessons.")] == ["lessons.off", "lessons.on"]


def test_begun_anew_only_later_corrections_teach_and_the_labels_stay(house: House) -> None:
    items = corrected(house)
    learned(house)
    actions.begin_anew(office=house.office, reason="Đã sửa nhầm", **made.by(SORTER, 21))
    learned(house)
    assert not Lesson.objects.exists() and queries.counted(house.office) == []
    assert said(items[0]).value == "disaster"
    assert said(piece(house, 9, NEXT)).value == "transport"
    assert [line.facts["reason"] for line in made.lines("lessons.anew")] == ["Đã sửa nhầm"]


def test_corrections_that_are_taken_back_are_unlearned(house: House) -> None:
    items = corrected(house)
    learned(house)
    for item in items:
        told = {"name": "field", "value": "transport", "reason": "Đúng là giao thông"}
        stories.correct(item=item, **told, **made.by(SORTER, 30))
    learned(house)
    assert not Lesson.objects.exists()


def test_lessons_of_another_model_are_not_used_and_are_learned_anew_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    corrected(house)
    learned(house)
    (job,) = jobs.claim(lease=timedelta(minutes=10), **made.by(MACHINE, 20))
    jobs.finish(job=job, **made.by(MACHINE, 20))
    monkeypatch.setattr(labelling, "version", lambda: "v-next")
    assert said(piece(house, 7, NEXT)).value == "transport"
    piece(house, 8, NEXT)
    assert Job.objects.filter(kind="lessons.learn", state="waiting").count() == 1
    learned(house)
    assert said(piece(house, 9, NEXT)).value == "disaster"
    assert not queries.outdated(house.office, labelling.version())


@pytest.mark.parametrize("what", ["anew", "off", "off and on", "corrected", "corrected again"])
def test_what_people_do_while_the_machine_learns_is_not_overrun_and_is_learned_after(
    house: House, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    items, late = corrected(house), piece(house, 7, NEXT)
    told = {"name": "field", "value": "disaster", "reason": "Đèo hay sạt"}
    acts = {
        "anew": lambda: actions.begin_anew(office=house.office, reason="x", **made.by(SORTER, 21)),
        "off": lambda: actions.switch(office=house.office, on=False, reason="x", **made.by(SORTER, 21)),
        "off and on": lambda: [
            actions.switch(office=house.office, on=on, reason="x", **made.by(SORTER, 21)) for on in (False, True)
        ],
        "corrected": lambda: stories.correct(item=late, **told, **made.by(SORTER, 19)),
        "corrected again": lambda: stories.correct(item=items[0], **told, **made.by(SORTER, 21)),
    }
    keep = actions.keep

    def later(**given: Any) -> bool:
        acts[what]()
        monkeypatch.setattr(actions, "keep", keep)
        return keep(**given)

    monkeypatch.setattr(actions, "keep", later)
    with pytest.raises(Temporary):
        learned(house)
    assert not Lesson.objects.exists()
    learned(house)  # the job again
    times = [row.times for row in Lesson.objects.all()]
    found = {"anew": [], "off": [], "corrected": [{"disaster": 6}]}
    assert times == found.get(what, [{"disaster": 5}])


def test_a_frozen_office_learns_nothing(house: House) -> None:
    corrected(house)
    units.freeze_office(office=house.office, **made.by(MACHINE, 10))
    learned(house)
    assert not Lesson.objects.exists()


@pytest.mark.parametrize("who", [people.LEADER, people.VERIFIER])
def test_only_who_sorts_or_administers_changes_how_the_machine_learns(house: House, who: Actor) -> None:
    with pytest.raises(HoiamError, match=r"lessons\.role"):
        actions.switch(office=house.office, on=False, reason="x", **made.by(who))
    with pytest.raises(HoiamError, match=r"lessons\.role"):
        actions.begin_anew(office=house.office, reason="x", **made.by(who))
    assert not Schooling.objects.exists()


def test_what_is_kept_holds_no_person_and_no_text(house: House) -> None:
    corrected(house)
    learned(house)
    row = Lesson.objects.get()
    assert {field.name for field in Lesson._meta.get_fields()} == {
        "id", "office", "name", "labels", "points", "times", "stood", "version", "taught_at",
    }  # fmt: skip
    assert all(len(gram.split()) <= 2 for gram in row.points)
    assert SORTER.key not in str(row.points) and row.taught_at == made.NOW + timedelta(minutes=20)
    assert Role.TRUNG_TAM in SORTER.roles
