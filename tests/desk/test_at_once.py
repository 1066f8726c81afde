"""Several people and machines at the same moment: nothing doubled, nothing lost.

SQLite lets one writer in at a time, which hides what these tests look for: they need PostgreSQL.
"""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE, Role
from hoiam.core.values.case import Verdict
from hoiam.desk.articles import actions as articles
from hoiam.desk.articles.models import Article, Version
from hoiam.desk.audit import queries as audit
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases.models import Case
from hoiam.desk.directives import actions as directives
from hoiam.desk.directives.actions import SubTerm
from hoiam.desk.directives.models import TaskUnit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.jobs.models import Job
from hoiam.desk.letters import actions as letters
from hoiam.desk.letters.models import Letter, NumberBook, NumberEntry
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Answer, Paper
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import Mailing, Report, ReportKind
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_directives import confirmed
from tests.outside.axis.test_packet import PACKET
from tests.people import House

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
CROWD = 4


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Start all deeds at one moment, each in its own thread and connection; return what each gave or was refused."""
    start, answers = threading.Barrier(len(deeds)), [None] * len(deeds)

    def run(number: int, deed: Callable[[], Any]) -> None:
        try:
            start.wait(10)
            answers[number] = deed()
        except Exception as error:
            answers[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


@pytest.fixture
def house(transactional_db: None) -> House:
    return people.furnished()


def test_cases_opened_at_once_take_one_number_each(house: House) -> None:
    opened = at_once(*[lambda: made.case(house)] * CROWD)
    assert sorted(case.number for case in opened) == [f"VV-2022-00{n}" for n in range(1, CROWD + 1)]
    assert audit.verify(house.office.key) is None


def test_a_story_taken_up_by_two_people_gets_one_case(house: House) -> None:
    story = made.item(house).story
    answers = at_once(*[lambda: made.case(house, story=story)] * 2)
    assert Case.objects.filter(story=story).count() == 1
    assert [a.code for a in answers if isinstance(a, HoiamError)] == ["case.exists"]


def test_a_case_that_two_people_move_is_moved_once(house: House) -> None:
    case = made.verifying(house)
    made.judged(case, Verdict.TRUE)
    answers = at_once(*[lambda: cases.conclude(case=case, **by(people.VERIFIER, 5))] * 2)
    assert len([a for a in answers if isinstance(a, Case)]) == 1
    assert len(made.lines("case.conclude")) == 1


def test_letters_issued_at_once_take_one_number_each(house: House) -> None:
    approved = [made.approved(house) for _ in range(CROWD)]
    deeds = [lambda one=one: letters.issue(letter=one, **by(people.CLERK, 8)) for one in approved]
    assert sorted(letter.number for letter in at_once(*deeds)) == list(range(1, CROWD + 1))


def test_a_letter_that_two_clerks_issue_has_one_number(house: House) -> None:
    letter = made.approved(house)
    at_once(*[lambda: letters.issue(letter=letter, **by(people.CLERK, 8))] * 2)
    assert Letter.objects.get().number == NumberBook.objects.get().last == 1
    assert Job.objects.filter(kind="render.letter").count() == 1


def test_a_letter_that_two_leaders_approve_at_once_is_approved_once(house: House) -> None:
    letter = letters.submit(letter=made.letter(house), **by(people.SECOND_EYES, 6))
    chair = people.actor("chu-tich", Role.CHU_TICH)
    answers = at_once(*[lambda who=who: letters.approve(letter=letter, **by(who, 7)) for who in (people.LEADER, chair)])
    assert [a.code for a in answers if isinstance(a, HoiamError)] == ["letter.state"]
    assert len(made.lines("letter.approve")) == 1


def test_a_number_asked_for_by_two_clerks_is_taken_once(house: House) -> None:
    letter = made.approved(house)
    answers = at_once(*[lambda: letters.take_number(letter=letter, **by(people.CLERK, 8))] * 2)
    assert [a.code for a in answers if isinstance(a, HoiamError)] == ["letter.numbered"]
    assert NumberEntry.objects.count() == NumberBook.objects.get().last == 1


def test_two_clerks_with_a_page_from_yesterday_leave_the_number_that_is_out(house: House) -> None:
    letter = letters.take_number(letter=made.approved(house), **by(people.CLERK, 8))
    tomorrow = {"by": people.CLERK, "now": NOW + timedelta(days=1)}
    answers = at_once(*[lambda: letters.take_number(letter=letter, **tomorrow)] * 2)
    assert [a.code for a in answers if isinstance(a, HoiamError)] == ["letter.numbered"] * 2
    assert list(NumberEntry.objects.values_list("number", "state")) == [(1, "reserved")]


def test_numbers_taken_before_and_with_the_issue_at_once_leave_no_gap(house: House) -> None:
    approved = [made.approved(house) for _ in range(CROWD)]
    deeds = [letters.take_number if at % 2 else letters.issue for at in range(CROWD)]
    pairs = zip(deeds, approved, strict=True)
    at_once(*[lambda do=do, one=one: do(letter=one, **by(people.CLERK, 8)) for do, one in pairs])
    assert list(NumberEntry.objects.order_by("number").values_list("number", flat=True)) == list(range(1, CROWD + 1))
    assert audit.verify(house.office.key) is None


def test_papers_registered_at_once_take_one_arrival_number_each(house: House) -> None:
    told = {"office": house.office, "kind": "other", "sender": "Báo", "subject": "Hỏi", "received_at": NOW}
    at_once(*[lambda: papers.register(**told, **by(people.CLERK))] * CROWD)
    assert sorted(Paper.objects.values_list("arrival", flat=True)) == list(range(1, CROWD + 1))


def test_two_clerks_tell_the_sender_of_a_packet_once(house: House) -> None:
    told = {"office": house.office, "kind": "other", "sender": "Sở", "subject": "Hỏi", "received_at": NOW}
    paper = papers.register(**told, **by(people.CLERK))
    papers.keep_origin(paper=paper, packet=PACKET, **by(people.CLERK))
    answers = at_once(*[lambda: papers.answer(paper=paper, code="03", **by(people.CLERK, 1))] * 2)
    assert [a.code for a in answers if isinstance(a, HoiamError)] == ["axis.not_after"]
    assert Answer.objects.count() == 1


def test_a_book_begun_while_it_gives_numbers_gives_none_twice(house: House) -> None:
    approved = [made.approved(house) for _ in range(CROWD)]
    begin = {"office": house.office, "year": 2022, "last": 1}
    deeds = [lambda one=one: letters.issue(letter=one, **by(people.CLERK, 8)) for one in approved]
    at_once(*deeds, *[lambda: letters.start_book(**begin, **by(people.CLERK, 8))] * 2)
    numbers = list(Letter.objects.values_list("number", flat=True))
    assert None not in numbers and len(set(numbers)) == CROWD


def test_a_unit_that_two_givers_choose_at_once_gets_the_task_from_one(house: House) -> None:
    confirmed(house)
    bonds = TaskUnit.objects.filter(task__ref="3.2a", unit__key__in=("mau-vhtt", "mau-dak-ui"))
    told = {"to": [house.units["mau-trung-tam"]], "term": SubTerm(), **by(people.ROUTER, 20)}
    answers = at_once(*[lambda bond=bond: directives.hand_on(bond=bond, **told) for bond in bonds])
    assert [a.code for a in answers if isinstance(a, HoiamError)] == ["task.hand_bound"]


def test_a_week_opened_by_two_callers_is_one_report(house: House) -> None:
    answers = at_once(*[lambda: reports.open_week(office=house.office, **by(MACHINE))] * CROWD)
    assert Report.objects.count() == 1
    assert {report.pk for report in answers} == {Report.objects.get().pk}


def test_reports_frozen_at_once_take_one_number_each(house: House) -> None:
    noon = NOW + timedelta(hours=4)
    case = made.case(house)
    opened = [
        reports.open_week(office=house.office, **by(MACHINE)),
        reports.open_quick(office=house.office, case=case, **by(people.SORTER)),
        *(
            reports.open_adhoc(
                office=house.office, title=f"Nước {n}", first=NOW.date(), last=NOW.date(), asked={}, **by(people.SORTER)
            )
            for n in range(2)
        ),
    ]
    at_once(*[lambda r=r: reports.freeze(report=r, by=people.SORTER, now=noon) for r in opened])
    assert sorted(Report.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


def test_one_report_frozen_by_two_at_once_is_frozen_once(house: House) -> None:
    report = reports.open_week(office=house.office, **by(MACHINE))
    noon = NOW + timedelta(hours=4)
    answers = at_once(
        *[lambda w=w: reports.freeze(report=report, by=w, now=noon) for w in (people.SORTER, people.DIRECTOR)]
    )
    assert [a.code for a in answers if isinstance(a, HoiamError)] == ["report.state"]
    assert len(made.lines("report.freeze")) == 1


def test_a_month_or_a_matter_opened_by_two_at_once_is_one_report(house: House) -> None:
    case, told = made.case(house), {"office": house.office, **by(people.SORTER)}
    month = {"kind": ReportKind.MONTHLY, "day": NOW.date()}
    at_once(
        *[lambda: reports.open_period(**month, **told)] * CROWD, *[lambda: reports.open_quick(case=case, **told)] * 2
    )
    assert sorted(Report.objects.values_list("kind", flat=True)) == ["monthly", "quick"]


def test_a_mail_asked_for_by_two_at_once_goes_once(house: House) -> None:
    report = reports.open_quick(office=house.office, case=made.case(house), **by(people.SORTER))
    report = reports.freeze(report=report, **by(people.SORTER, 1))
    report = reports.approve(report=report, **by(people.DIRECTOR, 2))
    told = {"report": report, "addresses": ["a@b.example"], **by(people.DIRECTOR, 3)}
    at_once(*[lambda: reports.mail(**told)] * CROWD)
    assert Mailing.objects.count() == Job.objects.filter(kind="report.mail").count() == 1


def test_a_page_that_a_feed_and_a_sitemap_name_at_once_is_one_article(house: House) -> None:
    feed = made.source()
    sitemap = made.source(feed.outlet, url="http://127.0.0.1/sitemap.xml")
    pages = [made.page(number) for number in range(5)]
    deeds = [lambda s=s: articles.keep(source=s, pages=pages, **by(MACHINE)) for s in (feed, sitemap)]
    answers = at_once(*deeds)
    assert Article.objects.count() == Version.objects.count() == 5
    assert sorted(sum(kept.new for kept in answer) for answer in answers) == [0, 5]


def test_a_job_is_claimed_by_one_worker(house: House) -> None:
    for number in range(CROWD):
        jobs.enqueue(kind="k", args={"n": number}, **by(MACHINE))
    lease = timedelta(minutes=10)
    answers = at_once(*[lambda: jobs.claim(lease=lease, limit=CROWD, **by(MACHINE))] * CROWD)
    claimed = [job.pk for answer in answers for job in answer]
    assert len(claimed) == len(set(claimed)) == CROWD


def test_a_job_with_a_key_queued_at_once_is_one(house: House) -> None:
    at_once(*[lambda: jobs.enqueue(kind="k", args={}, key="a", **by(MACHINE))] * CROWD)
    assert Job.objects.count() == 1


def test_a_bell_that_several_machines_hear_rings_once(house: House) -> None:
    answers = at_once(*[lambda: jobs.tick(name="t", every=timedelta(minutes=1), **by(MACHINE))] * CROWD)
    assert sorted(answers) == [False] * (CROWD - 1) + [True]


def test_of_two_judges_of_one_claim_at_once_one_is_told_of_the_other(house: House) -> None:
    case = made.verifying(house)
    claim = cases.add_claim(case=case, text="Nước không có hai tháng nay", **by(people.VERIFIER, 3))
    told = {"claim": claim, "finding": "Đã kiểm tra", "proofs": ["Biên bản"], "seen": ""}

    def deed(who: Any, verdict: Verdict) -> Any:
        return lambda: cases.judge(**told, verdict=verdict, **by(who, 4))

    answers = at_once(deed(people.VERIFIER, Verdict.TRUE), deed(people.SECOND_EYES, Verdict.FALSE))
    assert [a.code for a in answers if isinstance(a, HoiamError)] == ["claim.changed"]
    assert len(made.lines("claim.judge")) == 1
