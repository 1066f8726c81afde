"""What concerns the office: kept with its reasons, and a person's decision is never undone by the machine."""

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.desk.units import actions as units
from hoiam.desk.watch import actions, queries
from hoiam.desk.watch.models import Hit
from tests import people
from tests.desk import made
from tests.desk.made import by
from tests.people import House


def again(house: House, hit: Hit, relevant: bool | None) -> Hit:
    """Let the machine match the same article once more."""
    actions.keep(office=house.office, found=[(hit.article, made.found(relevant))], **by(MACHINE, 9))
    hit.refresh_from_db()
    return hit


def test_a_hit_names_its_places_words_and_reasons(house: House) -> None:
    hit = made.hit(house)
    assert hit.places == ["xa-dak-ui-2022"]
    assert hit.mentions[0]["surface"] == "Đăk Ui"
    assert hit.reasons == [{"code": "match.place", "facts": {"words": "Đăk Ui"}}]


def test_what_clearly_is_not_ours_leaves_no_trace(house: House) -> None:
    actions.keep(office=house.office, found=[(made.article(), made.found(False))], **by(MACHINE))
    assert not Hit.objects.exists()


def test_an_article_matched_twice_is_one_hit(house: House) -> None:
    hit = made.hit(house)
    again(house, hit, True)
    assert Hit.objects.count() == 1


@pytest.mark.parametrize("decided", [True, False])
@pytest.mark.parametrize("said", [True, False, None])
def test_a_persons_decision_is_never_undone_by_the_machine(house: House, decided: bool, said: bool | None) -> None:
    hit = made.hit(house, relevant=None)
    told = {"relevant": decided, "reason": "Đã đọc toàn bài", "places": ["xa-dak-mar-2022"]}
    actions.decide(hit=hit, **told, **by(people.SORTER, 5))
    hit = again(house, hit, said)
    assert (hit.relevant, hit.places, hit.decided_by) == (decided, ["xa-dak-mar-2022"], people.SORTER.key)


def test_before_anybody_decided_the_machine_may_change_its_mind(house: House) -> None:
    assert again(house, made.hit(house, relevant=None), False).relevant is False


def test_what_the_machine_does_not_know_waits_for_a_person(house: House) -> None:
    hit = made.hit(house, relevant=None)
    made.hit(house, 2)
    assert list(queries.unsure(house.office)) == [hit]
    actions.decide(hit=hit, relevant=True, reason="Thôn 7 thuộc Đăk Ui", **by(people.SORTER, 5))
    assert not queries.unsure(house.office).exists()


@pytest.mark.parametrize("who", [people.VERIFIER, people.LEADER, people.CHECKER, people.STRANGER])
def test_only_who_sorts_decides(house: House, who: people.Actor) -> None:
    hit = made.hit(house, relevant=None)
    with pytest.raises(HoiamError, match=r"story\.role"):
        actions.decide(hit=hit, relevant=True, reason="vì vậy", **by(who, 5))


def test_in_a_frozen_office_nothing_is_decided(house: House) -> None:
    hit = made.hit(house, relevant=None)
    units.freeze_office(office=house.office, **by(MACHINE, 1))
    with pytest.raises(HoiamError, match=r"move\.frozen"):
        actions.decide(hit=hit, relevant=True, reason="vì vậy", **by(people.SORTER, 5))


def test_a_decision_is_one_line_and_matching_is_none(house: House) -> None:
    before = len(made.lines())
    hit = made.hit(house, relevant=None)
    assert len(made.lines()) == before
    actions.decide(hit=hit, relevant=False, reason="Huyện khác", **by(people.SORTER, 5))
    [line] = made.lines("hit.decide")
    assert line.facts["relevant"] is False


def test_a_stranger_finds_no_hit(house: House) -> None:
    hit = made.hit(house)
    with pytest.raises(Hit.DoesNotExist):
        queries.hit_for(people.settle_other().office, hit.pk)
