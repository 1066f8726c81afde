"""The ways of a letter to its receivers, each with its trace in words."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from hoiam.core.calendar import local
from hoiam.core.values.actor import Actor
from hoiam.desk.letters.actions import CLERKS, FOLLOWERS
from hoiam.desk.letters.models import Delivery, Letter
from hoiam.desk.letters.words.papers import CHANNELS, DELIVERIES, PROBLEMS


@dataclass(frozen=True, slots=True)
class Way:
    """One way as the page shows it."""

    to: str
    channel: str
    state: str
    level: str  # of the chip
    steps: list[str]
    url: str  # where to write down that it came, "" where that is not this person's or not yet


def sent(letter: Letter, actor: Actor) -> list[Way]:
    """Return the ways of a letter, oldest first."""
    may = bool(actor.roles & (CLERKS | FOLLOWERS)) and not letter.office.frozen_at
    return [_way(row, may) for row in letter.deliveries.order_by("id")]


def _way(row: Delivery, may: bool) -> Way:
    steps = [_step(step) for step in row.trace]
    if row.receipt:
        steps.append(_("Căn cứ: %(receipt)s") % {"receipt": row.receipt})
    if row.note:
        words = _("Nơi nhận ghi: %(note)s") if row.channel == "axis" else _("Ghi chú: %(note)s")
        steps.append(words % {"note": row.note})
    open_ = may and (row.state in ("sent", "failed") or (row.channel == "axis" and row.state == "waiting"))
    return Way(
        to=row.to,
        channel=f"{CHANNELS[row.channel]}{f', {row.address}' if row.address else ''}",
        state=str(DELIVERIES[row.state]),
        level={"failed": "now", "waiting": "high"}.get(row.state, "quiet"),
        steps=steps,
        url=reverse("letter_delivered", args=[row.letter_id, row.pk]) if open_ else "",
    )


def _step(step: dict[str, str]) -> str:
    at = local(datetime.fromisoformat(step["at"]))
    detail = step["detail"]
    said = str(PROBLEMS[detail]) if detail in PROBLEMS else f"{DELIVERIES[step['state']]}."
    return f"{at:%d/%m/%Y %H:%M}. {said}"
