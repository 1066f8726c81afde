"""Write down when the press agency received a letter, and what it printed: its own clock starts and stops here."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from hoiam.core.calendar.zone import localdate
from hoiam.core.errors import Refused
from hoiam.core.handle import tracks
from hoiam.core.handle.exchange import Stand, together
from hoiam.core.text.redact import redact
from hoiam.core.values.actor import Actor, Role
from hoiam.core.values.case import Route, State, Track
from hoiam.desk.cases import actions as cases
from hoiam.desk.cases import queries as case_queries
from hoiam.desk.law import queries as law
from hoiam.desk.letters import exchanges, explaining
from hoiam.desk.letters.actions.holding import FOLLOWERS, line, locked, minute_of, need_role
from hoiam.desk.letters.facts import OBJECTIONS
from hoiam.desk.letters.models import OUT, Letter, LetterState, OutletReply, Publication
from hoiam.desk.papers import actions as papers
from hoiam.desk.papers.models import Entry, Paper

OUTCOMES = ("published", "published_partly", "refused", "overdue")
SAYS = ("prints", "refuses", "stands", "other")
PRESS_CLOCKS = ("press_correction", "press_reply")


@transaction.atomic
def received(*, letter: Letter, at: datetime, by: Actor, now: datetime) -> Letter:
    """Write down when the press agency received the letter: its own clock starts at that moment, not before."""
    letter = locked(letter, LetterState.ISSUED)
    need_role(by, FOLLOWERS, "letter.follow_role")
    if at > now or (letter.issued_at and at < minute_of(letter.issued_at)):
        raise Refused("letter.receipt_time")
    letter.received_at = at
    letter.save(update_fields=["received_at"])
    if letter.route in OBJECTIONS:
        _start_press_clocks(letter, at, by, now)
    elif explaining.asks(letter):
        _start_explaining(letter, at, by, now)
        _end_answered(letter, by)
    line(letter, "letter.received", by, now, at=at.isoformat())
    return letter


@transaction.atomic
def printed(
    *,
    letter: Letter,
    outcome: str,
    printed_on: date,
    by: Actor,
    now: datetime,
    url: str = "",
    note: str = "",
    missing: Sequence[str] = (),
    reasoned: bool = True,
) -> Publication:
    """Write down what the press did: printed in full or in part, refused, or let its term pass.

    The objection follows what all the agencies did that were written to: while one of them still owes, it waits.
    Raises Refused: "letter.outcome"; "letter.printed_day" (before the letter, or to come); "letter.not_missing"
    (printed in full, and yet something is missing); "letter.not_late" (its term has not passed).
    """
    letter = locked(letter, LetterState.ISSUED)
    need_role(by, FOLLOWERS, "letter.follow_role")
    if outcome not in OUTCOMES or letter.route not in OBJECTIONS:
        raise Refused("letter.outcome", outcome=outcome)
    if printed_on > localdate(now) or (letter.issued_at and printed_on < localdate(letter.issued_at)):
        raise Refused("letter.printed_day")
    if outcome == "published" and missing:
        raise Refused("letter.not_missing")
    if outcome == "overdue" and exchanges.row_of(letter, now).at not in (Stand.LATE, Stand.UNHEARD):
        raise Refused("letter.not_late")
    made = Publication.objects.create(
        letter=letter,
        outcome=outcome,
        printed_on=printed_on,
        url=url,
        missing=list(missing) if outcome == "published_partly" else [],
        reasoned=reasoned,
        note=redact(note)[:300],
        noted_by=by.key,
        noted_at=now,
    )
    _move(letter, by, now, note)
    told = {"outlet": letter.outlet.name, "number": letter.full_number, "note": made.note[:200]}
    cases.tell_turn(case=letter.case, track=Track.OBJECTION, to=outcome, by=by, now=now, **told)
    if outcome != "overdue":
        cases.stop_clocks(case=letter.case, whats=PRESS_CLOCKS, by=by, now=now, outlet=letter.outlet)
    line(letter, "letter.printed", by, now, outcome=outcome, on=printed_on.isoformat(), reasoned=reasoned)
    return made


@transaction.atomic
def replied(
    *,
    letter: Letter,
    says: str,
    text: str,
    at: datetime,
    by: Actor,
    now: datetime,
    paper: Paper | None = None,
    entry: Entry | None = None,
    reasoned: bool = True,
) -> OutletReply:
    """Join what the press agency wrote back to its letter and case: a paper, a mail, or a word by telephone.

    Where it refuses, the refusal is written down with it. Raises Refused: "letter.reply_empty", "letter.receipt_time",
    "letter.reply_known" (the paper or mail answers a letter already), "letter.reply_outlet" (it is another's).
    """
    letter = locked(letter, *OUT)
    need_role(by, FOLLOWERS, "letter.follow_role")
    if not text.strip() or says not in SAYS:
        raise Refused("letter.reply_empty")
    if at > now or (letter.issued_at and at < minute_of(letter.issued_at)):
        raise Refused("letter.receipt_time")
    for sent in (paper, entry):
        if sent is not None and (sent.office_id != letter.office_id or not _of_its_press(sent, letter)):
            raise Refused("letter.reply_outlet")
        if sent is not None and OutletReply.objects.filter(Q(paper=paper) if paper else Q(entry=entry)).exists():
            raise Refused("letter.reply_known")
    made = OutletReply.objects.create(
        letter=letter,
        paper=paper,
        entry=entry,
        says=says,
        text=redact(text.strip())[:1000],
        at=at,
        noted_by=by.key,
        noted_at=now,
    )
    if paper is not None and not hasattr(paper, "tied") and letter.case.state != State.CLOSED:
        cases.attach_paper(case=letter.case, paper=paper, by=by, now=now)
    if entry is not None and entry.held:
        papers.join(entry=entry, by=by, now=now)
    if explaining.asks(letter):  # whatever it says, it has answered: late stays late
        _end_answered(letter, by)
    elif says == "refuses" and letter.state == LetterState.ISSUED:
        told = {"printed_on": localdate(at), "note": text, "reasoned": reasoned}
        printed(letter=letter, outcome="refused", by=by, now=now, **told)
    line(letter, "letter.replied", by, now, says=says)
    return made


@transaction.atomic
def note_watch(*, letter: Letter, by: Actor, now: datetime) -> list[str]:
    """Tell those who follow the press, once, that the article was changed after our letter, or that the press is late.

    The machine's own look; it decides nothing, so no audit line is written. Returns the codes of what it told.
    """
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    told: list[str] = []
    if explaining.asks(letter):
        return _note_silent(letter, by, now)
    change = exchanges.edited(letter)
    if change and change.change and change.change.counts and letter.told_version != change.after.number:
        letter.told_version = change.after.number
        told.append("notice.letter.edited")
    if letter.told_late_at is None and exchanges.row_of(letter, now).at in (Stand.LATE, Stand.UNHEARD):
        letter.told_late_at = now
        told.append("notice.letter.late")
    if told:
        letter.save(update_fields=["told_version", "told_late_at"])
    facts = {"outlet": letter.press, "number": letter.full_number}
    for code in told:
        cases.tell(case=letter.case, code=code, by=by, now=now, roles=(Role.PHONG_VHTT,), facts=facts)
    return told


def _move(letter: Letter, by: Actor, now: datetime, note: str) -> None:
    """Move the objection to what the agencies did together; it stays where another letter of ours is under way.

    Nobody is told by it: what each agency did is told as it is written down, also while another one still owes.
    """
    latest: dict[int, str] = {}
    sent = Letter.objects.filter(case=letter.case, route__in=OBJECTIONS, state=LetterState.ISSUED)
    for one in sent.order_by("issued_at", "id"):
        printed_last = one.publications.order_by("noted_at", "id").last()
        latest[one.outlet_id] = printed_last.outcome if printed_last else ""
    to = together(tuple(latest.values()))
    present = case_queries.track_states(letter.case).get(Track.OBJECTION, "")
    if to and to in tracks.TABLES[Track.OBJECTION].get(present, ()):
        cases.follow_letter(case=letter.case, track=Track.OBJECTION, to=to, by=by, now=now, note=note, told=True)


def _start_press_clocks(letter: Letter, at: datetime, by: Actor, now: datetime) -> None:
    """Start what the press law gives this sort of outlet: a correction's time, or only the reply's."""
    what = "press_correction" if letter.route == Route.CORRECTION else "press_reply"
    bound = {"about": f"{letter.press}, {letter.full_number}", "outlet": letter.outlet}
    for key in letter.clock_rules:
        for rule in law.press_rules(key, letter.outlet.today.press_type, localdate(at)):
            cases.start_clock(case=letter.case, what=what, at=at, by=by, now=now, rule=rule.id, **bound)


def _of_its_press(sent: Paper | Entry, letter: Letter) -> bool:
    """Say whether a paper or a mail is of the press agency of a letter, or of who took over from it."""
    theirs = sent.outlet and letter.outlet and sent.outlet.today.pk == letter.outlet.today.pk
    return sent.outlet_id == letter.outlet_id or bool(theirs)


def _start_explaining(letter: Letter, at: datetime, by: Actor, now: datetime) -> None:
    """Start the term for explaining; a receipt that is set anew takes the place of the one before."""
    _end_explaining(letter, by, now, "replaced")
    rule = exchanges.rule_of(explaining.RULES, localdate(at))
    if rule is not None:
        told = {"rule": rule.id, "about": f"{letter.press}, {letter.full_number}", "subject": str(letter.pk)}
        cases.start_clock(case=letter.case, what=explaining.CLOCK, at=at, by=by, now=now, outlet=letter.outlet, **told)


def _end_explaining(letter: Letter, by: Actor, now: datetime, ended: str = "done") -> None:
    whats, subject = (explaining.CLOCK,), str(letter.pk)
    cases.stop_clocks(case=letter.case, whats=whats, by=by, now=now, ended=ended, subject=subject)


def _end_answered(letter: Letter, by: Actor) -> None:
    """End the term at the moment of the first answer, whenever that was noted: in time stays in time."""
    first = letter.replies.order_by("at", "id").first()
    if first is not None:
        _end_explaining(letter, by, max(first.at, letter.received_at or first.at))


def _note_silent(letter: Letter, by: Actor, now: datetime) -> list[str]:
    """Tell once that a press agency let its term for explaining pass."""
    clock = explaining.term_of(letter)
    if letter.told_late_at or clock is None or clock.done_at or not clock.ends_at or now < clock.ends_at:
        return []
    letter.told_late_at = now
    letter.save(update_fields=["told_late_at"])
    facts = {"outlet": letter.press, "number": letter.full_number}
    cases.tell(case=letter.case, code="notice.letter.silent", by=by, now=now, roles=(Role.PHONG_VHTT,), facts=facts)
    return ["notice.letter.silent"]
