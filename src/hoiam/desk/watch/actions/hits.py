"""Keep what matching found; let a person overrule it."""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import Refused
from hoiam.core.handle.states import SORTERS
from hoiam.core.values.actor import Actor
from hoiam.core.values.article import Match, Mention
from hoiam.desk.articles.models import Article
from hoiam.desk.audit import actions as audit
from hoiam.desk.jobs import actions as jobs
from hoiam.desk.units import queries as units
from hoiam.desk.units.models import Office
from hoiam.desk.watch.models import Hit

STATED = "match.stated"  # the word of who entered it
TAKEN_UP = "story.taken_up"  # an article of which nobody knew is ours since somebody took its story up …
CALLED_OURS = "story.relevant"  # … or called the whole story ours; the codes stand where else a person's reason does


def _mention(mention: Mention) -> dict[str, Any]:
    return {**asdict(mention), "reason": mention.reason.as_json()}


@transaction.atomic
def keep(*, office: Office, found: Sequence[tuple[Article, Match]], by: Actor, now: datetime) -> list[Hit]:
    """Keep the hits of one batch: what concerns the office or may concern it. A person's decision is never undone."""
    kept = []
    for article, match in found:
        if match.relevant is False and not Hit.objects.filter(office=office, article=article).exists():
            continue
        hit = Hit.objects.filter(office=office, article=article).first() or Hit(office=office, article=article)
        hit.score, hit.matched_at = match.score, now
        hit.mentions = [_mention(m) for m in match.mentions]
        stated = [reason for reason in hit.reasons if reason["code"] == STATED]
        hit.reasons = [*stated, *(reason.as_json() for reason in match.reasons)]
        if not hit.decided_by:  # an edit takes nothing back that a person said
            hit.relevant, hit.places = bool(stated) or match.relevant, list(match.places)
        hit.save()
        kept.append(hit)
    return kept


@transaction.atomic
def stated(*, office: Office, article: Article, reason: str, decided: bool, by: Actor, now: datetime) -> Hit:
    """Keep that who entered an article says it concerns the office. The line stands with the entry.

    `decided`: it was said by somebody who sorts, and matching does not undo it. Anybody else's word is a reason.
    """
    hit = Hit.objects.filter(office=office, article=article).first() or Hit(
        office=office, article=article, score=0, matched_at=now
    )
    if hit.decided_by:
        return hit
    hit.relevant = True
    found = [one for one in hit.reasons if one["code"] != STATED]
    hit.reasons = [{"code": STATED, "facts": {"reason": reason}}, *found]
    if decided:
        hit.decided_by, hit.decided_at, hit.decided_reason = by.key, now, reason[:300]
    hit.save()
    return hit


@transaction.atomic
def decide(*, hit: Hit, relevant: bool, reason: str, by: Actor, now: datetime, places: Sequence[str] = ()) -> None:
    """Let a person who sorts say whether an article concerns the office, and which places."""
    if not by.roles & set(SORTERS):
        raise Refused("story.role")
    units.refuse_frozen(hit.office)
    hit.relevant, hit.decided_by, hit.decided_at, hit.decided_reason = relevant, by.key, now, reason[:300]
    if places:
        hit.places = list(places)
    hit.save(update_fields=["relevant", "places", "decided_by", "decided_at", "decided_reason"])
    key = f"hit:{hit.pk}"
    jobs.enqueue(kind="story.changed", args={"hit": hit.pk}, key=key, office=hit.office.key, by=by, now=now)
    facts = {"relevant": relevant, "reason": reason[:300], "places": list(hit.places)}
    subject = ("hit", str(hit.pk))
    audit.record(verb="hit.decide", subject=subject, by=by, now=now, office=hit.office.key, **facts)


@transaction.atomic
def follow(*, hits: Collection[int], how: str, by: Actor, now: datetime) -> list[int]:
    """Let what a person said of a whole story hold for those of its articles of which nobody knew; return these.

    Part of the act upon the story, which asks who may do it and writes the line.
    """
    unsure = list(Hit.objects.select_for_update().filter(pk__in=hits, relevant=None).values_list("pk", flat=True))
    told = {"decided_by": by.key, "decided_at": now, "decided_reason": how}
    Hit.objects.filter(pk__in=unsure).update(relevant=True, **told)
    return unsure


@transaction.atomic
def doubt_again(*, hits: Collection[int], how: str, by: Actor, now: datetime) -> list[int]:
    """Take back what `follow` said in this way, where no person has said anything of the article itself since."""
    told = Hit.objects.select_for_update().filter(pk__in=hits, relevant=True, decided_reason=how)
    back = list(told.exclude(decided_by="").values_list("pk", flat=True))
    Hit.objects.filter(pk__in=back).update(relevant=None, decided_by="", decided_at=None, decided_reason="")
    return back
