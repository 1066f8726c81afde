"""Looks into the office's own mailbox: newsletters of registered outlets become items, other letters wait for a person.

A letter of the press is a draft of a press request; a letter of anybody else is "người dân" without any identity. The
machine proposes; nothing of a letter enters the inbox before somebody says so (guard-rails G1, G9).
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Permanent, Temporary
from hoiam.core.values.actor import MACHINE
from hoiam.desk.letters import actions as letters
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers import queries
from hoiam.desk.papers.models import Channel, Speaker
from hoiam.desk.papers.standing import BASIS, hand_key
from hoiam.desk.reports import actions as reports
from hoiam.desk.sources import actions as sources
from hoiam.desk.sources import queries as source_queries
from hoiam.desk.sources.models import Outlet
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office
from hoiam.outside.collect import mailbox, newsletter
from hoiam.outside.scan import mime
from hoiam.outside.scan.bounce import bounced
from hoiam.outside.send import mail_server
from hoiam.outside.send.means import MailServer
from hoiam.run.hands import Hands
from hoiam.run.steps.enclosing import enclosed

log = structlog.get_logger(__name__)
FIRST = timedelta(days=7)  # how far back the first look goes


def look(args: Mapping[str, Any], now: datetime, hands: Hands) -> None:
    """Look into the mailbox once. What went wrong stands beside it, and the next look comes by itself."""
    office = units.office(args["office"])
    if office.frozen_at or not settings.HOIAM_MAILBOX:
        return
    state = queries.mail_of(office)
    try:
        box = mailbox.mailbox(settings.HOIAM_MAILBOX, settings.HOIAM_MAILBOX_PASSWORD)
        mark = mailbox.Mark(state.validity, state.uid) if state else mailbox.Mark()
        found = mailbox.letters(box, mark, hands.guard, localdate(now - FIRST), context=hands.tls)
    except (Temporary, Permanent) as failed:
        papers.note_mail(office=office, problem=failed.reason, by=MACHINE, now=now)
        return
    dates = []
    for raw in found.letters:
        try:
            if not _came_back(office, raw, now):
                letter = mime.read(raw)
                dates.append(letter.sent_at or now)
                _take(office, letter, now, hands)
        except Permanent as unread:  # one letter that cannot be read never stops the others
            log.warning("letter not read", reason=unread.reason)
    problem = "mail.left_out" if found.left_out else ""
    told = {"validity": found.mark.validity, "uid": found.mark.uid, "problem": problem, "dates": dates}
    papers.note_mail(office=office, by=MACHINE, now=now, **told)


def _came_back(office: Office, raw: bytes, now: datetime) -> bool:
    """Say whether a mail is about a letter or report of this office that was not delivered, and write that down."""
    bounce = bounced(raw)
    if bounce is None:
        return False
    server = _server()
    if server is None or server.sender.partition("@")[2].lower() != bounce.domain:
        return False
    told = {"key": bounce.key, "recipient": bounce.recipient, "status": bounce.status}
    rooms = (letters.bounced, reports.bounced)
    return any(bounced_in(office=office, by=MACHINE, now=now, **told) is not None for bounced_in in rooms)


def _server() -> MailServer | None:
    """Return the server that our letters go out over; None where none is set, or not rightly."""
    told = (settings.HOIAM_MAIL_SERVER, settings.HOIAM_MAIL_PASSWORD, settings.HOIAM_MAIL_FROM)
    try:
        return mail_server(*told, settings.HOIAM_MAIL_INSIDE)
    except Permanent:
        return None


def _take(office: Office, letter: mime.Letter, now: datetime, hands: Hands) -> None:
    outlet = _outlet_of(letter.domain, office.sample)
    listed = newsletter.listed(letter, outlet.home) if outlet else []
    if outlet and listed:
        for item in listed:
            facts = {"channel": Channel.LINK, "speaker": Speaker.PRESS, "said_at": min(letter.sent_at or now, now)}
            papers.enter_mail(
                office=office,
                key=_key(item.url),
                outlet=outlet,
                title=item.title,
                text="",
                url=item.url,
                left=letter.attached,
                by=MACHINE,
                now=now,
                **facts,
            )
        return
    speaker = Speaker.PRESS if outlet else Speaker.PEOPLE
    outlet = outlet or sources.outlet_by_hand(
        key=hand_key("people", "", office.sample),
        name="Người dân",
        kind="unknown",
        basis=BASIS,
        sample=office.sample,
        by=MACHINE,
        now=now,
    )
    facts = {"channel": Channel.LETTER, "speaker": speaker, "said_at": min(letter.sent_at or now, now)}
    title = letter.subject or letter.text[:100]
    key = _key(letter.message_id or f"{letter.domain}\n{letter.subject}\n{letter.sent_at}\n{letter.text}")
    facts |= {"outlet": outlet, "title": title, "text": letter.text, "held": True}
    # What anybody but the press sends may show people (guard-rails G1, G10): it stays in the mailbox, and is counted.
    new = speaker == Speaker.PRESS and not queries.has_entry(office, key)
    files = enclosed(letter, now, hands) if new else []
    papers.enter_mail(
        office=office, key=key, files=files, left=letter.attached - len(files), by=MACHINE, now=now, **facts
    )


def _outlet_of(domain: str, sample: bool) -> Outlet | None:
    """Return the registered outlet whose home has the letter's domain, or a domain above it."""
    parts = domain.split(".")
    hosts = [".".join(parts[at:]) for at in range(max(0, len(parts) - 1))]
    found = (source_queries.outlet_at(host) for host in hosts)
    return next((outlet for outlet in found if outlet and outlet.sample == sample), None)


def _key(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()
