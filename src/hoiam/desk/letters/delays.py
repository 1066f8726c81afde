"""Which newspapers were not yet told that a check takes longer, and from what is that word written? Reads only.

Practice asks for it and no law does (law notes, section 3.8: Nghệ An, QĐ 29/2023/QĐ-UBND): the reason also goes to the
newspaper. It is owed while the check goes on, to those who raised the matter and not to who reprinted it; once there
is a conclusion, the answer itself takes its place.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hoiam.core.calendar.zone import localdate
from hoiam.core.compose import delay_words as words
from hoiam.core.compose import lines
from hoiam.core.compose.paper_facts import PaperFacts, Part
from hoiam.core.errors import Refused
from hoiam.core.values.case import State
from hoiam.desk.cases.models import Case, CaseClock, Extension
from hoiam.desk.letters.facts import incoming_of, piece_of, recipients_of
from hoiam.desk.letters.letterhead import letterhead
from hoiam.desk.letters.models import OUT, UNDER_WAY, Letter, LetterState
from hoiam.desk.letters.paper_facts import paper_facts_for
from hoiam.desk.sources.models import Outlet, OutletKind

TOLD = ("sent", "received")  # a way on which the letter has left


@dataclass(frozen=True, slots=True)
class Owed:
    """One newspaper that waits for word. `letter` is what was written for it so far, None for nothing."""

    outlet: Outlet
    letter: Letter | None


def extension_of(case: Case) -> Extension | None:
    """Return the newest extension of a check that still goes on, None where there is none to tell of."""
    if case.state != State.VERIFYING:
        return None
    granted = [one for one in case.extensions.all() if one.answer == "granted"]
    return max(granted, key=lambda one: one.pk, default=None)


def raised_by(case: Case) -> list[Outlet]:
    """Return the newspapers that raised a matter: by a paper of theirs, or first in print; reprints are none."""
    keys = set(case.papers.exclude(paper__outlet=None).values_list("paper__outlet", flat=True))
    keys |= {case.article.outlet_id} if case.article else set()
    keys |= {case.entry.outlet_id} if case.entry else set()
    if case.story:
        first = case.story.items.filter(reprint_of__isnull=True)
        keys |= set(first.values_list("hit__article__outlet", flat=True))
    return list(Outlet.objects.filter(pk__in=keys, kind=OutletKind.PRESS).order_by("name"))


def owed(case: Case) -> list[Owed]:
    """Return who still waits for word of the newest extension; nobody once a letter has left for each."""
    extension = extension_of(case)
    if extension is None:
        return []
    written = Letter.objects.filter(extension=extension).order_by("id").prefetch_related("deliveries")
    by_outlet = {one.outlet_id: one for one in written if one.state in (*UNDER_WAY, LetterState.ISSUED)}
    waits = ((outlet, by_outlet.get(outlet.pk)) for outlet in raised_by(case))
    return [Owed(outlet, letter) for outlet, letter in waits if letter is None or not _left(letter)]


def _left(letter: Letter) -> bool:
    if letter.state not in OUT:
        return False
    return any(way.to in letter.press_names and way.state in TOLD for way in letter.deliveries.all())


def delay_facts(case: Case, outlet: Outlet, extension: Extension, now: datetime) -> PaperFacts:
    """Return the facts of the letter to one newspaper. Raises Refused("delay.no_term") where no new date runs."""
    until = _last_day(case.clocks.filter(what="verify_result", done_at__isnull=True).first())
    if until is None:
        raise Refused("delay.no_term")
    head, about = letterhead(case.office), lines.inside(case.title.strip(" ."))
    answer = case.clocks.filter(what="answer", outlet=outlet, done_at__isnull=True).order_by("ends_at").first()
    said = words.told(
        head.issuer,
        piece_of(case, outlet),
        incoming_of(case, outlet),
        about=about,
        reason=extension.answer_reason,
        until=until,
        answer_by=_last_day(answer),
        contact=head.contact,
    )
    return replace(
        paper_facts_for(case.office, "cong_van", now),
        subject=words.subject(outlet.name, about)[:300],
        addressees=(outlet.name,),
        parts=(Part("noi_dung", "\n".join(said)),),
        recipients=recipients_of(case, head.recipients),
    )


def _last_day(clock: CaseClock | None) -> date | None:
    """Return the last day of a term: it ends with the first moment that is late."""
    return localdate(clock.ends_at - timedelta(microseconds=1)) if clock and clock.ends_at else None
