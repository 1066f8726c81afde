"""A paper or a report sent to units: told, received by a button and never by looking, reminded of, shown late."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from hoiam.core.errors import HoiamError
from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions as alerts
from hoiam.desk.audit.models import AuditEvent
from hoiam.desk.directives import actions, distributions
from hoiam.desk.directives.messages import message_of
from hoiam.desk.directives.models import Distribution, Reminder, Sending
from hoiam.desk.letters.queries import may_read_scans
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Paper
from hoiam.desk.reports import actions as reports
from hoiam.desk.reports.models import ReportKind
from tests.people import CLERK, DIRECTOR, HANOI, ROUTER, SORTER, THURSDAY, VERIFIER, House
from tests.web.conftest import At, ClientFor
from tests.web.directives.test_orders import _page, dispatch, paper  # noqa: F401

pytestmark = pytest.mark.usefixtures("law_loaded")
FRIDAY = date(2022, 10, 7)
DAK_UI, CENTRE = "mau-dak-ui", "mau-trung-tam"


@pytest.fixture(autouse=True)
def _here(at: At) -> None:
    at(THURSDAY)


def _send(house: House, paper: Paper, *keys: str, by: Any = CLERK) -> list[Distribution]:  # noqa: F811
    told: dict[str, Any] = {"title": "31/MTTQ, về nước", "until": FRIDAY, "by": by, "now": THURSDAY}
    return actions.distribute(
        office=house.office, about={"paper": paper}, to=[house.units[key] for key in keys], note="để biết", **told
    )


def test_the_clerk_sends_a_paper_and_sees_which_unit_has_it(
    house: House,
    paper: Paper,  # noqa: F811
    client_for: ClientFor,
) -> None:
    clerk, unit = client_for(CLERK), client_for(VERIFIER)
    page, form = f"/van-ban/giay-to/2022/{paper.arrival}/", f"/van-ban/phan-phoi/giay-to/{paper.pk}/them/"
    assert form in _page(clerk, page) and form not in _page(unit, page)
    assert 'value="2022-10-07"' in _page(clerk, form)  # the next working day stands there
    told = {"units": [DAK_UI, CENTRE], "until": FRIDAY.isoformat(), "note": "để biết, gọi 0905 123 456"}
    assert clerk.post(form, told).status_code == 302
    row = Distribution.objects.get(unit__key=DAK_UI)
    assert "để biết" in row.note and "0905" not in row.note  # a private number is kept nowhere
    assert "0 trong 2 đơn vị đã nhận" in _page(clerk, page)
    assert "Chờ đơn vị báo nhận: 31/MTTQ, về nước" in _page(unit, "/")
    for path in (f"/van-ban/phan-phoi/{row.pk}/", page, "/van-ban/phan-phoi/"):
        _page(unit, path)
    row.refresh_from_db()
    assert row.received_at is None  # looking is no receipt
    assert unit.get(f"/van-ban/phan-phoi/{row.pk}/nhan/").status_code == 405
    assert unit.post(f"/van-ban/phan-phoi/{row.pk}/nhan/").status_code == 302
    assert unit.post(f"/van-ban/phan-phoi/{row.pk}/nhan/").status_code == 302  # said again, nothing changes
    assert "1 trong 2 đơn vị đã nhận" in _page(clerk, page)
    assert "Báo đã nhận" not in _page(unit, "/")
    lines = AuditEvent.objects.filter(verb__startswith="distribution.").order_by("pk")
    assert [(one.verb, one.subject_kind) for one in lines] == [
        ("distribution.send", "paper"), ("distribution.receive", "paper"),
    ]  # fmt: skip
    assert not [field.name for field in Distribution._meta.fields if field.name == "received_by"]


def test_who_may_send_and_who_may_say_that_it_came(house: House, paper: Paper, client_for: ClientFor) -> None:  # noqa: F811
    with pytest.raises(HoiamError, match=r"distribution\.role"):
        _send(house, paper, DAK_UI, by=VERIFIER)
    row = _send(house, paper, DAK_UI)[0]
    with pytest.raises(HoiamError, match=r"distribution\.nobody"):
        _send(house, paper, DAK_UI)
    with pytest.raises(HoiamError, match=r"distribution\.not_yours"):
        actions.receive_distributed(row=row, by=SORTER, now=THURSDAY)
    assert may_read_scans(paper, VERIFIER, FRIDAY)
    assert client_for(CLERK).post(f"/van-ban/phan-phoi/{row.pk}/thu-lai/").status_code == 302
    with pytest.raises(HoiamError, match=r"distribution\.ended"):
        actions.receive_distributed(row=row, by=VERIFIER, now=THURSDAY)
    assert not may_read_scans(paper, VERIFIER, FRIDAY)
    again = _send(house, paper, DAK_UI)[0]
    actions.receive_distributed(row=again, by=VERIFIER, now=THURSDAY)
    with pytest.raises(HoiamError, match=r"distribution\.received"):
        actions.take_off(row=again, by=CLERK, now=THURSDAY)


def test_what_citizens_wrote_is_not_sent_round(house: House, client_for: ClientFor) -> None:
    told: dict[str, Any] = {"sender": "Báo Thông Reo", "number": "", "subject": "đơn của dân"}
    petition = papers.register(
        office=house.office, kind="forwarded", received_at=THURSDAY, **told, by=CLERK, now=THURSDAY
    )
    with pytest.raises(HoiamError, match=r"distribution\.petition"):
        _send(house, petition, DAK_UI)
    assert "phan-phoi/giay-to" not in _page(client_for(CLERK), f"/van-ban/giay-to/2022/{petition.arrival}/")


def test_its_unit_is_told_and_reminded_in_working_hours_until_it_has_it(house: House, paper: Paper) -> None:  # noqa: F811
    told: dict[str, Any] = {"post": "", "step": 1, "waits": "working", "digest": False, "by": ROUTER, "now": THURSDAY}
    who = alerts.add_recipient(office=house.office, unit=house.units[DAK_UI], **told)
    alerts.add_channel(recipient=who, kind="mail", address="a@b.example", abroad=True, by=ROUTER, now=THURSDAY)
    row = _send(house, paper, DAK_UI)[0]
    first = message_of(Sending.objects.get(), "https://ha.example", THURSDAY)
    assert first.subject == "Văn bản gửi đơn vị: 31/MTTQ, về nước" and "để biết" in first.text
    assert f"https://ha.example/van-ban/phan-phoi/{row.pk}/" in first.text
    for now in (
        datetime(2022, 10, 7, 9, tzinfo=HANOI),  # Friday
        datetime(2022, 10, 8, 9, tzinfo=HANOI),  # a Saturday: nobody is at work
        datetime(2022, 10, 10, 9, tzinfo=HANOI),
        datetime(2022, 10, 10, 10, tzinfo=HANOI),
    ):
        actions.remind_due(office=house.office, by=MACHINE, now=now)
    sent = Reminder.objects.filter(distribution=row).order_by("pk").values_list("step", "at__day")
    assert next(step for step, _day in sent) == "sent" and 8 not in [day for _step, day in sent]
    assert [step for step, _day in sent].count("after") == 1
    late = message_of(Sending.objects.latest("pk"), "", datetime(2022, 10, 10, 9, tzinfo=HANOI))
    assert late.subject == "Nhắc báo nhận, đã quá hạn: 31/MTTQ, về nước"
    actions.receive_distributed(row=row, by=VERIFIER, now=THURSDAY + timedelta(days=4))
    assert actions.remind_due(office=house.office, by=MACHINE, now=datetime(2022, 10, 11, 9, tzinfo=HANOI)) == 0


def test_a_dispatch_shows_its_bound_units_beside_those_it_was_sent_to(
    house: House, dispatch: Any, client_for: ClientFor  # noqa: F811
) -> None:  # fmt: skip
    line = Paper.objects.get(about_kind="directive", about_key=str(dispatch.pk))
    bound = {one.unit.key for one in distributions.reached(line)}
    assert DAK_UI in bound and CENTRE not in bound
    with pytest.raises(HoiamError, match=r"distribution\.nobody"):
        _send(house, line, DAK_UI)  # its task asks it already
    _send(house, line, CENTRE)
    actions.receive(directive=dispatch, by=VERIFIER, now=THURSDAY)
    shown = _page(client_for(CLERK), f"/van-ban/den/{dispatch.pk}/")
    assert f"1 trong {len(bound) + 1} đơn vị đã nhận" in shown and "có nhiệm vụ trong văn bản" in shown


def test_an_approved_report_is_sent_and_opens_to_its_units(house: House, client_for: ClientFor) -> None:
    made = reports.open_period(
        office=house.office, kind=ReportKind.MONTHLY, day=date(2022, 9, 15), by=SORTER, now=THURSDAY
    )
    form = f"/van-ban/phan-phoi/bao-cao/{made.pk}/them/"
    assert client_for(CLERK).get(form).status_code == 404  # a draft opens to who writes and approves it
    assert "Báo cáo được duyệt rồi mới gửi đến đơn vị." in _page(client_for(SORTER), form)
    told: dict[str, Any] = {"title": "Báo cáo", "to": [house.units[DAK_UI]], "until": FRIDAY, "by": SORTER}
    with pytest.raises(HoiamError, match=r"distribution\.unapproved"):
        reports.distribute(report=made, **told, now=THURSDAY)
    made = reports.freeze(report=made, by=SORTER, now=THURSDAY)
    made = reports.approve(report=made, by=DIRECTOR, now=THURSDAY)
    assert client_for(SORTER).post(form, {"units": [DAK_UI], "until": FRIDAY.isoformat()}).status_code == 302
    row = Distribution.objects.get()
    assert "Báo cáo tháng 9 năm 2022" in row.title
    assert "0 trong 1 đơn vị đã nhận" in _page(client_for(SORTER), f"/bao-cao/{made.pk}/")
    assert client_for(VERIFIER).post(f"/van-ban/phan-phoi/{row.pk}/nhan/").status_code == 302


def test_the_sender_is_told_which_units_let_their_day_pass(
    house: House,
    paper: Paper,  # noqa: F811
    client_for: ClientFor,
    at: At,
) -> None:
    _send(house, paper, DAK_UI)
    assert "Đơn vị chưa báo nhận văn bản" not in _page(client_for(CLERK), "/")
    at(THURSDAY + timedelta(days=4))
    for who in (CLERK, ROUTER):
        assert "Đơn vị chưa báo nhận văn bản" in _page(client_for(who), "/")
    assert "Đơn vị chưa báo nhận văn bản" not in _page(client_for(SORTER), "/")


@pytest.mark.parametrize(
    ("line", "keys"),
    [
        ("- Như trên;", set()),
        ("Ủy ban nhân dân các xã, thị trấn", {"UBND_XA"}),
        ("Các phòng, ban, cơ quan, đơn vị huyện", {"DON_VI", "PHONG_VHTT", "TRUNG_TAM", "VAN_PHONG"}),
    ],
)
def test_the_papers_own_words_tick_the_units(house: House, line: str, keys: set[str]) -> None:
    named = distributions.named([line], house.units.values())
    assert {unit.role for unit in named} <= keys and bool(named) == bool(keys)
