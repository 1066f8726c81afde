"""The watch-lists on the road: an article comes in by a query, each office's own, and every worker sees a change."""

from datetime import timedelta
from typing import Any

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.units import actions as units
from hoiam.desk.watch import actions
from hoiam.desk.watch import words as watch_words
from hoiam.desk.watch.models import Catch, Hit, QueryState, StoredQuery
from hoiam.run import watchlists
from hoiam.run.path import take_in
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.people import House

ELSEWHERE = {"title": "Cà phê rớt giá ở Lâm Đồng", "sapo": "", "text": "Nông dân lo lắng vì giá cà phê. " * 20}


@pytest.fixture(autouse=True)
def forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin each test as a process that has compiled nothing yet."""
    monkeypatch.setattr(watchlists, "_held", watchlists.Lists())


def put(house: House, text: str, name: str = "Mục", **changes: Any) -> StoredQuery:
    """Return a kept query."""
    fields = {"purpose": "Biết sớm để xử lý kịp", "expires_on": NOW.date() + timedelta(days=30), **changes}
    return actions.put_query(office=house.office, name=name, text=text, **fields, **by(people.SORTER))


def arrive(number: int = 1, **page: Any) -> None:
    """Let an article come in as it does from a source."""
    take_in(made.source(), [made.page(number, **{**ELSEWHERE, **page})], NOW)


def hits(house: House) -> list[Hit]:
    """Return what the office sees."""
    return list(Hit.objects.filter(office=house.office).order_by("article"))


def test_an_article_of_elsewhere_comes_in_because_of_a_query_and_says_so(house: House) -> None:
    query = put(house, '"ca phe" (rớt HOẶC "mất mùa")', name="Giá cà phê")
    arrive()
    [hit] = hits(house)
    assert hit.relevant is True
    first, second = [reason for reason in hit.reasons if reason["code"].startswith("watch.")]
    assert watch_words.reason(first["code"], first["facts"]) == (
        'Thuộc mục theo dõi “Giá cà phê”, vế "ca phe": “Cà phê”, “cà phê”.'
    )
    assert second["facts"]["words"] == ["rớt"]
    assert [m["surface"] for m in hit.mentions if m["field"] == "title"] == ["Cà phê", "rớt"]
    [caught] = Catch.objects.all()
    assert (caught.query, caught.version) == (query, 1)


def test_without_a_query_it_stays_outside(house: House) -> None:
    arrive()
    assert not hits(house)


def test_each_office_has_its_own_list_over_the_same_articles(house: House) -> None:
    other = people.settle_other()
    put(house, '"ca phe"')
    put(other, "nước")
    arrive()
    assert [len(hits(one)) for one in (house, other)] == [1, 0]


def test_a_place_in_a_query_is_read_by_the_gazetteer(house: House) -> None:
    put(house, 'nơi:"xã Đăk Ui" nước', name="Nước ở Đăk Ui")
    put(house, 'nơi:"Đăk Mar" nước', name="Nước ở Đăk Mar")
    take_in(made.source(), [made.page(1)], NOW)
    assert [caught.query.name for caught in Catch.objects.all()] == ["Nước ở Đăk Ui"]


def test_a_field_and_an_outlet_can_be_asked_for(house: House) -> None:
    put(house, 'lĩnh vực:"Giao thông và hạ tầng" nước nguồn:"Báo mau-thong-reo"', name="Có")
    put(house, "lĩnh vực:education nước", name="Không")
    take_in(made.source(), [made.page(1)], NOW)
    assert [caught.query.name for caught in Catch.objects.all()] == ["Có"]


def test_a_muted_query_counts_and_brings_nothing_in_and_a_stopped_one_does_not_look(house: House) -> None:
    muted, stopped = put(house, '"ca phe"', name="A"), put(house, '"cà phê"', name="B")
    actions.switch(query=muted, state=QueryState.MUTED, **by(people.SORTER))
    actions.switch(query=stopped, state=QueryState.STOPPED, **by(people.SORTER))
    arrive()
    assert not hits(house)
    assert [caught.query for caught in Catch.objects.all()] == [muted]


def test_after_its_last_day_a_query_finds_nothing_even_before_it_is_stopped(house: House) -> None:
    put(house, '"ca phe"', expires_on=NOW.date() + timedelta(days=1))
    take_in(made.source(), [made.page(1, **ELSEWHERE)], NOW + timedelta(days=2))
    assert not hits(house)


def test_a_change_is_seen_at_the_next_batch_and_compiled_beside_the_rest(house: House) -> None:
    other = people.settle_other()
    query = put(house, "ngô", name="A")
    put(other, "lúa")
    arrive(1)
    whole = watchlists.current().whole
    actions.put_query(
        office=house.office,
        query=query,
        name="A",
        text='"cà phê"',
        purpose="Biết sớm để xử lý kịp",
        expires_on=query.expires_on,
        **by(people.SORTER, 1),
    )
    arrive(2, title="Cà phê rớt giá ở Đắk Lắk")
    assert [hit.article.url for hit in hits(house)] == ["http://127.0.0.1/bai-2"]
    lists = watchlists.current()
    assert (lists.whole, lists.changed) == (whole, {house.office.pk})
    assert watchlists.current() is lists


def test_many_changes_are_compiled_anew(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchlists, "BESIDE", 0)
    put(house, "ngô", name="A")
    before = watchlists.current()
    put(house, '"cà phê"', name="B")
    assert watchlists.current().whole is not before.whole
    assert not watchlists.current().changed
    arrive()
    assert len(hits(house)) == 1


def test_a_person_who_said_no_is_not_overruled_by_a_query(house: House) -> None:
    put(house, '"cà phê"')
    arrive()
    [hit] = hits(house)
    actions.decide(hit=hit, relevant=False, reason="Không phải ở đây", **by(people.SORTER, 1))
    arrive(text="Nông dân vẫn lo vì giá cà phê giảm. " * 20)
    [hit] = hits(house)
    assert hit.relevant is False


def test_a_frozen_office_looks_for_nothing(house: House) -> None:
    put(house, '"cà phê"')
    units.freeze_office(office=house.office, **by(MACHINE, 1))
    arrive()
    assert not hits(house)
    assert not Catch.objects.exists()
