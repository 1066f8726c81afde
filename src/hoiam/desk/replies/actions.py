"""Publish a reply: what was said, found and done. One person words it, another approves it, neither of them alone."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hoiam.core.errors import MoveDenied, Refused
from hoiam.core.handle.states import CLOSERS
from hoiam.core.text.fold import fold
from hoiam.core.text.normal import normal
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import State, Track
from hoiam.desk.audit import actions as audit
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries as case_queries
from hoiam.desk.cases.models import Case
from hoiam.desk.files.models import StoredFile
from hoiam.desk.letters.models import Letter, LetterState
from hoiam.desk.letters.queries import file_name
from hoiam.desk.places import queries as places
from hoiam.desk.replies import queries
from hoiam.desk.replies.models import Proposal, Reply
from hoiam.desk.stories.words import FIELDS
from hoiam.desk.units import queries as units

WORDERS = frozenset({Role.VAN_PHONG, Role.PHONG_VHTT, Role.CHU_TICH, Role.PCT})
APPROVERS = frozenset({Role.CHU_TICH, Role.PCT})


@transaction.atomic
def propose(*, case: Case, text: str, by: Actor, now: datetime, title: str = "") -> Proposal:
    """Put the words of a public reply before a leader; words that still wait are replaced by these.

    Raises Refused for a wrong role or an empty text; MoveDenied before a conclusion.
    """
    if not by.roles & WORDERS:
        raise Refused("reply.role")
    case = _locked(case)
    if len(text.split()) < 5:
        raise Refused("reply.empty")
    queries.waiting_of(case).update(decision="reworded", decided_by=by.key, decided_at=now)
    title = (title.strip() or case.title)[:300]
    made = Proposal.objects.create(case=case, title=title, text=text.strip(), worded_by=by.key, worded_at=now)
    _line(case, "reply.propose", by, now)
    return made


@transaction.atomic
def approve(*, proposal: Proposal, by: Actor, now: datetime, place: str = "") -> Reply:
    """Publish or bring up to date the reply of a concluded case, with its issued letter where there is one.

    What was said wrongly is put right by it, by two people and on the office's own channel: a clarification that the
    case still owes is published with it, at `place`, its address.

    Raises Refused("reply.own_words") for whoever wrote any of the words since the reply was last approved,
    Refused("reply.same_person") for whoever concluded the case; MoveDenied: "reply.decided" where the words wait no
    longer, "reply.findings_changed" where they are older than the conclusion.
    """
    if not by.roles & APPROVERS:
        raise Refused("reply.approve_role")
    case = _locked(proposal.case)
    proposal = _waiting(proposal)
    if case.concluded_by == by.key:
        raise Refused("reply.same_person")
    if queries.outdated(case, proposal):
        raise MoveDenied("reply.findings_changed")
    if queries.worders(case).filter(worded_by=by.key).exists():
        raise Refused("reply.own_words")
    _decide(proposal, "published", by, now)
    made = Reply.objects.filter(case=case).first() or Reply(case=case, published_at=now)
    made.office, made.title, made.text, made.changed_at = case.office, proposal.title, proposal.text, now
    made.verdict, made.withdrawn_at = case.verdict, None
    made.worded_by, made.approved_by = proposal.worded_by, by.key
    made.slug = case.number.lower()
    made.place_names = ", ".join(places.names(case.places).values()) or case.office.short_name
    made.field = str(FIELDS.get(case.field, "")) if case.field else ""
    made.sources, made.claims = _sources(case), queries.claims_of(case)
    _remedy(made, case)
    _letter(made, case)
    made.folded = fold(normal("\n".join((made.title, made.text, made.place_names, made.field))))
    made.clarifies = _clarify(made, place, by, now) or made.clarifies
    made.save()
    _line(case, "reply.publish", by, now, slug=made.slug, letter=made.letter_number)
    return made


@transaction.atomic
def give_back(*, proposal: Proposal, reason: str, by: Actor, now: datetime) -> None:
    """Return words that are not to be published so, always with a reason."""
    if not by.roles & APPROVERS:
        raise Refused("reply.approve_role")
    if not reason.strip():
        raise Refused("reply.needs_reason")
    case = _locked(proposal.case)
    _decide(_waiting(proposal), "returned", by, now, reason.strip()[:500])
    _line(case, "reply.return", by, now, reason=reason.strip()[:500])


@transaction.atomic
def withdraw(*, reply: Reply, reason: str, by: Actor, now: datetime) -> None:
    """Take a published reply from the public page, always with a reason, which stays in the audit.

    Where its approval published the clarification of the case, the case owes that again, in a new term.
    """
    if not by.roles & APPROVERS:
        raise Refused("reply.approve_role")
    if not reason.strip():
        raise Refused("reply.needs_reason")
    units.refuse_frozen(reply.office)
    case = Case.objects.select_for_update(of=("self",)).get(pk=reply.case_id)
    held = Reply.objects.filter(pk=reply.pk, withdrawn_at__isnull=True).first()
    if held is None:
        raise MoveDenied("reply.decided")
    held.case = case
    _reopen(held, reason.strip()[:200], by, now)
    held.withdrawn_at, held.clarifies = now, False
    held.save(update_fields=["withdrawn_at", "clarifies"])
    _line(reply.case, "reply.withdraw", by, now, slug=reply.slug, reason=reason.strip()[:500])


def _locked(case: Case) -> Case:
    """Return the case, locked until the end of the transaction: its replies change one after the other."""
    case = Case.objects.select_for_update(of=("self",)).select_related("office", "story").get(pk=case.pk)
    units.refuse_frozen(case.office)
    if State(case.state) not in (State.CONCLUDED, State.CLOSED):
        raise MoveDenied("reply.not_concluded")
    return case


def _waiting(proposal: Proposal) -> Proposal:
    held = Proposal.objects.get(pk=proposal.pk)
    if held.decision:
        raise MoveDenied("reply.decided")
    return held


def _decide(proposal: Proposal, decision: str, by: Actor, now: datetime, reason: str = "") -> None:
    proposal.decision, proposal.reason = decision, reason
    proposal.decided_by, proposal.decided_at = by.key, now
    proposal.save(update_fields=["decision", "reason", "decided_by", "decided_at"])


def _line(case: Case, verb: str, by: Actor, now: datetime, **facts: Any) -> None:
    """Write the audit line that ends an action."""
    audit.record(verb=verb, subject=("case", case.number), by=by, now=now, office=case.office.key, **facts)


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


def _clarify(made: Reply, place: str, by: Actor, now: datetime) -> bool:
    state = case_queries.track_states(made.case).get(Track.CLARIFICATION, "")
    if made.case.state == State.CONCLUDED and state in ("open", "drafted", "approved"):
        told = {"note": made.title, "proof": place or made.slug}
        cases.follow_letter(case=made.case, track=Track.CLARIFICATION, to="published", by=by, now=now, **told)
        return True
    return False


def _reopen(made: Reply, reason: str, by: Actor, now: datetime) -> None:
    """Let a case owe its clarification again where the reply was it; one that is closed can only be told of it."""
    standing = case_queries.track_states(made.case).get(Track.CLARIFICATION, "")
    if not made.clarifies or standing != "published":
        return
    if made.case.state == State.CLOSED:
        told = {"roles": CLOSERS, "facts": {"note": reason}}
        cases.tell(case=made.case, code="notice.reply.withdrawn", by=by, now=now, **told)
        return
    cases.follow_letter(case=made.case, track=Track.CLARIFICATION, to="open", by=by, now=now, note=reason)


def _letter(made: Reply, case: Case) -> None:
    issued = Letter.objects.filter(case=case, state=LetterState.ISSUED).exclude(route="")  # no copy, no other paper
    letter = issued.order_by("-issued_at").first()
    if letter is None:
        return
    made.letter_number = letter.full_number
    kept = StoredFile.objects.filter(office=case.office.key, purpose="letter", subject=str(letter.pk), public=True)
    made.letter = kept.filter(name=f"{file_name(letter)}.pdf").first()  # a number given up has left its print


@transaction.atomic
def attach_letter(*, case: Case, by: Actor, now: datetime) -> None:
    """Link the letter's file to a reply that was published before the file was made. The machine's half."""
    made = Reply.objects.select_for_update().filter(case=case, withdrawn_at__isnull=True).first()
    if made:
        _letter(made, case)
        made.save(update_fields=["letter_number", "letter"])
