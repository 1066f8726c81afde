"""An approved report goes by mail to exactly those who are to have it, once to each, and says what became of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.desk.jobs.models import Job
from hoiam.desk.reports import actions
from hoiam.desk.reports.models import Mailing, Report, ReportKind, Schedule
from hoiam.desk.units import actions as units
from hoiam.run.hands import Hands, hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from tests import people
from tests.desk.made import NOW
from tests.outside.send import smtp
from tests.people import HANOI, House
from tests.writes import by_a_wrong_hand

NOON = NOW.replace(hour=12)
TO = ["van-thu@huyen.example", "ban-tuyen-giao@huyen.example"]


@pytest.fixture
def house(transactional_db: None) -> House:
    return people.furnished()


@pytest.fixture
def post(tmp_path: Path) -> Iterator[smtp.Post]:
    with smtp.serving(tmp_path) as served:
        yield served


@pytest.fixture
def reach(post: smtp.Post, settings: Any, tmp_path: Path) -> Hands:
    settings.HOIAM_FILES = tmp_path
    settings.HOIAM_MAIL_SERVER = f"smtp://{smtp.USER.replace('@', '%40')}@127.0.0.1:{post.port}"
    settings.HOIAM_MAIL_PASSWORD = smtp.PASSWORD
    return replace(hands(frozenset({("127.0.0.1", post.port)})), tls=post.client)


def weekly(house: House, *recipients: str) -> Report:
    told = {"day": 1, "hour": time(8), "recipients": recipients, "by": people.ROUTER, "now": NOW}
    actions.schedule(office=house.office, kind=ReportKind.WEEKLY, **told)
    report = actions.open_week(office=house.office, by=MACHINE, now=NOW)
    report = actions.freeze(report=report, by=people.SORTER, now=NOON)
    return actions.approve(report=report, by=people.DIRECTOR, now=NOON + timedelta(minutes=9))


def work(reach: Hands, minutes: int = 10, only: tuple[str, ...] = ("render.report", "report.mail")) -> None:
    """Do what is due until nothing is."""
    at = NOON + timedelta(minutes=minutes)
    while run_due(KINDS, lambda: at, reach, limit=8, only=only):
        pass


def test_each_recipient_gets_its_own_mail_with_both_files_and_sees_nobody_else(
    house: House, post: smtp.Post, reach: Hands
) -> None:
    weekly(house, *TO)
    work(reach)
    got = [message_from_bytes(raw, policy=default) for raw in post.letters]
    assert sorted(letter["To"] for letter in got) == sorted(TO)
    for letter in got:
        names = sorted(part.get_filename() for part in letter.iter_attachments())
        assert [name.rpartition(".")[2] for name in names] == ["docx", "pdf"]
        assert "Báo cáo số 01/BC-UBND" in letter["Subject"]
        others = [address for address in TO if address != letter["To"]]
        assert not any(address in letter.as_string() for address in others)
    assert set(Mailing.objects.values_list("state", flat=True)) == {"sent"}


def test_no_mail_goes_out_twice(house: House, post: smtp.Post, reach: Hands) -> None:
    report = weekly(house, TO[0])
    work(reach)
    told = {"by": people.DIRECTOR, "now": NOON + timedelta(hours=1)}
    assert [row.address for row in actions.mail(report=report, addresses=[TO[0].upper(), *TO], **told)] == [TO[1]]
    done = Mailing.objects.get(address=TO[0])
    with by_a_wrong_hand():  # a worker died after the mail had gone out
        Job.objects.filter(kind="report.mail").update(state="waiting", ended_at=None, due_at=NOON)
    work(reach, 90)
    assert len(post.letters) == 2
    with pytest.raises(HoiamError, match=r"report\.mail_state"):
        actions.mail_again(mailing=done, **told)


def test_a_mail_waits_for_its_files_and_for_a_server_that_is_away(
    house: House, post: smtp.Post, reach: Hands, settings: Any
) -> None:
    weekly(house, TO[0])
    work(reach, 10, ("report.mail",))
    assert (Mailing.objects.get().state, Mailing.objects.get().problem) == ("waiting", "send.later")
    work(reach, 11)
    assert Mailing.objects.get().state == "sent" and len(post.letters) == 1


def test_without_a_mail_server_the_page_can_say_why_and_the_mail_is_tried_again_by_hand(
    house: House, post: smtp.Post, reach: Hands, settings: Any
) -> None:
    server, settings.HOIAM_MAIL_SERVER = settings.HOIAM_MAIL_SERVER, ""
    weekly(house, TO[0])
    work(reach)
    row = Mailing.objects.get()
    assert (row.state, row.problem) == ("failed", "send.not_set")
    settings.HOIAM_MAIL_SERVER = server
    actions.mail_again(mailing=row, by=people.DIRECTOR, now=NOON + timedelta(hours=1))
    work(reach, 61)
    assert Mailing.objects.get().state == "sent" and len(post.letters) == 1


def test_nothing_is_mailed_before_somebody_approves_or_to_no_address(house: House, reach: Hands) -> None:
    report = actions.open_week(office=house.office, by=MACHINE, now=NOW)
    report = actions.freeze(report=report, by=people.SORTER, now=NOON)
    told = {"by": people.DIRECTOR, "now": NOON}
    with pytest.raises(HoiamError, match=r"report\.state"):
        actions.mail(report=report, addresses=TO, **told)
    report = actions.approve(report=report, **told)
    for addresses in ([], ["khong-phai-dia-chi"], [f"a{n}@b.example" for n in range(51)]):
        with pytest.raises(HoiamError, match=r"report\.addresses"):
            actions.mail(report=report, addresses=addresses, **told)
    with pytest.raises(HoiamError, match=r"report\.role"):
        actions.mail(report=report, addresses=TO, by=people.VERIFIER, now=NOON)
    assert not Mailing.objects.exists()


# --- schedules


def scheduled(house: House, kind: ReportKind, day: int = 3, now: datetime = NOW) -> Schedule:
    told = {"day": day, "hour": time(8), "recipients": TO, "by": people.ROUTER, "now": now}
    return actions.schedule(office=house.office, kind=kind, **told)


@pytest.mark.parametrize(
    ("kind", "day", "opens", "starts"),
    [
        (ReportKind.MONTHLY, 3, datetime(2022, 11, 3, 8, tzinfo=HANOI), date(2022, 10, 1)),
        (ReportKind.QUARTERLY, 4, datetime(2023, 1, 4, 8, tzinfo=HANOI), date(2022, 10, 1)),
        (ReportKind.YEARLY, 5, datetime(2023, 1, 5, 8, tzinfo=HANOI), date(2022, 1, 1)),
        (ReportKind.SPEECH, 15, datetime(2022, 12, 15, 8, tzinfo=HANOI), date(2021, 12, 15)),
    ],
)
def test_a_schedule_opens_the_span_that_is_over_once(
    house: House, kind: ReportKind, day: int, opens: datetime, starts: date
) -> None:
    row = scheduled(house, kind, day)
    assert row.next_at == opens
    assert actions.open_due(office=house.office, by=MACHINE, now=opens - timedelta(seconds=1)) == []
    [report] = actions.open_due(office=house.office, by=MACHINE, now=opens)
    assert (report.kind, report.starts.astimezone(HANOI).date()) == (kind, starts)
    assert actions.open_due(office=house.office, by=MACHINE, now=opens + timedelta(hours=1)) == []
    row.refresh_from_db()
    assert row.next_at is not None and row.next_at > opens


def test_a_day_off_moves_the_opening_and_not_the_month_that_is_meant(house: House) -> None:
    # 1 January 2023 is a Sunday, Monday 2 is its substitute: with the day before meant, Friday 30 December
    row = scheduled(house, ReportKind.MONTHLY, 1, datetime(2022, 12, 10, 8, tzinfo=HANOI))
    assert row.next_at == datetime(2022, 12, 30, 8, tzinfo=HANOI)
    [report] = actions.open_due(office=house.office, by=MACHINE, now=row.next_at)
    assert report.starts == datetime(2022, 12, 1, tzinfo=HANOI)


def test_a_second_schedule_takes_the_place_of_the_first_and_an_ended_one_opens_nothing(house: House) -> None:
    first = scheduled(house, ReportKind.MONTHLY)
    second = scheduled(house, ReportKind.MONTHLY, 5)
    first.refresh_from_db()
    assert first.ended_at is not None
    for _again in range(2):
        actions.end_schedule(schedule=second, by=people.ROUTER, now=NOW)
    assert actions.open_due(office=house.office, by=MACHINE, now=NOW + timedelta(days=90)) == []


@pytest.mark.parametrize(("kind", "day"), [(ReportKind.MONTHLY, 16), (ReportKind.SPEECH, 20), (ReportKind.QUICK, 1)])
def test_a_schedule_that_cannot_be_is_refused(house: House, kind: ReportKind, day: int) -> None:
    with pytest.raises(HoiamError, match=r"report\.schedule"):
        scheduled(house, kind, day)
    with pytest.raises(HoiamError, match=r"report\.role"):
        told = {"day": 1, "hour": time(8), "recipients": TO, "now": NOW}
        actions.schedule(office=house.office, kind=ReportKind.MONTHLY, by=people.VERIFIER, **told)


def test_in_a_frozen_office_no_schedule_moves(house: House) -> None:
    scheduled(house, ReportKind.MONTHLY)
    units.freeze_office(office=house.office, by=MACHINE, now=NOW)
    with pytest.raises(HoiamError, match=r"move\.frozen"):
        scheduled(house, ReportKind.MONTHLY)


def came_back(row: Mailing, **changes: Any) -> Mailing | None:
    told = {"office": row.report.office, "key": f"bao-cao-{row.report_id}-{row.pk}", "status": "5.1.1"}
    return actions.bounced(**(told | {"recipient": row.address} | changes), by=MACHINE, now=NOON)


def test_a_report_that_came_back_is_no_longer_called_sent_and_may_go_again(
    house: House, post: smtp.Post, reach: Hands
) -> None:
    weekly(house, TO[0])
    work(reach)
    key = message_from_bytes(post.letters[0], policy=default)["Message-ID"].strip("<>").partition("@")[0]
    assert came_back(Mailing.objects.get(), key=key) is not None
    row = Mailing.objects.get()
    assert (row.state, row.problem, row.sent_at) == ("failed", "bounce.address", None)
    assert came_back(row) is None  # it is written down once
    actions.mail_again(mailing=row, by=people.DIRECTOR, now=NOON + timedelta(hours=1))
    work(reach, 70)
    assert len(post.letters) == 2 and Mailing.objects.get().state == "sent"


def test_a_bounce_is_believed_only_about_our_own_report_to_that_address(
    house: House, post: smtp.Post, reach: Hands
) -> None:
    weekly(house, TO[0])
    work(reach)
    row = Mailing.objects.get()
    other = people.settle_other().office
    for changes in ({"key": "bao-cao-1"}, {"key": f"bao-cao-{row.report_id}-{row.pk + 9}"}, {"office": other}):
        assert came_back(row, **changes) is None
    assert came_back(row, recipient="khac@vidu.vn") is None
    assert Mailing.objects.get().state == "sent"
