"""Once a day what was sent and never used is removed; what a record points at, and evidence, never."""

from datetime import timedelta

import pytest

from hoiam.core.errors import Permanent
from hoiam.core.values.actor import MACHINE
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles.actions import Filed
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import Upload
from hoiam.outside.keep import Keep
from hoiam.run import ledger, timetable
from hoiam.run.kinds import KINDS
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.run.conftest import Newspaper

pytestmark = pytest.mark.django_db
NEXT_WEEK = NOW + timedelta(days=7, minutes=1)


def sent(keep: Keep, data: bytes) -> str:
    files.expect(sha256=Keep.name(data), **by(people.SORTER))
    return keep.put(data)


def test_evidence_and_files_of_records_stay_and_the_rest_goes(house: people.House, newspaper: Newspaper) -> None:
    keep = newspaper.hands.keep
    unused, noted, proof = (sent(keep, data) for data in (b"unused", b"noted", b"proof"))
    told = {"purpose": "entry", "subject": "1", "name": "a.jpg", "content_type": "image/jpeg", "size": 5}
    files.note(office=house.office.key, sha256=noted, **told, **by(people.SORTER))
    told = {"office": house.office, "article": made.article(), "reason": "giữ lời báo để đối chiếu"}
    snapshot = articles.keep_evidence(**told, **by(people.SORTER))
    filed = [Filed("page", proof, 5)]
    articles.note_kept(snapshot=snapshot, holds="text", version=None, files=filed, **by(MACHINE, 1))
    timetable.ring(NEXT_WEEK)
    ledger.run_due(KINDS, lambda: NEXT_WEEK, newspaper.hands, limit=50, only=("uploads.forget",))
    assert (keep.get(noted), keep.get(proof)) == (b"noted", b"proof") and not Upload.objects.exists()
    with pytest.raises(Permanent, match=r"keep\.absent"):
        keep.get(unused)
