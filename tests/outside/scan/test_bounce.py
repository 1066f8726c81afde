"""A delivery report names the mail that came back and why; anything else is no bounce."""

import pytest

from hoiam.outside.scan.bounce import Bounce, bounced


def report(
    status: str = "5.1.1", action: str = "failed", enclosed: str = "message/rfc822", key: str = "van-ban-1-2"
) -> bytes:
    inner = f"From: ubnd@dakha.vidu.vn\r\nMessage-ID: <{key}@dakha.vidu.vn>\r\nSubject: x\r\n\r\nThan thu\r\n"
    return (
        "From: MAILER-DAEMON@mx.vidu.vn\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.vidu.vn\r\n\r\n"
        f"Final-Recipient: rfc822; Toa-Soan@thongreo.vidu.vn\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: {enclosed}\r\n\r\n{inner}\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize("enclosed", ["message/rfc822", "text/rfc822-headers"])
def test_a_report_names_the_mail_the_recipient_and_the_status(enclosed: str) -> None:
    wanted = Bounce("van-ban-1-2", "dakha.vidu.vn", "toa-soan@thongreo.vidu.vn", "5.1.1")
    assert bounced(report(enclosed=enclosed)) == wanted


@pytest.mark.parametrize("action", ["delayed", "relayed", "delivered", "expanded"])
def test_what_is_still_under_way_is_no_bounce(action: str) -> None:
    assert bounced(report(action=action)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Subject: a\r\n\r\nb",
        b"Subject: delivery-status\r\n\r\nAction: failed",
        report().replace(b"Message-ID:", b"X-Other:"),
        report().replace(b"multipart/report", b"multipart/mixed"),
        report()[:400],
    ],
)
def test_anything_else_is_none(data: bytes) -> None:
    assert bounced(data) is None


def test_a_status_that_cannot_be_read_is_left_out() -> None:
    found = bounced(report(status="unknown"))
    assert found and found.status == ""
