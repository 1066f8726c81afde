"""What a message says: title, outlets, reasons, who must do what by when, and where to look. Never a text (G11).

Mail, chat and webhook say the same. Words of people leave the house over no channel: a story that only people tell is
named by its field and place, and whoever wants to read it signs in (guard-rails G1, G9).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from hoiam.core.calendar import local
from hoiam.core.values.message import Message
from hoiam.desk.alerts import queries, words
from hoiam.desk.alerts.models import Alert, Delivery, Digest
from hoiam.desk.alerts.told import PEOPLE
from hoiam.desk.places import queries as places
from hoiam.desk.stories import queries as stories
from hoiam.desk.stories.models import StoryItem, StoryState
from hoiam.desk.stories.words import FIELDS, LEVELS

SHOWN = 5  # pieces named in a message
SUBJECT = 150
LIST = "/tin/canh-bao/"  # where alerts stand in the web


@dataclass(frozen=True, slots=True)
class Line:
    """One alert inside a message."""

    title: str
    level: str
    where: str
    field: str
    reasons: list[str]
    pieces: list[tuple[str, str, str, str]]  # outlet, hour, title, address
    more: int
    link: str
    state: str


def message_of(delivery: Delivery, address: str, now: datetime) -> Message:
    """Return what a delivery says, in Vietnamese. `address` is where this installation is opened, "" where not set."""
    with override("vi"):
        if delivery.purpose == "try":
            return _said(delivery, now, _("Gửi thử từ Hồi Âm"), {}, {}, address)
        if delivery.digest is not None:
            return _digest(delivery, delivery.digest, address, now)
        if delivery.alert is None:
            raise ValueError("a delivery is about an alert, a digest or a trial")
        return _alert(delivery, delivery.alert, address, now)


def path_of(alert: Alert) -> str:
    """Return where an alert is opened in the web."""
    return f"{LIST}{alert.pk}/"


def _alert(delivery: Delivery, alert: Alert, address: str, now: datetime) -> Message:
    line = _line(alert, address)
    head = _("Chưa ai nhận: ") if delivery.step else ""
    until = _moment(alert.next_step_at) if alert.next_step_at else ""
    context = {"line": line, "step": delivery.step, "until": until, "raised": _moment(alert.raised_at)}
    facts = {"alert": alert.pk, "level": alert.level, "field": alert.story.field, "places": alert.story.places}
    facts |= {"title": line.title, "reasons": line.reasons, "link": line.link, "step": delivery.step}
    return _said(delivery, now, f"{head}{line.level}: {line.title}", context, facts, address)


def _digest(delivery: Delivery, digest: Digest, address: str, now: datetime) -> Message:
    alerts = queries.digest_alerts(digest)
    lines = [_line(alert, address) for alert in alerts]
    counted = ngettext("%(n)s tin", "%(n)s tin", len(lines)) % {"n": len(lines)}
    facts = {"at": f"{local(digest.at):%H:%M}", "day": f"{local(digest.at):%d/%m}", "counted": counted}
    facts["waiting"] = str(sum(not line.state for line in lines))
    subject = _("Bản tin %(at)s ngày %(day)s: %(counted)s, %(waiting)s chưa ai nhận") % facts
    listed = [
        {"alert": one.pk, "title": line.title, "link": line.link} for one, line in zip(alerts, lines, strict=True)
    ]
    context = {"lines": lines, "list_link": f"{address.rstrip('/')}{LIST}" if address else ""}
    return _said(delivery, now, subject, context, {"digest": digest.pk, "alerts": listed}, address)


def _said(
    delivery: Delivery, now: datetime, subject: str, context: dict[str, Any], facts: dict[str, Any], address: str
) -> Message:
    office, name = delivery.office, delivery.purpose
    whole = f"{_short(subject, SUBJECT - len(office.short_name) - 3)} ({office.short_name})"
    shown = {"subject": subject, "office": office, "recipient": str(delivery.channel.recipient), "address": address}
    text = render_to_string(f"alert_mail/{name}.txt", shown | context)
    return Message(
        key=delivery.key,
        subject=whole,
        text=_tidy(text),
        at=now,
        html=render_to_string(f"alert_mail/{name}.html", shown | context),
        short=_tidy(render_to_string(f"alert_mail/{name}_chat.txt", shown | context)),
        facts={"office": office.key, "purpose": name, "sample": office.sample, **facts},
    )


def _line(alert: Alert, address: str) -> Line:
    story = alert.story
    items = [item for item in stories.items_of_all([story]).get(story.pk, []) if item.hit.relevant]
    printed = [item for item in items if item.hit.article.outlet.kind not in PEOPLE]
    names = places.names(story.places)
    where = ", ".join(names.get(key, key) for key in story.places)
    field = str(FIELDS.get(story.field, "")) if story.field else ""
    title = printed[0].hit.article.title if printed else _from_people(field, where)
    return Line(
        title=title,
        level=str(LEVELS.get(alert.level, LEVELS[""])),
        where=where,
        field=field,
        reasons=[*words.told(alert.reasons, names), *words.because(alert.level, story.reasons)],
        pieces=[_piece(item) for item in printed[:SHOWN]],
        more=max(0, len(printed) - SHOWN),
        link=f"{address.rstrip('/')}{path_of(alert)}" if address else "",
        state=_answered(alert),
    )


def _from_people(field: str, where: str) -> str:
    return _("Người dân phản ánh về %(field)s, %(where)s") % {
        "field": field.lower() if field else _("một việc"),
        "where": where or _("chưa rõ nơi"),
    }


def _piece(item: StoryItem) -> tuple[str, str, str, str]:
    article = item.hit.article
    return article.outlet.name, _moment(article.published_at), article.title, article.url


def _answered(alert: Alert) -> str:
    if alert.acked_at:
        return _("đã nhận lúc %(at)s") % {"at": _moment(alert.acked_at)}
    return _("đã được phân loại") if alert.story.state != StoryState.NEW else ""


def _moment(at: datetime) -> str:
    return f"{local(at):%H:%M %d/%m/%Y}"


def _short(subject: str, most: int) -> str:
    return subject if len(subject) <= most else subject[: most - 1].rsplit(" ", 1)[0] + "…"


def _tidy(text: str) -> str:
    """Return a text without the empty lines that its template's tags leave behind, one empty line at most."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    return "\n".join(line for line, before in zip(lines, ["", *lines], strict=False) if line or before) + "\n"
