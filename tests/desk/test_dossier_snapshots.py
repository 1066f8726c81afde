"""Evidence of articles is proposed for the file of its case, named by its digest; its bytes keep their own door."""

import pytest

from hoiam.desk.articles.models import Snapshot
from hoiam.desk.cases import actions as cases
from hoiam.desk.dossiers import actions, queries
from hoiam.desk.dossiers.describing import files_of
from hoiam.desk.dossiers.exporting import rows_of
from hoiam.desk.dossiers.models import Dossier
from hoiam.desk.dossiers.slips import slip_of
from tests import people
from tests.desk.made import NOW, by
from tests.desk.test_dossiers import opened
from tests.desk.test_evidence import filed, kept
from tests.people import House


@pytest.fixture
def snapshot(house: House) -> Snapshot:
    return kept(house)


def of_case(house: House, snapshot: Snapshot) -> Dossier:
    told = {"title": "Nước sạch", "article": snapshot.article}
    case = cases.open_case(office=house.office, **told, **by(people.SORTER, 2))
    return opened(house, case=case)


def test_it_is_proposed_and_named_by_its_digest_without_its_bytes(house: House, snapshot: Snapshot) -> None:
    dossier = of_case(house, snapshot)
    found = queries.proposed(dossier, people.SECOND_EYES, NOW.date())
    assert snapshot in found
    item = next(one for one in actions.add(dossier=dossier, things=found, **by(people.SECOND_EYES, 3)) if one.snapshot)
    assert (item.type_name, item.issuer) == ("Bản lưu bài báo", snapshot.article.outlet.name)
    digest = snapshot.files.get().sha256
    assert digest in item.note and files_of(item) == []
    row = next(row for one, row in rows_of(dossier) if one.pk == item.pk)
    assert digest in row.note and row.files == ()
    sheet = str(slip_of(item).body)
    assert digest in sheet and "không đóng vào hồ sơ" in sheet


def test_who_may_not_know_of_it_is_not_offered_it(house: House, snapshot: Snapshot) -> None:
    dossier = of_case(house, snapshot)
    assert snapshot not in queries.proposed(dossier, people.CLERK, NOW.date())  # keeps files, no evidence
    with pytest.raises(queries.StoredFile.DoesNotExist):
        queries.thing_for(dossier, people.CLERK, f"snapshot:{snapshot.pk}", NOW.date())


def test_what_was_never_taken_is_no_paper(house: House, snapshot: Snapshot) -> None:
    dossier = of_case(house, snapshot)
    waiting = Snapshot.objects.exclude(pk=snapshot.pk)  # opening the case asked for one more, which no job has taken
    assert not set(waiting) & set(queries.proposed(dossier, people.SECOND_EYES, NOW.date()))
    for one in waiting:
        filed(one)
    assert set(waiting) <= set(queries.proposed(dossier, people.SECOND_EYES, NOW.date()))
