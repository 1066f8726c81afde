"""Publish a reply: what was said, found and done. Four eyes: whoever concluded does not publish alone."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import State, Track
from hoiam.desk.audit import actions as audit
from hoiam.desk.cases.models import Case
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.places import queries as places
from hoiam.desk.replies.models import Reply
from hoiam.desk.stories.words import FIELDS
from hoiam.desk.units import queries as units

PUBLISHERS = frozenset({Role.VAN_PHONG, Role.PHONG_VHTT, Role.CHU_TICH, Role.PCT})


@transaction.atomic
def publish(*, case: Case, text: str, by: Actor, now: datetime, title: str = "") -> Reply:
    """Publish or bring up to date the reply of a concluded case, with its issued letter where there is one.

    Raises Refused for a wrong role, the same person that concluded, or an empty text; MoveDenied before a conclusion.
    """
    if not by.roles & PUBLISHERS:
        raise Refused("reply.role")
    units.refuse_frozen(case.office)
    if State(case.state) not in (State.CONCLUDED, State.CLOSED):
        raise MoveDenied("reply.not_concluded")
    if case.concluded_by == by.key:
        raise Refused("reply.same_person")
    if len(text.split()) < 5:
        raise Refused("reply.empty")
    made = Reply.objects.select_for_update().filter(case=case).first() or Reply(case=case, published_at=now)
    made.office, made.title, made.text, made.changed_at = case.office, title or made.title or case.title, text, now
    made.verdict, made.withdrawn_at = case.verdict, None
    made.slug = case.number.lower()
    made.place_names = ", ".join(places.names(case.places).values()) or case.office.short_name
    made.field = str(FIELDS.get(case.field, "")) if case.field else ""
    made.sources = _sources(case)
    _remedy(made, case)
    _letter(made, case)
    made.folded = fold(normal("\n".join((made.title, made.text, made.place_names, made.field))))
    made.save()
    subject, key = ("case", case.number), case.office.key
    facts = {"slug": made.slug, "letter": made.letter_number}
    audit.record(verb="reply.publish", subject=subject, by=by, now=now, office=key, **facts)
    return made


def _sources(case: Case) -> list[dict[str, Any]]:
    """Return the press pieces that are answered; posts of people are never named in public."""
    if not case.story:
        return []
    items = case.story.items.select_related("hit__article__outlet").order_by("hit__article__published_at")
    rows = [item.hit.article for item in items if item.hit.article.outlet.kind == "press" and not item.reprint_of_id]
    return [
        {"outlet": a.outlet.name, "title": a.title, "url": a.url, "on": a.published_at.date().isoformat()} for a in rows
    ]


def _remedy(made: Reply, case: Case) -> None:
    track = case.tracks.filter(track=Track.REMEDY).first()
    made.remedy = "" if track is None else "done" if track.state == "done" else "doing"
    made.remedy_text = track.note if track else ""


def _letter(made: Reply, case: Case) -> None:
    letter = Letter.objects.filter(case=case, state=LetterState.ISSUED).order_by("-issued_at").first()
    if letter is None:
        return
    made.letter_number = letter.full_number
    kept = StoredFile.objects.filter(office=case.office.key, purpose="letter", subject=str(letter.pk), public=True)
    made.letter = kept.filter(content_type="application/pdf").first()


@transaction.atomic
def attach_letter(*, case: Case, by: Actor, now: datetime) -> None:
    """Link the letter's file to a reply that was published before the file was made. The machine's half."""
    made = Reply.objects.select_for_update().filter(case=case, withdrawn_at__isnull=True).first()
    if made:
        _letter(made, case)
        made.save(update_fields=["letter_number", "letter"])
