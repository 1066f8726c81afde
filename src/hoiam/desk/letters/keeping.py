"""How long must a printed correction stay, where does it stand, and who carried the wrong piece on? Reads only.

L103-2016 Đ.42.5.a keeps it on an electronic paper at least 7 days; of NĐ 237/2026 Đ.19.3.a the number could not be
read and stays unknown. Who republished must carry the correction too (L103 Đ.42.5.c; NĐ 237 Đ.19.3.c).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoiam.core.calendar import Calendar
from hoiam.core.schedule import due
from hoiam.core.values.actor import Actor
from hoiam.core.values.case import Route, State
from hoiam.core.values.law import Due, Rule
from hoiam.desk.law import queries as law
from hoiam.desk.letters import exchanges
from hoiam.desk.letters.models import Letter, LetterState, Publication, Reprint, Standing
from hoiam.desk.letters.queries import visible
from hoiam.desk.units.models import Office

KEEP = ("L103-2016.42.5.a-keep", "ND237-2026.19.3.a")  # before July 2026, since
PASS_ON = ("L103-2016.42.5.c", "ND237-2026.19.3.c")
PRINTED = ("published", "published_partly")
DONE = ("corrected", "removed")  # of who republished: nothing is owed any more


@dataclass(frozen=True, slots=True)
class Kept:
    """One printed correction. `rule` None: the law names no time for this kind of press; `due.due` None: unread."""

    letter: Letter
    printed_on: date
    rule: Rule | None
    due: Due | None
    looks: tuple[Standing, ...]
    reprints: tuple[Reprint, ...]

    @property
    def until(self) -> date | None:
        """Return the last day on which it has to stand, None where nobody can say."""
        return self.due.due if self.due and isinstance(self.due.due, date) else None

    @property
    def last(self) -> Standing | None:
        """Return the newest look at it."""
        return self.looks[-1] if self.looks else None

    def early(self, seen_on: date) -> bool:
        """Say whether it was gone before its time: never where the time is unknown."""
        return self.until is not None and seen_on <= self.until

    def days(self) -> int | None:
        """Return for how many days it was seen to stand, None before anybody looked."""
        seen = [look.seen_on for look in self.looks if look.stands]
        return (max(seen) - self.printed_on).days if seen else None

    def waits(self, today: date) -> bool:
        """Say whether somebody should look: its time is over and nobody has seen it since, or no time is known."""
        if self.last is not None and not self.last.stands:
            return False
        if self.rule is None or self.due is None:
            return False
        if self.until is None:
            return self.last is None
        return today >= self.until and (self.last is None or self.last.seen_on < self.until)


def kept(letter: Letter) -> Kept | None:
    """Return what is known of a printed correction; None for any other letter, and before it was printed."""
    return _kept(letter, law.book().rules, law.calendar())


def _kept(letter: Letter, rules: Iterable[Rule], calendar: Calendar) -> Kept | None:
    first = _first(letter)
    if letter.route != Route.CORRECTION or first is None:
        return None
    electronic = letter.outlet.today.press_type == "electronic"
    rule = exchanges.rule_of(KEEP, first.printed_on, rules) if electronic else None
    return Kept(
        letter=letter,
        printed_on=first.printed_on,
        rule=rule,
        due=due(rule, first.printed_on, calendar) if rule else None,
        looks=tuple(sorted(letter.standings.all(), key=lambda look: (look.seen_on, look.pk))),
        reprints=tuple(sorted(letter.reprints.all(), key=lambda one: one.name)),
    )


def open_kept(office: Office, actor: Actor) -> list[Kept]:
    """Return the printed corrections that an actor may see and whose cases are not closed, the newest letter first."""
    found = visible(office, actor).filter(route=Route.CORRECTION, state=LetterState.ISSUED)
    found = found.filter(publications__outcome__in=PRINTED).exclude(case__state=State.CLOSED).distinct()
    found = found.select_related("outlet__successor__successor")
    found = found.prefetch_related("publications", "standings", "reprints")
    rules, calendar = law.book().rules, law.calendar()
    return [one for letter in found.order_by("-issued_at", "-id") if (one := _kept(letter, rules, calendar))]


def republished(letter: Letter) -> list[str]:
    """Return by name the outlets that the stories know to have carried the piece on and that nobody has noted yet."""
    piece = exchanges.article(letter)
    story = letter.case.story if letter.case else None
    if piece is None or story is None:
        return []
    items = story.items.filter(reprint_of__hit__article=piece).select_related("hit__article__outlet")
    names = {item.hit.article.outlet.name for item in items if item.hit.article.outlet.kind != "public_page"}
    return sorted(names - set(letter.reprints.values_list("name", flat=True)) - {letter.press})


def _first(letter: Letter) -> Publication | None:
    found = [one for one in letter.publications.all() if one.outcome in PRINTED]
    return min(found, key=lambda one: (one.printed_on, one.pk), default=None)
