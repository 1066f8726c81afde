"""Sources are read politely and on a legal basis; a failing one waits longer and never blocks another."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.sources import actions, queries
from hoiam.desk.sources.models import Outlet, Source
from tests.desk import made
from tests.desk.made import NOW, by, later
from tests.writes import by_a_wrong_hand

pytestmark = pytest.mark.django_db
SEEN = {"etag": '"a"', "last_modified": "Thu, 06 Oct 2022 01:00:00 GMT"}


@pytest.mark.parametrize("basis", [{}, {"legal_basis": ""}], ids=str)
def test_an_outlet_without_a_legal_basis_is_refused(basis: dict[str, str]) -> None:
    with pytest.raises(HoiamError, match=r"outlet\.no_basis"):
        actions.put_outlet(key="khong", name="Không căn cứ", kind="unknown", **basis, **by(MACHINE))


def test_a_press_agency_says_how_it_appears() -> None:
    told = {"name": "Báo", "kind": "press", "press_type": "", "legal_basis": "Bài thử"}
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.put_outlet(key="bao", **told, **by(MACHINE))


@pytest.mark.parametrize("interval", [0, 4])
def test_a_public_host_is_never_asked_more_often_than_every_five_seconds(interval: int) -> None:
    public = actions.put_outlet(key="that", name="Báo thật", kind="unknown", legal_basis="Luật Báo chí", **by(MACHINE))
    with pytest.raises(HoiamError, match=r"source\.impolite"):
        made.source(public, interval=interval)
    assert made.source(public, interval=5).interval == 5


def test_a_source_that_is_put_in_again_without_its_pause_keeps_a_polite_one() -> None:
    public = actions.put_outlet(key="that", name="Báo thật", kind="unknown", legal_basis="Luật Báo chí", **by(MACHINE))
    kept = actions.put_source(outlet=public, kind="rss", url="https://vidu.vn/rss", **by(MACHINE))
    assert kept.interval >= actions.POLITE


def test_a_source_of_a_sample_may_be_read_without_a_pause() -> None:
    assert made.source(interval=0).interval == 0


def test_an_address_is_one_source() -> None:
    assert made.source().pk == made.source(every=600).pk
    assert Source.objects.get().every == 600


def test_a_look_that_failed_doubles_the_pause_up_to_a_day() -> None:
    source = made.source(every=1800)
    pauses = []
    for _ in range(8):
        pauses.append(queries.pause(source))
        actions.note_failure(source=source, error="feed.not_xml", **by(MACHINE))
        source.refresh_from_db()
    hours = [p / timedelta(hours=1) for p in pauses]
    assert hours == [0.5, 1, 2, 4, 8, 16, 24, 24]
    assert source.failures == 8


def test_a_look_that_succeeded_forgives_all_failures() -> None:
    source = made.source()
    actions.note_failure(source=source, error="http.500", **by(MACHINE))
    assert list(queries.failing()) == [source]
    actions.note_success(source=source, new_items=2, **SEEN, **by(MACHINE, 9))
    source.refresh_from_db()
    assert (source.failures, source.error, source.etag) == (0, "", '"a"')
    assert source.succeeded_at == source.new_item_at == later(9)
    assert not queries.failing().exists()


def test_a_look_without_news_keeps_the_moment_of_the_last_ones() -> None:
    source = made.source()
    actions.note_success(source=source, new_items=1, **SEEN, **by(MACHINE, 1))
    actions.note_success(source=source, new_items=0, **SEEN, **by(MACHINE, 9))
    source.refresh_from_db()
    assert (source.new_item_at, source.looked_at) == (later(1), later(9))


def test_a_source_is_due_at_once_then_after_its_pause_and_one_that_fails_blocks_no_other() -> None:
    good, bad = made.source(every=600), made.source(url="http://127.0.0.1/2", every=600)
    assert queries.due(NOW) == [good, bad]
    actions.note_success(source=good, new_items=0, **SEEN, **by(MACHINE))
    actions.note_failure(source=bad, error="net.dead", **by(MACHINE))
    assert queries.due(later(9)) == []
    assert queries.due(later(10)) == [good]
    assert queries.due(later(20)) == [good, bad]


def test_a_source_that_was_switched_off_is_not_read() -> None:
    source = made.source()
    actions.switch(source=source, enabled=False, **by(MACHINE))
    assert queries.due(NOW) == []
    actions.switch(source=source, enabled=True, **by(MACHINE))
    assert queries.due(NOW) == [source]


def test_configuration_is_audited_and_reading_is_not() -> None:
    source = made.source()
    actions.switch(source=source, enabled=False, **by(MACHINE))
    actions.note_failure(source=source, error="x", **by(MACHINE))
    actions.note_robots(source=source, decision="robots.allowed", **by(MACHINE))
    verbs = [line.verb for line in made.lines(chain="installation")]
    assert verbs == ["outlet.add", "source.add", "source.off"]


def test_no_field_rates_an_outlet() -> None:
    fields = {field.name for field in Outlet._meta.get_fields()}
    assert not {name for name in fields if any(w in name for w in ("score", "rating", "trust", "rank", "friend"))}


def test_the_table_itself_asks_for_the_basis() -> None:
    made.source()
    with pytest.raises(IntegrityError), transaction.atomic(), by_a_wrong_hand():
        Outlet.objects.update(legal_basis="")


def test_a_source_with_a_long_address_is_registered_on_every_database() -> None:
    source = made.source(url="https://bao.example/" + "x" * 400)
    assert AuditEvent.objects.get(verb="source.add").subject_key == source.url
