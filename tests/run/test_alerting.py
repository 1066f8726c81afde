"""From a new article to a mail in the duty post's box: called at once, sent once, passed on, put into the digest."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from hoiam.core.values.actor import MACHINE
from hoiam.desk.alerts import actions
from hoiam.desk.alerts.models import Alert, Channel, Delivery
from hoiam.desk.jobs.models import Job
from hoiam.desk.stories import actions as stories
from hoiam.desk.stories.models import Story
from hoiam.run.engines import threads
from hoiam.run.hands import Hands, hands
from hoiam.run.kinds import KINDS
from hoiam.run.ledger import run_due
from hoiam.run.steps import alerting
from hoiam.run.timetable import ring
from tests import people
from tests.desk import made
from tests.desk.made import NOW, by
from tests.desk.test_alerts import recipient, story
from tests.outside.send import smtp
from tests.people import House
from tests.run.conftest import Newspaper, html

FIRE = "Cháy lớn tại thôn 7, xã Đăk Ui, huyện Đăk Hà khiến hai người chết, nhiều nhà bị thiêu rụi, đang sơ tán dân."


@pytest.fixture
def post(tmp_path: Path) -> Iterator[smtp.Post]:
    with smtp.serving(tmp_path) as served:
        yield served


@pytest.fixture
def reach(post: smtp.Post, settings: Any, tmp_path: Path) -> Hands:
    settings.HOIAM_FILES = tmp_path
    settings.HOIAM_ADDRESS = "https://hoiam.dakha.vidu.vn"
    settings.HOIAM_MAIL_SERVER = f"smtp://{smtp.USER.replace('@', '%40')}@127.0.0.1:{post.port}"
    settings.HOIAM_MAIL_PASSWORD = smtp.PASSWORD
    return replace(hands(frozenset({("127.0.0.1", post.port)})), tls=post.client)


def work(reach: Hands, at: datetime = NOW) -> None:
    """Run whatever is due at that moment, until nothing is."""
    while run_due(KINDS, lambda: at, reach, limit=9):
        pass


def subjects(post: smtp.Post) -> list[str]:
    return [str(message_from_bytes(raw, policy=default)["Subject"]) for raw in post.letters]


def test_a_new_article_about_a_fire_is_in_the_duty_posts_box(
    house: House, newspaper: Newspaper, post: smtp.Post, reach: Hands
) -> None:
    recipient(house)
    newspaper.put("/chay", html("Cháy lớn ở xã Đăk Ui, hai người chết", FIRE))
    newspaper.feed("/chay")
    newspaper.look()
    alert = Alert.objects.get()
    assert (alert.when, alert.level) == ("now", "urgent")
    work(reach)
    assert subjects(post) == ["Khẩn: Cháy lớn ở xã Đăk Ui, hai người chết (UBND huyện Đăk Hà)"]
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.sent_at, delivery.attempts) == ("sent", NOW, 1)
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


def test_reading_the_same_list_again_sends_nothing(
    house: House, newspaper: Newspaper, post: smtp.Post, reach: Hands
) -> None:
    recipient(house)
    newspaper.put("/chay", html("Cháy lớn ở xã Đăk Ui, hai người chết", FIRE))
    newspaper.feed("/chay")
    for minutes in (0, 30, 500):
        newspaper.look(minutes)
        work(reach, NOW + timedelta(minutes=minutes))
    assert len(post.letters) == 1


def test_a_server_that_is_busy_is_asked_again_and_the_mail_comes_once(
    house: House, post: smtp.Post, reach: Hands
) -> None:
    recipient(house)
    alerting.alert(house.office, [story(house).items.get()], NOW)
    post.answers["RCPT"] = "451 later"
    work(reach)
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.problem) == ("waiting", "send.later")
    del post.answers["RCPT"]
    work(reach, NOW + timedelta(minutes=1))
    work(reach, NOW + timedelta(minutes=2))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, len(post.letters)) == ("sent", 2, 1)


def test_an_address_that_does_not_exist_is_said_and_tried_no_more(house: House, post: smtp.Post, reach: Hands) -> None:
    recipient(house)
    alerting.alert(house.office, [story(house).items.get()], NOW)
    post.answers["RCPT"] = "550 nobody"
    work(reach)
    assert [(row.state, row.problem) for row in Delivery.objects.all()] == [("failed", "send.recipient")]
    assert Job.objects.get(kind="alert.send").state == "done"


def test_a_server_that_never_answers_ends_as_failed_and_not_as_a_riddle(
    house: House, post: smtp.Post, reach: Hands
) -> None:
    recipient(house)
    alerting.alert(house.office, [story(house).items.get()], NOW)
    post.answers["RCPT"] = "451 later"
    for minute in range(0, 200, 10):
        work(reach, NOW + timedelta(minutes=minute))
    assert [(row.state, row.problem, row.attempts) for row in Delivery.objects.all()] == [("failed", "send.later", 6)]


def test_without_mail_settings_that_is_said_and_the_alert_stands_on_the_screen(house: House, tmp_path: Path) -> None:
    recipient(house)
    alerting.alert(house.office, [story(house).items.get()], NOW)
    work(hands())
    assert [(row.state, row.problem) for row in Delivery.objects.all()] == [("failed", "send.not_set")]
    assert Alert.objects.get().acked_at is None


def test_a_mail_server_that_is_written_wrong_is_said(house: House, reach: Hands, settings: Any) -> None:
    settings.HOIAM_MAIL_SERVER = "khong-phai"
    recipient(house)
    alerting.alert(house.office, [story(house).items.get()], NOW)
    work(reach)
    assert Delivery.objects.get().problem == "send.mail_server"


def test_a_fault_of_our_own_is_no_silence(house: House, reach: Hands) -> None:
    recipient(house)
    alerting.alert(house.office, [story(house).items.get()], NOW)
    with patch("hoiam.run.steps.alerting.message_of", side_effect=KeyError("x")):
        work(reach)
    assert (Delivery.objects.get().state, Delivery.objects.get().problem) == ("waiting", "send.broken")
    assert Job.objects.get(kind="alert.send").state == "waiting"


def test_after_two_hours_without_da_nhan_the_deputy_is_told(house: House, post: smtp.Post, reach: Hands) -> None:
    recipient(house)
    recipient(house, "Phó Chủ tịch", step=1)
    alerting.alert(house.office, [story(house).items.get()], NOW)
    for minutes in (0, 60, 119, 121, 240):
        moment = NOW + timedelta(minutes=minutes)
        ring(moment)
        work(reach, moment)
    assert [said.partition(":")[0] for said in subjects(post)] == ["Khẩn", "Chưa ai nhận"]


def test_da_nhan_in_time_spares_the_deputy(house: House, post: smtp.Post, reach: Hands) -> None:
    recipient(house)
    recipient(house, "Phó Chủ tịch", step=1)
    alerting.alert(house.office, [story(house).items.get()], NOW)
    work(reach)
    actions.acknowledge(alert=Alert.objects.get(), **by(people.SORTER, 30))
    alerting.tick({}, NOW + timedelta(minutes=121), reach)
    work(reach, NOW + timedelta(minutes=121))
    assert len(post.letters) == 1


def test_the_digest_comes_at_four_with_what_was_high(house: House, post: smtp.Post, reach: Hands) -> None:
    recipient(house)
    alerting.alert(house.office, [story(house, "high").items.get()], NOW)
    for hours in (0, 4, 8, 8.2, 9):
        moment = NOW + timedelta(hours=hours)
        ring(moment)
        work(reach, moment)
    assert subjects(post) == ["Bản tin 16:00 ngày 06/10: 1 tin, 1 chưa ai nhận (UBND huyện Đăk Hà)"]


def test_a_correction_to_urgent_calls_at_once(house: House, post: smtp.Post, reach: Hands) -> None:
    recipient(house)
    item = made.item(house)
    stories.sum_up(story=item.story, level="normal", reasons=[], **by(MACHINE))
    item.story.refresh_from_db()
    stories.correct(item=item, name="urgency", value="urgent", reason="Đang cháy", **by(people.SORTER))
    work(reach)
    assert len(post.letters) == 1 and Story.objects.get().alert.when == "now"


def test_a_webhook_that_was_set_gets_the_message_signed(
    house: House, newspaper: Newspaper, reach: Hands, settings: Any
) -> None:
    settings.HOIAM_WEBHOOK_SECRET = "bi-mat"
    newspaper.put("/nhan", b"ok")
    named = recipient(house).recipient
    for channel in Channel.objects.all():
        actions.end_channel(channel=channel, **by(people.ROUTER))
    told = {"kind": "webhook", "address": newspaper.url("/nhan"), "abroad": True}
    actions.add_channel(recipient=named, **told, **by(people.ROUTER))
    alerting.alert(house.office, [story(house).items.get()], NOW)
    work(newspaper.hands)
    [body] = newspaper.served.posted
    assert "Thiếu nước sạch" in body.decode() and "v1=" in newspaper.served.asked[-1][1]["X-HoiAm-Signature"]


def test_alerts_wait_behind_no_newspaper() -> None:
    assert set(threads.SENDS) <= set(KINDS) and not set(threads.SENDS) & set(threads.SLOW)
    engine = threads.Threads(KINDS, lambda: NOW, hands())
    with patch("hoiam.run.engines.threads.run_due", return_value=0) as run:
        engine._send(), engine._work(), engine._read()
    asked = [call.kwargs for call in run.call_args_list]
    assert asked[0]["only"] == threads.SENDS
    assert set(threads.SEES) <= set(KINDS) and set(threads.SEES + threads.SENDS) <= set(asked[1]["without"])
    assert not set(threads.SENDS) & set(asked[2]["only"])
