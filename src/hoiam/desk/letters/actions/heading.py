"""Set how the office's own paper looks: its letterhead, and the Word templates for kinds of letters."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.compose.paper_kinds import EVERY
from hoiam.core.errors import Refused
from hoiam.core.values.actor import Actor, Role
from hoiam.desk.audit import actions as audit
from hoiam.desk.files import actions as files
from hoiam.desk.files.models import Purpose
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office

HEADERS = frozenset({Role.QUAN_TRI, Role.VAN_THU, Role.VAN_PHONG})
TEMPLATE = Purpose.TEMPLATE  # its subject is the kind of letter
LONGEST = {"lines": 120, "superior": 120, "recipients": 200, "keep": 30}
WORDS = {"place": 80, "notation": 30, "contact": 200}


@transaction.atomic
def keep_letterhead(
    *,
    office: Office,
    lines: list[str],
    superior: list[str],
    place: str,
    notation: str,
    recipients: list[str],
    keep: list[str],
    contact: str,
    by: Actor,
    now: datetime,
) -> Office:
    """Set the letterhead of letters: names, place, notation, usual receivers. Letters with a number keep theirs.

    Raises Refused: "paper.head_role", "paper.head_lacking" without a name or a notation, "paper.head_notation".
    """
    row = locked_head(office, by)
    lists = {"lines": lines, "superior": superior, "recipients": recipients, "keep": keep}
    own: dict[str, Any] = {
        name: [" ".join(word.split())[: LONGEST[name]] for word in said if word.strip()] for name, said in lists.items()
    }
    words = {"place": place, "notation": notation, "contact": contact}
    own |= {name: " ".join(said.split())[: WORDS[name]] for name, said in words.items()}
    if not (own["lines"] and own["place"] and own["notation"]):
        raise Refused("paper.head_lacking")
    if " " in own["notation"] or "/" in own["notation"]:
        raise Refused("paper.head_notation")
    held = dict((row.settings.get("paper") or {}).get("letter") or {})
    changes = {name: [held.get(name), value] for name, value in own.items() if held.get(name) != value}
    return save_head(row, {"letter": held | own}, "paper.head", changes, by, now)


@transaction.atomic
def put_template(*, office: Office, kind: str, sha256: str, size: int, by: Actor, now: datetime) -> Office:
    """Use a Word template (kept and looked through by the caller) for a kind of letter from now on.

    Raises Refused: "paper.head_role", "paper.kind".
    """
    row = locked_head(office, by)
    if kind not in EVERY:
        raise Refused("paper.kind")
    files.note(
        office=row.key,
        purpose=TEMPLATE,
        subject=kind,
        name=f"mau-{kind.replace('_', '-')}.docx",
        content_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        sha256=sha256,
        size=size,
        by=by,
        now=now,
    )
    templates = dict((row.settings.get("paper") or {}).get("templates") or {})
    changes = {kind: [templates.get(kind), sha256]}
    return save_head(row, {"templates": templates | {kind: sha256}}, "paper.template", changes, by, now)


@transaction.atomic
def drop_template(*, office: Office, kind: str, by: Actor, now: datetime) -> Office:
    """Use no template of the office's own for a kind of letter any more."""
    row = locked_head(office, by)
    templates = dict((row.settings.get("paper") or {}).get("templates") or {})
    changes = {kind: [templates.pop(kind, None), None]}
    return save_head(row, {"templates": templates}, "paper.template", changes, by, now)


def locked_head(office: Office, by: Actor) -> Office:
    """Return an office whose own paper is to be set; part of another action. Raises Refused("paper.head_role")."""
    if not by.roles & HEADERS:
        raise Refused("paper.head_role")
    row = Office.objects.select_for_update().get(pk=office.pk)
    units.refuse_frozen(row)
    return row


def save_head(
    row: Office, part: Mapping[str, Any], verb: str, changes: Mapping[str, Any], by: Actor, now: datetime
) -> Office:
    """Keep one part of how the office's own paper is, with its audit line; part of another action."""
    row.settings = {**row.settings, "paper": {**(row.settings.get("paper") or {}), **part}}
    row.save(update_fields=["settings"])
    audit.record(verb=verb, subject=("office", row.key), by=by, now=now, office=row.key, changes=dict(changes))
    return row
