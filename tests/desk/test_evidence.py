"""Who may see that there is evidence, who may open it, and until when; and that each deed leaves its line."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.values.actor import MACHINE, Actor, Role
from hoiam.desk.articles import actions, evidence
from hoiam.desk.articles.actions import Filed
from hoiam.desk.articles.models import Article, Snapshot
from hoiam.desk.cases import actions as cases
from hoiam.desk.files.models import StoredFile
from hoiam.desk.jobs.models import Job
from hoiam.desk.units import actions as units
from hoiam.desk.units.models import Person
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by, later

pytestmark = pytest.mark.django_db
TODAY = NOW.date()
TOMORROW = TODAY + timedelta(days=1)
WHY = "lãnh đạo cần đối chiếu lời báo"
VISITOR = people.actor("can-bo-khac", Role.DON_VI, "mau-dak-mar")
NO_UNIT = people.actor("khong-don-vi", Role.KIEM_TRA)


def kept(house: people.House, number: int = 1, who: Actor = people.SORTER) -> Snapshot:
    """Return a snapshot whose files a job has kept."""
    told = {"office": house.office, "article": made.article(number), "reason": WHY}
    snapshot = actions.keep_evidence(**told, **by(who))
    return filed(snapshot)


def filed(snapshot: Snapshot, version: int = 1) -> Snapshot:
    said = snapshot.article.versions.get(number=version)
    files = [Filed("warc", f"{snapshot.pk:064x}", 9)]
    actions.note_kept(snapshot=snapshot, holds="page", version=said, files=files, **by(MACHINE, 1))
    return evidence.snapshot(snapshot.pk)


def account(actor: Actor, house: people.House) -> Person:
    person = units.put_person(username=actor.key, post=actor.key, **by(MACHINE))
    for role in actor.roles:
        units.grant(
            person=person,
            office=house.office,
            role=role,
            unit=house.units.get(actor.unit),
            valid_from=people.FOUNDED,
            **by(MACHINE),
        )
    return person


def allow(snapshot: Snapshot, until: date = TOMORROW, who: Actor = people.ROUTER, **to: Any) -> Any:
    return actions.allow(snapshot=snapshot, until=until, reason=WHY, **to, **by(who, 2))


def opens(house: people.House, actors: Iterable[Actor], on: date = TODAY) -> list[bool]:
    return [evidence.openable(house.office, actor, on).exists() for actor in actors]


def test_a_right_of_a_unit_opens_for_that_unit_and_nobody_else(house: people.House) -> None:
    snapshot = kept(house)
    assert opens(house, [people.SORTER, people.DIRECTOR, people.ROUTER, VISITOR, NO_UNIT, people.STRANGER]) == [
        *(True, True, False, False, False, False)
    ]
    allow(snapshot, unit=house.units["mau-dak-mar"])
    assert opens(house, [VISITOR, people.VERIFIER, NO_UNIT, people.STRANGER]) == [True, False, False, False]


def test_a_right_of_a_role_opens_for_that_role_and_not_for_somebody_without_a_unit(house: people.House) -> None:
    allow(kept(house), role=Role.PCT)
    assert opens(house, [people.LEADER, NO_UNIT, VISITOR, people.STRANGER, MACHINE]) == [True, *[False] * 4]


def test_a_right_of_a_person_opens_for_that_person_and_not_for_colleagues(house: people.House) -> None:
    allow(kept(house), person=account(VISITOR, house))
    colleague = people.actor("nguoi-khac", Role.DON_VI, "mau-dak-mar")
    assert opens(house, [VISITOR, colleague, NO_UNIT, people.STRANGER]) == [True, False, False, False]


def test_a_person_of_another_office_with_the_same_role_sees_nothing(house: people.House) -> None:
    other = people.settle_other()
    allow(kept(house), role=Role.PCT)
    assert not evidence.openable(other.office, people.LEADER, TODAY).exists()
    assert not evidence.snapshots_of(other.office, people.SORTER, TODAY).exists()


def test_a_right_ends_with_its_last_day(house: people.House) -> None:
    allow(kept(house), until=TOMORROW, role=Role.PCT)
    assert opens(house, [people.LEADER], TOMORROW) == [True]
    assert opens(house, [people.LEADER], TOMORROW + timedelta(days=1)) == [False]


def test_an_expired_right_hides_the_evidence_but_its_keepers_still_know_of_it(house: people.House) -> None:
    snapshot = kept(house)
    long_after = TODAY + timedelta(days=366)
    assert opens(house, [people.SORTER], long_after) == [False]
    assert evidence.snapshot_for(house.office, people.ROUTER, long_after, snapshot.pk) == snapshot
    with pytest.raises(Snapshot.DoesNotExist):
        evidence.snapshot_for(house.office, VISITOR, TODAY, snapshot.pk)


def test_a_right_taken_back_ends_at_once(house: people.House) -> None:
    right = allow(kept(house), role=Role.PCT)
    actions.withdraw(right=right, **by(people.ROUTER, 3))
    actions.withdraw(right=right, **by(people.ROUTER, 4))
    assert opens(house, [people.LEADER]) == [False]
    assert [line.facts["to"] for line in made.lines("evidence.withdraw")] == [["role:PCT"]]


def test_a_second_right_takes_the_place_of_the_first(house: people.House) -> None:
    snapshot = kept(house)
    first, second = (allow(snapshot, until=TODAY + timedelta(days=days), role=Role.PCT) for days in (30, 2))
    first.refresh_from_db()
    assert first.ended_by == people.ROUTER.key and second.ended_at is None
    assert opens(house, [people.LEADER], TODAY + timedelta(days=3)) == [False]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"reason": "cần xem"}, "evidence.reason"),
        ({"until": TODAY - timedelta(days=1)}, "evidence.until"),
        ({"until": TODAY + timedelta(days=5 * 365 + 1)}, "evidence.until"),
        ({"role": None}, "evidence.who"),
        ({"by": VISITOR}, "evidence.manage_role"),
    ],
)
def test_a_right_needs_a_reason_an_end_somebody_and_a_keeper(
    changes: dict[str, Any], code: str, house: people.House
) -> None:
    told = {"until": TOMORROW, "reason": WHY, "role": Role.PCT, **by(people.ROUTER, 2)}
    with pytest.raises(Refused, match=code.replace(".", r"\.")):
        actions.allow(snapshot=kept(house), **(told | changes))


def test_a_unit_or_a_person_of_another_office_can_be_given_no_right(house: people.House) -> None:
    snapshot, other = kept(house), people.settle_other()
    outsider = units.put_person(username="nguoi-ngoai", post="x", **by(MACHINE))
    for who in ({"unit": other.units["khac-vhtt"]}, {"person": outsider}):
        with pytest.raises(Refused, match=r"evidence\.who"):
            allow(snapshot, **who)


def test_whoever_asks_twice_gets_the_one_that_waits(house: people.House) -> None:
    told = {"office": house.office, "article": made.article(), "reason": WHY}
    assert actions.keep_evidence(**told, **by(people.SORTER)) == actions.keep_evidence(**told, **by(people.ROUTER, 1))
    assert Job.objects.filter(kind="evidence.take").count() == 1


def test_who_neither_monitors_nor_verifies_has_no_evidence_taken(house: people.House) -> None:
    told = {"office": house.office, "article": made.article(), "reason": WHY}
    with pytest.raises(Refused, match=r"evidence\.role"):
        actions.keep_evidence(**told, **by(people.CLERK))
    with pytest.raises(Refused, match=r"evidence\.reason"):
        actions.keep_evidence(**{**told, "reason": "vì cần"}, **by(people.SORTER))


def test_a_frozen_office_gives_and_takes_no_rights(house: people.House) -> None:
    snapshot = kept(house)
    units.freeze_office(office=house.office, **by(MACHINE, 3))
    with pytest.raises(MoveDenied, match=r"move\.frozen"):
        allow(snapshot, role=Role.PCT)
    with pytest.raises(MoveDenied, match=r"move\.frozen"):
        actions.keep_evidence(office=house.office, article=snapshot.article, reason=WHY, **by(people.SORTER, 4))


def test_opening_a_case_proves_its_article_for_those_who_handle_it(house: people.House) -> None:
    item = made.item(house)
    case = cases.open_case(office=house.office, title="Thiếu nước", story=item.story, **by(people.SORTER))
    [snapshot] = Snapshot.objects.all()
    assert (snapshot.article, snapshot.cause, snapshot.reason) == (item.hit.article, "case", case.number)
    assert opens(house, [people.SORTER, people.ROUTER, people.SECOND_EYES, people.LEADER, people.VERIFIER]) == [
        *(True, True, True, True, False)
    ]
    cases.assign(case=case, lead=house.units["mau-dak-ui"], inform=[house.units["mau-dak-mar"]], **by(people.ROUTER, 1))
    assert opens(house, [people.VERIFIER, VISITOR]) == [True, False]


def test_a_second_case_uses_evidence_that_still_proves_the_newest_reading(house: people.House) -> None:
    article = made.article()
    told = {"office": house.office, "articles": [article]}
    [first] = actions.keep_for_case(number="VV-2022-001", **told, **by(people.SORTER))
    filed(first)
    assert actions.keep_for_case(number="VV-2022-002", **told, **by(people.SORTER, 5)) == [first]
    made.article(1, article.source, text=made.TEXT + " Sửa.")
    [second] = actions.keep_for_case(number="VV-2022-003", **told, **by(people.SORTER, 6))
    assert second != first


def test_each_reading_is_proved_by_the_earliest_page_and_else_by_words(house: people.House) -> None:
    first = kept(house)
    article: Article = first.article
    made.article(1, article.source, text=made.TEXT + " Sửa.")
    words = actions.keep_evidence(office=house.office, article=article, reason=WHY, **by(people.SORTER, 10))
    second = article.versions.get(number=2)
    actions.note_kept(snapshot=words, holds="text", version=second, files=[], **by(MACHINE, 11))
    page = filed(actions.keep_evidence(office=house.office, article=article, reason=WHY, **by(people.SORTER, 20)), 2)
    found = evidence.of_articles([article], house.office, people.SORTER, TODAY)
    assert [one.snapshot for one in evidence.proven(article, found)] == [first, page]


def test_the_digests_of_what_was_kept_stand_in_the_audit(house: people.House) -> None:
    snapshot = kept(house)
    [line] = made.lines("evidence.kept")
    assert line.facts["files"] == {"warc": f"{snapshot.pk:064x}"} and line.subject_key == str(snapshot.pk)


def test_each_opening_leaves_a_line(house: people.House) -> None:
    file = evidence.file_for(house.office, people.SORTER, TODAY, kept(house).pk, "warc")
    actions.note_opened(file=file, **by(people.SORTER, 3))
    [line] = made.lines("evidence.open")
    assert (line.actor_key, line.facts["sha256"]) == (people.SORTER.key, file.sha256)


def test_evidence_has_no_row_among_the_files_that_the_general_door_hands_out(house: people.House) -> None:
    kept(house)
    assert not StoredFile.objects.exists()


def test_times_are_those_of_the_deed(house: people.House) -> None:
    snapshot = kept(house)
    taken: datetime | None = snapshot.taken_at
    assert (snapshot.asked_at, taken) == (NOW, later(1))
