"""Hôm nay, the cases and a search ask the database the same few questions, however many things wait."""

from datetime import timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import Verdict
from hoiam.desk.cases import actions as case_actions
from hoiam.desk.cases import many
from hoiam.desk.cases import queries as cases
from hoiam.desk.cases.models import Case, CaseClock, Notice
from hoiam.desk.directives import actions as directives
from hoiam.desk.letters import actions as letters
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper
from hoiam.desk.reports import actions as reports
from hoiam.desk.stories.search import Told, moment
from hoiam.web.screens.search import facets
from tests.desk import made
from tests.desk.test_keeping import DAY, corrected
from tests.people import CLERK, LEADER, ROUTER, SECOND_EYES, SORTER, THURSDAY, VERIFIER, House, actor
from tests.web.conftest import At, ClientFor
from tests.writes import by_a_wrong_hand

HEAD = actor("chu-tich", Role.CHU_TICH)
CASE = 36  # questions of the page of a case, the masthead's among them


@pytest.fixture(autouse=True)
def _thursday(at: At, law_loaded: None) -> None:
    at(THURSDAY + timedelta(hours=1))


def asked(browser: Client, address: str) -> int:
    browser.get(address)  # what is looked up once in a process is looked up by now
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)


def add(house: House) -> None:
    """Add a case of each state that asks for a step."""
    made.case(house)
    made.verifying(house)
    made.concluded(house, Verdict.TRUE)


@pytest.mark.parametrize("who", [LEADER, ROUTER, VERIFIER], ids=["leader", "router", "unit"])
@pytest.mark.parametrize("address", ["/", "/vu-viec/", "/tim/?q=thieu+nuoc"])
def test_more_cases_ask_nothing_more(house: House, client_for: ClientFor, who: object, address: str) -> None:
    browser = client_for(who)
    add(house)
    few = asked(browser, address)
    for _ in range(3):
        add(house)
    assert asked(browser, address) == few


def test_letters_that_carry_a_number_ask_nothing_more_of_a_search(house: House, client_for: ClientFor) -> None:
    browser, address = client_for(LEADER), "/tim/?q=ubnd&nhom=van-ban-di"
    _issued(house)
    few = asked(browser, address)
    for _ in range(3):
        _issued(house)
    found = browser.get(address).context["results"][0].rows
    assert len({line.line.split(",")[0] for line in found}) == len(found) == 4
    assert asked(browser, address) == few


def _issued(house: House) -> None:
    letters.issue(letter=made.approved(house), **made.by(CLERK, 8))


def test_the_steps_that_wait_are_those_of_each_cases_own_page(house: House, client_for: ClientFor) -> None:
    add(house)
    browser = client_for(ROUTER)
    [part] = [part for part in browser.get("/").context["parts"] if part.key == "cases"]
    for line in part.lines:
        step = browser.get(line.url).context["next"]
        assert step.button and line.note.endswith(step.title)
    assert {line.note.split(".")[0] for line in part.lines} >= {one.number for one in Case.objects.filter(state="new")}


@pytest.mark.parametrize("who", [LEADER, ROUTER, VERIFIER], ids=["leader", "router", "unit"])
def test_the_filters_of_cases_are_counted_in_one_question_each_as_it_is_listed(house: House, who: Actor) -> None:
    add(house)
    late = THURSDAY + timedelta(days=400)
    with CaptureQueriesContext(connection) as seen:
        counts = cases.counts(house.office, who, late)
    assert len(seen) == 1
    assert counts == {choice: len(cases.filtered(house.office, who, choice, late)) for choice in cases.FILTERS}
    assert counts["open"] and counts["late"] and not cases.filtered(house.office, who, "no such list", late)


def test_the_clock_that_ends_next_is_read_of_each_case_and_none_that_is_done(house: House) -> None:
    add(house)
    found = list(Case.objects.all())
    for case in found:
        running = [clock for clock in case.clocks.all() if clock.done_at is None]
        running.sort(key=lambda one: (one.what.startswith("press_"), one.ends_at is None, one.ends_at, one.pk))
        assert [end.clock for end in many.next_ends([case]).values()] == [clock.pk for clock in running[:1]]
    assert CaseClock.objects.filter(done_at__isnull=False).exists()
    ends = many.next_ends(found)
    assert ends.keys() == {clock.case_id for clock in CaseClock.objects.filter(done_at__isnull=True)}


@pytest.mark.parametrize("who", [LEADER, ROUTER, VERIFIER], ids=["leader", "router", "unit"])
def test_the_newest_notices_are_the_head_of_all_of_them(house: House, who: Actor) -> None:
    add(house)
    for number in range(3):
        for address in ({"person": who.key}, {"role": max(who.roles)}, {"unit": house.units["mau-vhtt"]}):
            told = {"office": house.office, "case": Case.objects.all()[0], "code": "notice.assigned", "by": "x"}
            with by_a_wrong_hand():
                Notice.objects.create(**told, **address, at=THURSDAY + timedelta(minutes=number))
    told = list(cases.notices_for(house.office, who))
    assert len(told) > 5
    for most in (1, 5, 100):
        assert list(many.newest_notices(house.office, who, most)) == told[:most]
        assert many.count_notices(house.office, who, most) == min(most, len(told))
    assert many.count_notices(house.office, who) == len(told)


@pytest.mark.parametrize("address", ["/", "/vu-viec/", "/vu-viec/thong-bao/"])
def test_rows_that_are_written_without_a_template_escape_what_people_wrote(
    house: House, client_for: ClientFor, address: str
) -> None:
    case = made.verifying(house)
    with by_a_wrong_hand():
        Case.objects.filter(pk=case.pk).update(title="<b>Nước</b> & rác")
    page = client_for(VERIFIER).get(address).content.decode()
    assert "&lt;b&gt;Nước&lt;/b&gt; &amp; rác" in page and "<b>Nước" not in page


@pytest.mark.parametrize("who", [LEADER, ROUTER, VERIFIER], ids=["leader", "router", "unit"])
def test_the_page_of_a_case_asks_what_hangs_on_it_once(house: House, client_for: ClientFor, who: Actor) -> None:
    case = made.concluded(house, Verdict.TRUE)
    assert asked(client_for(who), f"/vu-viec/{case.number}/") <= CASE


FIELDS, STATES, PLACES = ("land", "health", ""), ("new", "noted"), ((), ("xa-1",), ("xa-1", "xa-2"))
CHOICES = ("", "linh-vuc=land", "linh-vuc=land&luc=30", "nguon=1&noi=xa-2&trang-thai=new", "noi=xa-9", "luc=x&nguon=1")


def found() -> list[Told]:
    return [
        Told(
            *(n, 0, moment(THURSDAY - timedelta(days=n * 7)), STATES[n % 2], FIELDS[n % 3], PLACES[n // 3 % 3]),
            *({n % 4, 1} if n % 5 == 0 else {n % 4}, n),
        )
        for n in range(60)
    ]


@pytest.mark.parametrize("query", CHOICES)
def test_a_facet_counts_what_a_click_on_it_leaves(query: str) -> None:
    stories, asked_for = found(), QueryDict(query)
    shown, left = facets.narrowed(stories, asked_for, THURSDAY)
    assert query or left == stories
    assert shown
    for facet in shown:
        for value in facet.values:
            clicked = asked_for if value.chosen else QueryDict(value.query)
            assert len(facets.narrowed(stories, clicked, THURSDAY)[1]) == value.count, (facet.word, value.word)


def test_more_instructions_on_a_case_ask_once_who_leads_the_office(house: House, client_for: ClientFor) -> None:
    case, browser = made.verifying(house), client_for(LEADER)
    unit = house.units["mau-dak-ui"]
    case_actions.instruct(case=case, order="Báo cáo ngay", unit=unit, **made.by(HEAD, 3))
    few = asked(browser, f"/vu-viec/{case.number}/")
    for number in range(4):
        case_actions.instruct(case=case, order=f"Kiểm tra thôn {number}", unit=unit, **made.by(HEAD, 4))
    assert asked(browser, f"/vu-viec/{case.number}/") == few


def test_more_instructions_on_a_paper_ask_once_who_leads_the_office(house: House, client_for: ClientFor) -> None:
    told = {"kind": "other", "sender": "Mặt trận", "number": "31/MTTQ", "subject": "về nước"}
    paper = papers.register(office=house.office, received_at=THURSDAY, **told, by=CLERK, now=THURSDAY)
    browser, page = client_for(LEADER), f"/van-ban/giay-to/{paper.year}/{paper.arrival}/"
    _ordered(house, paper)
    few = asked(browser, page)
    for _ in range(3):
        _ordered(house, paper)
    assert asked(browser, page) == few


def _ordered(house: House, paper: Paper) -> None:
    told = {"order": "Kiểm tra ngay", "unit": house.units["mau-dak-ui"]}
    directives.instruct(paper=paper, **told, by=HEAD, now=THURSDAY)


def test_more_printed_corrections_read_the_law_once(house: House, client_for: ClientFor, at: At) -> None:
    corrected(house)
    at(made.later(9 * DAY))
    browser = client_for(SECOND_EYES)
    few = asked(browser, "/")
    for _ in range(2):
        corrected(house)
    [part] = [part for part in browser.get("/").context["parts"] if part.key == "kept"]
    assert part.count == 3 and asked(browser, "/") == few


def test_more_frozen_quick_reports_ask_the_audit_once(house: House, client_for: ClientFor) -> None:
    browser = client_for(ROUTER)
    _frozen(house)
    few = asked(browser, "/")
    for _ in range(3):
        _frozen(house)
    page = browser.get("/").content.decode()
    assert "Báo cáo nhanh chờ xử lý" in page and asked(browser, "/") == few


def _frozen(house: House) -> None:
    report = reports.open_quick(office=house.office, case=made.case(house), story=None, **made.by(SORTER, 5))
    reports.freeze(report=report, **made.by(SORTER, 6))
